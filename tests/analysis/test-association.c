/* Tests of difference against R 4.2.2 (fisher.test, chisq.test without Yates,
 * p.adjust) on Agresti's tables and on Benjamini and Hochberg's own; the net
 * promoter score against Rocks 2016.
 */

#include "hoso-config.h"

#include "hoso-association.h"
#include "hoso-fisher.h"
#include "hoso-nps.h"

#include <math.h>

static void
test_fisher (void)
{
  /* Fisher 1935, the lady tasting tea; 1962, criminal twins. */
  g_assert_cmpfloat_with_epsilon (hoso_association_fisher (3, 1, 1, 3), .4857142857, 5e-11);
  g_assert_cmpfloat_with_epsilon (hoso_association_fisher (2, 10, 15, 3), .0005367241191, 5e-14);
  g_assert_cmpfloat_with_epsilon (hoso_association_fisher (0, 15, 20, 165), .3714349406, 5e-11);
  g_assert_cmpfloat_with_epsilon (hoso_association_fisher (8, 4, 30, 58), .05320855389, 5e-12);
  g_assert_cmpfloat (hoso_association_fisher (0, 0, 4, 5), ==, 1.0);
  g_assert_cmpfloat (hoso_association_fisher (500000, 500000, 499000, 501000), <, 1.0);
}

/* Agresti 2002, table 2.8, job satisfaction by income: R's fisher.test gives
 * 0.782684939. */
static void
test_job (void)
{
  static const guint64 counts[] = { 1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11 };
  HosoInterval interval;
  double p;

  g_assert_true (hoso_fisher_exact (counts, 4, 4, &p));
  g_assert_cmpfloat_with_epsilon (p, .782684939, 5e-10);
  g_assert_cmpuint (hoso_fisher_simulate (counts, 4, 4, 1, &p, &interval), ==, 10000);
  g_assert_cmpfloat (interval.low, <, .782684939 + .005);
  g_assert_cmpfloat (interval.high, >, .782684939 - .005);
  g_assert_cmpfloat (interval.high - interval.low, <, .02);
}

/* Small tables are the same whichever way they are turned, and two by two as by the
 * other function; what is empty counts for nothing. */
static void
test_exact (void)
{
  static const guint64 two[] = { 3, 1, 1, 3 };
  static const guint64 wide[] = { 2, 0, 3, 1, 0, 4, 1, 0 };
  static const guint64 tall[] = { 2, 0, 0, 4, 3, 1, 1, 0 };
  static const guint64 padded[] = { 3, 0, 1, 0, 0, 0, 1, 0, 3 };
  static const guint64 one[] = { 3, 4, 0, 0 };
  double p;
  double turned;

  g_assert_true (hoso_fisher_exact (two, 2, 2, &p));
  g_assert_cmpfloat_with_epsilon (p, .4857142857, 5e-11);
  g_assert_true (hoso_fisher_exact (padded, 3, 3, &p));
  g_assert_cmpfloat_with_epsilon (p, .4857142857, 5e-11);
  g_assert_true (hoso_fisher_exact (wide, 2, 4, &p));
  g_assert_true (hoso_fisher_exact (tall, 4, 2, &turned));
  g_assert_cmpfloat_with_epsilon (p, turned, 1e-12);
  g_assert_true (hoso_fisher_exact (one, 2, 2, &p));
  g_assert_cmpfloat (p, ==, 1.0);
}

/* Mehta and Patel 1983, JASA 78:427, the sixth example: 0.0393 (as in R's help of
 * fisher.test); where it is too large to be exact, the random tables tell it. */
static void
test_mehta (void)
{
  static const guint64 counts[] = { 1, 2, 2, 1, 1, 0, 1, 2, 0, 0, 2, 3, 0, 0, 0, 1, 1, 1,
                                    2, 7, 3, 1, 1, 2, 0, 0, 0, 1, 0, 1, 1, 1, 1, 0, 0 };
  static const guint64 huge[] = { 900000, 3, 100000, 1 };
  HosoInterval interval;
  double p;

  g_assert_cmpuint (hoso_fisher_simulate (counts, 5, 7, 1, &p, &interval), ==, 10000);
  g_assert_cmpfloat_with_epsilon (p, .0393, .008);
  g_assert_false (hoso_fisher_exact (huge, 2, 2, &p));
  g_assert_cmpuint (hoso_fisher_simulate (huge, 2, 2, 1, &p, &interval), ==, 0);
}

