/* The sample workspace (the environment's HOSO_SAMPLE makes it): always the
 * same, and as large as it says.
 */

#include "hoso-config.h"

#include "hoso-customer-types.h"
#include "hoso-imports.h"
#include "hoso-personas.h"
#include "hoso-segments.h"
#include "hoso-session.h"
#include "hoso-surveys.h"
#include "store-fixture.h"

static void
make (const char *option, const char *path)
{
  const char *argv[] = { g_getenv ("HOSO_SAMPLE"), option, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (option == NULL)
    {
      argv[1] = path;
      argv[2] = NULL;
    }
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
open_sample (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->db = hoso_session_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
}

static void
test_sizes (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gint64 count;
  } cases[] = {
    { "SELECT count (*) FROM customer", 300 },
    { "SELECT coalesce (sum (responses), 0) FROM response_chunk", 400 },
    { "SELECT count (*) FROM purchase", 1500 },
    { "SELECT count (*) FROM interaction WHERE state = 'open'", 1 },
    { "SELECT count (*) FROM interaction WHERE referred_id IS NOT NULL", 1 },
    { "SELECT count (*) FROM task WHERE done_at IS NULL", 5 },
    { "SELECT count (*) FROM segment", 2 },
    { "SELECT count (*) FROM persona", 3 },
    { "SELECT count (*) FROM journey", 1 },
    { "SELECT count (*) FROM undo_step", 0 },
    { "SELECT count (*) FROM pragma_foreign_key_check", 0 },
    { "SELECT count (*) FROM customer WHERE trim (name) = ''", 0 },
    { "SELECT count (*) FROM purchase WHERE amount <= 0", 0 },
  };

  make (NULL, fixture->path);
  open_sample (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sql);
      g_assert_cmpint (store_fixture_count (fixture->db, cases[i].sql), ==, cases[i].count);
    }
}

/* The segments hold some, but not everybody; the personas say something that
 * has a proof. */
static void
test_sense (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) segments = NULL;

  make (NULL, fixture->path);
  open_sample (fixture);
  segments = hoso_segments_list (fixture->db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < segments->len; i++)
    {
      const HosoSegment *segment = segments->pdata[i];

      g_assert_cmpuint (segment->count, >, 0);
      g_assert_cmpuint (segment->count, <, segment->base);
    }
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM evidence"), >=, 6);
  g_assert_cmpint (
    store_fixture_count (fixture->db,
                         "SELECT count (*) FROM persona WHERE photo_id IS NOT NULL"),
    ==, 3);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM step"), >=, 5);
}

static void
test_same (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  make (NULL, fixture->path);
  open_sample (fixture);
  first = store_fixture_dump (fixture->db);
  g_clear_pointer (&fixture->db, hoso_db_close);
  make (NULL, fixture->path);
  open_sample (fixture);
  second = store_fixture_dump (fixture->db);
  g_assert_cmpuint (strlen (first), >, 100000);
  g_assert_true (g_str_equal (first, second));
}

/* The survey by itself is a file that can be imported. */
static void
test_survey (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "survey.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = NULL;
  g_autoptr (HosoImportReport) report = NULL;

  make ("--survey", path);
  fixture->db = hoso_session_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  draft = hoso_imports_recognise (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (draft->ambiguous_dates);
  report = hoso_imports_run (fixture->db, path, draft, &(HosoImportOptions){ .into = -1 }, NULL,
                             NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added, ==, 400);
  g_assert_cmpuint (report->rejected, ==, 0);
}

/* Worked out by hand from the days of their orders, up to 18 May 2026, the day of
 * the latest.  The shop's usual gap is 67 days; the quintiles are 31.6, 74.2,
 * 150.4 and 267 days and 3, 4, 6 and 8 orders; lost is who is quiet for three
 * usual gaps and hardly comes back.
 *   1  none, and a complaint of the day before
 *   2  gaps 35, 28, 53: 35, so 105; quiet since 4 March, 75 days; R 3, F 2
 *   3  since 14 April, 34 days: R 4; 10 orders: F 5
 *   4  one order, 1 November, and has brought number 5
 *   5  one gap of 10, so 30; quiet for 226, yet the chance is 43 %
 *   6  gaps 329, 7, 131: 131, so 393; quiet since 22 April
 *   7  gaps 175, 9: 92, so 276; quiet since 9 January
 *   8  since 2 May, 16 days: R 5; 13 orders: F 5
 *   9  since 23 January, 115 days: R 3; 7 orders: F 4
 *  10  since 5 May, 13 days: R 5; 11 orders: F 5
 *  11  gaps 104, 70, 96, 43: 83, so 249; quiet for 260, yet the chance is 45 %
 *  88  one order, 14 March, 65 days ago, and 65 is below 67 */
static void
test_types (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 customer;
    const char *reason;
  } cases[] = {
    { 1, "Complaining: last complaint 1 day ago; your limit is 90 days." },
    { 2, "Casual: 4 orders, the latest 75 days ago; may be lost from 105 days on." },
    { 3, "Loyal: 10 orders, the latest 34 days ago; recency 4 of 5, frequency 5 of 5." },
    { 4, "Advocate: has referred 1 time; your limit is 1." },
    { 5, "Casual: 2 orders, the latest 226 days ago; chance of another in the next 3 months: "
         "43%." },
    { 6, "Casual: 4 orders, the latest 26 days ago; may be lost from 393 days on." },
    { 7, "Casual: 3 orders, the latest 129 days ago; may be lost from 276 days on." },
    { 8, "Loyal: 13 orders, the latest 16 days ago; recency 5 of 5, frequency 5 of 5." },
    { 9, "Loyal: 7 orders, the latest 115 days ago; recency 3 of 5, frequency 4 of 5." },
    { 10, "Loyal: 11 orders, the latest 13 days ago; recency 5 of 5, frequency 5 of 5." },
    { 11, "Casual: 5 orders, the latest 260 days ago; chance of another in the next 3 months: "
          "45%." },
    { 88, "New: first order 65 days ago; somebody is new for 67 days." },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomerTypes) types = NULL;

  make (NULL, fixture->path);
  open_sample (fixture);
  types = hoso_customer_types_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HosoTypedCustomer *customer = hoso_customer_types_find (types, cases[i].customer);
      g_autofree char *reason = hoso_customer_types_dup_reason (types, customer);

      g_assert_cmpstr (reason, ==, cases[i].reason);
    }
}

static void
add (const char *name, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/sample/sizes", test_sizes);
  add ("/sample/sense", test_sense);
  add ("/sample/same", test_same);
  add ("/sample/survey", test_survey);
  add ("/sample/types", test_types);
  return g_test_run ();
}
