/* What is proposed for a persona, against numbers counted by hand. */

#include "hoso-config.h"

#include "hoso-customer-table.h"
#include "hoso-customers.h"
#include "hoso-field-table.h"
#include "hoso-names.h"
#include "hoso-personas.h"
#include "hoso-segments.h"
#include "hoso-source-table.h"
#include "persona-fixture.h"

static void
assert_statement (GPtrArray *statements,
                  guint index,
                  int layer,
                  const char *text,
                  guint64 n,
                  guint64 base)
{
  const HosoStatement *statement = g_ptr_array_index (statements, index);

  g_assert_cmpuint (index, <, statements->len);
  g_assert_cmpstr (statement->text, ==, text);
  g_assert_cmpint (statement->layer, ==, layer);
  g_assert_nonnull (statement->evidence);
  g_assert_cmpuint (statement->evidence->n, ==, n);
  g_assert_cmpuint (statement->evidence->base, ==, base);
}

static GPtrArray *
propose (PersonaFixture *fixture, gint64 segment, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *statements = hoso_personas_propose (fixture->db, segment, "vi", limit, &error);

  g_assert_no_error (error);

  return statements;
}

static void
test_segment (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;
  const HosoEvidence *evidence;

  persona_fixture_add_survey (fixture, NULL);
  statements = propose (fixture, persona_fixture_add_segment (fixture, "Shopee"), 12);

  /* Not the channel, which the segment is made of; how often does not differ,
   * so it comes last. */
  g_assert_cmpuint (statements->len, ==, 4);
  assert_statement (statements, 0, 3, "How much do you care: 8–10 / 10", 42, 60);
  assert_statement (statements, 1, 3, "Why do you buy: Price", 45, 60);
  assert_statement (statements, 2, 1, "Gender: Female", 48, 60);
  assert_statement (statements, 3, 2, "How often: Weekly", 30, 60);

  evidence = ((HosoStatement *)g_ptr_array_index (statements, 2))->evidence;
  g_assert_cmpint (evidence->survey, ==, fixture->survey);
  g_assert_cmpint (evidence->question, ==, fixture->questions[FIXTURE_GENDER]);
  g_assert_cmpstr (evidence->survey_name, ==, "Khảo sát khách hàng");
  g_assert_cmpstr (evidence->question_title, ==, "1. Gender?");
  g_assert_cmpstr (evidence->option, ==, "Female");
  g_assert_cmpstr (evidence->from, ==, "2026-03-01");
  g_assert_cmpstr (evidence->to, ==, "2026-03-20");
  g_assert_cmpint (evidence->taken_at, ==, FIXTURE_NOW);
}

static void
test_limit (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;

  persona_fixture_add_survey (fixture, NULL);
  statements = propose (fixture, persona_fixture_add_segment (fixture, "Shopee"), 1);
  g_assert_cmpuint (statements->len, ==, 1);
}

static void
test_everybody (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;

  persona_fixture_add_survey (fixture, NULL);
  statements = propose (fixture, persona_fixture_add_segment (fixture, NULL), 12);
  g_assert_cmpuint (statements->len, ==, 5);
  assert_statement (statements, 0, 2, "Channel: Store", 140, 200);
  assert_statement (statements, 1, 3, "How much do you care: 1–3 / 10", 130, 200);
  assert_statement (statements, 2, 3, "Why do you buy: Quality", 113, 200);
  assert_statement (statements, 3, 1, "Gender: Female", 104, 200);
  assert_statement (statements, 4, 2, "How often: Weekly", 100, 200);
}

