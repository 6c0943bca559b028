/* Finding the reasons to contact customers on a day.
 *
 * Dates are read once for each written form, and the quiet among those
 * who spent most: so that it takes less than a second with a million customers.
 * Reads only; on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-today-reasons.h"

#include "hoso-error.h"
#include "hoso-field-column.h"
#include "hoso-field-table.h"
#include "hoso-interactions.h"
#include "hoso-occasion-table.h"
#include "hoso-population.h"
#include "hoso-purchase-ledger.h"
#include "hoso-quantile.h"
#include "hoso-seasons.h"
#include "hoso-tasks.h"
#include "hoso-time.h"

#define DAY 86400
/* Customers who are looked at, those who spent most first. */
#define MAX_QUIET 2000
/* Days ahead for which the month of somebody’s season is a reason. */
#define SEASON_AHEAD 30
/* Days from the first order to the latest for three years to have a month. */
#define SEASON_SPAN (2 * 365 - 31)
/* Customers with several orders who tell the usual gap of the shop. */
#define MAX_REPEAT 2000

typedef struct
{
  HosoDb *db;
  const HosoTodaySettings *settings;
  gint day;
  const HosoTodayOrders *orders;
  const HosoPopulation *everybody;
  GPtrArray *reasons;
} Collector;

/* Fills @reason where a date of the profile is one now. */
typedef void (*HosoDateFunc) (const Collector *collector,
                              const HosoPartialDate *date,
                              HosoTodayReason *reason);

void
hoso_today_reason_free (HosoTodayReason *reason)
{
  if (reason == NULL)
    return;

  g_free (reason->text);
  g_free (reason->words);
  g_free (reason->occasion);
  g_free (reason);
}

static char *
dup_iso (gint day)
{
  HosoTime time = { (gint64)day * DAY, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };

  return hoso_time_dup_iso8601 (&time);
}

/* The same birthday is one occasion, today or to come. */
static char *
dup_occasion (HosoTodayKind kind, gint64 item, gint day)
{
  const char *key =
    hoso_today_kind_get_key (kind == HOSO_TODAY_COMING_BIRTHDAY ? HOSO_TODAY_BIRTHDAY : kind);
  g_autofree char *date = dup_iso (day);

  return item != 0 ? g_strdup_printf ("%s:%" G_GINT64_FORMAT, key, item)
                   : g_strdup_printf ("%s:%s", key, date);
}

static HosoTodayReason *
add (Collector *collector, HosoTodayKind kind, gint64 customer, gint day, gint64 item)
{
  HosoTodayReason *reason = g_new0 (HosoTodayReason, 1);

  reason->kind = kind;
  reason->customer = customer;
  reason->day = day;
  reason->item = item;
  reason->occasion = dup_occasion (kind, item, day);
  g_ptr_array_add (collector->reasons, reason);

  return reason;
}

static gint
get_day (gint64 seconds)
{
  return (gint)((seconds - (seconds < 0 ? DAY - 1 : 0)) / DAY);
}

static gboolean
collect_complaints (Collector *collector, GError **error)
{
  g_autoptr (GPtrArray) open = hoso_interactions_list_open_complaints (collector->db, error);

  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      const HosoInteraction *one = g_ptr_array_index (open, i);
      gint day = get_day (one->at);

      if (day <= collector->day)
        add (collector, HOSO_TODAY_COMPLAINT, one->customer, day, one->id)->text =
          g_strdup (one->text);
    }

  return open != NULL;
}

static gboolean
collect_tasks (Collector *collector, GError **error)
{
  g_autoptr (GPtrArray) due =
    hoso_tasks_list_due (collector->db, ((gint64)collector->day + 1) * DAY, error);

  for (guint i = 0; due != NULL && i < due->len; i++)
    {
      const HosoTask *task = g_ptr_array_index (due, i);

      add (collector, HOSO_TODAY_FOLLOW_UP, task->customer, get_day (task->due_local),
           task->id)
        ->text = task->assignee != NULL ? g_strconcat (task->title, " · ", task->assignee, NULL)
                                        : g_strdup (task->title);
    }

  return due != NULL;
}

