/* Importing the exports of one form again and again. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-surveys.h"

#define HOUR (60 * 60)

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static void
assert_import (
  StoreFixture *fixture, guint first, guint n, const FormExport *how, const char *expected)
{
  g_autofree char *path = form_fixture_write (fixture, first, n, how);
  g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, NULL);
  g_autofree char *figures = form_fixture_dup_figures (report);

  g_assert_cmpstr (figures, ==, expected);
}

static void
assert_responses (StoreFixture *fixture, guint n)
{
  g_assert_cmpint (form_fixture_count_responses (fixture), ==, n);
}

static void
test_counts (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = form_fixture_write (fixture, 0, 200, NULL);
  g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, NULL);
  g_autofree char *figures = form_fixture_dup_figures (report);
  g_autoptr (GPtrArray) imports = hoso_imports_list (fixture->db, NULL);
  const HosoImportReport *listed = imports->pdata[0];

  g_assert_cmpstr (figures, ==, "200 200 0 0 0");
  g_assert_cmpstr (report->name, ==, "Khảo sát");
  g_assert_cmpstr (report->file_name, ==, "Khảo sát.csv");
  g_assert_cmpstr (report->first, ==, "2026-03-02T08:00:00+07:00");
  g_assert_cmpstr (report->last, ==, "2026-03-02T10:12:40+07:00");
  g_assert_cmpuint (imports->len, ==, 1);
  g_assert_cmpint (listed->id, ==, report->id);
  g_assert_cmpint (listed->survey, ==, report->survey);
  g_assert_cmpuint (listed->added, ==, 200);
  g_assert_cmpstr (listed->first, ==, report->first);
  assert_responses (fixture, 200);
  /* No customer without being asked for. */
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM customer"), ==, 0);
}

static void
test_kinds (StoreFixture *fixture, gconstpointer data)
{
  static const HosoQuestionKind kinds[] = {
    HOSO_QUESTION_TIMESTAMP,
    HOSO_QUESTION_NAME,
    HOSO_QUESTION_EMAIL,
    HOSO_QUESTION_PHONE,
    HOSO_QUESTION_SINGLE,
    HOSO_QUESTION_MULTIPLE,
    HOSO_QUESTION_SCALE,
    HOSO_QUESTION_TEXT,
  };
  gint64 id;

  for (int style = FORM_DIRECT; style <= FORM_SHEETS; style++)
    {
      g_autofree char *path =
        form_fixture_write (fixture, 0, 200, &(FormExport){ .style = (FormStyle)style });
      g_autoptr (HosoImportReport) report =
        form_fixture_import (fixture, path, &(HosoImportOptions){ .into = -1 });
      g_autoptr (HosoSurvey) survey = NULL;

      id = report->survey;
      survey = hoso_surveys_load (fixture->db, id, NULL);
      g_assert_cmpuint (survey->questions->len, ==, G_N_ELEMENTS (kinds));
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        g_assert_cmpint (((const HosoQuestion *)survey->questions->pdata[i])->kind, ==, kinds[i]);
      g_assert_cmpuint (((const HosoQuestion *)survey->questions->pdata[5])->options->len, ==, 3);
    }
}

/* Blank lines are no rows; a line with too many cells is refused and named. */
static void
test_rejected (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path =
    form_fixture_write_text (fixture, "Timestamp,Tên,Màu\n"
                                      "2026/03/02 8:00:00 AM GMT+7,An,Đỏ\n"
                                      ",,\n"
                                      "2026/03/02 8:00:05 AM GMT+7,Bình,Đỏ,thừa,nữa\n"
                                      "\n"
                                      "2026/03/02 8:00:09 AM GMT+7,Chi,Xanh\n");
  g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, NULL);
  g_autoptr (GPtrArray) imports = hoso_imports_list (fixture->db, NULL);
  g_autoptr (HosoImportReport) loaded = hoso_imports_load (fixture->db, report->id, NULL);
  const HosoImportReport *listed = imports->pdata[0];
  g_autofree char *figures = form_fixture_dup_figures (report);
  guint refused = 0;

  g_assert_cmpstr (figures, ==, "3 2 0 0 1");
  for (guint i = 0; i < report->draft->problems->len; i++)
    {
      const HosoProblem *problem = report->draft->problems->pdata[i];

      if (problem->column < 0)
        {
          refused++;
          g_assert_cmpuint (problem->line, ==, 4);
        }
    }
  g_assert_cmpuint (refused, ==, 1);
  g_assert_cmpuint (listed->problems, ==, report->draft->problems->len);
  g_assert_cmpuint (loaded->draft->problems->len, ==, report->draft->problems->len);
}

