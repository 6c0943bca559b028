/* Where data came from.  Inside the caller's transaction. */

#include "hoso-config.h"

#include "hoso-source-table.h"

/* Adds a source of the connection's clock.  @title may be NULL.  Returns its
 * id, or 0 with @error set. */
gint64
hoso_source_table_add (HosoDb *db, const char *kind, const char *title, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db,
                                               "INSERT INTO source (uid, kind, title, created) "
                                               "VALUES (?1, ?2, ?3, ?4)",
                                               error);
  char uid[HOSO_UID_LENGTH + 1];

  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, kind);
  hoso_stmt_bind_text (stmt, 3, title);
  hoso_stmt_bind_int (stmt, 4, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

/* The one source of all that is typed in by hand, made where it is missing;
 * 0 with @error set where that fails. */
gint64
hoso_source_table_get_hand (HosoDb *db, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db,
                                               "SELECT id FROM source WHERE kind = 'hand' ORDER "
                                               "BY id LIMIT 1",
                                               error);

  if (stmt == NULL)
    return 0;
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      return hoso_stmt_get_int (stmt, 0);
    case HOSO_DONE:
      return hoso_source_table_add (db, "hand", NULL, error);
    case HOSO_STEP_ERROR:
    default:
      return 0;
    }
}
