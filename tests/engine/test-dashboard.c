/* The dashboard of a small shop, counted by hand. */

#include "hoso-config.h"

#include "hoso-channel-costs.h"
#include "hoso-dashboard-report.h"
#include "hoso-dashboard-words.h"
#include "hoso-segments.h"
#include "store-fixture.h"

#include "hoso-time.h"

#include <math.h>

static gint
day (const char *text)
{
  HosoTime time;

  g_assert_true (hoso_time_from_iso8601 (text, &time));
  return (gint)(time.local / 86400);
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  store_fixture_open (fixture);
}

static void
run (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  hoso_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
add_customer (HosoDb *db, int id, const char *created)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT OR IGNORE INTO source (id, uid, kind, created) VALUES (1, 's', 'orders', 0);"
    "INSERT INTO customer (id, uid, kind, name, sort_key, source_id, created) "
    "VALUES (%d, 'c%d', 'person', 'Lan', x'00', 1, unixepoch ('%s'))",
    id, id, created);

  run (db, sql);
}

/* @customer 0: nobody knows. */
static void
add_order (
  HosoDb *db, int customer, const char *date, int amount, const char *currency, const char *status)
{
  static int number;
  g_autofree char *sql = g_strdup_printf (
    "INSERT OR IGNORE INTO source (id, uid, kind, created) VALUES (1, 's', 'orders', 0);"
    "INSERT INTO purchase (uid, customer_id, at_local, amount, currency, status, source_id) "
    "VALUES ('p%d', nullif (%d, 0), unixepoch ('%s 10:00'), %d, '%s', '%s', 1)",
    number++, customer, date, amount, currency, status);

  run (db, sql);
}

/* 1 bought in March, April and May; 2 was known in April and bought in May; 3 wrote in
 * April, was entered and bought in May; 4 never bought; 5 bought in April only; 6
 * cancelled one order and sent back another; 7 paid in dollars. */
static void
make_shop (HosoDb *db)
{
  static const char *const created[] = { "2026-01-01", "2026-04-01", "2026-05-05", "2026-02-01",
                                         "2026-01-01", "2026-04-10", "2026-05-06" };

  for (guint i = 0; i < G_N_ELEMENTS (created); i++)
    add_customer (db, (int)i + 1, created[i]);
  run (db, "INSERT INTO interaction (uid, customer_id, kind, text, at) "
           "VALUES ('i', 3, 'message', 'Xin giá', unixepoch ('2026-04-20'))");
  add_order (db, 1, "2026-03-10", 100, "VND", "done");
  add_order (db, 1, "2026-04-15", 200, "VND", "done");
  add_order (db, 1, "2026-05-19", 300, "VND", "done");
  add_order (db, 1, "2026-07-01", 10000, "VND", "done");
  add_order (db, 2, "2026-05-10", 400, "VND", "done");
  add_order (db, 3, "2026-05-05", 50, "VND", "done");
  add_order (db, 5, "2026-04-03", 70, "VND", "done");
  add_order (db, 6, "2026-05-03", 999, "VND", "cancelled");
  add_order (db, 6, "2026-05-04", 999, "VND", "returned");
  add_order (db, 6, "2026-05-04", 999, "VND", "pending");
  add_order (db, 7, "2026-05-06", 10000, "USD", "done");
  add_order (db, 0, "2026-05-07", 500, "VND", "done");
  add_order (db, 0, "2026-05-08", 300, "USD", "done");
  add_order (db, 0, "2026-06-01", 900, "VND", "done");
}

static HosoDashboard *
load (HosoDb *db, HosoPeriod period, const char *today)
{
  g_autoptr (GError) error = NULL;
  HosoDashboardPlan plan = {
    .period = period, .today = day (today), .as_of = G_MININT, .language = "en"
  };
  HosoDashboard *dashboard = hoso_dashboard_load (db, &plan, NULL, &error);

  g_assert_no_error (error);
  return dashboard;
}

