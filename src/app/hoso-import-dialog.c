/* Imports one survey file: what was understood, then the import, then a report.
 *
 * The file is recognised on a thread of its own, compared and stored on the
 * workspace's threads.  A draft belongs to one thread at a time: the dialogue
 * hands out copies and gets new ones back.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-dialog.h"

#include "hoso-accessible.h"
#include "hoso-format.h"
#include "hoso-import-list.h"
#include "hoso-import-options-view.h"
#include "hoso-import-summary.h"
#include "hoso-import-work.h"
#include "hoso-problem-list.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define POLL_MS 100

struct _HosoImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkWidget *import_button;
  GtkWidget *open_button;
  GtkStack *stack; /* “reading”, “failed”, “preview”, “running”, “report” */
  AdwStatusPage *failure;
  GtkWidget *back_button;
  HosoImportList *questions;
  GtkProgressBar *progress;
  HosoImportSummary *summary;

  HosoWorkspace *workspace;
  char *path;                 /* or NULL */
  char *file_name;            /* to be shown */
  guint waiting;              /* files after this one */
  HosoFetched *fetched;       /* that holds the file, or NULL */
  GCancellable *cancellable;  /* of the work at hand */
  HosoDraft *recognised;      /* what the file says, or NULL */
  HosoImportPreview *preview; /* or NULL while nothing was understood */
  gboolean afresh;            /* earlier corrections are put aside */
  gboolean anew;              /* the next preview forgets what the user chose */
  HosoImportOptionsView *options;
  HosoProblemList *problems; /* borrowed, below the options */
  GCancellable *looking;     /* for customers */
  int contacts[3];           /* the columns that were looked at */
  HosoImportRun *run;        /* while running */
  guint poll;
  gint64 survey; /* imported into */
};

G_DEFINE_FINAL_TYPE (HosoImportDialog, hoso_import_dialog, ADW_TYPE_WINDOW)

static const char *
get_cancel_label (HosoImportDialog *self, const char *state)
{
  if (!g_str_equal (state, "report") && !g_str_equal (state, "failed"))
    return _ ("_Cancel");
  return self->waiting > 0 ? _ ("_Next File") : _ ("_Close");
}

/* Enter goes on; without this it would press Cancel, the first in line. */
static void
focus_default (HosoImportDialog *self, const char *state)
{
  GtkWidget *widget = self->import_button;

  if (g_str_equal (state, "report"))
    widget = self->waiting > 0 ? GTK_WIDGET (self->cancel_button) : self->open_button;
  else if (g_str_equal (state, "failed"))
    widget = self->preview != NULL ? self->back_button : GTK_WIDGET (self->cancel_button);
  else if (!g_str_equal (state, "preview"))
    return;
  gtk_window_set_default_widget (GTK_WINDOW (self), widget);
  gtk_widget_grab_focus (widget);
}

