/* Looks for groups: first which questions, then the work, then what was found.
 * Main thread only; the search runs on a reading thread.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-group-finder.h"

#include <glib/gi18n-lib.h>

#include "hoso-format.h"
#include "hoso-group-card.h"
#include "hoso-group-work.h"
#include "hoso-window.h"

#define PROGRESS_MS 100

struct _HosoGroupFinder
{
  AdwWindow parent_instance;

  GtkButton *go;
  GtkStack *stack;
  GtkDropDown *number;
  GtkListBox *questions;
  GtkProgressBar *progress;
  AdwStatusPage *nothing;
  GtkLabel *words;
  GtkLabel *trust;
  GtkBox *cards;
  GtkLabel *source;

  HosoWorkspace *workspace;
  gint64 survey;
  HosoGroupSearch *search;     /* while looking, or NULL */
  HosoClusterFinding *finding; /* or NULL */
  GCancellable *cancellable;
  guint ticking; /* source id */
};

static GQuark question_quark;

G_DEFINE_FINAL_TYPE (HosoGroupFinder, hoso_group_finder, ADW_TYPE_WINDOW)

static void
show_page (HosoGroupFinder *self, const char *page, const char *button)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->go), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->go, button);
}

static void
show_nothing (HosoGroupFinder *self, const char *title, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, escaped);
  show_page (self, "nothing", _ ("Choose _Others"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.go", TRUE);
}

/* --- Which questions --- */

static GArray *
list_chosen (HosoGroupFinder *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->questions)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
      const gint64 *question = g_object_get_qdata (G_OBJECT (row), question_quark);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_array_append_val (chosen, *question);
    }
  return chosen;
}

static void
choice_changed_cb (HosoGroupFinder *self)
{
  g_autoptr (GArray) chosen = list_chosen (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.go", chosen->len > 0);
}

static void
add_question (HosoGroupFinder *self, const HosoClusterQuestion *question)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *number =
    hoso_format_integer ((gint64)question->answered, hoso_format_get_language ());
  /* Translators: %s is how many people answered a question. */
  g_autofree char *subtitle =
    g_strdup_printf (ngettext ("%s answer", "%s answers", question->answered), number);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), question->suggested);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->title, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_qdata_full (G_OBJECT (row), question_quark,
                           g_memdup2 (&question->question, sizeof question->question), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->questions, row);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoGroupFinder) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (list == NULL || list->len == 0)
    {
      show_nothing (self, _ ("No Questions to Group By"),
                    error != NULL ? error->message
                                  : _ ("The survey has no choices, scales or numbers."));
      gtk_widget_set_visible (GTK_WIDGET (self->go), FALSE);
      return;
    }
  for (guint i = 0; i < list->len; i++)
    add_question (self, list->pdata[i]);
  choice_changed_cb (self);
}

/* --- Looking --- */

static gboolean
tick_cb (gpointer data)
{
  HosoGroupFinder *self = data;

  gtk_progress_bar_set_fraction (self->progress, hoso_group_search_get_fraction (self->search));
  return G_SOURCE_CONTINUE;
}

static void
stop_looking (HosoGroupFinder *self)
{
  g_clear_handle_id (&self->ticking, g_source_remove);
  g_clear_pointer (&self->search, hoso_group_search_unref);
}

static void
cards_changed_cb (HosoGroupFinder *self)
{
  gboolean any = FALSE;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      g_autofree char *name = hoso_group_card_dup_name (HOSO_GROUP_CARD (card));

      any = any || name != NULL;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.go", any);
}

static void
show_source (HosoGroupFinder *self)
{
  const HosoClusterFinding *finding = self->finding;
  g_autofree char *number =
    hoso_format_integer ((gint64)finding->respondents, hoso_format_get_language ());
  g_autofree char *date = finding->date != NULL ? g_strndup (finding->date, 10) : NULL;
  /* Translators: %1$s is how many people answered, %2$s a survey. */
  g_autofree char *text = g_strdup_printf (_ ("Base: %1$s respondents. Source: %2$s%3$s%4$s"),
                                           number, finding->survey_name,
                                           date != NULL ? " · " : "", date != NULL ? date : "");

  gtk_label_set_text (self->source, text);
}

static void
show_found (HosoGroupFinder *self)
{
  g_autofree char *words = hoso_clusters_describe (self->finding);
  g_autofree char *trust = hoso_clusters_describe_trust (self->finding);
  GtkWidget *child;

  if (self->finding->groups->len == 0)
    {
      show_nothing (self, _ ("No Groups Found"), words);
      return;
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->trust, trust);
  show_source (self);
  for (guint k = 0; k < self->finding->groups->len; k++)
    {
      GtkWidget *card = hoso_group_card_new (self->finding, k);

      g_signal_connect_object (card, "changed", G_CALLBACK (cards_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->cards, card);
    }
  show_page (self, "found", _ ("_Save as Segments"));
  cards_changed_cb (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoGroupFinder) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoClusterFinding) finding =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  stop_looking (self);
  if (finding == NULL)
    {
      show_nothing (self, _ ("Groups Cannot Be Looked For"), error->message);
      return;
    }
  self->finding = g_steal_pointer (&finding);
  show_found (self);
}

