/* Imports a list of customers or of orders: what was understood, then the
 * import, then a report.  The sheet belongs to the dialogue; the import works on
 * a copy.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-list-dialog.h"

#include "hoso-format.h"
#include "hoso-import-summary.h"
#include "hoso-list-columns.h"
#include "hoso-list-work.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

#define POLL_MS 100

static const char *const currencies[] = { "VND", "USD", "EUR", "GBP", "JPY", "KRW",
                                          "CNY", "THB", "SGD", "AUD" };

struct _HosoListDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkWidget *import_button;
  GtkWidget *open_button;
  GtkStack *stack; /* “failed”, “preview”, “running”, “report” */
  AdwStatusPage *failure;
  GtkWidget *back_button;
  GtkLabel *problem;
  AdwComboRow *kind;
  AdwComboRow *currency;
  GtkStringList *currencies;
  AdwComboRow *order;
  HosoListColumns *columns;
  GtkProgressBar *progress;
  HosoImportSummary *summary;

  HosoWorkspace *workspace; /* NULL once disposed of */
  GFile *file;
  char *path;
  guint waiting; /* files after this one */
  HosoSheet *sheet;
  GPtrArray *fields; /* of HosoField, or NULL until they are loaded */
  GCancellable *cancellable;
  HosoListRun *run; /* while running */
  guint poll;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HosoListDialog, hoso_list_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SURVEY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_cancel_label (HosoListDialog *self, const char *state)
{
  if (!g_str_equal (state, "report") && !g_str_equal (state, "failed"))
    return _ ("_Cancel");
  return self->waiting > 0 ? _ ("_Next File") : _ ("_Close");
}

static void
show_state (HosoListDialog *self, const char *state)
{
  gboolean preview = g_str_equal (state, "preview");
  gboolean report = g_str_equal (state, "report");
  GtkWidget *widget = report ? self->open_button : self->import_button;

  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_set_visible (self->import_button, preview);
  gtk_widget_set_visible (self->open_button, report);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.run",
                                 preview && hoso_lists_check (self->sheet, NULL));
  gtk_button_set_label (self->cancel_button, get_cancel_label (self, state));
  if (!preview && !report)
    return;
  gtk_window_set_default_widget (GTK_WINDOW (self), widget);
  gtk_widget_grab_focus (widget);
}

static const char *
get_title (HosoListDialog *self)
{
  return self->sheet->kind == HOSO_FILE_ORDERS ? _ ("Import Orders") : _ ("Import Customers");
}

/* The guess of the head may have left the order open; all rows decide it then. */
static guint
get_order_position (HosoListDialog *self)
{
  switch (self->sheet->date_order)
    {
    case HOSO_DATE_ORDER_DMY:
      return 1;
    case HOSO_DATE_ORDER_MDY:
      return 2;
    case HOSO_DATE_ORDER_UNKNOWN:
    case HOSO_DATE_ORDER_YMD:
      return 0;
    }

  g_assert_not_reached ();
}

static void
show_problem (HosoListDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean fits = hoso_lists_check (self->sheet, &error);

  gtk_label_set_text (self->problem, fits ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !fits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.run", fits);
}

static void
show_currency (HosoListDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (g_strcmp0 (currencies[i], self->sheet->currency) == 0)
      adw_combo_row_set_selected (self->currency, i);
}

static void
show_sheet (HosoListDialog *self)
{
  gboolean orders = self->sheet->kind == HOSO_FILE_ORDERS;
  HosoDateOrder order = self->sheet->date_order;

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), get_title (self));
  adw_window_title_set_title (self->title, get_title (self));
  adw_combo_row_set_selected (self->kind, self->sheet->kind);
  gtk_widget_set_visible (GTK_WIDGET (self->currency), orders);
  gtk_widget_set_visible (GTK_WIDGET (self->order), orders && order != HOSO_DATE_ORDER_YMD);
  adw_combo_row_set_selected (self->order, get_order_position (self));
  show_currency (self);
  hoso_list_columns_set_sheet (self->columns, self->sheet, self->fields);
  self->filling = FALSE;
  show_problem (self);
}

static void
kind_changed_cb (HosoListDialog *self)
{
  HosoFileKind kind = adw_combo_row_get_selected (self->kind);

  if (self->filling || self->fields == NULL || kind == self->sheet->kind)
    return;
  if (kind == HOSO_FILE_SURVEY)
    {
      g_signal_emit (self, signals[SIGNAL_SURVEY], 0);
      return;
    }
  hoso_lists_set_kind (self->sheet, kind);
  show_sheet (self);
}

static void
currency_changed_cb (HosoListDialog *self)
{
  guint position = adw_combo_row_get_selected (self->currency);

  if (self->filling || position >= G_N_ELEMENTS (currencies))
    return;
  g_free (self->sheet->currency);
  self->sheet->currency = g_strdup (currencies[position]);
}

