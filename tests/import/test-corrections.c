/* What the user corrects in a draft is kept by learning and reading. */

#include "hoso-survey-reader.h"

#include <string.h>

#include "hoso-error.h"
#include "import-fixture.h"

#define AMBIGUOUS \
  "Timestamp,Tên,Q\n4/5/2022 1:00:00,A,\"x, y\"\n4/6/2022 1:00:00,B,x\n4/7/2022 1:00:00,A,z\n"

typedef struct
{
  char *path;
  HosoDraft *draft;
} Fixture;

static void
set_up (Fixture *fixture, const char *input, const HosoReadOptions *options)
{
  g_autoptr (GError) error = NULL;

  fixture->path = fixture_write ("survey.csv", input, -1);
  fixture->draft = hoso_survey_recognise (fixture->path, options, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, const char *described, const char *read)
{
  g_autofree char *found_read = fixture_read (fixture->path, fixture->draft);
  g_autofree char *found = fixture_describe (fixture->draft);

  g_assert_cmpstr (found, ==, described);
  g_assert_cmpstr (found_read, ==, read);
  fixture_remove (fixture->path);
  hoso_draft_free (fixture->draft);
}

static HosoQuestion *
get_question (Fixture *fixture, guint column)
{
  return fixture->draft->questions->pdata[column];
}

static void
test_date_order_in_draft (void)
{
  Fixture fixture;

  set_up (&fixture, AMBIGUOUS, NULL);
  g_assert_true (fixture.draft->ambiguous_dates);
  g_assert_cmpint (fixture.draft->timestamp_format, ==, HOSO_TIMESTAMP_MDY);
  fixture.draft->timestamp_format = HOSO_TIMESTAMP_DMY;
  tear_down (&fixture,
             "dmy UTF-8 , 3\ntimestamp Timestamp #3\nname Tên @name #3\n"
             "single Q #3 {x, y=1} {x=1} {z=1}\n",
             "2 2022-05-04T01:00:00 [A] [x, y]\n3 2022-06-04T01:00:00 [B] [x]\n"
             "4 2022-07-04T01:00:00 [A] [z]\n");
}

static void
test_date_order_as_guessed (void)
{
  HosoReadOptions options = { NULL, 0, HOSO_DATE_ORDER_MDY };
  Fixture fixture;

  set_up (&fixture, "Timestamp\n4/5/2022 1:00:00\n4/6/2022 1:00:00\n", &options);
  g_assert_false (fixture.draft->ambiguous_dates);
  tear_down (&fixture, "mdy UTF-8 , 2\ntimestamp Timestamp #2\n",
             "2 2022-04-05T01:00:00\n3 2022-04-06T01:00:00\n");
}

static void
test_date_order_that_cannot_be (void)
{
  HosoReadOptions options = { NULL, 0, HOSO_DATE_ORDER_DMY };
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  set_up (&fixture, "Timestamp\n4/5/2022 1:00:00\n4/16/2022 1:00:00\n", &options);
  g_assert_false (hoso_survey_learn (fixture.path, fixture.draft, NULL, NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "line 3"));
  fixture_remove (fixture.path);
  hoso_draft_free (fixture.draft);
}

static void
test_kinds (void)
{
  Fixture fixture;

  set_up (&fixture, AMBIGUOUS, NULL);
  get_question (&fixture, 0)->kind = HOSO_QUESTION_TEXT;
  get_question (&fixture, 1)->kind = HOSO_QUESTION_SINGLE;
  get_question (&fixture, 2)->kind = HOSO_QUESTION_MULTIPLE;
  tear_down (&fixture,
             "none UTF-8 , 3\ntext Timestamp #3\nsingle Tên @name #3 {A=2} {B=1}\n"
             "multiple(,) Q #3 {x=2} {y=1} {z=1}\n",
             "2 - [4/5/2022 1:00:00] [A] [x; y]\n3 - [4/6/2022 1:00:00] [B] [x]\n"
             "4 - [4/7/2022 1:00:00] [A] [z]\n");
}

static void
test_fields (void)
{
  Fixture fixture;

  set_up (&fixture, "Tên,Nơi bạn thích\nA,Huế\nB,Huế\n", NULL);
  g_clear_pointer (&get_question (&fixture, 0)->field, g_free);
  get_question (&fixture, 1)->field = g_strdup ("city");
  tear_down (&fixture, "none UTF-8 , 2\nname Tên #2\nsingle Nơi bạn thích @city #2 {Huế=2}\n",
             "2 - [A] [Huế]\n3 - [B] [Huế]\n");
}

static void
test_delimiter (void)
{
  HosoReadOptions options = { NULL, ';', HOSO_DATE_ORDER_UNKNOWN };
  Fixture fixture;

  set_up (&fixture, "a,b;c,d\n1,2;3,4\n", &options);
  tear_down (&fixture, "none UTF-8 ; 1\nnumber a,b #1\nnumber c,d #1\n", "2 - [1,2] [3,4]\n");
}

/* What only the middle of a long file shows widens the guess, and is said. */
static void
test_widened (void)
{
  g_autoptr (GString) input = g_string_new ("Số lượng,Ghi chú\n");
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (input, "%s,ghi chú số %u\n", i == 12345 ? "một tá" : "250", i);
  set_up (&fixture, input->str, NULL);
  g_assert_false (fixture.draft->complete);
  g_assert_cmpint (get_question (&fixture, 0)->kind, ==, HOSO_QUESTION_NUMBER);
  hoso_survey_learn (fixture.path, fixture.draft, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fixture.draft->complete);
  g_assert_cmpint (get_question (&fixture, 0)->kind, ==, HOSO_QUESTION_SINGLE);
  g_assert_cmpuint (fixture.draft->rows, ==, 60000);
  g_assert_cmpuint (fixture.draft->problems->len, ==, 1);
  fixture_remove (fixture.path);
  hoso_draft_free (fixture.draft);
}

/* Row k has the text "dòng k", the choices of k's lowest three bits, and k % 4. */
static gboolean
check_batch (const HosoBatch *batch, gpointer data, GError **error)
{
  guint64 *n = data;

  g_assert_cmpuint (batch->n, <=, HOSO_BATCH_ROWS);
  for (guint i = 0; i < batch->n; i++, ++*n)
    {
      g_autofree char *expected = g_strdup_printf ("dòng %u", (guint)*n);
      gsize length;
      guint n_set;
      const char *text = hoso_column_get_text (batch->columns->pdata[0], i, &length);

      g_assert_cmpmem (text, length, expected, strlen (expected));
      hoso_column_get_set (batch->columns->pdata[1], i, &n_set);
      g_assert_cmpuint (n_set, ==, (*n & 1) + (*n >> 1 & 1) + (*n >> 2 & 1));
      g_assert_cmpuint (hoso_column_is_missing (batch->columns->pdata[2], i), ==, *n % 4 == 3);
      g_assert_cmpuint (g_array_index (batch->lines, guint64, i), ==, *n + 2);
    }
  return TRUE;
}

static void
test_many_rows (void)
{
  static const char *const colours[] = { "", "đỏ", "cam", "vàng" };
  static const char *const choices[] = { "", "A", "B", "A;B", "C", "A;C", "B;C", "A;B;C" };
  g_autoptr (GString) input = g_string_new ("Mã,Chọn,Màu\n");
  g_autoptr (GError) error = NULL;
  guint64 n = 0;
  Fixture fixture;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (input, "dòng %u,%s,%s\n", i, choices[i & 7], colours[3 - i % 4]);
  set_up (&fixture, input->str, NULL);
  hoso_survey_learn (fixture.path, fixture.draft, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  hoso_survey_read (fixture.path, fixture.draft, check_batch, &n, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 20000);
  fixture_remove (fixture.path);
  hoso_draft_free (fixture.draft);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corrections/date-order-in-draft", test_date_order_in_draft);
  g_test_add_func ("/corrections/date-order-as-guessed", test_date_order_as_guessed);
  g_test_add_func ("/corrections/date-order-that-cannot-be", test_date_order_that_cannot_be);
  g_test_add_func ("/corrections/kinds", test_kinds);
  g_test_add_func ("/corrections/fields", test_fields);
  g_test_add_func ("/corrections/delimiter", test_delimiter);
  g_test_add_func ("/corrections/widened", test_widened);
  g_test_add_func ("/corrections/many-rows", test_many_rows);
  return g_test_run ();
}
