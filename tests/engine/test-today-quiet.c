/* The quiet among those to contact: by their own usual gap or the shop’s, and as
 * known of on an earlier day.
 */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-purchases.h"
#include "hoso-today.h"

#define DAY 86400
#define TODAY 20517 /* 2026-03-05, days from 1970-01-01 */
#define NOW ((gint64)TODAY * DAY + 9 * 3600)

#define ADD(path, func)                                                      \
  g_test_add ("/engine/today-quiet/" path, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

static void
set_up (StoreFixture *shop, gconstpointer data)
{
  store_fixture_set_up (shop, NULL);
  form_fixture_open (shop);
  hoso_db_set_clock (shop->db, NOW, 1);
}

static gint64
add_customer (StoreFixture *shop, const char *name)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup (name);
  id = hoso_customers_save (shop->db, customer, &error);
  g_assert_no_error (error);

  return id;
}

static void
add_order (StoreFixture *shop, gint64 customer, gint day, gint64 amount)
{
  g_autoptr (HosoPurchase) purchase = hoso_purchase_new ();
  g_autoptr (GError) error = NULL;

  purchase->customer = customer;
  purchase->at_local = (gint64)day * DAY + 36000;
  purchase->currency = g_strdup ("VND");
  purchase->amount = amount;
  g_ptr_array_add (purchase->lines, hoso_purchase_line_new ("Áo", 1, amount));
  hoso_purchases_save (shop->db, purchase, &error);
  g_assert_no_error (error);
}

static HosoToday *
load (StoreFixture *shop, gint day)
{
  HosoTodayPlan plan = { .day = day };
  g_autoptr (GError) error = NULL;
  HosoToday *today = hoso_today_load (shop->db, &plan, "en", NULL, &error);

  g_assert_no_error (error);

  return today;
}

static const HosoTodayEntry *
get_entry (const HosoToday *today, guint i)
{
  g_assert_cmpuint (i, <, today->entries->len);

  return g_ptr_array_index (today->entries, i);
}

static const HosoTodayReason *
find_quiet (const HosoToday *today, gint64 customer)
{
  for (guint i = 0; i < today->entries->len; i++)
    {
      const HosoTodayEntry *entry = get_entry (today, i);

      for (guint k = 0; entry->customer == customer && k < entry->reasons->len; k++)
        {
          const HosoTodayReason *reason = g_ptr_array_index (entry->reasons, k);

          if (reason->kind == HOSO_TODAY_QUIET)
            return reason;
        }
    }
  return NULL;
}

/* Who bought once is quiet by the usual gap of the shop, as the rule of the
 * hiatus has it: gaps of 20, 20 and 40 days, median 20, twice that is 40. */
static void
test_quiet_once (StoreFixture *shop, gconstpointer data)
{
  gint64 lan = add_customer (shop, "Lan");
  gint64 once = add_customer (shop, "Một");
  gint64 later = add_customer (shop, "Hai");
  g_autoptr (HosoToday) before = NULL;
  g_autoptr (HosoToday) today = NULL;
  const HosoTodayReason *reason;

  add_order (shop, once, TODAY - 40, 200000);
  add_order (shop, later, TODAY - 39, 200000);
  add_order (shop, add_customer (shop, "Nay"), TODAY, 50000);
  before = load (shop, TODAY);
  g_assert_null (find_quiet (before, once));
  add_order (shop, lan, TODAY - 80, 100000);
  add_order (shop, lan, TODAY - 60, 100000);
  add_order (shop, lan, TODAY - 40, 100000);
  add_order (shop, lan, TODAY, 100000);
  today = load (shop, TODAY);
  reason = find_quiet (today, once);
  g_assert_nonnull (reason);
  g_assert_cmpfloat (reason->usual_gap, ==, 20.0);
  g_assert_cmpstr (reason->words, ==,
                   "Quiet for 40 days: 2.0 times the shop’s usual 20 days; bought on one day "
                   "only, ₫200,000 so far.");
  g_assert_null (find_quiet (today, later));
  g_assert_null (find_quiet (today, lan));
}

/* What came later is not known of on an earlier day. */
static void
test_earlier_day (StoreFixture *shop, gconstpointer data)
{
  gint64 lan = add_customer (shop, "Lan");
  gint64 hung = add_customer (shop, "Hùng");
  g_autoptr (HosoToday) earlier = NULL;
  g_autoptr (HosoToday) now = NULL;
  const HosoTodayReason *reason;

  add_order (shop, lan, TODAY - 60, 100000);
  add_order (shop, lan, TODAY - 40, 100000);
  add_order (shop, hung, TODAY - 1, 70000);
  add_order (shop, hung, TODAY + 90, 30000);
  add_order (shop, lan, TODAY + 90, 900000);
  earlier = load (shop, TODAY);
  g_assert_cmpint (earlier->orders_until, ==, TODAY - 1);
  g_assert_null (find_quiet (earlier, lan));
  add_order (shop, hung, TODAY, 70000);
  g_clear_pointer (&earlier, hoso_today_free);
  earlier = load (shop, TODAY);
  reason = find_quiet (earlier, lan);
  g_assert_nonnull (reason);
  g_assert_cmpstr (reason->words, ==,
                   "Quiet for 40 days: 2.0 times the usual 20 days; 2 orders, ₫200,000 so far.");
  now = load (shop, TODAY + 90);
  g_assert_null (find_quiet (now, lan));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("once", test_quiet_once);
  ADD ("earlier-day", test_earlier_day);

  return g_test_run ();
}
