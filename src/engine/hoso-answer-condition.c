/* One condition on the answers to a question.  Decides once for each option of
 * a coded column, and for each answer of a text column.
 */

#include "hoso-config.h"

#include "hoso-answer-condition.h"

#include "hoso-amount.h"
#include "hoso-chunk-table.h"
#include "hoso-fold.h"
#include "hoso-province.h"
#include "hoso-survey-table.h"
#include "hoso-tidying.h"

typedef struct
{
  const HosoRuleNode *node;
  const HosoTidying *tidying;
  HosoBitset *set;
  gboolean *chosen; /* by option code */
  guint n_options;
  const char *value; /* as it is read, NFC */
  char *folded;      /* the same, for text */
  char *words;       /* as asked for, folded */
  double number;
  gboolean has_number;
} Scan;

/**
 * hoso_answer_parse_number:
 * @number: (out): the number
 *
 * "1.250.000", "3,5", "500k" and "5 triệu" are read as their writers meant them.
 * Words may follow ("25 tuổi"), but a range is no number.
 *
 * Returns: whether @text begins with a number
 */
gboolean
hoso_answer_parse_number (const char *text, gsize length, double *number)
{
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  return hoso_amount_parse (text, (gssize)length, number) ||
         (!hoso_amount_is_range (text, length) &&
          hoso_amount_match_number (text, length, number) > 0);
}

/**
 * hoso_answer_is_in_province:
 * @op: HOSO_OP_IN_OLD_PROVINCE for the 63 provinces until June 2025,
 *   HOSO_OP_IN_PROVINCE for the 34 since then
 *
 * “Bình Dương” lies in the present “TP. Hồ Chí Minh”, and was a province of its
 * own.
 *
 * Returns: %FALSE also where either names no province
 */
gboolean
hoso_answer_is_in_province (const char *text, const char *wanted, HosoRuleOp op)
{
  const HosoProvince *here = hoso_province_find (text);
  const HosoProvince *there = hoso_province_find (wanted);

  if (here == NULL || there == NULL)
    return FALSE;
  return op == HOSO_OP_IN_OLD_PROVINCE
           ? here == there
           : hoso_province_get_now (here) == hoso_province_get_now (there);
}

/* An answer that names no province may be read as one that does. */
static gboolean
is_there (const Scan *scan, const char *written)
{
  return hoso_answer_is_in_province (written, scan->node->value, scan->node->op) ||
         hoso_answer_is_in_province (hoso_spelling_map_read (scan->tidying->map, written),
                                     scan->node->value, scan->node->op);
}

static gboolean
compare_number (const Scan *scan, const char *text, gsize length)
{
  double number;

  if (!scan->has_number || !hoso_answer_parse_number (text, length, &number))
    return FALSE;
  return scan->node->op == HOSO_OP_AT_LEAST ? number >= scan->number : number <= scan->number;
}

/* Words are looked for in the answer as written, and as it is read. */
static gboolean
contains (const Scan *scan, const char *written)
{
  const char *label = hoso_spelling_map_find (scan->tidying->map, written);
  g_autofree char *folded = hoso_fold (written);
  g_autofree char *read = label != NULL ? hoso_fold (label) : NULL;

  return strstr (folded, scan->words) != NULL ||
         (read != NULL && strstr (read, scan->words) != NULL);
}

/* Whether the condition holds for an answer that is there. */
static gboolean
holds (const Scan *scan, const char *text, gsize length)
{
  g_autofree char *written = NULL;
  g_autofree char *folded = NULL;

  if (scan->node->op == HOSO_OP_KNOWN || scan->node->op == HOSO_OP_UNKNOWN)
    return TRUE;
  if (scan->node->op == HOSO_OP_AT_LEAST || scan->node->op == HOSO_OP_AT_MOST)
    return compare_number (scan, text, length);

  written = g_strndup (text, length);
  if (scan->node->op == HOSO_OP_CONTAINS)
    return contains (scan, written);
  if (scan->node->op == HOSO_OP_IN_OLD_PROVINCE || scan->node->op == HOSO_OP_IN_PROVINCE)
    return is_there (scan, written);
  folded = hoso_fold (hoso_spelling_map_read (scan->tidying->map, written));
  return (strcmp (folded, scan->folded) == 0) == (scan->node->op == HOSO_OP_IS);
}

