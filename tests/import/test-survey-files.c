/* Real survey files, where $HOSO_TEST_DATA says they are: rows, times and
 * counts that are known of them. */

#include "hoso-survey-reader.h"

#include <string.h>

typedef struct
{
  const char *file;
  HosoTimestampFormat format;
  guint64 rows;
  guint columns;
  const char *first;
  const char *last;
  int question; /* -1 for none */
  HosoQuestionKind kind;
  guint64 answered;
  const char *counts; /* "label=count|..." of that question */
} Case;

#define SURVEYS_02 "02-kiehls-skincare-forms-direct.csv"
#define KIEHLS "Quality=14|Premium products=11|Natural products=9"

static const Case cases[] = {
  { SURVEYS_02, HOSO_TIMESTAMP_FORMS, 167, 55, "2019-03-14T20:23:17+01:00",
    "2019-03-22T03:07:45+01:00", 44, HOSO_QUESTION_MULTIPLE, 31, KIEHLS },
  { SURVEYS_02 ".zip", HOSO_TIMESTAMP_FORMS, 167, 55, "2019-03-14T20:23:17+01:00",
    "2019-03-22T03:07:45+01:00", 44, HOSO_QUESTION_MULTIPLE, 31, KIEHLS },
  { SURVEYS_02, HOSO_TIMESTAMP_FORMS, 167, 55, NULL, NULL, 28, HOSO_QUESTION_TEXT, 133, "" },
  { "06a-bank-app-indonesia-forms-direct.redacted.csv", HOSO_TIMESTAMP_FORMS, 86, 33, NULL, NULL,
    3, HOSO_QUESTION_PHONE, 81, "" },
  { "06b-bank-app-indonesia-sheets.redacted.csv", HOSO_TIMESTAMP_MDY, 83, 33, NULL, NULL,
    2, HOSO_QUESTION_NAME, 79, "" },
  { "06c-bank-app-indonesia-excel-resave.redacted.csv", HOSO_TIMESTAMP_FORMS, 85, 33, NULL, NULL,
    3, HOSO_QUESTION_PHONE, 79, "" },
  { "08-self-study-vietnamese-sheets.csv", HOSO_TIMESTAMP_DMY, 26, 11, NULL, NULL,
    3, HOSO_QUESTION_SINGLE, 26,
    "Thích bài tập chung cho cả lớp giống nhau hơn để dễ so sánh kết quả=7|"
    "Không quan tâm, miễn là bài tập không quá dài=1" },
  { "09-chatgpt-students-vietnamese-bom-grid.csv", HOSO_TIMESTAMP_DMY, 204, 32, "2023-06-03T15:47",
    "2023-06-06T18:49", 10, HOSO_QUESTION_MULTIPLE, 204,
    "Google.com=153|Youtube.com=90|Wikipedia.org=53|Google Scholar=50|Khác=16" },
  { "09-chatgpt-students-vietnamese-bom-grid.csv", HOSO_TIMESTAMP_DMY, 204, 32, NULL, NULL,
    6, HOSO_QUESTION_GRID, 179, "0.26 - 0.35=56|< 0.15=30" },
  { "16-favourite-pokemon-52836-rows.derived.csv", HOSO_TIMESTAMP_MDY, 52836, 2,
    "2019-06-13T12:44:01", "2019-06-15T10:05:44", 1, HOSO_QUESTION_SINGLE, 52725,
    "Charizard=1107|Gengar=1056" },
  { "18-trap-xlsx-named-csv.csv", HOSO_TIMESTAMP_NONE, 199, 5, NULL, NULL,
    1, HOSO_QUESTION_SINGLE, 199, "Male=104|Female=95" },
};

typedef struct
{
  guint64 n;
  HosoTime first;
  HosoTime last;
  guint64 answered;
  int question;
} Read;

static gboolean
add_batch (const HosoBatch *batch, gpointer data, GError **error)
{
  Read *read = data;

  for (guint i = 0; i < batch->n; i++)
    {
      const HosoTime *time = &g_array_index (batch->times, HosoTime, i);

      if (read->n == 0 || hoso_time_compare (time, &read->first) < 0)
        read->first = *time;
      if (read->n == 0 || hoso_time_compare (time, &read->last) > 0)
        read->last = *time;
      if (read->question >= 0)
        read->answered += !hoso_column_is_missing (batch->columns->pdata[read->question], i);
      read->n++;
    }
  return TRUE;
}

static void
assert_time (const HosoTime *time, const char *expected)
{
  g_autofree char *text = hoso_time_dup_iso8601 (time);

  if (expected != NULL)
    g_assert_cmpstr (text, ==, expected);
}

static void
assert_counts (const HosoQuestion *question, const char *counts)
{
  g_auto (GStrv) each = g_strsplit (counts, "|", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      char *equals = strrchr (each[i], '=');
      const HosoOption *option;

      *equals = '\0';
      option = hoso_question_find_option (question, each[i]);
      g_assert_nonnull (option);
      g_assert_cmpuint (option->count, ==, g_ascii_strtoull (equals + 1, NULL, 10));
    }
}

static void
test_file (gconstpointer data)
{
  const Case *this_case = data;
  const char *directory = g_getenv ("HOSO_TEST_DATA");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = NULL;
  const HosoQuestion *question;
  Read read = { .question = this_case->question };

  if (directory == NULL)
    {
      g_test_skip ("HOSO_TEST_DATA does not say where the real files are");
      return;
    }
  path = g_build_filename (directory, "surveys", this_case->file, NULL);
  draft = hoso_survey_recognise (path, NULL, NULL, &error);
  g_assert_no_error (error);
  hoso_survey_learn (path, draft, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  hoso_survey_read (path, draft, add_batch, &read, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (draft->timestamp_format, ==, this_case->format);
  g_assert_false (draft->ambiguous_dates);
  g_assert_cmpuint (draft->rows, ==, this_case->rows);
  g_assert_cmpuint (read.n, ==, this_case->rows);
  g_assert_cmpuint (draft->questions->len, ==, this_case->columns);
  g_assert_cmpuint (draft->problems->len, ==, 0);
  assert_time (&read.first, this_case->first);
  assert_time (&read.last, this_case->last);
  question = draft->questions->pdata[this_case->question];
  g_assert_cmpint (question->kind, ==, this_case->kind);
  g_assert_cmpuint (question->answered, ==, this_case->answered);
  g_assert_cmpuint (read.answered, ==, this_case->answered);
  if (*this_case->counts != '\0')
    assert_counts (question, this_case->counts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/survey-files/%u-%.2s", i, cases[i].file);

      g_test_add_data_func (path, &cases[i], test_file);
    }
  return g_test_run ();
}
