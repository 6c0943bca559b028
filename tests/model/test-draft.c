/* Drafts are copied whole, so that a preview can be taken back. */

#include "hoso-draft.h"

static void
test_empty (void)
{
  g_autoptr (HosoDraft) draft = hoso_draft_new ();
  g_autoptr (HosoDraft) copy = hoso_draft_copy (draft);

  g_assert_cmpint (copy->timestamp_column, ==, -1);
  g_assert_cmpint (copy->timestamp_format, ==, HOSO_TIMESTAMP_NONE);
  g_assert_null (copy->name);
  g_assert_cmpuint (copy->questions->len + copy->samples->len + copy->problems->len, ==, 0);
}

static HosoDraft *
make_full (void)
{
  HosoDraft *draft = hoso_draft_new ();
  const char *const samples[] = { "Hà Nội", "Huế", NULL };

  draft->file_name = g_strdup ("Khảo sát.csv");
  draft->name = g_strdup ("Khảo sát");
  draft->encoding = g_strdup ("UTF-8");
  draft->bom = TRUE;
  draft->delimiter = ';';
  draft->timestamp_format = HOSO_TIMESTAMP_DMY;
  draft->timestamp_column = 2;
  draft->ambiguous_dates = TRUE;
  draft->rows = 204;
  draft->complete = TRUE;
  g_ptr_array_add (draft->questions, hoso_question_new ("Thành phố", HOSO_QUESTION_TEXT));
  g_ptr_array_add (draft->samples, g_strdupv ((char **)samples));
  g_ptr_array_add (draft->problems, hoso_problem_new (7, -1, "The row is cut off."));

  return draft;
}

static void
test_copy (void)
{
  g_autoptr (HosoDraft) draft = make_full ();
  g_autoptr (HosoDraft) copy = hoso_draft_copy (draft);
  const HosoQuestion *question;
  const HosoProblem *problem;
  char **samples;

  g_clear_pointer (&draft, hoso_draft_free);

  g_assert_cmpstr (copy->file_name, ==, "Khảo sát.csv");
  g_assert_cmpstr (copy->name, ==, "Khảo sát");
  g_assert_cmpstr (copy->encoding, ==, "UTF-8");
  g_assert_true (copy->bom && copy->ambiguous_dates && copy->complete);
  g_assert_cmpint (copy->delimiter, ==, ';');
  g_assert_cmpint (copy->timestamp_format, ==, HOSO_TIMESTAMP_DMY);
  g_assert_cmpint (copy->timestamp_column, ==, 2);
  g_assert_cmpuint (copy->rows, ==, 204);

  question = copy->questions->pdata[0];
  samples = copy->samples->pdata[0];
  problem = copy->problems->pdata[0];
  g_assert_cmpstr (question->title, ==, "Thành phố");
  g_assert_cmpstr (samples[1], ==, "Huế");
  g_assert_null (samples[2]);
  g_assert_cmpuint (problem->line, ==, 7);
  g_assert_cmpint (problem->column, ==, -1);
  g_assert_cmpstr (problem->reason, ==, "The row is cut off.");
}

static void
test_format_names (void)
{
  g_assert_cmpstr (hoso_timestamp_format_get_name (HOSO_TIMESTAMP_NONE), ==, "none");
  g_assert_cmpstr (hoso_timestamp_format_get_name (HOSO_TIMESTAMP_FORMS), ==, "forms");
  g_assert_cmpstr (hoso_timestamp_format_get_name (HOSO_TIMESTAMP_MDY), ==, "mdy");
  g_assert_cmpstr (hoso_timestamp_format_get_name (HOSO_TIMESTAMP_DMY), ==, "dmy");
  g_assert_cmpstr (hoso_timestamp_format_get_name (HOSO_TIMESTAMP_YMD), ==, "ymd");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft/empty", test_empty);
  g_test_add_func ("/draft/copy", test_copy);
  g_test_add_func ("/draft/format-names", test_format_names);

  return g_test_run ();
}
