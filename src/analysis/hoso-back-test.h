/* How well a purchase model would have foreseen what this shop already knows.
 * Pure functions. */

#pragma once

#include "hoso-buying-model.h"
#include "hoso-ledger.h"

G_BEGIN_DECLS

typedef struct
{
  gint split;          /* the last day that the model was given */
  gint end;            /* the last day that it was held against */
  guint customers;     /* first bought by the split */
  guint64 actual;      /* days of purchases that came after it */
  double expected;     /* as the model, fitted up to the split, expected */
  double mean_error;   /* of a customer's purchases, without sign */
  guint active;        /* bought after the split */
  double active_share; /* as the model expected */
  double ranking;      /* probability that it puts one who came above one who did not (AUC) */
  double brier;        /* mean squared error of the probability */
  double model_right;  /* share told rightly by a probability above one half */
  double rule_right;   /* share told rightly by the interval rule */
  HosoBuyingModel model;
} HosoBackTest;

typedef struct
{
  HosoBuyingKind kind;
  gboolean prior;
  gint split; /* before @end */
  gint end;
  double unit; /* days in the model's unit of time */
  double rule; /* active is whose latest purchase lies fewer days before the split */
} HosoBackTestPlan;

/* FALSE where nobody had bought by the split. */
gboolean hoso_back_test_run (const HosoLedger *ledger,
                             const HosoBackTestPlan *plan,
                             HosoBackTest *test);

G_END_DECLS
