/* What is bought after what: pairs of products, the second on the customers’ last day
 * with an order, the first on any day before.  Pure functions. */

#pragma once

#include "hoso-proportion.h"

G_BEGIN_DECLS

/* Fewer customers than this who came again tell nothing. */
#define HOSO_NEXT_MIN_CUSTOMERS 50
/* A pair that fewer customers have is left out. */
#define HOSO_NEXT_MIN_SUPPORT 5
#define HOSO_NEXT_SHOWN 3

/* Customer i has the lines starts[i] to starts[i + 1], by ascending day; products are
 * numbered from 0. */
typedef struct
{
  guint n_customers;
  guint n_products;
  const guint *starts; /* n_customers + 1 */
  const gint *days;
  const guint *products;
} HosoBaskets;

/* “Who had bought @before bought @after on the last day.” */
typedef struct
{
  guint before;
  guint after;
  guint64 n;      /* support: customers who did */
  guint64 base;   /* customers who bought @before and came again */
  guint64 rest_n; /* of the others who came again: who bought @after later */
  guint64 rest_base;
  HosoInterval confidence; /* of n / base, Wilson */
  double lift;             /* n / base over rest_n / rest_base; INFINITY where rest_n is 0 */
  HosoInterval lift_interval;
  double p; /* corrected for all pairs that were looked at */
} HosoNextRule;

typedef struct
{
  guint product;
  gint rule; /* index into the rules, -1: as often bought as it is */
  double share;
} HosoNextChoice;

typedef struct
{
  guint n_products;
  guint64 came_again; /* customers with two days of orders or more */
  guint64 *buyers;    /* of each product: customers who ever bought it */
  guint64 *later;     /* of each product: who bought it on the last day, having come before */
  double a_day;       /* products of a last day for each buyer of any product */
  GArray *rules;      /* of HosoNextRule: above chance, and more often than others */
  guint *by_first;    /* where the rules of each product begin; n_products + 1 */
} HosoNextModel;

/* How often one of three was bought at the last visit, when foreseen without it. */
typedef struct
{
  guint64 customers;
  guint64 hits;
  guint64 popular_hits; /* by what most customers bought, whoever it is */
} HosoNextTest;

/* @without_last: leaves out everybody's last day. */
HosoNextModel *hoso_next_model_fit (const HosoBaskets *baskets, gboolean without_last);
void hoso_next_model_free (HosoNextModel *model);
/* The best @n for somebody who bought @products; returns how many there are. */
guint hoso_next_model_choose (const HosoNextModel *model,
                              const guint *products,
                              guint n_products,
                              HosoNextChoice *choices,
                              guint n);
/* The @n that most customers bought. */
guint
hoso_next_model_choose_popular (const HosoNextModel *model, HosoNextChoice *choices, guint n);
HosoNextTest hoso_next_test (const HosoBaskets *baskets);
/* Of the ratio of two shares, 95 %: Katz, Baptista, Azen and Pike 1978, Biometrics
 * 34:469. */
HosoInterval
hoso_next_lift_interval (guint64 n, guint64 base, guint64 rest_n, guint64 rest_base);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoNextModel, hoso_next_model_free)

G_END_DECLS
