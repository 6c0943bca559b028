/* A long file of customers is stored in another way than a short one; what comes
 * of it is the same.
 */

#include "hoso-config.h"

#include <string.h>

#include "form-fixture.h"
#include "hoso-import-table.h"
#include "hoso-lists.h"
#include "hoso-undo.h"

#define ROWS 300
/* More than are stored at a time. */
#define MANY_ROWS 32000

/* Rows in which codes, telephones, e-mails and names come again, and are missing. */
static char *
write_rows (StoreFixture *fixture, GRand *rand, guint rows, const char *name)
{
  static const char *const names[] = { "Nguyễn Văn An", "Trần Thị Bình", "Lê Lan", "Đỗ Dũng" };
  static const char *const groups[] = { "", "VIP", "VIP|Khách sỉ", " Khách sỉ ;VIP" };
  g_autoptr (GString) text = g_string_new (
    "Mã khách hàng,Tên khách hàng,Điện thoại,Email,Địa chỉ,Nhóm khách hàng,Ghi chú,Giới tính,"
    "Tỉnh thành\n");
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < rows; i++)
    {
      guint who = (guint)g_rand_int_range (rand, 0, (gint32)rows * 5 / 9);
      guint say = (guint)g_rand_int (rand);

      if (say % 3 > 0)
        g_string_append_printf (text, "KH%u", who);
      g_string_append_printf (text, ",%s %u,", names[who % 4], say % 5 ? who : who % 20);
      if ((say >> 3) % 4 > 0)
        g_string_append_printf (text, (say >> 5) % 9 ? "09%08u" : "******%u", who / 3);
      g_string_append_c (text, ',');
      if ((say >> 8) % 3 == 0)
        g_string_append_printf (text, "k%u@example.com", who / 2);
      g_string_append_printf (text, ",%s,%s,%s,%s,%s\n", (say >> 9) % 2 ? "12 Lê Lợi" : "",
                              groups[(say >> 10) % 4], (say >> 12) % 5 ? "" : "Thích trà",
                              (say >> 13) % 3 ? "Nữ" : "", (say >> 15) % 4 ? "Huế" : "Hà Nội");
    }
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  return path;
}

static char *
import (StoreFixture *fixture, const char *path, guint rows, guint64 expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSheet) sheet = hoso_lists_recognise (path, NULL, NULL, &error);
  g_autoptr (HosoImportReport) report = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (sheet->expected, >=, MIN (rows, ROWS));
  sheet->expected = expected;
  report = hoso_lists_run (fixture->db, path, sheet, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT
                          " %" G_GUINT64_FORMAT,
                          report->added, report->updated, report->unchanged, report->rejected);
}

/* All that was told, without the uids. */
static char *
dump (HosoDb *db)
{
  static const char *const queries[] = {
    "SELECT id || ' ' || kind || ' ' || name || ' ' || hex (sort_key) || source_id FROM customer "
    "ORDER BY id",
    "SELECT customer_id || ' ' || kind || ' ' || value || ' ' || coalesce (canonical, '-') || ' ' "
    "|| position || ' ' || source_id FROM contact ORDER BY customer_id, position, id",
    "SELECT customer_id || ' ' || channel || ' ' || code || ' ' || source_id FROM customer_code "
    "ORDER BY customer_id, code",
    "SELECT c.customer_id || ' ' || t.name || ' ' || c.source_id FROM customer_tag c "
    "JOIN tag t ON t.id = c.tag_id ORDER BY c.customer_id, c.id",
    "SELECT customer_id || ' ' || kind || ' ' || text || ' ' || source_id FROM interaction "
    "ORDER BY customer_id, id",
    "SELECT customer_id || ' ' || field_id || ' ' || value || ' ' || is_current || source_id "
    "FROM customer_field ORDER BY customer_id, field_id, id",
    "SELECT number || ' ' || field_id || ' ' || source_id || ' ' || hex (data) "
    "FROM customer_chunk ORDER BY number, field_id, source_id",
    "SELECT import_id || ' ' || customer_id || ' ' || name FROM import_customer "
    "ORDER BY import_id, customer_id",
    "SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema WHERE sql IS NOT NULL "
    "ORDER BY name",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, queries[i], &error);

      g_assert_no_error (error);
      while (hoso_stmt_step (stmt, &error) == HOSO_ROW)
        g_string_append_printf (text, "%s\n", hoso_stmt_get_text (stmt, 0));
      g_assert_no_error (error);
    }
  return g_string_free (text, FALSE);
}

