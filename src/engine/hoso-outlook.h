/* Who will buy again, and for how much: the models fitted to a shop's orders.
 *
 * Below HOSO_OUTLOOK_MIN_CUSTOMERS customers or HOSO_OUTLOOK_MIN_REPEATS repeat
 * purchases nothing is fitted: only the usual gaps are left to go by.
 */

#pragma once

#include "hoso-back-test.h"
#include "hoso-order-book.h"

G_BEGIN_DECLS

#define HOSO_OUTLOOK_MIN_CUSTOMERS 50
#define HOSO_OUTLOOK_MIN_REPEATS 30
/* Below this, a fit says “small sample”. */
#define HOSO_OUTLOOK_SMALL 200
/* What money loses in value in a year, unless the owner says otherwise. */
#define HOSO_OUTLOOK_DISCOUNT 0.1
/* A correlation of how often and how much above this stretches Gamma-Gamma. */
#define HOSO_OUTLOOK_MAX_CORRELATION 0.3

typedef struct
{
  HosoBuyingKind kind;
  gboolean prior;
  double unit;  /* days in the model's unit of time */
  guint sample; /* fit to about so many customers; 0 for all */
} HosoOutlookPlan;

typedef struct
{
  HosoOutlookPlan plan;
  const HosoOrderBook *book; /* borrowed */
  gboolean has_model;
  gboolean is_small;
  HosoBuyingModel buying;
  gboolean has_money;
  HosoGammaGamma money;
  double correlation; /* Pearson's, of repeats and their mean amount */
  gboolean has_test;
  HosoBackTest test;
} HosoOutlook;

void hoso_outlook_plan_init (HosoOutlookPlan *plan);
/* @book must outlive the outlook. */
HosoOutlook *hoso_outlook_new (const HosoOrderBook *book, const HosoOutlookPlan *plan);
void hoso_outlook_free (HosoOutlook *outlook);
/* Money, and the back-test: fitted up to two thirds of the time. */
void hoso_outlook_fit_money (HosoOutlook *outlook);
void hoso_outlook_test (HosoOutlook *outlook);

/* Of customer @i of the book in the next @days; NAN without a model. */
double hoso_outlook_again (const HosoOutlook *outlook, guint i, double days);
double hoso_outlook_expected (const HosoOutlook *outlook, guint i, double days);
/* What one of the customer's purchases brings, in minor units. */
double hoso_outlook_mean (const HosoOutlook *outlook, guint i);
/* In money of today, at a yearly @discount. */
double hoso_outlook_value (const HosoOutlook *outlook, guint i, double days, double discount);
/* “mbg”, “bg”, “pareto”. */
const char *hoso_buying_kind_get_name (HosoBuyingKind kind);
gboolean hoso_buying_kind_from_name (const char *name, HosoBuyingKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoOutlook, hoso_outlook_free)

G_END_DECLS