/* Orders and pending ones of the future do not count: the last day is today. */
static void
test_now (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = NULL;
  const HosoTrade *now;

  make_shop (fixture->db);
  dashboard = load (fixture->db, HOSO_PERIOD_MONTH, "2026-05-20");
  now = &dashboard->now;

  g_assert_cmpint (dashboard->as_of, ==, day ("2026-05-20"));
  g_assert_cmpstr (dashboard->currency, ==, "VND");
  g_assert_cmpuint (dashboard->customers, ==, 7);
  /* Of 1, 2, 3, 7 and two of nobody; two of the six in dollars. */
  g_assert_cmpuint (now->orders, ==, 6);
  g_assert_cmpuint (now->guests, ==, 2);
  g_assert_cmpuint (now->others, ==, 2);
  g_assert_cmpint (now->revenue, ==, 300 + 400 + 50 + 500);
  g_assert_cmpuint (now->buyers, ==, 4);
  g_assert_cmpuint (now->fresh, ==, 3);
  g_assert_cmpuint (now->bought, ==, 5);
  /* Days since the last order 1, 10, 15, 47, 14: 1 is the first fifth; of orders 3 of 1. */
  g_assert_cmpuint (now->loyal, ==, 1);
  /* 2, 3, 4 and 6 were known before May; 2 took 39 days, 3 took 15: half-way 27. */
  g_assert_cmpuint (now->leads, ==, 4);
  g_assert_cmpuint (now->won, ==, 2);
  g_assert_cmpfloat (now->decision, ==, 27);
  /* 1 and 5 bought from the 1st to the 20th of April; 1 came again. */
  g_assert_cmpuint (now->before, ==, 2);
  g_assert_cmpuint (now->stayed, ==, 1);
}

static void
test_others (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = NULL;
  const HosoTrade *before;

  make_shop (fixture->db);
  dashboard = load (fixture->db, HOSO_PERIOD_MONTH, "2026-05-20");
  before = &dashboard->before;

  g_assert_cmpuint (before->orders, ==, 2);
  g_assert_cmpint (before->revenue, ==, 270);
  g_assert_cmpuint (before->buyers, ==, 2);
  g_assert_cmpuint (before->fresh, ==, 1);
  /* 4 and 5; 5 took from the 1st of January to the 3rd of April: 92 days. */
  g_assert_cmpuint (before->leads, ==, 2);
  g_assert_cmpuint (before->won, ==, 1);
  g_assert_cmpfloat (before->decision, ==, 92);
  g_assert_cmpuint (before->before, ==, 1);
  g_assert_cmpuint (before->stayed, ==, 1);
  g_assert_true (hoso_dashboard_covers (dashboard, before->span));
  g_assert_cmpuint (dashboard->year.orders, ==, 0);
  g_assert_false (hoso_dashboard_covers (dashboard, dashboard->year.span));

  /* March: 1. April: 5 new, 1 again.  May: 2, 3 and 7 new, 1 again. */
  g_assert_cmpuint (dashboard->n_months, ==, 3);
  g_assert_cmpuint (dashboard->fresh[0], ==, 1);
  g_assert_cmpuint (dashboard->again[0], ==, 0);
  g_assert_cmpuint (dashboard->fresh[1], ==, 1);
  g_assert_cmpuint (dashboard->again[1], ==, 1);
  g_assert_cmpuint (dashboard->fresh[2], ==, 3);
  g_assert_cmpuint (dashboard->again[2], ==, 1);
}

static void
add_segment (HosoDb *db, const char *name, const char *least)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json =
    g_strdup_printf ("{\"population\": \"customers\", \"all\": [{\"purchases\": \"count\", "
                     "\"op\": \"at-least\", \"value\": \"%s\"}]}",
                     least);
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hoso_segments_save (db, 0, name, rule, &error), !=, 0);
  g_assert_no_error (error);
}

/* Whoever bought: 1, 2, 3, 5, 7; twice: 1.  Orders of nobody are in no group. */
static void
test_groups (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = NULL;
  const HosoDashboardGroup *group;
  guint64 members = 0;
  gint64 revenue = 0;

  make_shop (fixture->db);
  add_segment (fixture->db, "Đã mua", "1");
  add_segment (fixture->db, "Mua lại", "2");
  dashboard = load (fixture->db, HOSO_PERIOD_MONTH, "2026-05-20");

  g_assert_cmpuint (dashboard->segments->len, ==, 2);
  group = g_ptr_array_index (dashboard->segments, 0);
  g_assert_cmpuint (group->members, ==, 5);
  g_assert_cmpuint (group->buyers, ==, 4);
  g_assert_cmpint (group->revenue, ==, 750);
  group = g_ptr_array_index (dashboard->segments, 1);
  g_assert_cmpuint (group->members, ==, 1);
  g_assert_cmpint (group->revenue, ==, 300);
  g_assert_cmpuint (dashboard->in_several, ==, 1);
  g_assert_cmpuint (dashboard->in_none, ==, 2);
  g_assert_cmpint (dashboard->none_revenue, ==, 0);
  g_assert_cmpint (dashboard->best_segment, ==, -1);

  for (guint i = 0; i < dashboard->types->len; i++)
    {
      group = g_ptr_array_index (dashboard->types, i);
      members += group->members;
      revenue += group->revenue;
    }
  g_assert_cmpuint (members, ==, 7);
  g_assert_cmpint (revenue, ==, 750);
  group = g_ptr_array_index (dashboard->types, HOSO_TYPE_POTENTIAL);
  g_assert_cmpuint (group->members, ==, 2);
  g_assert_cmpuint (dashboard->advice->len, >=, 2);
}

