/* Imports one survey file: what was understood, then the import, then a report.
 *
 * The file is recognised on a thread of its own, compared and stored on the
 * workspace's threads.  A draft belongs to one thread at a time: the dialogue
 * hands out copies and gets new ones back.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-dialog.h"

#include "hoso-customers.h"
#include "hoso-import-options-view.h"
#include "hoso-import-question-row.h"
#include "hoso-import-summary.h"
#include "hoso-import-work.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

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
  GtkListView *questions;
  GtkProgressBar *progress;
  HosoImportSummary *summary;

  HosoWorkspace *workspace;
  char *path;                 /* or NULL */
  GCancellable *cancellable;  /* of the work at hand */
  HosoImportPreview *preview; /* or NULL while nothing was understood */
  GPtrArray *fields;          /* of HosoField, for the rows */
  GListStore *items;          /* the options' widget, then a HosoImportItem each */
  HosoImportOptionsView *options;
  HosoImportRun *run; /* while running */
  guint poll;
  gint64 survey; /* imported into */
};

G_DEFINE_FINAL_TYPE (HosoImportDialog, hoso_import_dialog, ADW_TYPE_WINDOW)

static void
show_state (HosoImportDialog *self, const char *state)
{
  gboolean preview = g_str_equal (state, "preview");
  gboolean report = g_str_equal (state, "report");

  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_set_visible (self->import_button, preview);
  gtk_widget_set_visible (self->open_button, report);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", preview);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back", self->preview != NULL);
  gtk_button_set_label (self->cancel_button,
                        report || g_str_equal (state, "failed") ? _ ("_Close") : _ ("_Cancel"));
  if (report)
    gtk_window_set_default_widget (GTK_WINDOW (self), self->open_button);
  /* Enter goes on; without this it would press Cancel, the first in line. */
  if (preview || report)
    gtk_widget_grab_focus (preview ? self->import_button : self->open_button);
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

/* --- Reading --- */

static void
show_preview (HosoImportDialog *self, HosoImportPreview *preview)
{
  HosoDraft *draft = preview->draft;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < draft->questions->len; i++)
    {
      char **samples = i < draft->samples->len ? g_ptr_array_index (draft->samples, i) : NULL;
      HosoImportItem *item =
        hoso_import_item_new (g_ptr_array_index (draft->questions, i), samples);
      g_autoptr (HosoImportItem) older = g_list_model_get_item (G_LIST_MODEL (self->items), i + 1);

      if (older != NULL)
        hoso_import_item_keep (item, older);
      g_ptr_array_add (items, item);
    }

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = g_ptr_array_ref (preview->fields);
  hoso_import_options_view_set_draft (self->options, draft, preview->survey, preview->survey_name);
  g_list_store_splice (self->items,
                       1,
                       g_list_model_get_n_items (G_LIST_MODEL (self->items)) - 1,
                       items->pdata,
                       items->len);
  g_clear_pointer (&self->preview, hoso_import_preview_free);
  self->preview = preview;
  adw_window_title_set_subtitle (self->title, draft->file_name != NULL ? draft->file_name : "");
  show_state (self, "preview");
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

static void
recognised_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  HosoDraft *draft = hoso_import_recognise_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (draft == NULL)
    {
      show_failure (self, error->message);
      return;
    }

  hoso_workspace_read_async (self->workspace,
                             hoso_import_compare,
                             draft,
                             (GDestroyNotify)hoso_draft_free,
                             (GDestroyNotify)hoso_import_preview_free,
                             self->cancellable,
                             compared_cb,
                             g_object_ref (self));
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
  HosoImportOptions options;

  hoso_import_options_view_get_options (self->options, &options);
  stop_polling (self);
  self->run = hoso_import_run_new (self->path, self->preview->draft, &options);
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

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportDialog *self = HOSO_IMPORT_DIALOG (widget);

  hoso_window_show_page (widget, HOSO_PAGE_SURVEYS, self->survey);
  gtk_window_close (GTK_WINDOW (self));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, HosoImportDialog *self)
{
  GObject *item = gtk_list_item_get_item (list_item);

  if (HOSO_IS_IMPORT_ITEM (item))
    {
      GtkWidget *row = hoso_import_question_row_new (self->fields);

      hoso_import_question_row_set_item (HOSO_IMPORT_QUESTION_ROW (row), HOSO_IMPORT_ITEM (item));
      gtk_list_item_set_child (list_item, row);
    }
  else
    gtk_list_item_set_child (list_item, GTK_WIDGET (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  gtk_list_item_set_child (list_item, NULL);
}

static void
hoso_import_dialog_dispose (GObject *object)
{
  HosoImportDialog *self = HOSO_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  stop_polling (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->options);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->items);
  g_clear_pointer (&self->preview, hoso_import_preview_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
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
}

static void
hoso_import_dialog_class_init (HosoImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_import_dialog_dispose;

  g_type_ensure (HOSO_TYPE_IMPORT_SUMMARY);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_activated);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "import.open-survey", NULL, open_activated);
}

static void
set_up_list (HosoImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) model = NULL;

  self->items = g_list_store_new (G_TYPE_OBJECT);
  g_list_store_append (self->items, self->options);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->questions, factory);
  gtk_list_view_set_model (self->questions, model);
}

static void
hoso_import_dialog_init (HosoImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->options = g_object_ref_sink (HOSO_IMPORT_OPTIONS_VIEW (hoso_import_options_view_new ()));
  g_signal_connect_object (self->options,
                           "reread",
                           G_CALLBACK (recognise),
                           self,
                           G_CONNECT_SWAPPED);
  set_up_list (self);
}

/* See hoso-import-dialog.h. */
GtkWidget *
hoso_import_dialog_new (GtkWindow *parent, HosoWorkspace *workspace, GFile *file)
{
  HosoImportDialog *self = g_object_new (HOSO_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_file_get_basename (file);

  self->workspace = g_object_ref (workspace);
  self->path = g_file_get_path (file);
  adw_window_title_set_subtitle (self->title, name);
  recognise (self);
  return GTK_WIDGET (self);
}
