/* Tidying up answers: what is counted, asked and remembered afterwards. */

#include "hoso-config.h"

#include <string.h>

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"
#include "hoso-tidy-up.h"
#include "hoso-undo.h"

enum
{
  TIME,
  NAME,
  CITY,
  TEXT,
  MANY,
};

typedef struct
{
  guint n;
  const char *city;
  const char *text;
} Rows;

static const Rows first_wave[] = {
  { 9, "Hà Nội", "Shopee" },
  { 3, "ha noi", "shopee" },
  { 1, "HÀ NỘI.", "Tiki" },
  { 6, "HCM", "SHOPEE!" },
  { 4, "tp hcm", "Cửa hàng gần nhà" },
  { 5, "Sài Gòn", "" },
  { 4, "Đà Nẵng", "Lazada" },
};

static const Rows second_wave[] = {
  { 2, "hà nội", "shopee " },
  { 2, "Ha Noi!", "Shopee." },
  { 1, "Hà Nôi", "Tiki" },
};

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

/* The options whose bits are set. */
static char *
dup_chosen (guint bits)
{
  static const char *const options[] = { "Zalo", "zalo", "Facebook", "Cửa hàng" };
  g_autoptr (GString) chosen = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (bits & 1u << i)
      g_string_append_printf (chosen, "%s%s", chosen->len > 0 ? ";" : "", options[i]);
  return g_string_free (g_steal_pointer (&chosen), FALSE);
}

static HosoImportReport *
import_wave (StoreFixture *fixture, const Rows *rows, guint n, guint hour)
{
  g_autoptr (GString) csv =
    g_string_new ("Timestamp,Họ và tên,Bạn sống ở đâu?,Mua ở đâu? [Feedback],Bạn dùng gì?\n");
  g_autofree char *path = NULL;
  guint row = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < rows[i].n; k++, row++)
      {
        g_autofree char *chosen = dup_chosen (1 + row % 15);

        g_string_append_printf (csv, "2026/03/02 %u:%02u:%02u AM GMT+7,Người %u,%s,%s,%s\n", hour,
                                row / 60, row % 60, hour * 1000 + row, rows[i].city, rows[i].text,
                                chosen);
      }
  path = form_fixture_write_text (fixture, csv->str);
  return form_fixture_import (fixture, path, NULL);
}

static gint64
import_first (StoreFixture *fixture)
{
  g_autoptr (HosoImportReport) report =
    import_wave (fixture, first_wave, G_N_ELEMENTS (first_wave), 8);

  g_assert_cmpuint (report->added, ==, 32);
  return report->survey;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* "label:n …" of what was chosen at least once, in alphabetical order */
static char *
dup_counts (const HosoTally *tally)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = tally->counts->pdata[i];

      if (count->n > 0)
        g_ptr_array_add (parts, g_strdup_printf ("%s:%u", count->label, (guint)count->n));
    }
  g_ptr_array_sort (parts, compare_parts);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **)parts->pdata);
}

static void
assert_counts (StoreFixture *fixture, guint column, gboolean raw, const char *expected)
{
  g_autoptr (GError) error = NULL;
  gint64 question = form_fixture_find_question (fixture, column);
  g_autoptr (HosoTally) tally =
    raw ? hoso_surveys_tally_as_written (fixture->db, question, &error)
        : hoso_surveys_tally (fixture->db, question, NULL, &error);
  g_autofree char *counts = NULL;

  g_assert_no_error (error);
  counts = dup_counts (tally);
  g_assert_cmpstr (counts, ==, expected);
}

