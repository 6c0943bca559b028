/* What was corrected about a form, the next time its export comes. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-format.h"
#include "hoso-import-plan.h"
#include "hoso-surveys.h"

#define SCORE 6
#define OPINION 7

#define DATES \
  "Timestamp,Shop\n4/5/2026 1:00:00,Huế\n4/6/2026 1:00:00,Vinh\n4/7/2026 1:00:00,Huế\n"

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static HosoImportPlan *
make_plan (StoreFixture *fixture, const char *path, const HosoPlanOptions *options)
{
  const HosoPlanOptions none = { { NULL } };
  HosoReadOptions read = options != NULL ? options->read : none.read;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = NULL;
  HosoImportPlan *plan;

  read.date_order = HOSO_DATE_ORDER_UNKNOWN;
  draft = hoso_imports_recognise (path, &read, NULL, &error);
  g_assert_no_error (error);
  plan = hoso_import_plan_new (fixture->db, path, draft, options != NULL ? options : &none, NULL,
                               &error);
  g_assert_no_error (error);
  return plan;
}

static HosoQuestion *
get_question (HosoImportPlan *plan, guint column)
{
  return plan->draft->questions->pdata[column];
}

/* Imports as the window and the command line do. */
static HosoImportReport *
run_plan (StoreFixture *fixture,
          const char *path,
          HosoImportPlan *plan,
          const HosoReadOptions *read,
          HosoImportOptions options,
          gboolean chosen)
{
  const HosoReadOptions none = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoPassport) passport = NULL;
  HosoImportReport *report;

  options.into = plan->survey != 0 ? plan->survey : -1;
  options.planned = TRUE;
  options.forget = plan->aside;
  passport = hoso_import_plan_note (plan, read != NULL ? read : &none, &options, chosen);
  options.remember = passport;
  report = hoso_imports_run (fixture->db, path, plan->draft, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* Two questions and the options are corrected, and the export is imported. */
static HosoImportReport *
import_corrected (StoreFixture *fixture)
{
  g_autofree char *path = form_fixture_write (fixture, 0, 60, NULL);
  g_autoptr (HosoImportPlan) plan = make_plan (fixture, path, NULL);

  g_assert_null (plan->passport);
  g_assert_cmpint (get_question (plan, SCORE)->kind, ==, HOSO_QUESTION_SCALE);
  get_question (plan, SCORE)->kind = HOSO_QUESTION_SINGLE;
  hoso_draft_set_field (plan->draft, OPINION, "motives");
  return run_plan (fixture, path, plan, NULL,
                   (HosoImportOptions){ .name = "Mùa hè",
                                        .rules = HOSO_JOIN_NOT_BY_PHONE,
                                        .add_customers = TRUE },
                   TRUE);
}

static void
assert_corrected (HosoImportPlan *plan)
{
  g_assert_nonnull (plan->passport);
  g_assert_cmpint (get_question (plan, SCORE)->kind, ==, HOSO_QUESTION_SINGLE);
  g_assert_cmpstr (get_question (plan, OPINION)->field, ==, "motives");
  g_assert_cmpint (plan->passport->rules, ==, HOSO_JOIN_NOT_BY_PHONE);
  g_assert_cmpint (plan->passport->add_customers, ==, TRUE);
}

static void
test_after_undo (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) report = import_corrected (fixture);
  g_autofree char *path = form_fixture_write (fixture, 60, 60, NULL);
  g_autoptr (HosoImportPlan) plan = NULL;
  g_autoptr (HosoImportReport) again = NULL;

  g_assert_true (hoso_imports_undo (fixture->db, report->id, &error));
  plan = make_plan (fixture, path, NULL);
  assert_corrected (plan);
  g_assert_cmpint (plan->survey, ==, 0);
  g_assert_false (g_array_index (plan->known, guint8, SCORE));
  again = run_plan (fixture, path, plan, NULL, (HosoImportOptions){ 0 }, FALSE);
  g_assert_cmpstr (again->name, ==, "Mùa hè");
  g_assert_cmpuint (again->added, ==, 60);
}

static void
test_after_removal (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) report = import_corrected (fixture);
  g_autofree char *path = form_fixture_write (fixture, 60, 60, NULL);
  g_autoptr (HosoImportPlan) plan = NULL;

  g_assert_true (hoso_surveys_remove (fixture->db, report->survey, &error));
  g_assert_no_error (error);
  plan = make_plan (fixture, path, NULL);
  assert_corrected (plan);
  g_assert_cmpint (plan->survey, ==, 0);
}