static void
assert_same_lines (const char *a, const char *b)
{
  g_auto (GStrv) first = NULL;
  g_auto (GStrv) second = NULL;

  if (strcmp (a, b) == 0)
    return;
  first = g_strsplit (a, "\n", -1);
  second = g_strsplit (b, "\n", -1);
  for (guint i = 0; first[i] != NULL && second[i] != NULL; i++)
    g_assert_cmpstr (first[i], ==, second[i]);
  g_assert_cmpuint (g_strv_length (first), ==, g_strv_length (second));
}

/* Nothing names what is not there, the names can be searched, and what SQLite looks
 * after it looks after again. */
static void
assert_sound (HosoDb *db)
{
  static const char *const queries[] = {
    "SELECT count(*) FROM pragma_foreign_key_check",
    "SELECT 1 - foreign_keys FROM pragma_foreign_keys",
    "SELECT ignore_check_constraints FROM pragma_ignore_check_constraints",
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, queries[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (hoso_stmt_step (stmt, &error), ==, HOSO_ROW);
      g_assert_cmpint (hoso_stmt_get_int (stmt, 0), ==, 0);
    }
  hoso_db_exec (db,
                "INSERT INTO customer_name (customer_name, rank) VALUES ('integrity-check', 1)",
                &error);
  g_assert_no_error (error);
}

static void
open_one (StoreFixture *fixture)
{
  store_fixture_set_up (fixture, NULL);
  form_fixture_open (fixture);
}

/* @files of @rows: into nothing, onto what is there, and the first again. */
static void
compare_ways (guint32 seed, guint rows, guint files)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  StoreFixture small;
  StoreFixture large;

  open_one (&small);
  open_one (&large);
  for (guint file = 0; file < files; file++)
    {
      g_autofree char *name = g_strdup_printf ("khach%u.csv", file % 2);
      g_autofree char *path = file < 2 ? write_rows (&small, rand, rows, name)
                                       : g_build_filename (small.folder, name, NULL);
      g_autofree char *few = import (&small, path, rows, 0);
      g_autofree char *many = import (&large, path, rows, 1000000);
      g_autofree char *short_way = dump (small.db);
      g_autofree char *long_way = dump (large.db);

      g_test_message ("file %u: %s", file, few);
      g_assert_cmpstr (few, ==, many);
      assert_same_lines (short_way, long_way);
      assert_sound (large.db);
    }
  store_fixture_tear_down (&small, NULL);
  store_fixture_tear_down (&large, NULL);
}

static void
test_same (void)
{
  guint32 seed = (guint32)g_test_rand_int_range (1, G_MAXINT32);

  g_test_message ("seed %u", seed);
  compare_ways (seed, ROWS, 3);
  compare_ways (seed + 1, ROWS, 3);
}

static void
test_batches (void)
{
  compare_ways (1, MANY_ROWS, 1);
}

/* Taking it back, and a cancelled one, leave what was there. */
static void
test_undo (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (HosoSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *end = NULL;
  StoreFixture fixture;

  open_one (&fixture);
  before = dump (fixture.db);
  path = write_rows (&fixture, rand, ROWS, "khach.csv");
  sheet = hoso_lists_recognise (path, NULL, NULL, &error);
  g_assert_no_error (error);
  sheet->expected = 1000000;
  g_cancellable_cancel (cancelled);
  g_assert_null (
    hoso_lists_run (fixture.db, path, sheet, FALSE, NULL, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  after = dump (fixture.db);
  assert_same_lines (before, after);

  figures = import (&fixture, path, ROWS, 1000000);
  hoso_undo_undo (fixture.db, &name, &error);
  g_assert_no_error (error);
  end = dump (fixture.db);
  assert_same_lines (before, end);
  store_fixture_tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/long-list/same", test_same);
  g_test_add_func ("/long-list/batches", test_batches);
  g_test_add_func ("/long-list/undo", test_undo);
  return g_test_run ();
}