/* "label = spelling spelling; …", open groups only, "?" for those not sure */
static char *
dup_open (StoreFixture *fixture, guint column)
{
  HosoTidySubject subject = { .question = form_fixture_find_question (fixture, column) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = hoso_tidy_up_propose (fixture->db, &subject, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < groups->len; i++)
    {
      const HosoSpellingGroup *group = groups->pdata[i];

      if (group->decided)
        continue;
      g_string_append_printf (text, "%s%s%s =", text->len > 0 ? "; " : "", group->label,
                              group->sure ? "" : "?");
      for (guint k = 0; k < group->spellings->len; k++)
        g_string_append_printf (text, " %s",
                                ((const HosoSpelling *)group->spellings->pdata[k])->text);
    }
  return g_string_free (text, FALSE);
}

static void
assert_open (StoreFixture *fixture, guint column, const char *expected)
{
  g_autofree char *open = dup_open (fixture, column);

  g_assert_cmpstr (open, ==, expected);
}

/* @decisions: "label = spelling|spelling", "= spelling" for as written */
static void
apply (StoreFixture *fixture, const HosoTidySubject *subject, const char *const *decisions)
{
  g_autoptr (GPtrArray) all =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_tidy_decision_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; decisions[i] != NULL; i++)
    {
      g_auto (GStrv) sides = g_strsplit (decisions[i], "= ", 2);
      HosoTidyDecision *decision = g_new0 (HosoTidyDecision, 1);

      decision->label = *sides[0] != '\0' ? g_strstrip (g_strdup (sides[0])) : NULL;
      decision->spellings = g_strsplit (sides[1], "|", -1);
      g_ptr_array_add (all, decision);
    }
  hoso_tidy_up_apply (fixture->db, subject, all, &error);
  g_assert_no_error (error);
}

static void
apply_column (StoreFixture *fixture, guint column, const char *const *decisions)
{
  apply (fixture, &(HosoTidySubject){ .question = form_fixture_find_question (fixture, column) },
         decisions);
}

