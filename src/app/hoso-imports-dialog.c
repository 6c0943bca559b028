/* The list of imports, one import, its questions.  Main thread only; reading
 * runs on the workspace's threads, and again after every change.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-imports-dialog.h"

#include "hoso-date-text.h"
#include "hoso-decision-view.h"
#include "hoso-format.h"
#include "hoso-import-detail-view.h"
#include "hoso-imports.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoImportsDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *back;
  AdwLeaflet *leaflet; /* “list”, “detail”, “decisions” */
  GtkStack *stack;     /* “loading”, “empty”, “imports” */
  GtkListBox *list;
  HosoImportDetailView *detail;
  HosoDecisionView *decisions;
  AdwToast *toast; /* weak: the one that is shown */

  HosoWorkspace *workspace;
  GCancellable *list_cancellable;
  GCancellable *detail_cancellable;
  gint64 import;            /* shown, or 0 */
  gboolean wants_to_decide; /* the questions are what the user came for */
};

G_DEFINE_FINAL_TYPE (HosoImportsDialog, hoso_imports_dialog, ADW_TYPE_WINDOW)

/* --- Pages --- */

static void
update_title (HosoImportsDialog *self)
{
  const char *page = adw_leaflet_get_visible_child_name (self->leaflet);
  const char *title = _ ("Imports");

  if (g_strcmp0 (page, "detail") == 0)
    title = _ ("Import");
  else if (g_strcmp0 (page, "decisions") == 0)
    title = _ ("To Decide");
  adw_window_title_set_title (self->title, title);
  gtk_widget_set_visible (self->back, g_strcmp0 (page, "list") != 0);
}

static void
show_page (HosoImportsDialog *self, const char *page)
{
  adw_leaflet_set_visible_child_name (self->leaflet, page);
  update_title (self);
}

static GCancellable *
renew (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
  return *cancellable;
}

static gboolean
must_ignore (HosoImportsDialog *self, const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL;
}

/* --- One import --- */

static gpointer
load_detail (HosoDb *db, gpointer import, GCancellable *cancellable, GError **error)
{
  return hoso_import_detail_load (db, *(gint64 *)import, HOSO_IMPORT_DETAIL_ROWS, error);
}

static void
detail_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoImportsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportDetail) detail =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (must_ignore (self, error))
    return;
  if (detail == NULL)
    {
      self->import = 0;
      show_page (self, "list");
      return;
    }

  hoso_import_detail_view_set_detail (self->detail, detail);
  hoso_decision_view_set_decisions (self->decisions, detail->decisions);
  if (g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "list") == 0)
    show_page (self, self->wants_to_decide && detail->open > 0 ? "decisions" : "detail");
  self->wants_to_decide = FALSE;
}

static void
load_import (HosoImportsDialog *self)
{
  hoso_workspace_read_async (self->workspace, load_detail,
                             g_memdup2 (&self->import, sizeof self->import), g_free,
                             (GDestroyNotify)hoso_import_detail_free,
                             renew (&self->detail_cancellable), detail_loaded_cb,
                             g_object_ref (self));
}

/* --- The list --- */

/* "128 added · 3 updated · 12 things to look at" */
static char *
dup_figures (const HosoImportReport *report)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *n_added = hoso_format_integer (report->added, language);
  g_autofree char *n_updated = hoso_format_integer (report->updated, language);
  g_autofree char *n_problems = hoso_format_integer (report->problems, language);
  /* Translators: %s is how many responses an import added. */
  g_autofree char *added =
    g_strdup_printf (ngettext ("%s added", "%s added", report->added), n_added);
  /* Translators: %s is how many responses an import updated. */
  g_autofree char *updated =
    g_strdup_printf (ngettext ("%s updated", "%s updated", report->updated), n_updated);
  g_autofree char *problems = g_strdup_printf (
    ngettext ("%s thing to look at", "%s things to look at", report->problems), n_problems);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_ptr_array_add (parts, added);
  if (report->updated > 0)
    g_ptr_array_add (parts, updated);
  if (report->problems > 0)
    g_ptr_array_add (parts, problems);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

/* What it did, then when and for which survey. */
static char *
dup_subtitle (const HosoImportReport *report)
{
  g_autofree char *figures = dup_figures (report);
  g_autofree char *date = hoso_date_text_dup_unix (report->at);
  g_autofree char *second = report->name != NULL ? g_strjoin (" · ", report->name, date, NULL)
                                                 : g_strdup (date);

  return g_strjoin ("\n", figures, second, NULL);
}

static GtkWidget *
make_badge (guint64 open)
{
  g_autofree char *number = hoso_format_integer (open, hoso_format_get_language ());
  /* Translators: %s is how many questions an import left open. */
  g_autofree char *text =
    g_strdup_printf (ngettext ("%s to decide", "%s to decide", open), number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "hoso-chip");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static GtkWidget *
make_row (const HosoImportReport *report)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (report);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), report->file_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (report->decisions > 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_badge (report->decisions));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", report->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "imports.show");
  return row;
}

static gpointer
list_imports (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_imports_list (db, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoImportsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  GtkWidget *row;

  if (must_ignore (self, error))
    return;
  if (imports == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < imports->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (imports, i)));
  gtk_stack_set_visible_child_name (self->stack, imports->len > 0 ? "imports" : "empty");
  row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  if (row != NULL && self->import == 0)
    gtk_widget_grab_focus (row);
}

