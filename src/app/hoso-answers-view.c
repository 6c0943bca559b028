/* The answers to one question as written, to be searched.
 *
 * Reads a few at first and more when asked, on the workspace's reading
 * threads; a later search gives up the one before.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-answers-view.h"

#include "hoso-date-text.h"
#include "hoso-format.h"
#include "hoso-surveys.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

#define FIRST_LIMIT 5
#define MORE 100

struct _HosoAnswersView
{
  AdwBin parent_instance;

  GtkEditable *search;
  GtkLabel *total;
  GtkListBox *list;
  GtkWidget *more_button;

  HosoWorkspace *workspace; /* or NULL */
  gint64 question;
  guint limit;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoAnswersView, hoso_answers_view, ADW_TYPE_BIN)

typedef struct
{
  gint64 question;
  char *search;
  guint limit;
} Query;

typedef struct
{
  GPtrArray *answers; /* of HosoAnswer */
  guint64 total;
} Found;

static void
query_free (Query *query)
{
  g_free (query->search);
  g_free (query);
}

static void
found_free (Found *found)
{
  g_ptr_array_unref (found->answers);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* On a reading thread. */
static gpointer
find_answers (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Query *query = data;
  guint64 total = 0;
  GPtrArray *answers = hoso_surveys_find_answers (db,
                                                  query->question,
                                                  query->search,
                                                  query->limit,
                                                  &total,
                                                  cancellable,
                                                  error);

  if (answers == NULL)
    return NULL;

  Found *found = g_new0 (Found, 1);

  found->answers = answers;
  found->total = total;
  return found;
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* Who gave the answer and when, and how it is read where that is otherwise. */
static char *
dup_caption (const HosoAnswer *answer)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *date = hoso_date_text_dup (answer->at);

  if (answer->read != NULL)
    /* Translators: %s is what an answer is counted as. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("Read as “%s”"), answer->read));
  if (answer->customer_name != NULL)
    g_ptr_array_add (parts, g_strdup (answer->customer_name));
  if (date != NULL)
    g_ptr_array_add (parts, date);
  g_ptr_array_add (parts, NULL);
  return parts->len > 1 ? g_strjoinv (" · ", (char **)parts->pdata) : NULL;
}

static void
add_answer (HosoAnswersView *self, const HosoAnswer *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *text = make_label (answer->text);
  g_autofree char *by = dup_caption (answer);

  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (box, "hoso-answer");
  gtk_box_append (GTK_BOX (box), text);
  if (by != NULL)
    {
      GtkWidget *caption = make_label (by);

      gtk_widget_add_css_class (caption, "caption");
      gtk_widget_add_css_class (caption, "dim-label");
      gtk_box_append (GTK_BOX (box), caption);
    }
  gtk_list_box_append (self->list, box);
}

static void
clear (HosoAnswersView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
show_total (HosoAnswersView *self, guint64 n)
{
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  /* Translators: %s is how many answers were found. */
  g_autofree char *text = g_strdup_printf (ngettext ("%s answer", "%s answers", n), number);

  gtk_label_set_text (self->total, text);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoAnswersView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Found) found = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (found == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }

  clear (self);
  show_total (self, found->total);
  for (guint i = 0; i < found->answers->len; i++)
    add_answer (self, g_ptr_array_index (found->answers, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), found->answers->len > 0);
  gtk_widget_set_visible (self->more_button, found->answers->len < found->total);
}

static void
load (HosoAnswersView *self)
{
  Query *query;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace == NULL)
    return;

  query = g_new0 (Query, 1);
  query->question = self->question;
  query->search = g_strdup (gtk_editable_get_text (self->search));
  query->limit = self->limit;
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace,
                             find_answers,
                             query,
                             (GDestroyNotify)query_free,
                             (GDestroyNotify)found_free,
                             self->cancellable,
                             found_cb,
                             g_object_ref (self));
}

static void
search_changed_cb (HosoAnswersView *self)
{
  self->limit = FIRST_LIMIT;
  load (self);
}

static void
more_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoAnswersView *self = HOSO_ANSWERS_VIEW (widget);

  self->limit += MORE;
  load (self);
}

static void
hoso_answers_view_dispose (GObject *object)
{
  HosoAnswersView *self = HOSO_ANSWERS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_ANSWERS_VIEW);
  G_OBJECT_CLASS (hoso_answers_view_parent_class)->dispose (object);
}

static void
hoso_answers_view_class_init (HosoAnswersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_answers_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-answers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoAnswersView, search);
  gtk_widget_class_bind_template_child (widget_class, HosoAnswersView, total);
  gtk_widget_class_bind_template_child (widget_class, HosoAnswersView, list);
  gtk_widget_class_bind_template_child (widget_class, HosoAnswersView, more_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "answers.more", NULL, more_activated);
}

static void
hoso_answers_view_init (HosoAnswersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in the answers"),
                                  -1);
}

/* An empty view. */
GtkWidget *
hoso_answers_view_new (void)
{
  return g_object_new (HOSO_TYPE_ANSWERS_VIEW, NULL);
}

/* See hoso-answers-view.h. */
void
hoso_answers_view_set_question (HosoAnswersView *self,
                                HosoWorkspace *workspace,
                                gint64 question,
                                const char *title)
{
  g_return_if_fail (HOSO_IS_ANSWERS_VIEW (self));

  g_set_object (&self->workspace, workspace);
  self->question = question;
  self->limit = FIRST_LIMIT;
  clear (self);
  gtk_label_set_text (self->total, "");
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "",
                                  -1);
  gtk_editable_set_text (self->search, "");
  load (self);
}