static void
add_talk (HosoDb *db, int customer, const char *date, const char *kind)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO interaction (uid, customer_id, kind, text, at) "
                     "VALUES ('t%d%s', %d, '%s', '', unixepoch ('%s'))",
                     customer, date, customer, kind, date);

  run (db, sql);
}

static guint64
count_contacted (const HosoDashboard *dashboard)
{
  guint64 n = 0;

  for (guint i = 0; i < dashboard->types->len; i++)
    n += ((HosoDashboardGroup *)dashboard->types->pdata[i])->contacted;
  return n;
}

/* 4 was called twice and 6 had a task done for; a note about 1 is no contact, a call in
 * April is of another time. */
static void
test_care (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = NULL;
  const HosoDashboardGroup *potential;
  g_autofree char *care = NULL;

  make_shop (fixture->db);
  add_talk (fixture->db, 4, "2026-05-01 00:30", "call");
  add_talk (fixture->db, 4, "2026-05-20 23:00", "message");
  add_talk (fixture->db, 1, "2026-05-10 09:00", "note");
  add_talk (fixture->db, 7, "2026-04-30 23:59", "call");
  run (fixture->db, "INSERT INTO task (uid, customer_id, kind, title, due_local, done_at, "
                    "created_at) VALUES ('k', 6, 'other', 'x', 0, unixepoch ('2026-05-02'), 0), "
                    "('l', 2, 'other', 'x', 0, NULL, 0)");
  dashboard = load (fixture->db, HOSO_PERIOD_MONTH, "2026-05-20");

  g_assert_cmpuint (count_contacted (dashboard), ==, 2);
  potential = g_ptr_array_index (dashboard->types, HOSO_TYPE_POTENTIAL);
  g_assert_cmpuint (potential->members, ==, 2);
  g_assert_cmpuint (potential->contacted, ==, 2);
  care = hoso_dashboard_dup_care (&(HosoDashboardAdvice){ .members = 2, .contacted = 1 });
  g_assert_cmpstr (care, ==, "2 customers, 1 contacted in this time");
}

static const HosoChannelCost *
get_channel (const HosoDashboard *dashboard, HosoChannel channel)
{
  const HosoChannelCost *cost = &g_array_index (dashboard->channels, HosoChannelCost, channel - 1);

  g_assert_cmpint (cost->channel, ==, channel);
  return cost;
}

static void
set_cost (HosoDb *db, const char *date, HosoChannel channel, gint64 cost)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_channel_costs_set (db, day (date), channel, cost, &error));
  g_assert_no_error (error);
}

/* 2, 3 and 7 are new in May: 2 wrote on Facebook before, 3 only after the order, 7 ordered
 * on a marketplace that is none of ours.  Costs of April are of another time. */
