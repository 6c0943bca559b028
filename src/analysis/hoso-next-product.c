/* What is bought after what: association rules in time (Agrawal and Srikant 1995,
 * Mining Sequential Patterns), of two products each, so that anybody can count them
 * again.
 *
 * Each customer who came again is one observation: what was bought before the last
 * day, and what on it.  So observations do not depend on each other, and who came
 * often counts no more than who came twice; counting “ever after” would find rules
 * where there are none, since who came often has more of everything.  Those who had
 * bought a product are compared with those who had not, as segments are, and
 * corrected for all pairs.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-next-product.h"

#include "hoso-association.h"

#include <math.h>

#define Z 1.959963984540054
#define MAX_P 0.05
/* A share is drawn to that of everybody by as many customers. */
#define PULL 20.0

typedef struct
{
  const HosoBaskets *baskets;
  gboolean without_last;
  guint32 *pairs; /* [before][after] */
  guint64 *base;  /* [before] */
  guint *before;  /* different products of the customer at hand */
  guint *after;
  gboolean *seen; /* of each product; FALSE between two uses */
} Counter;

/* Where the last day of the lines before @end begins. */
static guint
find_last_day (const HosoBaskets *baskets, guint start, guint end)
{
  guint i = end;

  while (i > start && baskets->days[i - 1] == baskets->days[end - 1])
    i--;

  return i;
}

/* The different products of the lines; returns how many. */
static guint
find_products (Counter *counter, guint start, guint end, guint *products)
{
  guint n = 0;

  for (guint i = start; i < end; i++)
    {
      guint product = counter->baskets->products[i];

      if (!counter->seen[product])
        products[n++] = product;
      counter->seen[product] = TRUE;
    }
  for (guint i = 0; i < n; i++)
    counter->seen[products[i]] = FALSE;

  return n;
}

static void
count_buyers (Counter *counter, HosoNextModel *model, guint start, guint end)
{
  guint n = find_products (counter, start, end, counter->before);

  for (guint i = 0; i < n; i++)
    model->buyers[counter->before[i]]++;
}

static void
count_customer (Counter *counter, HosoNextModel *model, guint customer)
{
  const HosoBaskets *baskets = counter->baskets;
  guint start = baskets->starts[customer];
  guint end = baskets->starts[customer + 1];
  guint last;
  guint n_before;
  guint n_after;

  if (counter->without_last)
    end = find_last_day (baskets, start, end);
  if (start == end)
    return;
  count_buyers (counter, model, start, end);
  last = find_last_day (baskets, start, end);
  if (last == start)
    return;
  model->came_again++;
  n_before = find_products (counter, start, last, counter->before);
  n_after = find_products (counter, last, end, counter->after);
  for (guint k = 0; k < n_after; k++)
    model->later[counter->after[k]]++;
  for (guint i = 0; i < n_before; i++)
    {
      counter->base[counter->before[i]]++;
      for (guint k = 0; k < n_after; k++)
        counter->pairs[(gsize)counter->before[i] * model->n_products + counter->after[k]]++;
    }
}

/* Without anybody among the others who did, there is no upper bound. */
HosoInterval
hoso_next_lift_interval (guint64 n, guint64 base, guint64 rest_n, guint64 rest_base)
{
  double lift;
  double error;

  if (n == 0 || rest_n == 0)
    return (HosoInterval){ 0.0, INFINITY };

  lift = ((double)n / base) / ((double)rest_n / rest_base);
  error = Z * sqrt (1.0 / n - 1.0 / base + 1.0 / rest_n - 1.0 / rest_base);

  return (HosoInterval){ lift * exp (-error), lift * exp (error) };
}

static HosoNextRule
make_rule (const Counter *counter, const HosoNextModel *model, guint before, guint after)
{
  gsize cell = (gsize)before * model->n_products + after;
  HosoNextRule rule = { .before = before, .after = after };

  rule.n = counter->pairs[cell];
  rule.base = counter->base[before];
  rule.rest_n = model->later[after] - rule.n;
  rule.rest_base = model->came_again - rule.base;

  return rule;
}

