/* The timeline of one customer.  Pages of entries are read on a reading thread;
 * each change is one step that undo takes back.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-timeline-view.h"

#include "hoso-customers.h"
#include "hoso-format.h"
#include "hoso-interaction-form.h"
#include "hoso-interactions.h"
#include "hoso-task-form.h"
#include "hoso-tasks.h"
#include "hoso-time.h"
#include "hoso-timeline-row.h"
#include "hoso-timelines.h"
#include "hoso-window.h"
#include "hoso-wrap-box.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

#define PAGE 50
#define DAY_SECONDS 86400

struct _HosoTimelineView
{
  AdwBin parent_instance;

  GtkTextView *draft;
  HosoWrapBox *filters;
  GtkBox *months;
  GtkLabel *empty;
  GtkLabel *shown;
  GtkWidget *more;

  GtkToggleButton *chips[HOSO_TIMELINE_N_KINDS];
  HosoWorkspace *workspace; /* or NULL */
  gint64 customer;
  guint limit;
  HosoTimeline *timeline; /* or NULL while loading */
  GCancellable *cancellable;
  gboolean resetting; /* the chips, not by the user */
};

G_DEFINE_FINAL_TYPE (HosoTimelineView, hoso_timeline_view, ADW_TYPE_BIN)

/* --- Showing --- */

static gint64
get_now (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return hoso_timeline_to_local (g_get_real_time () / G_USEC_PER_SEC, zone);
}

static char *
dup_heading (const HosoTimelineEntry *entry, gint64 now)
{
  HosoTime time = { entry->at, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };

  if (entry->at == HOSO_TIMELINE_NO_TIME)
    return g_strdup (_ ("Without a Date"));
  if (entry->at / DAY_SECONDS > now / DAY_SECONDS)
    return g_strdup (_ ("To Come"));
  return hoso_format_month (&time, hoso_format_get_language ());
}

static GtkWidget *
add_month (HosoTimelineView *self, const char *title)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_widget_set_margin_top (heading, 6);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->months, heading);
  gtk_box_append (self->months, list);
  return list;
}

static void
show_entries (HosoTimelineView *self)
{
  GPtrArray *entries = self->timeline->entries;
  gint64 now = get_now ();
  g_autofree char *previous = NULL;
  GtkWidget *list = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->months))) != NULL)
    gtk_box_remove (self->months, child);
  for (guint i = 0; i < entries->len; i++)
    {
      const HosoTimelineEntry *entry = entries->pdata[i];
      g_autofree char *heading = dup_heading (entry, now);

      if (g_strcmp0 (heading, previous) != 0)
        list = add_month (self, heading);
      gtk_list_box_append (GTK_LIST_BOX (list), hoso_timeline_row_new (entry, now));
      g_free (previous);
      previous = g_steal_pointer (&heading);
    }
}

/* Only kinds that are there can be chosen; one kind alone needs no choice. */
static void
show_filters (HosoTimelineView *self)
{
  guint n_kinds = 0;

  for (guint i = 0; i < HOSO_TIMELINE_N_KINDS; i++)
    {
      g_autofree char *number =
        hoso_format_integer (self->timeline->counts[i], hoso_format_get_language ());
      g_autofree char *label = g_strdup_printf ("%s %s", hoso_timeline_kind_get_label (i), number);
      gboolean there =
        self->timeline->counts[i] > 0 || gtk_toggle_button_get_active (self->chips[i]);

      gtk_button_set_label (GTK_BUTTON (self->chips[i]), label);
      gtk_widget_set_visible (GTK_WIDGET (self->chips[i]), there);
      n_kinds += there;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->filters), n_kinds > 1);
}

static void
show_rest (HosoTimelineView *self)
{
  const char *language = hoso_format_get_language ();
  guint n = self->timeline->entries->len;
  guint all = self->timeline->n_matching;
  g_autofree char *number = hoso_format_integer (n, language);
  g_autofree char *total = hoso_format_integer (all, language);
  /* Translators: the number of entries that are shown, then that of all. */
  g_autofree char *text =
    g_strdup_printf (ngettext ("%s of %s entry", "%s of %s entries", all), number, total);

  gtk_label_set_text (self->shown, text);
  gtk_widget_set_visible (self->more, n < all);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), all == 0);
}

/* --- Reading --- */

typedef struct
{
  gint64 customer;
  guint kinds;
  guint limit;
} Wanted;