static void
start_looking (HosoGroupFinder *self)
{
  guint number = gtk_drop_down_get_selected (self->number);

  self->search = hoso_group_search_new (self->survey, list_chosen (self),
                                        number == 0 ? 0 : number + 1);
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_page (self, "working", NULL);
  self->ticking = g_timeout_add (PROGRESS_MS, tick_cb, self);
  hoso_workspace_read_async (self->workspace, hoso_group_search_run,
                             hoso_group_search_ref (self->search),
                             (GDestroyNotify)hoso_group_search_unref,
                             (GDestroyNotify)hoso_cluster_finding_free, self->cancellable,
                             found_cb, g_object_ref (self));
}

/* --- Saving --- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (ids == NULL)
    {
      hoso_window_show_error (window, error);
      return;
    }
  /* Translators: %u is how many segments were made. */
  text = g_strdup_printf (ngettext ("%u segment was made of the groups.",
                                    "%u segments were made of the groups.", ids->len),
                          ids->len);
  hoso_window_show_page (window, HOSO_PAGE_SEGMENTS, 0);
  hoso_window_toast_undo (window, text);
}

static void
save (HosoGroupFinder *self)
{
  HosoGroupSaving *saving = g_new0 (HosoGroupSaving, 1);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  guint k = 0;

  saving->finding = g_steal_pointer (&self->finding);
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    saving->names[k++] = hoso_group_card_dup_name (HOSO_GROUP_CARD (card));
  hoso_workspace_write_async (self->workspace, hoso_group_save, saving,
                              (GDestroyNotify)hoso_group_saving_free,
                              (GDestroyNotify)g_array_unref, NULL, saved_cb,
                              g_object_ref (parent));
  gtk_window_close (GTK_WINDOW (self));
}

/* --- The widget --- */

static void
go_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoGroupFinder *self = HOSO_GROUP_FINDER (widget);
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (page, "choose"))
    start_looking (self);
  else if (g_str_equal (page, "found"))
    save (self);
  else if (g_str_equal (page, "nothing"))
    {
      g_clear_pointer (&self->finding, hoso_cluster_finding_free);
      show_page (self, "choose", _ ("_Find Groups"));
      choice_changed_cb (self);
    }
}

static void
hoso_group_finder_dispose (GObject *object)
{
  HosoGroupFinder *self = HOSO_GROUP_FINDER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_looking (self);
  g_clear_pointer (&self->finding, hoso_cluster_finding_free);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_GROUP_FINDER);
  G_OBJECT_CLASS (hoso_group_finder_parent_class)->dispose (object);
}

static void
hoso_group_finder_class_init (HosoGroupFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_group_finder_dispose;
  question_quark = g_quark_from_static_string ("hoso-group-question");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-group-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoGroupFinder, go);
  gtk_widget_class_bind_template_child (widget_class, HosoGroupFinder, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoGroupFinder, number);
  gtk_widget_class_bind_template_child (widget_class, HosoGroupFinder, questions);
  gtk_widget_class_bind_template_child (widget_class, HosoGroupFinder, progress);
  gtk_widget_class_bind_template_child (widget_class, HosoGroupFinder, nothing);
  gtk_widget_class_bind_template_child (widget_class, HosoGroupFinder, words);
  gtk_widget_class_bind_template_child (widget_class, HosoGroupFinder, trust);
  gtk_widget_class_bind_template_child (widget_class, HosoGroupFinder, cards);
  gtk_widget_class_bind_template_child (widget_class, HosoGroupFinder, source);
  gtk_widget_class_install_action (widget_class, "groups.go", NULL, go_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "groups.go",
                                       NULL);
}

static void
hoso_group_finder_init (HosoGroupFinder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.go", FALSE);
  show_page (self, "choose", _ ("_Find Groups"));
}

/* See hoso-group-finder.h. */
void
hoso_group_finder_present (GtkWidget *inside, HosoWorkspace *workspace, gint64 survey)
{
  HosoGroupFinder *self =
    g_object_new (HOSO_TYPE_GROUP_FINDER, "transient-for", gtk_widget_get_root (inside), NULL);

  self->workspace = g_object_ref (workspace);
  self->survey = survey;
  hoso_workspace_read_async (workspace, hoso_group_questions_read,
                             g_memdup2 (&survey, sizeof survey), g_free,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable, listed_cb,
                             g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
