/* Personas, their statements and evidence, and photos, as stored. */

#include "hoso-config.h"

#include "hoso-persona-table.h"
#include "hoso-photo-table.h"
#include "hoso-statement-table.h"
#include "store-fixture.h"

static const char hostile[] = "'; DROP TABLE persona; -- <b>%s%n</b> \"Nguyễn\" \xE2\x80\xAE";

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  store_fixture_open (fixture);
  hoso_db_set_clock (fixture->db, 1700000000, 7);
}

static gint64
count_rows (StoreFixture *fixture, const char *sql)
{
  return store_fixture_count (fixture->db, sql);
}

static gint64
add_persona (HosoDb *db, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoPersona) persona = hoso_persona_new ();
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  gint64 id;

  persona->name = g_strdup (name);
  persona->role = g_strdup ("Quản lý nhân sự");
  persona->language = g_strdup ("vi");
  persona->reviewed_at = 1700000000;
  g_assert_true (hoso_txn_begin (&txn, db, &error));
  id = hoso_persona_table_add (db, persona, &error);
  g_assert_no_error (error);
  g_assert_true (hoso_txn_commit (&txn, &error));

  return id;
}

static HosoEvidence *
make_evidence (guint64 n)
{
  HosoEvidence *evidence = hoso_evidence_new ();

  evidence->survey = 3;
  evidence->question = 44;
  evidence->survey_name = g_strdup ("Khảo sát");
  evidence->question_title = g_strdup ("Gender?");
  evidence->option = g_strdup (hostile);
  evidence->n = n;
  evidence->base = 120;
  evidence->from = g_strdup ("2026-01-02");
  evidence->taken_at = 1700000001;

  return evidence;
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_persona (fixture->db, hostile);
  g_autoptr (HosoPersona) persona = hoso_persona_table_load (fixture->db, id, &error);
  g_autoptr (GPtrArray) list = hoso_persona_table_list (fixture->db, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (persona->name, ==, hostile);
  g_assert_cmpstr (persona->role, ==, "Quản lý nhân sự");
  g_assert_cmpstr (persona->quote, ==, "");
  g_assert_cmpstr (persona->language, ==, "vi");
  g_assert_cmpint (persona->photo, ==, 0);
  g_assert_cmpint (persona->segment, ==, 0);
  g_assert_null (persona->segment_name);
  g_assert_cmpint (persona->reviewed_at, ==, 1700000000);
  g_assert_cmpint (persona->review_months, ==, 6);
  g_assert_cmpuint (list->len, ==, 1);
}

static void
test_missing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoPersona) persona = hoso_persona_new ();

  g_assert_null (hoso_persona_table_load (fixture->db, 9, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  persona->id = 9;
  g_assert_false (hoso_persona_table_update (fixture->db, persona, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (hoso_persona_table_remove (fixture->db, 9, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (hoso_photo_table_load (fixture->db, 9, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_statements (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_persona (fixture->db, "Minh");
  g_autoptr (HosoStatement) assumed = hoso_statement_new (1, hostile, NULL);
  g_autoptr (HosoStatement) proved = hoso_statement_new (3, "Lo ngại", make_evidence (40));
  g_autoptr (GPtrArray) list = NULL;
  const HosoStatement *statement;

  g_assert_cmpint (hoso_statement_table_add (fixture->db, id, 0, proved, &error), >, 0);
  g_assert_cmpint (hoso_statement_table_add (fixture->db, id, 0, assumed, &error), >, 0);
  list = hoso_statement_table_list (fixture->db, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);

  statement = g_ptr_array_index (list, 0);
  g_assert_cmpint (statement->layer, ==, 1);
  g_assert_cmpstr (statement->text, ==, hostile);
  g_assert_null (statement->evidence);

  statement = g_ptr_array_index (list, 1);
  g_assert_cmpstr (statement->text, ==, "Lo ngại");
  g_assert_cmpint (statement->evidence->question, ==, 44);
  g_assert_cmpstr (statement->evidence->option, ==, hostile);
  g_assert_cmpuint (statement->evidence->n, ==, 40);
  g_assert_cmpuint (statement->evidence->base, ==, 120);
  g_assert_cmpstr (statement->evidence->from, ==, "2026-01-02");
  g_assert_null (statement->evidence->to);
}

static void
test_evidence_is_replaced (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 persona = add_persona (fixture->db, "Minh");
  g_autoptr (HosoStatement) statement = hoso_statement_new (2, "x", make_evidence (40));
  g_autoptr (HosoEvidence) newer = make_evidence (41);
  g_autoptr (GPtrArray) list = NULL;
  gint64 id = hoso_statement_table_add (fixture->db, persona, 0, statement, &error);

  g_assert_true (hoso_statement_table_set_evidence (fixture->db, id, newer, &error));
  list = hoso_statement_table_list (fixture->db, persona, &error);
  g_assert_cmpuint (((HosoStatement *)g_ptr_array_index (list, 0))->evidence->n, ==, 41);
  g_assert_cmpint (count_rows (fixture, "SELECT count (*) FROM evidence"), ==, 1);

  g_assert_true (hoso_statement_table_set_evidence (fixture->db, id, NULL, &error));
  g_assert_cmpint (count_rows (fixture, "SELECT count (*) FROM evidence"), ==, 0);
}

static void
test_removal_takes_all (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 persona = add_persona (fixture->db, "Minh");
  g_autoptr (HosoStatement) statement = hoso_statement_new (2, "x", make_evidence (40));

  g_assert_cmpint (hoso_statement_table_add (fixture->db, persona, 0, statement, &error), >, 0);
  g_assert_true (hoso_persona_table_remove (fixture->db, persona, &error));
  g_assert_cmpint (count_rows (fixture, "SELECT count (*) FROM persona_statement"), ==, 0);
  g_assert_cmpint (count_rows (fixture, "SELECT count (*) FROM evidence"), ==, 0);
}

static void
test_photos (StoreFixture *fixture, gconstpointer data)
{
  static const char png_photos[] = "SELECT count (*) FROM photo WHERE type = 'image/png'";
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', 0, 1, 2 };
  g_autoptr (GError) error = NULL;
  gint64 persona = add_persona (fixture->db, "Minh");
  g_autoptr (GBytes) bytes = g_bytes_new_static (png, sizeof png);
  g_autoptr (GBytes) loaded = NULL;
  gint64 photo = hoso_photo_table_add (fixture->db, bytes, 4, 5, &error);

  g_assert_no_error (error);
  loaded = hoso_photo_table_load (fixture->db, photo, &error);
  g_assert_cmpmem (g_bytes_get_data (loaded, NULL), g_bytes_get_size (loaded), png, sizeof png);
  g_assert_cmpint (count_rows (fixture, png_photos), ==, 1);

  g_assert_true (hoso_persona_table_set_photo (fixture->db, persona, photo, &error));
  g_assert_true (hoso_photo_table_remove_unused (fixture->db, photo, &error));
  g_assert_cmpint (count_rows (fixture, "SELECT count (*) FROM photo"), ==, 1);
  g_assert_true (hoso_persona_table_set_photo (fixture->db, persona, 0, &error));
  g_assert_true (hoso_photo_table_remove_unused (fixture->db, photo, &error));
  g_assert_true (hoso_photo_table_remove_unused (fixture->db, 0, &error));
  g_assert_cmpint (count_rows (fixture, "SELECT count (*) FROM photo"), ==, 0);
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
  add ("/persona-table/round-trip", test_round_trip);
  add ("/persona-table/missing", test_missing);
  add ("/persona-table/statements", test_statements);
  add ("/persona-table/evidence-is-replaced", test_evidence_is_replaced);
  add ("/persona-table/removal-takes-all", test_removal_takes_all);
  add ("/persona-table/photos", test_photos);

  return g_test_run ();
}