static void
order_changed_cb (HosoListDialog *self)
{
  static const HosoDateOrder orders[] = { HOSO_DATE_ORDER_UNKNOWN, HOSO_DATE_ORDER_DMY,
                                          HOSO_DATE_ORDER_MDY };
  guint position = adw_combo_row_get_selected (self->order);

  if (!self->filling && position < G_N_ELEMENTS (orders))
    self->sheet->date_order = orders[position];
}

static void
columns_changed_cb (HosoListDialog *self)
{
  show_problem (self);
}

static void
show_failure (HosoListDialog *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failure, markup);
  gtk_widget_set_visible (self->back_button, self->fields != NULL);
  show_state (self, "failed");
}

static void
fields_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoListDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (fields == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  self->fields = g_steal_pointer (&fields);
  show_sheet (self);
  show_state (self, "preview");
}

/* --- Importing --- */

static gboolean
poll_cb (gpointer data)
{
  HosoListDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress, hoso_list_run_get_fraction (self->run));
  return G_SOURCE_CONTINUE;
}

static void
stop_polling (HosoListDialog *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->run, hoso_list_run_unref);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoListDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) report =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  g_autofree char *title = NULL;

  stop_polling (self);
  if (self->workspace == NULL)
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
  hoso_import_summary_set_report (self->summary, report);
  show_state (self, "report");
  /* Translators: %s is the name of a file. */
  title = g_strdup_printf (_ ("Imported “%s”"), report->name);
  hoso_window_toast_undo (GTK_WIDGET (self), title);
}

static void
run_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoListDialog *self = HOSO_LIST_DIALOG (widget);

  stop_polling (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->run = hoso_list_run_new (self->path, self->sheet);
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  show_state (self, "running");
  hoso_workspace_write_async (self->workspace, hoso_list_run, hoso_list_run_ref (self->run),
                              (GDestroyNotify)hoso_list_run_unref,
                              (GDestroyNotify)hoso_import_report_free, self->cancellable,
                              imported_cb, g_object_ref (self));
}

/* Cancels the import while it runs, otherwise closes. */
static void
cancel_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoListDialog *self = HOSO_LIST_DIALOG (widget);

  if (self->run != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_state (HOSO_LIST_DIALOG (widget), "preview");
}

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_window_show_page (widget, HOSO_PAGE_CUSTOMERS, 0);
  gtk_window_close (GTK_WINDOW (widget));
}

/* --- The dialogue --- */

/* The window is gone while work may still hold on to the dialogue. */
static void
hoso_list_dialog_unrealize (GtkWidget *widget)
{
  HosoListDialog *self = HOSO_LIST_DIALOG (widget);

  g_cancellable_cancel (self->cancellable);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  GTK_WIDGET_CLASS (hoso_list_dialog_parent_class)->unrealize (widget);
}

static void
hoso_list_dialog_dispose (GObject *object)
{
  HosoListDialog *self = HOSO_LIST_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  stop_polling (self);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_LIST_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->file);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sheet, hoso_sheet_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_list_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, title);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, currency);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, currencies);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, order);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, HosoListDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
}

static void
hoso_list_dialog_class_init (HosoListDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_list_dialog_dispose;
  widget_class->unrealize = hoso_list_dialog_unrealize;
  signals[SIGNAL_SURVEY] = g_signal_new ("survey", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HOSO_TYPE_LIST_COLUMNS);
  g_type_ensure (HOSO_TYPE_IMPORT_SUMMARY);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "list.run", NULL, run_activated);
  gtk_widget_class_install_action (widget_class, "list.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "list.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "list.open", NULL, open_activated);
}

static void
hoso_list_dialog_init (HosoListDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    gtk_string_list_append (self->currencies, currencies[i]);
}

/* See hoso-list-dialog.h. */
GtkWidget *
hoso_list_dialog_new (GtkWindow *parent, HosoWorkspace *workspace, GFile *file, HosoSheet *sheet)
{
  HosoListDialog *self = g_object_new (HOSO_TYPE_LIST_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->file = g_object_ref (file);
  self->path = g_file_get_path (file);
  self->sheet = sheet;
  adw_window_title_set_subtitle (self->title, sheet->file_name);
  adw_window_title_set_title (self->title, get_title (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.run", FALSE);
  hoso_workspace_read_async (workspace, hoso_list_load_fields, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, NULL, fields_loaded_cb,
                             g_object_ref (self));
  return GTK_WIDGET (self);
}

/* Borrowed. */
GFile *
hoso_list_dialog_get_file (HosoListDialog *self)
{
  g_return_val_if_fail (HOSO_IS_LIST_DIALOG (self), NULL);

  return self->file;
}

/* See hoso-list-dialog.h. */
void
hoso_list_dialog_set_waiting (HosoListDialog *self, guint waiting)
{
  g_return_if_fail (HOSO_IS_LIST_DIALOG (self));

  self->waiting = waiting;
  gtk_button_set_label (self->cancel_button,
                        get_cancel_label (self, gtk_stack_get_visible_child_name (self->stack)));
}
