/* Surveys: what their answers count up to, and where words are found. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"
#include "hoso-undo.h"

#define ROWS 240

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static HosoTally *
tally (StoreFixture *fixture, guint column, const HosoRule *rule)
{
  g_autoptr (GError) error = NULL;
  HosoTally *counted = hoso_surveys_tally (
    fixture->db, form_fixture_find_question (fixture, column), rule, &error);

  g_assert_no_error (error);
  return counted;
}

/* "label:n label:n … of base/asked" */
static char *
dup_counts (const HosoTally *counted)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < counted->counts->len; i++)
    {
      const HosoCount *count = counted->counts->pdata[i];

      g_string_append_printf (text, "%s:%u ", count->label, (guint)count->n);
    }
  g_string_append_printf (text, "of %u/%u", (guint)counted->base, (guint)counted->asked);
  return g_string_free (text, FALSE);
}

static void
assert_counts (StoreFixture *fixture, guint column, const HosoRule *rule, const char *expected)
{
  g_autoptr (HosoTally) counted = tally (fixture, column, rule);
  g_autofree char *counts = dup_counts (counted);

  g_assert_cmpstr (counts, ==, expected);
}

/* One choice each: three of four rows say something, two of them “Nữ”. */
static void
test_single (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoTally) counted = NULL;

  form_fixture_add (fixture, 0, ROWS, NULL);
  counted = tally (fixture, 4, NULL);
  assert_counts (fixture, 4, NULL, "Nữ:120 Nam:60 of 180/240");
  g_assert_cmpuint (counted->mentions, ==, counted->base);
  g_assert_false (counted->numeric);
}

/* People are the base, mentions may be more. */
static void
test_multiple (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoTally) counted = NULL;
  guint n[3] = { 0 };
  guint base = 0;

  form_fixture_add (fixture, 0, ROWS, NULL);
  for (guint row = 0; row < ROWS; row++)
    {
      guint chosen = (row * 5 + row / 8) % 8;

      base += chosen != 0;
      for (guint i = 0; i < 3; i++)
        n[i] += (chosen & 1u << i) != 0;
    }
  counted = tally (fixture, 5, NULL);
  g_assert_cmpuint (counted->counts->len, ==, 3);
  g_assert_cmpuint (counted->base, ==, base);
  g_assert_cmpuint (counted->mentions, ==, n[0] + n[1] + n[2]);
  for (guint i = 0; i < 3; i++)
    {
      const HosoCount *count = counted->counts->pdata[i];
      guint which = g_str_has_prefix (count->label, "Shopee") ? 0 : *count->label == 'F' ? 1
                                                                                         : 2;

      g_assert_cmpuint (count->n, ==, n[which]);
    }
}

static void
add_column (StoreFixture *fixture, const char *header, const char *const *cells, guint n)
{
  g_autoptr (GString) csv = g_string_new ("Timestamp,Tên,");
  g_autofree char *path = NULL;
  g_autoptr (HosoImportReport) report = NULL;

  g_string_append_printf (csv, "\"%s\"\n", header);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (csv, "2026/03/02 8:%02u:%02u AM GMT+7,Người %u,\"%s\"\n", i / 60,
                            i % 60, i, cells[i]);
  path = form_fixture_write_text (fixture, csv->str);
  report = form_fixture_import (fixture, path, NULL);
  g_assert_cmpuint (report->added, ==, n);
}

