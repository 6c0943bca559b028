/* Counts orders by month.  Pure; on any thread. */

#include "hoso-config.h"

#include "hoso-order-months.h"

#include "hoso-time.h"

static gint
get_month (gint day)
{
  int year;
  int month;
  int rest;

  hoso_civil_from_days (day, &year, &month, &rest);
  return year * 12 + month - 1;
}

/* The month of each day from @first to @last: asking the calendar for every order
 * would take longer than reading them. */
static gint *
make_calendar (gint first, gint last)
{
  gint *months = g_new (gint, last - first + 1);

  for (gint day = first; day <= last; day++)
    months[day - first] = get_month (day);
  return months;
}

static void
count_customer (HosoOrderMonths *months,
                const HosoLedger *ledger,
                guint customer,
                const gint *calendar,
                gint first_day)
{
  gint before = -1;

  for (guint i = ledger->starts[customer]; i < ledger->starts[customer + 1]; i++)
    {
      gint month = calendar[ledger->days[i] - first_day] - months->first;

      g_array_index (months->orders, guint64, month)++;
      if (month != before)
        g_array_index (months->buyers, guint64, month)++;
      before = month;
    }
}

/* From the month of the first order to that of the latest; no months without
 * orders.  Free with hoso_order_months_free(). */
HosoOrderMonths *
hoso_order_months_count (const HosoOrderBook *book)
{
  const HosoLedger *ledger = &book->ledger;
  HosoOrderMonths *months = g_new0 (HosoOrderMonths, 1);
  g_autofree gint *calendar = NULL;
  gint first = G_MAXINT;
  gint last = G_MININT;

  months->orders = g_array_new (FALSE, TRUE, sizeof (guint64));
  months->buyers = g_array_new (FALSE, TRUE, sizeof (guint64));
  for (guint i = 0; i < ledger->n_customers; i++)
    {
      first = MIN (first, hoso_order_book_get_first (book, i));
      last = MAX (last, hoso_order_book_get_last (book, i));
    }
  if (ledger->n_customers == 0)
    return months;
  calendar = make_calendar (first, last);
  months->first = calendar[0];
  g_array_set_size (months->orders, (guint)(calendar[last - first] - calendar[0] + 1));
  g_array_set_size (months->buyers, months->orders->len);
  for (guint i = 0; i < ledger->n_customers; i++)
    count_customer (months, ledger, i, calendar, first);
  return months;
}

void
hoso_order_months_free (HosoOrderMonths *months)
{
  g_array_unref (months->orders);
  g_array_unref (months->buyers);
  g_free (months);
}

/* See hoso-order-months.h. */
char *
hoso_order_months_dup_name (const HosoOrderMonths *months, guint i)
{
  gint month = months->first + (gint)i;

  return g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
}
