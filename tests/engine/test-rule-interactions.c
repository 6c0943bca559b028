/* Rules about what happened with customers, counted by the engine and by a plain
 * evaluation of the same entries.
 */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-interactions.h"
#include "hoso-names.h"
#include "hoso-segments.h"

#define NOW 1770000000
#define DAY 86400
#define CUSTOMERS 40
#define ENTRIES 200

typedef struct
{
  guint customer; /* place in the array */
  HosoInteractionKind kind;
  HosoComplaintState state;
  HosoOutcome outcome;
  HosoInterview interview;
  gint64 at;
} Entry;

typedef struct
{
  StoreFixture store;
  HosoDb *db;
  gint64 customers[CUSTOMERS];
  Entry entries[ENTRIES];
  GRand *random;
} Shop;

static void
add_entry (Shop *shop, Entry *entry)
{
  g_autoptr (HosoInteraction) interaction = NULL;
  g_autoptr (GError) error = NULL;

  /* The last customers have nothing. */
  entry->customer = (guint)g_rand_int_range (shop->random, 0, CUSTOMERS - 5);
  entry->kind = (HosoInteractionKind)g_rand_int_range (shop->random, 0, HOSO_INTERACTION_N_KINDS);
  entry->at = NOW - g_rand_int_range (shop->random, 0, 60 * DAY);
  if (entry->kind == HOSO_INTERACTION_COMPLAINT)
    entry->state = (HosoComplaintState)g_rand_int_range (shop->random, HOSO_COMPLAINT_OPEN,
                                                         HOSO_COMPLAINT_N_STATES);
  entry->outcome = (HosoOutcome)g_rand_int_range (shop->random, 0, HOSO_N_OUTCOMES);
  if (hoso_interaction_can_interview (entry->kind))
    entry->interview = (HosoInterview)g_rand_int_range (shop->random, 0, HOSO_N_INTERVIEWS);
  interaction = hoso_interaction_new (entry->kind, "x");
  interaction->interview = entry->interview;
  interaction->customer = shop->customers[entry->customer];
  interaction->state = entry->state;
  interaction->outcome = entry->outcome;
  interaction->at = entry->at;
  interaction->referred_name = g_strdup ("Mai");
  g_assert_cmpint (hoso_interactions_save (shop->db, interaction, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
set_up (Shop *shop, gconstpointer data)
{
  store_fixture_set_up (&shop->store, NULL);
  form_fixture_open (&shop->store);
  shop->db = shop->store.db;
  hoso_db_set_clock (shop->db, NOW, 1);
  shop->random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  for (guint i = 0; i < CUSTOMERS; i++)
    {
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();

      customer->name = g_strdup_printf ("Khách %u", i);
      shop->customers[i] = hoso_customers_save (shop->db, customer, NULL);
    }
  for (guint i = 0; i < ENTRIES; i++)
    add_entry (shop, &shop->entries[i]);
}

static void
tear_down (Shop *shop, gconstpointer data)
{
  g_rand_free (shop->random);
  store_fixture_tear_down (&shop->store, NULL);
}

static gboolean
is_of (const Entry *entry, const char *what)
{
  HosoInteractionKind kind;

  if (g_str_equal (what, "contact"))
    return entry->kind != HOSO_INTERACTION_NOTE && entry->kind != HOSO_INTERACTION_REFERRAL;
  if (g_str_equal (what, "open-complaint"))
    return entry->state == HOSO_COMPLAINT_OPEN;
  if (g_str_equal (what, "refused"))
    return entry->outcome == HOSO_OUTCOME_REFUSED;
  if (g_str_equal (what, "interview"))
    return entry->interview != HOSO_INTERVIEW_NONE;
  if (g_str_has_prefix (what, "interview-"))
    return entry->interview != HOSO_INTERVIEW_NONE &&
           g_str_equal (hoso_interview_get_name (entry->interview), what + strlen ("interview-"));
  g_assert_true (hoso_interaction_kind_from_name (what, &kind));
  return entry->kind == kind;
}

/* The figure of one customer; FALSE where there is none. */
static gboolean
get_figure (Shop *shop, guint customer, const char *key, gint64 *figure)
{
  g_auto (GStrv) parts = g_strsplit (key, ".", 2);
  gint64 latest = 0;
  gint64 n = 0;

  for (guint i = 0; i < ENTRIES; i++)
    if (shop->entries[i].customer == customer && is_of (&shop->entries[i], parts[0]))
      {
        n++;
        latest = MAX (latest, shop->entries[i].at);
      }
  *figure = g_str_equal (parts[1], "count") ? n : (NOW - latest) / DAY;
  return g_str_equal (parts[1], "count") || n > 0;
}

static guint64
count_plainly (Shop *shop, const char *key, HosoRuleOp op, gint64 value)
{
  guint64 n = 0;

  for (guint i = 0; i < CUSTOMERS; i++)
    {
      gint64 figure;

      if (!get_figure (shop, i, key, &figure))
        continue;
      n += op == HOSO_OP_AT_LEAST  ? figure >= value
           : op == HOSO_OP_AT_MOST ? figure <= value
           : op == HOSO_OP_IS      ? figure == value
                                   : figure != value;
    }
  return n;
}

static void
assert_count (Shop *shop, const char *key, HosoRuleOp op, gint64 value)
{
  g_autofree char *json = g_strdup_printf (
    "{\"population\": \"customers\", \"all\": [{\"interactions\": \"%s\", \"op\": \"%s\", "
    "\"value\": \"%" G_GINT64_FORMAT "\"}]}",
    key, hoso_rule_op_get_name (HOSO_RULE_INTERACTIONS, op), value);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);
  guint64 count;
  guint64 base;

  g_assert_no_error (error);
  g_assert_true (hoso_segments_count (shop->db, rule, &count, &base, NULL, &error));
  g_assert_no_error (error);
  g_test_message ("%s", json);
  g_assert_cmpuint (base, ==, CUSTOMERS);
  g_assert_cmpuint (count, ==, count_plainly (shop, key, op, value));
}

static void
test_counts (Shop *shop, gconstpointer data)
{
  static const HosoRuleOp ops[] = { HOSO_OP_AT_LEAST, HOSO_OP_AT_MOST, HOSO_OP_IS,
                                    HOSO_OP_IS_NOT };
  g_auto (GStrv) keys = hoso_names_get_keys ("interactions.");

  g_assert_cmpuint (g_strv_length (keys), ==, 17);
  for (guint i = 0; keys[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (ops); j++)
      for (gint64 value = 0; value < 40; value += 1 + value / 3)
        assert_count (shop, keys[i] + strlen ("interactions."), ops[j], value);
}

static void
test_words (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (
    "{\"population\": \"customers\", \"all\": [{\"interactions\": \"open-complaint.count\", "
    "\"op\": \"at-least\", \"value\": \"1\"}]}",
    &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = hoso_segments_describe (shop->db, rule, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "“Number of open complaints” is at least 1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/engine/rule-interactions/counts", Shop, NULL, set_up, test_counts, tear_down);
  g_test_add ("/engine/rule-interactions/words", Shop, NULL, set_up, test_words, tear_down);
  return g_test_run ();
}
