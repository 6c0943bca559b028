/* Every kind of plot: its layout, its marks, its table, at any width and size. */

#include "hoso-distribution.h"
#include "hoso-plot-frame.h"
#include "hoso-plot-layout.h"
#include "hoso-plot-table.h"
#include "hoso-scene-mark.h"
#include "plot-samples.h"
#include "scene-check.h"

#include <string.h>

static const double widths[] = { 280, 360, 480, 640, 1200 };
static const guint sizes[] = { 0, 1, 2, 7, 60 };
static const guint64 people[] = { 6, 21, 167, 123456 };

static HosoScene *
layout (const HosoPlot *plot, const char *language, double width)
{
  return hoso_plot_layout (plot, &(HosoPlotLook){ .language = language, .width = width });
}

static void
check_marks (const HosoScene *scene)
{
  for (guint i = 0; i < hoso_scene_get_n_marks (scene); i++)
    {
      const HosoMark *mark = hoso_scene_get_mark (scene, i);

      g_assert_cmpstr (mark->reading, !=, "");
      g_assert_true (g_utf8_validate (mark->reading, -1, NULL));
      g_assert_null (strchr (mark->reading, '{'));
      g_assert_cmpfloat (mark->area.width, >=, 0);
      g_assert_cmpfloat (mark->area.x + mark->area.width, <=, hoso_scene_get_width (scene) + 1);
      g_assert_cmpfloat (mark->area.y + mark->area.height, <=, hoso_scene_get_height (scene) + 1);
    }
}

/* Nothing overlaps, nothing leaves the page, each has its base and source. */
static void
check_size (HosoPlotKind kind, guint n, guint64 of)
{
  g_autoptr (HosoPlot) plot = plot_sample (kind, n, MIN (of, 5000));

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      const char *language = w % 2 == 0 ? "vi" : "en";
      HosoPlotLook look = { language, (HosoColours)(w % 3), widths[w], w % 2 == 0 ? 12 : 0 };
      g_autoptr (HosoScene) scene = NULL;

      if (n == 60 && w > 1)
        break;
      g_test_message ("%s of %u, %" G_GUINT64_FORMAT " people, %g points wide",
                      hoso_plot_kind_get_key (kind), n, of, widths[w]);
      scene = hoso_plot_layout (plot, &look);
      check_scene (scene);
      check_marks (scene);
      check_scene_says (scene, w % 2 == 0 ? "Nguồn: Khảo sát <b>&amp; · 31/07/2026"
                                          : "Source: Khảo sát <b>&amp; · 31/07/2026");
      g_assert_cmpfloat (hoso_scene_get_width (scene), ==, widths[w]);
    }
}

