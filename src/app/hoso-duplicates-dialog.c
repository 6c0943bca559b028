/* Who may be entered twice.  All customers are compared on a reading thread, which
 * closing the dialogue stops; each decision is a step of its own, and when the pairs
 * shown are decided the next ones are looked for.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-duplicates-dialog.h"

#include "hoso-duplicate-row.h"
#include "hoso-duplicate-work.h"
#include "hoso-merge-dialog.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

/* Pairs shown at once; the others come when these are decided. */
#define MAX_ROWS 60
#define TICK 100 /* milliseconds */

struct _HosoDuplicatesDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkProgressBar *progress;
  GtkListBox *rows;
  GtkWidget *more;

  HosoWorkspace *workspace;
  HosoDuplicateSearch *search; /* or NULL */
  GCancellable *cancellable;
  guint ticking;
};

G_DEFINE_FINAL_TYPE (HosoDuplicatesDialog, hoso_duplicates_dialog, ADW_TYPE_WINDOW)

/* --- Looking --- */

static gboolean
tick_cb (gpointer data)
{
  HosoDuplicatesDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress,
                                 hoso_duplicate_search_get_fraction (self->search));
  return G_SOURCE_CONTINUE;
}

static void
stop_looking (HosoDuplicatesDialog *self)
{
  g_clear_handle_id (&self->ticking, g_source_remove);
  g_clear_pointer (&self->search, hoso_duplicate_search_unref);
}

static void
show_pairs (HosoDuplicatesDialog *self, const GPtrArray *pairs)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < pairs->len && i < MAX_ROWS; i++)
    gtk_list_box_append (self->rows, hoso_duplicate_row_new (g_ptr_array_index (pairs, i)));
  gtk_widget_set_visible (self->more, pairs->len > MAX_ROWS);
  gtk_stack_set_visible_child_name (self->stack, pairs->len > 0 ? "pairs" : "nothing");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoDuplicatesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  stop_looking (self);
  if (pairs != NULL)
    {
      show_pairs (self, pairs);
      return;
    }
  hoso_window_show_error (GTK_WIDGET (self), error);
  gtk_window_close (GTK_WINDOW (self));
}

static void
look (HosoDuplicatesDialog *self)
{
  stop_looking (self);
  self->search = hoso_duplicate_search_new (MAX_ROWS + 1);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "working");
  self->ticking = g_timeout_add (TICK, tick_cb, self);
  hoso_workspace_read_async (self->workspace, hoso_duplicate_search_run,
                             hoso_duplicate_search_ref (self->search),
                             (GDestroyNotify)hoso_duplicate_search_unref,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable, found_cb,
                             g_object_ref (self));
}

/* --- Deciding --- */

/* Drops the pairs with @one, and with @other too unless that is 0.  The keyboard
 * goes on with what comes up. */
static void
drop_rows (HosoDuplicatesDialog *self, gint64 one, gint64 other)
{
  GtkListBoxRow *row;
  int place = 0;
  int first = -1;

  while ((row = gtk_list_box_get_row_at_index (self->rows, place)) != NULL)
    if (hoso_duplicate_row_has (HOSO_DUPLICATE_ROW (row), one) &&
        (other == 0 || hoso_duplicate_row_has (HOSO_DUPLICATE_ROW (row), other)))
      {
        first = first < 0 ? place : first;
        gtk_list_box_remove (self->rows, GTK_WIDGET (row));
      }
    else
      place++;
  if (place == 0)
    return;
  row = gtk_list_box_get_row_at_index (self->rows, CLAMP (first, 0, place - 1));
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/* Once all are decided: there may be more than were shown. */
static void
look_further (HosoDuplicatesDialog *self)
{
  if (gtk_list_box_get_row_at_index (self->rows, 0) == NULL)
    look (self);
}

/* Here, since the window below cannot be reached. */
static void
say (HosoDuplicatesDialog *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "duplicates.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
merged_cb (HosoDuplicatesDialog *self, gint64 survivor, gint64 merged, const char *sentence)
{
  if (self->workspace == NULL)
    return;
  say (self, sentence);
  drop_rows (self, merged, 0);
  look_further (self);
}

static void
merge_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoDuplicatesDialog *self = HOSO_DUPLICATES_DIALOG (widget);
  gint64 one;
  gint64 other;

  g_variant_get (parameter, "(xx)", &one, &other);
  g_signal_connect_object (hoso_merge_dialog_open (widget, self->workspace, one, other), "merged",
                           G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
}

static void
told_apart_cb (GtkWidget *inside, gpointer result)
{
  HosoDuplicatesDialog *self = HOSO_DUPLICATES_DIALOG (inside);

  if (self->workspace == NULL)
    return;
  if (result != NULL)
    say (self, _ ("They will not be shown as one person again."));
  look_further (self);
}

static void
apart_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoDuplicatesDialog *self = HOSO_DUPLICATES_DIALOG (widget);
  gint64 one;
  gint64 other;

  g_variant_get (parameter, "(xx)", &one, &other);
  hoso_write (widget, self->workspace, hoso_merge_tell_apart,
              hoso_merge_task_new (one, other, NULL), (GDestroyNotify)hoso_merge_task_free,
              told_apart_cb);
  drop_rows (self, one, other);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoDuplicatesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = hoso_workspace_undo_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (name == NULL)
    hoso_window_show_error (GTK_WIDGET (self), error);
  look (self);
}

static void
undo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoDuplicatesDialog *self = HOSO_DUPLICATES_DIALOG (widget);

  hoso_workspace_undo_async (self->workspace, undone_cb, g_object_ref (self));
}

/* --- The widget --- */

static void
hoso_duplicates_dialog_dispose (GObject *object)
{
  HosoDuplicatesDialog *self = HOSO_DUPLICATES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_looking (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_DUPLICATES_DIALOG);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_duplicates_dialog_parent_class)->dispose (object);
}

static void
hoso_duplicates_dialog_class_init (HosoDuplicatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_duplicates_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/hoso/Hoso/ui/hoso-duplicates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicatesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicatesDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicatesDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicatesDialog, more);
  gtk_widget_class_install_action (widget_class, "duplicates.merge", "(xx)", merge_activated);
  gtk_widget_class_install_action (widget_class, "duplicates.apart", "(xx)", apart_activated);
  gtk_widget_class_install_action (widget_class, "duplicates.undo", NULL, undo_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "duplicates.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hoso_duplicates_dialog_init (HosoDuplicatesDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* See hoso-duplicates-dialog.h. */
void
hoso_duplicates_dialog_open (GtkWidget *inside, HosoWorkspace *workspace)
{
  HosoDuplicatesDialog *self = g_object_new (HOSO_TYPE_DUPLICATES_DIALOG,
                                             "transient-for", gtk_widget_get_root (inside),
                                             NULL);

  self->workspace = g_object_ref (workspace);
  look (self);
  gtk_window_present (GTK_WINDOW (self));
}
