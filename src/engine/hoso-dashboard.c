/* The shop at a glance.  Reads each order once; on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-dashboard-groups.h"

#include "hoso-as-of.h"
#include "hoso-channel-costs.h"
#include "hoso-time.h"
#include "hoso-trade-table.h"

#include <math.h>

#define YEAR 365.0
/* Customers whose value is looked at: the mean asks for no more. */
#define SAMPLE 10000

static void
advice_free (HosoDashboardAdvice *advice)
{
  g_strfreev (advice->steps);
  g_free (advice);
}

void
hoso_dashboard_free (HosoDashboard *dashboard)
{
  g_ptr_array_unref (dashboard->types);
  g_ptr_array_unref (dashboard->segments);
  g_ptr_array_unref (dashboard->advice);
  g_clear_pointer (&dashboard->channels, g_array_unref);
  g_free (dashboard->currency);
  g_free (dashboard);
}

/* See hoso-dashboard.h. */
void
hoso_dashboard_plan_init (HosoDashboardPlan *plan, HosoPeriod period)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  *plan = (HosoDashboardPlan){
    .period = period,
    .today = hoso_time_get_today (),
    .as_of = G_MININT,
    .offset = (gint)(g_date_time_get_utc_offset (now) / G_TIME_SPAN_SECOND),
  };
}

static HosoDashboard *
dashboard_new (const HosoDashboardPlan *plan)
{
  HosoDashboard *dashboard = g_new0 (HosoDashboard, 1);

  dashboard->period = plan->period;
  dashboard->as_of = plan->as_of;
  dashboard->first_day = G_MAXINT;
  dashboard->best_type = dashboard->best_segment = -1;
  dashboard->value = NAN;
  dashboard->types =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_dashboard_group_free);
  dashboard->segments =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_dashboard_group_free);
  dashboard->advice = g_ptr_array_new_with_free_func ((GDestroyNotify)advice_free);
  return dashboard;
}

static void
find_first_day (HosoDashboard *dashboard, const HosoTradeSource *source)
{
  for (guint i = 0; i < source->book->ledger.n_customers; i++)
    dashboard->first_day =
      MIN (dashboard->first_day, hoso_order_book_get_first (source->book, i));
  if (source->guests->len > 0)
    dashboard->first_day =
      MIN (dashboard->first_day, g_array_index (source->guests, HosoGuestOrder, 0).day);
}

gboolean
hoso_dashboard_covers (const HosoDashboard *dashboard, HosoDayRange span)
{
  return dashboard->first_day <= span.from;
}

gboolean
hoso_dashboard_is_yearly (const HosoDashboard *dashboard)
{
  return dashboard->before.span.from == dashboard->year.span.from &&
         dashboard->before.span.to == dashboard->year.span.to;
}

static void
count_spans (HosoDashboard *dashboard, const HosoTradeSource *source, gint64 *spent)
{
  HosoPeriod period = dashboard->period;
  HosoDayRange now = dashboard->now.span;
  HosoDayRange before = hoso_period_before (period, now);
  HosoDayRange year = hoso_period_year_before (period, now);

  hoso_trade_count (&dashboard->now, source, now, before, spent);
  hoso_trade_count (&dashboard->before, source, before, hoso_period_before (period, before), NULL);
  if (year.from == before.from && year.to == before.to)
    dashboard->year = dashboard->before;
  else
    hoso_trade_count (&dashboard->year, source, year, hoso_period_before (period, year), NULL);
}

static gint
get_month (gint day)
{
  int year;
  int month;
  int rest;

  hoso_civil_from_days (day, &year, &month, &rest);
  return year * 12 + month - 1;
}

/* The first days of the months of the picture and of the one after. */
static void
find_months (HosoDashboard *dashboard, gint *starts)
{
  gint last = get_month (dashboard->now.span.to);

  dashboard->first_month = MAX (last - HOSO_DASHBOARD_MONTHS + 1, get_month (dashboard->first_day));
  dashboard->n_months = (guint64)(last - dashboard->first_month + 1);
  for (guint i = 0; i <= dashboard->n_months; i++)
    {
      gint month = dashboard->first_month + (gint)i;

      starts[i] = (gint)hoso_days_from_civil (month / 12, month % 12 + 1, 1);
    }
}

