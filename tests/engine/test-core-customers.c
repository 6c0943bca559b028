/* The core customers: three tests by hand, with the model, and what sets them apart. */

#include "hoso-config.h"

#include "hoso-core-customers.h"
#include "hoso-field-table.h"
#include "hoso-rule-evaluation.h"
#include "hoso-segments.h"
#include "hoso-session.h"
#include "hoso-uid.h"
#include "shop-fixture.h"

#include <math.h>

#define SEED 20261122

static void
run (HosoDb *db, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  hoso_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
add_referral (HosoDb *db, gint64 who, gint64 whom, const char *date)
{
  run (db,
       "INSERT INTO interaction (uid, customer_id, kind, text, at, referred_id) VALUES "
       "(hex (randomblob (16)), %" G_GINT64_FORMAT ", 'referral', 'x', unixepoch ('%s'), "
       "%" G_GINT64_FORMAT ")",
       who, date, whom);
}

/* Eleven customers with one order each, of 100, 200, … 1100 đồng, 10, 20, … 110 days
 * before 21 April 2026; two without orders.
 *   longest   type-7 quantile of .9 over eleven is the tenth: 100 days; so 9 and 10
 *   spending  their mean is 600; so 6 to 10
 *   referred  0 referred 1 twice, and 2: two people.  2 referred 11, who never bought.
 *             3 referred 4, as a relation.  12, without orders, referred 5.  5 referred
 *             6 after the day.
 * So 9 and 10 have two marks, 0, 3, 12 one, 6, 7, 8 one. */
static void
fill_by_hand (ShopFixture *shop, gint64 *ids)
{
  for (guint i = 0; i < 13; i++)
    {
      g_autoptr (GDateTime) latest = g_date_time_new_utc (2026, 4, 21, 0, 0, 0);
      g_autoptr (GDateTime) day = g_date_time_add_days (latest, -10 * (gint)(i + 1));
      g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

      ids[i] = shop_fixture_add_customer (shop, i);
      if (i < 11)
        shop_fixture_add_order (shop, ids[i], date, 100 * (i + 1), "VND");
    }
  add_referral (shop->db, ids[0], ids[1], "2026-04-01");
  add_referral (shop->db, ids[0], ids[1], "2026-04-02");
  add_referral (shop->db, ids[0], ids[2], "2026-04-02");
  add_referral (shop->db, ids[2], ids[11], "2026-04-02");
  add_referral (shop->db, ids[12], ids[5], "2026-04-02");
  add_referral (shop->db, ids[5], ids[6], "2026-05-02");
  run (shop->db,
       "INSERT INTO relation (uid, from_id, to_id, role, created) VALUES ('r', "
       "%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 'referred', 0)",
       ids[3], ids[4]);
}

static guint
get_marks (const HosoCoreCustomers *core, gint64 customer)
{
  for (guint i = 0; i < core->customers->len; i++)
    {
      const HosoCoreCustomer *one = &g_array_index (core->customers, HosoCoreCustomer, i);

      if (one->customer == customer)
        return one->marks;
    }
  return 0;
}

static guint64
count_segment (HosoDb *db, const char *condition)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json =
    g_strdup_printf ("{\"population\": \"customers\", \"all\": [%s]}", condition);
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);
  guint64 count;
  guint64 base;

  g_assert_no_error (error);
  g_assert_true (hoso_segments_count (db, rule, &count, &base, NULL, &error));
  return count;
}

static void
assert_marks (HosoDb *db, const gint64 *ids)
{
  static const guint marks[13] = { 2, 0, 0, 2, 0, 0, 4, 4, 4, 5, 5, 0, 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCoreCustomers) core = hoso_core_customers_load (db, "2026-04-21", NULL, &error);
  g_autofree char *longest = NULL;
  g_autofree char *spending = NULL;

  g_assert_no_error (error);
  g_assert_false (core->expected);
  g_assert_cmpfloat (core->longest, ==, 100.0);
  g_assert_cmpfloat_with_epsilon (core->mean_spending, 600.0, 1e-9);
  for (guint i = 0; i < 13; i++)
    g_assert_cmpuint (get_marks (core, ids[i]), ==, marks[i]);
  g_assert_cmpuint (core->counts[5], ==, 2);
  g_assert_cmpuint (hoso_core_customers_count (core, HOSO_CORE_GROUP_SPENDING), ==, 5);
  g_assert_cmpuint (hoso_core_customers_count (core, HOSO_CORE_GROUP_SEVERAL), ==, 2);
  g_assert_cmpuint (hoso_core_customers_count (core, HOSO_CORE_GROUP_ANY), ==, 8);

  longest = hoso_core_customers_dup_reason (
    core, &g_array_index (core->customers, HosoCoreCustomer, 5), HOSO_CORE_LONGEST);
  spending = hoso_core_customers_dup_reason (
    core, &g_array_index (core->customers, HosoCoreCustomer, 5), HOSO_CORE_SPENDING);
  g_assert_cmpstr (longest, ==, "First order 100 days ago; the longest tenth begins at 100.");
  g_assert_cmpstr (spending, ==, "Has spent ₫1,000 so far; the average is ₫600.");
}

/* A segment is as of the latest order, 11 April, ten days before: the same by these
 * figures, but that its people are counted by rules. */
