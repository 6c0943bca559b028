/* Undo and redo: what comes back, what stands in the way, what is kept. */

#include "hoso-undo.h"
#include "store-fixture.h"

#include <string.h>

static void
run_action (HosoDb *db, const char *name, const char *sql)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (GError) error = NULL;

  hoso_action_begin (&action, db, name, &error);
  g_assert_no_error (error);
  hoso_db_exec (db, sql, &error);
  g_assert_no_error (error);
  hoso_action_commit (&action, &error);
  g_assert_no_error (error);
}

static void
run_outside (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  hoso_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
assert_undo (HosoDb *db, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  hoso_undo_undo (db, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static void
assert_redo (HosoDb *db, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  hoso_undo_redo (db, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static void
assert_peek (HosoDb *db, const char *expected_undo, const char *expected_redo)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_assert_true (hoso_undo_peek (db, &undo, &redo, NULL));
  g_assert_cmpstr (undo, ==, expected_undo);
  g_assert_cmpstr (redo, ==, expected_redo);
}

/* The step fails, says @what, and nothing is different afterwards. */
static void
assert_obstacle (HosoDb *db, gboolean redo, const char *what)
{
  g_autofree char *before = store_fixture_dump (db);
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (redo ? hoso_undo_redo (db, &name, &error) : hoso_undo_undo (db, &name, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, what));
  g_assert_null (name);
  after = store_fixture_dump (db);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (store_fixture_count (db, "PRAGMA foreign_keys"), ==, 1);
}

static void
open_with_customer (StoreFixture *fixture)
{
  store_fixture_open (fixture);
  store_fixture_add_customer (fixture->db, "Nguyễn Thị Lan");
  hoso_db_take_changes (fixture->db);
}

#define ADD_NOTE "INSERT INTO interaction (uid, customer_id, kind, text, at) " \
                 "VALUES ('n', 1, 'note', 'Thích son', 0)"
#define RENAME "UPDATE customer SET name = 'Lan' WHERE id = 1"
#define ADD_CUSTOMER "INSERT INTO customer (uid, kind, name, sort_key, source_id, created) " \
                     "VALUES ('c', 'person', 'An', x'', 1, 0)"

static void
test_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  store_fixture_open (fixture);
  g_assert_false (hoso_undo_undo (fixture->db, &name, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hoso_undo_redo (fixture->db, &name, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  assert_peek (fixture->db, NULL, NULL);
}

static void
test_linear (StoreFixture *fixture, gconstpointer data)
{
  open_with_customer (fixture);
  run_action (fixture->db, "Rename", RENAME);
  g_assert_cmpint (hoso_db_take_changes (fixture->db), ==,
                   HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_UNDO);
  run_action (fixture->db, "Note", ADD_NOTE);
  assert_peek (fixture->db, "Note", NULL);
  assert_undo (fixture->db, "Note");
  g_assert_cmpint (hoso_db_take_changes (fixture->db), ==,
                   HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_UNDO);
  assert_undo (fixture->db, "Rename");
  assert_peek (fixture->db, NULL, "Rename");
  assert_redo (fixture->db, "Rename");
  assert_peek (fixture->db, "Rename", "Note");
  /* Nothing changes, so that nothing is kept or dropped. */
  run_action (fixture->db, "Rename again", RENAME);
  assert_peek (fixture->db, "Rename", "Note");
  run_action (fixture->db, "Add", ADD_CUSTOMER);
  assert_peek (fixture->db, "Add", NULL);
}

static void
test_restart (StoreFixture *fixture, gconstpointer data)
{
  open_with_customer (fixture);
  run_action (fixture->db, "Rename", RENAME);
  g_clear_pointer (&fixture->db, hoso_db_close);
  store_fixture_open (fixture);
  assert_undo (fixture->db, "Rename");
  g_clear_pointer (&fixture->db, hoso_db_close);
  store_fixture_open (fixture);
  assert_redo (fixture->db, "Rename");
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count(*) FROM customer WHERE name = 'Lan'"),
                   ==, 1);
}

static void
begin_and_leave (HosoDb *db)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  g_assert_true (hoso_action_begin (&action, db, "Rename", NULL));
  run_outside (db, RENAME);
}

static void
test_cleared (StoreFixture *fixture, gconstpointer data)
{
  open_with_customer (fixture);
  begin_and_leave (fixture->db);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count(*) FROM customer WHERE name = 'Lan'"),
                   ==, 0);
  assert_peek (fixture->db, NULL, NULL);
  run_action (fixture->db, "Rename", RENAME);
  assert_undo (fixture->db, "Rename");
}

static void
test_hundred (StoreFixture *fixture, gconstpointer data)
{
  open_with_customer (fixture);
  for (int i = 0; i < HOSO_UNDO_STEPS + 7; i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE customer SET name = 'Lan %d'", i);

      run_action (fixture->db, "Rename", sql);
    }
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM undo_step"), ==,
                   HOSO_UNDO_STEPS);
  for (int i = 0; i < HOSO_UNDO_STEPS; i++)
    assert_undo (fixture->db, "Rename");
  assert_peek (fixture->db, NULL, "Rename");
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count(*) FROM customer WHERE name = 'Lan 6'"),
                   ==, 1);
}

static void
test_later_note (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_open (fixture);
  run_outside (fixture->db,
               "INSERT INTO source (id, uid, kind, created) VALUES (1, 's', 'hand', 0)");
  run_action (fixture->db, "Add customer", ADD_CUSTOMER);
  run_outside (fixture->db, ADD_NOTE);
  assert_obstacle (fixture->db, FALSE, "note");
}

static void
test_later_change (StoreFixture *fixture, gconstpointer data)
{
  open_with_customer (fixture);
  run_action (fixture->db, "Rename", RENAME);
  run_outside (fixture->db, "UPDATE customer SET name = 'Mai'");
  assert_obstacle (fixture->db, FALSE, "customer");
  /* Another column of the same row is not in the way. */
  run_outside (fixture->db, "UPDATE customer SET name = 'Lan', created = 5");
  assert_undo (fixture->db, "Rename");
  run_outside (fixture->db, "DELETE FROM customer");
  assert_obstacle (fixture->db, TRUE, "customer");
}

static void
test_lost_parent (StoreFixture *fixture, gconstpointer data)
{
  open_with_customer (fixture);
  run_outside (fixture->db, ADD_NOTE);
  run_action (fixture->db, "Remove note", "DELETE FROM interaction WHERE id = 1");
  run_outside (fixture->db, "DELETE FROM customer");
  assert_obstacle (fixture->db, FALSE, "customer");
}

static void
test_taken_name (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_open (fixture);
  run_outside (fixture->db, "INSERT INTO tag (uid, name) VALUES ('a', 'VIP')");
  run_action (fixture->db, "Remove tag", "DELETE FROM tag WHERE id = 1");
  run_outside (fixture->db, "INSERT INTO tag (uid, name) VALUES ('b', 'VIP')");
  assert_obstacle (fixture->db, FALSE, "tag");
}

static void
test_removed_customer (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_with_customer (fixture);
  run_outside (fixture->db, ADD_NOTE);
  run_outside (fixture->db,
               "INSERT INTO purchase (uid, customer_id, at_local, amount, currency, source_id) "
               "VALUES ('p', 1, 100, 250000, 'VND', 1)");
  before = store_fixture_dump (fixture->db);
  run_action (fixture->db, "Remove customer", "DELETE FROM customer WHERE id = 1");
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM interaction"), ==, 0);
  assert_undo (fixture->db, "Remove customer");
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count(*) FROM customer_text WHERE "
                                        "customer_text MATCH 'son'"),
                   ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT amount FROM customer_total WHERE customer_id = 1"),
                   ==, 250000);
  assert_redo (fixture->db, "Remove customer");
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM customer_total"), ==, 0);
}

