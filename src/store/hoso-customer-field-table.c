/* The table “customer_field”: a history that is only added to, and begins with
 * what stands in chunks (hoso-customer-chunk-table.h).  Runs on the thread that
 * owns the connection; writes only inside the caller's transaction.
 */

#include "hoso-field-table.h"
#include "hoso-fold.h"

/* Frees what @current holds. */
void
hoso_current_value_clear (HosoCurrentValue *current)
{
  g_free (current->value);
}

/* What a file told when it added the customer. */
static gboolean
load_told (HosoDb *db, gint64 customer, gint64 field, HosoCurrentValue *current, GError **error)
{
  static const char sql[] =
    "SELECT hoso_chunk_text (k.data, ?1 % 4096) AS text, s.kind IN ('hand', 'interview'), "
    "k.source_id, k.set_at FROM customer_chunk k JOIN source s ON s.id = k.source_id "
    "WHERE k.number = ?1 / 4096 AND k.field_id = ?2 AND text IS NOT NULL";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_int (stmt, 2, field);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    {
      current->value = hoso_stmt_dup_text (stmt, 0);
      current->hand_made = hoso_stmt_get_int (stmt, 1) != 0;
      current->source = hoso_stmt_get_int (stmt, 2);
      current->at = hoso_stmt_get_int (stmt, 3);
    }
  return result != HOSO_STEP_ERROR;
}

/* The current value of @field (an id); cleared by the caller.  FALSE with @error
 * set. */
gboolean
hoso_customer_field_load (
  HosoDb *db, gint64 customer, gint64 field, HosoCurrentValue *current, GError **error)
{
  static const char sql[] =
    "SELECT cf.id, cf.value, s.kind IN ('hand', 'interview'), cf.source_id, cf.set_at "
    "FROM customer_field cf JOIN source s ON s.id = cf.source_id "
    "WHERE cf.customer_id = ?1 AND cf.field_id = ?2 AND cf.is_current = 1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_int (stmt, 2, field);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    {
      current->id = hoso_stmt_get_int (stmt, 0);
      current->value = hoso_stmt_dup_text (stmt, 1);
      current->hand_made = hoso_stmt_get_int (stmt, 2) != 0;
      current->source = hoso_stmt_get_int (stmt, 3);
      current->at = hoso_stmt_get_int (stmt, 4);
    }
  if (result == HOSO_DONE)
    return load_told (db, customer, field, current, error);
  return result == HOSO_ROW;
}

/* Whether anything of @customer is told in rows, now or before: otherwise all that
 * is known stands in chunks. */
gboolean
hoso_customer_field_has_rows (HosoDb *db, gint64 customer, gboolean *has, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT 1 FROM customer_field WHERE customer_id = ?1 LIMIT 1", error);
  HosoStepResult result;

  *has = TRUE;
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  result = hoso_stmt_step (stmt, error);
  *has = result == HOSO_ROW;
  return result != HOSO_STEP_ERROR;
}

static gboolean
retire (HosoDb *db, gint64 row, GError **error)
{
  static const char sql[] = "UPDATE customer_field SET is_current = 0 WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = NULL;

  if (row == 0)
    return TRUE;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, row);
  return hoso_stmt_run (stmt, error);
}

/* @current is FALSE for what a file wrote for the value that follows. */
static gboolean
insert (HosoDb *db,
        gint64 customer,
        gint64 field,
        const char *value,
        gint64 source,
        gint64 at,
        gboolean current,
        GError **error)
{
  static const char sql[] =
    "INSERT INTO customer_field (customer_id, field_id, value, source_id, set_at, is_current) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_int (stmt, 2, field);
  hoso_stmt_bind_text (stmt, 3, value);
  hoso_stmt_bind_int (stmt, 4, source);
  hoso_stmt_bind_int (stmt, 5, at);
  hoso_stmt_bind_int (stmt, 6, current);
  return hoso_stmt_run (stmt, error);
}

/* Makes @value the current one, told by @source at @at (UTC seconds); NULL or
 * white space clears the field.  A value that is current already changes nothing.
 * HOSO_ERROR_NOT_FOUND where there is no such field. */
gboolean
hoso_customer_field_set_at (HosoDb *db,
                            gint64 customer,
                            const char *key,
                            const char *value,
                            gint64 source,
                            gint64 at,
                            GError **error)
{
  gint64 field = hoso_field_table_find (db, key, error);
  g_autofree char *clean = hoso_text_dup_trimmed (value, -1);
  g_auto (HosoCurrentValue) current = HOSO_CURRENT_VALUE_INIT;

  if (field == 0 || !hoso_customer_field_load (db, customer, field, &current, error))
    return FALSE;

  if (*clean == '\0')
    g_clear_pointer (&clean, g_free);
  if (g_strcmp0 (clean, current.value) == 0)
    return TRUE;

  return retire (db, current.id, error) &&
         insert (db, customer, field, clean, source, at, TRUE, error);
}

/* As hoso_customer_field_set_at(), now. */
gboolean
hoso_customer_field_set (HosoDb *db,
                         gint64 customer,
                         const char *key,
                         const char *value,
                         gint64 source,
                         GError **error)
{
  return hoso_customer_field_set_at (db, customer, key, value, source, hoso_db_get_now (db),
                                     error);
}

