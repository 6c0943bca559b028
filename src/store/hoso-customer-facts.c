/* The row, the code and the totals of one customer in one question.  Runs on the
 * thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-customer-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error,
                       HOSO_ERROR,
                       HOSO_ERROR_NOT_FOUND,
                       _ ("The customer is no longer there."));
  return FALSE;
}

/* Fills @facts, which is cleared first and to be cleared by the caller;
 * HOSO_ERROR_NOT_FOUND where there is no such customer. */
gboolean
hoso_customer_facts_load (HosoDb *db, gint64 customer, HosoCustomerFacts *facts, GError **error)
{
  static const char sql[] =
    "SELECT c.uid, (SELECT code FROM customer_code WHERE customer_id = c.id AND channel = 'shop' "
    "ORDER BY id LIMIT 1), c.created, coalesce (t.purchases, 0), "
    "coalesce (t.amount, 0), t.currency, coalesce (t.first_local, 0), coalesce (t.last_local, 0) "
    "FROM customer c LEFT JOIN customer_total t ON t.customer_id = c.id WHERE c.id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  hoso_customer_facts_clear (facts);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    {
      facts->uid = hoso_stmt_dup_text (stmt, 0);
      facts->code = hoso_stmt_dup_text (stmt, 1);
      facts->created = hoso_stmt_get_int (stmt, 2);
      facts->purchases = hoso_stmt_get_int (stmt, 3);
      facts->amount = hoso_stmt_get_int (stmt, 4);
      facts->currency = hoso_stmt_dup_text (stmt, 5);
      facts->first_local = hoso_stmt_get_int (stmt, 6);
      facts->last_local = hoso_stmt_get_int (stmt, 7);
    }

  return result == HOSO_ROW || (result == HOSO_DONE && set_gone (error));
}

/* Gives the customer whom @uid is the ID of, or who took that one in, or 0. */
gboolean
hoso_customer_facts_find_uid (HosoDb *db, const char *uid, gint64 *customer, GError **error)
{
  static const char sql[] =
    "SELECT id FROM customer WHERE uid = ?1 UNION ALL "
    "SELECT m.survivor_id FROM merge_value v JOIN merge_row r ON r.id = v.merge_row_id "
    "JOIN merge m ON m.id = r.merge_id WHERE v.column_name = 'uid' AND v.before = ?1 "
    "AND r.table_name = 'customer' LIMIT 1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_text (stmt, 1, uid);
  result = hoso_stmt_step (stmt, error);
  *customer = result == HOSO_ROW ? hoso_stmt_get_int (stmt, 0) : 0;
  return result != HOSO_STEP_ERROR;
}

/* Frees what @facts holds. */
void
hoso_customer_facts_clear (HosoCustomerFacts *facts)
{
  g_free (facts->uid);
  g_free (facts->code);
  g_free (facts->currency);
  memset (facts, 0, sizeof *facts);
}
