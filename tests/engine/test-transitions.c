/* From type to type, month by month. */

#include "hoso-config.h"

#include "hoso-customer-types.h"
#include "hoso-error.h"
#include "hoso-rule-evaluation.h"
#include "hoso-time.h"
#include "hoso-transition-plots.h"
#include "hoso-type-settings.h"
#include "hoso-uid.h"
#include "shop-fixture.h"

#define DAY 86400
#define CUSTOMERS 160
#define SEED 20261122

/* --- By hand --- */

/* Four customers, entered on 31 March 2026; all earlier days are told by orders and
 * talks.
 * Who is what at the end of January 2026, as of the 31st:
 *   0  orders 5, 15, 25 January: gaps 10, 10, quiet for 6 days;
 *   1  one order on 28 January: 3 days ago; new for the usual 10 days.
 *   2  complained on 20 January, before any order: complaining.
 *   3  nothing, and not entered: not known yet.
 *   Days without an order 6, 3: their quintiles 3.6, 4.2, 4.8, 5.4; orders 3, 1:
 *   quintiles 1.4, 1.8, 2.2, 2.6.  So 0 has recency 1, frequency 5, “can’t lose”:
 *   casual, since 6 days are less than 3 × 10.  1 has recency 5, frequency 1: new.
 * At the end of February, the 28th:
 *   0  quiet for 34 days, 3.4 times the usual 10: lost.
 *   1  one order 31 days ago; no gap of its own, so the shop’s 10: lost as well.
 *   2  complaint 39 days ago, and solved on 10 February: counts no more.  An order on
 *      20 February, 8 days ago: new.
 *   3  unknown.
 * On 20 March, the day of the latest order:
 *   0  orders again on 20 March.  Gaps 10, 10, 54, usual 10; quiet 0 days, orders 4.
 *      Days without 0, 51, 28, orders 4, 1, 1: recency of 0: quintiles of the days
 *      11.2, 22.4, 32.6, 41.8: 5; frequency: quintiles 1, 1, 1.6, 2.8: 5: loyal.
 *   1  51 days, 5.1 times the usual 10: lost.
 *   2  28 days ago, not yet 30: casual.
 *   3  entered since: potential.
 */
static void
fill_by_hand (ShopFixture *shop, gint64 *ids)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    ids[i] = shop_fixture_add_customer (shop, i);
  shop_fixture_add_order (shop, ids[0], "2026-01-05", 100, "VND");
  shop_fixture_add_order (shop, ids[0], "2026-01-15", 100, "VND");
  shop_fixture_add_order (shop, ids[0], "2026-01-25", 100, "VND");
  shop_fixture_add_order (shop, ids[0], "2026-03-20", 100, "VND");
  shop_fixture_add_order (shop, ids[1], "2026-01-28", 100, "VND");
  shop_fixture_add_order (shop, ids[2], "2026-02-20", 100, "VND");
  shop_fixture_add_event (shop, ids[2], "complaint", "2026-01-20");
  /* 10 February 2026. */
  hoso_db_exec (shop->db, "UPDATE interaction SET state = 'solved', solved_at = 1770681600",
                &error);
  g_assert_no_error (error);
}

static void
assert_states (const HosoTransitions *transitions, gint64 customer, const char *expected)
{
  gint place = hoso_transitions_find (transitions, customer);
  g_autoptr (GString) states = g_string_new (NULL);

  g_assert_cmpint (place, >=, 0);
  for (guint i = 0; i < transitions->dates->len; i++)
    g_string_append_printf (
      states, "%s%s", i > 0 ? " " : "",
      hoso_transitions_get_key (hoso_type_history_get (transitions->history, (guint)place, i)));
  g_assert_cmpstr (states->str, ==, expected);
}

static HosoTransitions *
load (HosoDb *db, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  HosoTransitionsQuery query = { .from = from, .to = to };
  HosoTransitions *transitions = hoso_transitions_load (db, &query, NULL, &error);

  g_assert_no_error (error);
  return transitions;
}