static void
apply_sure (StoreFixture *fixture, guint column, guint expected)
{
  HosoTidySubject subject = { .question = form_fixture_find_question (fixture, column) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = hoso_tidy_up_propose (fixture->db, &subject, NULL, &error);
  g_autoptr (GPtrArray) decisions = hoso_tidy_up_list_sure (groups);
  guint n = 0;

  for (guint i = 0; i < decisions->len; i++)
    n += g_strv_length (((const HosoTidyDecision *)decisions->pdata[i])->spellings);
  hoso_tidy_up_apply (fixture->db, &subject, decisions, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, expected);
}

static void
undo (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  hoso_undo_undo (fixture->db, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Tidy up answers");
}

/* “tp hcm”, “HCM” and “Sài Gòn” become one; nothing stored changes, and undo
 * takes it back. */
static void
test_places (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_first (fixture);
  before = store_fixture_dump (fixture->db);
  assert_open (fixture, CITY, "Sài Gòn = HCM Sài Gòn tp hcm; Hà Nội = Hà Nội ha noi HÀ NỘI.");
  apply_sure (fixture, CITY, 6);
  assert_counts (fixture, CITY, FALSE, "Hà Nội:13 Sài Gòn:15 Đà Nẵng:4");
  assert_counts (fixture, CITY, TRUE,
                 "HCM:6 HÀ NỘI.:1 Hà Nội:9 Sài Gòn:5 ha noi:3 tp hcm:4 Đà Nẵng:4");
  assert_open (fixture, CITY, "");
  undo (fixture);
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
  assert_counts (fixture, CITY, FALSE,
                 "HCM:6 HÀ NỘI.:1 Hà Nội:9 Sài Gòn:5 ha noi:3 tp hcm:4 Đà Nẵng:4");
}

/* The next wave arrives tidy; what is new and unsure is only proposed. */
static void
test_next_wave (StoreFixture *fixture, gconstpointer data)
{
  static const char *const decisions[] = { "TP. Hồ Chí Minh = HCM|tp hcm|Sài Gòn",
                                           "Hà Nội = Hà Nội|ha noi|HÀ NỘI.", NULL };
  g_autoptr (HosoImportReport) report = NULL;
  gint64 survey = import_first (fixture);

  apply_column (fixture, CITY, decisions);
  report = import_wave (fixture, second_wave, G_N_ELEMENTS (second_wave), 9);
  g_assert_cmpint (report->survey, ==, survey);
  g_assert_cmpuint (report->added, ==, 5);
  g_assert_cmpuint (report->tidied, ==, 4);
  assert_counts (fixture, CITY, FALSE, "Hà Nôi:1 Hà Nội:17 TP. Hồ Chí Minh:15 Đà Nẵng:4");
  assert_open (fixture, CITY, "Hà Nội? = Hà Nôi");
}

/* Who gives two spellings of one answer is one respondent. */
static void
test_multiple (StoreFixture *fixture, gconstpointer data)
{
  import_first (fixture);
  assert_counts (fixture, MANY, FALSE, "Cửa hàng:16 Facebook:16 Zalo:17 zalo:17");
  apply_sure (fixture, MANY, 2);
  assert_counts (fixture, MANY, FALSE, "Cửa hàng:16 Facebook:16 Zalo:26");
}

/* Free text is counted once some of it is decided on, and can still be read as
 * it was written. */
static void
test_text (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  const HosoAnswer *answer;

  import_first (fixture);
  assert_counts (fixture, TEXT, FALSE, "");
  assert_open (fixture, TEXT, "Shopee = Shopee SHOPEE! shopee");
  apply_sure (fixture, TEXT, 3);
  assert_counts (fixture, TEXT, FALSE, "Cửa hàng gần nhà:4 Lazada:4 Shopee:18 Tiki:1");
  assert_counts (fixture, TEXT, TRUE, "");
  report = import_wave (fixture, second_wave, G_N_ELEMENTS (second_wave), 9);
  assert_counts (fixture, TEXT, FALSE, "Cửa hàng gần nhà:4 Lazada:4 Shopee:22 Tiki:2");

  answers = hoso_surveys_find_answers (fixture->db, form_fixture_find_question (fixture, TEXT),
                                       "shopee", 100, NULL, NULL, &error);
  g_assert_cmpuint (answers->len, ==, 22);
  answer = answers->pdata[9];
  g_assert_cmpstr (answer->text, ==, "shopee");
  g_assert_cmpstr (answer->read, ==, "Shopee");
  g_assert_null (((const HosoAnswer *)answers->pdata[0])->read);
}

static guint
count_rule (StoreFixture *fixture, gint64 question, gint64 survey, HosoRuleOp op, const char *value)
{
  g_autoptr (HosoRule) rule = hoso_rule_new (survey);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_ANSWER);
  g_autoptr (GError) error = NULL;
  guint64 count = 0;
  guint64 base = 0;

  node->question = question;
  node->op = op;
  node->value = g_strdup (value);
  hoso_rule_node_add (rule->root, node);
  hoso_segments_count (fixture->db, rule, &count, &base, NULL, &error);
  g_assert_no_error (error);
  return (guint)count;
}

/* A condition on any spelling covers all of them, also one made before. */
static void
test_rules (StoreFixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "Sài Gòn = HCM|tp hcm|Sài Gòn", NULL };
  static const char *const text[] = { "Sàn = Shopee|shopee|SHOPEE!|Tiki|Lazada", NULL };
  gint64 survey = import_first (fixture);
  gint64 city = form_fixture_find_question (fixture, CITY);
  gint64 words = form_fixture_find_question (fixture, TEXT);

  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IS, "HCM"), ==, 6);
  apply_column (fixture, CITY, first);
  apply_column (fixture, TEXT, text);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IS, "HCM"), ==, 15);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IS, "Sài Gòn"), ==, 15);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IS, "tp. HCM"), ==, 15);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IS_NOT, "tp hcm"), ==, 17);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_CONTAINS, "gòn"), ==, 15);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_CONTAINS, "hcm"), ==, 10);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IS, "Hà Nội"), ==, 9);
  g_assert_cmpuint (count_rule (fixture, words, survey, HOSO_OP_IS, "tiki"), ==, 23);
  g_assert_cmpuint (count_rule (fixture, words, survey, HOSO_OP_IS_NOT, "Sàn"), ==, 4);
  g_assert_cmpuint (count_rule (fixture, words, survey, HOSO_OP_CONTAINS, "san"), ==, 23);
}