static void
get_birthday (const Collector *collector, const HosoPartialDate *date, HosoTodayReason *reason)
{
  gint64 next;

  if (!hoso_partial_date_next (date, collector->day, &next) ||
      next > collector->day + collector->settings->birthday_days)
    return;

  reason->kind = next == collector->day ? HOSO_TODAY_BIRTHDAY : HOSO_TODAY_COMING_BIRTHDAY;
  reason->day = (gint)next;
  reason->born = *date;
}

/* A term that ended is a reason for as long as one that will end. */
static void
get_renewal (const Collector *collector, const HosoPartialDate *date, HosoTodayReason *reason)
{
  gint64 end;
  gint within = collector->settings->renewal_days;

  if (!hoso_partial_date_to_days (date, &end) || end < collector->day - within ||
      end > collector->day + within)
    return;

  reason->kind = HOSO_TODAY_RENEWAL;
  reason->day = (gint)end;
}

/* The reason that each value of a column is, of the kind @get gives; whose day is
 * 0 is none. */
static HosoTodayReason *
read_values (const Collector *collector, const HosoFieldColumn *column, HosoDateFunc get)
{
  HosoTodayReason *likes = g_new0 (HosoTodayReason, column->values->len + 1);

  for (guint i = 0; i < column->values->len; i++)
    {
      HosoPartialDate date;

      if (hoso_partial_date_parse (g_ptr_array_index (column->values, i), &date))
        get (collector, &date, &likes[i + 1]);
    }

  return likes;
}

/* Each written form is read once. */
static gboolean
collect_dates (Collector *collector, const char *field, HosoDateFunc get, GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (HosoFieldColumn) column = NULL;
  g_autofree HosoTodayReason *likes = NULL;
  gint64 id = hoso_field_table_find (collector->db, field, &missing);

  if (g_error_matches (missing, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    return TRUE;
  if (id == 0)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }

  column = hoso_field_column_load (collector->db, id, collector->everybody->all, error);
  if (column == NULL)
    return FALSE;

  likes = read_values (collector, column, get);
  for (guint customer = 0; customer < column->end; customer++)
    {
      const HosoTodayReason *like = &likes[column->codes[customer]];

      if (like->day != 0)
        add (collector, like->kind, customer, like->day, 0)->born = like->born;
    }

  return TRUE;
}

static gboolean
collect_new (Collector *collector, GError **error)
{
  g_autoptr (GArray) spent = g_array_new (FALSE, FALSE, sizeof (HosoSpent));

  if (!hoso_occasion_table_list_new (collector->db,
                                     collector->day - collector->settings->new_days,
                                     collector->day, collector->orders->until, spent, error))
    return FALSE;

  for (guint i = 0; i < spent->len; i++)
    {
      const HosoSpent *one = &g_array_index (spent, HosoSpent, i);

      add (collector, HOSO_TODAY_NEW, one->customer, one->first_day, 0);
    }

  return TRUE;
}

/* Appends to @gaps (double) the days between the customer's days with an order. */
static gboolean
add_gaps (Collector *collector, gint64 customer, GArray *gaps, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint));

  if (!hoso_occasion_table_list_days (collector->db, customer, collector->orders->latest, days,
                                      error))
    return FALSE;
  for (guint i = 1; i < days->len; i++)
    {
      double gap = g_array_index (days, gint, i) - g_array_index (days, gint, i - 1);

      g_array_append_val (gaps, gap);
    }

  return TRUE;
}

static double
find_median (GArray *gaps)
{
  return gaps->len > 0 ? hoso_median ((double *)(gpointer)gaps->data, gaps->len) : 0.0;
}

/* The usual gap is the median; 0 for somebody with one order. */
static gboolean
find_usual_gap (Collector *collector, const HosoSpent *spent, double *gap, GError **error)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));

  if (spent->orders > 1 && !add_gaps (collector, spent->customer, gaps, error))
    return FALSE;
  *gap = find_median (gaps);

  return TRUE;
}

/* The median of all gaps of everybody, or of a sample where many came again; 0
 * where nobody did. */
static gboolean
find_shop_gap (Collector *collector, double *gap, GError **error)
{
  g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));

  if (!hoso_occasion_table_list_repeat (collector->db, MAX_REPEAT, customers, error))
    return FALSE;
  for (guint i = 0; i < customers->len; i++)
    if (!add_gaps (collector, g_array_index (customers, gint64, i), gaps, error))
      return FALSE;
  *gap = find_median (gaps);

  return TRUE;
}

