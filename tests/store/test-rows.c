/* Many rows stored by one statement. */

#include "hoso-rows.h"
#include "store-fixture.h"

static void
test_values (void)
{
  g_autoptr (HosoRows) rows = hoso_rows_new (3);
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  StoreFixture store;

  store_fixture_set_up (&store, NULL);
  store_fixture_open (&store);
  for (int i = 0; i < 3; i++)
    {
      hoso_rows_add_int (rows, i - 1);
      hoso_rows_add_text (rows, i == 1 ? NULL : "Đỗ");
      hoso_rows_add_bytes (rows, "\0\1", (gsize)i);
    }
  g_assert_cmpuint (hoso_rows_get_n (rows), ==, 3);
  {
    g_autoptr (HosoStmt) stmt = hoso_db_prepare (
      store.db,
      "SELECT c0 || ' ' || typeof (c0) || ' ' || coalesce (c1, '-') || ' ' || hex (c2) || ' ' "
      "|| typeof (c3) FROM hoso_rows (?1) ORDER BY rowid",
      &error);

    g_assert_no_error (error);
    hoso_stmt_bind_rows (stmt, 1, rows);
    while (hoso_stmt_step (stmt, &error) == HOSO_ROW)
      g_string_append_printf (got, "%s\n", hoso_stmt_get_text (stmt, 0));
    g_assert_no_error (error);
  }
  g_assert_cmpstr (got->str, ==,
                   "-1 integer Đỗ  null\n0 integer - 00 null\n1 integer Đỗ 0001 null\n");
  hoso_rows_clear (rows);
  g_assert_cmpuint (hoso_rows_get_n (rows), ==, 0);
  store_fixture_tear_down (&store, NULL);
}

/* Only a pointer of the program's own is followed. */
static void
test_strangers (void)
{
  static const char *const arguments[] = {
    "SELECT count (*) FROM hoso_rows (12345678)",
    "SELECT count (*) FROM hoso_rows ('text')",
    "SELECT count (*) FROM hoso_rows (NULL)",
  };
  g_autoptr (GError) error = NULL;
  StoreFixture store;

  store_fixture_set_up (&store, NULL);
  store_fixture_open (&store);
  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    g_assert_cmpint (store_fixture_count (store.db, arguments[i]), ==, 0);
  g_assert_null (hoso_db_prepare (store.db, "SELECT count (*) FROM hoso_rows", &error));
  g_assert_nonnull (error);
  store_fixture_tear_down (&store, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/rows/values", test_values);
  g_test_add_func ("/store/rows/strangers", test_strangers);
  return g_test_run ();
}
