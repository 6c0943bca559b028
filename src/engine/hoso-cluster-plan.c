/* Which questions groups are looked for in.  Names, addresses and free text say
 * who somebody is, not what group; what everybody answered the same says
 * nothing.  Reads only; runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-cluster-plan.h"

#include <glib/gi18n-lib.h>

#include "hoso-answer-condition.h"
#include "hoso-chunk-table.h"
#include "hoso-error.h"
#include "hoso-question-tally.h"
#include "hoso-survey-table.h"
#include "hoso-tidying.h"

/* The rarer options of a question with more are taken together. */
#define MAX_CATEGORIES 12
#define MAX_CHOICES 30
/* Numbers with no more values than these are each a category. */
#define MAX_VALUES 7
#define N_RANGES 4
/* Fewer choices and scales than this: numbers are suggested too. */
#define FEW_SUGGESTED 2

void
hoso_cluster_question_free (HosoClusterQuestion *question)
{
  g_free (question->title);
  g_free (question);
}

static gboolean
is_choice (const HosoQuestion *question)
{
  return question->kind == HOSO_QUESTION_SINGLE || question->kind == HOSO_QUESTION_MULTIPLE ||
         question->kind == HOSO_QUESTION_SCALE || question->kind == HOSO_QUESTION_GRID;
}

static gboolean
is_usable (const HosoQuestion *question)
{
  return is_choice (question) || question->kind == HOSO_QUESTION_NUMBER ||
         question->kind == HOSO_QUESTION_SCORE;
}

/* --- How answers are coded --- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return x < y ? -1 : x > y;
}

typedef struct
{
  const HosoBitset *among;
  GArray *numbers;
} Numbers;

static gboolean
collect_numbers (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Numbers *numbers = data;

  for (guint row = 0; row < column->n && column->coding == HOSO_CODING_TEXT; row++)
    {
      gsize length;
      const char *text = hoso_column_get_text (column, row, &length);
      double number;

      if (hoso_bitset_contains (numbers->among, first + row) &&
          hoso_answer_parse_number (text, length, &number))
        g_array_append_val (numbers->numbers, number);
    }
  return TRUE;
}

/* Half-way between neighbouring values. */
static void
cut_between (const GArray *sorted, GArray *cuts)
{
  for (guint i = 1; i < sorted->len; i++)
    {
      double low = g_array_index (sorted, double, i - 1);
      double high = g_array_index (sorted, double, i);
      double cut = low + (high - low) / 2;

      if (high > low)
        g_array_append_val (cuts, cut);
    }
}

/* At the quartiles. */
static void
cut_quarters (const GArray *sorted, GArray *cuts)
{
  double before = g_array_index (sorted, double, 0);

  for (guint i = 1; i < N_RANGES; i++)
    {
      double cut = g_array_index (sorted, double, (gsize)i * sorted->len / N_RANGES);

      if (cut > before)
        g_array_append_val (cuts, cut);
      before = MAX (before, cut);
    }
}

static HosoClusterItem *
make_range (HosoDb *db,
            const HosoQuestion *question,
            const HosoBitset *among,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (HosoClusterItem) item = hoso_cluster_item_new (question->id, HOSO_CLUSTER_RANGE);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (double));
  Numbers numbers = { among, sorted };

  if (!hoso_chunk_table_foreach (db, question->id, collect_numbers, &numbers, cancellable, error))
    return NULL;
  g_array_sort (sorted, compare_doubles);
  cut_between (sorted, item->cuts);
  if (item->cuts->len >= MAX_VALUES)
    {
      g_array_set_size (item->cuts, 0);
      cut_quarters (sorted, item->cuts);
    }
  item->n_features = item->cuts->len + 1;
  return g_steal_pointer (&item);
}

/* The count that an option needs to be a feature of its own. */
static guint64
find_threshold (const HosoTally *tally, guint limit)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = tally->counts->pdata[i];
      double n = (double)count->n;

      if (!count->other)
        g_array_append_val (counts, n);
    }
  if (counts->len <= limit)
    return 1;
  g_array_sort (counts, compare_doubles);
  return (guint64)g_array_index (counts, double, counts->len - limit) + 1;
}

/* The features of the options as they are read: one that many chose is a feature
 * of its own; what is rare, or written under “Other”, is one together. */
static guint8 *
number_features (const HosoTally *tally, guint limit, HosoClusterItem *item)
{
  guint8 *features = g_new0 (guint8, tally->counts->len + 1);
  guint64 threshold = find_threshold (tally, limit);
  guint8 together = 0;

  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = tally->counts->pdata[i];

      if (count->n == 0)
        continue;
      if (!count->other && count->n >= threshold)
        features[i] = (guint8)++item->n_features;
      else
        features[i] = together = together != 0 ? together : (guint8)++item->n_features;
    }
  return features;
}

static HosoClusterItem *
make_choice (HosoDb *db,
             const HosoQuestion *question,
             const HosoBitset *among,
             GCancellable *cancellable,
             GError **error)
{
  gboolean several = question->kind == HOSO_QUESTION_MULTIPLE;
  g_autoptr (HosoClusterItem) item =
    hoso_cluster_item_new (question->id, several ? HOSO_CLUSTER_EACH : HOSO_CLUSTER_ONE);
  g_autoptr (HosoTidying) tidying = hoso_tidying_load (db, question, error);
  g_autoptr (HosoTally) tally = NULL;
  g_autofree guint8 *features = NULL;

  if (tidying != NULL)
    tally = hoso_tally_question (db, question, among, cancellable, error);
  if (tally == NULL)
    return NULL;
  features = number_features (tally, several ? MAX_CHOICES : MAX_CATEGORIES, item);
  for (guint i = 0; i < question->options->len; i++)
    {
      guint32 code = hoso_tidying_get_code (tidying, i + 1);
      guint8 feature = code > 0 && code <= tally->counts->len ? features[code - 1] : 0;

      g_array_append_val (item->features, feature);
    }
  return g_steal_pointer (&item);
}

