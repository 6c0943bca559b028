/* Whom personas stand for, by hand: four customers, two personas that share one. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-persona-coverage.h"
#include "hoso-personas.h"
#include "hoso-purchases.h"
#include "hoso-segments.h"

typedef struct
{
  const char *tags;
  gint64 amount; /* 0: never bought */
  const char *currency;
} Buyer;

/* x: 1 and 2, who spent 300; y: 2 and 3, who spent 200 and some dollars; 4 is in none. */
static const Buyer buyers[] = {
  { "x", 100, "VND" }, { "xy", 200, "VND" }, { "y", 7, "USD" }, { "", 50, "VND" }
};

static void
set_up (StoreFixture *store, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (store, NULL);
  form_fixture_open (store);
  for (guint i = 0; i < G_N_ELEMENTS (buyers); i++)
    {
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();
      g_autoptr (HosoPurchase) purchase = hoso_purchase_new ();

      customer->name = g_strdup_printf ("Khách %u", i + 1);
      for (const char *at = buyers[i].tags; *at != '\0'; at++)
        g_ptr_array_add (customer->tags, g_strndup (at, 1));
      purchase->customer = hoso_customers_save (store->db, customer, &error);
      g_assert_no_error (error);
      purchase->currency = g_strdup (buyers[i].currency);
      purchase->at_local = 1770000000;
      purchase->amount = buyers[i].amount;
      g_ptr_array_add (purchase->lines, hoso_purchase_line_new ("Trà", 1, buyers[i].amount));
      g_assert_cmpint (hoso_purchases_save (store->db, purchase, &error), >, 0);
      g_assert_no_error (error);
    }
}

static gint64
add_persona (StoreFixture *store, const char *name, const char *tag)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = g_strdup_printf (
    "{\"population\": \"customers\", \"all\": [{\"tag\": \"%s\"}]}", tag);
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);
  gint64 segment;
  gint64 persona;

  g_assert_no_error (error);
  segment = hoso_segments_save (store->db, 0, name, rule, &error);
  g_assert_no_error (error);
  persona = hoso_personas_create_from_segment (store->db, segment, name, "vi", &error);
  g_assert_no_error (error);
  return persona;
}

static HosoPersonaCoverage *
load (StoreFixture *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) personas = hoso_personas_list (store->db, &error);
  HosoPersonaCoverage *coverage =
    hoso_persona_coverage_load (store->db, personas, NULL, &error);

  g_assert_no_error (error);
  return coverage;
}

static void
assert_cover (const HosoPersonaCover *cover, guint64 customers, gint64 revenue)
{
  g_assert_cmpuint (cover->customers, ==, customers);
  g_assert_cmpint (cover->revenue, ==, revenue);
}

static void
test_two (StoreFixture *store, gconstpointer data)
{
  g_autoptr (HosoPersonaCoverage) coverage = NULL;
  const HosoPersonaOverlap *overlap;

  add_persona (store, "Hoa", "x");
  add_persona (store, "Lan", "y");
  coverage = load (store);

  g_assert_cmpuint (coverage->customers, ==, 4);
  g_assert_cmpstr (coverage->currency, ==, "VND");
  g_assert_cmpint (coverage->revenue, ==, 350);
  g_assert_cmpuint (coverage->covers->len, ==, 2);
  assert_cover (coverage->covers->pdata[0], 2, 300);
  assert_cover (coverage->covers->pdata[1], 2, 200);
  assert_cover (&coverage->rest, 1, 50);
  g_assert_cmpuint (coverage->overlaps->len, ==, 1);
  overlap = &g_array_index (coverage->overlaps, HosoPersonaOverlap, 0);
  g_assert_cmpuint (overlap->first, ==, 0);
  g_assert_cmpuint (overlap->second, ==, 1);
  g_assert_cmpuint (overlap->customers, ==, 1);
}

static void
test_rest (StoreFixture *store, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSegment) segment = NULL;
  gint64 id;

  add_persona (store, "Hoa", "x");
  add_persona (store, "Lan", "y");
  id = hoso_persona_coverage_save_rest (store->db, &error);
  g_assert_no_error (error);
  segment = hoso_segments_load (store->db, id, &error);
  g_assert_cmpuint (segment->count, ==, 1);
  g_assert_cmpuint (segment->base, ==, 4);
}

/* A persona without a segment stands for nobody in particular. */
static void
test_none (StoreFixture *store, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoPersona) persona = hoso_persona_new ();
  g_autoptr (HosoPersonaCoverage) coverage = NULL;

  persona->name = g_strdup ("Mai");
  persona->language = g_strdup ("vi");
  g_assert_cmpint (hoso_personas_save (store->db, persona, &error), >, 0);
  coverage = load (store);
  g_assert_cmpuint (coverage->covers->len, ==, 0);
  assert_cover (&coverage->rest, 4, 350);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                    \
  g_test_add ("/persona-coverage/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)
  ADD ("two", test_two);
  ADD ("rest", test_rest);
  ADD ("none", test_none);
  return g_test_run ();
}
