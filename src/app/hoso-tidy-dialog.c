/* Decides which spellings are one answer, and shows at once how the answers
 * would be counted.
 *
 * Groups are read on a reading thread; after each change the answers are counted
 * anew on one, as they would be.  A later count gives up the one before.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-tidy-dialog.h"

#include "hoso-chart-view.h"
#include "hoso-tidy-row.h"
#include "hoso-tidy-work.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

/* Groups shown at once; the others come when these are decided. */
#define MAX_ROWS 60
/* Milliseconds without a change before the answers are counted. */
#define PATIENCE 150

struct _HosoTidyDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkBox *rows_box;
  GtkLabel *more;
  HosoChartView *chart;

  HosoWorkspace *workspace;
  gint64 question;
  char *field;
  char *label;
  GPtrArray *rows; /* of HosoTidyRow, borrowed from the box */
  GCancellable *cancellable;
  GCancellable *counting; /* the latest count */
  guint timer;
  GVariant *moving; /* where a chip goes once its menu is closed */
  guint mover;
};

G_DEFINE_FINAL_TYPE (HosoTidyDialog, hoso_tidy_dialog, ADW_TYPE_WINDOW)

static GPtrArray *
list_decisions (HosoTidyDialog *self)
{
  GPtrArray *decisions =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_tidy_decision_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      HosoTidyDecision *decision =
        hoso_tidy_row_make_decision (g_ptr_array_index (self->rows, i));

      if (decision != NULL)
        g_ptr_array_add (decisions, decision);
    }
  return decisions;
}

/* --- The preview --- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoTidyDialog) self = data;
  g_autoptr (GError) error = NULL;
  HosoTally *tally = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->chart == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&tally, hoso_tally_free);
      return;
    }
  if (tally == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  hoso_chart_view_set_data (self->chart,
                            &(HosoChartData){
                              .title = self->label,
                              .unit = self->field != NULL ? HOSO_PLOT_CUSTOMERS
                                                          : HOSO_PLOT_RESPONDENTS,
                              .tally = tally,
                            });
}

static void
count (HosoTidyDialog *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace,
                             hoso_tidy_read_preview,
                             hoso_tidy_task_new (self->question, self->field,
                                                 list_decisions (self)),
                             (GDestroyNotify)hoso_tidy_task_free,
                             (GDestroyNotify)hoso_tally_free,
                             self->counting,
                             counted_cb,
                             g_object_ref (self));
}

static gboolean
timer_cb (gpointer data)
{
  HosoTidyDialog *self = data;

  self->timer = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (HosoTidyDialog *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PATIENCE, timer_cb, self);
}

/* --- The groups --- */

static gboolean
move_cb (gpointer data)
{
  HosoTidyDialog *self = data;
  g_autoptr (GVariant) moving = g_steal_pointer (&self->moving);
  HosoSpelling *spelling = NULL;
  guint from;
  guint index;
  guint to;

  self->mover = 0;
  g_variant_get (moving, "(uuu)", &from, &index, &to);
  if (from < self->rows->len && to < self->rows->len && from != to)
    spelling = hoso_tidy_row_take (g_ptr_array_index (self->rows, from), index);
  if (spelling != NULL)
    {
      hoso_tidy_row_add (g_ptr_array_index (self->rows, to), spelling);
      changed_cb (self);
    }
  return G_SOURCE_REMOVE;
}

/* The chip goes with its menu, which is still closing. */
static void
move_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTidyDialog *self = HOSO_TIDY_DIALOG (widget);

  g_clear_pointer (&self->moving, g_variant_unref);
  self->moving = g_variant_ref (parameter);
  if (self->mover == 0)
    self->mover = g_idle_add (move_cb, self);
}

static void
add_row (HosoTidyDialog *self, const HosoSpellingGroup *group)
{
  GtkWidget *row = hoso_tidy_row_new (group, self->rows, self->rows->len);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  gtk_box_append (self->rows_box, row);
}

