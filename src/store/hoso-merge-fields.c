/* The values of fields, when two customers become one: of two current values one
 * becomes history.  Runs inside the action of the caller.
 */

#include "hoso-config.h"

#include "hoso-merge-table.h"

static gboolean
run (HosoDb *db, const char *sql, gint64 one, gint64 other, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, one);
  if (other != 0)
    hoso_stmt_bind_int (stmt, 2, other);
  return hoso_stmt_run (stmt, error);
}

/* What files told of the two stands in chunks, by the ids of customers, and any row
 * hides it.  What moves, and what must not be hidden by that, becomes a row. */
static gboolean
write_told (HosoDb *db, gint64 survivor, gint64 merged, GError **error)
{
  return run (db,
              "INSERT INTO customer_field (customer_id, field_id, value, source_id, set_at, "
              "is_current) SELECT customer_id, field_id, value, source_id, set_at, is_current "
              "FROM customer_value WHERE customer_id = ?1 AND id <= 0 AND field_id IN "
              "(SELECT field_id FROM customer_value WHERE customer_id = ?2)",
              survivor, merged, error) &&
         run (db,
              "INSERT INTO customer_field (customer_id, field_id, value, source_id, set_at, "
              "is_current) SELECT customer_id, field_id, value, source_id, set_at, is_current "
              "FROM customer_value WHERE customer_id = ?1 AND id <= 0 "
              "ORDER BY id",
              merged, 0, error);
}

/**
 * hoso_merge_table_choose_fields:
 *
 * Leaves one current value of each field to the two of them; a cleared field yields
 * to a value.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_merge_table_choose_fields (HosoDb *db,
                                gint64 survivor,
                                gint64 merged,
                                const HosoMergeChoice *choice,
                                GError **error)
{
  static const char sql[] =
    "SELECT s.id, m.id, f.key, s.value IS NULL, m.value IS NULL FROM customer_field s "
    "JOIN customer_field m ON m.customer_id = ?2 AND m.field_id = s.field_id "
    "AND m.is_current = 1 JOIN field f ON f.id = s.field_id "
    "WHERE s.customer_id = ?1 AND s.is_current = 1";
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  if (!write_told (db, survivor, merged, error) ||
      !hoso_merge_table_name_survivor (db, survivor, merged, error))
    return FALSE;
  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survivor);
  hoso_stmt_bind_int (stmt, 2, merged);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gboolean none = hoso_stmt_get_int (stmt, 3) && !hoso_stmt_get_int (stmt, 4);
      gboolean chosen = hoso_merge_choice_has_field (choice, hoso_stmt_get_text (stmt, 2));
      gint64 row = hoso_stmt_get_int (stmt, chosen || none ? 0 : 1);

      g_array_append_val (rows, row);
    }
  for (guint i = 0; result == HOSO_DONE && i < rows->len; i++)
    if (!run (db, "UPDATE customer_field SET is_current = 0 WHERE id = ?1",
              g_array_index (rows, gint64, i), 0, error))
      return FALSE;
  return result == HOSO_DONE;
}