static const Rows places[] = {
  { 5, "Bình Dương", "" },
  { 4, "TP.HCM", "" },
  { 3, "Sài Gòn", "" },
  { 2, "Vũng Tàu", "" },
  { 2, "brvt", "" },
  { 6, "Hà Nội", "" },
  { 1, "Sài thành", "" },
  { 2, "nước ngoài", "" },
};

/* “Bình Dương” counts in the new city, or by itself, at a switch. */
static void
test_provinces (StoreFixture *fixture, gconstpointer data)
{
  static const char *const same[] = { "TP. Hồ Chí Minh = Sài thành", NULL };
  g_autoptr (HosoImportReport) report = import_wave (fixture, places, G_N_ELEMENTS (places), 8);
  gint64 survey = report->survey;
  gint64 city = form_fixture_find_question (fixture, CITY);

  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IN_OLD_PROVINCE, "Bình Dương"), ==,
                    5);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IN_OLD_PROVINCE, "hcm"), ==, 7);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IN_PROVINCE, "TP. Hồ Chí Minh"),
                    ==, 5 + 4 + 3 + 2 + 2);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IN_PROVINCE, "Bình Dương"), ==, 16);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IN_PROVINCE, "Hà Nội"), ==, 6);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IN_PROVINCE, "Paris"), ==, 0);
  apply_column (fixture, CITY, same);
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IN_OLD_PROVINCE, "hcm"), ==, 8);
}

/* A label can be changed, a spelling taken out again; what is apart stays so. */
static void
test_change (StoreFixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "Sài Gòn = HCM|tp hcm|Sài Gòn", NULL };
  static const char *const out[] = { "= HCM", NULL };
  g_autoptr (GPtrArray) renaming =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_tidy_decision_free);
  HosoTidyDecision *decision = g_new0 (HosoTidyDecision, 1);
  HosoTidySubject subject = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 survey = import_first (fixture);
  gint64 city = form_fixture_find_question (fixture, CITY);

  apply_column (fixture, CITY, first);
  decision->label = g_strdup (" TP. Hồ Chí Minh ");
  decision->label_before = g_strdup ("Sài Gòn");
  decision->spellings = g_strsplit ("tp hcm|Sài Gòn|HCM", "|", -1);
  g_ptr_array_add (renaming, decision);
  subject.question = city;
  hoso_tidy_up_apply (fixture->db, &subject, renaming, &error);
  g_assert_no_error (error);
  assert_counts (fixture, CITY, FALSE,
                 "HÀ NỘI.:1 Hà Nội:9 TP. Hồ Chí Minh:15 ha noi:3 Đà Nẵng:4");
  g_assert_cmpuint (count_rule (fixture, city, survey, HOSO_OP_IS, "Sài Gòn"), ==, 15);

  apply_column (fixture, CITY, out);
  assert_counts (fixture, CITY, FALSE,
                 "HCM:6 HÀ NỘI.:1 Hà Nội:9 TP. Hồ Chí Minh:9 ha noi:3 Đà Nẵng:4");
  assert_open (fixture, CITY, "Hà Nội = Hà Nội ha noi HÀ NỘI.");
  undo (fixture);
  undo (fixture);
  undo (fixture);
  assert_counts (fixture, CITY, FALSE,
                 "HCM:6 HÀ NỘI.:1 Hà Nội:9 Sài Gòn:5 ha noi:3 tp hcm:4 Đà Nẵng:4");
}

