/* Counting the answers of one question.  Synchronous; runs on the thread that
 * owns the connection.
 */

#include "hoso-config.h"

#include "hoso-question-tally.h"

#include <math.h>

#include "hoso-answer-condition.h"
#include "hoso-chunk-table.h"
#include "hoso-distribution.h"
#include "hoso-format.h"
#include "hoso-label-tally.h"

#define MAX_RANGES 10
/* Beyond this, written numbers are none that anybody meant to be counted. */
#define LARGEST 1e30
#define LONGEST_SCALE 20

typedef struct
{
  const HosoBitset *among;
  const HosoTidying *tidying;
  guint64 *counts;        /* by option code */
  guint64 *last;          /* by option code: the last respondent counted, from 1 */
  HosoLabelTally *labels; /* of text that was tidied up; else NULL */
  GArray *numbers;        /* of double, of a question about numbers; else NULL */
  guint64 answered;
} Counting;

/* Who gave two spellings of one answer gave it once. */
static void
count_code (Counting *counting, guint32 stored)
{
  guint32 code = hoso_tidying_get_code (counting->tidying, stored);

  if (code == 0 || counting->last[code] == counting->answered)
    return;
  counting->last[code] = counting->answered;
  counting->counts[code]++;
}

static void
count_row (Counting *counting, const HosoColumn *column, guint row)
{
  const guint32 *codes;
  const char *text;
  double number;
  gsize length;
  guint n;

  if (hoso_column_is_missing (column, row))
    return;
  counting->answered++;
  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      count_code (counting, hoso_column_get_code (column, row));
      break;
    case HOSO_CODING_SET:
      codes = hoso_column_get_set (column, row, &n);
      for (guint i = 0; i < n; i++)
        count_code (counting, codes[i]);
      break;
    case HOSO_CODING_TEXT:
      text = hoso_column_get_text (column, row, &length);
      if (counting->numbers != NULL && hoso_answer_parse_number (text, length, &number) &&
          fabs (number) < LARGEST)
        g_array_append_val (counting->numbers, number);
      break;
    }
}

static void
count_label (Counting *counting, const HosoColumn *column, guint row, gboolean counts)
{
  gsize length;
  const char *text = hoso_column_get_text (column, row, &length);

  if (length > 0)
    hoso_label_tally_add (counting->labels, text, length, counts);
}

static gboolean
count_chunk (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Counting *counting = data;

  for (guint row = 0; row < column->n; row++)
    {
      gboolean counts = hoso_bitset_contains (counting->among, first + row);

      if (counts)
        count_row (counting, column, row);
      if (counting->labels != NULL && column->coding == HOSO_CODING_TEXT)
        count_label (counting, column, row, counts);
    }
  return TRUE;
}

/* The smallest of 1, 2, 5 times a power of ten that needs at most MAX_RANGES. */
static double
choose_width (double low, double high)
{
  static const double steps[] = { 1, 2, 5, 10 };
  double power = pow (10, floor (log10 ((high - low) / MAX_RANGES)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      double width = steps[i] * power;

      if (floor (high / width) - floor (low / width) + 1 <= MAX_RANGES)
        return width;
    }
  return 20 * power;
}

static char *
dup_range_label (double from, double width, gboolean whole)
{
  const char *language = hoso_format_get_language ();
  int decimals = whole ? 0 : MAX (0, (int)ceil (-log10 (width)));
  g_autofree char *low = hoso_format_number (from, decimals, language);
  g_autofree char *high = NULL;

  if (whole && width == 1)
    return g_steal_pointer (&low);
  /* Ranges of whole numbers end before the next one begins. */
  high = hoso_format_number (whole ? from + width - 1 : from + width, decimals, language);
  return g_strdup_printf ("%s – %s", low, high);
}

static gboolean
are_whole (const GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, double, i) != floor (g_array_index (numbers, double, i)))
      return FALSE;
  return TRUE;
}

/* Ranges are counted by their index, since adding a small width to a large
 * number may lead nowhere; the last one takes what is left. */
static void
add_ranges (HosoTally *tally, const GArray *sorted)
{
  double low = g_array_index (sorted, double, 0);
  double high = g_array_index (sorted, double, sorted->len - 1);
  gboolean whole = are_whole (sorted);
  double width = high > low ? choose_width (low, high) : 1;
  double first;
  guint ranges;
  guint i = 0;

  if (whole)
    width = MAX (width, 1);
  first = floor (low / width);
  ranges = (guint)CLAMP (floor (high / width) - first + 1, 1, MAX_RANGES);
  for (guint k = 0; k < ranges; k++)
    {
      g_autofree char *label = dup_range_label ((first + k) * width, width, whole || high == low);
      double end = (first + k + 1) * width;
      guint64 n = 0;

      while (i < sorted->len && (k + 1 == ranges || g_array_index (sorted, double, i) < end))
        {
          i++;
          n++;
        }
      hoso_tally_add (tally, label, n, FALSE);
    }
}

