/* The size of one segment over time: a line with its table, and what the program
 * keeps of today.  Main thread; counting runs on reading threads, keeping on the
 * writing one.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-segment-history.h"

#include "hoso-chart-view.h"
#include "hoso-date-text.h"
#include "hoso-format.h"
#include "hoso-segment-sizes.h"
#include "hoso-time.h"

#include <glib/gi18n-lib.h>

struct _HosoSegmentHistory
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *note;
  GtkWidget *card;
  HosoChartView *chart;

  HosoWorkspace *workspace; /* or NULL */
  gint64 segment;           /* 0: none */
  gboolean survey;
  char *source; /* the name of the survey, or NULL */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoSegmentHistory, hoso_segment_history, ADW_TYPE_BIN)

/* --- Keeping --- */

static gpointer
keep (HosoDb *db, gpointer segments, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_segment_sizes_keep (db, segments, hoso_time_get_today (), error));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL)
    g_message ("The sizes of segments were not kept: %s", error->message);
}

/* See hoso-segment-history.h. */
void
hoso_segment_history_keep (HosoWorkspace *workspace, GPtrArray *segments)
{
  hoso_workspace_write_async (workspace, keep, g_ptr_array_ref (segments),
                              (GDestroyNotify)g_ptr_array_unref, NULL, NULL, kept_cb, NULL);
}

static gpointer
count (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_segment_sizes_count (db, cancellable, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) segments =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (segments != NULL)
    hoso_segment_history_keep (HOSO_WORKSPACE (source), segments);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The segments were not counted: %s", error->message);
}

/* See hoso-segment-history.h. */
void
hoso_segment_history_count (HosoWorkspace *workspace, GCancellable *cancellable)
{
  hoso_workspace_read_async (workspace, count, NULL, NULL, (GDestroyNotify)g_ptr_array_unref,
                             cancellable, counted_cb, NULL);
}

/* --- Showing --- */

static void
show_note (HosoSegmentHistory *self, const GArray *sizes)
{
  gint change = hoso_segment_sizes_find_change (sizes);
  g_autofree char *day = hoso_time_dup_day (change);
  g_autofree char *date = hoso_date_text_dup (day);
  g_autofree char *text = NULL;

  if (sizes->len == 1)
    text = g_strdup (_ ("The size is kept once a day; from the second day on there is a line."));
  else if (change != 0)
    /* Translators: %s is a date. */
    text = g_strdup_printf (_ ("The rule was changed on %s; earlier figures were counted by the "
                               "rule of their day."),
                            date);
  gtk_label_set_text (GTK_LABEL (self->note), text != NULL ? text : "");
  gtk_widget_set_visible (self->note, text != NULL);
}

static void
show_sizes (HosoSegmentHistory *self, const GArray *sizes)
{
  gtk_widget_set_visible (self->box, sizes->len > 0);
  gtk_widget_set_visible (self->card, sizes->len > 1);
  if (sizes->len == 0)
    return;

  show_note (self, sizes);
  if (sizes->len > 1)
    hoso_chart_view_take_plot (
      self->chart,
      hoso_segment_sizes_plot (sizes, self->survey ? HOSO_PLOT_RESPONDENTS : HOSO_PLOT_CUSTOMERS,
                               self->survey ? _ ("Respondents in the segment")
                                            : _ ("Customers in the segment"),
                               self->source != NULL ? self->source : _ ("Customers"),
                               hoso_format_get_language ()));
}

static gpointer
read_sizes (HosoDb *db, gpointer id, GCancellable *cancellable, GError **error)
{
  return hoso_segment_sizes_list (db, *(gint64 *)id, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSegmentHistory) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (sizes != NULL && self->box != NULL)
    show_sizes (self, sizes);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The sizes of the segment were not read: %s", error->message);
}

static void
load (HosoSegmentHistory *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace == NULL || self->segment == 0)
    {
      gtk_widget_set_visible (self->box, FALSE);
      return;
    }

  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, read_sizes,
                             g_memdup2 (&self->segment, sizeof self->segment), g_free,
                             (GDestroyNotify)g_array_unref, self->cancellable, read_cb,
                             g_object_ref (self));
}

static void
changed_cb (HosoSegmentHistory *self, guint changes)
{
  if (changes & HOSO_CHANGE_SIZES)
    load (self);
}

static void
set_workspace (HosoSegmentHistory *self, HosoWorkspace *workspace)
{
  if (self->workspace == workspace)
    return;

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/* See hoso-segment-history.h. */
void
hoso_segment_history_show (HosoSegmentHistory *self,
                           HosoWorkspace *workspace,
                           const HosoSegment *segment)
{
  g_return_if_fail (HOSO_IS_SEGMENT_HISTORY (self));

  set_workspace (self, workspace);
  self->segment = segment != NULL ? segment->id : 0;
  self->survey = segment != NULL && segment->rule->survey != 0;
  g_free (self->source);
  self->source = segment != NULL ? g_strdup (segment->survey_name) : NULL;
  load (self);
}

/* --- The widget --- */

static void
hoso_segment_history_dispose (GObject *object)
{
  HosoSegmentHistory *self = HOSO_SEGMENT_HISTORY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_workspace (self, NULL);
  self->box = NULL;
  G_OBJECT_CLASS (hoso_segment_history_parent_class)->dispose (object);
}

static void
hoso_segment_history_finalize (GObject *object)
{
  g_free (HOSO_SEGMENT_HISTORY (object)->source);
  G_OBJECT_CLASS (hoso_segment_history_parent_class)->finalize (object);
}

static void
hoso_segment_history_class_init (HosoSegmentHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_segment_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = hoso_segment_history_finalize;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
hoso_segment_history_init (HosoSegmentHistory *self)
{
  GtkWidget *chart = hoso_chart_view_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->note = make_label ("", "dim-label");
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->chart = HOSO_CHART_VIEW (chart);
  gtk_widget_set_hexpand (chart, TRUE);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "hoso-card");
  gtk_box_append (GTK_BOX (self->card), chart);
  gtk_box_append (GTK_BOX (self->box), make_label (_ ("Size over Time"), "title-4"));
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_box_append (GTK_BOX (self->box), self->card);
  gtk_widget_set_visible (self->box, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->box);
}