static void
measure (HosoNextRule *rule)
{
  rule->confidence = hoso_proportion_wilson (rule->n, rule->base);
  rule->lift = rule->rest_n > 0 ? ((double)rule->n / rule->base) /
                                    ((double)rule->rest_n / rule->rest_base)
                                : INFINITY;
  rule->lift_interval =
    hoso_next_lift_interval (rule->n, rule->base, rule->rest_n, rule->rest_base);
}

/* All pairs with enough customers are looked at and corrected for; those that are
 * above chance and more often than with others stay. */
static void
find_rules (const Counter *counter, HosoNextModel *model)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (HosoNextRule));
  g_autofree double *p = NULL;

  for (guint before = 0; before < model->n_products; before++)
    for (guint after = 0; after < model->n_products; after++)
      {
        HosoNextRule rule = make_rule (counter, model, before, after);

        if (rule.n >= HOSO_NEXT_MIN_SUPPORT && rule.rest_base > 0)
          g_array_append_val (rules, rule);
      }
  p = g_new (double, rules->len + 1);
  for (guint i = 0; i < rules->len; i++)
    {
      const HosoNextRule *rule = &g_array_index (rules, HosoNextRule, i);

      p[i] = hoso_association_compare (rule->n, rule->base, rule->rest_n, rule->rest_base);
    }
  hoso_false_discovery_adjust (p, rules->len);
  for (guint i = 0; i < rules->len; i++)
    {
      HosoNextRule *rule = &g_array_index (rules, HosoNextRule, i);

      rule->p = p[i];
      measure (rule);
      if (rule->p <= MAX_P && rule->lift > 1.0)
        g_array_append_val (model->rules, *rule);
    }
}

static void
index_rules (HosoNextModel *model)
{
  guint next = 0;

  for (guint product = 0; product < model->n_products; product++)
    {
      model->by_first[product] = next;
      while (next < model->rules->len &&
             g_array_index (model->rules, HosoNextRule, next).before == product)
        next++;
    }
  model->by_first[model->n_products] = next;
}

static void
measure_popularity (HosoNextModel *model)
{
  guint64 bought = 0;
  guint64 buyers = 0;

  for (guint i = 0; i < model->n_products; i++)
    {
      bought += model->later[i];
      buyers += model->buyers[i];
    }
  /* Where nobody came again, only the order of the products counts. */
  model->a_day = bought > 0 ? (double)bought / model->came_again / buyers : 1.0 / MAX (buyers, 1);
}

HosoNextModel *
hoso_next_model_fit (const HosoBaskets *baskets, gboolean without_last)
{
  guint n = baskets->n_products;
  HosoNextModel *model = g_new0 (HosoNextModel, 1);
  Counter counter = { .baskets = baskets, .without_last = without_last };

  model->n_products = n;
  model->buyers = g_new0 (guint64, n + 1);
  model->later = g_new0 (guint64, n + 1);
  model->rules = g_array_new (FALSE, FALSE, sizeof (HosoNextRule));
  model->by_first = g_new0 (guint, n + 1);
  counter.pairs = g_new0 (guint32, (gsize)n * n + 1);
  counter.base = g_new0 (guint64, n + 1);
  counter.before = g_new (guint, n + 1);
  counter.after = g_new (guint, n + 1);
  counter.seen = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < baskets->n_customers; i++)
    count_customer (&counter, model, i);
  find_rules (&counter, model);
  index_rules (model);
  measure_popularity (model);
  g_free (counter.pairs);
  g_free (counter.base);
  g_free (counter.before);
  g_free (counter.after);
  g_free (counter.seen);

  return model;
}

void
hoso_next_model_free (HosoNextModel *model)
{
  g_free (model->buyers);
  g_free (model->later);
  g_array_unref (model->rules);
  g_free (model->by_first);
  g_free (model);
}