static void
test_by_hand (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoTransitions) transitions = NULL;
  g_autoptr (GArray) found = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  guint64 moves[HOSO_TYPE_STATES * HOSO_TYPE_STATES];
  ShopFixture shop = { NULL };
  gint64 ids[4];

  /* 31 March 2026. */
  hoso_db_set_clock (fixture->db, 1774915200, SEED);
  shop_fixture_begin (&shop, fixture->db);
  fill_by_hand (&shop, ids);
  shop_fixture_commit (&shop);

  transitions = load (fixture->db, "2026-01", NULL);
  g_assert_cmpuint (transitions->dates->len, ==, 3);
  first = hoso_transitions_dup_date (transitions, 0);
  last = hoso_transitions_dup_date (transitions, 2);
  g_assert_cmpstr (first, ==, "2026-01-31");
  g_assert_cmpstr (last, ==, "2026-03-20");
  assert_states (transitions, ids[0], "casual lost loyal");
  assert_states (transitions, ids[1], "new lost lost");
  assert_states (transitions, ids[2], "complaining new casual");
  assert_states (transitions, ids[3], "unknown unknown potential");

  hoso_type_history_count_moves (transitions->history, 0, 2, moves);
  g_assert_cmpuint (moves[HOSO_TYPE_CASUAL * HOSO_TYPE_STATES + HOSO_TYPE_LOYAL], ==, 1);
  g_assert_cmpuint (moves[HOSO_TYPE_UNKNOWN * HOSO_TYPE_STATES + HOSO_TYPE_POTENTIAL], ==, 1);
  found = hoso_transitions_list_customers (transitions, 1, 2, HOSO_TYPE_LOST, HOSO_TYPE_LOYAL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, ids[0]);
  g_assert_cmpint (hoso_transitions_find (transitions, 999), ==, -1);
}

static void
test_plots (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoTransitions) transitions = NULL;
  g_autoptr (HosoPlot) flow = NULL;
  g_autoptr (HosoPlot) months = NULL;
  ShopFixture shop = { NULL };
  gint64 ids[4];

  hoso_db_set_clock (fixture->db, 1774915200, SEED);
  shop_fixture_begin (&shop, fixture->db);
  fill_by_hand (&shop, ids);
  shop_fixture_commit (&shop);
  transitions = load (fixture->db, "2026-01", "2026-02");

  /* Who is unknown on both days is left away. */
  flow = hoso_plots_of_transitions (transitions, 0, 1, "vi");
  g_assert_cmpint (flow->kind, ==, HOSO_PLOT_FLOW);
  g_assert_cmpuint (flow->base, ==, 3);
  g_assert_cmpuint (flow->grid->n_rows, ==, 3);
  g_assert_cmpuint (flow->grid->n_columns, ==, 2);
  g_assert_cmpstr (flow->grid->rows[0], ==, "Khách hàng mới");
  g_assert_cmpstr (flow->grid->columns[1], ==, "Khách hàng đã rời bỏ");
  g_assert_cmpuint (flow->grid->counts[1], ==, 1);
  g_assert_cmpstr (flow->date, ==, "31/01/2026 – 28/02/2026");

  months = hoso_plots_of_type_months (transitions, 0, 1, "vi");
  g_assert_cmpuint (months->grid->n_rows, ==, 2);
  g_assert_cmpstr (months->grid->rows[1], ==, "02/2026");
  g_assert_cmpuint (months->base, ==, 3);
}

