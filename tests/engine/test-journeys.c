/* Journeys from the shipped start to the exported map; undo takes each edit
 * back.
 */

#include "hoso-config.h"

#include "hoso-journeys.h"
#include "hoso-names.h"
#include "hoso-personas.h"
#include "hoso-undo.h"
#include "persona-fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char hostile[] = "=HYPERLINK(\"http://x\",\"%s%n\") <b>'; DROP TABLE step; --";

static gint64
add_journey (PersonaFixture *fixture, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoPersona) persona = hoso_persona_new ();
  gint64 id;

  persona->name = g_strdup ("Nguyễn Thị Hường");
  persona->language = g_strdup (language);
  id = hoso_personas_save (fixture->db, persona, &error);
  id = hoso_journeys_create (fixture->db, id, &error);
  g_assert_no_error (error);

  return id;
}

static HosoJourney *
load (PersonaFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HosoJourney *journey = hoso_journeys_load (fixture->db, id, &error);

  g_assert_no_error (error);

  return journey;
}

static const HosoStage *
get_stage (const HosoJourney *journey, guint index)
{
  g_assert_cmpuint (index, <, journey->stages->len);

  return g_ptr_array_index (journey->stages, index);
}

static const HosoStep *
get_step (const HosoJourney *journey, guint stage, guint index)
{
  const HosoStage *of = get_stage (journey, stage);

  g_assert_cmpuint (index, <, of->steps->len);

  return g_ptr_array_index (of->steps, index);
}

/* Everything of the journey in one text, to be compared before and after. */
static char *
describe (PersonaFixture *fixture, gint64 id)
{
  g_autoptr (HosoJourney) journey = load (fixture, id);
  GString *text = g_string_new (journey->title);

  g_string_append_printf (text, "/%s", journey->scenario);
  for (guint i = 0; i < journey->stages->len; i++)
    {
      g_string_append_printf (text, "|%s:", hoso_stage_get_title (get_stage (journey, i), "en"));
      for (guint j = 0; j < get_stage (journey, i)->steps->len; j++)
        {
          const HosoStep *step = get_step (journey, i, j);

          g_string_append_printf (text, " %s %d", step->title, step->emotion);
          for (int lane = 0; lane < HOSO_N_LANES; lane++)
            {
              const char *cell = step->cells[lane];

              g_string_append_printf (text, ",%s", cell != NULL ? cell : "");
            }
        }
    }

  return g_string_free (text, FALSE);
}

static void
undo (PersonaFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_assert_true (hoso_undo_undo (fixture->db, &name, &error));
  g_assert_no_error (error);
}

static void
test_start (PersonaFixture *fixture, gconstpointer data)
{
  static const guint steps[] = { 1, 3, 2, 1, 1 };
  gint64 id = add_journey (fixture, "vi");
  g_autoptr (HosoJourney) journey = load (fixture, id);

  g_assert_cmpstr (journey->title, ==, "Hành trình của Nguyễn Thị Hường");
  g_assert_cmpstr (journey->language, ==, "vi");
  g_assert_cmpuint (journey->stages->len, ==, 5);
  g_assert_cmpuint (hoso_journey_count_steps (journey), ==, 8);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpuint (get_stage (journey, i)->steps->len, ==, steps[i]);
  g_assert_cmpstr (get_stage (journey, 0)->key, ==, "awareness");
  g_assert_cmpstr (hoso_stage_get_title (get_stage (journey, 0), "vi"), ==, "Nhận biết");
  g_assert_cmpstr (get_step (journey, 1, 0)->title, ==, "Đọc đánh giá");
  g_assert_cmpint (get_step (journey, 1, 0)->emotion, ==, HOSO_EMOTION_NONE);
}

static void
test_start_english (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoJourney) journey = load (fixture, add_journey (fixture, "en"));

  g_assert_cmpstr (journey->title, ==, "The journey of Nguyễn Thị Hường");
  g_assert_cmpstr (get_step (journey, 1, 0)->title, ==, "Reads reviews");
}

