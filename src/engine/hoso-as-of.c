/* The day that all figures on buying count up to.
 *
 * That is the day of the latest order that was done, whoever bought: a book that was
 * brought in once and ends in spring says nothing of the summer, and must not make
 * everybody look lost.  An order of a day to come is a slip of the pen and counts as
 * today.  Without orders it is today.  Talks, tasks and birthdays count from today.
 * Reads only; on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-as-of.h"

#include <glib/gi18n-lib.h>

#include "hoso-format.h"
#include "hoso-purchase-ledger.h"
#include "hoso-time.h"
#include "hoso-trade-table.h"

#define DAY 86400

/* 0 in @day without any order. */
static gboolean
find_last (HosoDb *db, gint *day, GError **error)
{
  gint guest;

  if (!hoso_purchase_ledger_find_last_day (db, day, error) ||
      !hoso_trade_table_find_last_day (db, &guest, error))
    return FALSE;
  *day = MAX (*day, guest);
  return TRUE;
}

/**
 * hoso_as_of_find:
 * @day: (out): days since 1970-01-01
 *
 * By the workspace's clock, which is UTC: an order of tomorrow there may be of today
 * where the shop is.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_as_of_find (HosoDb *db, gint *day, GError **error)
{
  gint today = (gint)(hoso_db_get_now (db) / DAY);

  if (!find_last (db, day, error))
    return FALSE;
  *day = *day > 0 ? MIN (*day, today + 1) : today;
  return TRUE;
}

/**
 * hoso_as_of_find_before:
 * @today: days since 1970-01-01 where the shop is
 * @day: (out): @today or before it
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_as_of_find_before (HosoDb *db, gint today, gint *day, GError **error)
{
  if (!find_last (db, day, error))
    return FALSE;
  *day = *day > 0 ? MIN (*day, today) : today;
  return TRUE;
}

/**
 * hoso_as_of_dup_note:
 * @note: (out) (nullable): free with g_free()
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_as_of_dup_note (HosoDb *db, char **note, GError **error)
{
  g_autofree char *date = NULL;
  gint day;

  *note = NULL;
  if (!hoso_as_of_find (db, &day, error))
    return FALSE;
  if (day >= hoso_db_get_now (db) / DAY)
    return TRUE;
  date = hoso_format_date (
    &(HosoTime){ (gint64)day * DAY, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY },
    hoso_format_get_language ());
  /* Translators: %s is a date. */
  *note = g_strdup_printf (_ ("Days are counted up to the latest order, %s."), date);
  return TRUE;
}