static void
test_refuses (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *from;
    const char *to;
  } wrong[] = {
    { "2026-03", "2026-01" },
    { "2026-01", "2026-01" },
    { "2026-01", "2027-01" },
    { "1950-01", "2026-01" },
    { "tháng 1", NULL },
    { "2026-13", NULL },
    { NULL, "2026-1" },
  };
  g_autoptr (GError) none = NULL;
  g_autoptr (HosoTransitions) empty = NULL;
  HosoTransitionsQuery query = { NULL };
  ShopFixture shop = { NULL };
  gint64 ids[4];

  empty = hoso_transitions_load (fixture->db, &query, NULL, &none);
  g_assert_no_error (none);
  g_assert_null (empty->history);

  shop_fixture_begin (&shop, fixture->db);
  fill_by_hand (&shop, ids);
  shop_fixture_commit (&shop);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      query.from = wrong[i].from;
      query.to = wrong[i].to;
      g_assert_null (hoso_transitions_load (fixture->db, &query, NULL, &error));
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
    }
}

/* --- Against one classification for each month --- */

static void
add_random_customer (ShopFixture *shop, HosoRandom *random, guint number)
{
  static const char *const kinds[] = { "complaint", "referral", "note" };
  gint64 id = shop_fixture_add_customer (shop, number);
  guint n_orders = hoso_random_below (random, 9);
  guint start = hoso_random_below (random, 500);
  guint gap = 1 + hoso_random_below (random, 90);

  for (guint i = 0; i < n_orders; i++)
    {
      /* Days from 1 July 2024 on. */
      HosoTime time = { (gint64)(19905 + start) * DAY, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };
      g_autofree char *date = hoso_time_dup_iso8601 (&time);

      shop_fixture_add_order (shop, id, date, 1000, "VND");
      start += hoso_random_below (random, 2 * gap);
    }
  if (hoso_random_below (random, 4) == 0)
    {
      HosoTime time = { (gint64)(19905 + hoso_random_below (random, 600)) * DAY,
                        HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };
      g_autofree char *date = hoso_time_dup_iso8601 (&time);

      shop_fixture_add_event (shop, id, kinds[hoso_random_below (random, 3)], date);
    }
}

static void
fill_at_random (HosoDb *db)
{
  g_autoptr (GError) error = NULL;
  ShopFixture shop = { NULL };
  HosoRandom random;

  g_test_message ("seed %d", SEED);
  hoso_random_seed (&random, SEED);
  shop_fixture_begin (&shop, db);
  for (guint i = 0; i < CUSTOMERS; i++)
    add_random_customer (&shop, &random, i);
  hoso_db_exec (db,
                "UPDATE interaction SET state = 'solved', solved_at = at + 40 * 86400 "
                "WHERE kind = 'complaint' AND id % 2 = 0",
                &error);
  g_assert_no_error (error);
  shop_fixture_commit (&shop);
}

/* Returns how many were of a type at the date. */
static guint
compare_date (HosoDb *db, const HosoTransitions *transitions, guint i)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = hoso_transitions_dup_date (transitions, i);
  g_autoptr (HosoCustomerTypes) types = hoso_customer_types_load (db, date, NULL, &error);
  guint typed = 0;

  g_assert_no_error (error);
  g_assert_true (types->rules.lost_days > 0 ||
                 types->outlook->has_model == transitions->history->modelled[i]);
  for (guint k = 0; k < types->customers->len; k++)
    {
      const HosoTypedCustomer *one = &g_array_index (types->customers, HosoTypedCustomer, k);
      guint state = hoso_type_history_get (transitions->history, k, i);

      g_assert_cmpint (one->customer, ==, g_array_index (transitions->customers, gint64, k));
      if (state == HOSO_TYPE_UNKNOWN)
        {
          /* Entered today, and nothing happened before. */
          g_assert_cmpuint (one->figures.orders, ==, 0);
          g_assert_cmpint (one->figures.complaint, ==, HOSO_TYPE_NEVER);
          continue;
        }
      g_assert_cmpuint (state, ==, one->verdict.type);
      typed++;
    }
  return typed;
}

