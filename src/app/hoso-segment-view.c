/* One segment: its rule, who it holds for, and how they differ from everybody.
 * The count follows each change of the rule; saving is one step.  Main thread
 * only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-segment-view.h"

#include "hoso-comparison-list.h"
#include "hoso-customers-page.h"
#include "hoso-entry-row.h"
#include "hoso-error.h"
#include "hoso-goal-choice.h"
#include "hoso-page-header.h"
#include "hoso-rule-group.h"
#include "hoso-segment-count.h"
#include "hoso-segment-history.h"
#include "hoso-segment-narrowing.h"
#include "hoso-segment-work.h"
#include "hoso-window.h"
#include "hoso-wrap-box.h"

#include <glib/gi18n-lib.h>

/* From the last change to the count. */
#define PREVIEW_MS 200

struct _HosoSegmentView
{
  AdwBin parent_instance;

  HosoPageHeader *header;
  GtkWidget *content;
  AdwEntryRow *name;
  AdwComboRow *goal;
  GtkLabel *population;
  AdwBin *editor_bin;
  HosoSegmentCount *count;
  GtkWidget *customers_button;
  HosoSegmentNarrowing *narrowing;
  HosoSegmentHistory *history;
  GtkWidget *compared;
  HosoComparisonList *comparisons;

  HosoWorkspace *workspace; /* or NULL */
  HosoSegmentQuery query;
  gboolean open;
  HosoSegmentData *data; /* or NULL while loading */
  HosoRuleGroup *editor; /* in the bin, or NULL */
  char *read;            /* the rule as JSON, as it is stored */
  char *stored;          /* the same as the editor writes it */
  guint preview;         /* source id */
  GCancellable *loading;
  GCancellable *counting;
};

enum
{
  SIGNAL_GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoSegmentView, hoso_segment_view, ADW_TYPE_BIN)

/* --- The rule as it stands --- */

static HosoRule *
make_rule (HosoSegmentView *self)
{
  HosoRule *rule = hoso_rule_new (self->data->segment->rule->survey);

  hoso_rule_node_free (rule->root);
  rule->root = hoso_rule_group_make_node (self->editor);
  return rule;
}

static char *
dup_name (HosoSegmentView *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static gboolean
is_changed (HosoSegmentView *self)
{
  g_autoptr (HosoRule) rule = NULL;
  g_autofree char *name = NULL;
  g_autofree char *goal = NULL;
  g_autofree char *json = NULL;

  if (self->data == NULL)
    return FALSE;
  rule = make_rule (self);
  json = hoso_rule_dup_json (rule);
  name = dup_name (self);
  goal = hoso_goal_choice_dup (self->goal);
  return g_strcmp0 (json, self->stored) != 0 || g_strcmp0 (name, self->data->segment->name) != 0 ||
         g_strcmp0 (goal, self->data->segment->goal) != 0;
}

static void
update_actions (HosoSegmentView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *name = dup_name (self);
  gboolean stored = self->data != NULL && self->query.id != 0;
  gboolean named = *name != '\0';

  gtk_widget_action_set_enabled (widget, "segment.save",
                                 self->data != NULL && named && (!stored || is_changed (self)));
  gtk_widget_action_set_enabled (widget, "segment.remove", stored);
  gtk_widget_action_set_enabled (widget, "segment.make-persona", self->data != NULL && named);
  gtk_widget_action_set_enabled (widget, "segment.show-customers", stored);
  if (named)
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
}

/* --- Count and charts --- */

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSegmentView) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *comparisons = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (comparisons == NULL)
    return;
  if (self->data == NULL)
    {
      g_ptr_array_unref (comparisons);
      return;
    }

  gtk_widget_set_visible (self->compared, comparisons->len > 0);
  hoso_comparison_list_take (self->comparisons, comparisons,
                             self->data->segment->rule->survey != 0 ? _ ("All respondents")
                                                                    : _ ("All customers"),
                             self->data->segment->survey_name);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSegmentView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRulePreview) preview =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->data == NULL)
    return;
  if (preview == NULL)
    {
      hoso_segment_count_fail (self->count, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->narrowing), FALSE);
      return;
    }

  hoso_segment_count_show (self->count, preview, self->data->segment->rule->survey != 0);
  hoso_segment_narrowing_show (self->narrowing, preview->narrowing,
                               self->data->segment->survey_name);
  hoso_workspace_read_async (self->workspace, hoso_rule_comparisons_read, make_rule (self),
                             (GDestroyNotify)hoso_rule_free, (GDestroyNotify)g_ptr_array_unref,
                             self->counting, compared_cb, g_object_ref (self));
}

