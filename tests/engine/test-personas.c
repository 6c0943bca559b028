/* Personas from the first line to the exported card; undo takes each action
 * back.
 */

#include "hoso-config.h"

#include "hoso-personas.h"
#include "hoso-response-table.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"
#include "hoso-undo.h"
#include "persona-fixture.h"

#include <cairo.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char hostile[] = "=1+1'; DROP TABLE persona; -- <b>%s%n</b> \\\" Nguyễn Thị Hồng";

static HosoPersona *
load (PersonaFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HosoPersona *persona = hoso_personas_load (fixture->db, id, &error);

  g_assert_no_error (error);

  return persona;
}

static const HosoStatement *
get_statement (const HosoPersona *persona, guint index)
{
  g_assert_cmpuint (index, <, persona->statements->len);

  return g_ptr_array_index (persona->statements, index);
}

static void
undo (PersonaFixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_assert_true (hoso_undo_undo (fixture->db, &name, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static void
save (PersonaFixture *fixture, const HosoPersona *persona)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hoso_personas_save (fixture->db, persona, &error), ==, persona->id);
  g_assert_no_error (error);
}

static gint64
add_from_segment (PersonaFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 segment;
  gint64 id;

  persona_fixture_add_survey (fixture, NULL);
  segment = persona_fixture_add_segment (fixture, "Shopee");
  id = hoso_personas_create_from_segment (fixture->db, segment, NULL, "vi", &error);
  g_assert_no_error (error);

  return id;
}

static gint64
add_by_hand (PersonaFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoPersona) persona = hoso_persona_new ();
  gint64 id;

  persona->name = g_strdup (name);
  persona->language = g_strdup ("vi");
  g_ptr_array_add (persona->statements, hoso_statement_new (2, hostile, NULL));
  g_ptr_array_add (persona->statements, hoso_statement_new (1, "  Sống ở Huế \n", NULL));
  g_ptr_array_add (persona->statements, hoso_statement_new (3, " ", NULL));
  id = hoso_personas_save (fixture->db, persona, &error);
  g_assert_no_error (error);

  return id;
}

static void
test_add (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoPersona) persona = load (fixture, add_by_hand (fixture, hostile));

  g_assert_cmpstr (persona->name, ==, hostile);
  g_assert_cmpint (persona->reviewed_at, ==, FIXTURE_NOW);
  g_assert_cmpint (persona->review_months, ==, 6);
  g_assert_cmpuint (persona->statements->len, ==, 2);
  g_assert_cmpstr (get_statement (persona, 0)->text, ==, "Sống ở Huế");
  g_assert_cmpstr (get_statement (persona, 1)->text, ==, hostile);
  g_assert_null (get_statement (persona, 1)->evidence);
}