static HosoImportReport *
import_text (StoreFixture *fixture, const char *text)
{
  g_autofree char *path = form_fixture_write_text (fixture, text);

  return form_fixture_import (fixture, path, NULL);
}

#define LATE_HEADER "Timestamp,Email,Màu,Mức,Ghi chú\n"
#define LATE_FIRST                               \
  "2026/03/02 8:00:00 AM GMT+7,a@x.vn,Đỏ,,\n" \
  "2026/03/02 8:00:05 AM GMT+7,b@x.vn,Xanh,,\n"
#define LATE_SECOND "2026/03/03 8:00:00 AM GMT+7,c@x.vn,Đỏ,4,\n"
#define LATE_THIRD "2026/03/03 9:00:00 AM GMT+7,d@x.vn,Đỏ,5,x\n"

/* A column that the first export leaves empty gets a kind when it fills, and
 * taking that export back leaves it as it was. */
static void
test_late_column (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoImportReport) first = import_text (fixture, LATE_HEADER LATE_FIRST);
  g_autofree char *before = store_fixture_dump (fixture->db);
  g_autoptr (HosoImportReport) second =
    import_text (fixture, LATE_HEADER LATE_FIRST LATE_SECOND);
  g_autoptr (HosoImportReport) third =
    import_text (fixture, LATE_HEADER LATE_FIRST LATE_SECOND LATE_THIRD);
  g_autoptr (HosoImportReport) again =
    import_text (fixture, LATE_HEADER LATE_FIRST LATE_SECOND LATE_THIRD);
  g_autofree char *figures = form_fixture_dup_figures (third);
  g_autofree char *repeated = form_fixture_dup_figures (again);
  g_autofree char *after = NULL;
  g_autoptr (HosoSurvey) survey = hoso_surveys_load (fixture->db, first->survey, NULL);
  const HosoQuestion *scale = survey->questions->pdata[3];
  const HosoQuestion *note = survey->questions->pdata[4];

  g_assert_cmpint (third->survey, ==, first->survey);
  g_assert_cmpstr (figures, ==, "4 1 0 3 0");
  g_assert_cmpstr (repeated, ==, "4 0 0 4 0");
  g_assert_cmpuint (survey->questions->len, ==, 5);
  g_assert_cmpint (scale->kind, ==, HOSO_QUESTION_SCALE);
  g_assert_cmpuint (scale->answered, ==, 2);
  g_assert_cmpint (note->kind, ==, HOSO_QUESTION_SINGLE);
  g_assert_cmpuint (note->answered, ==, 1);
  g_assert_true (hoso_imports_undo (fixture->db, again->id, NULL));
  g_assert_true (hoso_imports_undo (fixture->db, third->id, NULL));
  g_assert_true (hoso_imports_undo (fixture->db, second->id, NULL));
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_repeat (StoreFixture *fixture, gconstpointer data)
{
  assert_import (fixture, 0, 200, NULL, "200 200 0 0 0");
  assert_import (fixture, 0, 200, NULL, "200 0 0 200 0");
  assert_import (fixture, 50, 100, NULL, "100 0 0 100 0");
  assert_responses (fixture, 200);
}

/* The way that several choices are joined, the zone and the rounding of the
 * seconds differ; the answers do not. */
static void
test_conventions (StoreFixture *fixture, gconstpointer data)
{
  const FormExport sheets = { .style = FORM_SHEETS, .later = 1 };

  assert_import (fixture, 0, 200, NULL, "200 200 0 0 0");
  assert_import (fixture, 0, 200, &sheets, "200 0 0 200 0");
  assert_import (fixture, 0, 220, &sheets, "220 20 0 200 0");
  assert_import (fixture, 0, 220, NULL, "220 0 0 220 0");
}

static void
test_conventions_back (StoreFixture *fixture, gconstpointer data)
{
  const FormExport sheets = { .style = FORM_SHEETS };

  assert_import (fixture, 0, 200, &sheets, "200 200 0 0 0");
  assert_import (fixture, 0, 210, NULL, "210 10 0 200 0");
  assert_import (fixture, 0, 210, &sheets, "210 0 0 210 0");
}

