/* The timeline of a customer: order, filters, paging, and what is said before
 * somebody is contacted.
 */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-field-table.h"
#include "hoso-interactions.h"
#include "hoso-purchases.h"
#include "hoso-source-table.h"
#include "hoso-tasks.h"
#include "hoso-timelines.h"

#define NOW 1770000000   /* 2026-02-02T02:40:00Z, 09:40 at UTC+7 */
#define TODAY 1769990400 /* midnight of that day, on the wall clock there */
#define DAY 86400
#define MANY 10000

#define ADD(path, func) \
  g_test_add ("/engine/timelines/" path, Shop, NULL, set_up, func, tear_down)

typedef struct
{
  StoreFixture store;
  HosoDb *db;
  GTimeZone *zone;
  gint64 lan;
} Shop;

static void
set_up (Shop *shop, gconstpointer data)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (&shop->store, NULL);
  form_fixture_open (&shop->store);
  shop->db = shop->store.db;
  shop->zone = g_time_zone_new_offset (7 * 3600);
  hoso_db_set_clock (shop->db, NOW, 1);
  customer->name = g_strdup ("Lan");
  shop->lan = hoso_customers_save (shop->db, customer, &error);
  g_assert_no_error (error);
}

static void
tear_down (Shop *shop, gconstpointer data)
{
  g_time_zone_unref (shop->zone);
  store_fixture_tear_down (&shop->store, NULL);
}

static void
add_interaction (Shop *shop,
                 HosoInteractionKind kind,
                 HosoChannel channel,
                 const char *text,
                 gint64 at)
{
  g_autoptr (HosoInteraction) interaction = hoso_interaction_new (kind, text);
  g_autoptr (GError) error = NULL;

  interaction->customer = shop->lan;
  interaction->channel = channel;
  interaction->at = at;
  hoso_interactions_save (shop->db, interaction, NULL, &error);
  g_assert_no_error (error);
}

static void
add_purchase (Shop *shop, const char *product, gint64 amount, gint64 at)
{
  g_autoptr (HosoPurchase) purchase = hoso_purchase_new ();
  g_autoptr (GError) error = NULL;

  purchase->customer = shop->lan;
  purchase->at_local = at;
  purchase->currency = g_strdup ("VND");
  purchase->amount = amount;
  g_ptr_array_add (purchase->lines, hoso_purchase_line_new (product, 1, amount));
  hoso_purchases_save (shop->db, purchase, &error);
  g_assert_no_error (error);
}

/* By somebody else. */
static void
add_other_purchase (Shop *shop, gint64 at)
{
  g_autoptr (HosoCustomer) other = hoso_customer_new ();
  Shop elsewhere = *shop;

  other->name = g_strdup ("Hùng");
  elsewhere.lan = hoso_customers_save (shop->db, other, NULL);
  g_assert_cmpint (elsewhere.lan, !=, 0);
  add_purchase (&elsewhere, "Cà phê", 30000, at);
}

static void
add_task (Shop *shop, const char *title, gint64 due)
{
  g_autoptr (HosoTask) task = hoso_task_new (HOSO_TASK_FOLLOW_UP, title);
  g_autoptr (GError) error = NULL;

  task->customer = shop->lan;
  task->due_local = due;
  hoso_tasks_save (shop->db, task, &error);
  g_assert_no_error (error);
}

/* An import told where Lan lives. */
static void
add_import (Shop *shop)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;
  gint64 source;

  hoso_txn_begin (&txn, shop->db, &error);
  source = hoso_source_table_add (shop->db, "customers", "khach.csv", &error);
  hoso_customer_field_set_at (shop->db, shop->lan, "city", "Huế", source, NOW - 3 * DAY, &error);
  hoso_txn_commit (&txn, &error);
  g_assert_no_error (error);
}

static char *
dup_timeline (Shop *shop, guint kinds, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoTimeline) timeline =
    hoso_timelines_read (shop->db, shop->lan, kinds, limit, shop->zone, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  g_string_append_printf (text, "%u:", timeline->n_matching);
  for (guint i = 0; i < timeline->entries->len; i++)
    {
      const HosoTimelineEntry *entry = timeline->entries->pdata[i];
      g_autofree char *at = hoso_timeline_entry_dup_at (entry);

      g_string_append_printf (text, " %s %s", hoso_timeline_kind_get_name (entry->kind), at);
    }
  return g_string_free (text, FALSE);
}

static void
assert_timeline (Shop *shop, guint kinds, guint limit, const char *expected)
{
  g_autofree char *timeline = dup_timeline (shop, kinds, limit);

  g_assert_cmpstr (timeline, ==, expected);
}

static void
fill (Shop *shop)
{
  add_interaction (shop, HOSO_INTERACTION_NOTE, HOSO_CHANNEL_NONE, "Thích ít đá", NOW - DAY);
  /* 23:30 in London is the next morning in Vietnam. */
  add_interaction (shop, HOSO_INTERACTION_CALL, HOSO_CHANNEL_PHONE, "Gọi", 1769902200);
  add_purchase (shop, "Trà đào", 45000, TODAY - 5 * DAY + 10 * 3600);
  add_purchase (shop, "Trà đào", 45000, TODAY - 2 * DAY);
  add_task (shop, "Gọi lại", TODAY + 2 * DAY);
  add_import (shop);
}

