/* The tables “today_mark” and “today_tick”.  Run on the thread that owns the
 * connection; write only inside the caller's transaction.
 */

#include "hoso-today-table.h"

void
hoso_today_tick_free (HosoTodayTick *tick)
{
  if (tick == NULL)
    return;

  g_free (tick->step);
  g_free (tick);
}

/* What a hidden occasion is known by; free with g_free(). */
char *
hoso_today_dup_key (gint64 customer, const char *occasion)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", customer, occasion);
}

/* What was said of the occasion before is forgotten. */
gboolean
hoso_today_table_mark (HosoDb *db,
                       gint64 customer,
                       const char *occasion,
                       HosoTodayState state,
                       gint until,
                       GError **error)
{
  static const char *const names[] = { "done", "later", "never" };
  g_autoptr (HosoStmt) forget = NULL;
  g_autoptr (HosoStmt) add = NULL;

  forget = hoso_db_prepare (
    db, "DELETE FROM today_mark WHERE customer_id = ?1 AND occasion = ?2", error);
  add = hoso_db_prepare (db,
                         "INSERT INTO today_mark (customer_id, occasion, state, until, at) "
                         "VALUES (?1, ?2, ?3, ?4, ?5)",
                         error);
  if (forget == NULL || add == NULL)
    return FALSE;

  hoso_stmt_bind_int (forget, 1, customer);
  hoso_stmt_bind_text (forget, 2, occasion);
  hoso_stmt_bind_int (add, 1, customer);
  hoso_stmt_bind_text (add, 2, occasion);
  hoso_stmt_bind_text (add, 3, names[state]);
  hoso_stmt_bind_id (add, 4, until);
  hoso_stmt_bind_int (add, 5, hoso_db_get_now (db));

  return hoso_stmt_run (forget, error) && hoso_stmt_run (add, error);
}

/* @hidden: a set of strings that owns its keys. */
gboolean
hoso_today_table_list_hidden (HosoDb *db, gint today, GHashTable *hidden, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result = HOSO_STEP_ERROR;

  stmt = hoso_db_prepare (
    db, "SELECT customer_id, occasion FROM today_mark WHERE until IS NULL OR until > ?1", error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, today);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_hash_table_add (hidden, hoso_today_dup_key (hoso_stmt_get_int (stmt, 0),
                                                  hoso_stmt_get_text (stmt, 1)));

  return result == HOSO_DONE;
}

gboolean
hoso_today_table_tick (HosoDb *db,
                       gint64 customer,
                       const char *occasion,
                       const char *step,
                       gboolean ticked,
                       GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          ticked ? "INSERT INTO today_tick (customer_id, occasion, step, at) "
                                   "VALUES (?1, ?2, ?3, ?4)"
                                 : "DELETE FROM today_tick "
                                   "WHERE customer_id = ?1 AND occasion = ?2 AND step = ?3",
                          error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_text (stmt, 2, occasion);
  hoso_stmt_bind_text (stmt, 3, step);
  if (ticked)
    hoso_stmt_bind_int (stmt, 4, hoso_db_get_now (db));

  return hoso_stmt_run (stmt, error);
}

gboolean
hoso_today_table_list_ticks (HosoDb *db,
                             gint64 customer,
                             const char *occasion,
                             GPtrArray *ticks,
                             GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result = HOSO_STEP_ERROR;

  stmt = hoso_db_prepare (db,
                          "SELECT step, at FROM today_tick "
                          "WHERE customer_id = ?1 AND occasion = ?2 ORDER BY id",
                          error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_text (stmt, 2, occasion);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoTodayTick *tick = g_new0 (HosoTodayTick, 1);

      tick->step = hoso_stmt_dup_text (stmt, 0);
      tick->at = hoso_stmt_get_int (stmt, 1);
      g_ptr_array_add (ticks, tick);
    }

  return result == HOSO_DONE;
}
