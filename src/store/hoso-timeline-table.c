/* What a customer's timeline is made of.  Runs on the thread that owns the
 * connection; only reads.
 */

#include "hoso-timeline-table.h"

#define DAY_SECONDS 86400

/* @sql gives kind, id and time; @ours where the times are UTC. */
static gboolean
list_keys (HosoDb *db,
           const char *sql,
           gint64 customer,
           GTimeZone *zone,
           GArray *keys,
           GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoTimelineKey key = { .id = hoso_stmt_get_int (stmt, 1) };
      gint64 at = hoso_stmt_get_int (stmt, 2);

      if (!hoso_timeline_kind_from_name (hoso_stmt_get_text (stmt, 0), &key.kind))
        continue;
      key.at = zone != NULL ? hoso_timeline_to_local (at, zone) : at;
      g_array_append_val (keys, key);
    }
  return result == HOSO_DONE;
}

gboolean
hoso_timeline_table_list (HosoDb *db,
                          gint64 customer,
                          GTimeZone *zone,
                          GArray *keys,
                          GError **error)
{
  return list_keys (db, "SELECT kind, id, at FROM interaction WHERE customer_id = ?1", customer,
                    zone, keys, error) &&
         list_keys (db, "SELECT 'purchase', id, at_local FROM purchase WHERE customer_id = ?1",
                    customer, NULL, keys, error) &&
         list_keys (db, "SELECT 'task', id, due_local FROM task WHERE customer_id = ?1", customer,
                    NULL, keys, error) &&
         list_keys (db,
                    "SELECT 'changes', s.id, max (f.set_at) FROM customer_value f "
                    "JOIN source s ON s.id = f.source_id "
                    "WHERE f.customer_id = ?1 AND s.kind NOT IN ('hand', 'interview') "
                    "AND f.value IS NOT NULL GROUP BY s.id",
                    customer, zone, keys, error);
}

gboolean
hoso_timeline_table_list_values (
  HosoDb *db, gint64 customer, gint64 source, GPtrArray *values, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db,
    "SELECT d.key, d.title, f.value, s.kind, s.title, f.set_at FROM customer_value f "
    "JOIN source s ON s.id = f.source_id JOIN field d ON d.id = f.field_id "
    "WHERE f.customer_id = ?1 AND f.source_id = ?2 AND f.value IS NOT NULL "
    "AND f.id = (SELECT max (o.id) FROM customer_value o WHERE o.customer_id = ?1 "
    "AND o.field_id = f.field_id AND o.source_id = ?2) ORDER BY f.id",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_int (stmt, 2, source);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoFieldValue *value =
        hoso_field_value_new (hoso_stmt_get_text (stmt, 0), hoso_stmt_get_text (stmt, 2));

      value->title = hoso_stmt_dup_text (stmt, 1);
      value->source = hoso_stmt_dup_text (stmt, 3);
      value->source_title = hoso_stmt_dup_text (stmt, 4);
      value->set_at = hoso_stmt_get_int (stmt, 5);
      g_ptr_array_add (values, value);
    }
  return result == HOSO_DONE;
}

gboolean
hoso_timeline_table_find (
  HosoDb *db, gint64 customer, HosoTimelineMark mark, gint64 *id, guint *n, GError **error)
{
  static const char *const sql[] = {
    [HOSO_TIMELINE_LAST_CONTACT] =
      "SELECT id, count (*) OVER () FROM interaction WHERE customer_id = ?1 "
      "AND kind NOT IN ('note', 'referral') ORDER BY at DESC, id DESC LIMIT 1",
    [HOSO_TIMELINE_LAST_PURCHASE] =
      "SELECT id, count (*) OVER () FROM purchase WHERE customer_id = ?1 "
      "AND status = 'done' ORDER BY at_local DESC, id DESC LIMIT 1",
    [HOSO_TIMELINE_OPEN_COMPLAINT] =
      "SELECT id, count (*) OVER () FROM interaction WHERE customer_id = ?1 "
      "AND state = 'open' ORDER BY at, id LIMIT 1",
    [HOSO_TIMELINE_NEXT_TASK] =
      "SELECT id, count (*) OVER () FROM task WHERE customer_id = ?1 "
      "AND done_at IS NULL ORDER BY due_local, id LIMIT 1",
  };
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql[mark], error);
  HosoStepResult result;

  *id = 0;
  *n = 0;
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    {
      *id = hoso_stmt_get_int (stmt, 0);
      *n = (guint)hoso_stmt_get_int (stmt, 1);
    }
  return result != HOSO_STEP_ERROR;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

/* Keeps the first of each day and turns the order around. */
static void
keep_first (GArray *times)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 day = G_MININT64;

  g_array_sort (times, compare_times);
  for (guint i = 0; i < times->len; i++)
    {
      gint64 at = g_array_index (times, gint64, i);

      if (at / DAY_SECONDS != day)
        g_array_prepend_val (kept, at);
      day = at / DAY_SECONDS;
    }
  g_array_set_size (times, 0);
  g_array_append_vals (times, kept->data, kept->len);
}

gboolean
hoso_timeline_table_list_acts (
  HosoDb *db, gint64 customer, GTimeZone *zone, GArray *times, GError **error)
{
  static const char sql[] =
    "SELECT at_local, 1 FROM purchase WHERE customer_id = ?1 UNION ALL "
    "SELECT at, 0 FROM interaction WHERE customer_id = ?1 AND direction IS NOT 'out' "
    "AND kind IN ('call', 'message', 'visit', 'review')";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 at = hoso_stmt_get_int (stmt, 0);
      gint64 local = hoso_stmt_get_int (stmt, 1) ? at : hoso_timeline_to_local (at, zone);

      if (local > 0 && local % DAY_SECONDS != 0)
        g_array_append_val (times, local);
    }
  keep_first (times);
  return result == HOSO_DONE;
}

gboolean
hoso_timeline_table_find_favourite (HosoDb *db, gint64 customer, char **name, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  *name = NULL;
  stmt = hoso_db_prepare (
    db,
    "SELECT p.name FROM purchase o JOIN purchase_item i ON i.purchase_id = o.id "
    "JOIN product p ON p.id = i.product_id WHERE o.customer_id = ?1 AND o.status = 'done' "
    "GROUP BY p.id ORDER BY sum (i.quantity - i.returned) DESC, max (o.at_local) DESC LIMIT 1",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *name = hoso_stmt_dup_text (stmt, 0);
  return result != HOSO_STEP_ERROR;
}
