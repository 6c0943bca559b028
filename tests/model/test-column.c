/* Columns of coded answers and batches of them. */

#include <string.h>

#include "hoso-column.h"

static void
assert_text (const HosoColumn *column, guint row, const char *expected)
{
  gsize length;
  const char *text = hoso_column_get_text (column, row, &length);

  g_assert_cmpmem (text, length, expected, strlen (expected));
}

static void
test_empty (void)
{
  for (int coding = HOSO_CODING_SINGLE; coding <= HOSO_CODING_TEXT; coding++)
    {
      g_autoptr (HosoColumn) column = hoso_column_new ((HosoCoding)coding);

      g_assert_cmpuint (column->n, ==, 0);
      g_assert_true (hoso_column_is_missing (column, 0));
      g_assert_true (hoso_column_is_missing (column, G_MAXUINT));
      g_assert_null (hoso_column_dup_label (column, 0, NULL));

      hoso_column_append_missing (column);
      g_assert_cmpuint (column->n, ==, 1);
      g_assert_true (hoso_column_is_missing (column, 0));
      g_assert_null (hoso_column_dup_label (column, 0, NULL));

      hoso_column_clear (column);
      g_assert_cmpuint (column->n, ==, 0);
      g_assert_true (hoso_column_is_missing (column, 0));
    }
}

static void
test_single (void)
{
  g_autoptr (HosoColumn) column = hoso_column_new (HOSO_CODING_SINGLE);

  g_assert_null (column->offsets);
  hoso_column_append_code (column, 3);
  hoso_column_append_code (column, 0);
  hoso_column_append_code (column, 1);
  g_assert_cmpuint (column->n, ==, 3);
  g_assert_cmpuint (hoso_column_get_code (column, 0), ==, 3);
  g_assert_true (hoso_column_is_missing (column, 1));
  g_assert_cmpuint (hoso_column_get_code (column, 2), ==, 1);
  g_assert_cmpuint (hoso_column_get_code (column, 3), ==, 0);
}

static void
test_set (void)
{
  g_autoptr (HosoColumn) column = hoso_column_new (HOSO_CODING_SET);
  const guint32 first[] = { 1, 4 };
  const guint32 third[] = { 2 };
  const guint32 *codes;
  guint n;

  hoso_column_append_set (column, first, 2);
  hoso_column_append_set (column, NULL, 0);
  hoso_column_append_set (column, third, 1);
  g_assert_cmpuint (column->offsets->len, ==, column->n + 1);

  codes = hoso_column_get_set (column, 0, &n);
  g_assert_cmpmem (codes, n * sizeof *codes, first, sizeof first);
  g_assert_null (hoso_column_get_set (column, 1, &n));
  g_assert_cmpuint (n, ==, 0);
  codes = hoso_column_get_set (column, 2, &n);
  g_assert_cmpmem (codes, n * sizeof *codes, third, sizeof third);
  g_assert_null (hoso_column_get_set (column, 3, &n));
}

static void
test_text (void)
{
  g_autoptr (HosoColumn) column = hoso_column_new (HOSO_CODING_TEXT);

  hoso_column_append_text (column, "Hà Nội", -1);
  hoso_column_append_text (column, NULL, -1);
  hoso_column_append_text (column, "cut here", 3);
  assert_text (column, 0, "Hà Nội");
  assert_text (column, 1, "");
  assert_text (column, 2, "cut");
  assert_text (column, 3, "");
  g_assert_true (hoso_column_is_missing (column, 1));
}