static void
start_preview (HosoSegmentView *self)
{
  g_clear_handle_id (&self->preview, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->data == NULL)
    return;

  hoso_segment_count_begin (self->count);
  self->counting = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, hoso_rule_preview_read, make_rule (self),
                             (GDestroyNotify)hoso_rule_free,
                             (GDestroyNotify)hoso_rule_preview_free, self->counting, counted_cb,
                             g_object_ref (self));
}

static gboolean
preview_cb (gpointer data)
{
  HosoSegmentView *self = data;

  self->preview = 0;
  start_preview (self);
  return G_SOURCE_REMOVE;
}

static void
rule_changed_cb (HosoSegmentView *self)
{
  update_actions (self);
  g_clear_handle_id (&self->preview, g_source_remove);
  self->preview = g_timeout_add (PREVIEW_MS, preview_cb, self);
}

static void
name_changed_cb (HosoSegmentView *self)
{
  if (self->data != NULL)
    update_actions (self);
}

/* --- Loading --- */

static void
clear (HosoSegmentView *self)
{
  g_clear_handle_id (&self->preview, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->data, hoso_segment_data_free);
  g_clear_pointer (&self->stored, g_free);
  g_clear_pointer (&self->read, g_free);
  self->editor = NULL;
}

static void
show_population (HosoSegmentView *self)
{
  const HosoSegment *segment = self->data->segment;
  /* Translators: %s is the name of a survey. */
  g_autofree char *text = segment->survey_name != NULL
                            ? g_strdup_printf (_ ("Respondents of “%s”"), segment->survey_name)
                            : g_strdup (_ ("Customers"));

  gtk_label_set_text (self->population, text);
  gtk_widget_set_visible (self->customers_button, segment->rule->survey == 0);
}

static void
show_data (HosoSegmentView *self, HosoSegmentData *data)
{
  const HosoSegment *segment = data->segment;
  g_autoptr (HosoRule) rule = NULL;

  clear (self);
  gtk_editable_set_text (GTK_EDITABLE (self->name), segment->name);
  hoso_goal_choice_set (self->goal, segment->goal);
  hoso_page_header_set_title (self->header, segment->name);
  self->data = data;
  self->editor = HOSO_RULE_GROUP (hoso_rule_group_new (data->subjects, FALSE));
  hoso_rule_group_set_node (self->editor, segment->rule->root, data->words);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (rule_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->editor_bin, GTK_WIDGET (self->editor));
  rule = make_rule (self);
  self->stored = hoso_rule_dup_json (rule);
  self->read = hoso_rule_dup_json (segment->rule);
  show_population (self);
  gtk_widget_set_visible (self->content, TRUE);
  update_actions (self);
  start_preview (self);
  hoso_segment_history_show (self->history, self->workspace, segment);
  if (self->query.id == 0)
    {
      hoso_rule_group_add_condition (self->editor);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
    }
}

/* TRUE where nothing new is stored, as after our own saving: what is being
 * edited stays. */
