/* RFM against the R package rfm 0.3.0 on its own example, and Pareto's curve.
 */

#include "hoso-config.h"

#include "hoso-concentration.h"
#include "hoso-rfm.h"
#include "reference-data.h"

#include <stdlib.h>

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
  /* Champions, loyal, potential loyalist, new, promising, need attention, about to sleep,
   * at risk, can’t lose, hibernating, prospect. */
  static const guint wanted[] = { 2, 4, 4, 1, 1, 1, 2, 4, 2, 4, 0 };
  guint cells[HOSO_RFM_N_GROUPS] = { 0 };
  HosoRfmGroup group;

  for (guint r = 1; r <= HOSO_RFM_STEPS; r++)
    for (guint f = 1; f <= HOSO_RFM_STEPS; f++)
      cells[hoso_rfm_group (r, f)]++;
  g_assert_cmpmem (cells, sizeof cells, wanted, sizeof wanted);
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

static void
count_scores (const HosoRfmScore *score, guint counts[3][HOSO_RFM_STEPS])
{
  counts[0][score->recency - 1]++;
  counts[1][score->frequency - 1]++;
  counts[2][score->money - 1]++;
}

static HosoRfmScore
read_score (GPtrArray *rows, guint i)
{
  return (HosoRfmScore){ (guint8)reference_data_number (rows, i, 4),
                         (guint8)reference_data_number (rows, i, 5),
                         (guint8)reference_data_number (rows, i, 6) };
}

/* R's cuts are the quintiles and one: 115 181 297.4 482, 4 5 6 8, 255.8 382 506.4 666. */
static void
assert_cuts (const HosoRfmCuts *cuts)
{
  static const HosoRfmCuts printed = { { 115, 181, 297.4, 482 },
                                       { 4, 5, 6, 8 },
                                       { 255.8, 382, 506.4, 666 } };

  for (guint i = 0; i < HOSO_RFM_CUTS; i++)
    {
      g_assert_cmpfloat_with_epsilon (cuts->days[i] + 1, printed.days[i], 1e-9);
      g_assert_cmpfloat_with_epsilon (cuts->orders[i] + 1, printed.orders[i], 1e-9);
      g_assert_cmpfloat_with_epsilon (cuts->amount[i] + 1, printed.amount[i], 1e-9);
    }
}

/* R's scores put cuts at whole numbers, one above the quintile: three of 995 customers
 * come out otherwise, by one step. */
static void
test_package (void)
{
  static const guint printed[3][HOSO_RFM_STEPS] = { { 197, 200, 199, 199, 200 },
                                                    { 268, 187, 176, 244, 120 },
                                                    { 200, 200, 198, 202, 195 } };
  g_autoptr (GPtrArray) rows = reference_data_read ("ref/rfm_scores_R.csv");
  g_autofree HosoRfmFigures *figures = NULL;
  guint theirs[3][HOSO_RFM_STEPS] = { { 0 } };
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
  assert_cuts (&cuts);
  for (guint i = 0; i < rows->len; i++)
    {
      HosoRfmScore ours = hoso_rfm_score (&cuts, &figures[i]);
      HosoRfmScore r = read_score (rows, i);

      count_scores (&r, theirs);
      differing[0] += ours.recency != r.recency;
      differing[1] += ours.frequency != r.frequency;
      differing[2] += ours.money != r.money;
      g_assert_cmpint (abs (ours.recency - r.recency) + abs (ours.money - r.money), <=, 1);
    }
  g_assert_cmpmem (theirs, sizeof theirs, printed, sizeof printed);
  g_assert_cmpuint (differing[0], ==, 1);
  g_assert_cmpuint (differing[1], ==, 0);
  g_assert_cmpuint (differing[2], ==, 2);
}

/* The figures of the mean customer and of one by name. */
static void
test_package_scores (void)
{
  g_autoptr (GPtrArray) rows = reference_data_read ("ref/rfm_scores_R.csv");
  g_autoptr (GHashTable) different = g_hash_table_new (NULL, NULL);
  double sum = 0.0;
  char **first;

  if (rows == NULL)
    return;

  for (guint i = 0; i < rows->len; i++)
    {
      HosoRfmScore r = read_score (rows, i);
      guint score = r.recency * 100u + r.frequency * 10u + r.money;

      sum += score;
      g_hash_table_add (different, GUINT_TO_POINTER (score));
      g_assert_cmpfloat (score, ==, reference_data_number (rows, i, 7));
    }
  g_assert_cmpfloat_with_epsilon (sum / rows->len, 331.0925, 5e-5);
  g_assert_cmpuint (g_hash_table_size (different), ==, 92);

  first = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (first[0], ==, "Abbey O'Reilly");
}

static gint
read_day (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, text);

  return (gint)g_date_get_julian (&date);
}

/* From the 4,906 orders up to 31 December 2006: the same days, orders and money. */
static void
test_package_orders (void)
{
  g_autoptr (GPtrArray) orders = reference_data_read ("ref/rfm_data_orders.csv");
  g_autoptr (GPtrArray) rows = orders != NULL ? reference_data_read ("ref/rfm_scores_R.csv") : NULL;
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  gint today = read_day ("2006-12-31");

  if (orders == NULL)
    return;

  g_assert_cmpuint (orders->len, ==, 4906);
  for (guint i = 0; i < orders->len; i++)
    {
      char **order = g_ptr_array_index (orders, i);
      HosoRfmFigures *figures = g_hash_table_lookup (people, order[0]);

      if (figures == NULL)
        {
          figures = g_new0 (HosoRfmFigures, 1);
          figures->days = 1e6;
          g_hash_table_insert (people, order[0], figures);
        }
      figures->days = MIN (figures->days, today - read_day (order[1]));
      figures->orders += 1;
      figures->amount += g_ascii_strtod (order[2], NULL);
    }
  g_assert_cmpuint (g_hash_table_size (people), ==, 995);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      const HosoRfmFigures *figures = g_hash_table_lookup (people, row[0]);

      g_assert_cmpfloat (figures->days, ==, reference_data_number (rows, i, 1));
      g_assert_cmpfloat (figures->orders, ==, reference_data_number (rows, i, 2));
      g_assert_cmpfloat (figures->amount, ==, reference_data_number (rows, i, 3));
    }
}

/* Without the data: that customer, and the cuts that R prints for it. */
static void
test_package_printed (void)
{
  const HosoRfmCuts cuts = { { 114, 180, 296.4, 481 }, { 3, 4, 5, 7 }, { 254.8, 381, 505.4, 665 } };
  const HosoRfmFigures abbey = { 205, 6, 472 };
  HosoRfmScore score = hoso_rfm_score (&cuts, &abbey);

  g_assert_cmpuint (score.recency, ==, 3);
  g_assert_cmpuint (score.frequency, ==, 4);
  g_assert_cmpuint (score.money, ==, 3);
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
  g_test_add_func ("/rfm/package-scores", test_package_scores);
  g_test_add_func ("/rfm/package-orders", test_package_orders);
  g_test_add_func ("/rfm/package-printed", test_package_printed);
  g_test_add_func ("/rfm/package-groups", test_package_groups);
  g_test_add_func ("/concentration/curve", test_concentration);

  return g_test_run ();
}
