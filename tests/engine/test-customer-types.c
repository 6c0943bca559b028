/* The seven types, RFM and the models over the orders of a workspace. */

#include "hoso-config.h"

#include "hoso-customer-types.h"
#include "hoso-error.h"
#include "hoso-time.h"
#include "hoso-type-settings.h"
#include "hoso-undo.h"
#include "shop-fixture.h"

#include <math.h>
#include <string.h>

static void
assert_type (const HosoCustomerTypes *types, gint64 customer, const char *key, const char *reason)
{
  const HosoTypedCustomer *found = hoso_customer_types_find (types, customer);
  g_autofree char *words = NULL;

  g_assert_nonnull (found);
  words = hoso_customer_types_dup_reason (types, found);
  g_assert_cmpstr (hoso_type_get_key (found->verdict.type), ==, key);
  g_assert_cmpstr (words, ==, reason);
}

/* Eight customers, on 1 June 2026.  The gaps are 30, 30, 30, 31, 31, 30, 10 and
 * 10 days: the shop's is their median, 30.  Days without an order are 12, 61, 90,
 * 100, 7, 151, 61, their quintiles 21.8, 61, 78.4, 98; orders 1, 4, 4, 3, 1, 1, 1,
 * their quintiles 1, 1, 2.2, 3.8.
 *   0  nothing                                   potential
 *   1  one order on 20 May, 12 days ago          new, for 30 days
 *   2  1 Jan, 31 Jan, 2 Mar, 1 Apr               R 4, F 5: loyal
 *   3  1 Dec, 1 Jan, 1 Feb, 3 Mar; gap 31        R 2, F 5: casual, until 93 days
 *   4  1, 11, 21 Feb; 100 days ago, 10.0 gaps    lost
 *   5  25 May, complained on 30 May              complaining, and new
 *   6  one order on 1 Jan, referred twice        lost, and advocate
 *   7  one order on 1 Apr                        casual, until 90 days
 */
static void
fill_shop (ShopFixture *shop, gint64 *ids)
{
  static const char *const dates[8][5] = {
    { NULL },
    { "2026-05-20", NULL },
    { "2026-01-01", "2026-01-31", "2026-03-02", "2026-04-01", NULL },
    { "2025-12-01", "2026-01-01", "2026-02-01", "2026-03-03", NULL },
    { "2026-02-01", "2026-02-11", "2026-02-21", NULL },
    { "2026-05-25", NULL },
    { "2026-01-01", NULL },
    { "2026-04-01", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      ids[i] = shop_fixture_add_customer (shop, i);
      for (guint j = 0; dates[i][j] != NULL; j++)
        shop_fixture_add_order (shop, ids[i], dates[i][j], 100000, "VND");
    }
  shop_fixture_add_event (shop, ids[5], "complaint", "2026-05-30");
  shop_fixture_add_event (shop, ids[6], "referral", "2026-02-01");
  shop_fixture_add_event (shop, ids[6], "referral", "2026-03-01");
}

static void
test_types (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerTypes) types = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[8];
  ShopFixture shop = { NULL };

  shop_fixture_begin (&shop, fixture->db);
  fill_shop (&shop, ids);
  shop_fixture_commit (&shop);

  types = hoso_customer_types_load (fixture->db, "2026-06-01", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (types->outlook->has_model);
  g_assert_cmpfloat (types->book->shop_gap, ==, 30.0);
  assert_type (types, ids[0], "potential", "Potential: no order yet.");
  assert_type (types, ids[1], "new",
               "New: first order 12 days ago; somebody is new for 30 days.");
  assert_type (types, ids[2], "loyal",
               "Loyal: 4 orders, the latest 61 days ago; recency 4 of 5, frequency 5 of 5.");
  assert_type (types, ids[3], "casual",
               "Casual: 4 orders, the latest 90 days ago; may be lost from 93 days on.");
  assert_type (types, ids[4], "lost",
               "Lost: 100 days without an order, 10.0 times this customer’s usual 10 days.");
  assert_type (types, ids[5], "complaining",
               "Complaining: last complaint 2 days ago; your limit is 90 days.");
  assert_type (types, ids[6], "lost",
               "Lost: 151 days without an order, 5.0 times the shop’s usual 30 days.");
  assert_type (types, ids[7], "casual",
               "Casual: 1 order, the latest 61 days ago; may be lost from 90 days on.");
  g_assert_cmpuint (hoso_customer_types_find (types, ids[5])->verdict.marks, ==,
                    1u << HOSO_TYPE_COMPLAINING | 1u << HOSO_TYPE_NEW);
  g_assert_cmpuint (hoso_customer_types_find (types, ids[6])->verdict.marks, ==,
                    1u << HOSO_TYPE_LOST | 1u << HOSO_TYPE_ADVOCATE);
  g_assert_cmpuint (types->counts[HOSO_TYPE_LOST], ==, 2);
  g_assert_null (hoso_customer_types_find (types, 999));
}

/* What came later is not known yet. */
static void
test_earlier (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerTypes) types = NULL;
  g_autoptr (HosoCustomerTypes) latest = NULL;
  g_autoptr (HosoCustomerTypes) wrong = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *as_of = NULL;
  gint64 ids[8];
  ShopFixture shop = { NULL };

  shop_fixture_begin (&shop, fixture->db);
  fill_shop (&shop, ids);
  shop_fixture_commit (&shop);

  types = hoso_customer_types_load (fixture->db, "2026-02-21", NULL, &error);
  g_assert_no_error (error);
  assert_type (types, ids[1], "potential", "Potential: no order yet.");
  assert_type (types, ids[5], "potential", "Potential: no order yet.");
  g_assert_cmpuint (hoso_customer_types_find (types, ids[6])->figures.referrals, ==, 1);

  latest = hoso_customer_types_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  as_of = hoso_order_book_dup_as_of (latest->book);
  g_assert_cmpstr (as_of, ==, "2026-05-25");

  wrong = hoso_customer_types_load (fixture->db, "tháng năm", NULL, &error);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_assert_null (wrong);
}

