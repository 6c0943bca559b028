/* Which product each customer bought on which day.  Reads only; runs on the thread
 * that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-bought-lines.h"

#define DAY 86400
/* Rows between two looks at whether to stop. */
#define STRIDE 65536

static gint
get_day (gint64 seconds)
{
  return (gint)((seconds - (seconds < 0 ? DAY - 1 : 0)) / DAY);
}

/* See hoso-bought-lines.h. */
gboolean
hoso_bought_lines_count_buyers (HosoDb *db, guint64 *buyers, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT count (*) FROM customer_total", error);

  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *buyers = (guint64)hoso_stmt_get_int (stmt, 0);

  return TRUE;
}

/* See hoso-bought-lines.h. */
gboolean
hoso_bought_lines_list (HosoDb *db,
                        guint stride,
                        gint64 customer,
                        GArray *lines,
                        GCancellable *cancellable,
                        GError **error)
{
  static const char sql[] =
    "SELECT p.customer_id, p.at_local, i.product_id FROM purchase p "
    "CROSS JOIN purchase_item i ON i.purchase_id = p.id "
    "WHERE p.status = 'done' AND p.customer_id IS NOT NULL AND i.product_id IS NOT NULL "
    "AND (p.customer_id % ?1 = 0 OR p.customer_id = ?2) ORDER BY p.customer_id, p.at_local";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, stride);
  hoso_stmt_bind_int (stmt, 2, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoBoughtLine line = { hoso_stmt_get_int (stmt, 0), get_day (hoso_stmt_get_int (stmt, 1)),
                              hoso_stmt_get_int (stmt, 2) };

      g_array_append_val (lines, line);
      if (lines->len % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return result == HOSO_DONE;
}

/* See hoso-bought-lines.h. */
char *
hoso_bought_lines_dup_name (HosoDb *db, gint64 product, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT name FROM product WHERE id = ?1", error);

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, product);

  return hoso_stmt_step (stmt, error) == HOSO_ROW ? hoso_stmt_dup_text (stmt, 0) : NULL;
}