static void
test_all (void)
{
  for (HosoPlotKind kind = 0; kind < PLOT_SAMPLE_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      check_size (kind, sizes[i], people[i % G_N_ELEMENTS (people)]);
}

/* Light, dark, grey and narrow: something is drawn, and cairo is content. */
static void
test_draws (void)
{
  for (HosoPlotKind kind = 0; kind < PLOT_SAMPLE_KINDS; kind++)
    for (HosoColours colours = 0; colours <= HOSO_COLOURS_GREY; colours++)
      {
        g_autoptr (HosoPlot) plot = plot_sample (kind, 5, 167);
        HosoPlotLook look = { "vi", colours, colours == HOSO_COLOURS_DARK ? 312 : 640, 12 };
        g_autoptr (HosoScene) scene = hoso_plot_layout (plot, &look);
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 640, 800);
        cairo_t *cr = cairo_create (surface);
        gboolean drawn = FALSE;
        const guint32 *pixels;

        hoso_scene_draw (scene, cr);
        if (hoso_scene_get_n_marks (scene) > 0)
          hoso_scene_draw_mark (scene, 0, &(HosoColour){ 1, 0, 0, 1 }, cr);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_surface_flush (surface);
        pixels = (const guint32 *)(gpointer)cairo_image_surface_get_data (surface);
        for (guint i = 0; i < 640 * 400 && !drawn; i++)
          drawn = pixels[i] != 0;
        g_assert_true (drawn);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

/* Where there is something to see, there is something to read. */
static void
test_readings (void)
{
  for (HosoPlotKind kind = 0; kind < PLOT_SAMPLE_KINDS; kind++)
    {
      g_autoptr (HosoPlot) plot = plot_sample (kind, 4, 167);
      g_autoptr (HosoScene) scene = layout (plot, "vi", 640);
      int mark = hoso_scene_step_mark (scene, -1, HOSO_STEP_RIGHT);

      g_assert_cmpuint (hoso_scene_get_n_marks (scene), >, 0);
      g_assert_cmpint (mark, ==, 0);
      mark = hoso_scene_step_mark (scene, mark, HOSO_STEP_LEFT);
      g_assert_cmpint (mark, ==, 0);
    }
}

static gboolean
has_cell (const HosoPlotTable *table, const char *text)
{
  for (guint i = 0; i < table->cells->len; i++)
    if (g_strcmp0 (g_array_index (table->cells, HosoPlotCell, i).text, text) == 0)
      return TRUE;
  return FALSE;
}

/* Every row of a table is whole, whatever the kind and the size. */
static void
test_tables (void)
{
  for (HosoPlotKind kind = 0; kind < PLOT_SAMPLE_KINDS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (HosoPlot) plot = plot_sample (kind, sizes[i], 167);
        g_autoptr (HosoPlotTable) table = hoso_plot_table_new (plot, "vi");
        g_autofree char *text = hoso_plot_table_dup_text (table);

        g_assert_cmpuint (table->n_columns, >, 0);
        g_assert_cmpuint (table->cells->len % table->n_columns, ==, 0);
        g_assert_cmpuint (hoso_plot_table_get_n_rows (table), >=, 1);
        g_assert_true (g_str_has_suffix (text, "\n"));
      }
}

/* People and mentions stand side by side and never in one column: 3 of 4 people
 * chose A, 3 choices of 5 were A. */
static void
test_mentions (void)
{
  g_autoptr (HosoPlot) plot = hoso_plot_new (HOSO_PLOT_BARS, HOSO_PLOT_RESPONDENTS);
  g_autoptr (HosoPlotTable) table = NULL;

  plot->tally = hoso_tally_new ();
  hoso_tally_add (plot->tally, "A", 30, FALSE);
  hoso_tally_add (plot->tally, "B", 20, FALSE);
  plot->tally->base = plot->tally->asked = 40;
  table = hoso_plot_table_new (plot, "en");
  g_assert_cmpuint (table->n_columns, ==, 5);
  g_assert_cmpstr (hoso_plot_table_get (table, 0, 2)->text, ==, "Share of people");
  g_assert_cmpstr (hoso_plot_table_get (table, 0, 4)->text, ==, "Share of all choices");
  g_assert_cmpstr (hoso_plot_table_get (table, 1, 2)->text, ==, "75.0%");
  g_assert_cmpstr (hoso_plot_table_get (table, 1, 4)->text, ==, "60.0%");
  g_assert_false (hoso_plot_takes (plot, HOSO_PLOT_DONUT));
  g_assert_true (has_cell (table, "B"));
}

/* Wilson's interval of 114 of 167: 0.609 to 0.748 (R 4.2,
 * prop.test(114, 167, correct = FALSE)$conf.int: 0.6087 0.7485). */
static void
test_bar_reading (void)
{
  g_autoptr (HosoPlot) plot = hoso_plot_new (HOSO_PLOT_BARS, HOSO_PLOT_RESPONDENTS);
  g_autoptr (HosoScene) english = NULL;
  g_autoptr (HosoScene) vietnamese = NULL;

  plot->tally = hoso_tally_new ();
  hoso_tally_add (plot->tally, "Shopee {n}", 114, FALSE);
  hoso_tally_add (plot->tally, "Khác", 53, TRUE);
  plot->tally->base = plot->tally->asked = 167;
  english = layout (plot, "en", 500);
  vietnamese = layout (plot, "vi", 500);
  g_assert_cmpstr (hoso_scene_get_mark (english, 0)->reading, ==,
                   "Shopee {n}: 114 of 167 people, 68% (95% interval 61% – 75%)");
  g_assert_cmpstr (hoso_scene_get_mark (vietnamese, 0)->reading, ==,
                   "Shopee {n}: 114 trên 167 người, 68% (khoảng tin cậy 95%: 61% – 75%)");
  g_assert_true (hoso_plot_takes (plot, HOSO_PLOT_DONUT));
}

static void
test_rfm (void)
{
  static const char *const steps[] = { "1", "2", "3", "4", "5", NULL };
  g_autoptr (HosoPlot) plot = hoso_plot_new (HOSO_PLOT_RFM, HOSO_PLOT_BUYERS);
  HosoPlotGrid *grid = hoso_plot_add_grid (plot, steps, steps);

  grid->counts[24] = 12345;
  grid->counts[0] = 7;
  plot->base = 12352;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (HosoScene) scene = layout (plot, "vi", widths[i]);

      check_scene_says (scene, "n = 12.352 khách đã mua");
      g_assert_cmpuint (count_kind (scene, HOSO_SHAPE_BOX), ==, 25);
      g_assert_cmpuint (hoso_scene_get_n_marks (scene), ==, 25);
      /* The first row on the screen is the best recency: the last cell of it. */
      g_assert_cmpstr (
        hoso_scene_get_mark (scene, 4)->reading, ==,
        "Khách tốt nhất: 12.345 trên 12.352 khách, 100% · độ gần 5, tần suất 5");
      if (widths[i] > 460)
        check_scene_says (scene, "12.345, Khách tốt nhất");
      else
        check_scene_lacks (scene, "Khách tốt nhất");
    }
}

/* Golden: cells of a grid of two by two stand in equal columns, and the arrow keys
 * go by rows and columns. */
static void
test_heat (void)
{
  static const char *const rows[] = { "Nam", "Nữ", NULL };
  static const char *const columns[] = { "Shopee", "Lazada", NULL };
  g_autoptr (HosoPlot) plot = hoso_plot_new (HOSO_PLOT_HEAT, HOSO_PLOT_RESPONDENTS);
  HosoPlotGrid *grid = hoso_plot_add_grid (plot, rows, columns);
  g_autoptr (HosoScene) scene = NULL;
  const HosoMark *first;
  const HosoMark *last;

  memcpy (grid->counts, (guint64[]){ 30, 10, 5, 15 }, 4 * sizeof (guint64));
  memcpy (grid->bases, (guint64[]){ 40, 20 }, 2 * sizeof (guint64));
  grid->differences = g_memdup2 ((gint8[]){ 1, -1, -1, 1 }, 4);
  plot->base = 60;
  scene = layout (plot, "en", 600);
  first = hoso_scene_get_mark (scene, 0);
  last = hoso_scene_get_mark (scene, 3);
  g_assert_cmpfloat_with_epsilon (first->area.width, last->area.width, 1e-9);
  g_assert_cmpfloat_with_epsilon (last->area.x - first->area.x, 130, 1e-9);
  g_assert_cmpfloat_with_epsilon (last->area.y - first->area.y, 38, 1e-9);
  check_scene_says (scene, "75% ↑ · 30");
  check_scene_says (scene, "hatched");
  g_assert_cmpuint (count_hatched (scene), ==, 2);
  g_assert_cmpint (hoso_scene_step_mark (scene, 0, HOSO_STEP_DOWN), ==, 2);
  g_assert_cmpint (hoso_scene_step_mark (scene, 2, HOSO_STEP_RIGHT), ==, 3);
  g_assert_cmpint (hoso_scene_step_mark (scene, 3, HOSO_STEP_RIGHT), ==, 3);
  g_assert_cmpint (hoso_scene_step_mark (scene, 3, HOSO_STEP_UP), ==, 1);
  g_assert_cmpint (hoso_scene_find_mark (scene, last->area.x + 5, last->area.y + 5), ==, 3);
  g_assert_cmpint (hoso_scene_find_mark (scene, -50, -50), ==, -1);
  g_assert_cmpstr (first->reading, ==,
                   "Nam · Shopee: 30 of 40 people, 75% (95% interval 60% – 86%); more often than "
                   "in the other rows, beyond chance");
}

/* Two rows of 40 and 20 people in two parts. */
static HosoScene *
layout_rows (HosoPlotKind kind)
{
  static const char *const rows[] = { "Nam", "Nữ", NULL };
  static const char *const columns[] = { "Shopee", "Lazada", NULL };
  g_autoptr (HosoPlot) plot = hoso_plot_new (kind, HOSO_PLOT_CUSTOMERS);
  HosoPlotGrid *grid = hoso_plot_add_grid (plot, rows, columns);

  memcpy (grid->counts, (guint64[]){ 30, 10, 5, 15 }, 4 * sizeof (guint64));
  memcpy (grid->bases, (guint64[]){ 40, 20 }, 2 * sizeof (guint64));
  plot->base = 60;
  return layout (plot, "en", 600);
}

/* Golden: parts follow each other; of 100 % each row is as long as the other, of
 * counts the second is half as long. */
/* Columns are as wide as the longest word above them, so that no word is broken. */
static void
test_heat_words (void)
{
  static const char *const rows[] = { "Nam", NULL };
  static const char *const columns[] = { "Facebook", "Instagram", "Shopee", "TikTok",
                                         "Website", "Zalo", "Lazada", "Sendo", NULL };
  g_autoptr (HosoPlot) plot = hoso_plot_new (HOSO_PLOT_HEAT, HOSO_PLOT_RESPONDENTS);
  HosoPlotGrid *grid = hoso_plot_add_grid (plot, rows, columns);
  HosoTextStyle style = { .size = HOSO_PLOT_NOTE, .weight = 600 };
  g_autoptr (HosoScene) scene = NULL;

  grid->bases[0] = plot->base = 80;
  for (guint i = 0; i < 8; i++)
    grid->counts[i] = 10;
  scene = layout (plot, "vi", 400);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpfloat (hoso_scene_get_mark (scene, i)->area.width, >=,
                       hoso_text_get_width ("Instagram", &style));
}

static void
test_stacked (void)
{
  g_autoptr (HosoScene) shares = layout_rows (HOSO_PLOT_SHARES);
  g_autoptr (HosoScene) counts = layout_rows (HOSO_PLOT_STACKED);
  const HosoRect *whole[4];
  const HosoRect *stacked[4];

  for (guint i = 0; i < 4; i++)
    {
      whole[i] = &hoso_scene_get_mark (shares, i)->area;
      stacked[i] = &hoso_scene_get_mark (counts, i)->area;
    }
  g_assert_cmpfloat_with_epsilon (whole[0]->width, 3 * whole[1]->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (whole[1]->x, whole[0]->x + whole[0]->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (whole[2]->width + whole[3]->width,
                                  whole[0]->width + whole[1]->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (stacked[0]->width, 2 * stacked[3]->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (2 * (stacked[2]->width + stacked[3]->width),
                                  stacked[0]->width + stacked[1]->width, 1e-6);
  g_assert_cmpint (hoso_scene_step_mark (shares, 1, HOSO_STEP_DOWN), ==, 3);
}

/* Golden: bands are as wide as people take that way, on both sides. */
static void
test_flow (void)
{
  g_autoptr (HosoScene) scene = layout_rows (HOSO_PLOT_FLOW);
  const GArray *first = hoso_scene_get_mark (scene, 0)->outline;
  const GArray *second = hoso_scene_get_mark (scene, 1)->outline;
  double wide = g_array_index (first, HosoPoint, first->len - 1).y -
                g_array_index (first, HosoPoint, 0).y;
  double thin = g_array_index (second, HosoPoint, second->len - 1).y -
                g_array_index (second, HosoPoint, 0).y;
  double end = g_array_index (first, HosoPoint, first->len / 2).y -
               g_array_index (first, HosoPoint, first->len / 2 - 1).y;

  g_assert_cmpfloat_with_epsilon (wide, 3 * thin, 1e-6);
  g_assert_cmpfloat_with_epsilon (wide, end, 1e-6);
  g_assert_cmpfloat_with_epsilon (wide, 100, 1e-6);
  g_assert_cmpstr (hoso_scene_get_mark (scene, 0)->reading, ==,
                   "Nam → Shopee: 30 of 40 customers, 75%");
}

static HosoScene *
layout_tally (HosoPlotKind kind, guint64 first, guint64 second, guint64 base)
{
  g_autoptr (HosoPlot) plot = hoso_plot_new (kind, HOSO_PLOT_RESPONDENTS);

  plot->tally = hoso_tally_new ();
  hoso_tally_add (plot->tally, "A", first, FALSE);
  hoso_tally_add (plot->tally, "B", second, FALSE);
  plot->tally->base = plot->tally->asked = plot->base = base;
  return layout (plot, "en", 600);
}

/* Golden: three quarters from the top clockwise, then the last one; the middle
 * belongs to none. */
static void
test_donut (void)
{
  g_autoptr (HosoScene) scene = layout_tally (HOSO_PLOT_DONUT, 30, 10, 40);

  g_assert_cmpint (hoso_scene_find_mark (scene, 88 + 66, 88), ==, 0);
  g_assert_cmpint (hoso_scene_find_mark (scene, 88, 88 + 66), ==, 0);
  g_assert_cmpint (hoso_scene_find_mark (scene, 88 - 46, 88 - 46), ==, 1);
  g_assert_cmpint (hoso_scene_find_mark (scene, 88, 88), ==, -1);
}

/* Golden: half of the people, half of the bar. */
static void
test_funnel (void)
{
  g_autoptr (HosoScene) scene = layout_tally (HOSO_PLOT_FUNNEL, 100, 50, 100);
  double widths_found[2] = { 0 };
  guint n = 0;

  for (guint i = 0; i < hoso_scene_get_n_shapes (scene) && n < 2; i++)
    if (hoso_scene_get_shape (scene, i)->kind == HOSO_SHAPE_BOX)
      widths_found[n++] = hoso_scene_get_shape (scene, i)->area.width;
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (widths_found[0], 2 * widths_found[1], 1e-6);
  check_scene_says (scene, "50% remain, 50 do not");
}

/* Golden: months at equal steps, more orders higher up. */
static void
test_line (void)
{
  static const guint64 orders[] = { 10, 30, 20 };
  g_autoptr (HosoPlot) plot = hoso_plot_new (HOSO_PLOT_LINE, HOSO_PLOT_ORDERS);
  g_autoptr (HosoScene) scene = NULL;
  double xs[3];
  double ys[3];
  guint n = 0;

  hoso_plot_add_period (plot, "2026-01");
  hoso_plot_add_period (plot, "2026-02");
  hoso_plot_add_period (plot, "2026-03");
  hoso_plot_add_line (plot, "Đơn", orders);
  plot->base = 60;
  scene = layout (plot, "vi", 500);
  for (guint i = 0; i < hoso_scene_get_n_shapes (scene) && n < 3; i++)
    if (hoso_scene_get_shape (scene, i)->kind == HOSO_SHAPE_DOT)
      {
        xs[n] = hoso_scene_get_shape (scene, i)->area.x;
        ys[n++] = hoso_scene_get_shape (scene, i)->area.y;
      }
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat_with_epsilon (xs[2] - xs[1], xs[1] - xs[0], 1e-6);
  g_assert_cmpfloat_with_epsilon (ys[0] - ys[1], 2 * (ys[2] - ys[1]), 1e-6);
  g_assert_cmpstr (hoso_scene_get_mark (scene, 1)->reading, ==, "02/2026: Đơn 30");
}

static void
test_pareto (void)
{
  double amounts[] = { 60.0, 20.0, 10.0, 6.0, 4.0 };
  g_autoptr (HosoPlot) plot = hoso_plot_new (HOSO_PLOT_PARETO, HOSO_PLOT_BUYERS);
  g_autoptr (HosoScene) scene = NULL;

  plot->curve = g_new0 (double, HOSO_CONCENTRATION_POINTS);
  plot->base = 5;
  hoso_concentration_curve (amounts, 5, plot->curve);
  scene = layout (plot, "en", 640);
  check_scene (scene);
  check_scene_says (scene, "20% of customers bring 60%");
  g_assert_cmpuint (hoso_scene_get_n_marks (scene), ==, 20);
  g_assert_cmpstr (hoso_scene_get_mark (scene, 7)->reading, ==, "40% of customers bring 80%");
}

/* 11 answers on a scale of 0 to 10: 3 promoters, 2 passives, 6 detractors: NPS
 * (3 - 6) / 11 = -27. */
static void
test_nps (void)
{
  double values[] = { 10, 9, 9, 8, 7, 6, 6, 5, 3, 1, 2 };
  g_autoptr (HosoPlot) plot = hoso_plot_new (HOSO_PLOT_HISTOGRAM, HOSO_PLOT_RESPONDENTS);
  HosoSpread *spread = hoso_distribution_find (values, G_N_ELEMENTS (values));
  g_autoptr (HosoScene) scene = NULL;

  hoso_distribution_widen (spread, 0, 10);
  hoso_plot_take_spread (plot, "", spread);
  plot->base = 11;
  scene = layout (plot, "en", 640);
  check_scene (scene);
  check_scene_says (scene, "NPS -27");
  check_scene_says (scene, "Mean 6.0");
  g_assert_cmpuint (hoso_scene_get_n_marks (scene), ==, 11);
  g_assert_cmpstr (hoso_scene_get_mark (scene, 9)->reading, ==,
                   "9: 2 of 11 people, 18% (95% interval 5% – 48%)");
}

/* R 4.2: boxplot.stats (c (1, 2, 2, 3, 4, 5, 6, 7, 30)): hinges 2 and 6, median 4,
 * whiskers 1 and 7, out 30; quantile type 7 gives the same quartiles. */
static void
test_spread (void)
{
  double values[] = { 30, 2, 7, 1, 3, 2, 5, 4, 6 };
  g_autoptr (HosoSpread) spread = hoso_distribution_find (values, G_N_ELEMENTS (values));
  guint64 sum = 0;

  g_assert_cmpfloat (spread->lower, ==, 2);
  g_assert_cmpfloat (spread->median, ==, 4);
  g_assert_cmpfloat (spread->upper, ==, 6);
  g_assert_cmpfloat (spread->low, ==, 1);
  g_assert_cmpfloat (spread->high, ==, 7);
  g_assert_cmpuint (spread->n_outliers, ==, 1);
  g_assert_cmpfloat (g_array_index (spread->outliers, double, 0), ==, 30);
  for (guint i = 0; i < spread->n_bins; i++)
    sum += spread->counts[i];
  g_assert_cmpuint (sum, ==, 9);
  g_assert_null (hoso_distribution_find (values, 0));
}

/* Bins take everybody once, whatever the numbers are. */
static void
test_bins (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n = (guint)g_test_rand_int_range (1, 200);
      double scale = g_test_rand_double_range (1e-6, 1e9);
      g_autofree double *values = g_new (double, n);
      g_autoptr (HosoSpread) spread = NULL;
      guint64 sum = 0;

      for (guint i = 0; i < n; i++)
        values[i] = g_test_rand_double_range (-1, 1) * (i % 9 == 0 ? 20 : 1) * scale;
      spread = hoso_distribution_find (values, n);
      g_assert_cmpfloat (spread->edges[0], <=, values[0]);
      g_assert_cmpfloat (spread->edges[spread->n_bins], >=, values[n - 1]);
      for (guint i = 0; i < spread->n_bins; i++)
        sum += spread->counts[i];
      g_assert_cmpuint (sum, ==, n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/all", test_all);
  g_test_add_func ("/plot/draws", test_draws);
  g_test_add_func ("/plot/readings", test_readings);
  g_test_add_func ("/plot/tables", test_tables);
  g_test_add_func ("/plot/mentions", test_mentions);
  g_test_add_func ("/plot/bar-reading", test_bar_reading);
  g_test_add_func ("/plot/rfm", test_rfm);
  g_test_add_func ("/plot/heat", test_heat);
  g_test_add_func ("/plot/heat-words", test_heat_words);
  g_test_add_func ("/plot/stacked", test_stacked);
  g_test_add_func ("/plot/flow", test_flow);
  g_test_add_func ("/plot/donut", test_donut);
  g_test_add_func ("/plot/funnel", test_funnel);
  g_test_add_func ("/plot/line", test_line);
  g_test_add_func ("/plot/pareto", test_pareto);
  g_test_add_func ("/plot/nps", test_nps);
  g_test_add_func ("/plot/spread", test_spread);
  g_test_add_func ("/plot/bins", test_bins);
  return g_test_run ();
}
