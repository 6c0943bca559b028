/* Groups found in the answers of a stored survey, and kept as segments. */

#include "hoso-config.h"

#include <string.h>

#include "form-fixture.h"
#include "hoso-clusters.h"
#include "hoso-error.h"
#include "hoso-segments.h"
#include "hoso-undo.h"

#define N_QUESTIONS 6

static const char *const answers[N_QUESTIONS][3] = {
  { "Nữ", "Nam", "Khác" },
  { "Sáng", "Chiều", "Tối" },
  { "Facebook", "Shopee", "Cửa hàng" },
  { "Tiền mặt", "Chuyển khoản", "Thẻ" },
  { "Mỗi tuần", "Mỗi tháng", "Mỗi năm" },
  { "Giá", "Chất lượng", "Phục vụ" },
};

/* What a form with groups, or without any, was answered.  The last two columns
 * are “Tỉnh”, which goes with the group, and “Màu”, which goes with nothing. */
static char *
make_form (guint n, guint n_groups, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_new ("Giới tính,Buổi,Kênh,Trả tiền,Bao lâu,Vì sao,Tỉnh,Màu\n");

  for (guint i = 0; i < n; i++)
    {
      guint group = (guint)g_rand_int_range (random, 0, (gint32)n_groups);

      for (guint j = 0; j < N_QUESTIONS; j++)
        {
          gboolean follows = n_groups > 1 && g_rand_double (random) < 0.85;
          guint any = (guint)g_rand_int_range (random, 0, 3);

          g_string_append_printf (text, "%s,", answers[j][follows ? group : any]);
        }
      g_string_append_printf (text, "%s,%s\n",
                              g_rand_double (random) < (group == 0 ? 0.8 : 0.3) ? "Huế" : "Hà Nội",
                              g_rand_boolean (random) ? "Xanh" : "Đỏ");
    }
  return g_string_free (text, FALSE);
}

static gint64
import (StoreFixture *fixture, const char *text)
{
  g_autofree char *path = form_fixture_write_text (fixture, text);
  g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, NULL);

  return report->survey;
}

/* The first six questions of @survey. */
static GArray *
list_questions (StoreFixture *fixture, gint64 survey)
{
  g_autoptr (GPtrArray) list = hoso_cluster_plan_list (fixture->db, survey, NULL);
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_cmpuint (list->len, ==, N_QUESTIONS + 2);
  for (guint i = 0; i < N_QUESTIONS; i++)
    g_array_append_val (questions, ((HosoClusterQuestion *)list->pdata[i])->question);
  return questions;
}

static HosoClusterFinding *
find (StoreFixture *fixture, gint64 survey, GError **error)
{
  g_autoptr (GArray) questions = list_questions (fixture, survey);
  HosoClusterQuery query = { .survey = survey, .questions = questions, .seed = 1 };

  return hoso_clusters_find (fixture->db, &query, NULL, error);
}

static GArray *
save (StoreFixture *fixture, const HosoClusterFinding *finding)
{
  const char *names[HOSO_CLUSTER_MAX_GROUPS] = { NULL };
  g_autoptr (GError) error = NULL;
  GArray *ids;

  for (guint k = 0; k < finding->groups->len; k++)
    names[k] = ((HosoClusterGroup *)finding->groups->pdata[k])->name;
  ids = hoso_clusters_save (fixture->db, finding, names, &error);
  g_assert_no_error (error);
  return ids;
}

static gboolean
has_trait (GPtrArray *traits, const char *question)
{
  for (guint i = 0; i < traits->len; i++)
    if (g_str_equal (((HosoClusterTrait *)traits->pdata[i])->question, question))
      return TRUE;
  return FALSE;
}

