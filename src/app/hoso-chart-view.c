/* A chart with its numbers as a table below.
 *
 * The picture is laid out again for each width and for dark windows; the table
 * holds the same numbers as labels, made when it is first asked for.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-chart-view.h"

#include "hoso-format.h"
#include "hoso-scene-view.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

/* More bars than this are a list, not a picture. */
#define MAX_BARS 12

struct _HosoChartView
{
  AdwBin parent_instance;

  HosoSceneView *picture;
  GtkWidget *all_button;
  GtkExpander *expander;
  GtkGrid *grid;

  HosoTally *tally; /* or NULL */
  HosoTally *all;   /* or NULL */
  char *inside_label;
  char *all_label;
  char *source;
  char *date;
  gboolean show_all;
  gboolean table_made;
};

G_DEFINE_FINAL_TYPE (HosoChartView, hoso_chart_view, ADW_TYPE_BIN)

static HosoScene *
lay_out (double width, gboolean dark, gpointer data)
{
  HosoChartView *self = data;

  return hoso_chart_layout (&(HosoChart){
    .kind = self->all != NULL ? HOSO_CHART_PAIRS : HOSO_CHART_BARS,
    .tally = self->tally,
    .all = self->all,
    .inside_label = self->inside_label,
    .all_label = self->all_label,
    .source = self->source,
    .date = self->date,
    .language = hoso_format_get_language (),
    .dark = dark,
    .width = width,
    .max_bars = self->show_all ? 0 : MAX_BARS,
  });
}

/* “12 (40%)”, or for the clipboard two cells. */
static char *
dup_cell (const HosoTally *tally, guint64 n, const char *format)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *number = hoso_format_integer (n, language);
  g_autofree char *share = NULL;

  if (tally->base == 0)
    return g_steal_pointer (&number);

  share = hoso_format_percent ((double)n / tally->base, 1, language);
  return g_strdup_printf (format, number, share);
}

static guint64
find_count (const HosoTally *tally, const char *label)
{
  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = g_ptr_array_index (tally->counts, i);

      if (g_str_equal (count->label, label))
        return count->n;
    }
  return 0;
}

static void
add_label (HosoChartView *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), column == 0);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, row == 0 ? "heading" : "numeric");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
clear_table (HosoChartView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->table_made = FALSE;
}

static void
make_table (HosoChartView *self)
{
  const GPtrArray *counts = self->tally->counts;
  const HosoTally *all = self->all;

  clear_table (self);
  self->table_made = TRUE;
  add_label (self, _ ("Answer"), 0, 0);
  add_label (self, self->inside_label != NULL ? self->inside_label : _ ("People"), 1, 0);
  if (all != NULL)
    add_label (self, self->all_label != NULL ? self->all_label : _ ("All"), 2, 0);

  for (guint i = 0; i < counts->len; i++)
    {
      const HosoCount *count = g_ptr_array_index (counts, i);
      g_autofree char *inside = dup_cell (self->tally, count->n, "%s (%s)");

      add_label (self, count->label, 0, i + 1);
      add_label (self, inside, 1, i + 1);
      if (all != NULL)
        {
          g_autofree char *cell = dup_cell (all, find_count (all, count->label), "%s (%s)");

          add_label (self, cell, 2, i + 1);
        }
    }
}

static void
expanded_cb (HosoChartView *self)
{
  if (gtk_expander_get_expanded (self->expander) && !self->table_made && self->tally != NULL)
    make_table (self);
}

static void
copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoChartView *self = HOSO_CHART_VIEW (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->tally == NULL)
    return;

  for (guint i = 0; i < self->tally->counts->len; i++)
    {
      const HosoCount *count = g_ptr_array_index (self->tally->counts, i);
      g_autofree char *inside = dup_cell (self->tally, count->n, "%s\t%s");

      g_string_append_printf (text, "%s\t%s", count->label, inside);
      if (self->all != NULL)
        {
          guint64 n = find_count (self->all, count->label);
          g_autofree char *cell = dup_cell (self->all, n, "%s\t%s");

          g_string_append_printf (text, "\t%s", cell);
        }
      g_string_append_c (text, '\n');
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  hoso_window_toast (widget, _ ("The table was copied."));
}

static void
update_all_button (HosoChartView *self)
{
  guint n = self->tally != NULL ? self->tally->counts->len : 0;

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

static void
show_all_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoChartView *self = HOSO_CHART_VIEW (widget);

  self->show_all = !self->show_all;
  hoso_scene_view_set_layout (self->picture, lay_out, self, NULL);
  update_all_button (self);
}

static void
drop_data (HosoChartView *self)
{
  g_clear_pointer (&self->tally, hoso_tally_free);
  g_clear_pointer (&self->all, hoso_tally_free);
  g_clear_pointer (&self->inside_label, g_free);
  g_clear_pointer (&self->all_label, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->date, g_free);
}

static void
hoso_chart_view_dispose (GObject *object)
{
  HosoChartView *self = HOSO_CHART_VIEW (object);

  if (self->picture != NULL)
    hoso_scene_view_set_scene (self->picture, NULL);
  drop_data (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_CHART_VIEW);
  G_OBJECT_CLASS (hoso_chart_view_parent_class)->dispose (object);
}

static void
hoso_chart_view_class_init (HosoChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_chart_view_dispose;

  g_type_ensure (HOSO_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, picture);
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, all_button);
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, expander);
  gtk_widget_class_bind_template_child (widget_class, HosoChartView, grid);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "chart.show-all", NULL, show_all_activated);
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
hoso_chart_view_set_data (HosoChartView *self, const HosoChartData *data)
{
  g_return_if_fail (HOSO_IS_CHART_VIEW (self));

  hoso_scene_view_set_scene (self->picture, NULL);
  drop_data (self);
  clear_table (self);
  self->show_all = FALSE;
  if (data != NULL)
    {
      self->tally = data->tally;
      self->all = data->all;
      self->inside_label = g_strdup (data->inside_label);
      self->all_label = g_strdup (data->all_label);
      self->source = g_strdup (data->source);
      self->date = g_strdup (data->date);
      hoso_scene_view_set_title (self->picture, data->title);
      hoso_scene_view_set_layout (self->picture, lay_out, self, NULL);
    }
  gtk_expander_set_expanded (self->expander, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), data != NULL);
  update_all_button (self);
}