/* Makes @value, which is not blank, the current one of a @field (id) of which the
 * customer has none yet, as of @at (UTC seconds).  Where the file wrote it otherwise
 * that is kept as an earlier value. */
gboolean
hoso_customer_field_add_written (HosoDb *db,
                                 gint64 customer,
                                 gint64 field,
                                 const char *value,
                                 const char *written,
                                 gint64 source,
                                 gint64 at,
                                 GError **error)
{
  return (g_strcmp0 (value, written) == 0 ||
          insert (db, customer, field, written, source, at, FALSE, error)) &&
         insert (db, customer, field, value, source, at, TRUE, error);
}

/* As hoso_customer_field_set_at(), for a value that a file wrote as @written. */
gboolean
hoso_customer_field_set_written (HosoDb *db,
                                 gint64 customer,
                                 gint64 field,
                                 const char *value,
                                 const char *written,
                                 gint64 source,
                                 gint64 at,
                                 GError **error)
{
  g_auto (HosoCurrentValue) current = HOSO_CURRENT_VALUE_INIT;

  if (!hoso_customer_field_load (db, customer, field, &current, error))
    return FALSE;
  if (g_strcmp0 (value, current.value) == 0)
    return TRUE;
  return retire (db, current.id, error) &&
         hoso_customer_field_add_written (db, customer, field, value, written, source, at, error);
}

/* As hoso_customer_field_set(), but a value that another source told already is
 * told again: it stays when that source is taken back. */
gboolean
hoso_customer_field_tell (HosoDb *db,
                          gint64 customer,
                          const char *key,
                          const char *value,
                          gint64 source,
                          GError **error)
{
  gint64 field = hoso_field_table_find (db, key, error);
  g_auto (HosoCurrentValue) current = HOSO_CURRENT_VALUE_INIT;

  if (field == 0 || !hoso_customer_field_load (db, customer, field, &current, error))
    return FALSE;
  if (current.source == source && g_strcmp0 (value, current.value) == 0)
    return TRUE;
  return retire (db, current.id, error) &&
         insert (db, customer, field, value, source, hoso_db_get_now (db), TRUE, error);
}

/* Makes @value, which is not blank, the current one of a @field (id) of which the
 * customer has none yet. */
gboolean
hoso_customer_field_add (HosoDb *db,
                         gint64 customer,
                         gint64 field,
                         const char *value,
                         gint64 source,
                         GError **error)
{
  return insert (db, customer, field, value, source, hoso_db_get_now (db), TRUE, error);
}

/* Whether a person entered, or cleared, the current value: imports leave such
 * values alone.  @value gets what it is, or NULL; free with g_free(). */
gboolean
hoso_customer_field_is_hand_made (HosoDb *db,
                                  gint64 customer,
                                  const char *key,
                                  gboolean *hand_made,
                                  char **value,
                                  GError **error)
{
  gint64 field = hoso_field_table_find (db, key, error);
  g_auto (HosoCurrentValue) current = HOSO_CURRENT_VALUE_INIT;

  if (field == 0 || !hoso_customer_field_load (db, customer, field, &current, error))
    return FALSE;

  *hand_made = current.hand_made;
  *value = g_steal_pointer (&current.value);
  return TRUE;
}

static HosoFieldValue *
read_value (HosoStmt *stmt)
{
  HosoFieldValue *value =
    hoso_field_value_new (hoso_stmt_get_text (stmt, 0), hoso_stmt_get_text (stmt, 2));

  value->title = hoso_stmt_dup_text (stmt, 1);
  value->source = hoso_stmt_dup_text (stmt, 3);
  value->source_title = hoso_stmt_dup_text (stmt, 4);
  value->set_at = hoso_stmt_get_int (stmt, 5);
  return value;
}

/* Adds what @sql, a literal, gives of @customer. */
static gboolean
list_values (HosoDb *db, const char *sql, gint64 customer, GPtrArray *values, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (values, read_value (stmt));

  return result == HOSO_DONE;
}

/* Adds the customer's current values (HosoFieldValue) to @values, in the order
 * of the profile. */
gboolean
hoso_customer_field_list (HosoDb *db, gint64 customer, GPtrArray *values, GError **error)
{
  static const char sql[] =
    "SELECT f.key, f.title, cf.value, s.kind, s.title, cf.set_at FROM customer_value cf "
    "JOIN field f ON f.id = cf.field_id JOIN source s ON s.id = cf.source_id "
    "WHERE cf.customer_id = ?1 AND cf.is_current = 1 AND cf.value IS NOT NULL "
    "ORDER BY f.position, f.id";

  return list_values (db, sql, customer, values, error);
}

/* Adds what the customer's fields held before (HosoFieldValue) to @values, the
 * latest first; what was cleared in between is left out. */
gboolean
hoso_customer_field_list_earlier (HosoDb *db, gint64 customer, GPtrArray *values, GError **error)
{
  static const char sql[] =
    "SELECT f.key, f.title, cf.value, s.kind, s.title, cf.set_at FROM customer_value cf "
    "JOIN field f ON f.id = cf.field_id JOIN source s ON s.id = cf.source_id "
    "WHERE cf.customer_id = ?1 AND cf.is_current = 0 AND cf.value IS NOT NULL "
    "ORDER BY cf.id DESC";

  return list_values (db, sql, customer, values, error);
}
