/* Who has brought customers that bought: told as a talk, or as a relation of two
 * customers.  Reads only; runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-referral-list.h"

/* See hoso-referral-list.h. */
gboolean
hoso_referral_list (HosoDb *db, gint64 until, GArray *referrers, GError **error)
{
  static const char sql[] =
    "SELECT who, count (*) FROM ("
    "SELECT customer_id AS who, referred_id AS whom FROM interaction "
    "WHERE kind = 'referral' AND referred_id IS NOT NULL AND at < ?1 "
    "UNION SELECT from_id, to_id FROM relation WHERE role = 'referred' AND created < ?1) "
    "WHERE who <> whom AND EXISTS (SELECT 1 FROM purchase p WHERE p.customer_id = whom "
    "AND p.status = 'done' AND p.at_local < ?1) GROUP BY who ORDER BY who";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, until);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoReferrer one = { hoso_stmt_get_int (stmt, 0), (guint)hoso_stmt_get_int (stmt, 1) };

      g_array_append_val (referrers, one);
    }

  return result == HOSO_DONE;
}
