/* Segments: their words, keeping and changing them, what is refused. */

#include "hoso-config.h"

#include "hoso-segments.h"
#include "hoso-undo.h"
#include "people-fixture.h"

static void
assert_words (PeopleFixture *fixture, const char *conditions, const char *expected)
{
  g_autoptr (HosoRule) rule = people_fixture_make_rule (fixture, conditions, TRUE);
  g_autofree char *words = hoso_segments_describe (fixture->store.db, rule, NULL);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (PeopleFixture *fixture, gconstpointer data)
{
  assert_words (fixture, "'all': []", "everybody");
  assert_words (fixture, "'any': []", "nobody");
  assert_words (fixture,
                "'all': [{'question': $4, 'op': 'is', 'value': 'Nữ'}, "
                "{'any': [{'tag': 'VIP'}, {'question': $7, 'op': 'answered'}]}]",
                "“Giới tính” is “Nữ” and (tagged “VIP” or answered “Góp ý”)");
  assert_words (fixture, "'all': [{'not': {'tag': 'VIP'}}]", "not (tagged “VIP”)");
  assert_words (fixture,
                "'all': [{'purchases': 'count', 'op': 'is', 'value': '1'}]",
                "exactly 1 purchase");
}

/* What was saved is listed with today's counts, changed, and removed; undo is
 * the history's. */
static void
test_saving (PeopleFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->store.db;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) vip = people_fixture_make_rule (fixture, "'all': [{'tag': 'VIP'}]", FALSE);
  g_autoptr (HosoRule) all = people_fixture_make_rule (fixture, "'all': []", TRUE);
  gint64 first = hoso_segments_save (db, 0, "Khách quen", vip, &error);
  gint64 second = hoso_segments_save (db, 0, "Mọi người", all, &error);
  g_autoptr (GPtrArray) segments = hoso_segments_list (db, &error);
  g_autoptr (HosoSegment) changed = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_cmpint (((HosoSegment *)segments->pdata[0])->id, ==, first);
  g_assert_cmpuint (((HosoSegment *)segments->pdata[0])->count, ==, (CUSTOMERS + 6) / 7);
  g_assert_cmpuint (((HosoSegment *)segments->pdata[1])->base, ==, PEOPLE);
  g_assert_cmpstr (((HosoSegment *)segments->pdata[1])->survey_name, ==, "Khảo sát");

  g_assert_cmpint (hoso_segments_save (db, first, "Tất cả", all, &error), ==, first);
  changed = hoso_segments_load (db, first, &error);
  g_assert_cmpstr (changed->name, ==, "Tất cả");
  g_assert_cmpuint (changed->count, ==, PEOPLE);

  g_assert_true (hoso_segments_remove (db, second, &error));
  g_assert_null (hoso_segments_load (db, second, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hoso_segments_remove (db, second, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
assert_goal (HosoDb *db, gint64 id, const char *goal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSegment) segment = hoso_segments_load (db, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (segment->goal, ==, goal);
}

/* What a segment is for stays when its rule changes, and undo takes it back. */
static void
test_goal (PeopleFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->store.db;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) vip = people_fixture_make_rule (fixture, "'all': [{'tag': 'VIP'}]", FALSE);
  gint64 id = hoso_segments_save_for (db, 0, "Khách quen", vip, "sales", &error);
  g_autofree char *undone = NULL;

  g_assert_no_error (error);
  assert_goal (db, id, "sales");
  g_assert_cmpint (hoso_segments_save (db, id, "Khách mới", vip, &error), ==, id);
  assert_goal (db, id, "sales");
  g_assert_true (hoso_segments_set_goal (db, id, NULL, &error));
  assert_goal (db, id, NULL);
  g_assert_true (hoso_undo_undo (db, &undone, &error));
  assert_goal (db, id, "sales");
  g_assert_false (hoso_segments_set_goal (db, id, "fame", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (hoso_segments_save_for (db, 0, "X", vip, "'; --", &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hoso_segments_set_goal (db, 99, "care", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

/* What cannot be counted is not saved. */
static void
test_refused (PeopleFixture *fixture, gconstpointer data)
{
  static const char *const rules[] = {
    "{\"population\": \"survey\", \"survey\": 99}",
    "{\"population\": \"customers\", \"all\": [{\"question\": 999, \"op\": \"answered\"}]}",
    "{\"population\": \"customers\", \"all\": [{\"field\": \"shoe\", \"op\": \"known\"}]}",
  };
  g_autofree char *before = store_fixture_dump (fixture->store.db);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HosoRule) rule = hoso_rule_from_json (rules[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (hoso_segments_save (fixture->store.db, 0, "X", rule, &error), ==, 0);
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
    }
  after = store_fixture_dump (fixture->store.db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_hostile (PeopleFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "null",
    "[]",
    "{",
    "{\"population\": \"customers\", \"all\": {}}",
    "{\"population\": \"survey\"}",
    "{\"population\": \"customers\", \"survey\": 1}",
    "{\"population\": \"customers\", \"all\": [{\"field\": 3, \"op\": \"is\", \"value\": \"x\"}]}",
    "{\"population\": \"customers\", \"all\": [{\"field\": \"age\", \"op\": \"like\"}]}",
    "{\"population\": \"customers\", \"all\": [{\"purchases\": \"count\", \"op\": \"at-least\", "
    "\"value\": \"1; DROP TABLE customer\"}]}",
    "{\"population\": \"customers\", \"all\": [{\"tag\": \"a\", \"sql\": \"1=1\"}]}",
  };
  g_autoptr (GString) deep = g_string_new ("{\"population\": \"customers\", \"all\": [");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hoso_rule_from_json (texts[i], &error));
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "{\"not\": ");
  g_assert_null (hoso_rule_from_json (deep->str, NULL));
}

/* What the rule is about is left out, and inside never exceeds all. */
static void
test_compare (PeopleFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule =
    people_fixture_make_rule (
      fixture, "'all': [{'question': $4, 'op': 'is', 'value': 'Nữ'}]", TRUE);
  g_autoptr (GPtrArray) comparisons =
    hoso_segments_compare (fixture->store.db, rule, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (comparisons->len, ==, 2);
  for (guint i = 0; i < comparisons->len; i++)
    {
      const HosoComparison *comparison = comparisons->pdata[i];

      g_assert_cmpint (comparison->question, !=, fixture->questions[4]);
      g_assert_cmpuint (comparison->inside->counts->len, ==, comparison->all->counts->len);
      for (guint k = 0; k < comparison->all->counts->len; k++)
        g_assert_cmpuint (((HosoCount *)comparison->inside->counts->pdata[k])->n, <=,
                          ((HosoCount *)comparison->all->counts->pdata[k])->n);
    }
}

/* Customers are compared by their fields: those of choice, not by what nearly
 * everybody has of their own, and not by the one that the rule is about. */
static void
test_compare_customers (PeopleFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule =
    people_fixture_make_rule (fixture, "'all': [{'field': 'gender', 'op': 'is', 'value': 'Nữ'}]",
                              FALSE);
  g_autoptr (GPtrArray) comparisons =
    hoso_segments_compare (fixture->store.db, rule, NULL, &error);
  const HosoComparison *age;
  guint women = 0;

  for (guint i = 0; i < CUSTOMERS; i++)
    {
      const Person *person = &fixture->people[i];
      /* Where nothing was entered, the survey's answer fills the field. */
      const char *gender = person->gender != NULL ? person->gender : person->said_gender;

      women += g_strcmp0 (gender, "Nữ") == 0;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (comparisons->len, ==, 1);
  age = comparisons->pdata[0];
  g_assert_cmpstr (age->field, ==, "age");
  g_assert_cmpint (age->question, ==, 0);
  g_assert_cmpuint (age->inside->asked, ==, women);
  g_assert_cmpuint (age->all->asked, ==, CUSTOMERS);
}

static void
add (const char *name, void (*test) (PeopleFixture *, gconstpointer))
{
  g_test_add (name, PeopleFixture, NULL, people_fixture_set_up, test,
              people_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/segments/words", test_words);
  add ("/segments/saving", test_saving);
  add ("/segments/goal", test_goal);
  add ("/segments/refused", test_refused);
  add ("/segments/hostile", test_hostile);
  add ("/segments/compare", test_compare);
  add ("/segments/compare-customers", test_compare_customers);
  return g_test_run ();
}
