/* Puts customers into order.  Those of whom nothing is known to sort by come
 * last, whichever way; equals stay in the order in which they came.  What is
 * text goes by Vietnamese rules; each distinct value is compared, not each
 * customer's.  Runs on a thread that reads the workspace.
 */

#include "hoso-config.h"

#include "hoso-customer-order.h"

#include <string.h>

#include "hoso-customer-table.h"
#include "hoso-customer-types.h"
#include "hoso-field-column.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-population.h"
#include "hoso-province.h"

#define PLACE "city"

/* The place of each customer by what it is sorted by, equals sharing one; 0 for
 * those of whom it is not known. */
typedef struct
{
  guint32 *places;
  guint size;
  guint last;
} Ranks;

static void
ranks_clear (Ranks *ranks)
{
  g_free (ranks->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ranks, ranks_clear)

static void
set_place (Ranks *ranks, gint64 id, guint32 place)
{
  if (id > 0 && id < ranks->size)
    ranks->places[id] = place;
}

/* --- What the database sorts --- */

static const char *
get_sql (HosoCustomerSort sort)
{
  switch (sort)
    {
    case HOSO_SORT_LAST:
      return "SELECT customer_id, last_local FROM customer_total WHERE purchases > 0 "
             "ORDER BY last_local";
    case HOSO_SORT_FIRST:
      return "SELECT customer_id, first_local FROM customer_total WHERE purchases > 0 "
             "ORDER BY first_local";
    case HOSO_SORT_PURCHASES:
      return "SELECT customer_id, purchases FROM customer_total WHERE purchases > 0 "
             "ORDER BY purchases";
    case HOSO_SORT_TOTAL:
      return "SELECT customer_id, currency || amount FROM customer_total WHERE purchases > 0 "
             "ORDER BY currency, amount";
    case HOSO_SORT_CREATED:
      return "SELECT id, created FROM customer ORDER BY created";
    case HOSO_SORT_PHONE:
      return "SELECT customer_id, coalesce (canonical, value) FROM contact k "
             "WHERE kind = 'phone' AND NOT EXISTS (SELECT 1 FROM contact f "
             "WHERE f.customer_id = k.customer_id AND f.kind = 'phone' "
             "AND f.position < k.position) ORDER BY 2";
    case HOSO_SORT_EMAIL:
      return "SELECT customer_id, coalesce (canonical, value) FROM contact k "
             "WHERE kind = 'email' AND NOT EXISTS (SELECT 1 FROM contact f "
             "WHERE f.customer_id = k.customer_id AND f.kind = 'email' "
             "AND f.position < k.position) ORDER BY 2";
    case HOSO_SORT_NAME:
    case HOSO_SORT_TAGS:
    case HOSO_SORT_PROVINCE:
    case HOSO_SORT_TYPE:
    case HOSO_SORT_RFM:
    case HOSO_SORT_FIELD:
      break;
    }

  return NULL;
}

static gboolean
rank_by_sql (HosoDb *db, HosoCustomerSort sort, Ranks *ranks, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, get_sql (sort), error);
  g_autoptr (GString) before = g_string_new (NULL);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      const char *value = hoso_stmt_get_text (stmt, 1);

      if (ranks->last == 0 || !g_str_equal (before->str, value))
        ranks->last++;
      g_string_assign (before, value);
      set_place (ranks, hoso_stmt_get_int (stmt, 0), ranks->last);
    }
  return result == HOSO_DONE;
}

/* --- What is compared as text, number or day --- */

typedef struct
{
  const HosoField *field; /* or NULL: text */
  HosoCollator *collator;
  GPtrArray *values;
  GCancellable *cancellable;
} Comparison;

static int
compare_texts (const Comparison *comparison, const char *first, const char *second)
{
  int order;

  if (comparison->field != NULL && hoso_field_compare (comparison->field, first, second, &order))
    return order;
  return hoso_collator_compare (comparison->collator, first, second);
}

/* Numbers, days and money by size, everything else as text; after a cancel all
 * are alike, which ends soon. */