static void
assert_label (const HosoColumn *column, const HosoQuestion *question, const char *expected)
{
  g_autofree char *label = hoso_column_dup_label (column, 0, question);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_label (void)
{
  g_autoptr (HosoQuestion) question = hoso_question_new ("Kênh", HOSO_QUESTION_MULTIPLE);
  g_autoptr (HosoColumn) single = hoso_column_new (HOSO_CODING_SINGLE);
  g_autoptr (HosoColumn) set = hoso_column_new (HOSO_CODING_SET);
  g_autoptr (HosoColumn) text = hoso_column_new (HOSO_CODING_TEXT);
  const guint32 codes[] = { 2, 1, 9 };

  g_ptr_array_add (question->options, hoso_option_new ("Zalo", 1));
  g_ptr_array_add (question->options, hoso_option_new ("Cửa hàng", 2));
  hoso_column_append_code (single, 2);
  hoso_column_append_set (set, codes, G_N_ELEMENTS (codes));
  hoso_column_append_text (text, "<b>%s</b>", -1);

  assert_label (single, question, "Cửa hàng");
  assert_label (single, NULL, "2");
  assert_label (set, question, "Cửa hàng; Zalo; 9");
  assert_label (text, question, "<b>%s</b>");
}

static void
test_append_from (void)
{
  const guint32 codes[] = { 5, 6 };

  for (int coding = HOSO_CODING_SINGLE; coding <= HOSO_CODING_TEXT; coding++)
    {
      g_autoptr (HosoColumn) source = hoso_column_new ((HosoCoding)coding);
      g_autoptr (HosoColumn) column = hoso_column_new ((HosoCoding)coding);

      hoso_column_append_missing (source);
      if (coding == HOSO_CODING_SINGLE)
        hoso_column_append_code (source, 5);
      else if (coding == HOSO_CODING_SET)
        hoso_column_append_set (source, codes, 2);
      else
        hoso_column_append_text (source, "5; 6", -1);

      for (guint row = 3; row > 0; row--)
        {
          g_autofree char *expected = hoso_column_dup_label (source, row - 1, NULL);
          g_autofree char *label = NULL;

          hoso_column_append_from (column, source, row - 1);
          label = hoso_column_dup_label (column, column->n - 1, NULL);
          g_assert_cmpstr (label, ==, expected);
        }

      g_assert_cmpuint (column->n, ==, 3);
    }
}

static void
test_huge (void)
{
  g_autoptr (HosoColumn) column = hoso_column_new (HOSO_CODING_TEXT);
  g_autofree char *text = g_strnfill (2000000, 'x');

  hoso_column_append_text (column, text, -1);
  for (guint i = 0; i < 200000; i++)
    hoso_column_append_text (column, "y", 1);

  assert_text (column, 0, text);
  assert_text (column, 200000, "y");
  g_assert_cmpuint (column->n, ==, 200001);
}

static void
test_batch (void)
{
  g_autoptr (GPtrArray) questions =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_question_free);
  g_autoptr (HosoBatch) batch = NULL;
  const HosoTime time = { 0, 0, HOSO_PRECISION_SECOND };
  const guint64 line = 2;
  const guint8 yes = 1;
  HosoColumn *column;

  for (guint i = 0; i < HOSO_QUESTION_N_KINDS; i++)
    g_ptr_array_add (questions, hoso_question_new ("?", (HosoQuestionKind)i));

  batch = hoso_batch_new (questions);
  g_assert_cmpuint (batch->columns->len, ==, HOSO_QUESTION_N_KINDS);

  for (guint i = 0; i < HOSO_QUESTION_N_KINDS; i++)
    {
      column = batch->columns->pdata[i];
      g_assert_cmpint (column->coding, ==, hoso_question_kind_get_coding ((HosoQuestionKind)i));
      hoso_column_append_missing (column);
    }

  g_array_append_val (batch->lines, line);
  g_array_append_val (batch->times, time);
  g_array_append_val (batch->has_time, yes);
  batch->n = 1;

  hoso_batch_clear (batch);
  column = batch->columns->pdata[0];
  g_assert_cmpuint (batch->n + batch->lines->len + batch->times->len, ==, 0);
  g_assert_cmpuint (batch->has_time->len + column->n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/column/empty", test_empty);
  g_test_add_func ("/column/single", test_single);
  g_test_add_func ("/column/set", test_set);
  g_test_add_func ("/column/text", test_text);
  g_test_add_func ("/column/label", test_label);
  g_test_add_func ("/column/append-from", test_append_from);
  g_test_add_func ("/column/huge", test_huge);
  g_test_add_func ("/column/batch", test_batch);

  return g_test_run ();
}