static void
test_channels (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = NULL;
  guint64 fresh = 0;

  make_shop (fixture->db);
  run (fixture->db, "INSERT INTO interaction (uid, customer_id, kind, text, at, channel) VALUES "
                    "('f', 2, 'message', '', unixepoch ('2026-05-01'), 'facebook'), "
                    "('z', 3, 'message', '', unixepoch ('2026-05-19'), 'zalo_oa');"
                    "UPDATE purchase SET channel = 'lazada' WHERE customer_id = 7");
  set_cost (fixture->db, "2026-05-31", HOSO_CHANNEL_FACEBOOK, 500);
  set_cost (fixture->db, "2026-04-01", HOSO_CHANNEL_FACEBOOK, 900);
  set_cost (fixture->db, "2026-05-01", HOSO_CHANNEL_SHOP, 7);
  set_cost (fixture->db, "2026-05-01", HOSO_CHANNEL_SHOP, -1);
  dashboard = load (fixture->db, HOSO_PERIOD_MONTH, "2026-05-20");

  for (guint i = 0; i < dashboard->channels->len; i++)
    fresh += g_array_index (dashboard->channels, HosoChannelCost, i).fresh;
  g_assert_cmpuint (fresh, ==, dashboard->now.fresh);
  g_assert_cmpuint (get_channel (dashboard, HOSO_CHANNEL_FACEBOOK)->fresh, ==, 1);
  g_assert_true (get_channel (dashboard, HOSO_CHANNEL_FACEBOOK)->is_told);
  g_assert_cmpint (get_channel (dashboard, HOSO_CHANNEL_FACEBOOK)->cost, ==, 500);
  g_assert_cmpuint (get_channel (dashboard, HOSO_CHANNEL_SHOP)->fresh, ==, 1);
  g_assert_false (get_channel (dashboard, HOSO_CHANNEL_SHOP)->is_told);
  g_assert_cmpuint (get_channel (dashboard, HOSO_CHANNEL_OTHER)->fresh, ==, 1);
  g_assert_cmpuint (get_channel (dashboard, HOSO_CHANNEL_ZALO_OA)->fresh, ==, 0);
}

static const HosoDashboardFigure *
find (GPtrArray *figures, const char *key)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const HosoDashboardFigure *figure = g_ptr_array_index (figures, i);

      if (g_str_equal (figure->key, key))
        return figure;
    }
  g_assert_not_reached ();
}

/* Below ten there are no shares. */
static void
test_words (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  const HosoDashboardFigure *figure;

  make_shop (fixture->db);
  dashboard = load (fixture->db, HOSO_PERIOD_MONTH, "2026-05-20");
  figures = hoso_dashboard_dup_figures (dashboard);
  /* 1250 beside 270: 4.63 times as much. */
  figure = find (figures, "revenue");
  g_assert_cmpstr (figure->value, ==, "₫1,250");
  g_assert_cmpstr (figure->before, ==, "Before: ₫270 · up 363% · small sample");
  g_assert_cmpstr (figure->year, ==, "A year ago: no figures for all of that time");
  figure = find (figures, "conversion");
  g_assert_cmpstr (figure->value, ==, "2 of 4");
  g_assert_cmpstr (figure->before, ==, "Before: 1 of 2 · too few to compare");
  g_assert_true (figure->small);
  figure = find (figures, "retention");
  g_assert_cmpstr (figure->value, ==, "1 of 2");
  figure = find (figures, "value");
  g_assert_cmpstr (figure->value, ==, "—");
}

/* Newcombe 1998, tables of both papers: 81 of 263 lies between 25.5% and 36.6%, and 56
 * of 70 is more than 48 of 80 by 5 to 33 points; 5 of 56 is not more than 0 of 29. */
static void
test_shares (void)
{
  HosoDashboard dashboard = { .first_day = 0 };
  g_autoptr (GPtrArray) figures = NULL;

  dashboard.now = (HosoTrade){ .leads = 263, .won = 81, .before = 70, .stayed = 56 };
  dashboard.before = (HosoTrade){ .leads = 263, .won = 81, .before = 80, .stayed = 48 };
  dashboard.year = (HosoTrade){ .leads = 9, .won = 3, .before = 1000, .stayed = 990 };
  dashboard.year.span.to = 1;
  dashboard.value = NAN;
  dashboard.best_type = -1;
  figures = hoso_dashboard_dup_figures (&dashboard);

  g_assert_cmpstr (find (figures, "conversion")->value, ==, "31% (26% to 37%)");
  g_assert_cmpstr (find (figures, "conversion")->before, ==, "Before: 31% · no clear difference");
  g_assert_cmpstr (find (figures, "conversion")->year, ==,
                   "A year ago: 3 of 9 · too few to compare");
  g_assert_cmpstr (find (figures, "retention")->before, ==, "Before: 60% · clearly up");
  g_assert_cmpstr (find (figures, "retention")->year, ==, "A year ago: 99% · clearly down");
}