/* 1 2 2 4 5 5 5: mean 24/7, median 4. */
static void
test_scale (StoreFixture *fixture, gconstpointer data)
{
  static const char *const cells[] = { "5", "1", "2", "", "5", "4", "2", "5" };
  g_autoptr (HosoTally) counted = NULL;

  add_column (fixture, "Hài lòng", cells, G_N_ELEMENTS (cells));
  counted = tally (fixture, 2, NULL);
  g_assert_cmpuint (counted->base, ==, 7);
  g_assert_true (counted->numeric);
  g_assert_cmpfloat_with_epsilon (counted->mean, 24.0 / 7.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (counted->median, 4.0, 1e-12);
}

/* The ranges hold every number once. */
static void
assert_ranges (const HosoTally *counted, guint numbers)
{
  guint64 sum = 0;

  g_assert_true (counted->numeric);
  g_assert_cmpuint (counted->counts->len, >=, 1);
  g_assert_cmpuint (counted->counts->len, <=, 10);
  for (guint i = 0; i < counted->counts->len; i++)
    sum += ((const HosoCount *)counted->counts->pdata[i])->n;
  g_assert_cmpuint (sum, ==, numbers);
}

static void
test_numbers (StoreFixture *fixture, gconstpointer data)
{
  char *cells[60];
  g_autoptr (HosoTally) counted = NULL;

  for (guint i = 0; i < 60; i++)
    cells[i] = g_strdup_printf ("%u", 150000 + i * 17321);
  add_column (fixture, "Số tiền", (const char *const *)cells, 60);
  counted = tally (fixture, 2, NULL);
  for (guint i = 0; i < 60; i++)
    g_free (cells[i]);
  g_assert_cmpuint (counted->base, ==, 60);
  assert_ranges (counted, 60);
  g_assert_cmpfloat_with_epsilon (counted->mean, 150000 + 17321 * 29.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (counted->median, 150000 + 17321 * 29.5, 1e-6);
  g_assert_cmpstr (((HosoCount *)counted->counts->pdata[0])->label, ==, "0 – 199,999");
}

/* Numbers that arithmetic has no room between, or that are all the same. */
static void
test_odd_numbers (StoreFixture *fixture, gconstpointer data)
{
  static const char *const sets[][12] = {
    { "100000000000000000", "100000000000000016", "100000000000000032", "100000000000000048",
      "100000000000000064", "100000000000000080", "100000000000000096", "100000000000000112",
      "100000000000000128", "100000000000000144", "100000000000000160", "100000000000000176" },
    { "7.25", "7.25", "7.25", "7.25", "7.25", "7.25", "7.25", "7.25", "7.25", "7.25", "7.25",
      "7.25" },
    { "-3", "-2", "-1.5", "0", "0.3", "0.6", "1.2", "2.4", "4.8", "9.6", "19.2", "-19" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (GString) csv = g_string_new ("Timestamp,Số đo\n");
      g_autoptr (HosoDraft) draft = NULL;
      g_autoptr (HosoImportReport) report = NULL;
      g_autoptr (HosoTally) counted = NULL;

      for (guint k = 0; k < 12; k++)
        g_string_append_printf (csv, "2026/03/02 8:00:%02u AM GMT+7,%s\n", k, sets[i][k]);
      path = form_fixture_write_text (fixture, csv->str);
      draft = hoso_imports_recognise (path, NULL, NULL, NULL);
      ((HosoQuestion *)draft->questions->pdata[1])->kind = HOSO_QUESTION_NUMBER;
      report = hoso_imports_run (fixture->db, path, draft, &(HosoImportOptions){ .into = -1 },
                                 NULL, NULL, NULL, NULL);
      counted = tally (fixture, 1, NULL);
      assert_ranges (counted, 12);
    }
}

static void
test_grid (StoreFixture *fixture, gconstpointer data)
{
  static const char text[] = "Timestamp,Đồng ý? [Giá],Đồng ý? [Giao hàng]\n"
                             "2026/03/02 8:00:00 AM GMT+7,Có,Không\n"
                             "2026/03/02 8:00:01 AM GMT+7,Có,Có\n"
                             "2026/03/02 8:00:02 AM GMT+7,Không,\n"
                             "2026/03/02 8:00:03 AM GMT+7,Có,Không\n";
  g_autofree char *path = form_fixture_write_text (fixture, text);
  g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, NULL);
  g_autoptr (HosoSurvey) survey = hoso_surveys_load (fixture->db, report->survey, NULL);
  const HosoQuestion *question = survey->questions->pdata[2];

  g_assert_cmpint (question->kind, ==, HOSO_QUESTION_GRID);
  g_assert_cmpstr (question->title, ==, "Đồng ý?");
  g_assert_cmpstr (question->row, ==, "Giao hàng");
  g_assert_cmpuint (question->answered, ==, 3);
  assert_counts (fixture, 1, NULL, "Có:3 Không:1 of 4/4");
}

/* Among those that a rule holds for, be it about answers or about customers. */
static void
test_rule (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = form_fixture_write (fixture, 0, ROWS, NULL);
  g_autoptr (HosoImportReport) report =
    form_fixture_import (fixture, path, &(HosoImportOptions){ .add_customers = TRUE });
  g_autoptr (HosoRule) answers = hoso_rule_new (report->survey);
  g_autoptr (HosoRule) customers = hoso_rule_new (0);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_ANSWER);

  node->question = form_fixture_find_question (fixture, 4);
  node->op = HOSO_OP_IS;
  node->value = g_strdup ("Nam");
  hoso_rule_node_add (answers->root, node);
  assert_counts (fixture, 4, answers, "Nữ:0 Nam:60 of 60/60");

  node = hoso_rule_node_new (HOSO_RULE_FIELD);
  node->key = g_strdup ("gender");
  node->op = HOSO_OP_IS;
  node->value = g_strdup ("nu");
  hoso_rule_node_add (customers->root, node);
  assert_counts (fixture, 4, customers, "Nữ:120 Nam:0 of 120/120");
}

static void
assert_found (StoreFixture *fixture, const char *search, guint limit, guint n, guint total)
{
  g_autoptr (GError) error = NULL;
  guint64 found = 0;
  g_autoptr (GPtrArray) answers = hoso_surveys_find_answers (
    fixture->db, form_fixture_find_question (fixture, 7), search, limit, &found, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, n);
  g_assert_cmpuint (found, ==, total);
}

static void
test_find_answers (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = form_fixture_write (fixture, 0, 5000, NULL);
  g_autoptr (HosoImportReport) report =
    form_fixture_import (fixture, path, &(HosoImportOptions){ .add_customers = TRUE });
  g_autoptr (GPtrArray) answers = NULL;
  const HosoAnswer *answer;

  assert_found (fixture, NULL, 10, 10, 3333);
  assert_found (fixture, "", 5000, 3333, 3333);
  assert_found (fixture, "GOP Y so 4999", 10, 1, 1);
  assert_found (fixture, "  đẹp   giao ", 3, 3, 3333);
  assert_found (fixture, "e\xCC\xA3p", 0, 0, 3333);
  assert_found (fixture, "không có", 10, 0, 0);
  assert_found (fixture, "%", 10, 0, 0);

  answers = hoso_surveys_find_answers (fixture->db, form_fixture_find_question (fixture, 7),
                                       "số 4999", 10, NULL, NULL, &error);
  answer = answers->pdata[0];
  g_assert_cmpstr (answer->text, ==, "Góp ý số 4999: giao nhanh, gói đẹp");
  g_assert_cmpstr (answer->customer_name, ==, "Nguyễn Thị Khách 4999");
  g_assert_nonnull (answer->at);
  g_assert_true (g_str_has_prefix (answer->at, "2026-03-04T"));
}

static void
test_rename (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = form_fixture_write (fixture, 0, 20, NULL);
  g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, NULL);
  g_autoptr (HosoSurvey) survey = NULL;
  g_autofree char *name = NULL;

  g_assert_true (hoso_surveys_rename (fixture->db, report->survey, "<b>%s</b>", &error));
  survey = hoso_surveys_load (fixture->db, report->survey, &error);
  g_assert_cmpstr (survey->name, ==, "<b>%s</b>");
  g_assert_true (hoso_undo_undo (fixture->db, &name, &error));
  g_clear_pointer (&survey, hoso_survey_free);
  survey = hoso_surveys_load (fixture->db, report->survey, &error);
  g_assert_cmpstr (survey->name, ==, "Khảo sát");
  g_assert_false (hoso_surveys_rename (fixture->db, 99, "X", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_remove (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = form_fixture_write (fixture, 0, ROWS, NULL);
  g_autoptr (HosoImportReport) report =
    form_fixture_import (fixture, path, &(HosoImportOptions){ .add_customers = TRUE });
  g_autofree char *before = store_fixture_dump (fixture->db);
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;

  g_assert_true (hoso_surveys_remove (fixture->db, report->survey, &error));
  g_assert_no_error (error);
  g_assert_cmpint (form_fixture_count_responses (fixture), ==, 0);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM question"), ==, 0);
  g_assert_true (hoso_undo_undo (fixture->db, &name, &error));
  g_assert_no_error (error);
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (hoso_surveys_remove (fixture->db, 99, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_remove_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = form_fixture_write (fixture, 0, 20, NULL);
  g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, NULL);
  g_autoptr (HosoRule) rule = hoso_rule_new (report->survey);
  gint64 segment = hoso_segments_save (fixture->db, 0, "Người trả lời", rule, &error);

  g_assert_false (hoso_surveys_remove (fixture->db, report->survey, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Người trả lời"));
  g_clear_error (&error);
  g_assert_true (hoso_segments_remove (fixture->db, segment, &error));
  g_assert_true (hoso_surveys_remove (fixture->db, report->survey, &error));
}

/* Damaged chunks are an error of one sentence, never a crash. */
static void
test_damaged (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 survey;

  form_fixture_add (fixture, 0, 50, NULL);
  survey = store_fixture_count (fixture->db, "SELECT id FROM survey");
  hoso_db_exec (fixture->db, "UPDATE chunk SET data = x'0105ffff'", &error);
  g_assert_no_error (error);
  g_assert_null (hoso_surveys_load (fixture->db, survey, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CORRUPT);
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
  add ("/surveys/single", test_single);
  add ("/surveys/multiple", test_multiple);
  add ("/surveys/scale", test_scale);
  add ("/surveys/numbers", test_numbers);
  add ("/surveys/odd-numbers", test_odd_numbers);
  add ("/surveys/grid", test_grid);
  add ("/surveys/rule", test_rule);
  add ("/surveys/find-answers", test_find_answers);
  add ("/surveys/rename", test_rename);
  add ("/surveys/remove", test_remove);
  add ("/surveys/remove-refused", test_remove_refused);
  add ("/surveys/damaged", test_damaged);
  return g_test_run ();
}
