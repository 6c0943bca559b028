/* The shop at a glance: a period beside the one before and the same a year ago, and the
 * same on paper.  Main thread only; figures are read on a reading thread.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-dashboard-view.h"

#include "hoso-card-output.h"
#include "hoso-channel-costs.h"
#include "hoso-channel-group.h"
#include "hoso-chart-view.h"
#include "hoso-dashboard-figures.h"
#include "hoso-dashboard-report.h"
#include "hoso-dashboard-words.h"
#include "hoso-export-dialog.h"
#include "hoso-money.h"
#include "hoso-page-header.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

struct _HosoDashboardView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkDropDown *period;
  GtkLabel *head;
  GtkFlowBox *figures;
  GtkBox *content;

  HosoWorkspace *workspace; /* or NULL */
  HosoDashboard *dashboard; /* or NULL */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoDashboardView, hoso_dashboard_view, ADW_TYPE_BIN)

/* --- Showing --- */

static void
add_chart (HosoDashboardView *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *chart = hoso_chart_view_new ();
  HosoPlot *plot = hoso_dashboard_make_plot (self->dashboard);
  GtkWidget *title = gtk_label_new (plot->title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  hoso_chart_view_take_plot (HOSO_CHART_VIEW (chart), plot);
  gtk_widget_set_hexpand (chart, TRUE);
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), chart);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "hoso-card");
  gtk_box_append (self->content, card);
}

static void
update (HosoDashboardView *self)
{
  g_autofree char *head = hoso_dashboard_dup_head (self->dashboard);
  gboolean any = self->dashboard->first_day < G_MAXINT;
  GtkWidget *child;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dashboard.save", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dashboard.print", any);
  if (!any)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  gtk_label_set_text (self->head, head);
  hoso_dashboard_figures_fill (self->figures, self->dashboard);
  if (self->dashboard->n_months > 0)
    add_chart (self);
  hoso_dashboard_figures_add_groups (self->content, self->dashboard);
  if (self->dashboard->currency != NULL)
    gtk_box_append (self->content, hoso_channel_group_new (self->dashboard));
  gtk_stack_set_visible_child_name (self->stack, "figures");
}

/* --- Reading --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoDashboardView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDashboard) dashboard =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (dashboard == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->dashboard, hoso_dashboard_free);
  self->dashboard = g_steal_pointer (&dashboard);
  update (self);
}

/* On a reading thread. */
static gpointer
read_dashboard (HosoDb *db, gpointer period, GCancellable *cancellable, GError **error)
{
  HosoDashboardPlan plan;

  hoso_dashboard_plan_init (&plan, (HosoPeriod)GPOINTER_TO_UINT (period));
  return hoso_dashboard_load (db, &plan, cancellable, error);
}

/* See hoso-dashboard-view.h. */
void
hoso_dashboard_view_load (HosoDashboardView *self)
{
  g_return_if_fail (HOSO_IS_DASHBOARD_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, read_dashboard,
                             GUINT_TO_POINTER (gtk_drop_down_get_selected (self->period)), NULL,
                             (GDestroyNotify)hoso_dashboard_free, self->cancellable, loaded_cb,
                             g_object_ref (self));
}

/* See hoso-dashboard-view.h. */
void
hoso_dashboard_view_reload (HosoDashboardView *self)
{
  g_return_if_fail (HOSO_IS_DASHBOARD_VIEW (self));

  if (self->dashboard != NULL)
    hoso_dashboard_view_load (self);
}

/* --- What channels cost --- */

typedef struct
{
  gint day;
  HosoChannel channel;
  gint64 cost;
} Cost;

static gpointer
write_cost (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Cost *cost = data;

  return GINT_TO_POINTER (
    hoso_channel_costs_set (db, cost->day, cost->channel, cost->cost, error));
}

static void
cost_written (GtkWidget *inside, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (inside, _ ("The cost was kept."));
}

