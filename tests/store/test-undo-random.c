/* Random actions over all content tables, undone and redone; every state must
 * come back as it was.  GLib prints the seed; --seed repeats a run.
 */

#include "hoso-undo.h"
#include "store-fixture.h"

#define N_ACTIONS 60
#define N_STEPS 200

/* A row that exists already, chosen by ?1. */
#define PICK(table) "(SELECT id FROM " table " ORDER BY (id * 7919 + ?1) % 1009, id LIMIT 1)"
#define FROM_PICK(table) " FROM " table " WHERE id = " PICK (table)

static const char *const commands[] = {
  "INSERT INTO customer (uid, kind, name, sort_key, source_id, created) "
  "VALUES ('u' || ?1, 'person', 'Khách ' || ?1, x'00', 1, ?1)",
  "INSERT INTO customer (uid, kind, name, sort_key, source_id, created) "
  "VALUES ('v' || ?1, 'company', 'Công ty ' || ?1, x'01', 1, ?1)",
  "UPDATE customer SET name = 'Tên ' || ?1 WHERE id = " PICK ("customer"),
  "DELETE FROM customer WHERE id = " PICK ("customer"),
  "INSERT INTO contact (customer_id, kind, value, canonical, position, source_id) "
  "SELECT id, 'phone', '0' || ?1, NULL, 0, 1" FROM_PICK ("customer"),
  "UPDATE contact SET value = 'đổi ' || ?1 WHERE id = " PICK ("contact"),
  "DELETE FROM contact WHERE id = " PICK ("contact"),
  "INSERT OR IGNORE INTO field (uid, key, type, field_group, layer, kind, position) "
  "VALUES ('u' || ?1, 'k' || ?1 % 7, 'text', 'g', 1, 'both', 0)",
  "INSERT INTO customer_field (customer_id, field_id, value, source_id, set_at, is_current) "
  "SELECT id, " PICK ("field") ", 'v' || ?1, 1, 0, 1" FROM_PICK ("customer") " AND EXISTS "
                                                                             "(SELECT 1 FROM "
                                                                             "field)",
  "INSERT OR IGNORE INTO tag (uid, name) VALUES ('u' || ?1, 't' || ?1 % 5)",
  "INSERT INTO customer_tag (customer_id, tag_id) SELECT id, " PICK ("tag")
    FROM_PICK ("customer") " AND EXISTS (SELECT 1 FROM tag)",
  "DELETE FROM tag WHERE id = " PICK ("tag"),
  "INSERT INTO interaction (uid, customer_id, kind, text, at) "
  "SELECT 'u' || ?1, id, 'note', 'Ghi chú ' || ?1, 0" FROM_PICK ("customer"),
  "UPDATE interaction SET text = 'Sửa ' || ?1 WHERE id = " PICK ("interaction"),
  "INSERT INTO product (uid, name) VALUES ('u' || ?1, 'Son')",
  "INSERT INTO purchase (uid, customer_id, at_local, amount, currency, source_id) "
  "SELECT 'u' || ?1, id, ?1, ?1, 'VND', 1" FROM_PICK ("customer"),
  "UPDATE purchase SET amount = amount + 1 WHERE id = " PICK ("purchase"),
  "DELETE FROM purchase WHERE id = " PICK ("purchase"),
  "INSERT INTO purchase_item (purchase_id, product_id, quantity, amount) "
  "SELECT id, " PICK ("product") ", 1, ?1" FROM_PICK ("purchase") " AND EXISTS (SELECT 1 FROM "
                                                                  "product)",
  "INSERT INTO survey (uid, name, next_ordinal, created) VALUES ('u' || ?1, 'Khảo sát', 0, 0)",
  "INSERT INTO question (uid, survey_id, import_id, file_column, title, folded, kind) "
  "SELECT 'u' || ?1, id, 1, 0, 'Tuổi?', 'tuoi', 'single'" FROM_PICK ("survey"),
  "INSERT INTO option (question_id, import_id, code, label, is_other) "
  "SELECT id, 1, ?1 % 9, 'Từ 18', 0" FROM_PICK ("question"),
  "INSERT OR REPLACE INTO response_chunk (survey_id, number, responses, timed, data) "
  "SELECT id, ?1 % 3, 1, 0, zeroblob (20 + ?1 % 7)" FROM_PICK ("survey"),
  "INSERT OR IGNORE INTO respondent (survey_id, ordinal, customer_id, import_id) "
  "SELECT id, ?1 % 50, (" PICK ("customer") "), 1" FROM_PICK ("survey") " AND EXISTS (SELECT 1 "
                                                                        "FROM customer)",
  "INSERT OR IGNORE INTO chunk (question_id, number, data) "
  "SELECT id, ?1 % 3, zeroblob (50)" FROM_PICK ("question"),
  "UPDATE chunk SET data = CAST (?1 AS BLOB) WHERE rowid = "
  "(SELECT rowid FROM chunk ORDER BY (rowid * 7919 + ?1) % 1009 LIMIT 1)",
  "DELETE FROM survey WHERE id = " PICK ("survey"),
  "INSERT INTO segment (uid, name, rule, created) VALUES ('u' || ?1, 'Nhóm', '{}', 0)",
  "DELETE FROM segment WHERE id = " PICK ("segment"),
  "INSERT INTO photo (uid, type, width, height, bytes) "
  "VALUES ('u' || ?1, 'image/jpeg', 1, 1, zeroblob (9))",
  "UPDATE customer SET photo_id = " PICK ("photo") " WHERE id = " PICK ("customer"),
  "INSERT INTO persona (uid, name, role, quote, bio, language, segment_id, reviewed_at, "
  "review_months, created) SELECT 'u' || ?1, 'Lan', '', '', '', 'vi', " PICK ("segment") ", 0, "
                                                                                         "6, 0",
  "UPDATE persona SET bio = 'Tiểu sử ' || ?1 WHERE id = " PICK ("persona"),
  "DELETE FROM persona WHERE id = " PICK ("persona"),
  "INSERT INTO persona_statement (persona_id, layer, position, text) "
  "SELECT id, 1, 0, 'Câu'" FROM_PICK ("persona"),
  "INSERT INTO evidence (statement_id, survey_id, question_id, survey_name, question_title, "
  "option_label, n, base, taken_at) SELECT id, 1, 1, 'a', 'b', 'c', 1, 2, "
  "0" FROM_PICK ("persona_statement"),
  "INSERT INTO journey (uid, persona_id, title, scenario, language, created) "
  "SELECT 'u' || ?1, id, 'Hành trình', '', 'vi', 0" FROM_PICK ("persona"),
  "INSERT INTO stage (journey_id, position) SELECT id, 0" FROM_PICK ("journey"),
  "INSERT INTO step (stage_id, position, title) SELECT id, 0, 'Bước'" FROM_PICK ("stage"),
  "INSERT INTO cell (step_id, lane, text) SELECT id, 'touch', 'Zalo'" FROM_PICK ("step"),
};

