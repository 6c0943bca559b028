/* Sizes of segments over time: a point a day, kept beside undo. */

#include "hoso-config.h"

#include "hoso-customers.h"
#include "hoso-segment-sizes.h"
#include "hoso-segments.h"
#include "hoso-undo.h"
#include "people-fixture.h"

#define DAY 20000 /* 2024-10-04 */

static void
keep (HosoDb *db, gint day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) segments = hoso_segment_sizes_count (db, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (hoso_segment_sizes_keep (db, segments, day, &error));
  g_assert_no_error (error);
}

static void
assert_sizes (HosoDb *db, gint64 segment, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes = hoso_segment_sizes_list (db, segment, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < sizes->len; i++)
    {
      const HosoSegmentSize *size = &g_array_index (sizes, HosoSegmentSize, i);

      g_string_append_printf (text, "%s%d:%u/%u", i > 0 ? " " : "", size->day - DAY,
                              (guint)size->count, (guint)size->base);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static gint64
add_segment (PeopleFixture *fixture, const char *name, const char *conditions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = people_fixture_make_rule (fixture, conditions, FALSE);
  gint64 id = hoso_segments_save (fixture->store.db, 0, name, rule, &error);

  g_assert_no_error (error);
  return id;
}

static void
undo (HosoDb *db, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_assert_true (redo ? hoso_undo_redo (db, &name, &error) : hoso_undo_undo (db, &name, &error));
  g_assert_no_error (error);
}

/* 90 customers, every seventh a VIP: 13.  The last count of a day stands. */
static void
test_points (PeopleFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->store.db;
  gint64 vip = add_segment (fixture, "VIP", "'all': [{'tag': 'VIP'}]");

  assert_sizes (db, vip, "");
  keep (db, DAY);
  keep (db, DAY);
  assert_sizes (db, vip, "0:13/90");
  g_assert_true (hoso_db_exec (db, "DELETE FROM customer_tag WHERE id = "
                                   "(SELECT min (id) FROM customer_tag)",
                               NULL));
  keep (db, DAY);
  assert_sizes (db, vip, "0:12/90");
  keep (db, DAY + 3);
  assert_sizes (db, vip, "0:12/90 3:12/90");
}

/* What undo takes back leaves the points; redo is not in their way either. */
static void
test_undo (PeopleFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->store.db;
  gint64 vip = add_segment (fixture, "VIP", "'all': [{'tag': 'VIP'}]");
  gint64 all = add_segment (fixture, "Tất cả", "'all': []");
  g_autoptr (GError) error = NULL;

  keep (db, DAY);
  undo (db, FALSE);
  assert_sizes (db, all, "");
  assert_sizes (db, vip, "0:13/90");
  keep (db, DAY + 1);
  undo (db, TRUE);
  assert_sizes (db, all, "0:90/90");
  assert_sizes (db, vip, "0:13/90 1:13/90");

  g_assert_true (hoso_segments_remove (db, vip, &error));
  assert_sizes (db, vip, "");
  keep (db, DAY + 2);
  undo (db, FALSE);
  assert_sizes (db, vip, "0:13/90 1:13/90");
}

/* Once no step can bring the segment back, its points are deleted. */
static void
test_gone (PeopleFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->store.db;
  gint64 vip = add_segment (fixture, "VIP", "'all': [{'tag': 'VIP'}]");
  g_autoptr (GError) error = NULL;

  add_segment (fixture, "Tất cả", "'all': []");
  keep (db, DAY);
  g_assert_true (hoso_segments_remove (db, vip, &error));
  keep (db, DAY + 1);
  g_assert_cmpint (store_fixture_count (db, "SELECT count (*) FROM segment_size"), ==, 3);
  g_assert_true (hoso_undo_clear (db, &error));
  keep (db, DAY + 2);
  g_assert_cmpint (store_fixture_count (db, "SELECT count (*) FROM segment_size"), ==, 3);
  g_assert_cmpint (store_fixture_count (db, "SELECT count (DISTINCT segment_id) "
                                            "FROM segment_size"),
                   ==, 1);
}

/* A changed rule counts others: from which day on is known. */
static void
test_rule (PeopleFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->store.db;
  gint64 id = add_segment (fixture, "VIP", "'all': [{'tag': 'VIP'}]");
  g_autoptr (HosoRule) rule = people_fixture_make_rule (fixture, "'all': []", FALSE);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (HosoPlot) plot = NULL;

  keep (db, DAY);
  keep (db, DAY + 2);
  before = hoso_segment_sizes_list (db, id, NULL);
  g_assert_cmpint (hoso_segment_sizes_find_change (before), ==, 0);
  g_assert_cmpint (hoso_segments_save (db, id, "VIP", rule, NULL), ==, id);
  keep (db, DAY + 7);
  after = hoso_segment_sizes_list (db, id, NULL);
  g_assert_cmpint (hoso_segment_sizes_find_change (after), ==, DAY + 7);

  plot = hoso_segment_sizes_plot (after, HOSO_PLOT_CUSTOMERS, "VIP", "Khách", "vi");
  g_assert_cmpuint (plot->base, ==, 90);
  g_assert_cmpstr (g_ptr_array_index (plot->series->periods, 0), ==, "2024-10-04");
  g_assert_cmpuint (g_array_index (plot->series->values, guint64, 2), ==, 90);
  g_assert_cmpstr (plot->date, ==, "11/10/2024");
}

/* A rule whose question is gone counts nobody of nobody: no point. */
static void
test_lost (PeopleFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->store.db;
  gint64 id = add_segment (fixture, "VIP", "'all': [{'tag': 'VIP'}]");

  g_assert_true (hoso_db_exec (db, "UPDATE segment SET rule = '{\"population\": \"survey\", "
                                   "\"survey\": 99, \"all\": []}'",
                               NULL));
  keep (db, DAY);
  assert_sizes (db, id, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                           \
  g_test_add ("/segment-sizes/" name, PeopleFixture, NULL, people_fixture_set_up, \
              func, people_fixture_tear_down)
  ADD ("points", test_points);
  ADD ("undo", test_undo);
  ADD ("gone", test_gone);
  ADD ("rule", test_rule);
  ADD ("lost", test_lost);
#undef ADD
  return g_test_run ();
}
