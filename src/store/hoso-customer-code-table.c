/* The table “customer_code”.  Runs on the thread that owns the connection;
 * writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-customer-code-table.h"

/**
 * hoso_customer_code_table_find:
 * @channel: where the code means something, for example "shop"
 * @customer: (out): the first customer of that code, 0 for none
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_code_table_find (
  HosoDb *db, const char *channel, const char *code, gint64 *customer, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  *customer = 0;
  stmt = hoso_db_prepare (
    db,
    "SELECT customer_id FROM customer_code WHERE code = ?1 AND channel = ?2 "
    "ORDER BY id LIMIT 1",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, code);
  hoso_stmt_bind_text (stmt, 2, channel);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *customer = hoso_stmt_get_int (stmt, 0);
  return result != HOSO_STEP_ERROR;
}

/**
 * hoso_customer_code_table_dup:
 *
 * Returns: (transfer full) (nullable): the customer's first code in @channel;
 *   %NULL where there is none, or with @error set
 */
char *
hoso_customer_code_table_dup (HosoDb *db, gint64 customer, const char *channel, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db,
    "SELECT code FROM customer_code WHERE customer_id = ?1 AND channel = ?2 "
    "ORDER BY id LIMIT 1",
    error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_text (stmt, 2, channel);
  return hoso_stmt_step (stmt, error) == HOSO_ROW ? hoso_stmt_dup_text (stmt, 0) : NULL;
}

/**
 * hoso_customer_code_table_has:
 * @has: (out): whether @customer has @code in @channel
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_code_table_has (HosoDb *db,
                              gint64 customer,
                              const char *channel,
                              const char *code,
                              gboolean *has,
                              GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  *has = FALSE;
  stmt = hoso_db_prepare (
    db, "SELECT 1 FROM customer_code WHERE customer_id = ?1 AND channel = ?2 AND code = ?3",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_text (stmt, 2, channel);
  hoso_stmt_bind_text (stmt, 3, code);
  result = hoso_stmt_step (stmt, error);
  *has = result == HOSO_ROW;
  return result != HOSO_STEP_ERROR;
}

/**
 * hoso_customer_code_table_add:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_code_table_add (HosoDb *db,
                              gint64 customer,
                              const char *channel,
                              const char *code,
                              gint64 source,
                              GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db,
    "INSERT INTO customer_code (customer_id, channel, code, source_id) VALUES (?1, ?2, ?3, ?4)",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_text (stmt, 2, channel);
  hoso_stmt_bind_text (stmt, 3, code);
  hoso_stmt_bind_int (stmt, 4, source);
  return hoso_stmt_run (stmt, error);
}