static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  const Comparison *comparison = data;

  if (g_cancellable_is_cancelled (comparison->cancellable))
    return 0;
  return compare_texts (comparison, comparison->values->pdata[*(const guint32 *)a],
                        comparison->values->pdata[*(const guint32 *)b]);
}

/* The rank of each value, from 1, equals sharing one. */
static guint32 *
rank_values (Comparison *comparison)
{
  guint n = comparison->values->len;
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  guint32 *ranks = g_new (guint32, MAX (n, 1));
  guint32 rank = 0;

  for (guint32 i = 0; i < n; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_values, comparison);
  for (guint i = 0; i < n; i++)
    {
      const guint32 *value = &g_array_index (order, guint32, i);

      if (i == 0 || compare_values (value - 1, value, comparison) != 0)
        rank++;
      ranks[*value] = rank;
    }
  return ranks;
}

/* @codes: by customer, 0 for nothing, otherwise that of a value + 1. */
static gboolean
rank_by_codes (
  HosoDb *db, Comparison *comparison, const guint32 *codes, Ranks *ranks, GError **error)
{
  g_autofree guint32 *places = NULL;

  comparison->collator = hoso_db_get_collator (db, error);
  if (comparison->collator == NULL)
    return FALSE;
  places = rank_values (comparison);
  if (g_cancellable_set_error_if_cancelled (comparison->cancellable, error))
    return FALSE;
  for (guint id = 0; id < ranks->size; id++)
    ranks->places[id] = codes[id] != 0 ? places[codes[id] - 1] : 0;
  return TRUE;
}

static HosoFieldColumn *
load_column (HosoDb *db, const HosoField *field, const Ranks *ranks, GError **error)
{
  g_autoptr (HosoPopulation) all = hoso_population_load (db, 0, error);
  HosoFieldColumn *column =
    all != NULL ? hoso_field_column_load (db, field->id, all->all, error) : NULL;

  if (column != NULL && column->end < ranks->size)
    {
      column->codes = g_renew (guint32, column->codes, ranks->size);
      memset (column->codes + column->end, 0, (ranks->size - column->end) * sizeof (guint32));
    }
  return column;
}

static gboolean
rank_by_field (
  HosoDb *db, const char *key, Ranks *ranks, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, key, error);
  g_autoptr (HosoFieldColumn) column =
    field != NULL ? load_column (db, field, ranks, error) : NULL;
  Comparison comparison = { .field = field, .cancellable = cancellable };

  if (column == NULL)
    return FALSE;
  comparison.values = column->values;
  return rank_by_codes (db, &comparison, column->codes, ranks, error);
}

static gboolean
rank_by_province (HosoDb *db, Ranks *ranks, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, PLACE, error);
  g_autoptr (HosoFieldColumn) column =
    field != NULL ? load_column (db, field, ranks, error) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Comparison comparison = { .values = names, .cancellable = cancellable };

  if (column == NULL)
    return FALSE;
  for (guint i = 0; i < column->values->len; i++)
    {
      const HosoProvince *province = hoso_province_find (column->values->pdata[i]);

      g_ptr_array_add (names,
                       (char *)(province != NULL ? hoso_province_get_now (province)->name : ""));
    }
  for (guint id = 0; id < ranks->size; id++)
    if (column->codes[id] != 0 && *(char *)names->pdata[column->codes[id] - 1] == '\0')
      column->codes[id] = 0;
  return rank_by_codes (db, &comparison, column->codes, ranks, error);
}