static void
test_settings (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerTypes) types = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  HosoTypeRules rules;
  gint64 ids[8];
  ShopFixture shop = { NULL };

  shop_fixture_begin (&shop, fixture->db);
  fill_shop (&shop, ids);
  shop_fixture_commit (&shop);

  hoso_type_rules_init (&rules);
  rules.lost_days = 60;
  rules.order[0] = HOSO_TYPE_ADVOCATE;
  rules.order[2] = HOSO_TYPE_COMPLAINING;
  g_assert_true (hoso_type_settings_save (fixture->db, &rules, &error));
  types = hoso_customer_types_load (fixture->db, "2026-06-01", NULL, &error);
  g_assert_no_error (error);
  assert_type (types, ids[2], "lost", "Lost: 61 days without an order; your limit is 60.");
  assert_type (types, ids[6], "advocate", "Advocate: has referred 2 times; your limit is 1.");

  g_assert_true (hoso_undo_undo (fixture->db, &name, &error));
  g_assert_true (hoso_type_settings_load (fixture->db, &rules, &error));
  g_assert_cmpint (rules.lost_days, ==, 0);
  g_assert_cmpint (rules.order[0], ==, HOSO_TYPE_COMPLAINING);

  rules.order[1] = HOSO_TYPE_COMPLAINING;
  g_assert_false (hoso_type_settings_save (fixture->db, &rules, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
}

static void
test_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomerTypes) types = NULL;

  types = hoso_customer_types_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (types->customers->len, ==, 0);
  g_assert_null (hoso_order_book_get_currency (types->book));
}

/* Dollars among đồng count as orders, not as đồng. */
static void
test_currencies (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoOrderBook) book = NULL;
  ShopFixture shop = { NULL };
  gint64 id;

  shop_fixture_begin (&shop, fixture->db);
  id = shop_fixture_add_customer (&shop, 0);
  shop_fixture_add_order (&shop, id, "2026-01-01", 5000, "USD");
  shop_fixture_add_order (&shop, id, "2026-01-02", 100000, "VND");
  shop_fixture_add_order (&shop, id, "2026-01-02", 70000, "VND");
  shop_fixture_commit (&shop);

  book = hoso_order_book_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hoso_order_book_get_currency (book), ==, "VND");
  g_assert_cmpuint (hoso_order_book_get_orders (book, 0), ==, 3);
  g_assert_cmpint (hoso_order_book_get_amount (book, 0), ==, 170000);
  g_assert_cmpuint (book->repeats, ==, 1);
  g_assert_cmpfloat (hoso_order_book_get_spending (book, 0).mean, ==, 170000.0);
  g_assert_cmpint (hoso_order_book_find (book, id), ==, 0);
  g_assert_cmpint (hoso_order_book_find (book, id + 1), ==, -1);
}

/* Only what was bought and kept counts, and only where it is known by whom. */
static void
test_not_done (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoOrderBook) book = NULL;
  ShopFixture shop = { NULL };
  gint64 id;

  shop_fixture_begin (&shop, fixture->db);
  id = shop_fixture_add_customer (&shop, 0);
  shop_fixture_add_order (&shop, id, "2026-01-01", 100000, "VND");
  shop_fixture_add_order_of (&shop, id, "2026-01-05", 100000, "VND", HOSO_PURCHASE_CANCELLED);
  shop_fixture_add_order_of (&shop, id, "2026-01-06", 100000, "VND", HOSO_PURCHASE_RETURNED);
  shop_fixture_add_order_of (&shop, id, "2026-01-07", 100000, "VND", HOSO_PURCHASE_PENDING);
  shop_fixture_add_order (&shop, 0, "2026-01-08", 100000, "VND");
  shop_fixture_commit (&shop);

  book = hoso_order_book_load (fixture->db, "2026-02-01", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (book->ledger.n_customers, ==, 1);
  g_assert_cmpuint (hoso_order_book_get_orders (book, 0), ==, 1);
}

