/* Questions, their kinds and their options. */

#include "hoso-question.h"

static void
test_kinds (void)
{
  const char *const names[] = {
    "timestamp", "email", "name", "phone", "single", "multiple", "scale",
    "number", "text", "date", "time", "grid", "score", "empty"
  };

  g_assert_cmpuint (G_N_ELEMENTS (names), ==, HOSO_QUESTION_N_KINDS);

  for (guint i = 0; i < HOSO_QUESTION_N_KINDS; i++)
    {
      HosoQuestionKind kind;

      g_assert_cmpstr (hoso_question_kind_get_name ((HosoQuestionKind)i), ==, names[i]);
      g_assert_true (hoso_question_kind_from_name (names[i], &kind));
      g_assert_cmpuint (kind, ==, i);
    }
}

static void
test_no_kind (void)
{
  const char *const names[] = { NULL, "", "Single", "singles", "\xFF" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      HosoQuestionKind kind = HOSO_QUESTION_GRID;

      g_assert_false (hoso_question_kind_from_name (names[i], &kind));
      g_assert_cmpint (kind, ==, HOSO_QUESTION_GRID);
    }
}

static void
test_coding (void)
{
  g_assert_cmpint (hoso_question_kind_get_coding (HOSO_QUESTION_SINGLE), ==, HOSO_CODING_SINGLE);
  g_assert_cmpint (hoso_question_kind_get_coding (HOSO_QUESTION_SCALE), ==, HOSO_CODING_SINGLE);
  g_assert_cmpint (hoso_question_kind_get_coding (HOSO_QUESTION_GRID), ==, HOSO_CODING_SINGLE);
  g_assert_cmpint (hoso_question_kind_get_coding (HOSO_QUESTION_MULTIPLE), ==, HOSO_CODING_SET);
  g_assert_cmpint (hoso_question_kind_get_coding (HOSO_QUESTION_TEXT), ==, HOSO_CODING_TEXT);
  g_assert_cmpint (hoso_question_kind_get_coding (HOSO_QUESTION_NUMBER), ==, HOSO_CODING_TEXT);
  g_assert_cmpint (hoso_question_kind_get_coding (HOSO_QUESTION_EMPTY), ==, HOSO_CODING_TEXT);
}

static void
assert_label (const char *title, const char *row, const char *expected)
{
  g_autoptr (HosoQuestion) question = hoso_question_new (title, HOSO_QUESTION_GRID);
  g_autofree char *label = NULL;

  question->row = g_strdup (row);
  label = hoso_question_dup_label (question);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_label (void)
{
  assert_label ("Bạn hài lòng về", "Giá cả", "Bạn hài lòng về [Giá cả]");
  assert_label ("Tuổi", NULL, "Tuổi");
  assert_label ("Tuổi", "", "Tuổi");
  assert_label ("", "Giá cả", "Giá cả");
  assert_label (NULL, NULL, "");
}

static void
test_find_option (void)
{
  g_autoptr (HosoQuestion) question = hoso_question_new ("Giới tính", HOSO_QUESTION_SINGLE);
  g_autofree char *huge = g_strnfill (1000000, 'x');

  g_assert_null (hoso_question_find_option (question, "Nữ"));
  g_ptr_array_add (question->options, hoso_option_new ("Nam", 1));
  g_ptr_array_add (question->options, hoso_option_new ("Nữ", 2));

  g_assert_cmpuint (hoso_question_find_option (question, "Nữ")->code, ==, 2);
  g_assert_cmpuint (hoso_question_find_option (question, " Nư\u0303\n")->code, ==, 2);
  g_assert_null (hoso_question_find_option (question, "nữ"));
  g_assert_null (hoso_question_find_option (question, ""));
  g_assert_null (hoso_question_find_option (question, NULL));
  g_assert_null (hoso_question_find_option (question, "N\xFF"));
  g_assert_null (hoso_question_find_option (question, huge));
}

static void
test_copy (void)
{
  g_autoptr (HosoQuestion) question = hoso_question_new ("Kênh", HOSO_QUESTION_MULTIPLE);
  g_autoptr (HosoQuestion) copy = NULL;
  HosoOption *option = hoso_option_new ("Khác", 1);
  const HosoOption *copied;

  question->id = 7;
  question->column = 3;
  question->row = g_strdup ("Hàng");
  question->separator = ';';
  question->field = g_strdup ("channel");
  question->answered = 90;
  option->count = 12;
  option->other = TRUE;
  g_ptr_array_add (question->options, option);

  copy = hoso_question_copy (question);
  g_clear_pointer (&question, hoso_question_free);

  g_assert_cmpint (copy->id, ==, 7);
  g_assert_cmpint (copy->column, ==, 3);
  g_assert_cmpstr (copy->title, ==, "Kênh");
  g_assert_cmpstr (copy->row, ==, "Hàng");
  g_assert_cmpint (copy->kind, ==, HOSO_QUESTION_MULTIPLE);
  g_assert_cmpint (copy->separator, ==, ';');
  g_assert_cmpstr (copy->field, ==, "channel");
  g_assert_cmpuint (copy->answered, ==, 90);
  g_assert_cmpuint (copy->options->len, ==, 1);
  copied = copy->options->pdata[0];
  g_assert_cmpstr (copied->label, ==, "Khác");
  g_assert_cmpuint (copied->code, ==, 1);
  g_assert_cmpuint (copied->count, ==, 12);
  g_assert_true (copied->other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/question/kinds", test_kinds);
  g_test_add_func ("/question/no-kind", test_no_kind);
  g_test_add_func ("/question/coding", test_coding);
  g_test_add_func ("/question/label", test_label);
  g_test_add_func ("/question/find-option", test_find_option);
  g_test_add_func ("/question/copy", test_copy);

  return g_test_run ();
}
