/* Who names whom, when two customers become one: fields that name a person by
 * uid, and relations.  Runs inside the action of the caller, which keeps what
 * changes.
 */

#include "hoso-config.h"

#include "hoso-merge-table.h"

static char *
dup_uid (HosoDb *db, gint64 customer, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT coalesce (max (uid), '') FROM customer WHERE id = ?1", error);

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, customer);
  return hoso_stmt_step (stmt, error) == HOSO_ROW ? hoso_stmt_dup_text (stmt, 0) : NULL;
}

#define PERSON_FIELDS "(SELECT id FROM field WHERE type = 'person')"

/**
 * hoso_merge_table_name_survivor:
 *
 * Fields that name @merged, of anybody, name @survivor from now on; what one of
 * the two says of the other is no longer current.  To be called while both are
 * there, after what files told of @merged became rows.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_merge_table_name_survivor (HosoDb *db, gint64 survivor, gint64 merged, GError **error)
{
  /* ?1 and ?2 are the two, ?3 the uid of the one who goes, ?4 that of the other. */
  static const char *const steps[] = {
    "INSERT INTO customer_field (customer_id, field_id, value, source_id, set_at, is_current) "
    "SELECT c.id, k.field_id, hoso_chunk_text (k.data, c.id % 4096) AS text, k.source_id, "
    "k.set_at, 1 FROM customer_chunk k JOIN customer c "
    "ON c.id BETWEEN k.number * 4096 AND k.number * 4096 + 4095 "
    "WHERE k.field_id IN " PERSON_FIELDS " AND (instr (k.data, CAST (?3 AS BLOB)) > 0 "
    "OR instr (k.data, CAST (?4 AS BLOB)) > 0) AND (text = ?3 OR c.id = ?1 AND text = ?4) "
    "AND NOT EXISTS (SELECT 1 FROM customer_field f "
    "WHERE f.customer_id = c.id AND f.field_id = k.field_id)",
    "UPDATE customer_field SET value = ?4 WHERE field_id IN " PERSON_FIELDS " AND value = ?3",
    "UPDATE customer_field SET is_current = 0 WHERE customer_id IN (?1, ?2) AND is_current = 1 "
    "AND field_id IN " PERSON_FIELDS " AND value = ?4",
  };
  g_autofree char *went = dup_uid (db, merged, error);
  g_autofree char *stays = went != NULL ? dup_uid (db, survivor, error) : NULL;

  if (stays == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, steps[i], error);

      if (stmt == NULL)
        return FALSE;
      hoso_stmt_bind_int (stmt, 1, survivor);
      hoso_stmt_bind_int (stmt, 2, merged);
      hoso_stmt_bind_text (stmt, 3, went);
      hoso_stmt_bind_text (stmt, 4, stays);
      if (!hoso_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* Relations r of the one who goes that say what one of the other, s, says too; a
 * family has no direction. */
#define ALIKE                                                                           \
  "r.role = s.role AND ?2 IN (r.from_id, r.to_id) AND ?1 IN (s.from_id, s.to_id) "      \
  "AND ?2 NOT IN (s.from_id, s.to_id) AND "                                             \
  "((r.from_id = ?2 AND s.from_id = ?1 AND r.to_id = s.to_id) "                         \
  "OR (r.to_id = ?2 AND s.to_id = ?1 AND r.from_id = s.from_id) "                       \
  "OR (r.role = 'family' AND r.from_id = ?2 AND s.to_id = ?1 AND r.to_id = s.from_id) " \
  "OR (r.role = 'family' AND r.to_id = ?2 AND s.from_id = ?1 AND r.from_id = s.to_id))"

/**
 * hoso_merge_table_join_relations:
 *
 * What both are to the same other customer stays once, with the title of the one
 * who goes where @survivor has none.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_merge_table_join_relations (HosoDb *db, gint64 survivor, gint64 merged, GError **error)
{
  static const char *const steps[] = {
    "UPDATE relation AS s SET title = (SELECT r.title FROM relation r WHERE r.title <> '' "
    "AND " ALIKE " ORDER BY r.id LIMIT 1) WHERE s.title = '' AND EXISTS "
    "(SELECT 1 FROM relation r WHERE r.title <> '' AND " ALIKE ")",
    "DELETE FROM relation AS r WHERE EXISTS (SELECT 1 FROM relation s WHERE " ALIKE ")",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, steps[i], error);

      if (stmt == NULL)
        return FALSE;
      hoso_stmt_bind_int (stmt, 1, survivor);
      hoso_stmt_bind_int (stmt, 2, merged);
      if (!hoso_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}
