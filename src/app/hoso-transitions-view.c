/* How customers went from type to type: between two months that the user chooses,
 * and how many had each type at the end of each month between.  Reading is shown
 * and can be stopped.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-transitions-view.h"

#include "hoso-chart-view.h"
#include "hoso-date-text.h"
#include "hoso-format.h"
#include "hoso-segment-make.h"
#include "hoso-transition-moves.h"
#include "hoso-transition-plots.h"
#include "hoso-transitions-work.h"

#include <glib/gi18n-lib.h>

/* Months that can be chosen. */
#define MONTHS 24
/* Shown at first: as many bars as a chart has room for. */
#define SHOWN 11
#define POLL_MS 100

struct _HosoTransitionsView
{
  AdwBin parent_instance;

  AdwComboRow *from;
  AdwComboRow *to;
  GtkStack *stack;
  GtkProgressBar *progress;
  GtkLabel *sentence;
  GtkWidget *again;
  HosoChartView *flow;
  AdwBin *moves;
  HosoChartView *months;

  HosoWorkspace *workspace;     /* or NULL */
  HosoTransitions *transitions; /* or NULL */
  HosoTransitionsWork *work;    /* or NULL */
  GCancellable *cancellable;
  guint source; /* id */
};

G_DEFINE_FINAL_TYPE (HosoTransitionsView, hoso_transitions_view, ADW_TYPE_BIN)

static void
show_sentence (HosoTransitionsView *self, const char *sentence, gboolean again)
{
  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (self->again, again);
  gtk_stack_set_visible_child_name (self->stack, "sentence");
}

static void
show_charts (HosoTransitionsView *self)
{
  guint from = adw_combo_row_get_selected (self->from);
  guint to = adw_combo_row_get_selected (self->to);
  const char *language = hoso_format_get_language ();

  if (self->transitions == NULL || from == GTK_INVALID_LIST_POSITION ||
      to == GTK_INVALID_LIST_POSITION)
    return;
  if (from >= to)
    {
      show_sentence (self, _ ("The first month must lie before the last one."), FALSE);
      return;
    }
  hoso_chart_view_take_plot (self->flow,
                             hoso_plots_of_transitions (self->transitions, from, to, language));
  adw_bin_set_child (self->moves, hoso_transition_moves_new (self->transitions, from, to));
  hoso_chart_view_take_plot (self->months,
                             hoso_plots_of_type_months (self->transitions, from, to, language));
  gtk_stack_set_visible_child_name (self->stack, "charts");
}

static void
fill_months (HosoTransitionsView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = self->transitions->dates->len;
  guint from = adw_combo_row_get_selected (self->from);
  guint to = adw_combo_row_get_selected (self->to);
  GListModel *old = adw_combo_row_get_model (self->from);
  gboolean same = old != NULL && g_list_model_get_n_items (old) == n;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *date = hoso_transitions_dup_date (self->transitions, i);
      g_autofree char *name = hoso_date_text_dup (date);

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->from, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->to, G_LIST_MODEL (names));
  /* What was chosen stays while the months are as many. */
  if (!same)
    {
      from = n > SHOWN ? n - 1 - SHOWN : 0;
      to = n - 1;
    }
  adw_combo_row_set_selected (self->from, from);
  adw_combo_row_set_selected (self->to, to);
}

/* --- Reading --- */

static gboolean
poll_cb (gpointer data)
{
  HosoTransitionsView *self = data;

  gtk_progress_bar_set_fraction (self->progress,
                                 hoso_transitions_work_get_fraction (self->work));
  return G_SOURCE_CONTINUE;
}

static void
stop_reading (HosoTransitionsView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->work, hoso_transitions_work_unref);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoTransitionsView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoTransitions) transitions =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  stop_reading (self);
  if (transitions == NULL || transitions->history == NULL)
    {
      show_sentence (self, error != NULL ? error->message : _ ("There are no orders yet."),
                     error != NULL);
      return;
    }
  g_clear_pointer (&self->transitions, hoso_transitions_free);
  self->transitions = g_steal_pointer (&transitions);
  fill_months (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->from), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->to), TRUE);
  show_charts (self);
}

static void
start_reading (HosoTransitionsView *self)
{
  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  self->work = hoso_transitions_work_new (MONTHS);
  self->source = g_timeout_add (POLL_MS, poll_cb, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  hoso_workspace_read_async (self->workspace, hoso_transitions_work_read,
                             hoso_transitions_work_ref (self->work),
                             (GDestroyNotify)hoso_transitions_work_unref,
                             (GDestroyNotify)hoso_transitions_free, self->cancellable, loaded_cb,
                             g_object_ref (self));
}

static void
stop_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTransitionsView *self = HOSO_TRANSITIONS_VIEW (widget);

  stop_reading (self);
  show_sentence (self, _ ("The work was stopped."), TRUE);
}

static void
again_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_reading (HOSO_TRANSITIONS_VIEW (widget));
}

/* The target are the types before and after. */
static void
make_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HosoTransitionsView *self = HOSO_TRANSITIONS_VIEW (widget);
  guint from = adw_combo_row_get_selected (self->from);
  guint to = adw_combo_row_get_selected (self->to);
  g_autofree char *name = NULL;
  guint before;
  guint after;

  g_variant_get (parameter, "(uu)", &before, &after);
  name = hoso_transition_moves_dup_name (self->transitions, from, to, before, after);
  hoso_segment_make (
    widget, self->workspace, name,
    hoso_transitions_make_rule (self->transitions, from, to, before, after));
}

/* See hoso-transitions-view.h. */
void
hoso_transitions_view_load (HosoTransitionsView *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_TRANSITIONS_VIEW (self));

  g_set_object (&self->workspace, workspace);
  start_reading (self);
}

/* --- The widget --- */

static void
hoso_transitions_view_dispose (GObject *object)
{
  HosoTransitionsView *self = HOSO_TRANSITIONS_VIEW (object);

  stop_reading (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->transitions, hoso_transitions_free);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_TRANSITIONS_VIEW);
  G_OBJECT_CLASS (hoso_transitions_view_parent_class)->dispose (object);
}

static void
hoso_transitions_view_class_init (HosoTransitionsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_transitions_view_dispose;
  g_type_ensure (HOSO_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/hoso/Hoso/ui/hoso-transitions-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, HosoTransitionsView, name)
  BIND (from);
  BIND (to);
  BIND (stack);
  BIND (progress);
  BIND (sentence);
  BIND (again);
  BIND (flow);
  BIND (moves);
  BIND (months);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, show_charts);
  gtk_widget_class_install_action (widget_class, "transitions.stop", NULL, stop_activated);
  gtk_widget_class_install_action (widget_class, "transitions.again", NULL, again_activated);
  gtk_widget_class_install_action (widget_class, "transitions.make-segment", "(uu)",
                                   make_activated);
}

static void
hoso_transitions_view_init (HosoTransitionsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hoso_transitions_view_new (void)
{
  return g_object_new (HOSO_TYPE_TRANSITIONS_VIEW, NULL);
}
