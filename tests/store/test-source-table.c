/* Sources of data. */

#include "hoso-source-table.h"
#include "store-fixture.h"

static void
test_add (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  hoso_db_set_clock (fixture->db, 1750000000, 1);
  g_assert_cmpint (hoso_source_table_add (fixture->db, "survey", "Khảo sát", &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count(*) FROM source WHERE title = 'Khảo sát' "
                                        "AND created = 1750000000"),
                   ==, 1);
  g_assert_cmpint (hoso_source_table_add (fixture->db, "nonsense", NULL, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
}

static void
test_hand (StoreFixture *fixture, gconstpointer data)
{
  gint64 hand;

  store_fixture_open (fixture);
  hoso_source_table_add (fixture->db, "orders", NULL, NULL);
  hand = hoso_source_table_get_hand (fixture->db, NULL);
  g_assert_cmpint (hand, ==, 2);
  g_assert_cmpint (hoso_source_table_get_hand (fixture->db, NULL), ==, hand);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/source-table/add", StoreFixture, NULL, store_fixture_set_up, test_add,
              store_fixture_tear_down);
  g_test_add ("/store/source-table/hand", StoreFixture, NULL, store_fixture_set_up, test_hand,
              store_fixture_tear_down);
  return g_test_run ();
}