static gpointer
read_timeline (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return hoso_timelines_read (db, wanted->customer, wanted->kinds, wanted->limit, zone, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoTimelineView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoTimeline) timeline =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (timeline == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->timeline, hoso_timeline_free);
  self->timeline = g_steal_pointer (&timeline);
  show_filters (self);
  show_entries (self);
  show_rest (self);
}

/* No chip chosen means all. */
static guint
get_kinds (HosoTimelineView *self)
{
  guint kinds = 0;

  for (guint i = 0; i < HOSO_TIMELINE_N_KINDS; i++)
    if (gtk_toggle_button_get_active (self->chips[i]))
      kinds |= 1u << i;
  return kinds != 0 ? kinds : HOSO_TIMELINE_ALL;
}

static void
start_reading (HosoTimelineView *self)
{
  Wanted wanted = { self->customer, get_kinds (self), self->limit };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->customer == 0 || self->workspace == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, read_timeline, g_memdup2 (&wanted, sizeof wanted),
                             g_free, (GDestroyNotify)hoso_timeline_free, self->cancellable, read_cb,
                             g_object_ref (self));
}

static void
filter_toggled_cb (HosoTimelineView *self)
{
  if (self->resetting)
    return;
  self->limit = PAGE;
  start_reading (self);
}

static void
more_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTimelineView *self = HOSO_TIMELINE_VIEW (widget);

  self->limit += PAGE;
  start_reading (self);
}

/* --- Changing --- */

typedef struct
{
  gint64 id;
  char *text;
  HosoComplaintState state;
  gboolean done;
} Change;

static void
change_free (Change *change)
{
  g_free (change->text);
  g_free (change);
}

static Change *
change_new (gint64 id)
{
  Change *change = g_new0 (Change, 1);

  change->id = id;
  return change;
}

static char *
dup_draft (HosoTimelineView *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->draft), &start, &end);
  return g_strstrip (gtk_text_iter_get_text (&start, &end));
}

static void
draft_changed_cb (HosoTimelineView *self)
{
  g_autofree char *text = dup_draft (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.add-note", *text != '\0');
}

static gpointer
add_note (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (hoso_customers_add_note (db, change->id, change->text, error));
}

static void
note_added_cb (GtkWidget *widget, gpointer result)
{
  HosoTimelineView *self = HOSO_TIMELINE_VIEW (widget);

  if (result != NULL && gtk_widget_get_root (widget) != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->draft), "", -1);
}

static void
add_note_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTimelineView *self = HOSO_TIMELINE_VIEW (widget);
  Change *change = change_new (self->customer);

  change->text = dup_draft (self);
  hoso_write (widget, self->workspace, add_note, change, (GDestroyNotify)change_free,
              note_added_cb);
}

static void
present_form (HosoTimelineView *self, const HosoInteraction *interaction)
{
  gtk_window_present (GTK_WINDOW (
    hoso_interaction_form_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               self->workspace, self->customer, interaction)));
}

static void
present_task_form (HosoTimelineView *self, const HosoTask *task)
{
  gtk_window_present (
    GTK_WINDOW (hoso_task_form_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                    self->workspace, self->customer, task)));
}

static void
add_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (HOSO_TIMELINE_VIEW (widget)->customer != 0)
    present_form (HOSO_TIMELINE_VIEW (widget), NULL);
}

static void
add_task_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (HOSO_TIMELINE_VIEW (widget)->customer != 0)
    present_task_form (HOSO_TIMELINE_VIEW (widget), NULL);
}

static void
edit_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTimelineView *self = HOSO_TIMELINE_VIEW (widget);
  const gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; self->timeline != NULL && i < self->timeline->entries->len; i++)
    {
      const HosoTimelineEntry *entry = self->timeline->entries->pdata[i];

      if (entry->interaction != NULL && entry->interaction->id == id)
        {
          present_form (self, entry->interaction);
          return;
        }
    }
}

static void
edit_task_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTimelineView *self = HOSO_TIMELINE_VIEW (widget);
  const gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; self->timeline != NULL && i < self->timeline->entries->len; i++)
    {
      const HosoTimelineEntry *entry = self->timeline->entries->pdata[i];

      if (entry->task != NULL && entry->task->id == id)
        {
          present_task_form (self, entry->task);
          return;
        }
    }
}

static gpointer
remove_entry (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_interactions_remove (db, ((Change *)data)->id, error));
}

static void
removed_cb (GtkWidget *widget, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (widget, _ ("Removed from the timeline"));
}

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_write (widget, HOSO_TIMELINE_VIEW (widget)->workspace, remove_entry,
              change_new (g_variant_get_int64 (parameter)), (GDestroyNotify)change_free,
              removed_cb);
}

