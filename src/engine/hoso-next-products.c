/* What a customer may buy next.  Reads the lines of all orders once; on the thread
 * that owns the connection.  What was read is not changed afterwards.
 */

#include "hoso-config.h"

#include "hoso-next-products.h"

#include "hoso-bought-lines.h"
#include "hoso-format.h"
#include "hoso-plot-reading.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Fewer products than this leave nothing to choose. */
#define MIN_PRODUCTS 2

typedef struct
{
  gint64 id;
  guint64 n;
} Counted;

static int
compare_counted (gconstpointer a, gconstpointer b)
{
  const Counted *first = a;
  const Counted *second = b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

/* From the id of a product that is kept to its number plus one. */
static GHashTable *
number_products (const GArray *lines, GArray *kept)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTable *numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  for (guint i = 0; i < lines->len; i++)
    {
      HosoBoughtLine *line = &g_array_index (lines, HosoBoughtLine, i);
      gsize n = GPOINTER_TO_SIZE (g_hash_table_lookup (counts, &line->product));

      g_hash_table_insert (counts, &line->product, GSIZE_TO_POINTER (n + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Counted one = { *(gint64 *)key, GPOINTER_TO_SIZE (value) };

      g_array_append_val (kept, one);
    }
  g_array_sort (kept, compare_counted);
  if (kept->len > HOSO_NEXT_MAX_PRODUCTS)
    g_array_set_size (kept, HOSO_NEXT_MAX_PRODUCTS);
  for (guint i = 0; i < kept->len; i++)
    g_hash_table_insert (numbers,
                         g_memdup2 (&g_array_index (kept, Counted, i).id, sizeof (gint64)),
                         GUINT_TO_POINTER (i + 1));

  return numbers;
}

static void
add_lines (HosoNextProducts *next, const GArray *lines, GHashTable *numbers)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const HosoBoughtLine *line = &g_array_index (lines, HosoBoughtLine, i);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &line->product));
      guint n = next->customers->len;

      if (number-- == 0)
        continue;
      if (n == 0 || g_array_index (next->customers, gint64, n - 1) != line->customer)
        {
          g_array_append_val (next->customers, line->customer);
          g_array_append_val (next->starts, next->days->len);
        }
      g_array_append_val (next->days, line->day);
      g_array_append_val (next->products, number);
    }
  g_array_append_val (next->starts, next->days->len);
  next->baskets = (HosoBaskets){
    .n_customers = next->customers->len,
    .n_products = g_hash_table_size (numbers),
    .starts = (const guint *)(gpointer)next->starts->data,
    .days = (const gint *)(gpointer)next->days->data,
    .products = (const guint *)(gpointer)next->products->data,
  };
}

static gboolean
add_names (HosoNextProducts *next, HosoDb *db, const GArray *kept, GError **error)
{
  for (guint i = 0; i < kept->len; i++)
    {
      char *name = hoso_bought_lines_dup_name (db, g_array_index (kept, Counted, i).id, error);

      if (name == NULL)
        return FALSE;
      g_ptr_array_add (next->names, name);
    }

  return TRUE;
}

/* What does not foresee more than plain popularity is not used. */
static void
learn (HosoNextProducts *next)
{
  HosoNextModel *model;

  if (next->baskets.n_products < MIN_PRODUCTS)
    return;
  model = hoso_next_model_fit (&next->baskets, FALSE);
  if (model->came_again < HOSO_NEXT_MIN_CUSTOMERS)
    {
      hoso_next_model_free (model);
      return;
    }
  next->model = model;
  next->test = hoso_next_test (&next->baskets);
  next->by_rules = next->test.hits > next->test.popular_hits;
}

/**
 * hoso_next_products_load:
 *
 * Returns: (transfer full): what was learnt, or %NULL with @error set
 */
