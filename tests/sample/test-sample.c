/* The sample workspace (the environment's HOSO_SAMPLE makes it): always the same, as
 * large as it says, and what was put into it is found again.
 */

#include "hoso-config.h"

#include "hoso-core-customers.h"
#include "hoso-imports.h"
#include "hoso-methods.h"
#include "hoso-next-products.h"
#include "hoso-outlook.h"
#include "hoso-personas.h"
#include "hoso-seasons.h"
#include "hoso-segments.h"
#include "hoso-session.h"
#include "hoso-surveys.h"
#include "store-fixture.h"

#include <math.h>

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
check_sizes (StoreFixture *fixture)
{
  static const struct
  {
    const char *sql;
    gint64 count;
  } cases[] = {
    { "SELECT count (*) FROM customer", 400 },
    { "SELECT coalesce (sum (responses), 0) FROM response_chunk", 400 },
    { "SELECT count (*) FROM purchase", 1517 },
    { "SELECT count (*) FROM purchase WHERE currency = 'USD'", 8 },
    { "SELECT count (*) FROM interaction WHERE state = 'open'", 3 },
    { "SELECT count (*) FROM interaction WHERE referred_id IS NOT NULL", 13 },
    { "SELECT count (*) FROM task WHERE done_at IS NULL", 5 },
    { "SELECT count (*) FROM segment", 2 },
    { "SELECT count (*) FROM persona", 3 },
    { "SELECT count (*) FROM journey", 1 },
    { "SELECT count (*) FROM undo_step", 0 },
    { "SELECT count (*) FROM pragma_foreign_key_check", 0 },
    { "SELECT count (*) FROM customer WHERE trim (name) = ''", 0 },
    { "SELECT count (*) FROM purchase WHERE amount <= 0", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sql);
      g_assert_cmpint (store_fixture_count (fixture->db, cases[i].sql), ==, cases[i].count);
    }
}

/* The segments hold some, but not everybody; the personas say something that
 * has a proof. */
static void
check_sense (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) segments = NULL;

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

/* The parameters that the customers were drawn with are within two standard errors of
 * what the models find, and the mean of an order within a tenth. */
static void
check_models (StoreFixture *fixture)
{
  static const double drawn[HOSO_BUYING_PARAMETERS] = { 1.3, 13.0, 1.0, 8.0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoOrderBook) book = NULL;
  g_autoptr (HosoOutlook) outlook = NULL;
  HosoOutlookPlan plan;
  double mean;

  book = hoso_order_book_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  hoso_outlook_plan_init (&plan);
  plan.prior = FALSE;
  outlook = hoso_outlook_new (book, &plan);
  g_assert_true (outlook->has_model);
  for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
    {
      g_test_message ("%g drawn, %g found, standard error %g", drawn[i],
                      outlook->buying.parameters[i], outlook->buying.errors[i]);
      g_assert_cmpfloat (fabs (outlook->buying.parameters[i] - drawn[i]), <,
                         2.0 * outlook->buying.errors[i]);
    }
  hoso_outlook_fit_money (outlook);
  mean = hoso_gamma_gamma_population_mean (&outlook->money);
  g_test_message ("mean %g", mean);
  g_assert_cmpfloat (fabs (mean - 520000.0), <, 52000.0);
}

/* The three sequences are found, and most of what is found is one of them or the box
 * that is bought each Tết. */
