/* The list of what was wrong with a file.  Main thread only; the file that is
 * exported is written on a thread of its own.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-problem-list.h"

#include "hoso-draft.h"
#include "hoso-export-dialog.h"
#include "hoso-format.h"
#include "hoso-import-problems.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

/* A file can be wrong in every line; nobody reads more than these. */
#define MAX_ROWS 100

struct _HosoProblemList
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkListBox *list;
  GtkLabel *rest;
  GPtrArray *problems; /* of HosoProblem, or NULL; never changed, threads read it */
  char *name;          /* of the exported file, without a suffix */
};

G_DEFINE_FINAL_TYPE (HosoProblemList, hoso_problem_list, ADW_TYPE_BIN)

/* --- Showing --- */

/* "Line 7 · Column “Email”", or NULL for a problem of the whole file. */
static char *
dup_place (const HosoProblem *problem)
{
  g_autofree char *number = hoso_format_integer (problem->line, hoso_format_get_language ());
  /* Translators: %s is the number of a line in a file. */
  g_autofree char *line = g_strdup_printf (_ ("Line %s"), number);
  g_autofree char *column = NULL;

  if (problem->header != NULL)
    /* Translators: %s is the heading of a column in a file. */
    column = g_strdup_printf (_ ("Column “%s”"), problem->header);
  if (problem->line == 0)
    return g_steal_pointer (&column);
  return column != NULL ? g_strjoin (" · ", line, column, NULL) : g_steal_pointer (&line);
}

static void
add_row (HosoProblemList *self, const HosoProblem *problem)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = dup_place (problem);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->reason);
  if (place != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  gtk_list_box_append (self->list, row);
}

static void
show_heading (HosoProblemList *self, guint n, gboolean sampled)
{
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  /* Translators: %s is how many things are listed below. */
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%s thing to look at", "%s things to look at", n), number);
  /* Translators: %s is how many things are listed below; there may be more, since
   * only parts of the file were read so far. */
  g_autofree char *so_far = g_strdup_printf (
    ngettext ("%s thing to look at so far", "%s things to look at so far", n), number);

  gtk_label_set_text (self->heading, sampled ? so_far : heading);
}

static void
show_rest (HosoProblemList *self, guint n)
{
  g_autofree char *shown = hoso_format_integer (MAX_ROWS, hoso_format_get_language ());

  gtk_widget_set_visible (GTK_WIDGET (self->rest), n > MAX_ROWS);
  if (n > MAX_ROWS)
    {
      g_autofree char *text =
        /* Translators: %s is how many of the things are shown. */
        g_strdup_printf (_ ("The first %s are shown. Export them to see all."), shown);

      gtk_label_set_text (self->rest, text);
    }
}

/* --- Handing on --- */

typedef struct
{
  GPtrArray *problems;
  char *path;
} Export;

static void
export_free (Export *export)
{
  g_ptr_array_unref (export->problems);
  g_free (export->path);
  g_free (export);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;

  if (hoso_import_problems_write_csv (export->problems, export->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *self = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    hoso_window_toast (self, _ ("The list was exported"));
  else
    hoso_window_show_error (self, error);
}

static void
path_chosen_cb (GtkWidget *inside, const char *format, const char *path)
{
  HosoProblemList *self = HOSO_PROBLEM_LIST (inside);
  g_autoptr (GTask) task = g_task_new (self, NULL, exported_cb, NULL);
  Export *export;

  if (self->problems == NULL)
    return;

  export = g_new0 (Export, 1);
  export->problems = g_ptr_array_ref (self->problems);
  export->path = g_strdup (path);
  g_task_set_source_tag (task, path_chosen_cb);
  g_task_set_task_data (task, export, (GDestroyNotify)export_free);
  g_task_run_in_thread (task, export_thread);
}

static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const HosoExportFormat formats[] = {
    { "csv", N_ ("Table (CSV)") },
    { NULL, NULL },
  };
  HosoProblemList *self = HOSO_PROBLEM_LIST (widget);

  hoso_export_dialog_show (widget, _ ("Export the List"), self->name, formats, path_chosen_cb);
}

static void
copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoProblemList *self = HOSO_PROBLEM_LIST (widget);
  g_autofree char *text = NULL;

  if (self->problems == NULL)
    return;
  text = hoso_import_problems_dup_text (self->problems);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  hoso_window_toast (widget, _ ("The list was copied"));
}

/* --- The widget --- */

static GtkWidget *
make_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
hoso_problem_list_dispose (GObject *object)
{
  HosoProblemList *self = HOSO_PROBLEM_LIST (object);

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (hoso_problem_list_parent_class)->dispose (object);
}

static void
hoso_problem_list_class_init (HosoProblemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_problem_list_dispose;

  gtk_widget_class_install_action (widget_class, "problems.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "problems.export", NULL, export_activated);
}

static GtkWidget *
make_heading (HosoProblemList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->heading = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_wrap (self->heading, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->heading), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box),
                  make_button ("edit-copy-symbolic", _ ("Copy the list"), "problems.copy"));
  gtk_box_append (GTK_BOX (box), make_button ("document-save-symbolic", _ ("Export the list…"),
                                              "problems.export"));
  return box;
}

static void
hoso_problem_list_init (HosoProblemList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), make_heading (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->heading, NULL, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  self->rest = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->rest, 0);
  gtk_label_set_wrap (self->rest, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rest), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rest));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* An empty one, invisible. */
GtkWidget *
hoso_problem_list_new (void)
{
  return g_object_new (HOSO_TYPE_PROBLEM_LIST, NULL);
}

static GPtrArray *
copy_problems (const GPtrArray *problems)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_problem_free);

  for (guint i = 0; i < problems->len; i++)
    {
      const HosoProblem *problem = g_ptr_array_index (problems, i);
      HosoProblem *another = hoso_problem_new (problem->line, problem->column, problem->reason);

      another->header = g_strdup (problem->header);
      g_ptr_array_add (copy, another);
    }
  return copy;
}

/* See hoso-problem-list.h. */
void
hoso_problem_list_set_problems (HosoProblemList *self,
                                const GPtrArray *problems,
                                const char *file_name,
                                gboolean sampled)
{
  GtkWidget *row;

  g_return_if_fail (HOSO_IS_PROBLEM_LIST (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = copy_problems (problems);
  g_free (self->name);
  /* Translators: the name of a file about another one; %s is that one's name. */
  self->name = g_strdup_printf (_ ("Problems of %s"), file_name != NULL ? file_name : "");
  show_heading (self, problems->len, sampled);
  show_rest (self, problems->len);
  for (guint i = 0; i < MIN (problems->len, MAX_ROWS); i++)
    add_row (self, g_ptr_array_index (problems, i));
  gtk_widget_set_visible (GTK_WIDGET (self), problems->len > 0);
}
