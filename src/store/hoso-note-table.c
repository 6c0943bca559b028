/* Notes in the table “interaction”.  Runs on the thread that owns the
 * connection; writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-note-table.h"

#include <glib/gi18n-lib.h>

#include "hoso-fold.h"

/* Adds a note of now.  Returns its id, or 0 with @error set:
 * HOSO_ERROR_INVALID for a note of nothing but white space. */
gint64
hoso_note_table_add (HosoDb *db, gint64 customer, const char *text, GError **error)
{
  static const char sql[] =
    "INSERT INTO interaction (uid, customer_id, kind, text, at) VALUES (?1, ?2, 'note', ?3, ?4)";
  g_autofree char *clean = hoso_text_dup_trimmed (text, -1);
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  if (*clean == '\0')
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("The note is empty."));
      return 0;
    }

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return 0;

  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_int (stmt, 2, customer);
  hoso_stmt_bind_text (stmt, 3, clean);
  hoso_stmt_bind_int (stmt, 4, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

/* Adds a note of now that goes with the import of @source; one that the customer
 * has already changes nothing. */
gboolean
hoso_note_table_add_from (
  HosoDb *db, gint64 customer, const char *text, gint64 source, GError **error)
{
  static const char sql[] =
    "INSERT INTO interaction (uid, customer_id, kind, text, at, source_id) "
    "SELECT ?1, ?2, 'note', ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM interaction "
    "WHERE customer_id = ?2 AND kind = 'note' AND text = ?3)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  char uid[HOSO_UID_LENGTH + 1];

  if (stmt == NULL)
    return FALSE;

  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_int (stmt, 2, customer);
  hoso_stmt_bind_text (stmt, 3, text);
  hoso_stmt_bind_int (stmt, 4, hoso_db_get_now (db));
  hoso_stmt_bind_int (stmt, 5, source);
  return hoso_stmt_run (stmt, error);
}

/* HOSO_ERROR_NOT_FOUND where there is no such note. */
gboolean
hoso_note_table_remove (HosoDb *db, gint64 note, GError **error)
{
  static const char sql[] = "DELETE FROM interaction WHERE id = ?1 AND kind = 'note'";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, note);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;
  if (hoso_db_get_changes (db) > 0)
    return TRUE;

  g_set_error_literal (error,
                       HOSO_ERROR,
                       HOSO_ERROR_NOT_FOUND,
                       _ ("The note is no longer there."));
  return FALSE;
}

/* Adds the customer's notes (HosoNote) to @notes, newest first. */
gboolean
hoso_note_table_list (HosoDb *db, gint64 customer, GPtrArray *notes, GError **error)
{
  static const char sql[] =
    "SELECT id, text, at FROM interaction WHERE customer_id = ?1 AND kind = 'note' "
    "ORDER BY at DESC, id DESC";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoNote *note = hoso_note_new (hoso_stmt_get_text (stmt, 1));

      note->id = hoso_stmt_get_int (stmt, 0);
      note->at = hoso_stmt_get_int (stmt, 2);
      g_ptr_array_add (notes, note);
    }

  return result == HOSO_DONE;
}

gboolean
hoso_note_table_list_events (HosoDb *db, gint64 until, GArray *events, GError **error)
{
  static const char sql[] =
    "SELECT customer_id, sum (kind = 'referral'), max (iif (kind = 'complaint', at, NULL)) "
    "FROM interaction WHERE kind IN ('complaint', 'referral') AND at < ?1 "
    "AND (solved_at IS NULL OR solved_at >= ?1) "
    "GROUP BY customer_id ORDER BY customer_id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, until);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoCustomerEvents one = {
        .customer = hoso_stmt_get_int (stmt, 0),
        .referrals = (guint)hoso_stmt_get_int (stmt, 1),
        .complaint = hoso_stmt_is_null (stmt, 2) ? G_MININT64 : hoso_stmt_get_int (stmt, 2),
      };

      g_array_append_val (events, one);
    }

  return result == HOSO_DONE;
}