/* Master id, sample id, day, discs, dollars, with blanks between. */
static gboolean
fill_cdnow (ShopFixture *shop)
{
  const char *folder = g_getenv ("HOSO_TEST_DATA");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *before = g_strdup ("");
  gint64 id = 0;
  char *line;

  if (folder == NULL)
    {
      g_test_skip ("HOSO_TEST_DATA names no folder with the data.");
      return FALSE;
    }
  path = g_build_filename (folder, "orders", "01-cdnow-sample.txt", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  for (char *rest = text; (line = strsep (&rest, "\n")) != NULL;)
    {
      const char *customer = strtok (line, " ");
      const char *day = customer != NULL && strtok (NULL, " ") != NULL ? strtok (NULL, " ") : NULL;
      const char *dollars = day != NULL && strtok (NULL, " ") != NULL ? strtok (NULL, " ") : NULL;
      g_autofree char *date = NULL;

      if (dollars == NULL)
        continue;
      if (strcmp (customer, before) != 0)
        id = shop_fixture_add_customer (shop, (guint)g_ascii_strtoull (customer, NULL, 10));
      g_free (before);
      before = g_strdup (customer);
      date = g_strdup_printf ("%.4s-%.2s-%.2s", day, day + 4, day + 6);
      shop_fixture_add_order (shop, id, date,
                              (gint64)round (100.0 * g_ascii_strtod (dollars, NULL)), "USD");
    }

  return TRUE;
}

/* CDNOW through the workspace: the estimates in print (hoso-buying-model's
 * tests say whose), money in cents. */
static void
test_cdnow (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoOrderBook) book = NULL;
  g_autoptr (HosoOutlook) outlook = NULL;
  HosoOutlookPlan plan;
  gboolean filled;
  ShopFixture shop = { NULL };

  shop_fixture_begin (&shop, fixture->db);
  filled = fill_cdnow (&shop);
  shop_fixture_commit (&shop);
  if (!filled)
    return;

  book = hoso_order_book_load (fixture->db, "1997-09-30", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (book->ledger.n_customers, ==, 2357);
  g_assert_cmpuint (book->repeat_customers, ==, 946);
  hoso_outlook_plan_init (&plan);
  plan.prior = FALSE;
  outlook = hoso_outlook_new (book, &plan);
  hoso_outlook_fit_money (outlook);
  g_assert_true (outlook->has_model && outlook->has_money);
  g_assert_cmpfloat_with_epsilon (outlook->buying.log_likelihood, -9582.13571555, 1e-7);
  g_assert_cmpfloat_with_epsilon (outlook->money.p, 6.249572, 1e-5);
  g_assert_cmpfloat_with_epsilon (outlook->money.q, 3.744225, 1e-5);
  g_assert_cmpfloat_with_epsilon (outlook->money.gamma / 100.0, 15.443521, 1e-4);
  g_assert_cmpfloat_with_epsilon (outlook->correlation, .114, 5e-4);
}

/* Without orders, complaints are judged today. */
static void
test_complaint_alone (StoreFixture *fixture, gconstpointer data)
{
  HosoTime time;
  ShopFixture shop;
  gint64 customer;
  g_autoptr (HosoCustomerTypes) types = NULL;

  g_assert_true (hoso_time_from_iso8601 ("2026-06-01", &time));
  hoso_db_set_clock (fixture->db, time.local, 1);
  shop_fixture_begin (&shop, fixture->db);
  customer = shop_fixture_add_customer (&shop, 0);
  shop_fixture_add_event (&shop, customer, "complaint", "2026-05-30");
  shop_fixture_commit (&shop);
  types = hoso_customer_types_load (fixture->db, NULL, NULL, NULL);
  assert_type (types, customer, "complaining",
               "Complaining: last complaint 2 days ago; your limit is 90 days.");
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  store_fixture_open (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/customer-types/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("types", test_types);
  ADD ("earlier", test_earlier);
  ADD ("settings", test_settings);
  ADD ("nothing", test_nothing);
  ADD ("currencies", test_currencies);
  ADD ("not-done", test_not_done);
  ADD ("complaint-alone", test_complaint_alone);
  ADD ("cdnow", test_cdnow);
#undef ADD

  return g_test_run ();
}