/* The survey that the form went into, not the newest with its headers; one
 * passport for the form however often it comes. */
static void
test_again (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoImportReport) report = import_corrected (fixture);
  g_autofree char *path = form_fixture_write (fixture, 0, 80, NULL);
  g_autoptr (HosoImportReport) other =
    form_fixture_import (fixture, path, &(HosoImportOptions){ .into = -1 });
  g_autoptr (HosoImportPlan) plan = make_plan (fixture, path, NULL);
  g_autoptr (HosoImportReport) again = NULL;

  g_assert_cmpint (other->survey, !=, report->survey);
  assert_corrected (plan);
  g_assert_cmpint (plan->survey, ==, report->survey);
  g_assert_cmpstr (plan->survey_name, ==, "Mùa hè");
  g_assert_true (g_array_index (plan->known, guint8, SCORE));
  again = run_plan (fixture, path, plan, NULL,
                    (HosoImportOptions){ .rules = plan->passport->rules, .add_customers = TRUE },
                    FALSE);
  g_assert_cmpuint (again->added, ==, 20);
  g_assert_cmpuint (again->unchanged, ==, 60);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM passport"), ==, 1);
}

/* A field that is chosen for a question which the survey has counts at once and
 * the next time. */
static void
test_field_of_known (StoreFixture *fixture, gconstpointer data)
{
  static const char count[] = "SELECT count (*) FROM customer_field v JOIN field f ON f.id = "
                              "v.field_id WHERE f.key = 'motives' AND v.is_current = 1";
  g_autofree char *first = form_fixture_write (fixture, 0, 30, NULL);
  g_autoptr (HosoImportReport) before = form_fixture_import (fixture, first, NULL);
  g_autofree char *second = form_fixture_write (fixture, 30, 30, NULL);
  g_autoptr (HosoImportPlan) plan = make_plan (fixture, second, NULL);
  g_autoptr (HosoImportReport) report = NULL;
  g_autoptr (HosoImportPlan) next = NULL;

  g_assert_true (g_array_index (plan->known, guint8, OPINION));
  g_assert_null (get_question (plan, OPINION)->field);
  hoso_draft_set_field (plan->draft, OPINION, "motives");
  report = run_plan (fixture, second, plan, NULL, (HosoImportOptions){ .add_customers = TRUE },
                     FALSE);
  g_assert_cmpuint (report->customers_added, ==, 30);
  g_assert_cmpint (store_fixture_count (fixture->db, count), ==, 20);
  next = make_plan (fixture, first, NULL);
  g_assert_cmpstr (get_question (next, OPINION)->field, ==, "motives");
}

static void
test_new_column (StoreFixture *fixture, gconstpointer data)
{
  const FormExport longer = { .extra = "Bạn bao nhiêu tuổi?", .extra_answer = "31" };
  g_autoptr (HosoImportReport) report = import_corrected (fixture);
  g_autofree char *path = form_fixture_write (fixture, 60, 60, &longer);
  g_autoptr (HosoImportPlan) plan = make_plan (fixture, path, NULL);

  assert_corrected (plan);
  g_assert_cmpint (plan->survey, ==, report->survey);
  g_assert_cmpuint (plan->draft->questions->len, ==, OPINION + 2);
  g_assert_false (g_array_index (plan->known, guint8, OPINION + 1));
}

static void
test_other_form (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoImportReport) report = import_corrected (fixture);
  g_autofree char *path = form_fixture_write_text (fixture, DATES);
  g_autoptr (HosoImportPlan) plan = make_plan (fixture, path, NULL);

  g_assert_null (plan->passport);
  g_assert_cmpint (plan->survey, ==, 0);
}

static void
test_nothing_corrected (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = form_fixture_write (fixture, 0, 60, NULL);
  g_autoptr (HosoImportPlan) plan = make_plan (fixture, path, NULL);
  g_autoptr (HosoImportReport) report =
    run_plan (fixture, path, plan, NULL, (HosoImportOptions){ 0 }, FALSE);

  g_assert_cmpuint (report->added, ==, 60);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM passport"), ==, 0);
}

/* Put aside for one look it stays; after an import it is gone. */
static void
test_afresh (StoreFixture *fixture, gconstpointer data)
{
  const HosoPlanOptions afresh = { .into = -1, .afresh = TRUE };
  g_autoptr (HosoImportReport) report = import_corrected (fixture);
  g_autofree char *path = form_fixture_write (fixture, 60, 60, NULL);
  g_autoptr (HosoImportPlan) plan = make_plan (fixture, path, &afresh);
  g_autoptr (HosoImportReport) again = NULL;

  g_assert_null (plan->passport);
  g_assert_cmpint (plan->aside, !=, 0);
  g_assert_cmpint (get_question (plan, SCORE)->kind, ==, HOSO_QUESTION_SCALE);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM passport"), ==, 1);
  again = run_plan (fixture, path, plan, NULL, (HosoImportOptions){ 0 }, FALSE);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM passport"), ==, 0);
}

