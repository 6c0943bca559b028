/* Where imports were fetched from, in the table “import_link”.  Runs on the
 * thread that owns the connection; writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-link-table.h"

#include <glib/gi18n-lib.h>

/* ?1 is the survey: the latest import of it that was fetched. */
#define LATEST                                                  \
  "(SELECT max (l.import_id) FROM import_link l JOIN import i " \
  "ON i.id = l.import_id WHERE i.survey_id = ?1)"

/* Keeps that @import was fetched just now. */
gboolean
hoso_link_table_add (HosoDb *db, gint64 import, const HosoSurveyLink *link, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "INSERT INTO import_link (import_id, url, etag, last_modified, checksum, "
                          "add_customers, fetched_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  hoso_stmt_bind_text (stmt, 2, link->url);
  hoso_stmt_bind_text (stmt, 3, link->etag);
  hoso_stmt_bind_text (stmt, 4, link->last_modified);
  hoso_stmt_bind_text (stmt, 5, link->checksum);
  hoso_stmt_bind_int (stmt, 6, link->add_customers != FALSE);
  hoso_stmt_bind_int (stmt, 7, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error);
}

/* Where new answers of @survey come from, or NULL with HOSO_ERROR_NOT_FOUND
 * where it never came from a link. */
HosoSurveyLink *
hoso_link_table_load (HosoDb *db, gint64 survey, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoSurveyLink *link;
  HosoStepResult result;

  stmt = hoso_db_prepare (db,
                          "SELECT url, etag, last_modified, checksum, add_customers, fetched_at "
                          "FROM import_link WHERE import_id = " LATEST,
                          error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, survey);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_DONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                         _ ("This survey did not come from a link."));
  if (result != HOSO_ROW)
    return NULL;
  link = hoso_survey_link_new (hoso_stmt_get_text (stmt, 0));
  link->etag = hoso_stmt_dup_text (stmt, 1);
  link->last_modified = hoso_stmt_dup_text (stmt, 2);
  link->checksum = hoso_stmt_dup_text (stmt, 3);
  link->add_customers = hoso_stmt_get_int (stmt, 4) != 0;
  link->fetched_at = hoso_stmt_get_int (stmt, 5);
  return link;
}

/* Keeps that nothing new was there just now. */
gboolean
hoso_link_table_touch (HosoDb *db, gint64 survey, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, "UPDATE import_link SET fetched_at = ?2 WHERE import_id = " LATEST,
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey);
  hoso_stmt_bind_int (stmt, 2, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error);
}

/* Forgets every link of @survey; its answers stay. */
gboolean
hoso_link_table_remove (HosoDb *db, gint64 survey, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "DELETE FROM import_link WHERE import_id IN "
                          "(SELECT id FROM import WHERE survey_id = ?1)",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey);
  return hoso_stmt_run (stmt, error);
}