/* Values of customers are counted and asked about in the same way. */
static void
test_field (StoreFixture *fixture, gconstpointer data)
{
  static const char *const cities[] = { "Hà Nội", "ha noi", "Hà Nội", "Huế" };
  static const char *const decisions[] = { "Thủ đô = Hà Nội|ha noi", NULL };
  HosoTidySubject subject = { .field = "city" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) everybody = hoso_rule_new (0);
  g_autoptr (HosoRule) rule = hoso_rule_new (0);
  g_autoptr (GPtrArray) comparisons = NULL;
  g_auto (GStrv) values = NULL;
  g_autofree char *counts = NULL;
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_FIELD);
  guint64 count = 0;
  guint64 base = 0;

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();

      customer->name = g_strdup_printf ("Khách %u", i);
      g_ptr_array_add (customer->fields, hoso_field_value_new ("city", cities[i % 4]));
      g_assert_cmpint (hoso_customers_save (fixture->db, customer, &error), >, 0);
    }
  apply (fixture, &subject, decisions);
  comparisons = hoso_segments_compare (fixture->db, everybody, NULL, &error);
  g_assert_no_error (error);
  counts = dup_counts (((const HosoComparison *)comparisons->pdata[0])->all);
  g_assert_cmpstr (counts, ==, "Huế:2 Thủ đô:6");
  values = hoso_fields_list_values (fixture->db, "city", 10, &error);
  g_assert_cmpstr (values[0], ==, "Thủ đô");
  g_assert_cmpstr (values[1], ==, "Huế");
  g_assert_null (values[2]);

  node->key = g_strdup ("city");
  node->op = HOSO_OP_IS;
  node->value = g_strdup ("ha noi");
  hoso_rule_node_add (rule->root, node);
  g_assert_true (hoso_segments_count (fixture->db, rule, &count, &base, NULL, &error));
  g_assert_cmpuint (count, ==, 6);
  node->op = HOSO_OP_IS_NOT;
  g_assert_true (hoso_segments_count (fixture->db, rule, &count, &base, NULL, &error));
  g_assert_cmpuint (count, ==, 2);
  node->op = HOSO_OP_IN_PROVINCE;
  g_assert_true (hoso_segments_count (fixture->db, rule, &count, &base, NULL, &error));
  g_assert_cmpuint (count, ==, 6);
}

/* What cannot be tidied up is refused, and nothing changes. */
static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_tidy_decision_free);
  HosoTidySubject subject = { .question = 999 };
  g_autoptr (GError) error = NULL;

  import_first (fixture);
  g_assert_false (hoso_tidy_up_apply (fixture->db, &subject, none, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  subject.question = form_fixture_find_question (fixture, NAME);
  g_assert_null (hoso_tidy_up_propose (fixture->db, &subject, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  subject = (HosoTidySubject){ .field = "'; DROP TABLE field; --" };
  g_assert_null (hoso_tidy_up_propose (fixture->db, &subject, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

/* Labels and spellings are text and nothing else. */
static void
test_hostile (StoreFixture *fixture, gconstpointer data)
{
  static const char *const decisions[] = { "%s<b>'; DROP TABLE survey; -- = HCM|\xff\xfe|tp hcm",
                                           "Hà Nội = Hà Nội|ha noi", "ha noi = Hà Nội|ha noi",
                                           "A = B", "B = A", NULL };

  import_first (fixture);
  apply_column (fixture, CITY, decisions);
  assert_counts (fixture, CITY, FALSE,
                 "%s<b>'; DROP TABLE survey; --:10 Sài Gòn:5 ha noi:13 Đà Nẵng:4");
}

/* With the survey its decisions go, and come back with it. */
static void
test_survey_removed (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  gint64 survey = import_first (fixture);

  apply_sure (fixture, CITY, 6);
  before = store_fixture_dump (fixture->db);
  g_assert_true (hoso_surveys_remove (fixture->db, survey, &error));
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM spelling"), ==, 0);
  g_assert_true (hoso_undo_undo (fixture->db, &name, &error));
  g_assert_no_error (error);
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
}

#define ADD(path, func) \
  g_test_add ("/tidy-up/" path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("places", test_places);
  ADD ("next-wave", test_next_wave);
  ADD ("multiple", test_multiple);
  ADD ("text", test_text);
  ADD ("rules", test_rules);
  ADD ("provinces", test_provinces);
  ADD ("change", test_change);
  ADD ("field", test_field);
  ADD ("refused", test_refused);
  ADD ("hostile", test_hostile);
  ADD ("survey-removed", test_survey_removed);
  return g_test_run ();
}
