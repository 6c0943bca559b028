/* A chart with its numbers as a table below, to be read, copied and exported.
 *
 * The picture is laid out again for each width and for dark windows; the table
 * holds the same numbers as labels, made when it is first asked for.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-chart-view.h"

#include "hoso-card-output.h"
#include "hoso-chart-table.h"
#include "hoso-export-dialog.h"
#include "hoso-format.h"
#include "hoso-plot-export.h"
#include "hoso-scene-view.h"
#include "hoso-text-export.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More bars than this are a list, not a picture. */
#define MAX_BARS 12
/* Of a picture that leaves the window, points. */
#define PAPER_WIDTH 560

struct _HosoChartView
{
  AdwBin parent_instance;

  HosoSceneView *picture;
  GtkWidget *all_button;
  GtkWidget *table_box;
  GtkExpander *expander;
  GtkMenuButton *menu_button;
  GtkWidget *table;
  GtkGrid *grid;

  HosoPlot *plot; /* or NULL */
  gboolean show_all;
  gboolean table_made;
};

typedef enum
{
  PROP_KIND = 1,
} HosoChartViewProperty;

static GParamSpec *properties[PROP_KIND + 1];

G_DEFINE_FINAL_TYPE (HosoChartView, hoso_chart_view, ADW_TYPE_BIN)

/* The kinds that figures of one sort can be drawn as, with their names. */
static const struct
{
  HosoPlotKind kind;
  const char *name;
} kinds[] = {
  { HOSO_PLOT_BARS, N_ ("Bars") },
  { HOSO_PLOT_DONUT, N_ ("Ring") },
  { HOSO_PLOT_HISTOGRAM, N_ ("Histogram") },
  { HOSO_PLOT_BOX, N_ ("Box Plot") },
  { HOSO_PLOT_HEAT, N_ ("Heat Map") },
  { HOSO_PLOT_SHARES, N_ ("Bars of 100%") },
  { HOSO_PLOT_STACKED, N_ ("Stacked Bars") },
};

static HosoScene *
lay_out (double width, gboolean dark, gpointer data)
{
  HosoChartView *self = data;

  return hoso_plot_layout (self->plot, &(HosoPlotLook){
                                         .language = hoso_format_get_language (),
                                         .colours = dark ? HOSO_COLOURS_DARK : HOSO_COLOURS_LIGHT,
                                         .width = width,
                                         .max_bars = self->show_all ? 0 : MAX_BARS,
                                       });
}

static void
show_picture (HosoChartView *self)
{
  hoso_scene_view_set_layout (self->picture, lay_out, self, NULL);
}

/* --- The table --- */

static void
make_table (HosoChartView *self)
{
  g_autoptr (HosoPlotTable) table =
    hoso_plot_table_new (self->plot, hoso_format_get_language ());

  hoso_chart_table_fill (self->grid, table);
  self->table_made = TRUE;
}

/* The keys must not enter a table that is in no window yet. */
static void
expanded_cb (HosoChartView *self)
{
  gtk_widget_set_visible (self->table, gtk_expander_get_expanded (self->expander));
  if (gtk_expander_get_expanded (self->expander) && !self->table_made && self->plot != NULL)
    make_table (self);
}

static guint
count_bars (HosoChartView *self)
{
  const HosoPlot *plot = self->plot;

  if (plot == NULL || plot->kind == HOSO_PLOT_RFM || plot->kind == HOSO_PLOT_HISTOGRAM ||
      plot->kind == HOSO_PLOT_BOX)
    return 0;
  if (plot->grid != NULL)
    return MAX (plot->grid->n_rows, plot->grid->n_columns);
  return plot->tally != NULL ? plot->tally->counts->len : 0;
}

static void
update_all_button (HosoChartView *self)
{
  guint n = count_bars (self);

  gtk_widget_set_visible (self->all_button, n > MAX_BARS);
  if (n <= MAX_BARS)
    return;

  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  /* Translators: %s is how many different answers there are; more than ten. */
  g_autofree char *all =
    g_strdup_printf (ngettext ("Show all %s answer", "Show all %s answers", n), number);

  gtk_button_set_label (GTK_BUTTON (self->all_button),
                        self->show_all ? _ ("Show the most frequent answers") : all);
}

/* --- Commands --- */

