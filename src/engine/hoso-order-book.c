/* Everybody's orders up to a day.  Reads once; on the thread that owns the
 * connection.  The book itself belongs to its holder.
 */

#include "hoso-config.h"

#include "hoso-order-book.h"

#include "hoso-as-of.h"
#include "hoso-error.h"
#include "hoso-purchase-ledger.h"
#include "hoso-time.h"

#include <glib/gi18n-lib.h>

#define DAY 86400

static gboolean
read_day (HosoDb *db, const char *as_of, gint *day, GError **error)
{
  HosoTime time;

  if (as_of == NULL)
    return hoso_as_of_find (db, day, error);
  if (!hoso_time_from_iso8601 (as_of, &time))
    {
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   /* Translators: %s is what was written for a date. */
                   _ ("“%s” is no date; write it like 2026-05-20."), as_of);
      return FALSE;
    }
  *day = (gint)((time.local - (time.local < 0 ? DAY - 1 : 0)) / DAY);

  return TRUE;
}

static void
count_repeats (HosoOrderBook *book)
{
  book->repeats = hoso_ledger_count_repeats (&book->ledger);
  book->shop_gap = hoso_ledger_shop_gap (&book->ledger);
  for (guint i = 0; i < book->ledger.n_customers; i++)
    book->repeat_customers +=
      hoso_order_book_get_first (book, i) != hoso_order_book_get_last (book, i);
}

/**
 * hoso_order_book_load:
 *
 * Returns: (transfer full): the book, or %NULL with @error set; a date that is
 *   none gives %HOSO_ERROR_INVALID
 */
HosoOrderBook *
hoso_order_book_load (HosoDb *db, const char *as_of, GCancellable *cancellable, GError **error)
{
  return hoso_order_book_load_some (db, as_of, NULL, cancellable, error);
}

/* As hoso_order_book_load(). */
HosoOrderBook *
hoso_order_book_load_some (
  HosoDb *db, const char *as_of, const char *some, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoOrderBook) book = g_new0 (HosoOrderBook, 1);

  if (!read_day (db, as_of, &book->as_of, error))
    return NULL;
  book->entries = hoso_purchase_ledger_load (db, book->as_of, some, cancellable, error);
  if (book->entries == NULL)
    return NULL;
  book->ledger = (HosoLedger){
    .n_customers = book->entries->customers->len,
    .starts = (const guint *)book->entries->starts->data,
    .days = (const gint *)book->entries->days->data,
    .amounts = (const gint64 *)book->entries->amounts->data,
  };
  count_repeats (book);

  return g_steal_pointer (&book);
}

void
hoso_order_book_free (HosoOrderBook *book)
{
  g_clear_pointer (&book->entries, hoso_purchase_ledger_free);
  g_free (book);
}

char *
hoso_order_book_dup_as_of (const HosoOrderBook *book)
{
  HosoTime time = { (gint64)book->as_of * DAY, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };

  return hoso_time_dup_iso8601 (&time);
}

const char *
hoso_order_book_get_currency (const HosoOrderBook *book)
{
  return book->entries->currency;
}

gint64
hoso_order_book_get_customer (const HosoOrderBook *book, guint i)
{
  return g_array_index (book->entries->customers, gint64, i);
}

guint
hoso_order_book_get_orders (const HosoOrderBook *book, guint i)
{
  return book->ledger.starts[i + 1] - book->ledger.starts[i];
}

gint
hoso_order_book_get_first (const HosoOrderBook *book, guint i)
{
  return book->ledger.days[book->ledger.starts[i]];
}

gint
hoso_order_book_get_last (const HosoOrderBook *book, guint i)
{
  return book->ledger.days[book->ledger.starts[i + 1] - 1];
}

gint64
hoso_order_book_get_amount (const HosoOrderBook *book, guint i)
{
  gint64 amount = 0;

  for (guint j = book->ledger.starts[i]; j < book->ledger.starts[i + 1]; j++)
    amount += book->ledger.amounts[j];

  return amount;
}

HosoRfmFigures
hoso_order_book_get_figures (const HosoOrderBook *book, guint i)
{
  return (HosoRfmFigures){
    .days = book->as_of - hoso_order_book_get_last (book, i),
    .orders = hoso_order_book_get_orders (book, i),
    .amount = (double)hoso_order_book_get_amount (book, i),
  };
}

HosoBuyer
hoso_order_book_get_buyer (const HosoOrderBook *book, guint i, double unit)
{
  return hoso_buyer_from_days (&book->ledger.days[book->ledger.starts[i]],
                               hoso_order_book_get_orders (book, i), book->as_of, unit);
}

HosoSpending
hoso_order_book_get_spending (const HosoOrderBook *book, guint i)
{
  HosoSpending spending = { 0, 0.0, 1.0 };
  const gint *days = book->ledger.days;
  double sum = 0.0;

  for (guint j = book->ledger.starts[i] + 1; j < book->ledger.starts[i + 1]; j++)
    {
      if (days[j] == days[book->ledger.starts[i]])
        continue;
      spending.purchases += days[j] != days[j - 1];
      sum += (double)book->ledger.amounts[j];
    }
  if (spending.purchases > 0)
    spending.mean = sum / spending.purchases;

  return spending;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

gint
hoso_order_book_find (const HosoOrderBook *book, gint64 customer)
{
  guint place;

  return g_array_binary_search (book->entries->customers, &customer, compare_ids, &place)
           ? (gint)place
           : -1;
}

HosoRfmScore *
hoso_order_book_score (const HosoOrderBook *book, HosoRfmCuts *cuts)
{
  guint n = book->ledger.n_customers;
  g_autofree HosoRfmFigures *figures = g_new (HosoRfmFigures, n);
  HosoRfmScore *scores = g_new (HosoRfmScore, n);

  for (guint i = 0; i < n; i++)
    figures[i] = hoso_order_book_get_figures (book, i);
  *cuts = hoso_rfm_find_cuts (figures, n);
  for (guint i = 0; i < n; i++)
    scores[i] = hoso_rfm_score (cuts, &figures[i]);

  return scores;
}