static void
assert_dates (StoreFixture *fixture, const char *text, HosoTimestampFormat format, gboolean asked)
{
  g_autofree char *path = form_fixture_write_text (fixture, text);
  g_autoptr (HosoImportPlan) plan = make_plan (fixture, path, NULL);

  g_assert_cmpint (plan->draft->timestamp_format, ==, format);
  g_assert_cmpint (plan->draft->ambiguous_dates, ==, asked);
}

/* The order is asked for once; a file that decides it needs no answer. */
static void
test_dates (StoreFixture *fixture, gconstpointer data)
{
  const HosoPlanOptions options = { .read = { .date_order = HOSO_DATE_ORDER_DMY } };
  g_autofree char *path = form_fixture_write_text (fixture, DATES);
  g_autoptr (HosoImportPlan) plan = make_plan (fixture, path, &options);
  g_autoptr (HosoImportReport) report = NULL;
  g_autofree char *example = NULL;
  g_autofree char *long_date = NULL;
  HosoTime day_first;
  HosoTime month_first;

  g_assert_true (plan->guess->ambiguous_dates);
  g_assert_cmpint (plan->guess->timestamp_format, ==, HOSO_TIMESTAMP_MDY);
  example = hoso_import_plan_dup_example (plan, &day_first, &month_first);
  g_assert_cmpstr (example, ==, "4/5/2026");
  long_date = hoso_format_long_date (&day_first, "en");
  g_assert_cmpstr (long_date, ==, "May 4, 2026");
  report = run_plan (fixture, path, plan, &options.read, (HosoImportOptions){ 0 }, FALSE);
  g_assert_cmpstr (report->last, ==, "2026-07-04T01:00:00");
  assert_dates (fixture, DATES, HOSO_TIMESTAMP_DMY, FALSE);
  assert_dates (fixture, "Timestamp,Shop\n4/15/2026 1:00:00,Huế\n", HOSO_TIMESTAMP_MDY, FALSE);
}

/* Read with the wrong character between the columns, the headers are nobody's. */
static void
test_reading (StoreFixture *fixture, gconstpointer data)
{
  static const char text[] = "Gì, ở đâu|Vì sao, và bao giờ\nA, b|C, d\nE, f|G, h\n";
  const HosoPlanOptions bars = { .read = { .delimiter = '|' } };
  const HosoPlanOptions commas = { .read = { .delimiter = ',' } };
  const HosoPlanOptions afresh = { .afresh = TRUE };
  g_autofree char *path = form_fixture_write_text (fixture, text);
  g_autoptr (HosoImportPlan) guessed = make_plan (fixture, path, NULL);
  gboolean by_commas = guessed->draft->delimiter == ',';
  const HosoPlanOptions *chosen = by_commas ? &bars : &commas;
  g_autoptr (HosoImportPlan) plan = make_plan (fixture, path, chosen);
  g_autoptr (HosoImportReport) report =
    run_plan (fixture, path, plan, &chosen->read, (HosoImportOptions){ 0 }, FALSE);
  g_autoptr (HosoImportPlan) again = make_plan (fixture, path, NULL);
  g_autoptr (HosoImportPlan) aside = make_plan (fixture, path, &afresh);

  g_assert_nonnull (again->passport);
  g_assert_cmpint (again->draft->delimiter, ==, chosen->read.delimiter);
  g_assert_cmpint (again->survey, ==, report->survey);
  g_assert_null (aside->passport);
  g_assert_cmpint (aside->aside, ==, again->passport->id);
  g_assert_cmpint (aside->draft->delimiter, ==, guessed->draft->delimiter);
}

static void
add (const char *name, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (name, StoreFixture, NULL, set_up, test, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/passports/after-undo", test_after_undo);
  add ("/passports/after-removal", test_after_removal);
  add ("/passports/again", test_again);
  add ("/passports/field-of-known", test_field_of_known);
  add ("/passports/new-column", test_new_column);
  add ("/passports/other-form", test_other_form);
  add ("/passports/nothing-corrected", test_nothing_corrected);
  add ("/passports/afresh", test_afresh);
  add ("/passports/dates", test_dates);
  add ("/passports/reading", test_reading);
  return g_test_run ();
}
