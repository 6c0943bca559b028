/* Whom each condition of a rule leaves, and who fits most of them: six customers with
 * three tags, by hand.
 */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-rule-narrowing.h"

/* x: 1 to 4; y: 3 to 5; z: 1 and 3. */
static const char *const tags[] = { "xz", "x", "xyz", "xy", "y", "" };

static void
set_up (StoreFixture *store, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (store, NULL);
  form_fixture_open (store);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();

      customer->name = g_strdup_printf ("Khách %u", i + 1);
      for (const char *at = tags[i]; *at != '\0'; at++)
        g_ptr_array_add (customer->tags, g_strndup (at, 1));
      g_assert_cmpint (hoso_customers_save (store->db, customer, &error), ==, i + 1);
      g_assert_no_error (error);
    }
}

static HosoRuleNarrowing *
load (StoreFixture *store, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);
  HosoRuleNarrowing *narrowing;

  g_assert_no_error (error);
  narrowing = hoso_rule_narrowing_load (store->db, rule, NULL, &error);
  g_assert_no_error (error);
  return narrowing;
}

static void
assert_numbers (const GArray *numbers, const guint64 *expected, guint n)
{
  g_assert_cmpuint (numbers->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (numbers, guint64, i), ==, expected[i]);
}

/* x leaves 1 to 4, y of them 3 and 4, z of them 3.  None holds for 6, one for 2 and 5,
 * two for 1 and 4, all for 3. */
static void
test_three (StoreFixture *store, gconstpointer data)
{
  const guint64 remaining[] = { 4, 2, 1 };
  const guint64 fits[] = { 1, 2, 2, 1 };
  g_autoptr (HosoRuleNarrowing) narrowing =
    load (store, "{\"population\": \"customers\", \"all\": [{\"tag\": \"x\"}, {\"tag\": \"y\"}, "
                 "{\"tag\": \"z\"}]}");
  g_autofree char *words = hoso_rule_narrowing_dup_fits (narrowing);
  g_autoptr (HosoPlot) plot = hoso_rule_narrowing_make_plot (narrowing, "Khách hàng");
  guint64 count = 0;

  g_assert_true (hoso_rule_narrowing_get_count (narrowing, &count));
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpuint (narrowing->base, ==, 6);
  assert_numbers (narrowing->remaining, remaining, G_N_ELEMENTS (remaining));
  assert_numbers (narrowing->fits, fits, G_N_ELEMENTS (fits));
  g_assert_cmpstr (words, ==, "Fits all 3 conditions: 1 · at least 2 of 3: 3 · at least 1 of 3: 5");
  g_assert_cmpuint (plot->base, ==, 6);
  g_assert_cmpuint (plot->tally->counts->len, ==, 4);
  g_assert_cmpuint (((HosoCount *)plot->tally->counts->pdata[2])->n, ==, 2);
}

/* “not” counts as one condition; a group in the group is one too. */
static void
test_groups (StoreFixture *store, gconstpointer data)
{
  const guint64 remaining[] = { 2, 1 };
  g_autoptr (HosoRuleNarrowing) narrowing =
    load (store, "{\"population\": \"customers\", \"all\": [{\"not\": {\"tag\": \"x\"}}, "
                 "{\"any\": [{\"tag\": \"y\"}, {\"tag\": \"z\"}]}]}");

  assert_numbers (narrowing->remaining, remaining, G_N_ELEMENTS (remaining));
}

static void
test_none (StoreFixture *store, gconstpointer data)
{
  static const char *const rules[] = {
    "{\"population\": \"customers\"}",
    "{\"population\": \"customers\", \"all\": [{\"tag\": \"x\"}]}",
    "{\"population\": \"customers\", \"any\": [{\"tag\": \"x\"}, {\"tag\": \"y\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (HosoRuleNarrowing) narrowing = load (store, rules[i]);

      g_assert_cmpuint (narrowing->conditions->len, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/rule-narrowing/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("three", test_three);
  ADD ("groups", test_groups);
  ADD ("none", test_none);
  return g_test_run ();
}
