/* Journeys as stored: places without gaps, whatever is added, moved, removed. */

#include "hoso-config.h"

#include "hoso-journey-table.h"
#include "hoso-persona-table.h"
#include "hoso-stage-table.h"
#include "hoso-step-table.h"
#include "store-fixture.h"

/* Steps are one letter each; “ab|c|” has two in the first stage of three. */
static void
assert_steps (HosoDb *db, gint64 journey, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoJourney) loaded = hoso_journey_table_load (db, journey, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  static const char gaps[] =
    "SELECT (SELECT count (*) FROM step AS a WHERE position <> "
    "(SELECT count (*) FROM step AS b WHERE b.stage_id = a.stage_id AND b.position < a.position)) "
    "+ (SELECT count (*) FROM stage AS a WHERE position <> "
    "(SELECT count (*) FROM stage AS b WHERE b.journey_id = a.journey_id "
    "AND b.position < a.position))";

  g_assert_no_error (error);
  for (guint i = 0; i < loaded->stages->len; i++)
    {
      const HosoStage *stage = g_ptr_array_index (loaded->stages, i);

      if (i > 0)
        g_string_append_c (text, '|');
      for (guint j = 0; j < stage->steps->len; j++)
        g_string_append (text, ((const HosoStep *)g_ptr_array_index (stage->steps, j))->title);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpint (store_fixture_count (db, gaps), ==, 0);
}

static const HosoStage *
get_stage (const HosoJourney *journey, guint index)
{
  return g_ptr_array_index (journey->stages, index);
}

static gint64
find_step (HosoDb *db, gint64 journey, const char *title)
{
  g_autoptr (HosoJourney) loaded = hoso_journey_table_load (db, journey, NULL);

  for (guint i = 0; i < loaded->stages->len; i++)
    {
      const GPtrArray *steps = get_stage (loaded, i)->steps;

      for (guint j = 0; j < steps->len; j++)
        {
          const HosoStep *step = g_ptr_array_index (steps, j);

          if (g_str_equal (step->title, title))
            return step->id;
        }
    }

  return 0;
}

static gint64
add_journey (HosoDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoPersona) persona = hoso_persona_new ();
  g_autoptr (HosoJourney) journey = hoso_journey_new ();

  persona->name = g_strdup ("Minh");
  persona->language = g_strdup ("vi");
  journey->persona = hoso_persona_table_add (db, persona, &error);
  journey->title = g_strdup ("Hành trình");
  journey->language = g_strdup ("vi");
  journey->id = hoso_journey_table_add (db, journey, &error);
  g_assert_no_error (error);

  return journey->id;
}

/* “ab|c|”, as assert_steps() writes it. */
static gint64
add_sample (HosoDb *db)
{
  static const char *const steps[] = { "ab", "c", "" };
  g_autoptr (GError) error = NULL;
  gint64 journey = add_journey (db);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const char *key = i == 0 ? "awareness" : NULL;
      g_autoptr (HosoStage) stage = hoso_stage_new (key, key != NULL ? NULL : "Own");
      gint64 id = hoso_stage_table_add (db, journey, -1, stage, &error);

      for (const char *p = steps[i]; *p != '\0'; p++)
        {
          char title[] = { *p, '\0' };
          g_autoptr (HosoStep) step = hoso_step_new (title);

          g_assert_cmpint (hoso_step_table_add (db, id, 99, step, &error), >, 0);
        }
    }
  g_assert_no_error (error);

  return journey;
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  store_fixture_open (fixture);
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_sample (fixture->db);
  g_autoptr (HosoJourney) journey = NULL;
  g_autoptr (GPtrArray) list = NULL;

  assert_steps (fixture->db, id, "ab|c|");
  journey = hoso_journey_table_load (fixture->db, id, &error);
  g_assert_cmpstr (journey->title, ==, "Hành trình");
  g_assert_cmpstr (journey->scenario, ==, "");
  g_assert_cmpstr (journey->persona_name, ==, "Minh");
  g_assert_cmpint (journey->persona_photo, ==, 0);
  g_assert_cmpstr (get_stage (journey, 0)->key, ==, "awareness");
  g_assert_null (get_stage (journey, 0)->title);
  g_assert_cmpstr (get_stage (journey, 1)->title, ==, "Own");

  g_assert_cmpint (add_sample (fixture->db), >, id);
  list = hoso_journey_table_list (fixture->db, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((HosoJourney *)g_ptr_array_index (list, 1))->id, ==, id);
}