static void
test_refused (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoPersona) persona = hoso_persona_new ();

  persona->name = g_strdup (" \n ");
  g_assert_cmpint (hoso_personas_save (fixture->db, persona, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);

  g_free (persona->name);
  persona->name = g_strdup ("Minh");
  persona->review_months = 0;
  g_assert_cmpint (hoso_personas_save (fixture->db, persona, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);

  persona->review_months = 12;
  persona->id = 77;
  g_assert_cmpint (hoso_personas_save (fixture->db, persona, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_list_order (PersonaFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Đức", "Ánh", "Dũng", "Bình" };
  static const char *const sorted[] = { "Ánh", "Bình", "Dũng", "Đức" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_by_hand (fixture, names[i]);
  list = hoso_personas_list (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (sorted));
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpstr (((HosoPersona *)g_ptr_array_index (list, i))->name, ==, sorted[i]);
}

static void
test_edit_is_undone (PersonaFixture *fixture, gconstpointer data)
{
  gint64 id = add_from_segment (fixture);
  g_autoptr (HosoPersona) before = load (fixture, id);
  g_autoptr (HosoPersona) edited = load (fixture, id);
  g_autoptr (HosoPersona) after = NULL;
  g_autoptr (HosoPersona) undone = NULL;
  HosoStatement *first = g_ptr_array_index (edited->statements, 0);

  g_free (edited->bio);
  edited->bio = g_strdup (hostile);
  g_free (first->text);
  first->text = g_strdup ("Nữ");
  g_clear_pointer (&first->evidence, hoso_evidence_free);
  g_ptr_array_remove_index (edited->statements, 1);
  g_ptr_array_add (edited->statements, hoso_statement_new (1, "New", NULL));
  save (fixture, edited);

  after = load (fixture, id);
  g_assert_cmpstr (after->bio, ==, hostile);
  g_assert_cmpuint (after->statements->len, ==, 4);
  g_assert_cmpint (get_statement (after, 0)->id, ==, get_statement (before, 0)->id);
  g_assert_cmpstr (get_statement (after, 0)->text, ==, "Nữ");
  g_assert_null (get_statement (after, 0)->evidence);
  g_assert_cmpstr (get_statement (after, 1)->text, ==, "New");

  undo (fixture, "Edit persona");
  undone = load (fixture, id);
  g_assert_cmpstr (undone->bio, ==, "");
  g_assert_cmpuint (undone->statements->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const HosoStatement *statement = get_statement (undone, i);

      g_assert_cmpint (statement->id, ==, get_statement (before, i)->id);
      g_assert_cmpstr (statement->text, ==, get_statement (before, i)->text);
      g_assert_cmpuint (statement->evidence->n, ==, get_statement (before, i)->evidence->n);
    }
}

static void
test_no_change_no_step (PersonaFixture *fixture, gconstpointer data)
{
  gint64 id = add_from_segment (fixture);
  g_autoptr (HosoPersona) persona = load (fixture, id);

  save (fixture, persona);
  undo (fixture, "Make persona from segment");
}

static void
test_create_is_undone (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_from_segment (fixture);
  g_autoptr (HosoPersona) redone = NULL;
  g_autofree char *name = NULL;

  undo (fixture, "Make persona from segment");
  g_assert_null (hoso_personas_load (fixture->db, id, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (hoso_undo_redo (fixture->db, &name, &error));
  redone = load (fixture, id);
  g_assert_cmpstr (redone->name, ==, "Mua trên Shopee");
  g_assert_cmpstr (redone->segment_name, ==, "Mua trên Shopee");
  g_assert_cmpuint (redone->segment_count, ==, 60);
  g_assert_cmpuint (redone->segment_base, ==, 200);
  g_assert_cmpuint (redone->statements->len, ==, 4);
}

static void
test_remove_is_undone (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_from_segment (fixture);
  g_autoptr (HosoPersona) persona = NULL;

  g_assert_true (hoso_personas_remove (fixture->db, id, &error));
  g_assert_false (hoso_personas_remove (fixture->db, id, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  undo (fixture, "Delete persona");
  persona = load (fixture, id);
  g_assert_cmpuint (get_statement (persona, 3)->evidence->n, ==, 45);
}

/* What its segment is for, as it is stated there. */
static void
test_goal (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_from_segment (fixture);
  g_autoptr (HosoPersona) before = load (fixture, id);
  g_autoptr (HosoPersona) after = NULL;

  g_assert_null (before->segment_goal);
  g_assert_true (hoso_segments_set_goal (fixture->db, before->segment, "product", &error));
  g_assert_no_error (error);
  after = load (fixture, id);
  g_assert_cmpstr (after->segment_goal, ==, "product");
}

/* An answer less today; the snapshot stays as it was taken. */
static void
test_todays_figures (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_from_segment (fixture);
  g_autoptr (HosoPersona) persona = NULL;
  const HosoEvidence *evidence;
  g_autoptr (GArray) responses = NULL;

  responses = hoso_response_table_load (fixture->db, fixture->survey, 0, &error);
  g_assert_no_error (error);
  g_array_index (responses, HosoResponse, 0).import = 0;
  hoso_response_table_save (fixture->db, fixture->survey, 0, responses, &error);
  g_assert_no_error (error);
  persona = load (fixture, id);
  g_assert_cmpuint (persona->segment_count, ==, 59);
  evidence = get_statement (persona, 0)->evidence;
  g_assert_cmpstr (evidence->option, ==, "Female");
  g_assert_cmpuint (evidence->n, ==, 48);
  g_assert_cmpuint (evidence->base, ==, 60);
  g_assert_cmpuint (evidence->now_n, ==, 47);
  g_assert_cmpuint (evidence->now_base, ==, 59);
  evidence = get_statement (persona, 2)->evidence;
  g_assert_cmpstr (evidence->option, ==, "8–10");
  g_assert_cmpuint (evidence->n, ==, 42);
  g_assert_cmpuint (evidence->now_n, ==, 41);
}

static void
test_question_is_gone (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_from_segment (fixture);
  g_autoptr (HosoPersona) persona = NULL;

  g_assert_true (hoso_db_exec (fixture->db, "DELETE FROM question WHERE kind <> 'name'", &error));
  persona = load (fixture, id);
  g_assert_cmpuint (get_statement (persona, 0)->evidence->n, ==, 48);
  g_assert_cmpstr (get_statement (persona, 0)->evidence->question_title, ==, "1. Gender?");
  g_assert_cmpuint (get_statement (persona, 0)->evidence->now_base, ==, 0);
}

static cairo_status_t
append_png (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_picture (void)
{
  GByteArray *png = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 700);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.8, 0.2, 0.3);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_png, png);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (png);
}

static gint64
count_photos (PersonaFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (fixture->db, "SELECT count (*) FROM photo", &error);

  g_assert_cmpint (hoso_stmt_step (stmt, &error), ==, HOSO_ROW);

  return hoso_stmt_get_int (stmt, 0);
}

static void
test_photo (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_by_hand (fixture, "Minh");
  g_autoptr (GBytes) picture = make_picture ();
  g_autoptr (GBytes) junk = g_bytes_new_static ("no picture", 10);
  g_autoptr (HosoPersona) with = NULL;
  g_autoptr (HosoPersona) without = NULL;

  g_assert_false (hoso_personas_set_photo (fixture->db, id, junk, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_true (hoso_personas_set_photo (fixture->db, id, picture, &error));
  g_assert_no_error (error);
  with = load (fixture, id);
  g_assert_cmpint (with->photo, >, 0);
  g_assert_true (hoso_personas_set_photo (fixture->db, id, NULL, &error));
  g_assert_cmpint (count_photos (fixture), ==, 0);
  undo (fixture, "Remove photo");
  g_assert_cmpint (count_photos (fixture), ==, 1);
  undo (fixture, "Change photo");
  without = load (fixture, id);
  g_assert_cmpint (without->photo, ==, 0);
  g_assert_cmpint (count_photos (fixture), ==, 0);
}

static void export(PersonaFixture *fixture, gint64 id, const char *format, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_personas_export (fixture->db, id, format, path, &error));
  g_assert_no_error (error);
}

static void
test_export_pdf (PersonaFixture *fixture, gconstpointer data)
{
  g_autofree char *path = persona_fixture_dup_path (fixture, "card.pdf");
  gint64 id = add_from_segment (fixture);
  g_autoptr (HosoPersona) persona = load (fixture, id);
  g_autofree char *text = NULL;

  g_free (persona->name);
  persona->name = g_strdup ("Nguyễn Thị Hường");
  g_ptr_array_add (persona->statements, hoso_statement_new (3, "Sợ mua phải hàng giả", NULL));
  save (fixture, persona);
  export(fixture, id, "pdf", path);
  text = persona_fixture_dup_pdf_text (path);
  if (text == NULL)
    return;

  g_assert_nonnull (strstr (text, "Nguyễn Thị Hường"));
  g_assert_nonnull (strstr (text, "Sợ mua phải hàng giả"));
  g_assert_nonnull (strstr (text, "Why do you buy: Price"));
  g_assert_nonnull (strstr (text, "45"));
}

static void
test_export_json (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = persona_fixture_dup_path (fixture, "card.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  gint64 id = add_from_segment (fixture);
  g_autoptr (HosoPersona) persona = load (fixture, id);
  JsonObject *root;
  JsonObject *statement;
  JsonObject *evidence;
  const char *due;

  g_free (persona->quote);
  persona->quote = g_strdup (hostile);
  persona->reviewed_at = 1767225600; /* 2026-01-01 */
  persona->review_months = 8;
  save (fixture, persona);
  export(fixture, id, "json", path);
  g_assert_true (json_parser_load_from_file (parser, path, &error));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (root, "persona"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (root, "quote"), ==, hostile);
  due = json_object_get_string_member (root, "review_due");
  g_assert_true (g_str_has_prefix (due, "2026-09-01"));
  statement = json_array_get_object_element (json_object_get_array_member (root, "statements"), 0);
  g_assert_false (json_object_get_boolean_member (statement, "assumption"));
  evidence = json_object_get_object_member (statement, "evidence");
  g_assert_cmpstr (json_object_get_string_member (evidence, "option"), ==, "Female");
  g_assert_cmpint (json_object_get_int_member (evidence, "n"), ==, 48);
  g_assert_cmpint (json_object_get_int_member (evidence, "base"), ==, 60);
}

static void
test_export_refused (PersonaFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = persona_fixture_dup_path (fixture, "card.exe");
  g_autofree char *nowhere = persona_fixture_dup_path (fixture, "no/such/folder/card.json");
  gint64 id = add_by_hand (fixture, "Minh");

  g_assert_false (hoso_personas_export (fixture->db, id, "exe", path, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hoso_personas_export (fixture->db, id, "json", nowhere, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (hoso_personas_export (fixture->db, 99, "json", path, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
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
  add ("/personas/add", test_add);
  add ("/personas/refused", test_refused);
  add ("/personas/list-order", test_list_order);
  add ("/personas/edit-is-undone", test_edit_is_undone);
  add ("/personas/no-change-no-step", test_no_change_no_step);
  add ("/personas/create-is-undone", test_create_is_undone);
  add ("/personas/remove-is-undone", test_remove_is_undone);
  add ("/personas/goal", test_goal);
  add ("/personas/todays-figures", test_todays_figures);
  add ("/personas/question-is-gone", test_question_is_gone);
  add ("/personas/photo", test_photo);
  add ("/personas/export-pdf", test_export_pdf);
  add ("/personas/export-json", test_export_json);
  add ("/personas/export-refused", test_export_refused);

  return g_test_run ();
}
