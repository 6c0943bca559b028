/* What customers agreed to: by purpose, with a history, and undone like any
 * other change.
 */

#include "store-fixture.h"

#include "hoso-consents.h"
#include "hoso-population.h"
#include "hoso-rule-evaluation.h"
#include "hoso-segments.h"
#include "hoso-session.h"
#include "hoso-undo.h"

static gboolean
allows (StoreFixture *fixture, gint64 customer, const char *purpose)
{
  g_autoptr (GError) error = NULL;
  gboolean allowed = FALSE;

  g_assert_true (hoso_consent_allows (fixture->db, customer, purpose, &allowed, &error));
  return allowed;
}

static void
set (StoreFixture *fixture, gint64 customer, const char *purpose, HosoConsentState state)
{
  g_autoptr (HosoConsent) consent = hoso_consent_new (purpose, state);
  g_autoptr (GError) error = NULL;

  consent->channel = g_strdup ("paper");
  consent->note = g_strdup ("Phiếu số 7");
  g_assert_true (hoso_consents_set (fixture->db, &customer, 1, consent, &error));
  g_assert_no_error (error);
}

static void
open_with_customers (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->db = hoso_session_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  store_fixture_add_customer (fixture->db, "Lan");
  store_fixture_add_customer (fixture->db, "Mai");
}

static void
test_history (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GError) error = NULL;
  const HosoConsent *latest;
  g_autofree char *undone = NULL;

  open_with_customers (fixture);
  g_assert_false (allows (fixture, 1, HOSO_PURPOSE_MESSAGES));
  set (fixture, 1, HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_GIVEN);
  g_assert_true (allows (fixture, 1, HOSO_PURPOSE_MESSAGES));
  g_assert_false (allows (fixture, 1, HOSO_PURPOSE_SURVEYS));
  g_assert_false (allows (fixture, 2, HOSO_PURPOSE_MESSAGES));
  set (fixture, 1, HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_WITHDRAWN);
  g_assert_false (allows (fixture, 1, HOSO_PURPOSE_MESSAGES));
  consents = hoso_consents_list (fixture->db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (consents->len, ==, 2);
  latest = g_ptr_array_index (consents, 0);
  g_assert_cmpint (latest->state, ==, HOSO_CONSENT_WITHDRAWN);
  g_assert_true (latest->is_current);
  g_assert_cmpstr (latest->title, ==, "Messages about offers");
  g_assert_cmpstr (latest->note, ==, "Phiếu số 7");
  g_assert_true (hoso_undo_undo (fixture->db, &undone, &error));
  g_assert_cmpstr (undone, ==, "Withdraw consent");
  g_assert_true (allows (fixture, 1, HOSO_PURPOSE_MESSAGES));
}

static void
test_purposes (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) purposes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  open_with_customers (fixture);
  key = hoso_consents_add_purpose (fixture->db, "  Mời dự lễ khai trương ", &error);
  g_assert_no_error (error);
  set (fixture, 2, key, HOSO_CONSENT_GIVEN);
  g_assert_true (allows (fixture, 2, key));
  purposes = hoso_consents_list_purposes (fixture->db, &error);
  g_assert_cmpuint (purposes->len, ==, 6);
  g_assert_cmpstr (((HosoPurpose *)g_ptr_array_index (purposes, 5))->title, ==,
                   "Mời dự lễ khai trương");
}

static void
assert_rule (HosoDb *db, const char *op, const char *state, const char *expected)
{
  g_autofree char *json = g_strdup_printf ("{\"population\":\"customers\",\"all\":[{\"consent\":"
                                           "\"messages\",\"op\":\"%s\",\"value\":\"%s\"}]}",
                                           op, state);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);
  g_autoptr (HosoPopulation) customers = hoso_population_load (db, 0, NULL);
  g_autoptr (HosoBitset) set = NULL;
  g_autoptr (GString) members = g_string_new (NULL);

  g_assert_no_error (error);
  set = hoso_rule_evaluate (db, rule, customers, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < set->size; i++)
    if (hoso_bitset_contains (set, i))
      g_string_append_printf (members, "%u ", i);
  g_assert_cmpstr (members->str, ==, expected);
}

/* One agreed, one agreed and thought otherwise, one was never asked. */
static void
test_rules (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoRule) rule = NULL;
  g_autofree char *words = NULL;

  open_with_customers (fixture);
  store_fixture_add_customer (fixture->db, "Hoa");
  assert_rule (fixture->db, "is", "unasked", "1 2 3 ");
  set (fixture, 1, HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_GIVEN);
  set (fixture, 2, HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_GIVEN);
  set (fixture, 2, HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_WITHDRAWN);
  set (fixture, 3, HOSO_PURPOSE_CARE, HOSO_CONSENT_GIVEN);
  assert_rule (fixture->db, "is", "given", "1 ");
  assert_rule (fixture->db, "is-not", "given", "2 3 ");
  assert_rule (fixture->db, "is", "withdrawn", "2 ");
  assert_rule (fixture->db, "is-not", "withdrawn", "1 3 ");
  assert_rule (fixture->db, "is", "unasked", "3 ");
  assert_rule (fixture->db, "is-not", "unasked", "1 2 ");
  rule = hoso_rule_from_json ("{\"population\":\"customers\",\"all\":[{\"consent\":\"messages\","
                              "\"op\":\"is\",\"value\":\"unasked\"}]}",
                              NULL);
  words = hoso_segments_describe (fixture->db, rule, NULL);
  g_assert_cmpstr (words, ==, "“Consent: Messages about offers” is “Never asked”");
}

static void
test_wrong (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoConsent) consent = hoso_consent_new ("nonsense", HOSO_CONSENT_GIVEN);
  g_autoptr (HosoConsent) later = hoso_consent_new (HOSO_PURPOSE_CARE, HOSO_CONSENT_GIVEN);
  const gint64 customers[] = { 1, 999 };
  g_autoptr (GError) error = NULL;

  open_with_customers (fixture);
  g_assert_false (hoso_consents_set (fixture->db, customers, 1, consent, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  later->at = g_get_real_time () / G_USEC_PER_SEC + 1000;
  g_assert_false (hoso_consents_set (fixture->db, customers, 1, later, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  later->at = 0;
  g_assert_false (hoso_consents_set (fixture->db, customers, 2, later, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (allows (fixture, 1, HOSO_PURPOSE_CARE));
  g_assert_null (hoso_consents_add_purpose (fixture->db, " ", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
}

static void
add (const char *name, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/consents/history", test_history);
  add ("/consents/purposes", test_purposes);
  add ("/consents/rules", test_rules);
  add ("/consents/wrong", test_wrong);
  return g_test_run ();
}