HosoNextProducts *
hoso_next_products_load (HosoDb *db, gint64 customer, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoNextProducts) next = g_new0 (HosoNextProducts, 1);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (HosoBoughtLine));
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Counted));
  g_autoptr (GHashTable) numbers = NULL;
  guint64 buyers;

  next->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  next->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  next->days = g_array_new (FALSE, FALSE, sizeof (gint));
  next->products = g_array_new (FALSE, FALSE, sizeof (guint));
  next->names = g_ptr_array_new_with_free_func (g_free);
  if (!hoso_bought_lines_count_buyers (db, &buyers, error))
    return NULL;
  next->stride = 1 + (guint)(buyers / HOSO_NEXT_MAX_CUSTOMERS);
  if (!hoso_bought_lines_list (db, next->stride, customer, lines, cancellable, error))
    return NULL;
  numbers = number_products (lines, kept);
  add_lines (next, lines, numbers);
  if (!add_names (next, db, kept, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  learn (next);

  return g_steal_pointer (&next);
}

void
hoso_next_products_free (HosoNextProducts *next)
{
  g_clear_pointer (&next->model, hoso_next_model_free);
  g_array_unref (next->customers);
  g_array_unref (next->starts);
  g_array_unref (next->days);
  g_array_unref (next->products);
  g_ptr_array_unref (next->names);
  g_free (next);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

static HosoNextSuggestion
make_suggestion (const HosoNextProducts *next,
                 const HosoNextChoice *choice,
                 guint start,
                 guint end)
{
  HosoNextSuggestion one = { .name = next->names->pdata[choice->product],
                             .n = next->model->buyers[choice->product],
                             .base = next->baskets.n_customers };

  if (choice->rule >= 0)
    {
      one.rule = &g_array_index (next->model->rules, HosoNextRule, choice->rule);
      one.because = next->names->pdata[one.rule->before];
      one.n = one.rule->n;
      one.base = one.rule->base;
    }
  for (guint i = start; i < end; i++)
    one.again = one.again || next->baskets.products[i] == choice->product;

  return one;
}

/* See hoso-next-products.h. */
GArray *
hoso_next_products_suggest (const HosoNextProducts *next, gint64 customer)
{
  GArray *suggestions = g_array_new (FALSE, FALSE, sizeof (HosoNextSuggestion));
  HosoNextChoice choices[HOSO_NEXT_SHOWN + 1];
  guint n;
  guint place;
  guint start;
  guint end;

  if (next->model == NULL ||
      !g_array_binary_search (next->customers, &customer, compare_ids, &place))
    return suggestions;
  start = next->baskets.starts[place];
  end = next->baskets.starts[place + 1];
  n = next->by_rules
        ? hoso_next_model_choose (next->model, &next->baskets.products[start], end - start,
                                  choices, HOSO_NEXT_SHOWN)
        : hoso_next_model_choose_popular (next->model, choices, HOSO_NEXT_SHOWN);
  for (guint i = 0; i < n; i++)
    {
      HosoNextSuggestion one = make_suggestion (next, &choices[i], start, end);

      g_array_append_val (suggestions, one);
    }

  return suggestions;
}

/* See hoso-next-products.h. */
char *
hoso_next_suggestion_dup_words (const HosoNextSuggestion *suggestion)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *n = hoso_format_integer ((gint64)suggestion->n, language);
  g_autofree char *base = hoso_format_integer ((gint64)suggestion->base, language);
  g_autofree char *share = hoso_plot_dup_share (suggestion->n, suggestion->base, language);
  g_autofree char *lift = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (suggestion->rule == NULL)
    /* Translators: customers, of how many, and their share: who bought a product. */
    return g_strdup_printf (_ ("Bought by %s of %s customers, %s."), n, base, share);
  if (!isfinite (suggestion->rule->lift))
    return g_strdup_printf (
      /* Translators: customers, of how many, a product, and the share of the customers. */
      _ ("%s of %s who had bought “%s” bought this when they came last, %s; of the others nobody "
         "did."),
      n, base, suggestion->because, share);

  lift = hoso_format_number (suggestion->rule->lift, 1, language);
  low = hoso_format_number (suggestion->rule->lift_interval.low, 1, language);
  high = hoso_format_number (suggestion->rule->lift_interval.high, 1, language);
  return g_strdup_printf (
    /* Translators: customers, of how many, a product, the share of the customers; then
     * how many times as many as of the others, from and to. */
    _ ("%s of %s who had bought “%s” bought this when they came last, %s: %s times as many as "
       "of the others (%s to %s)."),
    n, base, suggestion->because, share, lift, low, high);
}

/* See hoso-next-products.h. */
char *
hoso_next_products_dup_trust (const HosoNextProducts *next)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *customers = hoso_format_integer ((gint64)next->test.customers, language);
  g_autofree char *hits = hoso_plot_dup_share (next->test.hits, next->test.customers, language);
  g_autofree char *popular =
    hoso_plot_dup_share (next->test.popular_hits, next->test.customers, language);

  if (next->model == NULL)
    return g_strdup_printf (
      /* Translators: %d is a number of customers. */
      _ ("Too little to tell: it takes %d customers who came again, and two products."),
      HOSO_NEXT_MIN_CUSTOMERS);
  if (next->by_rules)
    return g_strdup_printf (
      /* Translators: a number of customers, then two shares such as 48%. */
      _ ("Tried on the last order of %s customers: one of three was in it for %s; with the three "
         "most popular products for %s."),
      customers, hits, popular);

  return g_strdup_printf (
    /* Translators: a number of customers, then two shares such as 48%. */
    _ ("What was bought before tells no more than popularity here: on the last order of %s "
       "customers, one of three was in it for %s, with the most popular products for %s. So "
       "these are the most popular."),
    customers, hits, popular);
}