static void
check_products (StoreFixture *fixture)
{
  static const char *const pairs[][2] = {
    { "Máy rửa mặt sóng âm", "Đầu cọ thay máy rửa mặt" },
    { "Serum retinol 0,5%", "Kem chống nắng SPF50" },
    { "Serum vitamin C 15%", "Tinh chất phục hồi ban đêm" },
    { "Hộp quà Tết dưỡng da", "Hộp quà Tết dưỡng da" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoNextProducts) next = NULL;
  guint found = 0;

  next = hoso_next_products_load (fixture->db, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (next->by_rules);
  g_assert_cmpuint (next->test.hits, >, next->test.popular_hits);
  for (guint i = 0; i < next->model->rules->len; i++)
    {
      const HosoNextRule *rule = &g_array_index (next->model->rules, HosoNextRule, i);

      for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
        found += g_str_equal (next->names->pdata[rule->before], pairs[k][0]) &&
                 g_str_equal (next->names->pdata[rule->after], pairs[k][1]);
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (pairs));
  g_assert_cmpuint (next->model->rules->len, <=, found + 2);
}

/* Every 29th from the 8th on, but for 298, who never bought. */
static void
check_seasons (StoreFixture *fixture)
{
  static const gint64 tet[] = { 8, 66, 95, 153, 182, 240, 269, 327, 356 };
  static const gint64 womens_day[] = { 37, 124, 211, 385 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoOrderBook) book = NULL;
  g_autoptr (HosoSeasons) seasons = NULL;

  book = hoso_order_book_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  seasons = hoso_seasons_new (book);
  g_assert_cmpuint (seasons->customers->len, ==,
                    G_N_ELEMENTS (tet) + G_N_ELEMENTS (womens_day));
  for (guint i = 0; i < G_N_ELEMENTS (tet); i++)
    {
      const HosoSeasonalCustomer *one = hoso_seasons_find_customer (seasons, tet[i]);

      g_assert_nonnull (one);
      g_assert_true (one->season.lunar);
      g_assert_cmpint (one->season.month, ==, 12);
    }
  for (guint i = 0; i < G_N_ELEMENTS (womens_day); i++)
    {
      const HosoSeasonalCustomer *one = hoso_seasons_find_customer (seasons, womens_day[i]);

      g_assert_nonnull (one);
      g_assert_false (one->season.lunar);
      g_assert_cmpint (one->season.month, ==, 3);
    }
}

/* The shop sold in Đà Nẵng first: so its oldest customers are from there. */
static void
check_core (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCoreCustomers) core = NULL;
  g_autoptr (GPtrArray) traits = NULL;
  const HosoCoreTrait *trait;

  core = hoso_core_customers_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  traits =
    hoso_core_customers_tell (core, fixture->db, HOSO_CORE_GROUP_LONGEST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (traits->len, ==, 1);
  trait = traits->pdata[0];
  g_assert_cmpstr (trait->value, ==, "Đà Nẵng");
  g_assert_cmpfloat (trait->difference.low, >, 0.0);
}

/* Regulars of the simplest method: three orders or more, the latest within 180 days of
 * the shop's latest, whatever day it is today. */
static void
check_regulars (StoreFixture *fixture)
{
  static const char sql[] =
    "SELECT count (*) FROM (SELECT 1 FROM purchase WHERE status = 'done' GROUP BY customer_id "
    "HAVING count (*) >= 3 AND max (at_local) / 86400 >= "
    "(SELECT max (at_local) / 86400 FROM purchase WHERE status = 'done') - 180)";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) methods = hoso_methods_read ();
  HosoMethod *basic = methods->pdata[0];
  const HosoMethodGroup *regular;

  hoso_methods_count (fixture->db, basic, NULL, &error);
  g_assert_no_error (error);
  regular = hoso_criterion_find_group (hoso_method_find_criterion (basic, "minimum"), "regular");
  g_assert_cmpuint (regular->count, >, 0);
  g_assert_cmpuint (regular->count, ==, store_fixture_count (fixture->db, sql));
  g_assert_nonnull (strstr (basic->note, "May 19, 2026"));
}

/* The workspace takes a second to make: once for all that only read it. */
static void
test_contents (StoreFixture *fixture, gconstpointer data)
{
  make (NULL, fixture->path);
  open_sample (fixture);
  check_sizes (fixture);
  check_sense (fixture);
  check_models (fixture);
  check_products (fixture);
  check_seasons (fixture);
  check_core (fixture);
  check_regulars (fixture);
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
  add ("/sample/contents", test_contents);
  add ("/sample/same", test_same);
  add ("/sample/survey", test_survey);
  return g_test_run ();
}
