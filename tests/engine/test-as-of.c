/* One day that all figures on buying count up to: the latest order, whoever bought it,
 * and never one to come.
 */

#include "hoso-config.h"

#include "hoso-as-of.h"
#include "hoso-core-customers.h"
#include "hoso-customer-table.h"
#include "hoso-customer-types.h"
#include "hoso-dashboard.h"
#include "hoso-purchase-table.h"
#include "hoso-rule-evaluation.h"
#include "hoso-rule-record.h"
#include "hoso-segments.h"
#include "hoso-session.h"
#include "hoso-source-table.h"
#include "hoso-time.h"
#include "store-fixture.h"

#define DAY 86400
/* 2026-09-21, 13:46 by UTC. */
#define NOW G_GINT64_CONSTANT (1790000800)

static gint
get_day (int month, int day)
{
  return (gint)hoso_days_from_civil (2026, month, day);
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (fixture, data);
  fixture->db = hoso_session_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  hoso_db_set_clock (fixture->db, NOW, 1);
}

static gint64
add_customer (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 id;
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;

  g_assert_true (hoso_txn_begin (&txn, fixture->db, &error));
  id = hoso_customer_table_add (fixture->db, HOSO_CUSTOMER_PERSON, "Lê Mai",
                                hoso_source_table_add (fixture->db, "hand", NULL, &error),
                                &error);
  g_assert_true (hoso_txn_commit (&txn, &error));
  return id;
}

static void
add_order (StoreFixture *fixture, gint64 customer, gint day, HosoPurchaseStatus status)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;
  HosoPurchaseItem item = { 0, 1, 1000, 0 };
  HosoNewPurchase purchase = { .customer = customer,
                               .status = status,
                               .at_local = (gint64)day * DAY + 72000,
                               .currency = "VND",
                               .items = &item,
                               .n_items = 1 };

  g_assert_true (hoso_txn_begin (&txn, fixture->db, &error));
  purchase.source = hoso_source_table_add (fixture->db, "hand", NULL, &error);
  g_assert_cmpint (hoso_purchase_table_add (fixture->db, &purchase, &error), !=, 0);
  g_assert_true (hoso_txn_commit (&txn, &error));
}

/* Of those whose latest order is @days old at most. */
static guint
count_recent (StoreFixture *fixture, int days)
{
  g_autofree char *text = g_strdup_printf (
    "{\"population\": \"customers\", \"all\": [{\"purchases\": \"days-since\", "
    "\"op\": \"at-most\", \"value\": \"%d\"}]}",
    days);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (text, &error);
  g_autoptr (HosoPopulation) people = hoso_population_load (fixture->db, 0, &error);
  g_autoptr (HosoBitset) found = NULL;

  g_assert_no_error (error);
  found = hoso_rule_evaluate (fixture->db, rule, people, NULL, &error);
  g_assert_no_error (error);
  return (guint)hoso_bitset_count (found);
}

/* Each figure is asked for by itself. */
static void
assert_day (StoreFixture *fixture, gint expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomerTypes) types =
    hoso_customer_types_load (fixture->db, NULL, NULL, &error);
  g_autoptr (HosoCoreCustomers) core =
    hoso_core_customers_load (fixture->db, NULL, NULL, &error);
  HosoDashboardPlan plan = { .period = HOSO_PERIOD_MONTH,
                             .today = (gint)(NOW / DAY),
                             .as_of = G_MININT };
  g_autoptr (HosoDashboard) dashboard = hoso_dashboard_load (fixture->db, &plan, NULL, &error);
  gint day;

  g_assert_no_error (error);
  g_assert_true (hoso_as_of_find (fixture->db, &day, &error));
  g_assert_cmpint (day, ==, expected);
  g_assert_cmpint (types->book->as_of, ==, expected);
  g_assert_cmpint (core->book->as_of, ==, expected);
  g_assert_cmpint (dashboard->as_of, ==, MIN (expected, plan.today));
}

static void
test_one_day (StoreFixture *fixture, gconstpointer data)
{
  gint64 customer = add_customer (fixture);

  assert_day (fixture, get_day (9, 21));
  g_assert_cmpuint (count_recent (fixture, 10000), ==, 0);

  add_order (fixture, customer, get_day (5, 10), HOSO_PURCHASE_DONE);
  add_order (fixture, customer, get_day (6, 1), HOSO_PURCHASE_CANCELLED);
  assert_day (fixture, get_day (5, 10));
  g_assert_cmpuint (count_recent (fixture, 0), ==, 1);

  /* Somebody without a name bought 15 days later. */
  add_order (fixture, 0, get_day (5, 25), HOSO_PURCHASE_DONE);
  assert_day (fixture, get_day (5, 25));
  g_assert_cmpuint (count_recent (fixture, 14), ==, 0);
  g_assert_cmpuint (count_recent (fixture, 15), ==, 1);
}

/* An order of a day to come does not make everybody else look lost. */
static void
test_to_come (StoreFixture *fixture, gconstpointer data)
{
  gint64 customer = add_customer (fixture);

  add_order (fixture, customer, get_day (9, 1), HOSO_PURCHASE_DONE);
  add_order (fixture, add_customer (fixture), get_day (9, 1) + 36524, HOSO_PURCHASE_DONE);
  assert_day (fixture, get_day (9, 22));
  g_assert_cmpuint (count_recent (fixture, 20), ==, 1);
  g_assert_cmpuint (count_recent (fixture, 21), ==, 2);
}

/* Where the figures end before today, what counts days says so. */
static void
test_note (StoreFixture *fixture, gconstpointer data)
{
  static const char json[] =
    "{\"population\": \"customers\", \"all\": [{\"purchases\": \"days-since\", "
    "\"op\": \"at-most\", \"value\": \"30\"}]}";
  static const char count[] =
    "{\"population\": \"customers\", \"all\": [{\"purchases\": \"count\", "
    "\"op\": \"at-least\", \"value\": \"1\"}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);
  g_autoptr (HosoRule) plain = hoso_rule_from_json (count, &error);
  gint64 customer = add_customer (fixture);
  g_autofree char *today = NULL;
  g_autofree char *before = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *note = NULL;

  g_assert_no_error (error);
  today = hoso_segments_describe (fixture->db, rule, &error);
  g_assert_null (strstr (today, "latest order,"));
  add_order (fixture, customer, get_day (5, 10), HOSO_PURCHASE_DONE);
  before = hoso_segments_describe (fixture->db, rule, &error);
  g_assert_true (
    g_str_has_suffix (before, ". Days are counted up to the latest order, May 10, 2026."));
  counted = hoso_segments_describe (fixture->db, plain, &error);
  g_assert_null (strstr (counted, "latest order,"));
  add_order (fixture, customer, get_day (9, 21), HOSO_PURCHASE_DONE);
  g_assert_true (hoso_as_of_dup_note (fixture->db, &note, &error));
  g_assert_null (note);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/as-of/one-day", StoreFixture, NULL, set_up, test_one_day,
              store_fixture_tear_down);
  g_test_add ("/as-of/to-come", StoreFixture, NULL, set_up, test_to_come,
              store_fixture_tear_down);
  g_test_add ("/as-of/note", StoreFixture, NULL, set_up, test_note, store_fixture_tear_down);
  return g_test_run ();
}