static void
show_all_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoChartView *self = HOSO_CHART_VIEW (widget);

  self->show_all = !self->show_all;
  show_picture (self);
  update_all_button (self);
}

static void
copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoChartView *self = HOSO_CHART_VIEW (widget);

  if (self->plot == NULL)
    return;

  g_autoptr (HosoPlotTable) table = hoso_plot_table_new (self->plot, hoso_format_get_language ());
  g_autofree char *text = hoso_plot_table_dup_text (table);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  hoso_window_toast (widget, _ ("The table was copied."));
}

/* As it leaves the window: on white paper. */
static HosoScene *
lay_out_paper (HosoChartView *self)
{
  return hoso_plot_layout (self->plot, &(HosoPlotLook){
                                         .language = hoso_format_get_language (),
                                         .width = PAPER_WIDTH,
                                         .max_bars = self->show_all ? 0 : MAX_BARS,
                                       });
}

static void
copy_picture_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoChartView *self = HOSO_CHART_VIEW (widget);

  if (self->plot == NULL)
    return;

  g_autoptr (HosoScene) scene = lay_out_paper (self);

  hoso_card_copy (widget, scene);
  hoso_window_toast (widget, _ ("The chart was copied as a picture."));
}

/* What a thread writes: a picture or a text. */
typedef struct
{
  HosoScene *scene;
  char *csv;
  char *title;
  char *format;
  char *path;
} Export;

static void
export_free (Export *export)
{
  g_clear_pointer (&export->scene, hoso_scene_unref);
  g_free (export->csv);
  g_free (export->title);
  g_free (export->format);
  g_free (export->path);
  g_free (export);
}

/* On a thread of its own. */
static void
write_export (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  GError *error = NULL;
  gboolean done =
    export->csv != NULL
      ? hoso_text_export_write (export->path, export->csv, strlen (export->csv), &error)
      : hoso_scene_export (export->scene, export->format, export->title, export->path, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    hoso_window_toast (GTK_WIDGET (source), _ ("The chart was exported."));
  else
    hoso_window_show_error (GTK_WIDGET (source), error);
}

/* See hoso-chart-view.h. */
void
hoso_chart_view_export (HosoChartView *self, const char *format, const char *path)
{
  g_autoptr (GTask) task = NULL;
  Export *export;

  g_return_if_fail (HOSO_IS_CHART_VIEW (self));

  if (self->plot == NULL)
    return;
  export = g_new0 (Export, 1);
  export->title = g_strdup (self->plot->title);
  export->format = g_strdup (format);
  export->path = g_strdup (path);
  if (g_str_equal (format, "csv"))
    export->csv = hoso_plot_export_dup_csv (self->plot, hoso_format_get_language ());
  else
    export->scene = lay_out_paper (self);
  task = g_task_new (self, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, hoso_chart_view_export);
  g_task_set_task_data (task, export, (GDestroyNotify)export_free);
  g_task_run_in_thread (task, write_export);
}

static void
export_chosen (GtkWidget *inside, const char *format, const char *path)
{
  hoso_chart_view_export (HOSO_CHART_VIEW (inside), format, path);
}

static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const HosoExportFormat formats[] = {
    { "png", N_ ("PNG picture") },
    { "svg", N_ ("SVG drawing") },
    { "pdf", N_ ("PDF document") },
    { "csv", N_ ("Numbers (CSV)") },
    { NULL, NULL },
  };
  HosoChartView *self = HOSO_CHART_VIEW (widget);

  if (self->plot != NULL)
    hoso_export_dialog_show (widget, _ ("Export the Chart"),
                             self->plot->title != NULL ? self->plot->title : _ ("Chart"), formats,
                             export_chosen);
}

/* --- The kind --- */

static GMenu *
create_kind_menu (HosoChartView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (hoso_plot_takes (self->plot, kinds[i].kind))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_ (kinds[i].name), NULL);

        g_menu_item_set_action_and_target (item, "chart.kind", "s",
                                           hoso_plot_kind_get_key (kinds[i].kind));
        g_menu_append_item (menu, item);
      }
  return g_steal_pointer (&menu);
}

