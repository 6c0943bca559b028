/* Counts a span of days in one pass over everybody's orders.  Computes; on any thread
 * that holds the book.
 */

#include "hoso-config.h"

#include "hoso-trade.h"

#include "hoso-purchase-ledger.h"
#include "hoso-quantile.h"
#include "hoso-trade-table.h"

#include <math.h>

static gboolean
holds (HosoDayRange span, gint day)
{
  return day >= span.from && day <= span.to;
}

static void
count_guests (HosoTrade *trade, const GArray *guests)
{
  for (guint i = 0; i < guests->len; i++)
    {
      const HosoGuestOrder *order = &g_array_index (guests, HosoGuestOrder, i);

      if (!holds (trade->span, order->day))
        continue;
      trade->orders++;
      trade->guests++;
      if (order->main)
        trade->revenue += order->amount;
      else
        trade->others++;
    }
}

static void
count_others (HosoTrade *trade, const HosoOrderBook *book)
{
  const GArray *others = book->entries->others;

  for (guint i = 0; i < others->len; i++)
    trade->others += holds (trade->span, book->ledger.days[g_array_index (others, guint, i)]);
}

/* Returns how many orders customer @i had up to the end of the span. */
static guint
count_customer (
  HosoTrade *trade, const HosoLedger *ledger, guint i, HosoDayRange before, gint64 *spent)
{
  gint64 amount = 0;
  guint inside = 0;
  gboolean was_there = FALSE;
  guint j;

  for (j = ledger->starts[i]; j < ledger->starts[i + 1] && ledger->days[j] <= trade->span.to; j++)
    {
      was_there = was_there || holds (before, ledger->days[j]);
      if (ledger->days[j] < trade->span.from)
        continue;
      inside++;
      amount += ledger->amounts[j];
    }
  *spent = amount;
  trade->orders += inside;
  trade->revenue += amount;
  trade->buyers += inside > 0;
  trade->fresh += inside > 0 && ledger->days[ledger->starts[i]] >= trade->span.from;
  trade->before += was_there;
  trade->stayed += was_there && inside > 0;
  return j - ledger->starts[i];
}

/* By the grid of RFM at the end of the span, as the type “loyal” is judged. */
static void
count_loyal (HosoTrade *trade, const HosoRfmFigures *figures, guint n)
{
  HosoRfmCuts cuts = hoso_rfm_find_cuts (figures, n);

  for (guint i = 0; i < n; i++)
    {
      HosoRfmScore score = hoso_rfm_score (&cuts, &figures[i]);
      HosoRfmGroup group = hoso_rfm_group (score.recency, score.frequency);

      trade->loyal += figures[i].orders > 1 &&
                      (group == HOSO_RFM_CHAMPIONS || group == HOSO_RFM_LOYAL);
    }
}

static void
count_customers (HosoTrade *trade, const HosoOrderBook *book, HosoDayRange before, gint64 *spent)
{
  const HosoLedger *ledger = &book->ledger;
  g_autofree HosoRfmFigures *figures = g_new0 (HosoRfmFigures, ledger->n_customers + 1);
  guint n = 0;

  for (guint i = 0; i < ledger->n_customers; i++)
    {
      gint64 amount;
      guint orders = count_customer (trade, ledger, i, before, &amount);

      if (spent != NULL)
        spent[i] = amount;
      if (orders == 0)
        continue;
      figures[n].orders = orders;
      figures[n].days = trade->span.to - ledger->days[ledger->starts[i] + orders - 1];
      n++;
    }
  trade->bought = n;
  count_loyal (trade, figures, n);
}

/* Both those who are known and the book go by ascending id. */
static void
count_leads (HosoTrade *trade, const HosoOrderBook *book, const GArray *known)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (double));
  guint place = 0;

  for (guint i = 0; i < known->len; i++)
    {
      const HosoKnownSince *since = &g_array_index (known, HosoKnownSince, i);
      gint first = G_MAXINT;

      while (place < book->ledger.n_customers &&
             hoso_order_book_get_customer (book, place) < since->customer)
        place++;
      if (place < book->ledger.n_customers &&
          hoso_order_book_get_customer (book, place) == since->customer)
        first = hoso_order_book_get_first (book, place);
      if (since->day >= trade->span.from || first < trade->span.from)
        continue;
      trade->leads++;
      if (first <= trade->span.to)
        {
          double took = first - since->day;

          g_array_append_val (days, took);
        }
    }
  trade->won = days->len;
  trade->decision = days->len > 0 ? hoso_median ((double *)(gpointer)days->data, days->len) : NAN;
}

/* @book holds the orders up to the end of @span at least. */
void
hoso_trade_count (HosoTrade *trade,
                  const HosoTradeSource *source,
                  HosoDayRange span,
                  HosoDayRange before,
                  gint64 *spent)
{
  *trade = (HosoTrade){ .span = span };
  count_customers (trade, source->book, before, spent);
  count_others (trade, source->book);
  count_guests (trade, source->guests);
  count_leads (trade, source->book, source->known);
}
