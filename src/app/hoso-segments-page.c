/* The page “Segments”: all of them in a list, then one.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-segments-page.h"

#include "hoso-choice-dialog.h"
#include "hoso-format.h"
#include "hoso-goal-choice.h"
#include "hoso-methods-dialog.h"
#include "hoso-page-header.h"
#include "hoso-page-view.h"
#include "hoso-plot-reading.h"
#include "hoso-segment-history.h"
#include "hoso-segment-view.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"
#include "hoso-value-view.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoSegmentsPage
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkStack *stack;
  GtkListBox *list;
  GtkDropDown *goal; /* to keep to, shown once a segment has one */
  HosoSegmentView *segment;
  HosoValueView *value;

  HosoWorkspace *workspace; /* or NULL */
  GCancellable *cancellable;
  GCancellable *asking;
};

static void page_view_init (HosoPageViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoSegmentsPage,
                               hoso_segments_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HOSO_TYPE_PAGE_VIEW, page_view_init))

/* --- The list --- */

static char *
dup_count (const HosoSegment *segment)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *count = hoso_format_integer (segment->count, language);
  g_autofree char *base = hoso_format_integer (segment->base, language);

  if (segment->survey_name != NULL)
    /* Translators: how many, of how many, and the name of a survey. */
    return g_strdup_printf (_ ("%s of %s respondents of “%s”"), count, base, segment->survey_name);
  /* Translators: how many, of how many. */
  return g_strdup_printf (_ ("%s of %s customers"), count, base);
}

static char *
dup_subtitle (const HosoSegment *segment)
{
  const char *goal =
    segment->goal != NULL ? hoso_segments_get_goal_name (segment->goal, NULL) : NULL;
  g_autofree char *count = dup_count (segment);

  return goal != NULL ? g_strdup_printf ("%s · %s", count, goal) : g_steal_pointer (&count);
}

static GtkWidget *
make_share (const HosoSegment *segment)
{
  double share = segment->base > 0 ? (double)segment->count / segment->base : 0;
  g_autofree char *percent =
    hoso_plot_dup_share (segment->count, segment->base, hoso_format_get_language ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (percent);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), share);
  gtk_widget_add_css_class (bar, "hoso-share");
  gtk_widget_set_size_request (bar, 56, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, percent, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

static GtkWidget *
make_row (const HosoSegment *segment)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (segment);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), segment->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_share (segment));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "goal", g_strdup (segment->goal), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-item");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", "segments", segment->id);
  return row;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  HosoSegmentsPage *self = data;
  g_autofree char *goal = hoso_goal_choice_dup (self->goal);

  return goal == NULL || g_strcmp0 (goal, g_object_get_data (G_OBJECT (row), "goal")) == 0;
}

/* Without a goal among the segments there is nothing to keep to. */
static void
show_goals (HosoSegmentsPage *self, GPtrArray *segments)
{
  gboolean any = FALSE;

  for (guint i = 0; i < segments->len && !any; i++)
    any = ((const HosoSegment *)segments->pdata[i])->goal != NULL;
  if (!any)
    hoso_goal_choice_set (self->goal, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->goal), any);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSegmentsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) segments =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  GtkWidget *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (segments == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < segments->len; i++)
    gtk_list_box_append (self->list, make_row (segments->pdata[i]));
  show_goals (self, segments);
  hoso_segment_history_keep (self->workspace, segments);
  gtk_stack_set_visible_child_name (self->stack, segments->len > 0 ? "segments" : "empty");
}

/* On a reading thread. */
static gpointer
list_segments (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_segments_list (db, error);
}

static void
load_list (HosoSegmentsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, list_segments, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable, listed_cb,
                             g_object_ref (self));
}

/* --- A new one --- */

static void
begin (HosoSegmentsPage *self, gint64 survey)
{
  hoso_segment_view_begin (self->segment, survey);
  adw_leaflet_set_visible_child_name (self->leaflet, "segment");
}

static void
chosen_cb (HosoSegmentsPage *self, gint64 survey)
{
  begin (self, survey);
}

