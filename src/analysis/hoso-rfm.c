/* RFM scores by quintiles: who has the same figure has the same score, which
 * ranking (SQL's ntile and its like) does not give.  Pure functions,
 * thread-safe.
 */

#include "hoso-config.h"

#include "hoso-rfm.h"

#include "hoso-quantile.h"

static const char *const keys[HOSO_RFM_N_GROUPS] = {
  [HOSO_RFM_CHAMPIONS] = "champions",
  [HOSO_RFM_LOYAL] = "loyal",
  [HOSO_RFM_POTENTIAL_LOYALIST] = "potential-loyalist",
  [HOSO_RFM_NEW] = "new",
  [HOSO_RFM_PROMISING] = "promising",
  [HOSO_RFM_NEED_ATTENTION] = "need-attention",
  [HOSO_RFM_ABOUT_TO_SLEEP] = "about-to-sleep",
  [HOSO_RFM_AT_RISK] = "at-risk",
  [HOSO_RFM_CANT_LOSE] = "cant-lose",
  [HOSO_RFM_HIBERNATING] = "hibernating",
  [HOSO_RFM_PROSPECT] = "prospect",
};

/* The grid that public RFM tools share; rows are recency, columns frequency,
 * both from 1. */
static const HosoRfmGroup grid[HOSO_RFM_STEPS][HOSO_RFM_STEPS] = {
  { HOSO_RFM_HIBERNATING, HOSO_RFM_HIBERNATING, HOSO_RFM_AT_RISK, HOSO_RFM_AT_RISK,
    HOSO_RFM_CANT_LOSE },
  { HOSO_RFM_HIBERNATING, HOSO_RFM_HIBERNATING, HOSO_RFM_AT_RISK, HOSO_RFM_AT_RISK,
    HOSO_RFM_CANT_LOSE },
  { HOSO_RFM_ABOUT_TO_SLEEP, HOSO_RFM_ABOUT_TO_SLEEP, HOSO_RFM_NEED_ATTENTION, HOSO_RFM_LOYAL,
    HOSO_RFM_LOYAL },
  { HOSO_RFM_PROMISING, HOSO_RFM_POTENTIAL_LOYALIST, HOSO_RFM_POTENTIAL_LOYALIST, HOSO_RFM_LOYAL,
    HOSO_RFM_LOYAL },
  { HOSO_RFM_NEW, HOSO_RFM_POTENTIAL_LOYALIST, HOSO_RFM_POTENTIAL_LOYALIST, HOSO_RFM_CHAMPIONS,
    HOSO_RFM_CHAMPIONS },
};

static void
find_quintiles (double *values, gsize n_values, double cuts[HOSO_RFM_CUTS])
{
  static const double shares[HOSO_RFM_CUTS] = { 0.2, 0.4, 0.6, 0.8 };

  hoso_quantiles (values, n_values, shares, HOSO_RFM_CUTS, cuts);
}

/* Type-7 quintiles of each figure. */
HosoRfmCuts
hoso_rfm_find_cuts (const HosoRfmFigures *figures, gsize n_figures)
{
  g_autofree double *values = g_new (double, n_figures);
  HosoRfmCuts cuts = { { 0.0 } };

  if (n_figures == 0)
    return cuts;

  for (gsize i = 0; i < n_figures; i++)
    values[i] = figures[i].days;
  find_quintiles (values, n_figures, cuts.days);
  for (gsize i = 0; i < n_figures; i++)
    values[i] = figures[i].orders;
  find_quintiles (values, n_figures, cuts.orders);
  for (gsize i = 0; i < n_figures; i++)
    values[i] = figures[i].amount;
  find_quintiles (values, n_figures, cuts.amount);

  return cuts;
}

static guint8
count_passed (const double cuts[HOSO_RFM_CUTS], double value)
{
  guint8 passed = 0;

  for (guint i = 0; i < HOSO_RFM_CUTS; i++)
    passed += value > cuts[i];

  return passed;
}

/* Few days are good, many orders and much money too. */
HosoRfmScore
hoso_rfm_score (const HosoRfmCuts *cuts, const HosoRfmFigures *figures)
{
  return (HosoRfmScore){
    .recency = HOSO_RFM_STEPS - count_passed (cuts->days, figures->days),
    .frequency = 1 + count_passed (cuts->orders, figures->orders),
    .money = 1 + count_passed (cuts->amount, figures->amount),
  };
}

HosoRfmGroup
hoso_rfm_group (guint recency, guint frequency)
{
  g_return_val_if_fail (recency >= 1 && recency <= HOSO_RFM_STEPS, HOSO_RFM_PROSPECT);
  g_return_val_if_fail (frequency >= 1 && frequency <= HOSO_RFM_STEPS, HOSO_RFM_PROSPECT);

  return grid[recency - 1][frequency - 1];
}

const char *
hoso_rfm_group_get_key (HosoRfmGroup group)
{
  g_return_val_if_fail (group < HOSO_RFM_N_GROUPS, NULL);

  return keys[group];
}

gboolean
hoso_rfm_group_from_key (const char *key, HosoRfmGroup *group)
{
  for (guint i = 0; i < HOSO_RFM_N_GROUPS; i++)
    {
      if (g_strcmp0 (key, keys[i]) == 0)
        {
          *group = (HosoRfmGroup)i;
          return TRUE;
        }
    }

  return FALSE;
}