/* All of a customer's tags, as the list shows them. */
static gboolean
rank_by_tags (HosoDb *db, Ranks *ranks, GCancellable *cancellable, GError **error)
{
  static const char sql[] =
    "SELECT ct.customer_id, group_concat (t.name, ', ') FROM customer_tag ct "
    "JOIN tag t ON t.id = ct.tag_id GROUP BY ct.customer_id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint32 *codes = g_new0 (guint32, ranks->size);
  Comparison comparison = { .values = texts, .cancellable = cancellable };
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 id = hoso_stmt_get_int (stmt, 0);
      const char *text = hoso_stmt_get_text (stmt, 1);
      guint code = GPOINTER_TO_UINT (g_hash_table_lookup (known, text));

      if (code == 0)
        {
          g_ptr_array_add (texts, g_strdup (text));
          code = texts->len;
          g_hash_table_insert (known, texts->pdata[code - 1], GUINT_TO_POINTER (code));
        }
      if (id > 0 && id < ranks->size)
        codes[id] = code;
    }
  return result == HOSO_DONE && rank_by_codes (db, &comparison, codes, ranks, error);
}

/* --- What is judged --- */

/* In the order in which types and groups are told. */
static gboolean
rank_by_type (
  HosoDb *db, HosoCustomerSort sort, Ranks *ranks, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoCustomerTypes) types = hoso_customer_types_load (db, NULL, cancellable, error);

  if (types == NULL)
    return FALSE;
  for (guint i = 0; i < types->customers->len; i++)
    {
      const HosoTypedCustomer *one = &g_array_index (types->customers, HosoTypedCustomer, i);

      set_place (ranks, one->customer,
                 sort == HOSO_SORT_TYPE ? one->verdict.type + 1u : one->figures.group + 1u);
    }
  return TRUE;
}

/* --- Order --- */

typedef struct
{
  const Ranks *ranks;
  gboolean descending;
} Order;

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;
  guint x = first < order->ranks->size ? order->ranks->places[first] : 0;
  guint y = second < order->ranks->size ? order->ranks->places[second] : 0;

  if (x == y)
    return 0;
  if (x == 0 || y == 0)
    return x == 0 ? 1 : -1;
  return order->descending == (x < y) ? 1 : -1;
}

static void
reverse (GArray *ids)
{
  for (guint i = 0; i < ids->len / 2; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_array_index (ids, gint64, i) = g_array_index (ids, gint64, ids->len - 1 - i);
      g_array_index (ids, gint64, ids->len - 1 - i) = id;
    }
}

static gboolean
rank (HosoDb *db,
      const HosoCustomerView *view,
      Ranks *ranks,
      GCancellable *cancellable,
      GError **error)
{
  switch (view->sort)
    {
    case HOSO_SORT_FIELD:
      return rank_by_field (db, view->field, ranks, cancellable, error);
    case HOSO_SORT_PROVINCE:
      return rank_by_province (db, ranks, cancellable, error);
    case HOSO_SORT_TAGS:
      return rank_by_tags (db, ranks, cancellable, error);
    case HOSO_SORT_TYPE:
    case HOSO_SORT_RFM:
      return rank_by_type (db, view->sort, ranks, cancellable, error);
    case HOSO_SORT_NAME:
    case HOSO_SORT_LAST:
    case HOSO_SORT_FIRST:
    case HOSO_SORT_PURCHASES:
    case HOSO_SORT_TOTAL:
    case HOSO_SORT_CREATED:
    case HOSO_SORT_PHONE:
    case HOSO_SORT_EMAIL:
      break;
    }
  return rank_by_sql (db, view->sort, ranks, error);
}

/**
 * hoso_customer_order_apply:
 *
 * Returns: %TRUE, or %FALSE with @error set, also after a cancel; then @ids may
 *   be in any order
 */
gboolean
hoso_customer_order_apply (HosoDb *db,
                           const HosoCustomerView *view,
                           GArray *ids,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Ranks) ranks = { NULL };
  Order order = { &ranks, view->descending };

  if (view->sort == HOSO_SORT_NAME)
    {
      if (view->descending)
        reverse (ids);
      return TRUE;
    }
  if (!hoso_customer_table_get_end (db, &ranks.size, error))
    return FALSE;
  ranks.places = g_new0 (guint32, ranks.size);
  if (!rank (db, view, &ranks, cancellable, error))
    return FALSE;
  g_array_sort_with_data (ids, compare_ids, &order);
  return TRUE;
}