/* Counted up to the latest order known of: a shop that brings its orders in once
 * a month has not lost everybody by the end of it.  Who bought once is measured by
 * the usual gap of the shop. */
static gboolean
collect_quiet (Collector *collector, GError **error)
{
  const HosoTodaySettings *settings = collector->settings;
  g_autoptr (GArray) spent = g_array_new (FALSE, FALSE, sizeof (HosoSpent));
  gint latest = collector->orders->latest;
  double shop_gap;

  if (!find_shop_gap (collector, &shop_gap, error) ||
      !hoso_occasion_table_list_quiet (collector->db, latest - settings->quiet_max,
                                       latest - settings->quiet_min, collector->orders->until,
                                       MAX_QUIET, spent, error))
    return FALSE;

  for (guint i = 0; i < spent->len; i++)
    {
      const HosoSpent *one = &g_array_index (spent, HosoSpent, i);
      HosoTodayReason *reason;
      double own;
      double gap;

      if (!find_usual_gap (collector, one, &own, error))
        return FALSE;
      gap = own > 0.0 ? own : shop_gap;
      if (!(gap > 0.0) || latest - one->last_day < gap * settings->quiet_gaps)
        continue;
      reason = add (collector, HOSO_TODAY_QUIET, one->customer, one->last_day, 0);
      reason->usual_gap = gap;
      reason->by_shop = !(own > 0.0);
    }

  return TRUE;
}

static char *
dup_ids (const GArray *customers)
{
  GString *ids = g_string_new ("[");

  for (guint i = 0; i < customers->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (customers, gint64, i));
  g_string_append_c (ids, ']');

  return g_string_free (ids, FALSE);
}

/* Among those who have bought for years: whoever’s month begins soon can be written
 * to before. */
static gboolean
collect_seasons (Collector *collector, GError **error)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HosoOrderBook) book = NULL;
  g_autoptr (HosoSeasons) seasons = NULL;
  g_autofree char *as_of = dup_iso (collector->orders->latest);
  g_autofree char *some = NULL;

  if (!hoso_occasion_table_list_old (collector->db, HOSO_SEASON_MIN_VISITS, SEASON_SPAN, MAX_QUIET,
                                     old, error))
    return FALSE;
  some = dup_ids (old);
  book = hoso_order_book_load_some (collector->db, as_of, some, NULL, error);
  if (book == NULL)
    return FALSE;

  seasons = hoso_seasons_new (book);
  for (guint i = 0; i < seasons->customers->len; i++)
    {
      const HosoSeasonalCustomer *one =
        &g_array_index (seasons->customers, HosoSeasonalCustomer, i);
      gint next;

      if (hoso_season_get_next (&one->season, collector->day, &next) &&
          next <= collector->day + SEASON_AHEAD)
        add (collector, HOSO_TODAY_SEASON, one->customer, next, 0)->text =
          hoso_season_dup_words (&one->season);
    }

  return TRUE;
}

gboolean
hoso_today_orders_find (HosoDb *db, gint day, HosoTodayOrders *orders, GError **error)
{
  *orders = (HosoTodayOrders){ .day = day, .until = G_MAXINT };
  if (!hoso_purchase_ledger_find_last_day (db, &orders->latest, error))
    return FALSE;
  if (orders->latest <= day)
    return TRUE;
  orders->until = day;

  return hoso_occasion_table_find_last_day (db, day, &orders->latest, error);
}

gboolean
hoso_today_reasons_collect (HosoDb *db,
                            const HosoTodaySettings *settings,
                            const HosoTodayOrders *orders,
                            GPtrArray *reasons,
                            GError **error)
{
  g_autoptr (HosoPopulation) everybody = hoso_population_load (db, 0, error);
  Collector collector = { db, settings, orders->day, orders, everybody, reasons };

  return everybody != NULL && collect_complaints (&collector, error) &&
         collect_tasks (&collector, error) &&
         collect_dates (&collector, "birthday", get_birthday, error) &&
         collect_dates (&collector, "renewal", get_renewal, error) &&
         collect_new (&collector, error) &&
         (orders->latest == 0 ||
          (collect_seasons (&collector, error) && collect_quiet (&collector, error)));
}
