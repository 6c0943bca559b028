/* The models fitted to a shop's orders.  Computes; reads no workspace and may
 * run on any thread that holds the book.
 */

#include "hoso-config.h"

#include "hoso-outlook.h"

#include "hoso-customer-value.h"

#include <math.h>

#define MONTH (365.0 / 12.0)
/* Active is who has been quiet for less than so many usual gaps. */
#define RULE_GAPS 3.0

static const char *const names[] = {
  [HOSO_BUYING_MBG] = "mbg",
  [HOSO_BUYING_BG] = "bg",
  [HOSO_BUYING_PARETO] = "pareto",
};

const char *
hoso_buying_kind_get_name (HosoBuyingKind kind)
{
  return names[kind];
}

/* FALSE where @name is none. */
gboolean
hoso_buying_kind_from_name (const char *name, HosoBuyingKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (name, names[i]) == 0)
        {
          *kind = (HosoBuyingKind)i;
          return TRUE;
        }
    }

  return FALSE;
}

void
hoso_outlook_plan_init (HosoOutlookPlan *plan)
{
  *plan = (HosoOutlookPlan){ .kind = HOSO_BUYING_MBG, .prior = TRUE, .unit = 7.0 };
}

/* Every step-th customer stands for all where only a sample is asked for: what
 * more would add is far below what a probability is shown with. */
static void
fit_buying (HosoOutlook *outlook)
{
  guint n = outlook->book->ledger.n_customers;
  guint step = outlook->plan.sample > 0 ? MAX (1, n / outlook->plan.sample) : 1;
  g_autofree HosoBuyer *buyers = g_new (HosoBuyer, n);
  guint n_buyers = 0;

  for (guint i = 0; i < n; i += step)
    buyers[n_buyers++] = hoso_order_book_get_buyer (outlook->book, i, outlook->plan.unit);
  n_buyers = hoso_buyers_merge (buyers, n_buyers);
  outlook->buying =
    hoso_buying_fit (outlook->plan.kind, buyers, n_buyers, outlook->plan.prior);
}

HosoOutlook *
hoso_outlook_new (const HosoOrderBook *book, const HosoOutlookPlan *plan)
{
  HosoOutlook *outlook = g_new0 (HosoOutlook, 1);

  outlook->plan = *plan;
  outlook->book = book;
  outlook->is_small = book->ledger.n_customers < HOSO_OUTLOOK_SMALL;
  if (book->ledger.n_customers < HOSO_OUTLOOK_MIN_CUSTOMERS ||
      book->repeats < HOSO_OUTLOOK_MIN_REPEATS)
    return outlook;

  fit_buying (outlook);
  outlook->has_model = outlook->buying.converged;

  return outlook;
}

void
hoso_outlook_free (HosoOutlook *outlook)
{
  g_free (outlook);
}

static double
correlate (const HosoSpending *spending, guint n)
{
  double x = 0.0;
  double y = 0.0;
  double xx = 0.0;
  double yy = 0.0;
  double xy = 0.0;

  for (guint i = 0; i < n; i++)
    {
      x += spending[i].purchases / (double)n;
      y += spending[i].mean / n;
    }
  for (guint i = 0; i < n; i++)
    {
      double dx = spending[i].purchases - x;
      double dy = spending[i].mean - y;

      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }

  return xx > 0.0 && yy > 0.0 ? xy / sqrt (xx * yy) : 0.0;
}

/* Without a model of buying there is none of money.  Fitted to a sample as that of
 * buying is. */
void
hoso_outlook_fit_money (HosoOutlook *outlook)
{
  guint n = outlook->book->ledger.n_customers;
  guint step = outlook->plan.sample > 0 ? MAX (1, n / outlook->plan.sample) : 1;
  g_autofree HosoSpending *spending = g_new (HosoSpending, n);
  guint n_spending = 0;

  if (!outlook->has_model)
    return;

  for (guint i = 0; i < n; i += step)
    {
      HosoSpending one = hoso_order_book_get_spending (outlook->book, i);

      if (one.purchases > 0 && one.mean > 0.0)
        spending[n_spending++] = one;
    }
  if (n_spending < HOSO_OUTLOOK_MIN_REPEATS)
    return;

  outlook->correlation = correlate (spending, n_spending);
  outlook->money = hoso_gamma_gamma_fit (
    spending, hoso_spending_merge (spending, n_spending), outlook->plan.prior);
  outlook->has_money = outlook->money.converged;
}

/* Where two thirds of the time hold too little for a model, there is no test. */
void
hoso_outlook_test (HosoOutlook *outlook)
{
  const HosoOrderBook *book = outlook->book;
  gint first = book->as_of;
  HosoBackTestPlan plan = { outlook->plan.kind,
                            outlook->plan.prior,
                            0,
                            book->as_of,
                            outlook->plan.unit,
                            RULE_GAPS * book->shop_gap };

  if (!outlook->has_model)
    return;

  for (guint i = 0; i < book->ledger.n_customers; i++)
    first = MIN (first, hoso_order_book_get_first (book, i));
  plan.split = first + (book->as_of - first) * 2 / 3;
  outlook->has_test = plan.split < plan.end &&
                      hoso_back_test_run (&book->ledger, &plan, &outlook->test) &&
                      outlook->test.customers >= HOSO_OUTLOOK_MIN_CUSTOMERS &&
                      outlook->test.model.converged;
}

double
hoso_outlook_again (const HosoOutlook *outlook, guint i, double days)
{
  HosoBuyer buyer = hoso_order_book_get_buyer (outlook->book, i, outlook->plan.unit);

  return outlook->has_model
           ? hoso_buying_again (&outlook->buying, &buyer, days / outlook->plan.unit)
           : NAN;
}

double
hoso_outlook_expected (const HosoOutlook *outlook, guint i, double days)
{
  HosoBuyer buyer = hoso_order_book_get_buyer (outlook->book, i, outlook->plan.unit);

  return outlook->has_model
           ? hoso_buying_expected (&outlook->buying, &buyer, days / outlook->plan.unit)
           : NAN;
}

/* Without a model of money, what the customer's orders have brought so far. */
double
hoso_outlook_mean (const HosoOutlook *outlook, guint i)
{
  HosoSpending spending = hoso_order_book_get_spending (outlook->book, i);

  if (outlook->has_money)
    return hoso_gamma_gamma_mean (&outlook->money, spending.purchases, spending.mean);

  return (double)hoso_order_book_get_amount (outlook->book, i) /
         hoso_order_book_get_orders (outlook->book, i);
}

double
hoso_outlook_value (const HosoOutlook *outlook, guint i, double days, double discount)
{
  HosoBuyer buyer = hoso_order_book_get_buyer (outlook->book, i, outlook->plan.unit);
  HosoValueHorizon horizon = { days / outlook->plan.unit, MONTH / outlook->plan.unit,
                               expm1 (log1p (discount) / 12.0) };

  if (!outlook->has_model)
    return NAN;

  return hoso_customer_value (
    &outlook->buying, &buyer, hoso_outlook_mean (outlook, i), &horizon);
}