static void
reload (HosoImportsDialog *self)
{
  hoso_workspace_read_async (self->workspace, list_imports, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, renew (&self->list_cancellable),
                             listed_cb, g_object_ref (self));
  if (self->import != 0)
    load_import (self);
}

static void
workspace_changed_cb (HosoImportsDialog *self, guint changes)
{
  if (changes & (HOSO_CHANGE_IMPORTS | HOSO_CHANGE_SURVEYS | HOSO_CHANGE_CUSTOMERS))
    reload (self);
}

/* --- What the pages say --- */

static void
add_toast (HosoImportsDialog *self, const char *title, gboolean undo)
{
  AdwToast *toast = adw_toast_new (title);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "imports.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
settled_cb (HosoImportsDialog *self)
{
  add_toast (self, _ ("Decided"), TRUE);
}

static void
decide_cb (HosoImportsDialog *self)
{
  show_page (self, "decisions");
}

static void
undone_cb (HosoImportsDialog *self)
{
  self->import = 0;
  g_cancellable_cancel (self->detail_cancellable);
  show_page (self, "list");
  add_toast (self, _ ("The import was undone"), FALSE);
}

static void
left_cb (HosoImportsDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* --- Commands --- */

static void
show_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportsDialog *self = HOSO_IMPORTS_DIALOG (widget);

  self->import = g_variant_get_int64 (parameter);
  load_import (self);
}

/* One page back; the list closes. */
static void
back_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportsDialog *self = HOSO_IMPORTS_DIALOG (widget);
  const char *page = adw_leaflet_get_visible_child_name (self->leaflet);

  if (g_strcmp0 (page, "decisions") == 0)
    show_page (self, "detail");
  else if (g_strcmp0 (page, "detail") == 0)
    {
      self->import = 0;
      g_cancellable_cancel (self->detail_cancellable);
      show_page (self, "list");
    }
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
step_undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoImportsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = hoso_workspace_undo_finish (HOSO_WORKSPACE (source), result, &error);
  g_autofree char *title = NULL;
  g_autofree char *markup = NULL;

  if (self->workspace == NULL)
    return;
  if (name == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* Translators: %s is what was taken back, for example “Add customer”. */
  title = g_strdup_printf (_ ("Undone: %s"), name);
  markup = g_markup_escape_text (title, -1);
  add_toast (self, markup, FALSE);
}

static void
undo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoImportsDialog *self = HOSO_IMPORTS_DIALOG (widget);

  hoso_workspace_undo_async (self->workspace, step_undone_cb, g_object_ref (self));
}

/* --- The dialogue --- */

static void
hoso_imports_dialog_dispose (GObject *object)
{
  HosoImportsDialog *self = HOSO_IMPORTS_DIALOG (object);

  g_cancellable_cancel (self->list_cancellable);
  g_cancellable_cancel (self->detail_cancellable);
  g_clear_object (&self->list_cancellable);
  g_clear_object (&self->detail_cancellable);
  g_clear_object (&self->workspace);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_IMPORTS_DIALOG);
  G_OBJECT_CLASS (hoso_imports_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/io/github/hoso/Hoso/ui/hoso-imports-dialog.ui");
  gtk_widget_class_bind_template_child (klass, HosoImportsDialog, toasts);
  gtk_widget_class_bind_template_child (klass, HosoImportsDialog, title);
  gtk_widget_class_bind_template_child (klass, HosoImportsDialog, back);
  gtk_widget_class_bind_template_child (klass, HosoImportsDialog, leaflet);
  gtk_widget_class_bind_template_child (klass, HosoImportsDialog, stack);
  gtk_widget_class_bind_template_child (klass, HosoImportsDialog, list);
  gtk_widget_class_bind_template_child (klass, HosoImportsDialog, detail);
  gtk_widget_class_bind_template_child (klass, HosoImportsDialog, decisions);
  gtk_widget_class_bind_template_callback (klass, settled_cb);
  gtk_widget_class_bind_template_callback (klass, decide_cb);
  gtk_widget_class_bind_template_callback (klass, undone_cb);
  gtk_widget_class_bind_template_callback (klass, left_cb);
}

static void
hoso_imports_dialog_class_init (HosoImportsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_imports_dialog_dispose;

  g_type_ensure (HOSO_TYPE_IMPORT_DETAIL_VIEW);
  g_type_ensure (HOSO_TYPE_DECISION_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "imports.show", "x", show_activated);
  gtk_widget_class_install_action (widget_class, "imports.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "imports.undo", NULL, undo_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "imports.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "imports.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "imports.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
hoso_imports_dialog_init (HosoImportsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_title (self);
}

/* See hoso-imports-dialog.h. */
GtkWidget *
hoso_imports_dialog_new (GtkWindow *parent, HosoWorkspace *workspace, gint64 import)
{
  HosoImportsDialog *self = g_object_new (HOSO_TYPE_IMPORTS_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->import = import;
  self->wants_to_decide = import != 0;
  hoso_import_detail_view_set_workspace (self->detail, workspace);
  hoso_decision_view_set_workspace (self->decisions, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