static gboolean
is_shown (HosoSegmentView *self, const HosoSegmentData *loaded)
{
  g_autofree char *json = hoso_rule_dup_json (loaded->segment->rule);

  return self->data != NULL && self->data->segment->id == loaded->segment->id &&
         g_strcmp0 (self->data->segment->name, loaded->segment->name) == 0 &&
         g_strcmp0 (self->data->segment->goal, loaded->segment->goal) == 0 &&
         g_strcmp0 (self->read, json) == 0;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSegmentView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSegmentData) loaded =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (loaded != NULL && is_shown (self, loaded))
    start_preview (self);
  else if (loaded != NULL)
    show_data (self, g_steal_pointer (&loaded));
  else if (g_error_matches (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
  else
    hoso_window_show_error (GTK_WIDGET (self), error);
}

static void
load (HosoSegmentView *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (!self->open || self->workspace == NULL)
    return;

  self->loading = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, hoso_segment_data_read,
                             g_memdup2 (&self->query, sizeof self->query), g_free,
                             (GDestroyNotify)hoso_segment_data_free, self->loading, loaded_cb,
                             g_object_ref (self));
}

/* --- Saving --- */

/* Which segment was shown when it was saved: the id of a new one comes with the
 * answer, and another may be shown by then. */
typedef struct
{
  HosoSegmentView *view;
  const HosoSegmentData *data; /* compared only */
} Saved;

static void
take_id (HosoSegmentView *self, gint64 id)
{
  self->query.id = id;
  self->data->segment->id = id;
  hoso_segment_history_show (self->history, self->workspace, self->data->segment);
  update_actions (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Saved *saved = data;
  g_autoptr (HosoSegmentView) self = saved->view;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *ids = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  gboolean shown = self->data != NULL && self->data == saved->data;

  if (ids == NULL)
    {
      if (shown)
        g_clear_pointer (&self->stored, g_free);
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (shown)
    take_id (self, ids[0]);
  if (ids[1] != 0)
    {
      hoso_window_show_page (GTK_WIDGET (self), HOSO_PAGE_PERSONAS, ids[1]);
      hoso_window_toast_undo (GTK_WIDGET (self), _ ("A persona was made from the segment."));
    }
  else
    hoso_window_toast_undo (GTK_WIDGET (self), _ ("The segment was saved."));
}

static void
save (HosoSegmentView *self, gboolean persona)
{
  HosoSegmentSaving *saving = g_new0 (HosoSegmentSaving, 1);
  Saved *saved = g_new0 (Saved, 1);

  saved->view = g_object_ref (self);
  saved->data = self->data;
  saving->id = self->query.id;
  saving->persona = persona;
  saving->name = dup_name (self);
  saving->goal = hoso_goal_choice_dup (self->goal);
  if (self->query.id == 0 || is_changed (self))
    {
      saving->rule = make_rule (self);
      g_free (self->stored);
      g_free (self->read);
      self->stored = hoso_rule_dup_json (saving->rule);
      self->read = g_strdup (self->stored);
      g_free (self->data->segment->name);
      self->data->segment->name = g_strdup (saving->name);
      g_free (self->data->segment->goal);
      self->data->segment->goal = g_strdup (saving->goal);
      hoso_page_header_set_title (self->header, saving->name);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "segment.save", FALSE);
  hoso_workspace_write_async (self->workspace, hoso_segment_save, saving,
                              (GDestroyNotify)hoso_segment_saving_free,
                              g_free, NULL, saved_cb, saved);
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (HOSO_SEGMENT_VIEW (widget), FALSE);
}

static void
persona_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (HOSO_SEGMENT_VIEW (widget), TRUE);
}

/* --- Other commands --- */

static void
customers_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoSegmentView *self = HOSO_SEGMENT_VIEW (widget);
  GtkWidget *page = hoso_window_get_page (HOSO_WINDOW (gtk_widget_get_root (widget)),
                                          HOSO_PAGE_CUSTOMERS);

  hoso_segment_view_leave (self);
  hoso_customers_page_show_segment (HOSO_CUSTOMERS_PAGE (page), self->query.id);
  hoso_window_show_page (widget, HOSO_PAGE_CUSTOMERS, 0);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) != NULL)
    hoso_window_toast_undo (window, _ ("The segment was deleted."));
  else
    hoso_window_show_error (window, error);
}

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoSegmentView *self = HOSO_SEGMENT_VIEW (widget);

  hoso_workspace_write_async (self->workspace, hoso_segment_remove,
                              g_memdup2 (&self->query.id, sizeof self->query.id), g_free, NULL,
                              NULL, removed_cb, g_object_ref (gtk_widget_get_root (widget)));
}