static void
update_menu (HosoChartView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) drawn = create_kind_menu (self);
  g_autoptr (GMenu) commands = g_menu_new ();
  /* Translators: %s is the title of a chart. */
  g_autofree char *name = g_strdup_printf (
    _ ("More about the chart “%s”"), self->plot->title != NULL ? self->plot->title : _ ("Chart"));

  if (g_menu_model_get_n_items (G_MENU_MODEL (drawn)) > 1)
    g_menu_append_section (menu, _ ("Draw As"), G_MENU_MODEL (drawn));
  g_menu_append (commands, _ ("Copy _Picture"), "chart.copy-picture");
  g_menu_append (commands, _ ("Copy _Table"), "chart.copy");
  g_menu_append (commands, _ ("_Export…"), "chart.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (commands));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_kind (HosoChartView *self, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && self->plot != NULL; i++)
    if (g_strcmp0 (key, hoso_plot_kind_get_key (kinds[i].kind)) == 0 &&
        self->plot->kind != kinds[i].kind && hoso_plot_takes (self->plot, kinds[i].kind))
      {
        self->plot->kind = kinds[i].kind;
        hoso_chart_table_clear (self->grid);
        self->table_made = FALSE;
        expanded_cb (self);
        show_picture (self);
        update_all_button (self);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
        return;
      }
}

/* --- The widget --- */

static void
hoso_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HosoChartView *self = HOSO_CHART_VIEW (object);

  switch ((HosoChartViewProperty)id)
    {
    case PROP_KIND:
      g_value_set_static_string (
        value, self->plot != NULL ? hoso_plot_kind_get_key (self->plot->kind) : "");
      break;
    }
}

static void
hoso_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((HosoChartViewProperty)id)
    {
    case PROP_KIND:
      set_kind (HOSO_CHART_VIEW (object), g_value_get_string (value));
      break;
    }
}

static void
hoso_chart_view_dispose (GObject *object)
{
  HosoChartView *self = HOSO_CHART_VIEW (object);

  if (self->picture != NULL)
    hoso_scene_view_set_scene (self->picture, NULL);
  g_clear_pointer (&self->plot, hoso_plot_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_CHART_VIEW);
  G_OBJECT_CLASS (hoso_chart_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, picture);
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, all_button);
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, table_box);
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, expander);
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, table);
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, grid);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
hoso_chart_view_class_init (HosoChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hoso_chart_view_dispose;
  object_class->get_property = hoso_chart_view_get_property;
  object_class->set_property = hoso_chart_view_set_property;
  properties[PROP_KIND] =
    g_param_spec_string ("kind", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (HOSO_TYPE_SCENE_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "chart.copy-picture", NULL,
                                   copy_picture_activated);
  gtk_widget_class_install_action (widget_class, "chart.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "chart.show-all", NULL, show_all_activated);
  gtk_widget_class_install_property_action (widget_class, "chart.kind", "kind");
}

static void
hoso_chart_view_init (HosoChartView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* An empty view. */
GtkWidget *
hoso_chart_view_new (void)
{
  return g_object_new (HOSO_TYPE_CHART_VIEW, NULL);
}

/* See hoso-chart-view.h. */
void
hoso_chart_view_take_plot (HosoChartView *self, HosoPlot *plot)
{
  g_return_if_fail (HOSO_IS_CHART_VIEW (self));

  hoso_scene_view_set_scene (self->picture, NULL);
  g_clear_pointer (&self->plot, hoso_plot_free);
  hoso_chart_table_clear (self->grid);
  self->table_made = FALSE;
  self->show_all = FALSE;
  self->plot = plot;
  if (plot != NULL)
    {
      hoso_scene_view_set_title (self->picture, plot->title);
      show_picture (self);
      update_menu (self);
    }
  gtk_expander_set_expanded (self->expander, FALSE);
  gtk_widget_set_visible (self->table_box, plot != NULL);
  update_all_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/* See hoso-chart-view.h. */
void
hoso_chart_view_set_data (HosoChartView *self, const HosoChartData *data)
{
  HosoPlot *plot = NULL;

  if (data != NULL)
    {
      plot =
        hoso_plot_new (data->all != NULL ? HOSO_PLOT_PAIRS : HOSO_PLOT_BARS, data->unit);
      plot->title = g_strdup (data->title);
      plot->tally = data->tally;
      plot->all = data->all;
      plot->base = data->tally->base;
      plot->inside_label = g_strdup (data->inside_label);
      plot->all_label = g_strdup (data->all_label);
      plot->source = g_strdup (data->source);
      plot->date = g_strdup (data->date);
    }
  hoso_chart_view_take_plot (self, plot);
}