static void
test_create_is_undone (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *name = NULL;
  gint64 id = add_journey (fixture, "vi");
  g_autofree char *before = describe (fixture, id);
  g_autofree char *after = NULL;

  undo (fixture);
  none = hoso_journeys_list (fixture->db, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (hoso_undo_redo (fixture->db, &name, &error));
  after = describe (fixture, id);
  g_assert_cmpstr (after, ==, before);
}

typedef gboolean (*Edit) (HosoDb *db, const HosoJourney *journey, GError **error);

static gboolean
set_text (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_set_text (db, journey->id, hostile, "Lần đầu mua", error);
}

static gboolean
add_stage (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_add_stage (db, journey->id, 1, "Tò mò", error) != 0;
}

static gboolean
rename_stage (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_set_stage_title (db, get_stage (journey, 2)->id, " Chốt đơn ", error);
}

static gboolean
remove_stage (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_remove_stage (db, get_stage (journey, 1)->id, error);
}

static gboolean
add_step (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_add_step (db, get_stage (journey, 1)->id, 1, "Hỏi bạn bè", error) != 0;
}

static gboolean
rename_step (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_set_step_title (db, get_step (journey, 1, 1)->id, hostile, error);
}

static gboolean
remove_step (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_remove_step (db, get_step (journey, 1, 1)->id, error);
}

static gboolean
move_inside (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_move_step (db, get_step (journey, 1, 1)->id, 1, error);
}

static gboolean
move_over_border (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_move_step (db, get_step (journey, 1, 0)->id, -1, error);
}

static gboolean
set_emotion (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_set_emotion (db, get_step (journey, 2, 0)->id, -2, error);
}

static gboolean
set_cell (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_set_cell (db, get_step (journey, 2, 0)->id, HOSO_LANE_PAIN, hostile, error);
}

static gboolean
remove_journey (HosoDb *db, const HosoJourney *journey, GError **error)
{
  return hoso_journeys_remove (db, journey->id, error);
}

static void
test_edits_are_undone (PersonaFixture *fixture, gconstpointer data)
{
  static const Edit edits[] = {
    set_text,
    add_stage,
    rename_stage,
    remove_stage,
    add_step,
    rename_step,
    remove_step,
    move_inside,
    move_over_border,
    set_emotion,
    set_cell,
    remove_journey,
  };
  gint64 id = add_journey (fixture, "en");
  g_autofree char *before = describe (fixture, id);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HosoJourney) journey = load (fixture, id);
      g_autofree char *edited = NULL;
      g_autofree char *after = NULL;

      g_test_message ("edit %u", i);
      g_assert_true (edits[i](fixture->db, journey, &error));
      g_assert_no_error (error);
      if (edits[i] != remove_journey)
        {
          edited = describe (fixture, id);
          g_assert_cmpstr (edited, !=, before);
        }
      undo (fixture);
      after = describe (fixture, id);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_end_leaves_no_step (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_journey (fixture, "en");
  g_autoptr (HosoJourney) journey = load (fixture, id);
  g_autofree char *last = NULL;

  g_assert_true (hoso_journeys_move_step (fixture->db, get_step (journey, 0, 0)->id, -1, &error));
  g_assert_true (hoso_journeys_move_step (fixture->db, get_step (journey, 4, 0)->id, 1, &error));
  g_assert_true (hoso_undo_undo (fixture->db, &last, &error));
  g_assert_cmpstr (last, ==, "Add journey");
}

static void
test_refused (PersonaFixture *fixture, gconstpointer data)
{
  gint64 id = add_journey (fixture, "en");
  g_autoptr (HosoJourney) journey = load (fixture, id);
  g_autofree char *before = describe (fixture, id);
  g_autofree char *after = NULL;
  gint64 step = get_step (journey, 0, 0)->id;
  GError *error = NULL;

  g_assert_false (hoso_journeys_set_emotion (fixture->db, step, 3, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hoso_journeys_set_step_title (fixture->db, step, " ", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hoso_journeys_set_text (fixture->db, id, NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (hoso_journeys_add_step (fixture->db, 9999, 0, "x", &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (hoso_journeys_create (fixture->db, 9999, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  after = describe (fixture, id);
  g_assert_cmpstr (after, ==, before);
}

static void export(PersonaFixture *fixture, gint64 id, const char *format, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_journeys_export (fixture->db, id, format, path, &error));
  g_assert_no_error (error);
}

static char *
export_text (PersonaFixture *fixture, gint64 id, const char *format, gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = persona_fixture_dup_path (fixture, "map");
  char *text = NULL;

  export(fixture, id, format, path);
  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);

  return text;
}

static gint64
add_filled_journey (PersonaFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_journey (fixture, "vi");
  g_autoptr (HosoJourney) journey = load (fixture, id);

  g_assert_true (set_emotion (fixture->db, journey, &error));
  g_assert_true (set_cell (fixture->db, journey, &error));
  g_assert_no_error (error);

  return id;
}

static void
test_csv (PersonaFixture *fixture, gconstpointer data)
{
  gsize length;
  gint64 id = add_filled_journey (fixture);
  g_autofree char *csv = export_text (fixture, id, "csv", &length);
  g_auto (GStrv) rows = g_strsplit (csv, "\r\n", -1);
  g_autofree char *pain = g_strdup_printf ("\"%s\",,,,,", hoso_name_get ("lane.pain", "vi"));

  g_assert_cmpuint (strlen (csv), ==, length);
  g_assert_true (g_str_has_prefix (csv, "\xEF\xBB\xBF\""));
  g_assert_cmpuint (g_strv_length (rows), ==, 2 + HOSO_N_LANES + 1 + 1);
  g_assert_nonnull (strstr (rows[0], ",\"Nhận biết\",\"Cân nhắc\",\"Cân nhắc\",\"Cân nhắc\","));
  g_assert_nonnull (strstr (rows[1], ",\"Đọc đánh giá\","));
  g_assert_true (g_str_has_prefix (rows[2 + HOSO_LANE_PAIN], pain));
  g_assert_nonnull (strstr (rows[2 + HOSO_LANE_PAIN], ",\"'=HYPERLINK(\"\"http://x\"\",\"\"%s"));
  g_assert_true (g_str_has_suffix (rows[2 + HOSO_N_LANES], ",,,,,-2,,,"));
  g_assert_cmpstr (rows[3 + HOSO_N_LANES], ==, "");
}

static void
test_json (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  gint64 id = add_filled_journey (fixture);
  g_autofree char *json = export_text (fixture, id, "json", NULL);
  JsonObject *object;
  JsonObject *step;

  g_assert_true (json_parser_load_from_data (parser, json, -1, &error));
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (object, "journey"), ==, id);
  object = json_array_get_object_element (json_object_get_array_member (object, "stages"), 2);
  g_assert_cmpstr (json_object_get_string_member (object, "key"), ==, "decision");
  step = json_array_get_object_element (json_object_get_array_member (object, "steps"), 0);
  g_assert_cmpint (json_object_get_int_member (step, "emotion"), ==, -2);
  g_assert_cmpstr (json_object_get_string_member (step, "pain"), ==, hostile);
  step = json_array_get_object_element (json_object_get_array_member (object, "steps"), 1);
  g_assert_true (json_object_get_null_member (step, "emotion"));
  g_assert_false (json_object_has_member (step, "pain"));
}

static void
test_pdf (PersonaFixture *fixture, gconstpointer data)
{
  g_autofree char *path = persona_fixture_dup_path (fixture, "map.pdf");
  g_autofree char *text = NULL;

  export(fixture, add_filled_journey (fixture), "pdf", path);
  text = persona_fixture_dup_pdf_text (path);
  if (text == NULL)
    return;

  g_assert_nonnull (strstr (text, "Nhận biết"));
  g_assert_nonnull (strstr (text, "Chần chừ"));
}

static void
test_no_such_format (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = persona_fixture_dup_path (fixture, "map.doc");
  gint64 id = add_journey (fixture, "vi");

  g_assert_false (hoso_journeys_export (fixture->db, id, "doc", path, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
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
  add ("/journeys/start", test_start);
  add ("/journeys/start-english", test_start_english);
  add ("/journeys/create-is-undone", test_create_is_undone);
  add ("/journeys/edits-are-undone", test_edits_are_undone);
  add ("/journeys/end-leaves-no-step", test_end_leaves_no_step);
  add ("/journeys/refused", test_refused);
  add ("/journeys/csv", test_csv);
  add ("/journeys/json", test_json);
  add ("/journeys/pdf", test_pdf);
  add ("/journeys/no-such-format", test_no_such_format);

  return g_test_run ();
}