static void
show_state (HosoImportDialog *self, const char *state)
{
  gboolean preview = g_str_equal (state, "preview");
  gboolean shown = g_str_equal (gtk_stack_get_visible_child_name (self->stack), state);

  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_set_visible (self->import_button, preview);
  gtk_widget_set_visible (self->open_button, g_str_equal (state, "report"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", preview);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back", self->preview != NULL);
  gtk_button_set_label (self->cancel_button, get_cancel_label (self, state));
  hoso_accessible_name_once (GTK_WIDGET (self->cancel_button));
  if (!shown)
    focus_default (self, state);
}

static void
show_title (HosoImportDialog *self)
{
  g_autofree char *number = hoso_format_integer (self->waiting, hoso_format_get_language ());
  g_autofree char *subtitle = NULL;

  if (self->waiting == 0)
    subtitle = g_strdup (self->file_name);
  else
    /* Translators: the name of a file, then how many come after it. */
    subtitle = g_strdup_printf (ngettext ("%s · %s more file after it",
                                          "%s · %s more files after it",
                                          self->waiting),
                                self->file_name,
                                number);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
show_failure (HosoImportDialog *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failure, markup);
  gtk_widget_set_visible (self->back_button, self->preview != NULL);
  show_state (self, "failed");
}

/* Work of before is given up. */
static GCancellable *
renew_cancellable (HosoImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

/* --- Looking for customers --- */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree HosoJoinPreview *preview =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  /* A file that cannot be read says so when it is imported. */
  if (preview != NULL && self->options != NULL)
    hoso_import_options_view_set_join_preview (self->options, preview);
}

/* Again only where other questions tell now who answered. */
static void
look_for_customers (HosoImportDialog *self, gboolean again)
{
  static const char *const fields[] = { "name", "email", "phone" };
  const HosoDraft *draft = self->preview->plan->draft;
  int contacts[] = { -1, -1, -1 };

  for (guint i = 0; i < draft->questions->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
      if (g_strcmp0 (((HosoQuestion *)draft->questions->pdata[i])->field, fields[j]) == 0)
        contacts[j] = (int)i;
  if (!again && memcmp (contacts, self->contacts, sizeof (contacts)) == 0)
    return;

  memcpy (self->contacts, contacts, sizeof (contacts));
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  hoso_import_options_view_set_join_preview (self->options, NULL);
  hoso_workspace_read_async (self->workspace,
                             hoso_import_look_for_customers,
                             hoso_import_query_new (self->path, hoso_draft_copy (draft), NULL),
                             (GDestroyNotify)hoso_import_query_free,
                             g_free,
                             self->looking,
                             looked_cb,
                             g_object_ref (self));
}

/* --- Reading --- */

static void
questions_changed_cb (HosoImportDialog *self)
{
  hoso_import_options_view_set_draft (self->options, self->preview->plan->draft);
  look_for_customers (self, FALSE);
}

static void
show_preview (HosoImportDialog *self, HosoImportPreview *preview)
{
  hoso_import_options_view_set_plan (self->options, preview->plan, preview->surveys, self->anew);
  hoso_import_list_set_plan (self->questions, preview->plan, preview->fields, self->anew);
  hoso_problem_list_set_problems (self->problems, preview->plan->draft->problems,
                                  self->file_name, !preview->plan->draft->complete);
  g_clear_pointer (&self->preview, hoso_import_preview_free);
  self->preview = preview;
  self->anew = FALSE;
  show_state (self, "preview");
  look_for_customers (self, TRUE);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  HosoImportPreview *preview =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->options == NULL)
    g_clear_pointer (&preview, hoso_import_preview_free);
  else if (preview == NULL)
    show_failure (self, error->message);
  else
    show_preview (self, preview);
}

/* Compares what was recognised with the workspace and with what the user chose. */
static void
plan (HosoImportDialog *self)
{
  HosoPlanOptions options = { .afresh = self->afresh };

  hoso_import_options_view_get_reading (self->options, &options.read);
  options.read.date_order = HOSO_DATE_ORDER_UNKNOWN;
  if (!self->anew)
    options.into = hoso_import_options_view_get_target (self->options);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", FALSE);
  hoso_workspace_read_async (
    self->workspace,
    hoso_import_compare,
    hoso_import_query_new (self->path, hoso_draft_copy (self->recognised), &options),
    (GDestroyNotify)hoso_import_query_free,
    (GDestroyNotify)hoso_import_preview_free,
    renew_cancellable (self),
    compared_cb,
    g_object_ref (self));
}

static void
recognised_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  HosoDraft *draft = hoso_import_recognise_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->options == NULL)
    {
      g_clear_pointer (&draft, hoso_draft_free);
      return;
    }
  if (draft == NULL)
    {
      show_failure (self, error->message);
      return;
    }

  g_clear_pointer (&self->recognised, hoso_draft_free);
  self->recognised = draft;
  plan (self);
}

static void
recognise (HosoImportDialog *self)
{
  HosoReadOptions options;

  if (self->path == NULL)
    {
      show_failure (self, _ ("Hoso reads files of this computer only: download it first."));
      return;
    }

  show_state (self, "reading");
  hoso_import_options_view_get_reading (self->options, &options);
  options.date_order = HOSO_DATE_ORDER_UNKNOWN;
  hoso_import_recognise_async (self->path,
                               &options,
                               renew_cancellable (self),
                               recognised_cb,
                               g_object_ref (self));
}

/* --- Importing --- */

static gboolean
poll_cb (gpointer data)
{
  HosoImportDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress, hoso_import_run_get_fraction (self->run));
  return G_SOURCE_CONTINUE;
}

static void
stop_polling (HosoImportDialog *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->run, hoso_import_run_unref);
}

static void
say_done (HosoImportDialog *self, const HosoImportReport *report)
{
  /* Translators: %s is the name of a survey. */
  g_autofree char *title = g_strdup_printf (_ ("Imported “%s”"), report->name);

  hoso_window_toast_undo (GTK_WIDGET (self), title);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) report =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  stop_polling (self);
  if (self->options == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_state (self, "preview");
      return;
    }
  if (report == NULL)
    {
      show_failure (self, error->message);
      return;
    }

  self->survey = report->survey;
  hoso_import_summary_set_report (self->summary, report);
  show_state (self, "report");
  say_done (self, report);
}

static void
run_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportDialog *self = HOSO_IMPORT_DIALOG (widget);
  HosoImportPlan *plan = self->preview->plan;
  g_autoptr (HosoPassport) passport = NULL;
  HosoReadOptions read;
  HosoImportOptions options;

  hoso_import_options_view_get_reading (self->options, &read);
  hoso_import_options_view_get_options (self->options, &options);
  hoso_import_plan_set_date_order (plan, read.date_order);
  passport = hoso_import_plan_note (plan, &read, &options,
                                    hoso_import_options_view_is_changed (self->options));
  options.remember = passport;
  options.forget = plan->aside;
  stop_polling (self);
  self->run = hoso_import_run_new (self->path, plan->draft, &options);
  if (self->fetched != NULL)
    hoso_import_run_set_fetched (self->run, self->fetched);
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  show_state (self, "running");
  hoso_workspace_write_async (self->workspace,
                              hoso_import_run,
                              hoso_import_run_ref (self->run),
                              (GDestroyNotify)hoso_import_run_unref,
                              (GDestroyNotify)hoso_import_report_free,
                              renew_cancellable (self),
                              imported_cb,
                              g_object_ref (self));
}

