/* The tables “purpose” and “consent”.  Runs on the thread that owns the
 * connection; writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-consent-table.h"

/**
 * hoso_purpose_table_list:
 *
 * Returns: (transfer full) (element-type HosoPurpose): or %NULL with @error set
 */
GPtrArray *
hoso_purpose_table_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) purposes =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_purpose_free);
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT key, title FROM purpose ORDER BY position, id", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (purposes, hoso_purpose_new (hoso_stmt_get_text (stmt, 0),
                                                 hoso_stmt_get_text (stmt, 1)));
  return result == HOSO_DONE ? g_steal_pointer (&purposes) : NULL;
}

static gint64
add_purpose (HosoDb *db, const char *key, const char *title, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  stmt = hoso_db_prepare (db,
                          "INSERT INTO purpose (uid, key, title, position) SELECT ?1, ?2, ?3, "
                          "coalesce (max (position) + 1, 0) FROM purpose",
                          error);
  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, key);
  hoso_stmt_bind_text (stmt, 3, title);
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

gint64
hoso_purpose_table_ensure (HosoDb *db, const char *key, const char *title, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT id FROM purpose WHERE key = ?1", error);

  if (stmt == NULL)
    return 0;
  hoso_stmt_bind_text (stmt, 1, key);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      return hoso_stmt_get_int (stmt, 0);
    case HOSO_DONE:
      return add_purpose (db, key, title, error);
    case HOSO_STEP_ERROR:
    default:
      return 0;
    }
}

static HosoConsent *
read_consent (HosoStmt *stmt)
{
  HosoConsent *consent =
    hoso_consent_new (hoso_stmt_get_text (stmt, 0), hoso_stmt_get_int (stmt, 2)
                                                      ? HOSO_CONSENT_GIVEN
                                                      : HOSO_CONSENT_WITHDRAWN);

  consent->title = hoso_stmt_dup_text (stmt, 1);
  consent->channel = hoso_stmt_dup_text (stmt, 3);
  consent->note = hoso_stmt_dup_text (stmt, 4);
  consent->at = hoso_stmt_get_int (stmt, 5);
  consent->is_current = hoso_stmt_get_int (stmt, 6) != 0;
  return consent;
}

/**
 * hoso_consent_table_list:
 *
 * Returns: (transfer full) (element-type HosoConsent): or %NULL with @error set
 */
GPtrArray *
hoso_consent_table_list (HosoDb *db, gint64 customer, GError **error)
{
  g_autoptr (GPtrArray) consents =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_consent_free);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db,
                          "SELECT p.key, p.title, c.given, c.channel, c.note, c.at, c.is_current "
                          "FROM consent c JOIN purpose p ON p.id = c.purpose_id "
                          "WHERE c.customer_id = ?1 ORDER BY c.at DESC, c.id DESC",
                          error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (consents, read_consent (stmt));
  return result == HOSO_DONE ? g_steal_pointer (&consents) : NULL;
}

static gboolean
retire (HosoDb *db, gint64 customer, gint64 purpose, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "UPDATE consent SET is_current = 0 WHERE customer_id = ?1 AND "
                          "purpose_id = ?2 AND is_current = 1",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_int (stmt, 2, purpose);
  return hoso_stmt_run (stmt, error);
}

gboolean
hoso_consent_table_add (
  HosoDb *db, gint64 customer, gint64 purpose, const HosoConsent *consent, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  if (!retire (db, customer, purpose, error))
    return FALSE;
  stmt = hoso_db_prepare (db,
                          "INSERT INTO consent (customer_id, purpose_id, given, channel, note, "
                          "at, is_current) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_int (stmt, 2, purpose);
  hoso_stmt_bind_int (stmt, 3, consent->state == HOSO_CONSENT_GIVEN);
  hoso_stmt_bind_text (stmt, 4, consent->channel != NULL ? consent->channel : "");
  hoso_stmt_bind_text (stmt, 5, consent->note);
  hoso_stmt_bind_int (stmt, 6, consent->at);
  return hoso_stmt_run (stmt, error);
}

gboolean
hoso_consent_table_get (
  HosoDb *db, gint64 customer, const char *key, HosoConsentState *state, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  *state = HOSO_CONSENT_UNKNOWN;
  stmt = hoso_db_prepare (db,
                          "SELECT c.given FROM consent c JOIN purpose p ON p.id = c.purpose_id "
                          "WHERE c.customer_id = ?1 AND c.is_current = 1 AND p.key = ?2",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_text (stmt, 2, key);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *state = hoso_stmt_get_int (stmt, 0) ? HOSO_CONSENT_GIVEN : HOSO_CONSENT_WITHDRAWN;
  return result != HOSO_STEP_ERROR;
}