static void
test_order (Shop *shop, gconstpointer data)
{
  assert_timeline (shop, HOSO_TIMELINE_ALL, 100, "0:");
  fill (shop);
  assert_timeline (shop, HOSO_TIMELINE_ALL, 100,
                   "6: task 2026-02-04 note 2026-02-01T09:40 call 2026-02-01T06:30 "
                   "purchase 2026-01-31 changes 2026-01-30T09:40 purchase 2026-01-28T10:00");
  assert_timeline (shop, HOSO_TIMELINE_ALL, 2, "6: task 2026-02-04 note 2026-02-01T09:40");
  assert_timeline (shop, 1u << HOSO_TIMELINE_PURCHASE, 1, "2: purchase 2026-01-31");
  assert_timeline (shop, 1u << HOSO_TIMELINE_GIFT, 9, "0:");
  assert_timeline (shop, 0, 9, "0:");
}

static void
assert_summary (Shop *shop, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary =
    hoso_timelines_dup_summary (shop->db, shop->lan, shop->zone, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (summary, ==, expected);
}

static void
test_summary (Shop *shop, gconstpointer data)
{
  assert_summary (shop, "");
  fill (shop);
  /* The standing counts from the latest order, so no days are counted here. */
  assert_summary (shop, "Last contact on Feb 1, 2026: Call · Telephone. "
                        "Last purchase on Jan 31, 2026: ₫45,000. Buys most: Trà đào. "
                        "Next: Gọi lại (Feb 4, 2026).");
  add_other_purchase (shop, TODAY);
  assert_summary (shop, "Last contact 1 day ago: Call · Telephone. "
                        "Last purchase 2 days ago: ₫45,000. Buys most: Trà đào. "
                        "Next: Gọi lại (Feb 4, 2026).");
  add_interaction (shop, HOSO_INTERACTION_COMPLAINT, HOSO_CHANNEL_NONE, "Trà\nnguội", NOW - 60);
  assert_summary (shop, "Last contact today: Complaint. "
                        "Last purchase 2 days ago: ₫45,000. "
                        "Open complaint since today: “Trà nguội”. Buys most: Trà đào. "
                        "Next: Gọi lại (Feb 4, 2026).");
  add_task (shop, "Gửi quà", TODAY - DAY);
  add_interaction (shop, HOSO_INTERACTION_COMPLAINT, HOSO_CHANNEL_NONE,
                   "Giao hàng trễ, đã gọi ba lần mà không ai nghe máy, khách rất bực và nói sẽ "
                   "không bao giờ mua nữa",
                   NOW - 9 * DAY);
  assert_summary (shop, "Last contact today: Complaint. "
                        "Last purchase 2 days ago: ₫45,000. "
                        "2 open complaints, the oldest: “Giao hàng trễ, đã gọi ba lần mà không ai "
                        "nghe máy, khách rất bực và nói sẽ…”. Buys most: Trà đào. "
                        "Overdue: Gửi quà (Feb 1, 2026).");
}

/* Five evenings and a noon; what the shop began and what has no time do not count. */
static void
test_hour (Shop *shop, gconstpointer data)
{
  for (gint i = 0; i < 5; i++)
    add_purchase (shop, "Trà", 10000, TODAY - (9 - i) * DAY + 20 * 3600 + i * 300);
  add_purchase (shop, "Trà", 10000, TODAY - 3 * DAY + 12 * 3600);
  add_purchase (shop, "Trà", 10000, TODAY - 2 * DAY);
  assert_summary (shop, "Last purchase on Jan 31, 2026: ₫10,000. Buys most: Trà. "
                        "Best reached around 19:00: on 5 of the last 6 days with an order or a "
                        "message it was about that time.");
}

/* Only what is shown is loaded: a page of ten thousand is as quick as one of a
 * hundred, but for the keys. */
static void
test_many (Shop *shop, gconstpointer data)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoTimeline) timeline = NULL;
  g_autoptr (HosoStmt) stmt = NULL;

  hoso_txn_begin (&txn, shop->db, &error);
  stmt = hoso_db_prepare (
    shop->db,
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2) "
    "INSERT INTO task (uid, customer_id, kind, title, due_local, created_at) "
    "SELECT 'task-' || i, ?1, 'other', 'Việc ' || i, i * 3600, 0 FROM n",
    &error);
  hoso_stmt_bind_int (stmt, 1, shop->lan);
  hoso_stmt_bind_int (stmt, 2, MANY);
  g_assert_true (hoso_stmt_run (stmt, &error));
  hoso_txn_commit (&txn, &error);
  g_assert_no_error (error);

  timeline =
    hoso_timelines_read (shop->db, shop->lan, HOSO_TIMELINE_ALL, 50, shop->zone, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (timeline->n_matching, ==, MANY);
  g_assert_cmpuint (timeline->counts[HOSO_TIMELINE_TASK], ==, MANY);
  g_assert_cmpuint (timeline->entries->len, ==, 50);
  g_assert_cmpstr (((HosoTimelineEntry *)timeline->entries->pdata[0])->task->title, ==,
                   "Việc 10000");
}

/* There and back, also where a zone changes its clocks. */
static void
test_zone (void)
{
  static const char *const names[] = { "Asia/Ho_Chi_Minh", "Europe/Berlin", "UTC" };
  const gint64 step = 7 * 3600 + 13;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (names[i]);

      if (zone == NULL)
        continue;
      for (gint64 utc = NOW - 400 * DAY; utc < NOW; utc += step)
        {
          gint64 local = hoso_timeline_to_local (utc, zone);
          gint64 back = hoso_timeline_to_utc (local, zone);

          g_assert_cmpint (hoso_timeline_to_local (back, zone), ==, local);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("summary", test_summary);
  ADD ("hour", test_hour);
  ADD ("many", test_many);
  g_test_add_func ("/engine/timelines/zone", test_zone);
  return g_test_run ();
}