static void
show_groups (HosoTidyDialog *self, const GPtrArray *groups)
{
  add_row (self, NULL);
  for (guint i = 0; i < groups->len && i < MAX_ROWS; i++)
    add_row (self, g_ptr_array_index (groups, i));
  gtk_box_reorder_child_after (self->rows_box, g_ptr_array_index (self->rows, 0),
                               gtk_widget_get_last_child (GTK_WIDGET (self->rows_box)));
  gtk_widget_set_visible (GTK_WIDGET (self->more), groups->len > MAX_ROWS);
  gtk_stack_set_visible_child_name (self->stack, groups->len > 0 ? "groups" : "nothing");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tidy.apply", groups->len > 0);
  if (groups->len > 0)
    count (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoTidyDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->chart == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (groups != NULL)
    {
      show_groups (self, groups);
      return;
    }
  hoso_window_show_error (GTK_WIDGET (self), error);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- Commands --- */

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) != NULL)
    hoso_window_toast_undo (window, _ ("The answers were tidied up."));
  else
    hoso_window_show_error (window, error);
}

static void
apply_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTidyDialog *self = HOSO_TIDY_DIALOG (widget);

  hoso_workspace_write_async (self->workspace,
                              hoso_tidy_apply,
                              hoso_tidy_task_new (self->question, self->field,
                                                  list_decisions (self)),
                              (GDestroyNotify)hoso_tidy_task_free,
                              NULL,
                              NULL,
                              applied_cb,
                              g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self))));
  gtk_window_close (GTK_WINDOW (self));
}

/* --- The widget --- */

static void
hoso_tidy_dialog_dispose (GObject *object)
{
  HosoTidyDialog *self = HOSO_TIDY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->mover, g_source_remove);
  g_clear_pointer (&self->moving, g_variant_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_TIDY_DIALOG);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_tidy_dialog_parent_class)->dispose (object);
}

static void
hoso_tidy_dialog_finalize (GObject *object)
{
  HosoTidyDialog *self = HOSO_TIDY_DIALOG (object);

  g_ptr_array_unref (self->rows);
  g_free (self->field);
  g_free (self->label);
  G_OBJECT_CLASS (hoso_tidy_dialog_parent_class)->finalize (object);
}

static void
hoso_tidy_dialog_class_init (HosoTidyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_tidy_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = hoso_tidy_dialog_finalize;
  g_type_ensure (HOSO_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-tidy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoTidyDialog, title);
  gtk_widget_class_bind_template_child (widget_class, HosoTidyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoTidyDialog, rows_box);
  gtk_widget_class_bind_template_child (widget_class, HosoTidyDialog, more);
  gtk_widget_class_bind_template_child (widget_class, HosoTidyDialog, chart);
  gtk_widget_class_install_action (widget_class, "tidy.apply", NULL, apply_activated);
  gtk_widget_class_install_action (widget_class, "tidy.move", "(uuu)", move_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hoso_tidy_dialog_init (HosoTidyDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tidy.apply", FALSE);
}

/* See hoso-tidy-dialog.h. */
void
hoso_tidy_dialog_open (GtkWidget *inside,
                       HosoWorkspace *workspace,
                       gint64 question,
                       const char *field,
                       const char *label)
{
  HosoTidyDialog *self = g_object_new (HOSO_TYPE_TIDY_DIALOG,
                                       "transient-for", gtk_widget_get_root (inside),
                                       NULL);

  self->workspace = g_object_ref (workspace);
  self->question = question;
  self->field = g_strdup (field);
  self->label = g_strdup (label);
  adw_window_title_set_subtitle (self->title, label);
  hoso_workspace_read_async (workspace,
                             hoso_tidy_read_groups,
                             hoso_tidy_task_new (question, field, NULL),
                             (GDestroyNotify)hoso_tidy_task_free,
                             (GDestroyNotify)g_ptr_array_unref,
                             self->cancellable,
                             read_cb,
                             g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