/* 45 of 120 against 90 of 480. */
static void
test_pearson (void)
{
  static const guint64 counts[] = { 45, 75, 90, 390 };
  HosoAssociation result = hoso_association_measure (counts, 2, 2);

  g_assert_cmpfloat_with_epsilon (result.chi_square, 19.354839, 5e-7);
  g_assert_cmpfloat_with_epsilon (result.p, 1.085438558e-05, 5e-15);
  g_assert_cmpfloat_with_epsilon (
    hoso_association_fisher (45, 75, 90, 390), 2.664339891e-05, 5e-15);
}

/* Eight of twelve against 30 of 88: too few are expected, and Pearson says too much. */
static void
test_few_expected (void)
{
  static const guint64 counts[] = { 8, 4, 30, 58 };
  HosoAssociation result = hoso_association_measure (counts, 2, 2);

  g_assert_cmpfloat_with_epsilon (result.least_expected, 4.56, 1e-9);
  g_assert_cmpfloat_with_epsilon (result.p, .0291897, 5e-8);
}

/* Agresti 2007, table 2.5: party by gender. */
static void
test_party (void)
{
  static const guint64 counts[] = { 762, 327, 468, 484, 239, 477 };
  static const double residuals[] = { 4.502054, .699452, -5.315946 };
  HosoAssociation result = hoso_association_measure (counts, 2, 3);

  g_assert_cmpfloat_with_epsilon (result.chi_square, 30.0701491, 5e-8);
  g_assert_cmpfloat_with_epsilon (result.p, 2.953589183e-07, 5e-17);
  g_assert_cmpfloat_with_epsilon (result.cramer_v, .1044358, 5e-8);
  g_assert_cmpfloat (result.df, ==, 2.0);
  for (guint i = 0; i < 3; i++)
    {
      double above = hoso_association_residual (counts, 2, 3, 0, i);

      g_assert_cmpfloat_with_epsilon (above, residuals[i], 5e-7);
      g_assert_cmpfloat_with_epsilon (hoso_association_residual (counts, 2, 3, 1, i), -above, 1e-9);
    }
}

static void
test_empty (void)
{
  static const guint64 counts[] = { 0, 0, 4, 5 };

  g_assert_cmpfloat (hoso_association_measure (counts, 2, 2).p, ==, 1.0);
  g_assert_cmpfloat (hoso_association_residual (counts, 2, 2, 0, 0), ==, 0.0);
  g_assert_cmpfloat (hoso_association_compare (0, 0, 3, 9), ==, 1.0);
}

/* Which of the two tests is right depends on the smallest expected count. */
static void
test_compare (void)
{
  g_assert_cmpfloat_with_epsilon (
    hoso_association_compare (45, 120, 90, 480), 1.085438558e-05, 5e-15);
  g_assert_cmpfloat_with_epsilon (hoso_association_compare (8, 12, 30, 88), .05320855389, 5e-12);
  g_assert_cmpfloat_with_epsilon (hoso_association_compare (0, 15, 20, 185), .3714349406, 5e-11);
}

/* The fifteen p-values of the paper of 1995. */
static void
test_false_discovery (void)
{
  double p[] = { .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                 .0459, .3240, .4262, .5719, .6528, .7590, 1.0 };
  static const double adjusted[] = { .0015, .003, .0095, .035625, .0603,
                                     .0638571, .0638571, .0645, .0765, .486,
                                     .5811818, .714875, .7532308, .8132143, 1.0 };
  double mixed[] = { 1.0, .0001, .5, .0001 };
  guint found = 0;

  hoso_false_discovery_adjust (p, G_N_ELEMENTS (p));
  for (guint i = 0; i < G_N_ELEMENTS (p); i++)
    {
      g_assert_cmpfloat_with_epsilon (p[i], adjusted[i], 5e-8);
      found += p[i] <= 0.05;
    }
  g_assert_cmpuint (found, ==, 4);

  hoso_false_discovery_adjust (mixed, G_N_ELEMENTS (mixed));
  g_assert_cmpfloat_with_epsilon (mixed[1], .0002, 1e-12);
  g_assert_cmpfloat_with_epsilon (mixed[2], 2.0 / 3.0, 1e-12);
  g_assert_cmpfloat (mixed[0], ==, 1.0);
  hoso_false_discovery_adjust (NULL, 0);
}