static gboolean
undo_import (HosoDb *db, gint64 import, GError **error)
{
  if (import != 7)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FAILED, "No such import.");
      return FALSE;
    }
  return hoso_db_exec (db, "DELETE FROM customer WHERE id = 1", error);
}

static void
add_import_step (HosoDb *db, gint64 import)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_txn_begin (&txn, db, &error));
  g_assert_true (hoso_undo_add_import (db, import, "Import survey", &error));
  g_assert_true (hoso_txn_commit (&txn, &error));
}

static void
test_import (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  open_with_customer (fixture);
  hoso_undo_set_import_undo (fixture->db, undo_import);
  add_import_step (fixture->db, 8);
  g_assert_false (hoso_undo_undo (fixture->db, &name, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
  assert_peek (fixture->db, "Import survey", NULL);
  g_assert_true (hoso_undo_forget_import (fixture->db, 8, NULL));
  add_import_step (fixture->db, 7);
  run_action (fixture->db, "Rename", RENAME);
  assert_undo (fixture->db, "Rename");
  assert_undo (fixture->db, "Import survey");
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM customer"), ==, 0);
  assert_peek (fixture->db, NULL, NULL);
}

static void
test_clear (StoreFixture *fixture, gconstpointer data)
{
  open_with_customer (fixture);
  run_action (fixture->db, "Rename", RENAME);
  hoso_db_take_changes (fixture->db);
  g_assert_true (hoso_undo_clear (fixture->db, NULL));
  g_assert_cmpint (hoso_db_take_changes (fixture->db), ==, HOSO_CHANGE_UNDO);
  assert_peek (fixture->db, NULL, NULL);
}

static void
test_damaged_step (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  open_with_customer (fixture);
  run_action (fixture->db, "Rename", RENAME);
  run_outside (fixture->db, "UPDATE undo_step SET changeset = substr (changeset, 1, 20)");
  g_assert_false (hoso_undo_undo (fixture->db, &name, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CORRUPT);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count(*) FROM customer WHERE name = 'Lan'"),
                   ==, 1);
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/undo/nothing", test_nothing);
  ADD ("/store/undo/linear", test_linear);
  ADD ("/store/undo/restart", test_restart);
  ADD ("/store/undo/cleared", test_cleared);
  ADD ("/store/undo/hundred", test_hundred);
  ADD ("/store/undo/later-note", test_later_note);
  ADD ("/store/undo/later-change", test_later_change);
  ADD ("/store/undo/lost-parent", test_lost_parent);
  ADD ("/store/undo/taken-name", test_taken_name);
  ADD ("/store/undo/removed-customer", test_removed_customer);
  ADD ("/store/undo/import", test_import);
  ADD ("/store/undo/clear", test_clear);
  ADD ("/store/undo/damaged-step", test_damaged_step);
  return g_test_run ();
}