static void
test_found (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_form (240, 2, 5);
  gint64 survey = import (fixture, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoClusterFinding) finding = find (fixture, survey, &error);
  guint64 placed = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (finding->n_groups, ==, 2);
  g_assert_true (finding->chosen);
  g_assert_cmpuint (finding->respondents, ==, 240);
  g_assert_cmpuint (finding->n_tried, ==, 4);
  g_assert_cmpfloat (finding->bic, ==, finding->tried_bic[1]);
  g_assert_cmpfloat (finding->agreement, >, 0.8);
  for (guint k = 0; k < 2; k++)
    {
      const HosoClusterGroup *group = finding->groups->pdata[k];

      placed += group->n;
      g_assert_cmpfloat (group->stability, >, 0.85);
      g_assert_true (has_trait (group->built, "Kênh"));
      g_assert_false (has_trait (group->built, "Tỉnh"));
      g_assert_false (has_trait (group->tested, "Kênh"));
      g_assert_true (has_trait (group->tested, "Tỉnh"));
      g_assert_false (has_trait (group->tested, "Màu"));
      g_assert_cmpfloat (((HosoClusterTrait *)group->tested->pdata[0])->p, <, 0.05);
    }
  g_assert_cmpuint (placed, ==, 240);
}

/* One group, which is what each answer’s share says. */
static void
test_by_hand (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *row;
    guint n;
  } rows[] = {
    { "1,1,1,1,1,1,1", 34 },
    { "1,2,1,1,1,1,1", 2 },
    { "1,2,1,1,1,2,1", 6 },
    { "1,2,1,1,1,2,2", 1 },
    { "1,2,1,1,2,1,1", 4 },
  };
  GString *text = g_string_new ("A,B,C,D,E,F,G\n");
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;
  HosoClusterQuery query = { .n_groups = 1, .seed = 1 };
  g_autoptr (HosoClusterFinding) finding = NULL;

  for (guint copy = 0; copy < 3; copy++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      for (guint j = 0; j < rows[i].n; j++)
        g_string_append_printf (text, "%s\n", rows[i].row);
  csv = g_string_free (text, FALSE);
  query.survey = import (fixture, csv);
  finding = hoso_clusters_find (fixture->db, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (finding->n_groups, ==, 1);
  /* By hand, of 141: 102 and 39 in B, 129 and 12 in E, 120 and 21 in F, 138 and 3
   * in G; the others say the same and are left out. */
  g_assert_cmpuint (finding->cluster->items->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (finding->log_likelihood, -198.04894131538737, 1e-8);
}

static void
test_no_groups (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_form (160, 1, 8);
  gint64 survey = import (fixture, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoClusterFinding) finding = find (fixture, survey, &error);
  g_autoptr (GArray) ids = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (finding->n_groups, ==, 1);
  g_assert_cmpuint (finding->groups->len, ==, 0);
  ids = save (fixture, finding);
  g_assert_cmpuint (ids->len, ==, 0);
}

static void
test_too_few (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_form (99, 2, 8);
  gint64 survey = import (fixture, text);
  g_autoptr (GError) error = NULL;

  g_assert_null (find (fixture, survey, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "99"));
}

/* The groups as segments: counted by the rule as by the search, in one step that
 * can be undone; who answers later is placed too. */
static void
test_segments (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_form (200, 3, 6);
  g_autofree char *later = make_form (260, 3, 6);
  gint64 survey = import (fixture, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoClusterFinding) finding = find (fixture, survey, &error);
  g_autoptr (GArray) ids = save (fixture, finding);
  g_autoptr (GPtrArray) empty = NULL;
  g_autofree char *import_step = NULL;
  g_autofree char *segments_step = NULL;
  guint64 placed = 0;

  g_assert_cmpuint (ids->len, ==, 3);
  for (guint k = 0; k < 3; k++)
    {
      g_autoptr (HosoSegment) segment =
        hoso_segments_load (fixture->db, g_array_index (ids, gint64, k), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (segment->count, ==, ((HosoClusterGroup *)finding->groups->pdata[k])->n);
      g_assert_cmpuint (segment->base, ==, 200);
    }
  g_assert_cmpint (import (fixture, later), ==, survey);
  for (guint k = 0; k < 3; k++)
    {
      g_autoptr (HosoSegment) segment =
        hoso_segments_load (fixture->db, g_array_index (ids, gint64, k), &error);

      placed += segment->count;
      g_assert_cmpuint (segment->base, ==, 260);
    }
  g_assert_cmpuint (placed, ==, 260);

  g_assert_true (hoso_undo_undo (fixture->db, &import_step, &error));
  g_assert_true (hoso_undo_undo (fixture->db, &segments_step, &error));
  g_assert_cmpstr (segments_step, ==, "Add segments of the groups");
  empty = hoso_segments_list (fixture->db, &error);
  g_assert_cmpuint (empty->len, ==, 0);
}

static void
test_rule_json (StoreFixture *fixture, gconstpointer data)
{
  static const char *const damaged[][2] = {
    { "\"cluster\":1", "\"cluster\":9" },
    { "\"cluster\":1", "\"cluster\":\"1\"" },
    { "\"seed\":1", "\"seed\":-1" },
    { "\"items\":[{", "\"items\":[7,{" },
    { "\"coding\":\"one\"", "\"coding\":\"two\"" },
    { "\"features\":[1", "\"features\":[300" },
    { "\"p\":[", "\"p\":[1," },
    { "\"p\":[", "\"p\":[0.5," },
    { "\"shares\":[", "\"shares\":[[]," },
    { "\"question\":", "\"question\":-" },
  };
  g_autofree char *text = make_form (150, 2, 6);
  gint64 survey = import (fixture, text);
  g_autoptr (HosoClusterFinding) finding = find (fixture, survey, NULL);
  g_autoptr (HosoRule) rule = hoso_clusters_make_rule (finding, 0);
  g_autoptr (HosoRule) copy = hoso_rule_copy (rule);
  g_autofree char *json = hoso_rule_dup_json (copy);
  g_autoptr (HosoRule) again = hoso_rule_from_json (json, NULL);
  g_autofree char *twice = hoso_rule_dup_json (again);

  g_assert_cmpstr (json, ==, twice);
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_auto (GStrv) parts = g_strsplit (json, damaged[i][0], 2);
      g_autofree char *broken = g_strjoinv (damaged[i][1], parts);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (broken, !=, json);
      g_assert_null (hoso_rule_from_json (broken, &error));
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
    }
}

/* A condition among others: the group's members who come from Huế. */
static void
test_combined (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_form (150, 2, 6);
  gint64 survey = import (fixture, text);
  g_autoptr (HosoClusterFinding) finding = find (fixture, survey, NULL);
  g_autoptr (HosoRule) rule = hoso_clusters_make_rule (finding, 0);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_ANSWER);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint64 count;
  guint64 base;

  node->question = form_fixture_find_question (fixture, 6);
  node->value = g_strdup ("Huế");
  hoso_rule_node_add (rule->root, node);
  g_assert_true (hoso_segments_count (fixture->db, rule, &count, &base, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, >, 0);
  g_assert_cmpuint (count, <, ((HosoClusterGroup *)finding->groups->pdata[0])->n);
  words = hoso_segments_describe (fixture->db, rule, &error);
  g_assert_cmpstr (words, ==,
                   "belongs to group 1 of 2 found in the answers to 6 questions and “Tỉnh” is "
                   "“Huế”");
}

static void
stop_cb (double done, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_form (150, 2, 6);
  gint64 survey = import (fixture, text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  HosoClusterQuery query = {
    .survey = survey, .seed = 1, .progress = stop_cb, .progress_data = cancellable
  };

  g_assert_null (hoso_clusters_find (fixture->db, &query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_wrong (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_form (120, 2, 6);
  gint64 survey = import (fixture, text);
  HosoClusterQuery unknown = { .survey = 99, .seed = 1 };
  HosoClusterQuery many = { .survey = survey, .n_groups = 13, .seed = 1 };
  g_autoptr (GArray) questions = g_array_new (FALSE, FALSE, sizeof (gint64));
  HosoClusterQuery none = { .survey = survey, .questions = questions, .seed = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (hoso_clusters_find (fixture->db, &unknown, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (hoso_clusters_find (fixture->db, &many, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (hoso_clusters_find (fixture->db, &none, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static void
add (const char *path, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, set_up, test, store_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/clusters/found", test_found);
  add ("/clusters/by-hand", test_by_hand);
  add ("/clusters/no-groups", test_no_groups);
  add ("/clusters/too-few", test_too_few);
  add ("/clusters/segments", test_segments);
  add ("/clusters/rule-json", test_rule_json);
  add ("/clusters/combined", test_combined);
  add ("/clusters/cancelled", test_cancelled);
  add ("/clusters/wrong", test_wrong);

  return g_test_run ();
}