/* --- The widget --- */

static void
hoso_segment_view_unmap (GtkWidget *widget)
{
  hoso_segment_view_leave (HOSO_SEGMENT_VIEW (widget));
  GTK_WIDGET_CLASS (hoso_segment_view_parent_class)->unmap (widget);
}

static void
hoso_segment_view_dispose (GObject *object)
{
  HosoSegmentView *self = HOSO_SEGMENT_VIEW (object);

  clear (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_SEGMENT_VIEW);
  G_OBJECT_CLASS (hoso_segment_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-segment-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, header);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, content);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, name);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, goal);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, population);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, count);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, customers_button);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, narrowing);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, history);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, compared);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentView, comparisons);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
hoso_segment_view_class_init (HosoSegmentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_segment_view_dispose;
  widget_class->unmap = hoso_segment_view_unmap;
  signals[SIGNAL_GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_COMPARISON_LIST);
  g_type_ensure (HOSO_TYPE_SEGMENT_COUNT);
  g_type_ensure (HOSO_TYPE_SEGMENT_HISTORY);
  g_type_ensure (HOSO_TYPE_SEGMENT_NARROWING);
  g_type_ensure (HOSO_TYPE_WRAP_BOX);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "segment.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "segment.make-persona", NULL, persona_activated);
  gtk_widget_class_install_action (widget_class, "segment.show-customers", NULL,
                                   customers_activated);
  gtk_widget_class_install_action (widget_class, "segment.remove", NULL, remove_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "segment.save",
                                       NULL);
}

static void
hoso_segment_view_init (HosoSegmentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_entry_row_set_name (self->name, _ ("Name"));
  hoso_goal_choice_fill (self->goal, _ ("Not stated"));
  update_actions (self);
}

/* See hoso-segment-view.h. */
void
hoso_segment_view_set_workspace (HosoSegmentView *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_SEGMENT_VIEW (self));

  hoso_segment_view_show (self, 0);
  g_set_object (&self->workspace, workspace);
}

/* Closes what is open and opens @query. */
static void
open_query (HosoSegmentView *self, HosoSegmentQuery query, gboolean open)
{
  hoso_segment_view_leave (self);
  clear (self);
  adw_bin_set_child (self->editor_bin, NULL);
  hoso_comparison_list_take (self->comparisons, NULL, NULL, NULL);
  hoso_segment_history_show (self->history, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->narrowing), FALSE);
  gtk_widget_set_visible (self->compared, FALSE);
  gtk_widget_set_visible (self->content, FALSE);
  hoso_page_header_set_title (self->header, "");
  self->query = query;
  self->open = open;
  update_actions (self);
  load (self);
}

/* See hoso-segment-view.h. */
void
hoso_segment_view_show (HosoSegmentView *self, gint64 segment)
{
  g_return_if_fail (HOSO_IS_SEGMENT_VIEW (self));

  open_query (self, (HosoSegmentQuery){ .id = segment }, segment != 0);
}

/* See hoso-segment-view.h. */
void
hoso_segment_view_begin (HosoSegmentView *self, gint64 survey)
{
  g_return_if_fail (HOSO_IS_SEGMENT_VIEW (self));

  open_query (self, (HosoSegmentQuery){ .survey = survey }, TRUE);
}

/* See hoso-segment-view.h. */
void
hoso_segment_view_reload (HosoSegmentView *self)
{
  g_return_if_fail (HOSO_IS_SEGMENT_VIEW (self));

  if (self->query.id != 0)
    load (self);
}

/* See hoso-segment-view.h. */
void
hoso_segment_view_leave (HosoSegmentView *self)
{
  g_autofree char *name = dup_name (self);

  if (self->workspace != NULL && *name != '\0' && is_changed (self))
    save (self, FALSE);
}