/* With a model in the later months only, then by the owner’s own days. */
static void
test_same_as_one_by_one (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HosoTypeRules rules;
  guint typed = 0;

  fill_at_random (fixture->db);
  for (guint lost_days = 0; lost_days <= 60; lost_days += 60)
    {
      g_autoptr (HosoTransitions) transitions = NULL;

      hoso_type_rules_init (&rules);
      rules.lost_days = (gint)lost_days;
      g_assert_true (hoso_type_settings_save (fixture->db, &rules, &error));
      transitions = load (fixture->db, "2024-07", NULL);
      g_assert_cmpuint (transitions->dates->len, >, 18);
      for (guint i = 0; i < transitions->dates->len; i++)
        typed += compare_date (fixture->db, transitions, i);
      /* The owner’s own number of days asks no model. */
      g_assert_true (transitions->history->modelled[transitions->dates->len - 1] ==
                     (lost_days == 0));
      g_assert_false (transitions->history->modelled[0]);
    }
  g_assert_cmpuint (typed, >, 1000);
}

/* The rule of each move holds for exactly those who made it. */
static void
test_rules (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoTransitions) transitions = NULL;
  guint moved = 0;

  fill_at_random (fixture->db);
  transitions = load (fixture->db, "2025-06", "2025-08");
  for (guint i = 0; i < HOSO_TYPE_STATES * HOSO_TYPE_STATES; i++)
    {
      guint before = i / HOSO_TYPE_STATES;
      guint after = i % HOSO_TYPE_STATES;
      g_autoptr (GArray) found =
        hoso_transitions_list_customers (transitions, 0, 2, before, after);
      g_autoptr (HosoRule) made = hoso_transitions_make_rule (transitions, 0, 2, before, after);
      g_autofree char *json = hoso_rule_dup_json (made);
      g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);
      g_autoptr (HosoPopulation) everybody = hoso_population_load (fixture->db, 0, &error);
      g_autoptr (HosoBitset) members = NULL;

      if (found->len == 0 && moved > 0)
        continue;
      g_assert_no_error (error);
      members = hoso_rule_evaluate (fixture->db, rule, everybody, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hoso_bitset_count (members), ==, found->len);
      for (guint k = 0; k < found->len; k++)
        g_assert_true (hoso_bitset_contains (members, (guint)g_array_index (found, gint64, k)));
      moved += found->len;
    }
  g_assert_cmpuint (moved, ==, transitions->customers->len);
}

static void
test_own_days (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoTransitions) transitions = NULL;
  g_autoptr (HosoCustomerTypes) types = NULL;
  HosoTypeRules rules;
  guint last;

  fill_at_random (fixture->db);
  hoso_type_rules_init (&rules);
  rules.lost_days = 60;
  rules.new_days = 45;
  rules.order[0] = HOSO_TYPE_ADVOCATE;
  rules.order[2] = HOSO_TYPE_COMPLAINING;
  g_assert_true (hoso_type_settings_save (fixture->db, &rules, &error));
  transitions = load (fixture->db, NULL, NULL);
  types = hoso_customer_types_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  last = transitions->dates->len - 1;
  /* The last month is the list of types as it is shown. */
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    g_assert_cmpuint (transitions->history->counts[last * HOSO_TYPE_STATES + i], ==,
                      types->counts[i]);
  g_assert_cmpuint (types->counts[HOSO_TYPE_LOST], >, 0);
}

static gboolean
stop_cb (double done, gpointer data)
{
  guint *calls = data;

  g_assert_cmpfloat (done, >=, 0.0);
  g_assert_cmpfloat (done, <=, 1.0);
  return ++*calls < 3;
}

static void
test_stopped (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint calls = 0;
  HosoTransitionsQuery query = { .progress = stop_cb, .progress_data = &calls };

  fill_at_random (fixture->db);
  g_assert_null (hoso_transitions_load (fixture->db, &query, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (calls, ==, 3);
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
  g_test_add ("/transitions/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("by-hand", test_by_hand);
  ADD ("plots", test_plots);
  ADD ("refuses", test_refuses);
  ADD ("same-as-one-by-one", test_same_as_one_by_one);
  ADD ("own-days", test_own_days);
  ADD ("rules", test_rules);
  ADD ("stopped", test_stopped);
#undef ADD

  return g_test_run ();
}
