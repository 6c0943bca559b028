/* The form that adds, edits or removes a task.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-task-form.h"

#include "hoso-clock-text.h"
#include "hoso-day-button.h"
#include "hoso-entry-row.h"
#include "hoso-names.h"
#include "hoso-tasks.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

#define DAY_SECONDS 86400

struct _HosoTaskForm
{
  AdwWindow parent_instance;

  AdwEntryRow *title_row;
  AdwComboRow *kind;
  HosoDayButton *day;
  AdwEntryRow *time;
  AdwEntryRow *assignee;
  GtkWidget *remove_button;

  HosoWorkspace *workspace;
  HosoTask *task; /* what is saved, but for the fields of the form */
};

G_DEFINE_FINAL_TYPE (HosoTaskForm, hoso_task_form, ADW_TYPE_WINDOW)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
update_actions (HosoTaskForm *self)
{
  g_autofree char *title = g_strstrip (g_strdup (get_text (self->title_row)));
  gint64 seconds;
  gboolean fits = hoso_clock_text_parse (get_text (self->time), &seconds);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "task.save", fits && *title != '\0');
  if (fits)
    gtk_widget_remove_css_class (GTK_WIDGET (self->time), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->time), "error");
}

static gpointer
save (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER (hoso_tasks_save (db, task, error));
}

static gpointer
remove_task (HosoDb *db, gpointer id, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_tasks_remove (db, *(gint64 *)id, error));
}

static void
saved_cb (GtkWidget *window, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (window, _ ("Saved the task"));
}

static void
removed_cb (GtkWidget *window, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (window, _ ("Removed the task"));
}

/* The window below says what happened: this one is gone by then. */
static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTaskForm *self = HOSO_TASK_FORM (widget);
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  HosoTask *task = g_steal_pointer (&self->task);
  gint64 seconds = 0;

  hoso_clock_text_parse (get_text (self->time), &seconds);
  g_free (task->title);
  task->title = g_strstrip (g_strdup (get_text (self->title_row)));
  g_free (task->assignee);
  task->assignee = g_strdup (get_text (self->assignee));
  task->kind = (HosoTaskKind)adw_combo_row_get_selected (self->kind);
  task->due_local = hoso_day_button_get_day (self->day) * DAY_SECONDS + seconds;
  hoso_write (window, self->workspace, save, task, (GDestroyNotify)hoso_task_free, saved_cb);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTaskForm *self = HOSO_TASK_FORM (widget);
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  hoso_write (window, self->workspace, remove_task, g_memdup2 (&self->task->id, sizeof (gint64)),
              g_free, removed_cb);
  gtk_window_close (GTK_WINDOW (self));
}

static void
hoso_task_form_dispose (GObject *object)
{
  HosoTaskForm *self = HOSO_TASK_FORM (object);

  g_clear_pointer (&self->task, hoso_task_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_TASK_FORM);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_task_form_parent_class)->dispose (object);
}

static void
hoso_task_form_class_init (HosoTaskFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_task_form_dispose;
  g_type_ensure (HOSO_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-task-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoTaskForm, title_row);
  gtk_widget_class_bind_template_child (widget_class, HosoTaskForm, kind);
  gtk_widget_class_bind_template_child (widget_class, HosoTaskForm, day);
  gtk_widget_class_bind_template_child (widget_class, HosoTaskForm, time);
  gtk_widget_class_bind_template_child (widget_class, HosoTaskForm, assignee);
  gtk_widget_class_bind_template_child (widget_class, HosoTaskForm, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "task.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "task.remove", NULL, remove_activated);
}

static void
hoso_task_form_init (HosoTaskForm *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_entry_row_set_name (self->title_row, _ ("What is to be done"));
  hoso_entry_row_set_name (self->time, _ ("Time (optional)"));
  hoso_entry_row_set_name (self->assignee, _ ("Who does it (optional)"));
  for (guint i = 0; i < HOSO_TASK_N_KINDS; i++)
    {
      g_autofree char *key = g_strconcat ("task.", hoso_task_kind_get_name (i), NULL);

      gtk_string_list_append (kinds, hoso_name_get (key, NULL));
    }
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
}

/* See hoso-task-form.h. */
GtkWidget *
hoso_task_form_new (GtkWindow *parent,
                    HosoWorkspace *workspace,
                    gint64 customer,
                    const HosoTask *task)
{
  HosoTaskForm *self = g_object_new (HOSO_TYPE_TASK_FORM, "transient-for", parent, "title",
                                     task != NULL ? _ ("Edit Task") : _ ("New Task"), NULL);
  HosoTask *copy = hoso_task_new (HOSO_TASK_FOLLOW_UP, task != NULL ? task->title : "");
  g_autofree char *time = NULL;

  copy->customer = customer;
  copy->due_local = (hoso_clock_text_get_today () + 1) * DAY_SECONDS;
  if (task != NULL)
    {
      copy->id = task->id;
      copy->customer = task->customer;
      copy->kind = task->kind;
      copy->due_local = task->due_local;
      copy->done_at = task->done_at;
      gtk_editable_set_text (GTK_EDITABLE (self->assignee),
                             task->assignee != NULL ? task->assignee : "");
    }
  self->workspace = g_object_ref (workspace);
  self->task = copy;
  time = hoso_clock_text_dup (copy->due_local);
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), copy->title);
  gtk_editable_set_text (GTK_EDITABLE (self->time), time);
  adw_combo_row_set_selected (self->kind, copy->kind);
  hoso_day_button_set_day (self->day, copy->due_local / DAY_SECONDS);
  gtk_widget_set_visible (self->remove_button, task != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  update_actions (self);
  return GTK_WIDGET (self);
}