/* Keeps the best @n, the first among equals. */
static void
offer (HosoNextChoice *choices, guint *n_choices, guint n, const HosoNextChoice *one)
{
  guint i = *n_choices;

  while (i > 0 && choices[i - 1].share < one->share)
    i--;
  if (i >= n)
    return;
  if (*n_choices < n)
    (*n_choices)++;
  memmove (&choices[i + 1], &choices[i], (*n_choices - 1 - i) * sizeof (HosoNextChoice));
  choices[i] = *one;
}

/* How often the product would be bought on a day by how popular it is: the products
 * of a last day, shared out by how many customers bought each. */
static double
get_popular_share (const HosoNextModel *model, guint product)
{
  return model->a_day * (double)model->buyers[product];
}

/* A rule counts by its share, drawn towards that of everybody while it rests on few;
 * without a rule a product counts by how popular it is. */
guint
hoso_next_model_choose (const HosoNextModel *model,
                        const guint *products,
                        guint n_products,
                        HosoNextChoice *choices,
                        guint n)
{
  g_autofree HosoNextChoice *all = g_new (HosoNextChoice, model->n_products + 1);
  guint n_choices = 0;

  for (guint i = 0; i < model->n_products; i++)
    all[i] = (HosoNextChoice){ i, -1, get_popular_share (model, i) };
  for (guint i = 0; i < n_products; i++)
    for (guint k = model->by_first[products[i]]; k < model->by_first[products[i] + 1]; k++)
      {
        const HosoNextRule *rule = &g_array_index (model->rules, HosoNextRule, k);
        double share = (rule->n + PULL * get_popular_share (model, rule->after)) /
                       (rule->base + PULL);

        if (share > all[rule->after].share)
          all[rule->after] = (HosoNextChoice){ rule->after, (gint)k, share };
      }
  for (guint i = 0; i < model->n_products; i++)
    if (all[i].share > 0.0)
      offer (choices, &n_choices, n, &all[i]);

  return n_choices;
}

guint
hoso_next_model_choose_popular (const HosoNextModel *model, HosoNextChoice *choices, guint n)
{
  guint n_choices = 0;

  for (guint i = 0; i < model->n_products; i++)
    {
      HosoNextChoice one = { i, -1, (double)model->buyers[i] };

      if (model->buyers[i] > 0)
        offer (choices, &n_choices, n, &one);
    }

  return n_choices;
}

static gboolean
is_hit (const HosoBaskets *baskets,
        guint customer,
        guint end,
        const HosoNextChoice *choices,
        guint n_choices)
{
  for (guint i = end; i < baskets->starts[customer + 1]; i++)
    for (guint k = 0; k < n_choices; k++)
      if (choices[k].product == baskets->products[i])
        return TRUE;

  return FALSE;
}

/* Fitted without anybody's last day, asked for that of each who came again. */
HosoNextTest
hoso_next_test (const HosoBaskets *baskets)
{
  g_autoptr (HosoNextModel) model = hoso_next_model_fit (baskets, TRUE);
  HosoNextTest test = { 0, 0, 0 };
  HosoNextChoice popular[HOSO_NEXT_SHOWN + 1];
  HosoNextChoice choices[HOSO_NEXT_SHOWN + 1];
  guint n_popular = hoso_next_model_choose_popular (model, popular, HOSO_NEXT_SHOWN);

  for (guint i = 0; i < baskets->n_customers; i++)
    {
      guint start = baskets->starts[i];
      guint end = find_last_day (baskets, start, baskets->starts[i + 1]);
      guint n_choices;

      if (end == start)
        continue;
      n_choices = hoso_next_model_choose (model, &baskets->products[start], end - start, choices,
                                          HOSO_NEXT_SHOWN);
      test.customers++;
      test.hits += is_hit (baskets, i, end, choices, n_choices);
      test.popular_hits += is_hit (baskets, i, end, popular, n_popular);
    }

  return test;
}