/* Another zone: new rows come into the survey's own wall time. */
static void
test_time_zone (StoreFixture *fixture, gconstpointer data)
{
  const FormExport elsewhere = { .style = FORM_SHEETS, .later = 5 * HOUR };

  assert_import (fixture, 0, 100, &(FormExport){ .style = FORM_SHEETS }, "100 100 0 0 0");
  assert_import (fixture, 0, 103, &elsewhere, "103 3 0 100 0");
  assert_import (fixture, 0, 103, &elsewhere, "103 0 0 103 0");
  assert_import (fixture, 0, 103, &(FormExport){ .style = FORM_SHEETS }, "103 0 0 103 0");
}

static void
test_tail (StoreFixture *fixture, gconstpointer data)
{
  assert_import (fixture, 0, 150, NULL, "150 150 0 0 0");
  assert_import (fixture, 0, 200, NULL, "200 50 0 150 0");
  assert_import (fixture, 190, 20, NULL, "20 10 0 10 0");
  assert_responses (fixture, 210);
}

static guint64
count_answers (StoreFixture *fixture, guint column, const char *search)
{
  g_autoptr (GError) error = NULL;
  guint64 total = 0;
  g_autoptr (GPtrArray) answers =
    hoso_surveys_find_answers (fixture->db, form_fixture_find_question (fixture, column), search,
                               5, &total, NULL, &error);

  g_assert_no_error (error);
  return total;
}

static void
test_edited (StoreFixture *fixture, gconstpointer data)
{
  const FormExport edited = { .edited = 20 };

  assert_import (fixture, 0, 200, NULL, "200 200 0 0 0");
  g_assert_cmpuint (count_answers (fixture, 7, "nghi lai"), ==, 0);
  assert_import (fixture, 0, 200, &edited, "200 0 10 190 0");
  g_assert_cmpuint (count_answers (fixture, 7, "nghi lai"), ==, 10);
  assert_import (fixture, 0, 200, &edited, "200 0 0 200 0");
  assert_responses (fixture, 200);
}

static void
test_new_column (StoreFixture *fixture, gconstpointer data)
{
  const FormExport extra = { .extra = "Bạn biết shop qua đâu?", .extra_answer = "Bạn bè" };
  const FormExport blank = { .extra = "Bạn biết shop qua đâu?", .extra_answer = "" };

  assert_import (fixture, 0, 100, NULL, "100 100 0 0 0");
  assert_import (fixture, 0, 100, &blank, "100 0 0 100 0");
  assert_import (fixture, 100, 20, &extra, "20 20 0 0 0");
  g_assert_cmpuint (count_answers (fixture, 8, NULL), ==, 20);
  assert_import (fixture, 0, 100, &extra, "100 0 100 0 0");
  g_assert_cmpuint (count_answers (fixture, 8, NULL), ==, 120);
  assert_import (fixture, 0, 120, NULL, "120 0 0 120 0");
  g_assert_cmpuint (count_answers (fixture, 8, NULL), ==, 120);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM survey"), ==, 1);
}

static void
test_damaged_phone (StoreFixture *fixture, gconstpointer data)
{
  const FormExport damaged = { .damaged = 10 };

  assert_import (fixture, 0, 100, NULL, "100 100 0 0 0");
  assert_import (fixture, 0, 100, &damaged, "100 0 0 100 0");
  g_assert_cmpuint (count_answers (fixture, 3, "E+08"), ==, 0);
  g_assert_cmpuint (count_answers (fixture, 3, "0910000010"), ==, 1);
}

/* What a spreadsheet damaged first is mended by a better export. */
static void
test_mended_phone (StoreFixture *fixture, gconstpointer data)
{
  const FormExport damaged = { .damaged = 10 };

  assert_import (fixture, 0, 100, &damaged, "100 100 0 0 0");
  assert_import (fixture, 0, 100, NULL, "100 0 10 90 0");
  g_assert_cmpuint (count_answers (fixture, 3, "0910000010"), ==, 1);
}

