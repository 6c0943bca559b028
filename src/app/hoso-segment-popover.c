/* Makes a segment of those who answered a question, or chose one option.
 *
 * The first row is everyone who answered, the others are the options, the most
 * frequent first.  The new segment is shown on its page.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-segment-popover.h"

#include "hoso-segments.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoSegmentPopover
{
  GtkPopover parent_instance;

  GtkListView *list;
  GtkStringList *choices; /* everyone, then labels */
  HosoWorkspace *workspace;
  HosoQuestion *question;
  gint64 survey;
};

G_DEFINE_FINAL_TYPE (HosoSegmentPopover, hoso_segment_popover, GTK_TYPE_POPOVER)

typedef struct
{
  char *name;
  HosoRule *rule;
} NewSegment;

static void
new_segment_free (NewSegment *segment)
{
  g_free (segment->name);
  hoso_rule_free (segment->rule);
  g_free (segment);
}

/* On the writing thread. */
static gpointer
add_segment (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  NewSegment *segment = data;
  gint64 id = hoso_segments_save (db, 0, segment->name, segment->rule, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (id == NULL)
    {
      hoso_window_show_error (window, error);
      return;
    }

  hoso_window_show_page (window, HOSO_PAGE_SEGMENTS, *id);
  hoso_window_toast_undo (window, _ ("A segment was made."));
}

static NewSegment *
make_segment (HosoSegmentPopover *self, guint position)
{
  NewSegment *segment = g_new0 (NewSegment, 1);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_ANSWER);
  g_autofree char *label = hoso_question_dup_label (self->question);

  node->question = self->question->id;
  node->op = position == 0 ? HOSO_OP_KNOWN : HOSO_OP_IS;
  if (position > 0)
    node->value = g_strdup (gtk_string_list_get_string (self->choices, position));

  segment->rule = hoso_rule_new (self->survey);
  hoso_rule_node_add (segment->rule->root, node);
  if (position == 0)
    /* Translators: the name of a new segment; %s is the title of a question. */
    segment->name = g_strdup_printf (_ ("Answered “%s”"), label);
  else
    /* Translators: the name of a new segment: a question, then the answer given. */
    segment->name = g_strdup_printf (_ ("%s: %s"), label, node->value);
  return segment;
}

static void
activate_cb (HosoSegmentPopover *self, guint position)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_popover_popdown (GTK_POPOVER (self));
  hoso_workspace_write_async (self->workspace,
                              add_segment,
                              make_segment (self, position),
                              (GDestroyNotify)new_segment_free,
                              g_free,
                              NULL,
                              added_cb,
                              g_object_ref (window));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkStringObject *choice = gtk_list_item_get_item (list_item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      gtk_string_object_get_string (choice));
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const HosoOption *x = *(const HosoOption *const *)a;
  const HosoOption *y = *(const HosoOption *const *)b;

  return x->count > y->count ? -1 : x->count < y->count;
}

static void
fill (HosoSegmentPopover *self)
{
  /* A copy of the array would free the options with itself. */
  g_autoptr (GPtrArray) options = g_ptr_array_new ();

  g_ptr_array_extend (options, self->question->options, NULL, NULL);
  g_ptr_array_sort (options, compare_counts);
  gtk_string_list_append (self->choices, _ ("Everyone who answered"));
  for (guint i = 0; i < options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (options, i);

      gtk_string_list_append (self->choices, option->label);
    }
}

static void
hoso_segment_popover_dispose (GObject *object)
{
  HosoSegmentPopover *self = HOSO_SEGMENT_POPOVER (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->question, hoso_question_free);
  G_OBJECT_CLASS (hoso_segment_popover_parent_class)->dispose (object);
}

static void
hoso_segment_popover_class_init (HosoSegmentPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_segment_popover_dispose;
}

static void
hoso_segment_popover_init (HosoSegmentPopover *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->choices = gtk_string_list_new (NULL);
  self->list = GTK_LIST_VIEW (
    gtk_list_view_new (GTK_SELECTION_MODEL (
                         gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->choices)))),
                       factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who is in the segment"),
                                  -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

/* See hoso-segment-popover.h. */
GtkWidget *
hoso_segment_popover_new (HosoWorkspace *workspace,
                          const HosoSurvey *survey,
                          const HosoQuestion *question)
{
  HosoSegmentPopover *self = g_object_new (HOSO_TYPE_SEGMENT_POPOVER, NULL);

  self->workspace = g_object_ref (workspace);
  self->survey = survey->id;
  self->question = hoso_question_copy (question);
  fill (self);
  return GTK_WIDGET (self);
}