/* --- The dialogue --- */

/* Cancels the import while it runs, otherwise closes. */
static void
cancel_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportDialog *self = HOSO_IMPORT_DIALOG (widget);

  if (self->run != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_state (HOSO_IMPORT_DIALOG (widget), "preview");
}

/* Shows the form as it is recognised by itself; what was kept of it goes once
 * the file is imported. */
static void
afresh_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportDialog *self = HOSO_IMPORT_DIALOG (widget);

  self->afresh = TRUE;
  self->anew = TRUE;
  plan (self);
}

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportDialog *self = HOSO_IMPORT_DIALOG (widget);

  hoso_window_show_page (widget, HOSO_PAGE_SURVEYS, self->survey);
  gtk_window_close (GTK_WINDOW (self));
}

/* The window is gone while work may still hold on to the dialogue. */
static void
hoso_import_dialog_unrealize (GtkWidget *widget)
{
  HosoImportDialog *self = HOSO_IMPORT_DIALOG (widget);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->looking);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  GTK_WIDGET_CLASS (hoso_import_dialog_parent_class)->unrealize (widget);
}

static void
hoso_import_dialog_dispose (GObject *object)
{
  HosoImportDialog *self = HOSO_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->looking);
  stop_polling (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->looking);
  g_clear_object (&self->workspace);
  g_clear_object (&self->options);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_IMPORT_DIALOG);
  g_clear_pointer (&self->preview, hoso_import_preview_free);
  g_clear_pointer (&self->recognised, hoso_draft_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->fetched, hoso_fetched_unref);
  G_OBJECT_CLASS (hoso_import_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, HosoImportDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, questions_changed_cb);
}

static void
hoso_import_dialog_class_init (HosoImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_import_dialog_dispose;
  widget_class->unrealize = hoso_import_dialog_unrealize;

  g_type_ensure (HOSO_TYPE_IMPORT_LIST);
  g_type_ensure (HOSO_TYPE_IMPORT_SUMMARY);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_activated);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "import.afresh", NULL, afresh_activated);
  gtk_widget_class_install_action (widget_class, "import.open-survey", NULL, open_activated);
}

static void
hoso_import_dialog_init (HosoImportDialog *self)
{
  g_autoptr (GtkWidget) head = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));

  gtk_widget_init_template (GTK_WIDGET (self));
  self->options = g_object_ref_sink (HOSO_IMPORT_OPTIONS_VIEW (hoso_import_options_view_new ()));
  g_signal_connect_object (self->options,
                           "reread",
                           G_CALLBACK (recognise),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options,
                           "replan",
                           G_CALLBACK (plan),
                           self,
                           G_CONNECT_SWAPPED);
  self->anew = TRUE;
  hoso_accessible_name_once (GTK_WIDGET (self));
  hoso_accessible_name_once (GTK_WIDGET (self->options));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->options));
  self->problems = HOSO_PROBLEM_LIST (hoso_problem_list_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->problems), "hoso-problems");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->problems));
  hoso_import_list_set_head (self->questions, head);
}

/* See hoso-import-dialog.h. */
GtkWidget *
hoso_import_dialog_new (GtkWindow *parent, HosoWorkspace *workspace, GFile *file)
{
  HosoImportDialog *self = g_object_new (HOSO_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_file_get_basename (file);

  self->workspace = g_object_ref (workspace);
  self->path = g_file_get_path (file);
  self->file_name = g_filename_display_name (name);
  show_title (self);
  recognise (self);
  return GTK_WIDGET (self);
}

/* See hoso-import-dialog.h. */
void
hoso_import_dialog_set_waiting (HosoImportDialog *self, guint waiting)
{
  const char *state;

  g_return_if_fail (HOSO_IS_IMPORT_DIALOG (self));

  self->waiting = waiting;
  state = gtk_stack_get_visible_child_name (self->stack);
  gtk_button_set_label (self->cancel_button, get_cancel_label (self, state));
  show_title (self);
}

/* See hoso-import-dialog.h. */
GtkWidget *
hoso_import_dialog_new_fetched (GtkWindow *parent, HosoWorkspace *workspace, HosoFetched *fetched)
{
  g_autoptr (GFile) file = g_file_new_for_path (hoso_fetched_get_path (fetched));
  GtkWidget *self = hoso_import_dialog_new (parent, workspace, file);

  HOSO_IMPORT_DIALOG (self)->fetched = fetched;
  return self;
}
