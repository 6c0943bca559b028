/* Leaves out customers and puts the others into order.  Those of whom nothing is
 * known to sort by come last, whichever way; equals stay in the order in which
 * they came.  Runs on a thread that reads the workspace.
 */

#include "hoso-config.h"

#include "hoso-customer-view.h"

#include <string.h>

#include "hoso-customer-table.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-population.h"
#include "hoso-rule-evaluation.h"

/* All customers, in name order. */
HosoCustomerView *
hoso_customer_view_new (void)
{
  return g_new0 (HosoCustomerView, 1);
}

/* NULL gives NULL. */
HosoCustomerView *
hoso_customer_view_copy (const HosoCustomerView *view)
{
  HosoCustomerView *copy = view != NULL ? g_memdup2 (view, sizeof *view) : NULL;

  if (copy == NULL)
    return NULL;
  copy->rule = view->rule != NULL ? hoso_rule_copy (view->rule) : NULL;
  copy->field = g_strdup (view->field);
  return copy;
}

/* NULL is allowed. */
void
hoso_customer_view_free (HosoCustomerView *view)
{
  if (view == NULL)
    return;
  g_clear_pointer (&view->rule, hoso_rule_free);
  g_free (view->field);
  g_free (view);
}

static const char *const sort_names[] = { "name", "last", "purchases", "total", "created",
                                          "phone", "email", "field" };

/* FALSE where @name is none of them. */
gboolean
hoso_customer_sort_from_name (const char *name, HosoCustomerSort *sort)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++)
    if (g_strcmp0 (sort_names[i], name) == 0)
      {
        *sort = i;
        return TRUE;
      }
  return FALSE;
}

/* Static. */
const char *
hoso_customer_sort_get_name (HosoCustomerSort sort)
{
  return sort_names[sort];
}

/**
 * hoso_customer_view_parse:
 * @sort: “total”, “-last” for the other way around, the key of a field, or %NULL
 * @view: (out) (transfer full): %NULL without @sort
 *
 * Returns: %TRUE; a field that is not there is found out when sorting
 */
gboolean
hoso_customer_view_parse (const char *sort, HosoCustomerView **view, GError **error)
{
  HosoCustomerView *parsed;

  *view = NULL;
  if (sort == NULL)
    return TRUE;
  parsed = hoso_customer_view_new ();
  parsed->descending = *sort == '-';
  sort += parsed->descending;
  if (!hoso_customer_sort_from_name (sort, &parsed->sort))
    {
      parsed->sort = HOSO_SORT_FIELD;
      parsed->field = g_strdup (sort);
    }
  *view = parsed;
  return TRUE;
}

gboolean
hoso_customer_view_is_plain (const HosoCustomerView *view)
{
  return view == NULL || (view->rule == NULL && !view->has_phone &&
                          view->sort == HOSO_SORT_NAME && !view->descending);
}

/* --- Leaving out --- */

static void
keep (GArray *ids, const HosoBitset *set)
{
  guint kept = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (id < set->size && hoso_bitset_contains (set, (guint)id))
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
}

static gboolean
keep_by_rule (
  HosoDb *db, const HosoRule *rule, GArray *ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoPopulation) customers = hoso_population_load (db, 0, error);
  g_autoptr (HosoBitset) set = NULL;

  if (customers == NULL)
    return FALSE;
  set = hoso_rule_evaluate (db, rule, customers, cancellable, error);
  if (set == NULL)
    return FALSE;
  keep (ids, set);
  return TRUE;
}

static gboolean
keep_reachable (HosoDb *db, GArray *ids, GError **error)
{
  static const char sql[] = "SELECT DISTINCT customer_id FROM contact WHERE kind = 'phone'";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  g_autoptr (HosoBitset) set = NULL;
  HosoStepResult result;
  guint end;

  if (stmt == NULL || !hoso_customer_table_get_end (db, &end, error))
    return FALSE;
  set = hoso_bitset_new (end);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (hoso_stmt_get_int (stmt, 0) < end)
      hoso_bitset_add (set, (guint)hoso_stmt_get_int (stmt, 0));
  if (result == HOSO_STEP_ERROR)
    return FALSE;
  keep (ids, set);
  return TRUE;
}

