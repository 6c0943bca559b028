/* RFM against the R package rfm 0.3.0 on its own example, and Pareto's curve.
 */

#include "hoso-config.h"

#include "hoso-concentration.h"
#include "hoso-rfm.h"
#include "reference-data.h"

static void
test_ties (void)
{
  HosoRfmFigures figures[100];
  HosoRfmCuts cuts;

  for (guint i = 0; i < 100; i++)
    figures[i] = (HosoRfmFigures){ 10.0, i < 60 ? 1.0 : i, 5.0 };
  cuts = hoso_rfm_find_cuts (figures, 100);
  for (guint i = 0; i < 60; i++)
    g_assert_cmpuint (hoso_rfm_score (&cuts, &figures[i]).frequency, ==, 1);
  g_assert_cmpuint (hoso_rfm_score (&cuts, &figures[99]).frequency, ==, 5);
  g_assert_cmpuint (hoso_rfm_score (&cuts, &figures[99]).recency, ==, 5);
  g_assert_cmpuint (hoso_rfm_score (&cuts, &figures[99]).money, ==, 1);
}

static void
test_grid (void)
{
  guint cells[HOSO_RFM_N_GROUPS] = { 0 };
  HosoRfmGroup group;

  for (guint r = 1; r <= HOSO_RFM_STEPS; r++)
    for (guint f = 1; f <= HOSO_RFM_STEPS; f++)
      cells[hoso_rfm_group (r, f)]++;
  for (guint i = 0; i < HOSO_RFM_PROSPECT; i++)
    g_assert_cmpuint (cells[i], >, 0);
  g_assert_cmpuint (cells[HOSO_RFM_PROSPECT], ==, 0);
  g_assert_cmpint (hoso_rfm_group (5, 5), ==, HOSO_RFM_CHAMPIONS);
  g_assert_cmpint (hoso_rfm_group (1, 5), ==, HOSO_RFM_CANT_LOSE);
  g_assert_cmpint (hoso_rfm_group (4, 1), ==, HOSO_RFM_PROMISING);

  for (guint i = 0; i < HOSO_RFM_N_GROUPS; i++)
    {
      g_assert_true (hoso_rfm_group_from_key (hoso_rfm_group_get_key ((HosoRfmGroup)i), &group));
      g_assert_cmpint (group, ==, i);
    }
  g_assert_false (hoso_rfm_group_from_key ("gold", &group));
}

static void
test_nobody (void)
{
  HosoRfmCuts cuts = hoso_rfm_find_cuts (NULL, 0);
  HosoRfmFigures figures = { 3.0, 1.0, 5.0 };

  g_assert_cmpuint (hoso_rfm_score (&cuts, &figures).frequency, ==, 5);
}

/* R's scores put cuts at whole numbers, one above the quintile: three of 995
 * customers come out otherwise, by one step. */
static void
test_package (void)
{
  static const guint frequencies[] = { 268, 187, 176, 244, 120 };
  g_autoptr (GPtrArray) rows = reference_data_read ("ref/rfm_scores_R.csv");
  g_autofree HosoRfmFigures *figures = NULL;
  guint counts[HOSO_RFM_STEPS] = { 0 };
  guint differing[3] = { 0 };
  HosoRfmCuts cuts;

  if (rows == NULL)
    return;

  figures = g_new (HosoRfmFigures, rows->len);
  for (guint i = 0; i < rows->len; i++)
    figures[i] = (HosoRfmFigures){ reference_data_number (rows, i, 1),
                                   reference_data_number (rows, i, 2),
                                   reference_data_number (rows, i, 3) };
  g_assert_cmpuint (rows->len, ==, 995);

  cuts = hoso_rfm_find_cuts (figures, rows->len);
  g_assert_cmpfloat_with_epsilon (cuts.days[2], 296.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (cuts.amount[1], 381.0, 1e-9);
  for (guint i = 0; i < rows->len; i++)
    {
      HosoRfmScore score = hoso_rfm_score (&cuts, &figures[i]);

      counts[score.frequency - 1]++;
      differing[0] += score.recency != reference_data_number (rows, i, 4);
      differing[1] += score.frequency != reference_data_number (rows, i, 5);
      differing[2] += score.money != reference_data_number (rows, i, 6);
    }
  g_assert_cmpuint (differing[0], ==, 1);
  g_assert_cmpuint (differing[1], ==, 0);
  g_assert_cmpuint (differing[2], ==, 2);
  for (guint i = 0; i < HOSO_RFM_STEPS; i++)
    g_assert_cmpuint (counts[i], ==, frequencies[i]);
}

/* On R's scores, the grid's counts of the ten groups. */
static void
test_package_groups (void)
{
  static const guint wanted[] = { 99, 170, 146, 30, 31, 46, 76, 135, 22, 240 };
  g_autoptr (GPtrArray) rows = reference_data_read ("ref/rfm_scores_R.csv");
  guint counts[HOSO_RFM_N_GROUPS] = { 0 };

  if (rows == NULL)
    return;

  for (guint i = 0; i < rows->len; i++)
    counts[hoso_rfm_group ((guint)reference_data_number (rows, i, 4),
                           (guint)reference_data_number (rows, i, 5))]++;
  for (guint i = 0; i < HOSO_RFM_PROSPECT; i++)
    g_assert_cmpuint (counts[i], ==, wanted[i]);
}

static void
test_concentration (void)
{
  double amounts[] = { 10.0, 0.0, 50.0, -5.0, 30.0, 10.0 };
  double nothing[] = { 0.0, 0.0 };
  double curve[HOSO_CONCENTRATION_POINTS];

  hoso_concentration_sort (amounts, 6);
  g_assert_cmpfloat_with_epsilon (hoso_concentration_of_top (amounts, 6, 1.0 / 6.0), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (hoso_concentration_of_top (amounts, 6, 0.25), 0.65, 1e-12);
  g_assert_cmpfloat_with_epsilon (hoso_concentration_of_top (amounts, 6, 1.0), 1.0, 1e-12);
  g_assert_cmpuint (hoso_concentration_count (amounts, 6, 0.8), ==, 2);
  g_assert_cmpuint (hoso_concentration_count (amounts, 6, 0.81), ==, 3);
  g_assert_cmpuint (hoso_concentration_count (amounts, 6, 1.0), ==, 4);
  hoso_concentration_curve (amounts, 6, curve);
  for (guint i = 0; i < HOSO_CONCENTRATION_POINTS; i++)
    g_assert_cmpfloat_with_epsilon (
      curve[i], hoso_concentration_of_top (amounts, 6, i / 100.0), 1e-9);
  hoso_concentration_curve (nothing, 2, curve);
  g_assert_cmpfloat (curve[100], ==, 0.0);
  g_assert_cmpuint (hoso_concentration_count (nothing, 2, 0.8), ==, 0);
  g_assert_cmpfloat (hoso_concentration_of_top (nothing, 2, 0.5), ==, 0.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rfm/ties", test_ties);
  g_test_add_func ("/rfm/grid", test_grid);
  g_test_add_func ("/rfm/nobody", test_nobody);
  g_test_add_func ("/rfm/package", test_package);
  g_test_add_func ("/rfm/package-groups", test_package_groups);
  g_test_add_func ("/concentration/curve", test_concentration);

  return g_test_run ();
}
