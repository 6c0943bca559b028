/* Workspaces of released versions open and hold what they held.  The file was
 * made by version 1: a form of 30 respondents with 20 of them joined, then its
 * next export with six more and two answers edited.
 */

#include "hoso-config.h"

#include "hoso-customers.h"
#include "hoso-imports.h"
#include "hoso-session.h"
#include "hoso-surveys.h"
#include "store-fixture.h"

static void
unpack (StoreFixture *fixture, const char *name)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "fixtures", "db", name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (packed);
  g_autoptr (GFile) to = g_file_new_for_path (fixture->path);
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) file = g_file_read (from, NULL, &error);
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GFileOutputStream) output = NULL;

  g_assert_no_error (error);
  input = g_converter_input_stream_new (G_INPUT_STREAM (file), G_CONVERTER (gzip));
  output = g_file_create (to, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (output), input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                          NULL, &error);
  g_assert_no_error (error);
  fixture->db = hoso_session_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
}

static const HosoQuestion *
get_question (const HosoSurvey *survey, guint index)
{
  return g_ptr_array_index (survey->questions, index);
}

static guint64
get_count (const HosoQuestion *question, guint option)
{
  return ((const HosoOption *)g_ptr_array_index (question->options, option))->count;
}

static void
test_survey (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoSurvey) survey = NULL;
  g_autoptr (GError) error = NULL;

  unpack (fixture, "v1.hoso.gz");
  survey = hoso_surveys_load (fixture->db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (survey->responses, ==, 36);
  g_assert_cmpstr (survey->first, ==, "2026-03-01T00:04:28+07:00");
  g_assert_cmpstr (survey->last, ==, "2026-03-02T19:35:05+07:00");
  g_assert_cmpuint (get_question (survey, 0)->answered, ==, 36);
  g_assert_cmpuint (get_count (get_question (survey, 3), 0), ==, 11);
  g_assert_cmpuint (get_count (get_question (survey, 3), 3), ==, 2);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM respondent"), ==, 24);
}

/* The second import can still be taken back, its edits too. */
static void
test_undo (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoSurvey) survey = NULL;
  g_autoptr (GError) error = NULL;

  unpack (fixture, "v1.hoso.gz");
  hoso_imports_undo (fixture->db, 2, &error);
  g_assert_no_error (error);
  survey = hoso_surveys_load (fixture->db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (survey->responses, ==, 30);
  g_assert_cmpstr (survey->last, ==, "2026-03-02T13:29:23+07:00");
  g_assert_cmpuint (get_question (survey, 3)->options->len, ==, 3);
  g_assert_cmpuint (get_count (get_question (survey, 3), 0), ==, 10);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM respondent"), ==, 20);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM customer"), ==, 20);
}

static void
test_answers (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomer) customer = NULL;
  g_autoptr (GError) error = NULL;
  const HosoGivenAnswer *answer;

  unpack (fixture, "v1.hoso.gz");
  customer = hoso_customers_load (fixture->db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (customer->name, ==, "Trần Thị Bình 1");
  g_assert_cmpuint (customer->answers->len, ==, 4);
  answer = g_ptr_array_index (customer->answers, 2);
  g_assert_cmpstr (answer->answer, ==, "Hài lòng");
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/upgrade/survey", test_survey);
  ADD ("/engine/upgrade/undo", test_undo);
  ADD ("/engine/upgrade/answers", test_answers);
  return g_test_run ();
}
