/* Sample plots; the same figures each time. */

#include "plot-samples.h"

#include "hoso-distribution.h"

#include <math.h>

static const char *const labels[] = {
  "Shopee",
  "Bạn bè, người thân giới thiệu qua Zalo hoặc gặp trực tiếp tại cửa hàng",
  "Facebook",
  "Website chính thức của thương hiệu tại Việt Nam",
  "TikTok",
  "Rất không hài lòng",
};

static char *
dup_label (guint i)
{
  if (i < G_N_ELEMENTS (labels))
    return g_strdup (labels[i]);
  return g_strdup_printf ("Lựa chọn thứ %u: %s", i + 1, labels[i % G_N_ELEMENTS (labels)]);
}

static GStrv
dup_labels (guint n)
{
  GStrv all = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    all[i] = dup_label (i);
  return all;
}

static HosoTally *
create_tally (guint n, guint64 people, gboolean falling)
{
  HosoTally *tally = hoso_tally_new ();
  guint64 left = people;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = dup_label (i);
      guint64 count = falling ? people * (n - i) / n : i + 1 == n ? left
                                                                  : left / 3;

      hoso_tally_add (tally, label, count, FALSE);
      left -= falling ? 0 : count;
    }
  tally->base = tally->asked = n > 0 ? people : 0;
  return tally;
}

static HosoSpread *
create_spread (guint64 people, guint shift)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint64 i = 0; i < people; i++)
    {
      double wave = 14 * (1 + sin ((double)(i * i))) + 4 * cos ((double)i);
      double value = 18 + shift * 3 + floor (wave);

      if (i % 37 == 36)
        value += 45;
      g_array_append_val (values, value);
    }
  return hoso_distribution_find ((double *)(gpointer)values->data, values->len);
}

static void
fill_grid (HosoPlot *plot, guint n, guint64 people)
{
  g_auto (GStrv) rows = dup_labels (n);
  g_auto (GStrv) columns = dup_labels (n);
  HosoPlotGrid *grid =
    hoso_plot_add_grid (plot, (const char *const *)rows, (const char *const *)columns);

  grid->row_title = g_strdup ("Mua ở đâu");
  grid->differences = g_new0 (gint8, n * n + 1);
  for (guint i = 0; i < n; i++)
    {
      guint64 left = people + i;

      grid->bases[i] = people + i;
      for (guint k = 0; k < n; k++)
        {
          guint64 count = k + 1 == n ? left : left * (1 + (i + k) % 3) / 5;

          grid->counts[i * n + k] = count;
          left -= count;
        }
      grid->differences[i * n + i] = 1;
      grid->differences[i * n + (i + 1) % n] = i + 1 < n ? -1 : 0;
      plot->base += people + i;
    }
}

static void
fill_rfm (HosoPlot *plot, guint64 people)
{
  static const char *const steps[] = { "1", "2", "3", "4", "5", NULL };
  HosoPlotGrid *grid = hoso_plot_add_grid (plot, steps, steps);

  for (guint i = 0; i < HOSO_RFM_STEPS * HOSO_RFM_STEPS; i++)
    {
      grid->counts[i] = people > 0 ? (i * 7) % 13 * people / 13 : 0;
      plot->base += grid->counts[i];
    }
}

static void
fill_series (HosoPlot *plot, guint n)
{
  g_autofree guint64 *orders = g_new0 (guint64, n + 1);
  g_autofree guint64 *buyers = g_new0 (guint64, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *month = g_strdup_printf ("%04u-%02u", 2021 + i / 12, i % 12 + 1);

      hoso_plot_add_period (plot, month);
      orders[i] = (guint64)(900 + 60 * i + 300 * sin (i));
      buyers[i] = orders[i] * 2 / 3;
      plot->base += orders[i];
    }
  hoso_plot_add_line (plot, "Đơn hàng", orders);
  hoso_plot_add_line (plot, "Khách đã mua", buyers);
}

static void
fill_curve (HosoPlot *plot, guint64 people)
{
  plot->curve = g_new0 (double, HOSO_CONCENTRATION_POINTS);
  plot->base = people;
  for (guint i = 0; i < HOSO_CONCENTRATION_POINTS && people > 0; i++)
    plot->curve[i] = pow (i / 100.0, 0.25);
}

static void
fill (HosoPlot *plot, guint n, guint64 people)
{
  switch (plot->kind)
    {
    case HOSO_PLOT_BARS:
    case HOSO_PLOT_DONUT:
    case HOSO_PLOT_FUNNEL:
      plot->tally = create_tally (n, people, plot->kind == HOSO_PLOT_FUNNEL);
      plot->base = plot->tally->base;
      break;
    case HOSO_PLOT_PAIRS:
      plot->tally = create_tally (n, people, FALSE);
      plot->all = create_tally (n, people * 5, TRUE);
      plot->all->mentions = plot->all->base;
      break;
    case HOSO_PLOT_HISTOGRAM:
      if (n > 0)
        hoso_plot_take_spread (plot, "", create_spread (people, 0));
      plot->base = n > 0 ? people : 0;
      break;
    case HOSO_PLOT_BOX:
      for (guint i = 0; i < n; i++)
        hoso_plot_take_spread (plot, labels[i % G_N_ELEMENTS (labels)],
                               create_spread (people, i % 9));
      plot->base = n * people;
      break;
    case HOSO_PLOT_HEAT:
    case HOSO_PLOT_STACKED:
    case HOSO_PLOT_SHARES:
    case HOSO_PLOT_FLOW:
      fill_grid (plot, n, people);
      break;
    case HOSO_PLOT_RFM:
      fill_rfm (plot, n > 0 ? people : 0);
      break;
    case HOSO_PLOT_PARETO:
      fill_curve (plot, n > 0 ? people : 0);
      break;
    case HOSO_PLOT_LINE:
      fill_series (plot, n);
      break;
    }
}

HosoPlot *
plot_sample (HosoPlotKind kind, guint n, guint64 people)
{
  HosoPlotUnit unit = kind == HOSO_PLOT_RFM || kind == HOSO_PLOT_PARETO ? HOSO_PLOT_BUYERS
                      : kind == HOSO_PLOT_LINE                          ? HOSO_PLOT_ORDERS
                      : kind == HOSO_PLOT_FLOW                          ? HOSO_PLOT_CUSTOMERS
                                                                        : HOSO_PLOT_RESPONDENTS;
  HosoPlot *plot = hoso_plot_new (kind, unit);

  plot->title = g_strdup ("Bạn thường mua ở đâu?");
  plot->source = g_strdup ("Khảo sát <b>&amp;");
  plot->date = g_strdup ("31/07/2026");
  fill (plot, n, people);
  return plot;
}