/* --- Order --- */

/* The place of each customer by what it is sorted by, equals sharing one; 0 for
 * those of whom it is not known. */
typedef struct
{
  guint *places;
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
set_rank (Ranks *ranks, gint64 id, gboolean equal)
{
  if (!equal)
    ranks->last++;
  if (id > 0 && id < ranks->size)
    ranks->places[id] = ranks->last;
}

static const char *
get_sql (HosoCustomerSort sort)
{
  switch (sort)
    {
    case HOSO_SORT_LAST:
      return "SELECT customer_id, last_local FROM customer_total WHERE purchases > 0 "
             "ORDER BY last_local";
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
    case HOSO_SORT_FIELD:
      break;
    }

  return NULL;
}

static gboolean
rank_by_sql (HosoDb *db, HosoCustomerSort sort, Ranks *ranks, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, get_sql (sort), error);
  g_autofree char *before = NULL;
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      char *value = hoso_stmt_dup_text (stmt, 1);

      set_rank (ranks, hoso_stmt_get_int (stmt, 0), g_strcmp0 (before, value) == 0);
      g_free (before);
      before = value;
    }
  return result == HOSO_DONE;
}

/* What one customer has in the field that is sorted by. */
typedef struct
{
  gint64 id;
  char *value;
} Value;

typedef struct
{
  const HosoField *field;
  HosoCollator *collator;
} Comparison;

static void
value_clear (Value *value)
{
  g_free (value->value);
}

/* Numbers, days and money by size, everything else as text. */
static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  const Comparison *comparison = data;
  const char *first = ((const Value *)a)->value;
  const char *second = ((const Value *)b)->value;
  int order;

  if (hoso_field_compare (comparison->field, first, second, &order))
    return order;
  return hoso_collator_compare (comparison->collator, first, second);
}

static GArray *
load_values (HosoDb *db, const HosoField *field, GError **error)
{
  static const char sql[] = "SELECT customer_id, value FROM customer_value WHERE field_id = ?1 "
                            "AND is_current = 1 AND value IS NOT NULL";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  HosoStepResult result;

  g_array_set_clear_func (values, (GDestroyNotify)value_clear);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, field->id);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      Value value = { hoso_stmt_get_int (stmt, 0), hoso_stmt_dup_text (stmt, 1) };

      g_array_append_val (values, value);
    }
  return result == HOSO_DONE ? g_steal_pointer (&values) : NULL;
}

static gboolean
rank_by_field (HosoDb *db, const char *key, Ranks *ranks, GError **error)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, key, error);
  g_autoptr (GArray) values = field != NULL ? load_values (db, field, error) : NULL;
  Comparison comparison = { field, hoso_db_get_collator (db, error) };

  if (values == NULL || comparison.collator == NULL)
    return FALSE;
  g_array_sort_with_data (values, compare_values, &comparison);
  for (guint i = 0; i < values->len; i++)
    {
      const Value *value = &g_array_index (values, Value, i);

      set_rank (ranks, value->id,
                i > 0 && compare_values (value - 1, value, &comparison) == 0);
    }
  return TRUE;
}

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
sort (HosoDb *db, const HosoCustomerView *view, GArray *ids, GError **error)
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
  ranks.places = g_new0 (guint, ranks.size);
  if (view->sort == HOSO_SORT_FIELD ? !rank_by_field (db, view->field, &ranks, error)
                                    : !rank_by_sql (db, view->sort, &ranks, error))
    return FALSE;
  g_array_sort_with_data (ids, compare_ids, &order);
  return TRUE;
}

/**
 * hoso_customer_view_apply:
 * @view: or %NULL, which changes nothing
 * @ids: of gint64, in name order
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_view_apply (HosoDb *db,
                          const HosoCustomerView *view,
                          GArray *ids,
                          GCancellable *cancellable,
                          GError **error)
{
  if (view == NULL)
    return TRUE;
  if (view->rule != NULL && !keep_by_rule (db, view->rule, ids, cancellable, error))
    return FALSE;
  if (view->has_phone && !keep_reachable (db, ids, error))
    return FALSE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         sort (db, view, ids, error);
}