static void
test_add_between (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_sample (fixture->db);
  g_autoptr (HosoJourney) journey = hoso_journey_table_load (fixture->db, id, &error);
  g_autoptr (HosoStep) step = hoso_step_new ("x");
  g_autoptr (HosoStage) stage = hoso_stage_new (NULL, "New");
  gint64 first = get_stage (journey, 0)->id;

  g_assert_cmpint (hoso_step_table_add (fixture->db, first, 1, step, &error), >, 0);
  assert_steps (fixture->db, id, "axb|c|");
  g_assert_cmpint (hoso_stage_table_add (fixture->db, id, 0, stage, &error), >, 0);
  assert_steps (fixture->db, id, "|axb|c|");
}

static void
test_move (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_sample (fixture->db);
  gint64 a = find_step (fixture->db, id, "a");
  gint64 c = find_step (fixture->db, id, "c");
  static const char *const right[] = { "ba|c|", "b|ac|", "b|ca|", "b|c|a", "b|c|a" };
  static const char *const left[] = { "bc||a", "cb||a", "cb||a" };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_assert_true (hoso_step_table_move (fixture->db, a, 1, &error));
      assert_steps (fixture->db, id, right[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_assert_true (hoso_step_table_move (fixture->db, c, -1, &error));
      assert_steps (fixture->db, id, left[i]);
    }
  g_assert_false (hoso_step_table_move (fixture->db, 999, 1, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_remove (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_sample (fixture->db);
  g_autoptr (HosoJourney) journey = hoso_journey_table_load (fixture->db, id, &error);

  g_assert_true (hoso_step_table_remove (fixture->db, find_step (fixture->db, id, "a"), &error));
  assert_steps (fixture->db, id, "b|c|");
  g_assert_true (hoso_stage_table_remove (fixture->db, get_stage (journey, 0)->id, &error));
  assert_steps (fixture->db, id, "c|");
  g_assert_false (hoso_stage_table_remove (fixture->db, get_stage (journey, 0)->id, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (hoso_journey_table_remove (fixture->db, id, &error));
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM step"), ==, 0);
  g_assert_null (hoso_journey_table_load (fixture->db, id, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_cells (StoreFixture *fixture, gconstpointer data)
{
  static const char hostile[] = "=1+1'; DROP TABLE cell; -- %n";
  g_autoptr (GError) error = NULL;
  gint64 id = add_sample (fixture->db);
  gint64 a = find_step (fixture->db, id, "a");
  g_autoptr (HosoJourney) journey = NULL;
  const HosoStep *step;

  g_assert_true (hoso_step_table_set_cell (fixture->db, a, HOSO_LANE_PAIN, "old", &error));
  g_assert_true (hoso_step_table_set_cell (fixture->db, a, HOSO_LANE_PAIN, hostile, &error));
  g_assert_true (hoso_step_table_set_cell (fixture->db, a, HOSO_LANE_THINK, "gone", &error));
  g_assert_true (hoso_step_table_set_cell (fixture->db, a, HOSO_LANE_THINK, "", &error));
  g_assert_true (hoso_step_table_set_emotion (fixture->db, a, -2, &error));
  g_assert_false (hoso_step_table_set_cell (fixture->db, 999, HOSO_LANE_PAIN, "x", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  journey = hoso_journey_table_load (fixture->db, id, &error);
  step = g_ptr_array_index (get_stage (journey, 0)->steps, 0);
  g_assert_cmpstr (step->cells[HOSO_LANE_PAIN], ==, hostile);
  g_assert_null (step->cells[HOSO_LANE_THINK]);
  g_assert_cmpint (step->emotion, ==, -2);
  step = g_ptr_array_index (get_stage (journey, 0)->steps, 1);
  g_assert_cmpint (step->emotion, ==, HOSO_EMOTION_NONE);
}

static void
test_stage_titles (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_sample (fixture->db);
  g_autoptr (HosoJourney) before = hoso_journey_table_load (fixture->db, id, &error);
  g_autoptr (HosoJourney) after = NULL;
  gint64 first = get_stage (before, 0)->id;
  gint64 second = get_stage (before, 1)->id;

  g_assert_true (hoso_stage_table_set_title (fixture->db, first, "Mine", &error));
  g_assert_true (hoso_stage_table_set_title (fixture->db, first, NULL, &error));
  g_assert_true (hoso_stage_table_set_title (fixture->db, second, NULL, &error));
  after = hoso_journey_table_load (fixture->db, id, &error);
  g_assert_null (get_stage (after, 0)->title);
  g_assert_cmpstr (get_stage (after, 1)->title, ==, "Own");
}

static void
add (const char *path, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, set_up, test, store_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/journey-table/round-trip", test_round_trip);
  add ("/journey-table/add-between", test_add_between);
  add ("/journey-table/move", test_move);
  add ("/journey-table/remove", test_remove);
  add ("/journey-table/cells", test_cells);
  add ("/journey-table/stage-titles", test_stage_titles);

  return g_test_run ();
}