typedef struct
{
  guint64 counts[3];
  double score;
  double low;
  double high;
  double within; /* of the digits that are printed */
} NpsCase;

static void
test_nps (void)
{
  static const NpsCase cases[] = {
    { { 50, 30, 20 }, 30.0, 14.05113018, 44.20129701, 5e-9 },
    { { 10, 5, 5 }, 25.0, -11.71613321, 55.19439408, 5e-9 },
    { { 20, 0, 0 }, 100.0, 69.68334, 100.0, 5e-6 },
    { { 350, 400, 250 }, 10.0, 5.217443, 14.722736, 5e-7 },
    { { 7, 2, 1 }, 60.0, 7.039409, 85.268284, 5e-7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint64 *n = cases[i].counts;
      HosoInterval interval = hoso_nps_interval (n[0], n[1], n[2]);

      g_assert_cmpfloat_with_epsilon (hoso_nps (n[0], n[1], n[2]), cases[i].score, 1e-9);
      g_assert_cmpfloat_with_epsilon (interval.low, cases[i].low, cases[i].within);
      g_assert_cmpfloat_with_epsilon (interval.high, cases[i].high, cases[i].within);
    }
  g_assert_cmpfloat (hoso_nps (0, 0, 0), ==, 0.0);
}

typedef struct
{
  double shares[3];
  guint n;
  double covered;
} NpsCoverage;

/* How often the interval holds the truth, all outcomes of @n answers taken together; the
 * figures to compare with were drawn at random, with an error of .001. */
static void
test_nps_coverage (void)
{
  static const NpsCoverage cases[] = {
    { { .80, .15, .05 }, 5, .929 },
    { { .80, .15, .05 }, 10, .945 },
    { { .80, .15, .05 }, 20, .957 },
    { { .80, .15, .05 }, 50, .956 },
    { { .95, .04, .01 }, 10, .914 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const NpsCoverage *c = &cases[i];
      double truth = 100.0 * (c->shares[0] - c->shares[2]);
      double sum = 0.0;

      for (guint p = 0; p <= c->n; p++)
        for (guint d = 0; p + d <= c->n; d++)
          {
            guint rest = c->n - p - d;
            HosoInterval interval = hoso_nps_interval (p, rest, d);

            if (interval.low <= truth && truth <= interval.high)
              sum += exp (lgamma (c->n + 1.0) - lgamma (p + 1.0) - lgamma (d + 1.0) -
                          lgamma (rest + 1.0) + p * log (c->shares[0]) +
                          rest * log (c->shares[1]) + d * log (c->shares[2]));
          }
      g_test_message ("%u answers: %.4f", c->n, sum);
      g_assert_cmpfloat_with_epsilon (sum, c->covered, 1.5e-3);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/association/fisher", test_fisher);
  g_test_add_func ("/association/job", test_job);
  g_test_add_func ("/association/exact", test_exact);
  g_test_add_func ("/association/mehta", test_mehta);
  g_test_add_func ("/association/pearson", test_pearson);
  g_test_add_func ("/association/few-expected", test_few_expected);
  g_test_add_func ("/association/party", test_party);
  g_test_add_func ("/association/empty", test_empty);
  g_test_add_func ("/association/compare", test_compare);
  g_test_add_func ("/association/false-discovery", test_false_discovery);
  g_test_add_func ("/nps/printed", test_nps);
  g_test_add_func ("/nps/coverage", test_nps_coverage);

  return g_test_run ();
}