/* Nothing at all forgets what was told. */
static void
set_cost (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoDashboardView *self = HOSO_DASHBOARD_VIEW (widget);
  g_autofree Cost *cost = g_new0 (Cost, 1);
  const char *text;
  gint channel;

  if (self->dashboard == NULL || self->workspace == NULL)
    return;
  g_variant_get (parameter, "(i&s)", &channel, &text);
  cost->day = self->dashboard->now.span.to;
  cost->channel = (HosoChannel)channel;
  cost->cost = -1;
  if (*text != '\0' &&
      (!hoso_money_parse (text, -1, self->dashboard->currency, &cost->cost) || cost->cost < 0))
    {
      /* Translators: %s is what somebody typed. */
      g_autofree char *sentence = g_strdup_printf (_ ("“%s” is no amount of money."), text);

      hoso_window_toast (widget, sentence);
      return;
    }
  hoso_write (widget, self->workspace, write_cost, g_steal_pointer (&cost), g_free, cost_written);
}

/* --- On paper --- */

typedef struct
{
  HosoSheets *sheets;
  char *title;
  char *path;
} Saving;

static void
saving_free (Saving *saving)
{
  hoso_sheets_unref (saving->sheets);
  g_free (saving->title);
  g_free (saving->path);
  g_free (saving);
}

static gpointer
write_sheets (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;

  return GINT_TO_POINTER (
    hoso_dashboard_report_save (saving->sheets, saving->title, saving->path, error));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) inside = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) != NULL)
    hoso_window_toast (inside, _ ("The report was saved."));
  else
    hoso_window_show_error (inside, error);
}

static void
chosen_cb (GtkWidget *widget, const char *format, const char *path)
{
  HosoDashboardView *self = HOSO_DASHBOARD_VIEW (widget);
  Saving *saving;

  if (self->dashboard == NULL || self->workspace == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->sheets = hoso_dashboard_report_lay_out (self->dashboard);
  saving->title = hoso_dashboard_report_dup_title (self->dashboard);
  saving->path = g_strdup (path);
  hoso_workspace_read_async (self->workspace, write_sheets, saving, (GDestroyNotify)saving_free,
                             NULL, NULL, saved_cb, g_object_ref (widget));
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const HosoExportFormat formats[] = {
    { "pdf", N_ ("PDF document") },
    { NULL, NULL },
  };
  HosoDashboardView *self = HOSO_DASHBOARD_VIEW (widget);
  g_autofree char *title = hoso_dashboard_report_dup_title (self->dashboard);

  hoso_export_dialog_show (widget, _ ("Save the Report"), title, formats, chosen_cb);
}

static void
print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoDashboardView *self = HOSO_DASHBOARD_VIEW (widget);
  g_autoptr (HosoSheets) sheets = hoso_dashboard_report_lay_out (self->dashboard);
  g_autofree char *title = hoso_dashboard_report_dup_title (self->dashboard);

  hoso_sheets_print (widget, sheets, title);
}

/* --- The widget --- */

static void
period_cb (HosoDashboardView *self)
{
  hoso_dashboard_view_reload (self);
}

static void
hoso_dashboard_view_dispose (GObject *object)
{
  HosoDashboardView *self = HOSO_DASHBOARD_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_DASHBOARD_VIEW);
  g_clear_pointer (&self->dashboard, hoso_dashboard_free);
  G_OBJECT_CLASS (hoso_dashboard_view_parent_class)->dispose (object);
}

static void
hoso_dashboard_view_class_init (HosoDashboardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_dashboard_view_dispose;
  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/hoso/Hoso/ui/hoso-dashboard-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoDashboardView, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoDashboardView, period);
  gtk_widget_class_bind_template_child (widget_class, HosoDashboardView, head);
  gtk_widget_class_bind_template_child (widget_class, HosoDashboardView, figures);
  gtk_widget_class_bind_template_child (widget_class, HosoDashboardView, content);
  gtk_widget_class_install_action (widget_class, "dashboard.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "dashboard.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "dashboard.set-cost", "(is)", set_cost);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "dashboard.print", NULL);
}

static void
hoso_dashboard_view_init (HosoDashboardView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < HOSO_PERIOD_COUNT; i++)
    gtk_string_list_append (names, hoso_dashboard_get_period_name ((HosoPeriod)i));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->period, HOSO_PERIOD_MONTH);
  g_signal_connect_object (self->period, "notify::selected", G_CALLBACK (period_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dashboard.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dashboard.print", FALSE);
}

/* See hoso-dashboard-view.h. */
void
hoso_dashboard_view_set_workspace (HosoDashboardView *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_DASHBOARD_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->dashboard, hoso_dashboard_free);
  g_set_object (&self->workspace, workspace);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}
