/* Makes one customer of two: both are read on a reading thread; what the user
 * chooses is written as one step, which undo takes back.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-merge-dialog.h"

#include "hoso-duplicate-work.h"
#include "hoso-merge-row.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoMergeDialog
{
  AdwWindow parent_instance;

  GtkLabel *intro;
  GtkListBox *rows;

  HosoWorkspace *workspace;
  gint64 ids[2];         /* the one who stays, the one who goes */
  HosoMergeDraft *draft; /* or NULL while loading */
  GCancellable *cancellable;
};

enum
{
  SIGNAL_MERGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoMergeDialog, hoso_merge_dialog, ADW_TYPE_WINDOW)

static void
show_draft (HosoMergeDialog *self, HosoMergeDraft *draft)
{
  g_autofree char *intro = NULL;

  self->draft = draft;
  if (draft->differences->len > 0)
    /* Translators: both are names of customers. */
    intro = g_strdup_printf (_ ("“%1$s” and “%2$s” become one customer. Choose what counts where "
                                "they differ."),
                             draft->customers[0]->name, draft->customers[1]->name);
  else
    /* Translators: both are names of customers. */
    intro = g_strdup_printf (_ ("“%1$s” and “%2$s” become one customer. They differ in nothing "
                                "that needs a choice."),
                             draft->customers[0]->name, draft->customers[1]->name);
  gtk_label_set_text (self->intro, intro);
  for (guint i = 0; i < draft->differences->len; i++)
    gtk_list_box_append (self->rows,
                         hoso_merge_row_new (g_ptr_array_index (draft->differences, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), draft->differences->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoMergeDialog) self = data;
  g_autoptr (GError) error = NULL;
  HosoMergeDraft *draft = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&draft, hoso_merge_draft_free);
      return;
    }
  if (draft != NULL)
    {
      show_draft (self, draft);
      return;
    }
  hoso_window_show_error (GTK_WIDGET (self), error);
  gtk_window_close (GTK_WINDOW (self));
}

static HosoMergeChoice *
make_choice (HosoMergeDialog *self)
{
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (self->draft->differences->len, 1));

  for (guint i = 0; i < self->draft->differences->len; i++)
    taken[i] = hoso_merge_row_takes_other (
      HOSO_MERGE_ROW (gtk_list_box_get_row_at_index (self->rows, (int)i)));
  return hoso_merges_choose (self->draft->differences, taken);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoMergeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL)
    {
      if (self->workspace != NULL)
        {
          hoso_window_show_error (GTK_WIDGET (self), error);
          gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", TRUE);
        }
      return;
    }
  /* Translators: both are names of customers. */
  sentence = g_strdup_printf (_ ("“%1$s” was merged into “%2$s”."),
                              self->draft->customers[1]->name, self->draft->customers[0]->name);
  g_signal_emit (self, signals[SIGNAL_MERGED], 0, self->ids[0], self->ids[1], sentence);
  /* Closed already: undo is in the window's menu. */
  if (self->workspace == NULL)
    return;
  if (HOSO_IS_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self))))
    hoso_window_toast_undo (GTK_WIDGET (self), sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static void
merge_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoMergeDialog *self = HOSO_MERGE_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "merge.merge", FALSE);
  hoso_workspace_write_async (self->workspace, hoso_merge_run,
                              hoso_merge_task_new (self->ids[0], self->ids[1], make_choice (self)),
                              (GDestroyNotify)hoso_merge_task_free, NULL, NULL, merged_cb,
                              g_object_ref (self));
}

static void
hoso_merge_dialog_dispose (GObject *object)
{
  HosoMergeDialog *self = HOSO_MERGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_MERGE_DIALOG);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_merge_dialog_parent_class)->dispose (object);
}

static void
hoso_merge_dialog_finalize (GObject *object)
{
  HosoMergeDialog *self = HOSO_MERGE_DIALOG (object);

  g_clear_pointer (&self->draft, hoso_merge_draft_free);
  G_OBJECT_CLASS (hoso_merge_dialog_parent_class)->finalize (object);
}

static void
hoso_merge_dialog_class_init (HosoMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = hoso_merge_dialog_finalize;
  signals[SIGNAL_MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64,
                                         G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoMergeDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, HosoMergeDialog, rows);
  gtk_widget_class_install_action (widget_class, "merge.merge", NULL, merge_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /* Return alone chooses. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "merge.merge", NULL);
}

static void
hoso_merge_dialog_init (HosoMergeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", FALSE);
}

/* See hoso-merge-dialog.h. */
HosoMergeDialog *
hoso_merge_dialog_open (GtkWidget *inside, HosoWorkspace *workspace, gint64 one, gint64 other)
{
  HosoMergeDialog *self = g_object_new (HOSO_TYPE_MERGE_DIALOG,
                                        "transient-for", gtk_widget_get_root (inside),
                                        NULL);

  self->workspace = g_object_ref (workspace);
  self->ids[0] = MIN (one, other);
  self->ids[1] = MAX (one, other);
  hoso_workspace_read_async (workspace, hoso_merge_draft_read,
                             hoso_merge_task_new (self->ids[0], self->ids[1], NULL),
                             (GDestroyNotify)hoso_merge_task_free,
                             (GDestroyNotify)hoso_merge_draft_free, self->cancellable, read_cb,
                             g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