/* Sorts @numbers. */
static void
summarise_numbers (HosoTally *tally, GArray *numbers)
{
  tally->spread =
    hoso_distribution_find ((double *)(gpointer)numbers->data, numbers->len);
  if (tally->spread == NULL)
    return;
  tally->numeric = TRUE;
  tally->mean = tally->spread->mean;
  tally->median = tally->spread->median;
}

/* The steps that nobody chose belong to the picture of a scale. */
static void
widen_scale (HosoTally *tally, const GPtrArray *options)
{
  double least = G_MAXINT;
  double most = G_MININT;
  double number;

  for (guint i = 0; i < options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (options, i);

      if (!hoso_answer_parse_number (option->label, strlen (option->label), &number))
        continue;
      least = MIN (least, number);
      most = MAX (most, number);
    }
  if (tally->spread != NULL && most - least < LONGEST_SCALE && fabs (least) < G_MAXINT / 2.0)
    hoso_distribution_widen (tally->spread, (int)least, (int)most);
}

/* The steps of a scale are numbers, each counted with its step's count. */
static GArray *
expand_scale (const GPtrArray *options, const guint64 *counts)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (options, i);
      double number;

      if (hoso_answer_parse_number (option->label, strlen (option->label), &number))
        for (guint64 k = 0; k < counts[option->code]; k++)
          g_array_append_val (numbers, number);
    }
  return numbers;
}

static HosoTally *
make_tally (const HosoQuestion *question, const Counting *counting, guint64 asked)
{
  const GPtrArray *options = counting->tidying->options;
  HosoTally *tally = hoso_tally_new ();

  tally->question = question->id;
  tally->asked = asked;
  tally->base = counting->answered;
  for (guint i = 0; i < options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (options, i);

      hoso_tally_add (tally, option->label, counting->counts[option->code], option->other);
    }
  if (question->kind == HOSO_QUESTION_SCALE)
    {
      g_autoptr (GArray) numbers = expand_scale (options, counting->counts);

      summarise_numbers (tally, numbers);
      widen_scale (tally, options);
    }
  else if (counting->numbers != NULL && counting->numbers->len > 0)
    {
      summarise_numbers (tally, counting->numbers);
      add_ranges (tally, counting->numbers);
    }
  else if (counting->labels != NULL)
    hoso_label_tally_finish (counting->labels, tally);
  return tally;
}

/**
 * hoso_tally_question_tidied:
 *
 * Returns: (transfer full): the counts, or %NULL with @error set
 */
HosoTally *
hoso_tally_question_tidied (HosoDb *db,
                            const HosoQuestion *question,
                            const HosoTidying *tidying,
                            const HosoBitset *among,
                            GCancellable *cancellable,
                            GError **error)
{
  Counting counting = { .among = among, .tidying = tidying };
  HosoTally *tally = NULL;

  counting.counts = g_new0 (guint64, tidying->options->len + 1);
  counting.last = g_new0 (guint64, tidying->options->len + 1);
  if (question->kind == HOSO_QUESTION_NUMBER || question->kind == HOSO_QUESTION_SCORE)
    counting.numbers = g_array_new (FALSE, FALSE, sizeof (double));
  if (tidying->text)
    counting.labels = hoso_label_tally_new (tidying->map);
  if (hoso_chunk_table_foreach (db, question->id, count_chunk, &counting, cancellable, error))
    tally = make_tally (question, &counting, hoso_bitset_count (among));
  g_clear_pointer (&counting.labels, hoso_label_tally_free);
  g_clear_pointer (&counting.numbers, g_array_unref);
  g_free (counting.last);
  g_free (counting.counts);
  return tally;
}

/**
 * hoso_tally_question:
 * @question: with its options as stored
 *
 * Returns: (transfer full): the counts, or %NULL with @error set
 */
HosoTally *
hoso_tally_question (HosoDb *db,
                     const HosoQuestion *question,
                     const HosoBitset *among,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (HosoTidying) tidying = hoso_tidying_load (db, question, error);

  if (tidying == NULL)
    return NULL;
  return hoso_tally_question_tidied (db, question, tidying, among, cancellable, error);
}

/**
 * hoso_tally_question_as_written:
 * @question: with its options as stored
 *
 * Returns: (transfer full): the counts, or %NULL with @error set
 */
HosoTally *
hoso_tally_question_as_written (HosoDb *db,
                                const HosoQuestion *question,
                                const HosoBitset *among,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (HosoTidying) tidying = hoso_tidying_new_as_written (question);

  return hoso_tally_question_tidied (db, question, tidying, among, cancellable, error);
}