static void
test_by_hand (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ShopFixture shop = { NULL };
  gint64 ids[13];

  shop_fixture_begin (&shop, fixture->db);
  fill_by_hand (&shop, ids);
  shop_fixture_commit (&shop);
  assert_marks (fixture->db, ids);

#define CORE(op, value) "{\"standing\": \"core\", \"op\": \"" op "\", \"value\": \"" value "\"}"
  g_assert_cmpuint (count_segment (fixture->db, CORE ("is", "several")), ==, 2);
  g_assert_cmpuint (count_segment (fixture->db, CORE ("is", "spending")), ==, 5);
  g_assert_cmpuint (count_segment (fixture->db, CORE ("is-not", "spending")), ==, 8);
  g_assert_null (hoso_rule_from_json (
    "{\"population\": \"customers\", \"all\": [" CORE ("is", "rich") "]}", &error));
  g_assert_nonnull (error);
#undef CORE
}

static void
fill_at_random (HosoDb *db)
{
  ShopFixture shop = { NULL };
  HosoRandom random;

  g_test_message ("seed %d", SEED);
  hoso_random_seed (&random, SEED);
  shop_fixture_begin (&shop, db);
  for (guint i = 0; i < 120; i++)
    {
      gint64 id = shop_fixture_add_customer (&shop, i);
      guint price = 100 + hoso_random_below (&random, 900);

      for (guint k = 0; k <= hoso_random_below (&random, 8); k++)
        {
          g_autofree char *date =
            g_strdup_printf ("2025-%02u-%02u", 1 + hoso_random_below (&random, 12),
                             1 + hoso_random_below (&random, 28));

          shop_fixture_add_order (&shop, id, date, price + hoso_random_below (&random, 100),
                                  "VND");
        }
    }
  shop_fixture_commit (&shop);
}

/* What the models say of one customer. */
static double
expect (const HosoCoreCustomers *core, guint i)
{
  return hoso_outlook_expected (core->outlook, i, 365) * hoso_outlook_mean (core->outlook, i);
}

/* Above the least size, spending is what the models expect: the same as asking them
 * for each customer. */
static void
test_expected (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCoreCustomers) core = NULL;
  double mean = 0.0;
  guint above = 0;
  guint n;

  fill_at_random (fixture->db);
  core = hoso_core_customers_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (core->expected);
  n = core->book->ledger.n_customers;
  for (guint i = 0; i < n; i++)
    mean += expect (core, i) / n;
  g_assert_cmpfloat_with_epsilon (core->mean_spending, mean, 1e-6);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = hoso_order_book_get_customer (core->book, i);
      gboolean more = expect (core, i) > mean;

      g_assert_cmpint (more, ==, (get_marks (core, id) & 1u << HOSO_CORE_SPENDING) != 0);
      above += more;
    }
  g_assert_cmpuint (above, >, 0);
  g_assert_cmpuint (above, <, n);
}

static void
fill_fields (HosoDb *db)
{
  g_autoptr (GError) error = NULL;
  ShopFixture shop = { NULL };

  g_assert_true (hoso_session_prepare (db, &error));
  shop_fixture_begin (&shop, db);
  for (guint i = 0; i < 150; i++)
    {
      gint64 id = shop_fixture_add_customer (&shop, i);
      gboolean woman = i < 56 || (i >= 70 && i < 118);

      shop_fixture_add_order (&shop, id, "2026-01-01", i < 70 ? 1000 : 10, "VND");
      hoso_customer_field_set (db, id, "gender", woman ? "Nữ" : "Nam", shop.source, &error);
      g_assert_no_error (error);
    }
  shop_fixture_commit (&shop);
}

/* 56 of 70 against 48 of 80: the difference of .2 has Newcombe’s interval .0524314724
 * to .333872654 (Newcombe 1998, Statistics in Medicine 17:873, table II); Pearson’s X²
 * = 150 (56 × 32 − 14 × 48)² / (70 × 80 × 104 × 46) = 7.02341, p .008045.  Both
 * values of the field give the same, so the correction leaves it. */
static void
test_traits (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCoreCustomers) core = NULL;
  g_autoptr (GPtrArray) traits = NULL;
  g_autoptr (GPtrArray) few = NULL;
  g_autofree char *sentence = NULL;

  fill_fields (fixture->db);
  core = hoso_core_customers_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  traits =
    hoso_core_customers_tell (core, fixture->db, HOSO_CORE_GROUP_SPENDING, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (traits->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const HosoCoreTrait *trait = traits->pdata[i];

      if (trait->n != 56)
        continue;
      g_assert_cmpuint (trait->rest_n, ==, 48);
      g_assert_cmpfloat_with_epsilon (trait->difference.low, .0524314724, 1e-9);
      g_assert_cmpfloat_with_epsilon (trait->difference.high, .333872654, 1e-9);
      g_assert_cmpfloat_with_epsilon (trait->p, .008045, 5e-7);
      sentence = hoso_core_trait_dup_sentence (trait);
    }
  g_assert_cmpstr (sentence, ==,
                   "56 of 70, 80%; of the others 60%. Difference: 5 to 33 points.");

  /* Nobody referred anybody: no group, no traits. */
  few = hoso_core_customers_tell (core, fixture->db, HOSO_CORE_GROUP_REFERRED, &error);
  g_assert_cmpuint (few->len, ==, 0);
}

static void
test_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCoreCustomers) core =
    hoso_core_customers_load (fixture->db, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (core->customers->len, ==, 0);
  g_assert_cmpuint (hoso_core_customers_count (core, HOSO_CORE_GROUP_ANY), ==, 0);
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
  g_test_add ("/core-customers/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("by-hand", test_by_hand);
  ADD ("expected", test_expected);
  ADD ("traits", test_traits);
  ADD ("nothing", test_nothing);
#undef ADD

  return g_test_run ();
}