static void
test_into (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = form_fixture_write (fixture, 0, 30, NULL);
  g_autoptr (HosoImportReport) first = form_fixture_import (fixture, path, NULL);
  g_autoptr (HosoImportReport) second = NULL;
  g_autoptr (HosoImportReport) third = NULL;
  g_autoptr (GError) error = NULL;

  second =
    form_fixture_import (fixture, path, &(HosoImportOptions){ .into = -1, .name = "Lần hai" });
  g_assert_cmpint (second->survey, !=, first->survey);
  g_assert_cmpstr (second->name, ==, "Lần hai");
  g_assert_cmpuint (second->added, ==, 30);
  third = form_fixture_import (fixture, path, &(HosoImportOptions){ .into = first->survey });
  g_assert_cmpint (third->survey, ==, first->survey);
  g_assert_cmpuint (third->unchanged, ==, 30);
  g_assert_null (form_fixture_try (fixture, path, &(HosoImportOptions){ .into = 99 }, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

/* One question in common does not make two forms one. */
static void
test_other_form (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = form_fixture_write_text (fixture, "Timestamp,Email\n"
                                                            "2026/03/02 8:00:00 AM GMT+7,a@b.vn\n");
  g_autoptr (HosoImportReport) small = form_fixture_import (fixture, path, NULL);
  g_autofree char *other = form_fixture_write (fixture, 0, 30, NULL);
  g_autoptr (HosoImportReport) report = form_fixture_import (fixture, other, NULL);

  g_assert_cmpint (report->survey, !=, small->survey);
}

static void
test_dry_run (StoreFixture *fixture, gconstpointer data)
{
  const HosoImportOptions dry = { .dry_run = TRUE, .add_customers = TRUE };
  g_autofree char *path = form_fixture_write (fixture, 0, 60, NULL);
  g_autofree char *empty = store_fixture_dump (fixture->db);
  g_autofree char *still_empty = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  {
    g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, &dry);

    g_assert_cmpint (report->id, ==, 0);
    g_assert_cmpint (report->survey, ==, 0);
    g_assert_cmpuint (report->added, ==, 60);
    g_assert_cmpuint (report->customers_added, ==, 60);
  }
  still_empty = store_fixture_dump (fixture->db);
  g_assert_cmpstr (still_empty, ==, empty);

  form_fixture_add (fixture, 0, 50, NULL);
  before = store_fixture_dump (fixture->db);
  g_free (path);
  path = form_fixture_write (fixture, 0, 60, NULL);
  {
    g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, &dry);

    g_assert_cmpuint (report->added, ==, 10);
    g_assert_cmpint (report->survey, >, 0);
  }
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
}

typedef struct
{
  GCancellable *cancellable;
  double at;
  double last;
} Cancelling;

static void
cancel_at (double fraction, gpointer data)
{
  Cancelling *cancelling = data;

  g_assert_cmpfloat (fraction, >=, cancelling->last - 1e-9);
  g_assert_cmpfloat (fraction, <=, 1.0);
  cancelling->last = fraction;
  if (fraction >= cancelling->at)
    g_cancellable_cancel (cancelling->cancellable);
}

/* Wherever the user cancels, nothing is stored and work goes on.  The places are
 * those where one of the three readings begins or is under way: a quick machine
 * reports no later one. */
static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  static const double places[] = { 0.0, 0.3, 0.5, 0.6 };
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;

  form_fixture_add (fixture, 0, 100, NULL);
  before = store_fixture_dump (fixture->db);
  path = form_fixture_write (fixture, 0, 12000, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Cancelling cancelling = { cancellable, places[i], 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (HosoDraft) draft = hoso_imports_recognise (path, NULL, NULL, NULL);
      g_autofree char *after = NULL;

      g_assert_null (hoso_imports_run (fixture->db, path, draft, &(HosoImportOptions){ 0 },
                                       cancel_at, &cancelling, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      after = store_fixture_dump (fixture->db);
      g_assert_cmpstr (after, ==, before);
    }
  assert_import (fixture, 0, 110, NULL, "110 10 0 100 0");
}

/* What the reader refuses leaves nothing behind. */
static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "\n\n\n",
                                       "<!DOCTYPE html><html><body>Sign in</body></html>" };
  g_autofree char *before = store_fixture_dump (fixture->db);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = form_fixture_write_text (fixture, texts[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_null (form_fixture_try (fixture, path, NULL, &error));
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT);
      after = store_fixture_dump (fixture->db);
      g_assert_cmpstr (after, ==, before);
    }
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
  add ("/imports/counts", test_counts);
  add ("/imports/kinds", test_kinds);
  add ("/imports/rejected", test_rejected);
  add ("/imports/late-column", test_late_column);
  add ("/imports/repeat", test_repeat);
  add ("/imports/conventions", test_conventions);
  add ("/imports/conventions-back", test_conventions_back);
  add ("/imports/time-zone", test_time_zone);
  add ("/imports/tail", test_tail);
  add ("/imports/edited", test_edited);
  add ("/imports/new-column", test_new_column);
  add ("/imports/damaged-phone", test_damaged_phone);
  add ("/imports/mended-phone", test_mended_phone);
  add ("/imports/into", test_into);
  add ("/imports/other-form", test_other_form);
  add ("/imports/dry-run", test_dry_run);
  add ("/imports/cancel", test_cancel);
  add ("/imports/refused", test_refused);
  return g_test_run ();
}