/* Without an order there is nothing to divide by; the last day is today. */
static void
test_empty (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = load (fixture->db, HOSO_PERIOD_YEAR, "2026-05-20");
  g_autoptr (GPtrArray) figures = hoso_dashboard_dup_figures (dashboard);
  g_autoptr (HosoPlot) plot = hoso_dashboard_make_plot (dashboard);

  g_assert_cmpint (dashboard->as_of, ==, day ("2026-05-20"));
  g_assert_null (dashboard->currency);
  g_assert_cmpuint (dashboard->n_months, ==, 0);
  g_assert_cmpuint (dashboard->advice->len, ==, 0);
  g_assert_cmpstr (find (figures, "orders")->value, ==, "0");
  g_assert_cmpstr (find (figures, "conversion")->value, ==, "—");
  /* The year before is the time before. */
  g_assert_nonnull (find (figures, "orders")->before);
  g_assert_null (find (figures, "orders")->year);
  g_assert_null (hoso_dashboard_dup_overlap (dashboard));
}

/* One order, long ago: the period is that of its day. */
static void
test_one (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = NULL;
  g_autofree char *span = NULL;

  add_customer (fixture->db, 1, "2026-01-01");
  add_order (fixture->db, 1, "2025-02-14", 700, "VND", "done");
  dashboard = load (fixture->db, HOSO_PERIOD_QUARTER, "2026-05-20");
  span = hoso_dashboard_dup_span (dashboard->now.span);

  g_assert_cmpstr (span, ==, "Jan 1, 2025 – Feb 14, 2025");
  g_assert_cmpint (dashboard->now.revenue, ==, 700);
  g_assert_cmpuint (dashboard->now.fresh, ==, 1);
  g_assert_cmpuint (dashboard->now.leads, ==, 0);
  g_assert_cmpuint (dashboard->n_months, ==, 1);
  g_assert_true (isnan (dashboard->now.decision));
}

/* Only orders that name nobody: their currency is the shop's. */
static void
test_guests (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = NULL;

  add_order (fixture->db, 0, "2026-05-07", 500, "USD", "done");
  dashboard = load (fixture->db, HOSO_PERIOD_30_DAYS, "2026-05-20");
  g_assert_cmpstr (dashboard->currency, ==, "USD");
  g_assert_cmpint (dashboard->as_of, ==, day ("2026-05-07"));
  g_assert_cmpint (dashboard->now.revenue, ==, 500);
  g_assert_cmpuint (dashboard->now.buyers, ==, 0);
}

static void
assert_said (const char *text, const char *expected)
{
  if (strstr (text, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, text);
}

/* All that the window shows stands on the pages. */
static void
test_report (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = NULL;
  g_autoptr (HosoSheets) sheets = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "report.pdf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *pdf = NULL;
  g_autoptr (GError) error = NULL;

  make_shop (fixture->db);
  add_segment (fixture->db, "Đã mua", "1");
  dashboard = load (fixture->db, HOSO_PERIOD_MONTH, "2026-05-20");
  sheets = hoso_dashboard_report_lay_out (dashboard);
  text = hoso_sheets_dup_text (sheets);
  assert_said (text, "This month · May 1, 2026 – May 20, 2026");
  assert_said (text, "₫1,250");
  assert_said (text, "2 of 4");
  assert_said (text, "Đã mua · 5 · 4 · ₫750 · ₫150 · 60%");
  assert_said (text, "New and Returning Customers by Month");
  assert_said (text, "What to Do for Whom");
  g_assert_cmpuint (hoso_sheets_get_n_pages (sheets), >=, 2);

  g_assert_true (hoso_dashboard_report_write (dashboard, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF"));
  g_remove (path);
  g_assert_false (hoso_dashboard_report_write (dashboard, "/nowhere/report.pdf", &error));
  g_assert_nonnull (error);
}

/* An empty workspace still has its page. */
static void
test_empty_report (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDashboard) dashboard = load (fixture->db, HOSO_PERIOD_MONTH, "2026-05-20");
  g_autoptr (HosoSheets) sheets = hoso_dashboard_report_lay_out (dashboard);
  g_autofree char *text = hoso_sheets_dup_text (sheets);

  assert_said (text, "Shop Report");
  g_assert_cmpuint (hoso_sheets_get_n_pages (sheets), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/dashboard/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("now", test_now);
  ADD ("others", test_others);
  ADD ("groups", test_groups);
  ADD ("care", test_care);
  ADD ("channels", test_channels);
  ADD ("words", test_words);
  ADD ("empty", test_empty);
  ADD ("one", test_one);
  ADD ("guests", test_guests);
  ADD ("report", test_report);
  ADD ("empty-report", test_empty_report);
#undef ADD
  g_test_add_func ("/dashboard/shares", test_shares);
  return g_test_run ();
}