/* One feature tells nobody apart, except as one of several that may be chosen. */
static gboolean
tells_apart (const HosoClusterItem *item)
{
  return item->n_features >= (item->coding == HOSO_CLUSTER_EACH ? 1 : 2);
}

/* --- Which questions --- */

static gboolean
is_suggested (const HosoQuestion *question, guint64 asked, gboolean numbers)
{
  return (is_choice (question) || (numbers && is_usable (question))) &&
         question->answered * 2 >= asked;
}

static guint
count_suggested (const HosoSurvey *survey, guint64 asked)
{
  guint n = 0;

  for (guint i = 0; i < survey->questions->len; i++)
    n += is_suggested (survey->questions->pdata[i], asked, FALSE);
  return n;
}

static gboolean
count_answers (HosoDb *db, HosoSurvey *survey, const HosoPopulation *respondents, GError **error)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      HosoQuestion *question = survey->questions->pdata[i];
      g_autoptr (HosoTally) tally = NULL;

      if (!is_usable (question))
        continue;
      tally = hoso_tally_question (db, question, respondents->all, NULL, error);
      if (tally == NULL)
        return FALSE;
      question->answered = tally->base;
    }
  return TRUE;
}

/**
 * hoso_cluster_plan_list:
 *
 * Returns: (transfer full) (element-type HosoClusterQuestion): the questions, or
 *   %NULL with @error set
 */
GPtrArray *
hoso_cluster_plan_list (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoSurvey) survey = hoso_survey_table_load (db, id, error);
  g_autoptr (HosoPopulation) respondents = NULL;
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_cluster_question_free);
  guint64 asked;
  gboolean numbers;

  respondents = survey != NULL ? hoso_population_load (db, id, error) : NULL;
  if (respondents == NULL || !count_answers (db, survey, respondents, error))
    return NULL;
  asked = hoso_bitset_count (respondents->all);
  numbers = count_suggested (survey, asked) < FEW_SUGGESTED;
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const HosoQuestion *question = survey->questions->pdata[i];
      HosoClusterQuestion *listed;

      if (!is_usable (question) || question->answered == 0)
        continue;
      listed = g_new0 (HosoClusterQuestion, 1);
      listed->question = question->id;
      listed->column = question->column;
      listed->title = hoso_question_dup_label (question);
      listed->answered = question->answered;
      listed->suggested = is_suggested (question, asked, numbers);
      g_ptr_array_add (list, listed);
    }
  return g_steal_pointer (&list);
}

static GArray *
suggest (HosoDb *db, gint64 survey, GError **error)
{
  g_autoptr (GPtrArray) list = hoso_cluster_plan_list (db, survey, error);
  GArray *questions;

  if (list == NULL)
    return NULL;
  questions = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < list->len; i++)
    {
      const HosoClusterQuestion *listed = list->pdata[i];

      if (listed->suggested)
        g_array_append_val (questions, listed->question);
    }
  return questions;
}

static gboolean
add_question (HosoDb *db,
              HosoCluster *cluster,
              const HosoQuestion *question,
              const HosoBitset *among,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *title = hoso_question_dup_label (question);
  g_autoptr (HosoClusterItem) item = NULL;

  if (!is_usable (question))
    {
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   /* Translators: %s is a question. */
                   _ ("Groups cannot be looked for in “%s”: its answers are no choices "
                      "or numbers."),
                   title);
      return FALSE;
    }
  item = is_choice (question) ? make_choice (db, question, among, cancellable, error)
                              : make_range (db, question, among, cancellable, error);
  if (item == NULL)
    return FALSE;
  if (tells_apart (item) && cluster->items->len < HOSO_CLUSTER_MAX_ITEMS)
    g_ptr_array_add (cluster->items, g_steal_pointer (&item));
  return TRUE;
}

/**
 * hoso_cluster_plan_make:
 *
 * Questions that all answered alike are passed over.
 *
 * Returns: (transfer full): the plan, or %NULL with HOSO_ERROR_INVALID where no
 *   question is left, HOSO_ERROR_NOT_FOUND or another error
 */
HosoCluster *
hoso_cluster_plan_make (HosoDb *db,
                        const HosoSurvey *survey,
                        const GArray *questions,
                        const HosoPopulation *respondents,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (HosoCluster) cluster = hoso_cluster_new ();
  g_autoptr (GArray) suggested = questions == NULL ? suggest (db, survey->id, error) : NULL;
  const GArray *chosen = questions != NULL ? questions : suggested;

  if (chosen == NULL)
    return NULL;
  for (guint i = 0; i < chosen->len; i++)
    {
      gint64 id = g_array_index (chosen, gint64, i);
      const HosoQuestion *question = hoso_survey_find_question (survey, id);

      if (question == NULL)
        {
          g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                               _ ("There is no such question in the survey."));
          return NULL;
        }
      if (!add_question (db, cluster, question, respondents->all, cancellable, error))
        return NULL;
    }
  if (cluster->items->len == 0)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                           _ ("No question is left to find groups by: choices, scales or numbers "
                              "that people answered differently are needed."));
      return NULL;
    }
  return g_steal_pointer (&cluster);
}