static gpointer
set_state (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (hoso_interactions_set_state (db, change->id, change->state, error));
}

static void
state_set_cb (GtkWidget *widget, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (widget, _ ("The complaint was changed"));
}

static void
set_state_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *state;
  gint64 id;
  Change *change;

  g_variant_get (parameter, "(x&s)", &id, &state);
  change = change_new (id);
  hoso_complaint_state_from_name (state, &change->state);
  hoso_write (widget, HOSO_TIMELINE_VIEW (widget)->workspace, set_state, change,
              (GDestroyNotify)change_free, state_set_cb);
}

static gpointer
set_done (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (hoso_tasks_set_done (db, change->id, change->done, error));
}

static void
done_set_cb (GtkWidget *widget, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (widget, _ ("The task was changed"));
}

static void
set_done_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Change *change = change_new (0);

  g_variant_get (parameter, "(xb)", &change->id, &change->done);
  hoso_write (widget, HOSO_TIMELINE_VIEW (widget)->workspace, set_done, change,
              (GDestroyNotify)change_free, done_set_cb);
}

/* --- The widget --- */

static void
hoso_timeline_view_dispose (GObject *object)
{
  HosoTimelineView *self = HOSO_TIMELINE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->timeline, hoso_timeline_free);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_TIMELINE_VIEW);
  G_OBJECT_CLASS (hoso_timeline_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "timeline.add-note", NULL, add_note_activated);
  gtk_widget_class_install_action (widget_class, "timeline.add-task", NULL, add_task_activated);
  gtk_widget_class_install_action (widget_class, "timeline.more", NULL, more_activated);
  gtk_widget_class_install_action (widget_class, "timeline.edit", "x", edit_activated);
  gtk_widget_class_install_action (widget_class, "timeline.edit-task", "x", edit_task_activated);
  gtk_widget_class_install_action (widget_class, "timeline.remove", "x", remove_activated);
  gtk_widget_class_install_action (widget_class, "timeline.set-state", "(xs)",
                                   set_state_activated);
  gtk_widget_class_install_action (widget_class, "timeline.set-done", "(xb)", set_done_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "timeline.add-note", NULL);
}

static void
hoso_timeline_view_class_init (HosoTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_timeline_view_dispose;
  g_type_ensure (HOSO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoTimelineView, draft);
  gtk_widget_class_bind_template_child (widget_class, HosoTimelineView, filters);
  gtk_widget_class_bind_template_child (widget_class, HosoTimelineView, months);
  gtk_widget_class_bind_template_child (widget_class, HosoTimelineView, empty);
  gtk_widget_class_bind_template_child (widget_class, HosoTimelineView, shown);
  gtk_widget_class_bind_template_child (widget_class, HosoTimelineView, more);
  install_actions (widget_class);
}

static void
hoso_timeline_view_init (HosoTimelineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < HOSO_TIMELINE_N_KINDS; i++)
    {
      self->chips[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_widget_set_visible (GTK_WIDGET (self->chips[i]), FALSE);
      g_signal_connect_object (self->chips[i], "toggled", G_CALLBACK (filter_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      hoso_wrap_box_append (self->filters, GTK_WIDGET (self->chips[i]));
    }
  g_signal_connect_object (gtk_text_view_get_buffer (self->draft), "changed",
                           G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  draft_changed_cb (self);
}

/* See hoso-timeline-view.h. */
void
hoso_timeline_view_set_workspace (HosoTimelineView *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_TIMELINE_VIEW (self));

  hoso_timeline_view_show (self, 0);
  g_set_object (&self->workspace, workspace);
}

static void
forget (HosoTimelineView *self)
{
  GtkWidget *child;

  self->resetting = TRUE;
  for (guint i = 0; i < HOSO_TIMELINE_N_KINDS; i++)
    gtk_toggle_button_set_active (self->chips[i], FALSE);
  self->resetting = FALSE;
  self->limit = PAGE;
  g_clear_pointer (&self->timeline, hoso_timeline_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->months))) != NULL)
    gtk_box_remove (self->months, child);
  gtk_widget_set_visible (GTK_WIDGET (self->filters), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->draft), "", -1);
}

/* See hoso-timeline-view.h. */
void
hoso_timeline_view_show (HosoTimelineView *self, gint64 customer)
{
  g_return_if_fail (HOSO_IS_TIMELINE_VIEW (self));

  if (customer != self->customer)
    forget (self);
  self->customer = customer;
  start_reading (self);
}
