/* Which customers a list shows: leaves out the others.  Runs on a thread that
 * reads the workspace.
 */

#include "hoso-config.h"

#include "hoso-customer-view.h"

#include "hoso-customer-order.h"
#include "hoso-customer-table.h"
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

static const char *const sort_names[] = { "name", "last", "first", "purchases", "total",
                                          "created", "phone", "email", "tags", "province",
                                          "type", "rfm", "field" };

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
         hoso_customer_order_apply (db, view, ids, cancellable, error);
}
