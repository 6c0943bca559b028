/* Plots of what is in a workspace, and their files. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-plot-export.h"
#include "hoso-plot-table.h"
#include "hoso-plots.h"
#include "hoso-response-days.h"
#include "hoso-scene-builder.h"
#include "hoso-surveys.h"

#include <string.h>

static HosoSurvey *
import (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("Dấu thời gian,Tên,Giới tính,Kênh,Điểm,Tuổi\n");
  g_autoptr (HosoImportReport) report = NULL;
  g_autofree char *path = NULL;
  HosoSurvey *survey;

  /* 40 women, of whom 30 chose =SUM(1); 40 men, of whom 10 did. */
  for (guint i = 0; i < 80; i++)
    {
      gboolean woman = i % 2 == 0;
      gboolean chose = i / 2 < (woman ? 30 : 10);

      g_string_append_printf (text, "2026/03/%02u 8:00:00 AM GMT+7,Người %u,%s,%s,%u,%u\n",
                              1 + i % 20, i, woman ? "Nữ" : "Nam", chose ? "=SUM(1)" : "Cửa hàng",
                              1 + i % 5, 20 + i % 30);
    }
  path = form_fixture_write_text (fixture, text->str);
  report = form_fixture_import (fixture, path, NULL);
  g_assert_cmpuint (report->rejected, ==, 0);
  survey = hoso_surveys_load (fixture->db, 1, &error);
  g_assert_no_error (error);
  return survey;
}

static HosoPlot *
create_question_plot (StoreFixture *fixture, const HosoSurvey *survey, guint column)
{
  g_autoptr (GError) error = NULL;
  const HosoQuestion *question = g_ptr_array_index (survey->questions, column);
  HosoTally *tally = hoso_surveys_tally (fixture->db, question->id, NULL, &error);

  g_assert_no_error (error);
  return hoso_plots_of_question (survey, question, tally, "vi");
}

static void
test_questions (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoSurvey) survey = import (fixture);
  g_autoptr (HosoPlot) gender = create_question_plot (fixture, survey, 2);
  g_autoptr (HosoPlot) scale = create_question_plot (fixture, survey, 4);

  g_assert_cmpint (gender->kind, ==, HOSO_PLOT_BARS);
  g_assert_true (hoso_plot_takes (gender, HOSO_PLOT_DONUT));
  g_assert_cmpuint (gender->base, ==, 80);
  g_assert_cmpstr (gender->date, ==, "01/03/2026 – 20/03/2026");
  g_assert_cmpint (scale->kind, ==, HOSO_PLOT_HISTOGRAM);
  g_assert_cmpuint (hoso_plot_get_spread (scale, 0)->n_bins, ==, 5);
  g_assert_cmpuint (hoso_plot_get_spread (scale, 0)->counts[0], ==, 16);
  g_assert_cmpfloat_with_epsilon (hoso_plot_get_spread (scale, 0)->mean, 3, 1e-9);
}

static void
test_crosstab (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSurvey) survey = import (fixture);
  g_autoptr (HosoCrosstab) table =
    hoso_crosstab_make (fixture->db, form_fixture_find_question (fixture, 2),
                        form_fixture_find_question (fixture, 3), NULL, &error);
  g_autoptr (HosoPlot) plot = NULL;

  g_assert_no_error (error);
  plot = hoso_plots_of_crosstab (table, "vi");
  g_assert_cmpuint (plot->base, ==, 80);
  g_assert_cmpuint (plot->grid->n_rows, ==, 2);
  g_assert_cmpuint (plot->grid->bases[0], ==, 40);
  g_assert_cmpuint (plot->grid->counts[0], ==, 30);
  g_assert_cmpint (plot->grid->differences[0], ==, 1);
  g_assert_cmpint (plot->grid->differences[1], ==, -1);
  g_assert_false (plot->grid->several);
  g_assert_true (hoso_plot_takes (plot, HOSO_PLOT_SHARES));
}

/* A byte order mark, CRLF, bare counts, and nothing that runs as a formula. */
static void
test_csv (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSurvey) survey = import (fixture);
  g_autoptr (HosoPlot) plot = create_question_plot (fixture, survey, 3);
  g_autofree char *path = g_build_filename (fixture->folder, "chart.csv", NULL);
  g_autofree char *text = NULL;

  hoso_plot_export (plot, &(HosoPlotLook){ .language = "vi" }, "csv", path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBF"));
  g_assert_true (strstr (text, "\"'=SUM(1)\",40,\"50,0%\",") != NULL);
  g_assert_true (g_str_has_suffix (text, "\r\n"));
  g_assert_false (hoso_plot_export (plot, &(HosoPlotLook){ .language = "vi", .width = 400 },
                                    "gif", path, &error));
  g_assert_nonnull (error);
}

static void
test_responses (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSurvey) survey = import (fixture);
  g_autoptr (HosoPlot) plot = hoso_response_days_plot (fixture->db, survey, "vi", &error);
  g_autoptr (HosoPlotTable) table = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (plot->base, ==, 80);
  g_assert_cmpuint (plot->series->periods->len, ==, 20);
  table = hoso_plot_table_new (plot, "vi");
  g_assert_cmpstr (hoso_plot_table_get (table, 1, 0)->text, ==, "01/03/2026");
  g_assert_cmpstr (hoso_plot_table_get (table, 1, 1)->text, ==, "4");
}

/* Two customers: A on 31 January, 1 February twice and 1 April 2026, B on 15
 * February.  January 1 order of 1, February 3 of 2, March none, April 1 of 1.
 * 31 January 2026 is day 20484. */
static void
test_months (StoreFixture *fixture, gconstpointer data)
{
  static const guint starts[] = { 0, 4, 5 };
  static const gint days[] = { 20484, 20485, 20485, 20544, 20499 };
  static const guint64 orders[] = { 1, 3, 0, 1 };
  static const guint64 buyers[] = { 1, 2, 0, 1 };
  HosoOrderBook book = { .ledger = { 2, starts, days, NULL } };
  g_autoptr (HosoOrderMonths) months = hoso_order_months_count (&book);
  g_autofree char *first = hoso_order_months_dup_name (months, 0);
  g_autofree char *last = hoso_order_months_dup_name (months, 3);

  g_assert_cmpstr (first, ==, "2026-01");
  g_assert_cmpstr (last, ==, "2026-04");
  g_assert_cmpmem (months->orders->data, months->orders->len * sizeof (guint64), orders,
                   sizeof orders);
  g_assert_cmpmem (months->buyers->data, months->buyers->len * sizeof (guint64), buyers,
                   sizeof buyers);
}

/* Without orders each is an empty picture that says so. */
static void
test_nothing (StoreFixture *fixture, gconstpointer data)
{
  HosoPlot *(*const makers[]) (const HosoValueFigures *, const char *) = {
    hoso_plots_of_rfm, hoso_plots_of_pareto, hoso_plots_of_types, hoso_plots_of_orders
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoValueFigures) figures = hoso_value_figures_load (fixture->db, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (HosoPlot) plot = makers[i](figures, "vi");
      g_autoptr (HosoScene) scene =
        hoso_plot_layout (plot, &(HosoPlotLook){ .language = "vi", .width = 400 });

      g_assert_cmpuint (plot->base, ==, 0);
      g_assert_cmpfloat (hoso_scene_get_height (scene), >, 0);
    }
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/plots/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

  ADD ("questions", test_questions);
  ADD ("crosstab", test_crosstab);
  ADD ("csv", test_csv);
  ADD ("responses", test_responses);
  ADD ("months", test_months);
  ADD ("nothing", test_nothing);

#undef ADD

  return g_test_run ();
}