static void
surveys_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSegmentsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) surveys =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  HosoChoiceDialog *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (surveys == NULL || surveys->len == 0)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      if (surveys != NULL)
        begin (self, 0);
      return;
    }

  dialog = hoso_choice_dialog_new (GTK_WIDGET (self), _ ("New Segment"),
                                   _ ("Who can be in the segment?"));
  hoso_choice_dialog_add (dialog, 0, _ ("Customers"), _ ("By what is known of them"));
  for (guint i = 0; i < surveys->len; i++)
    {
      const HosoSurvey *survey = surveys->pdata[i];

      hoso_choice_dialog_add (dialog, survey->id, survey->name,
                              _ ("Respondents, by their answers"));
    }
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* On a reading thread. */
static gpointer
list_surveys (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_surveys_list (db, error);
}

static void
new_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoSegmentsPage *self = HOSO_SEGMENTS_PAGE (widget);

  if (self->workspace == NULL)
    return;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, list_surveys, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, self->asking, surveys_cb,
                             g_object_ref (self));
}

static void
value_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoSegmentsPage *self = HOSO_SEGMENTS_PAGE (widget);

  hoso_value_view_load (self->value);
  adw_leaflet_set_visible_child_name (self->leaflet, "value");
}

static void
methods_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoSegmentsPage *self = HOSO_SEGMENTS_PAGE (widget);

  if (self->workspace != NULL)
    hoso_methods_dialog_present (widget, self->workspace);
}

/* --- As a page --- */

static void
page_view_show_item (HosoPageView *view, gint64 id)
{
  HosoSegmentsPage *self = HOSO_SEGMENTS_PAGE (view);

  hoso_segment_view_show (self->segment, id);
  adw_leaflet_set_visible_child_name (self->leaflet, id != 0 ? "segment" : "list");
}

static gboolean
page_view_go_back (HosoPageView *view)
{
  HosoSegmentsPage *self = HOSO_SEGMENTS_PAGE (view);

  hoso_segment_view_leave (self->segment);
  if (g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "list") != 0)
    {
      adw_leaflet_set_visible_child_name (self->leaflet, "list");
      return TRUE;
    }
  return adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
gone_cb (HosoSegmentsPage *self)
{
  page_view_show_item (HOSO_PAGE_VIEW (self), 0);
}

static const char *
page_view_get_title (HosoPageView *view)
{
  return _ ("Segments");
}

static void
page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace)
{
  HosoSegmentsPage *self = HOSO_SEGMENTS_PAGE (view);

  g_set_object (&self->workspace, workspace);
  hoso_segment_view_set_workspace (self->segment, workspace);
  hoso_value_view_set_workspace (self->value, workspace);
  page_view_show_item (view, 0);
}

static void
page_view_refresh (HosoPageView *view, guint changes)
{
  HosoSegmentsPage *self = HOSO_SEGMENTS_PAGE (view);

  if (changes & (HOSO_CHANGE_SEGMENTS | HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_SURVEYS |
                 HOSO_CHANGE_IMPORTS))
    {
      load_list (self);
      hoso_segment_view_reload (self->segment);
      hoso_value_view_reload (self->value);
    }
}

static void
page_view_init (HosoPageViewInterface *iface)
{
  iface->get_title = page_view_get_title;
  iface->set_workspace = page_view_set_workspace;
  iface->refresh = page_view_refresh;
  iface->show_item = page_view_show_item;
  iface->go_back = page_view_go_back;
}

/* --- The widget --- */

static void
hoso_segments_page_dispose (GObject *object)
{
  HosoSegmentsPage *self = HOSO_SEGMENTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->workspace);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_SEGMENTS_PAGE);
  G_OBJECT_CLASS (hoso_segments_page_parent_class)->dispose (object);
}

static void
hoso_segments_page_class_init (HosoSegmentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_segments_page_dispose;

  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_SEGMENT_VIEW);
  g_type_ensure (HOSO_TYPE_VALUE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-segments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentsPage, list);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentsPage, goal);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentsPage, segment);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentsPage, value);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "page.value", NULL, value_activated);
  gtk_widget_class_install_action (widget_class, "page.methods", NULL, methods_activated);
}

static void
hoso_segments_page_init (HosoSegmentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_goal_choice_fill (self->goal, _ ("For every goal"));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  g_signal_connect_object (self->goal, "notify::selected",
                           G_CALLBACK (gtk_list_box_invalidate_filter), self->list,
                           G_CONNECT_SWAPPED);
}
