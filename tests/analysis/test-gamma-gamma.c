/* Money against Fader and Hardie's note 025, as in the tests of lifetimes and
 * CLVTools, and what a customer will bring.
 */

#include "hoso-config.h"

#include "hoso-customer-value.h"
#include "hoso-gamma-gamma.h"
#include "reference-data.h"

#include <math.h>

static const HosoGammaGamma estimate = { .p = 6.249572, .q = 3.744225, .gamma = 15.443521 };

/* At the estimate as printed, with six decimals: the last one may differ. */
static void
test_means (void)
{
  g_assert_cmpfloat_with_epsilon (hoso_gamma_gamma_mean (&estimate, 2, 22.345), 24.653919, 2e-6);
  g_assert_cmpfloat_with_epsilon (hoso_gamma_gamma_mean (&estimate, 1, 11.77), 18.910018, 2e-6);
  g_assert_cmpfloat_with_epsilon (hoso_gamma_gamma_mean (&estimate, 7, 73.74), 71.463361, 2e-6);
  g_assert_cmpfloat_with_epsilon (hoso_gamma_gamma_mean (&estimate, 0, 0.0), 35.170371, 6e-6);
  g_assert_cmpfloat_with_epsilon (hoso_gamma_gamma_population_mean (&estimate), 35.170371, 6e-6);
}

static void
test_cdnow (void)
{
  g_autoptr (GPtrArray) rows = reference_data_read ("ref/cdnow_cbs_exact.csv");
  g_autofree HosoSpending *spending = NULL;
  HosoGammaGamma model;
  guint n = 0;

  if (rows == NULL)
    return;

  spending = g_new (HosoSpending, rows->len);
  for (guint i = 0; i < rows->len; i++)
    if (reference_data_number (rows, i, 0) > 0.0)
      spending[n++] = (HosoSpending){ (guint)reference_data_number (rows, i, 0),
                                      reference_data_number (rows, i, 3), 1.0 };
  g_assert_cmpuint (n, ==, 946);

  model = hoso_gamma_gamma_fit (spending, hoso_spending_merge (spending, n), FALSE);
  g_assert_true (model.converged);
  g_assert_cmpfloat_with_epsilon (model.log_likelihood, -4055.91769480, 5e-9);
  g_assert_cmpfloat_with_epsilon (model.p, 6.249572, 1e-6);
  g_assert_cmpfloat_with_epsilon (model.q, 3.744225, 1e-6);
  g_assert_cmpfloat_with_epsilon (model.gamma, 15.443521, 2e-6);
  g_assert_cmpfloat_with_epsilon (model.p, 6.25, 5e-3);
  g_assert_cmpfloat_with_epsilon (model.q, 3.74, 5e-3);
  g_assert_cmpfloat_with_epsilon (model.gamma, 15.44, 5e-3);
  g_assert_cmpfloat_with_epsilon (hoso_gamma_gamma_mean (&model, 2, 22.345), 24.653919, 5e-7);
  g_assert_cmpfloat_with_epsilon (hoso_gamma_gamma_mean (&model, 1, 11.77), 18.910018, 5e-7);
  g_assert_cmpfloat_with_epsilon (hoso_gamma_gamma_mean (&model, 7, 73.74), 71.463361, 5e-7);
  g_assert_cmpfloat_with_epsilon (hoso_gamma_gamma_population_mean (&model), 35.170371, 1e-6);
}

/* Everybody always paid the same: no bound is reached with the prior. */
static void
test_same_amounts (void)
{
  HosoSpending spending[60];
  HosoGammaGamma model;

  for (guint i = 0; i < 60; i++)
    spending[i] = (HosoSpending){ 1 + i % 3, 250000.0, 1.0 };
  model = hoso_gamma_gamma_fit (spending, hoso_spending_merge (spending, 60), TRUE);

  g_assert_true (model.converged);
  g_assert_cmpfloat (model.q, >, 1.0);
  g_assert_cmpfloat_with_epsilon (hoso_gamma_gamma_mean (&model, 3, 250000.0), 250000.0, 10000.0);
  g_assert_false (hoso_gamma_gamma_fit (NULL, 0, TRUE).converged);
}

/* Without discount the value is the purchases expected times the mean; with one
 * it lies between those of paying all at once at the start and at the end. */
static void
test_value (void)
{
  HosoBuyingModel model = { HOSO_BUYING_MBG,
                            { 0.52484315, 6.18308522, 0.89135939, 1.61400227 } };
  HosoBuyer buyer = { 7, 206.0 / 7.0, 272.0 / 7.0, 1.0 };
  HosoValueHorizon plain = { 39.0, 4.0, 0.0 };
  HosoValueHorizon dear = { 39.0, 4.0, 0.01 };
  double all = 100.0 * 3.167168945;
  double value = hoso_customer_value (&model, &buyer, 100.0, &dear);

  g_assert_cmpfloat_with_epsilon (hoso_customer_value (&model, &buyer, 100.0, &plain), all, 1e-4);
  g_assert_cmpfloat (value, <, all);
  g_assert_cmpfloat (value, >, all / pow (1.01, 39.0 / 4.0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gamma-gamma/means", test_means);
  g_test_add_func ("/gamma-gamma/cdnow", test_cdnow);
  g_test_add_func ("/gamma-gamma/same-amounts", test_same_amounts);
  g_test_add_func ("/gamma-gamma/value", test_value);

  return g_test_run ();
}