static void
count_months (HosoDashboard *dashboard, const HosoOrderBook *book)
{
  const HosoLedger *ledger = &book->ledger;
  gint starts[HOSO_DASHBOARD_MONTHS + 1];

  if (dashboard->first_day > dashboard->now.span.to)
    return;
  find_months (dashboard, starts);
  for (guint i = 0; i < ledger->n_customers; i++)
    {
      gint first = ledger->days[ledger->starts[i]];
      guint month = 0;
      gint done = -1;

      for (guint j = ledger->starts[i]; j < ledger->starts[i + 1]; j++)
        {
          if (ledger->days[j] < starts[0])
            continue;
          while (month + 1 < dashboard->n_months && ledger->days[j] >= starts[month + 1])
            month++;
          if (done == (gint)month)
            continue;
          done = (gint)month;
          if (first >= starts[month])
            dashboard->fresh[month]++;
          else
            dashboard->again[month]++;
        }
    }
}

/* The mean of every so many customers. */
static void
find_value (HosoDashboard *dashboard, const HosoCustomerTypes *types)
{
  HosoOutlook *outlook = types->outlook;
  guint n = types->book->ledger.n_customers;
  guint step = MAX (1, n / SAMPLE);
  double sum = 0;

  hoso_outlook_fit_money (outlook);
  if (!outlook->has_model || !outlook->has_money)
    return;
  for (guint i = 0; i < n; i += step)
    {
      sum += hoso_outlook_value (outlook, i, YEAR, HOSO_OUTLOOK_DISCOUNT);
      dashboard->value_sample++;
    }
  dashboard->value = sum / dashboard->value_sample;
  dashboard->value_small = outlook->is_small;
}

static gboolean
fill (HosoDashboard *dashboard,
      HosoDb *db,
      const HosoCustomerTypes *types,
      const HosoTradeSource *source,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree gint64 *spent = g_new0 (gint64, types->book->ledger.n_customers + 1);

  find_first_day (dashboard, source);
  count_spans (dashboard, source, spent);
  count_months (dashboard, types->book);
  hoso_dashboard_add_types (dashboard, types, spent);
  find_value (dashboard, types);
  return hoso_dashboard_add_segments (dashboard, db, types->book, spent, cancellable, error);
}

/* Free with hoso_dashboard_free(); NULL with @error set. */
HosoDashboard *
hoso_dashboard_load (HosoDb *db,
                     const HosoDashboardPlan *plan,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (HosoDashboard) dashboard = dashboard_new (plan);
  g_autoptr (HosoCustomerTypes) types = NULL;
  g_autoptr (GArray) guests = NULL;
  g_autoptr (GArray) known = NULL;
  g_autoptr (GArray) contacted = NULL;
  g_autofree char *until = NULL;

  if (dashboard->as_of == G_MININT &&
      !hoso_as_of_find_before (db, plan->today, &dashboard->as_of, error))
    return NULL;
  dashboard->now.span = hoso_period_find (plan->period, dashboard->as_of);
  until = hoso_time_dup_day (dashboard->now.span.to);
  types = hoso_customer_types_load (db, until, cancellable, error);
  if (types == NULL)
    return NULL;
  dashboard->currency = g_strdup (hoso_order_book_get_currency (types->book));
  if (dashboard->currency == NULL &&
      !hoso_trade_table_find_currency (db, &dashboard->currency, error))
    return NULL;
  guests = hoso_trade_table_list_guests (db, dashboard->now.span.to, dashboard->currency,
                                         cancellable, error);
  if (guests == NULL)
    return NULL;
  known = hoso_trade_table_list_known (db, plan->offset, cancellable, error);
  if (known == NULL)
    return NULL;
  contacted = hoso_trade_table_list_contacted (db, dashboard->now.span.from,
                                               dashboard->now.span.to, plan->offset, error);
  if (contacted == NULL)
    return NULL;
  if (!fill (dashboard, db, types, &(HosoTradeSource){ types->book, guests, known }, cancellable,
             error))
    return NULL;
  hoso_dashboard_add_contacted (dashboard, types, contacted);
  dashboard->channels =
    hoso_channel_costs_load (db, dashboard->now.span, plan->offset, error);
  if (dashboard->channels == NULL)
    return NULL;
  return hoso_dashboard_add_advice (dashboard, db, plan->language, error)
           ? g_steal_pointer (&dashboard)
           : NULL;
}