/* Options are compared as they are read, so that “An” and “Ăn” stay two; a value
 * that is read as another one since stands for that. */
static void
choose_options (Scan *scan, const HosoQuestion *question)
{
  scan->n_options = question->options->len + 1;
  scan->chosen = g_new0 (gboolean, scan->n_options);
  for (guint i = 0; i < question->options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (question->options, i);
      const char *label = hoso_spelling_map_read (scan->tidying->map, option->label);
      gboolean equal = g_strcmp0 (label, scan->value) == 0;

      switch (scan->node->op)
        {
        case HOSO_OP_IS:
          scan->chosen[i + 1] = equal;
          break;
        case HOSO_OP_IS_NOT:
          scan->chosen[i + 1] = !equal;
          break;
        case HOSO_OP_CONTAINS:
        case HOSO_OP_IN_OLD_PROVINCE:
        case HOSO_OP_IN_PROVINCE:
        case HOSO_OP_AT_LEAST:
        case HOSO_OP_AT_MOST:
        case HOSO_OP_AT_LEAST_AGO:
        case HOSO_OP_AT_MOST_AGO:
        case HOSO_OP_WITHIN_NEXT:
        case HOSO_OP_RETURNS_WITHIN:
        case HOSO_OP_KNOWN:
        case HOSO_OP_UNKNOWN:
          scan->chosen[i + 1] = holds (scan, option->label, strlen (option->label));
          break;
        }
    }
}

/* “Is not” asks of several choices that none of them is the value. */
static gboolean
set_holds (const Scan *scan, const guint32 *codes, guint n)
{
  gboolean all = scan->node->op == HOSO_OP_IS_NOT;

  for (guint i = 0; i < n; i++)
    if (codes[i] < scan->n_options && scan->chosen[codes[i]] != all)
      return !all;
  return all && n > 0;
}

static gboolean
row_holds (const Scan *scan, const HosoColumn *column, guint row)
{
  const guint32 *codes;
  const char *text;
  gsize length;
  guint32 code;
  guint n;

  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      code = hoso_column_get_code (column, row);
      return code != 0 && code < scan->n_options && scan->chosen[code];
    case HOSO_CODING_SET:
      codes = hoso_column_get_set (column, row, &n);
      return set_holds (scan, codes, n);
    case HOSO_CODING_TEXT:
      text = hoso_column_get_text (column, row, &length);
      return length > 0 && holds (scan, text, length);
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
scan_chunk (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Scan *scan = data;

  for (guint row = 0; row < column->n; row++)
    if (row_holds (scan, column, row))
      hoso_bitset_add (scan->set, first + row);
  return TRUE;
}

/**
 * hoso_answer_condition_evaluate:
 * @population: (out) (transfer full): the respondents of the question's survey
 *
 * Returns: (transfer full): those the condition holds for, or %NULL with
 *   @error set
 */
HosoBitset *
hoso_answer_condition_evaluate (HosoDb *db,
                                const HosoRuleNode *node,
                                HosoPopulation **population,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (HosoQuestion) question = NULL;
  g_autoptr (HosoTidying) tidying = NULL;
  g_autoptr (HosoBitset) set = NULL;
  g_autofree char *value = hoso_text_dup_nfc (node->value, -1);
  Scan scan = { .node = node };
  gboolean done;
  gint64 survey;

  question = hoso_question_table_load (db, node->question, &survey, error);
  tidying = question != NULL ? hoso_tidying_load (db, question, error) : NULL;
  *population = tidying != NULL ? hoso_population_load (db, survey, error) : NULL;
  if (*population == NULL)
    return NULL;

  set = hoso_bitset_new ((*population)->all->size);
  scan.set = set;
  scan.tidying = tidying;
  scan.value = hoso_spelling_map_read (tidying->map, value);
  scan.folded = hoso_fold (scan.value);
  scan.words = hoso_fold (value);
  scan.has_number = node->value != NULL &&
                    hoso_answer_parse_number (node->value, strlen (node->value), &scan.number);
  choose_options (&scan, question);
  done = hoso_chunk_table_foreach (db, node->question, scan_chunk, &scan, cancellable, error);
  g_free (scan.words);
  g_free (scan.folded);
  g_free (scan.chosen);
  if (!done)
    return NULL;
  hoso_bitset_intersect (set, (*population)->all);
  return g_steal_pointer (&set);
}