static void
test_nobody (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) statements = NULL;

  persona_fixture_add_survey (fixture, NULL);
  statements = propose (fixture, persona_fixture_add_segment (fixture, "Lazada"), 12);
  g_assert_cmpuint (statements->len, ==, 0);

  g_assert_null (hoso_personas_propose (fixture->db, 999, "en", 12, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
ensure_field (HosoDb *db, const char *key, int layer)
{
  g_autoptr (GError) error = NULL;
  HosoField field = {
    .key = (char *)key,
    .type = (char *)"choice",
    .group = (char *)"identity",
    .layer = layer,
  };

  if (hoso_field_table_find (db, key, &error) == 0)
    {
      g_clear_error (&error);
      hoso_field_table_add (db, &field, "both", 1, &error);
    }
  g_assert_no_error (error);
}

/* Customers in the survey's order: the first half lives in Huế, the Shopee
 * buyers are all under 25. */
static void
add_customers (PersonaFixture *fixture, gint64 customers[FIXTURE_PEOPLE])
{
  HosoDb *db = fixture->db;
  g_autoptr (GError) error = NULL;
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  gint64 source;

  g_assert_true (hoso_txn_begin (&txn, db, &error));
  source = hoso_source_table_get_hand (db, &error);
  ensure_field (db, "city", 1);
  ensure_field (db, "age", 1);
  for (guint i = 0; i < FIXTURE_PEOPLE; i++)
    {
      const char *city = i < 100 ? "Huế" : "Hà Nội";
      const char *age = i < FIXTURE_SHOPEE ? "18-25" : "26-40";

      customers[i] = hoso_customer_table_add (db, HOSO_CUSTOMER_PERSON, "Lan", source, &error);
      hoso_customer_field_set (db, customers[i], "city", city, source, &error);
      hoso_customer_field_set (db, customers[i], "age", age, source, &error);
      g_assert_no_error (error);
    }
  g_assert_true (hoso_txn_commit (&txn, &error));
}

static gint64
add_city_segment (PersonaFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_new (0);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_FIELD);
  gint64 id;

  node->op = HOSO_OP_IS;
  node->key = g_strdup ("city");
  node->value = g_strdup ("Huế");
  hoso_rule_node_add (rule->root, node);
  id = hoso_segments_save (fixture->db, 0, "Huế", rule, &error);
  g_assert_no_error (error);

  return id;
}

/* Fields and the answers that are joined to customers speak together.  Of the
 * 100 in Huế 60 are young and on Shopee, nobody of the others. */
static void
test_customers (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (HosoPersona) persona = NULL;
  g_autofree char *age = g_strconcat (hoso_name_get ("field.age", "vi"), ": 18-25", NULL);
  gint64 customers[FIXTURE_PEOPLE];
  gint64 segment;
  gint64 id;

  add_customers (fixture, customers);
  persona_fixture_add_survey (fixture, customers);
  segment = add_city_segment (fixture);
  statements = propose (fixture, segment, 12);

  g_assert_cmpuint (statements->len, ==, 6);
  assert_statement (statements, 0, 1, "Gender: Female", 88, 100);
  assert_statement (statements, 1, 3, "How much do you care: 8–10 / 10", 70, 100);
  assert_statement (statements, 2, 1, age, 60, 100);
  assert_statement (statements, 3, 2, "Channel: Shopee", 60, 100);
  assert_statement (statements, 4, 3, "Why do you buy: Price", 57, 100);
  assert_statement (statements, 5, 2, "How often: Weekly", 50, 100);

  id = hoso_personas_create_from_segment (fixture->db, segment, NULL, "vi", &error);
  g_assert_no_error (error);
  persona = hoso_personas_load (fixture->db, id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < persona->statements->len; i++)
    {
      const HosoStatement *statement = g_ptr_array_index (persona->statements, i);

      g_assert_cmpuint (statement->evidence->now_n, ==, statement->evidence->n);
      g_assert_cmpuint (statement->evidence->now_base, ==, statement->evidence->base);
    }
}

static void
add (const char *path, void (*test) (PersonaFixture *, gconstpointer))
{
  g_test_add (path, PersonaFixture, NULL, persona_fixture_set_up, test, persona_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/persona-proposal/segment", test_segment);
  add ("/persona-proposal/limit", test_limit);
  add ("/persona-proposal/everybody", test_everybody);
  add ("/persona-proposal/nobody", test_nobody);
  add ("/persona-proposal/customers", test_customers);

  return g_test_run ();
}