static void
run_random_command (HosoDb *db)
{
  g_autoptr (GError) error = NULL;
  const char *sql = commands[g_test_rand_int_range (0, G_N_ELEMENTS (commands))];
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  hoso_stmt_bind_int (stmt, 1, g_test_rand_int_range (0, G_MAXINT32));
  hoso_stmt_run (stmt, &error);
  g_assert_no_error (error);
}

static void
run_random_action (HosoDb *db)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (GError) error = NULL;
  int n_commands = g_test_rand_int_range (1, 12);

  hoso_action_begin (&action, db, "Random", &error);
  g_assert_no_error (error);
  for (int i = 0; i < n_commands; i++)
    run_random_command (db);
  hoso_action_commit (&action, &error);
  g_assert_no_error (error);
}

/* Every state that the history can lead to; the first is that before it. */
static GPtrArray *
make_history (HosoDb *db)
{
  GPtrArray *states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, store_fixture_dump (db));
  for (int i = 0; i < N_ACTIONS; i++)
    {
      run_random_action (db);
      if (store_fixture_count (db, "SELECT count(*) FROM undo_step") == states->len)
        g_ptr_array_add (states, store_fixture_dump (db));
    }
  return states;
}

static void
walk (HosoDb *db, GPtrArray *states, guint *position, gboolean forwards)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *dump = NULL;

  if (forwards)
    hoso_undo_redo (db, &name, &error);
  else
    hoso_undo_undo (db, &name, &error);
  g_assert_no_error (error);
  *position += forwards ? 1 : -1;
  dump = store_fixture_dump (db);
  g_assert_cmpstr (dump, ==, g_ptr_array_index (states, *position));
}

static void
test_random (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) states = NULL;
  guint position;
  guint last;

  store_fixture_open (fixture);
  store_fixture_add_customer (fixture->db, "Nguyễn Văn An");
  g_assert_true (hoso_db_exec (fixture->db,
                               "INSERT INTO import (uid, kind, source_id, made_survey, "
                               "file_name, at, report) VALUES ('i', 'survey', 1, 0, 'a.csv', 0, "
                               "'{}')",
                               NULL));
  states = make_history (fixture->db);
  last = position = states->len - 1;
  g_assert_cmpint (last, >, N_ACTIONS / 2);
  for (int i = 0; i < N_STEPS; i++)
    walk (fixture->db, states, &position, position == 0 || (position < last && g_test_rand_bit ()));
  while (position > 0)
    walk (fixture->db, states, &position, FALSE);
  while (position < last)
    walk (fixture->db, states, &position, TRUE);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count(*) FROM pragma_foreign_key_check"),
                   ==, 0);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT quick_check = 'ok' FROM pragma_quick_check"),
                   ==, 1);
  g_assert_true (hoso_db_exec (fixture->db,
                               "INSERT INTO customer_name (customer_name, rank) VALUES "
                               "('integrity-check', 1)",
                               NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/undo/random", StoreFixture, NULL, store_fixture_set_up, test_random,
              store_fixture_tear_down);
  return g_test_run ();
}
