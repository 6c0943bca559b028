/* Two questions of a survey against each other.  Each question is read once,
 * chunk by chunk; answers that were taken back are stored as missing and so
 * count nowhere.  Reads only; runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-crosstab.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "hoso-association.h"
#include "hoso-chunk-table.h"
#include "hoso-error.h"
#include "hoso-fisher.h"
#include "hoso-format.h"
#include "hoso-ordinal.h"
#include "hoso-survey-table.h"
#include "hoso-tidying.h"

#define MAX_OPTIONS 250
#define MAX_CHOICES 64
/* Of all differences that are told, at most one in twenty by chance. */
#define LARGEST_P 0.05
#define LEAST_EXPECTED 5.0
/* Of random tables: the same question gets the same answer. */
#define SEED 1

/* One question: the option of each respondent from 1, or a bit for each option
 * where several may be chosen. */
typedef struct
{
  gint64 survey;
  char *title;
  GPtrArray *labels;
  guint8 *features; /* by stored code */
  guint n_codes;
  gboolean several;
  GArray *codes; /* of guint8 */
  GArray *masks; /* of guint64 */
} Side;

static void
side_clear (Side *side)
{
  g_free (side->title);
  g_clear_pointer (&side->labels, g_ptr_array_unref);
  g_free (side->features);
  g_clear_pointer (&side->codes, g_array_unref);
  g_clear_pointer (&side->masks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

void
hoso_crosstab_free (HosoCrosstab *table)
{
  g_free (table->row_title);
  g_free (table->column_title);
  g_free (table->source);
  g_free (table->date);
  g_strfreev (table->rows);
  g_strfreev (table->columns);
  g_free (table->counts);
  g_free (table->row_bases);
  g_free (table->column_totals);
  g_free (table->p);
  g_free (table);
}

/* --- Reading --- */

/* Numbers, ranges and scales of words stand in their own order instead of the file’s;
 * “Other” stays last. */
static void
sort_labels (Side *side, guint8 other)
{
  guint n = side->labels->len;
  guint ranked = n - (other == n && n > 0 ? 1 : 0);
  g_autofree double *ranks = g_new0 (double, n + 1);
  g_autofree guint8 *places = g_new0 (guint8, n + 1);
  g_autofree char **sorted = g_new0 (char *, n + 1);

  if ((other != 0 && other != n) ||
      !hoso_ordinal_rank ((const char *const *)side->labels->pdata, ranked, ranks))
    return;
  ranks[ranked] = G_MAXDOUBLE;
  for (guint i = 0; i < n; i++)
    {
      guint place = 0;

      for (guint k = 0; k < n; k++)
        place += ranks[k] < ranks[i] || (ranks[k] == ranks[i] && k < i) ? 1 : 0;
      places[i + 1] = (guint8)(place + 1);
      sorted[place] = side->labels->pdata[i];
    }
  memcpy (side->labels->pdata, sorted, n * sizeof *sorted);
  for (guint code = 0; code < side->n_codes; code++)
    side->features[code] = places[side->features[code]];
}

/* What people wrote under “Other” is one option together. */
static gboolean
number_features (Side *side, const HosoQuestion *question, const HosoTidying *tidying)
{
  g_autofree guint8 *numbers = g_new0 (guint8, tidying->options->len + 1);
  guint limit = side->several ? MAX_CHOICES : MAX_OPTIONS;
  guint8 other = 0;

  for (guint i = 0; i < tidying->options->len; i++)
    {
      const HosoOption *option = tidying->options->pdata[i];

      if (option->other && other != 0)
        {
          numbers[i] = other;
          continue;
        }
      if (side->labels->len == limit)
        return FALSE;
      g_ptr_array_add (side->labels, g_strdup (option->other ? _ ("Other") : option->label));
      numbers[i] = (guint8)side->labels->len;
      other = option->other ? numbers[i] : other;
    }
  side->n_codes = question->options->len + 1;
  side->features = g_new0 (guint8, side->n_codes);
  for (guint code = 1; code < side->n_codes; code++)
    {
      guint32 read = hoso_tidying_get_code (tidying, code);

      side->features[code] = read == 0 ? 0 : numbers[read - 1];
    }
  sort_labels (side, other);
  return TRUE;
}

static gboolean
refuse (const Side *side, GError **error)
{
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
               /* Translators: %s is a question. */
               _ ("“%s” cannot be compared: it has no options, or too many."), side->title);
  return FALSE;
}

/* Beside several choices, a single one is a bit too. */
static gboolean
check_bits (const Side *side, const Side *beside, GError **error)
{
  return !beside->several || side->labels->len <= MAX_CHOICES || refuse (side, error);
}

static gboolean
prepare (Side *side, HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoQuestion) question = hoso_question_table_load (db, id, &side->survey, error);
  g_autoptr (HosoTidying) tidying = NULL;
  HosoCoding coding;

  tidying = question != NULL ? hoso_tidying_load (db, question, error) : NULL;
  if (tidying == NULL)
    return FALSE;
  coding = hoso_question_kind_get_coding (question->kind);
  side->title = hoso_question_dup_label (question);
  side->labels = g_ptr_array_new_with_free_func (g_free);
  side->several = coding == HOSO_CODING_SET;
  side->codes = g_array_new (FALSE, TRUE, sizeof (guint8));
  side->masks = g_array_new (FALSE, TRUE, sizeof (guint64));
  if (coding == HOSO_CODING_TEXT || tidying->options->len == 0 ||
      !number_features (side, question, tidying))
    return refuse (side, error);
  return TRUE;
}

static guint8
get_feature (const Side *side, guint32 code)
{
  return code < side->n_codes ? side->features[code] : 0;
}

static guint64
get_mask (const Side *side, const HosoColumn *column, guint row)
{
  guint n;
  const guint32 *codes = hoso_column_get_set (column, row, &n);
  guint64 mask = 0;

  for (guint i = 0; i < n; i++)
    {
      guint8 feature = get_feature (side, codes[i]);

      if (feature != 0)
        mask |= G_GUINT64_CONSTANT (1) << (feature - 1);
    }
  return mask;
}

static gboolean
read_chunk (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Side *side = data;
  GArray *array = side->several ? side->masks : side->codes;

  g_array_set_size (array, MAX (array->len, first + column->n));
  for (guint row = 0; row < column->n; row++)
    {
      if (side->several)
        g_array_index (array, guint64, first + row) = get_mask (side, column, row);
      else
        g_array_index (array, guint8, first + row) =
          get_feature (side, g_array_index (column->codes, guint32, row));
    }
  return TRUE;
}

/* --- Counting --- */

static guint
get_length (const Side *side)
{
  return side->several ? side->masks->len : side->codes->len;
}

static guint64
get_bits (const Side *side, guint i)
{
  guint8 code;

  if (side->several)
    return g_array_index (side->masks, guint64, i);
  code = g_array_index (side->codes, guint8, i);
  return code == 0 ? 0 : G_GUINT64_CONSTANT (1) << (code - 1);
}

/* Both are single choices: one step a respondent, with a place for no answer. */
static void
count_single (HosoCrosstab *table, const Side *rows, const Side *columns)
{
  guint n = MIN (get_length (rows), get_length (columns));
  const guint8 *row = (const guint8 *)rows->codes->data;
  const guint8 *column = (const guint8 *)columns->codes->data;
  gsize stride = table->n_columns + 1;
  g_autofree guint64 *counts = g_new0 (guint64, (table->n_rows + 1) * stride);

  for (guint i = 0; i < n; i++)
    counts[row[i] * stride + column[i]]++;
  for (guint r = 0; r < table->n_rows; r++)
    for (guint c = 0; c < table->n_columns; c++)
      {
        guint64 count = counts[(r + 1) * stride + c + 1];

        table->counts[r * table->n_columns + c] = count;
        table->row_bases[r] += count;
        table->column_totals[c] += count;
        table->base += count;
      }
}

static void
count_one (HosoCrosstab *table, guint64 rows, guint64 columns)
{
  table->base++;
  for (guint64 left = columns; left != 0; left &= left - 1)
    table->column_totals[__builtin_ctzll (left)]++;
  for (; rows != 0; rows &= rows - 1)
    {
      guint row = (guint)__builtin_ctzll (rows);

      table->row_bases[row]++;
      for (guint64 left = columns; left != 0; left &= left - 1)
        table->counts[row * table->n_columns + (guint)__builtin_ctzll (left)]++;
    }
}

static void
count_several (HosoCrosstab *table, const Side *rows, const Side *columns)
{
  guint n = MIN (get_length (rows), get_length (columns));

  for (guint i = 0; i < n; i++)
    {
      guint64 row = get_bits (rows, i);
      guint64 column = get_bits (columns, i);

      if (row != 0 && column != 0)
        count_one (table, row, column);
    }
}

/* --- Testing --- */

static void
test_table (HosoCrosstab *table)
{
  HosoAssociation measured =
    hoso_association_measure (table->counts, table->n_rows, table->n_columns);
  HosoInterval interval;

  table->tested = measured.df > 0;
  table->cramer_v = measured.cramer_v;
  table->table_p = measured.p;
  table->rough = measured.least_expected < LEAST_EXPECTED;
  if (!table->rough)
    return;
  table->exact =
    hoso_fisher_exact (table->counts, table->n_rows, table->n_columns, &table->table_p);
  if (!table->exact)
    table->draws = hoso_fisher_simulate (table->counts, table->n_rows, table->n_columns, SEED,
                                         &table->table_p, &interval);
  if (table->draws > 0)
    {
      table->low = interval.low;
      table->high = interval.high;
    }
  table->rough = !table->exact && table->draws == 0;
}

static void
test_cells (HosoCrosstab *table)
{
  guint n_cells = table->n_rows * table->n_columns;

  for (guint i = 0; i < n_cells; i++)
    {
      guint row = i / table->n_columns;
      guint column = i % table->n_columns;

      table->p[i] = hoso_association_compare (table->counts[i], table->row_bases[row],
                                              table->column_totals[column] - table->counts[i],
                                              table->base - table->row_bases[row]);
    }
  hoso_false_discovery_adjust (table->p, n_cells);
}

static char **
dup_labels (const Side *side)
{
  char **labels = g_new0 (char *, side->labels->len + 1);

  for (guint i = 0; i < side->labels->len; i++)
    labels[i] = g_strdup (side->labels->pdata[i]);
  return labels;
}

static HosoCrosstab *
crosstab_new (const Side *rows, const Side *columns, const HosoSurvey *survey)
{
  HosoCrosstab *table = g_new0 (HosoCrosstab, 1);

  table->row_title = g_strdup (rows->title);
  table->column_title = g_strdup (columns->title);
  table->source = g_strdup (survey->name);
  table->date = g_strdup (survey->last);
  table->rows = dup_labels (rows);
  table->columns = dup_labels (columns);
  table->n_rows = rows->labels->len;
  table->n_columns = columns->labels->len;
  table->counts = g_new0 (guint64, table->n_rows * table->n_columns);
  table->p = g_new0 (double, table->n_rows * table->n_columns);
  table->row_bases = g_new0 (guint64, table->n_rows);
  table->column_totals = g_new0 (guint64, table->n_columns);
  return table;
}

static HosoCrosstab *
count (const Side *rows, const Side *columns, const HosoSurvey *survey)
{
  HosoCrosstab *table = crosstab_new (rows, columns, survey);

  if (rows->several || columns->several)
    count_several (table, rows, columns);
  else
    count_single (table, rows, columns);
  if (!rows->several && !columns->several)
    test_table (table);
  test_cells (table);
  return table;
}

/**
 * hoso_crosstab_make:
 *
 * Returns: (transfer full): the table, or %NULL with HOSO_ERROR_INVALID where the
 *   questions cannot be compared, HOSO_ERROR_NOT_FOUND or another error
 */
HosoCrosstab *
hoso_crosstab_make (HosoDb *db,
                    gint64 row_question,
                    gint64 column_question,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (Side) rows = { 0 };
  g_auto (Side) columns = { 0 };
  g_autoptr (HosoSurvey) survey = NULL;

  if (!prepare (&rows, db, row_question, error) || !prepare (&columns, db, column_question, error))
    return NULL;
  if (rows.survey != columns.survey || row_question == column_question)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                           _ ("Only two different questions of one survey can be compared."));
      return NULL;
    }
  if (!check_bits (&rows, &columns, error) || !check_bits (&columns, &rows, error))
    return NULL;
  survey = hoso_survey_table_load (db, rows.survey, error);
  if (survey == NULL ||
      !hoso_chunk_table_foreach (db, row_question, read_chunk, &rows, cancellable, error) ||
      !hoso_chunk_table_foreach (db, column_question, read_chunk, &columns, cancellable, error))
    return NULL;
  return count (&rows, &columns, survey);
}

/* --- Saying --- */

int
hoso_crosstab_get_direction (const HosoCrosstab *table, guint row, guint column)
{
  guint cell = row * table->n_columns + column;
  guint64 rest = table->base - table->row_bases[row];
  double inside;
  double outside;

  if (table->p[cell] > LARGEST_P || table->row_bases[row] == 0 || rest == 0)
    return 0;
  inside = (double)table->counts[cell] / (double)table->row_bases[row];
  outside = (double)(table->column_totals[column] - table->counts[cell]) / (double)rest;
  return inside > outside ? 1 : -1;
}

const char *
hoso_crosstab_get_words (const HosoCrosstab *table, guint row, guint column)
{
  switch (hoso_crosstab_get_direction (table, row, column))
    {
    case 1:
      return _ ("more often");
    case -1:
      return _ ("less often");
    default:
      return NULL;
    }
}

/* What random tables tell, with how near that is. */
static char *
describe_draws (const HosoCrosstab *table)
{
  const char *language = hoso_format_get_language ();
  gboolean together = table->table_p <= LARGEST_P;
  g_autofree char *p = hoso_format_number (table->table_p, 3, language);
  g_autofree char *low = hoso_format_number (table->low, 3, language);
  g_autofree char *high = hoso_format_number (table->high, 3, language);
  g_autofree char *draws = hoso_format_integer (table->draws, language);

  return g_strdup_printf (
    /* Translators, for both: the probability of so large a difference by chance, the
     * range that it lies in, and how many random tables told so. */
    together ? _ ("The answers go together (p = %s, between %s and %s by %s random tables).")
             : _ ("Chance alone can make such differences (p = %s, between %s and %s by %s random "
                  "tables)."),
    p, low, high, draws);
}

/* Where one person may stand in several rows, the cells alone tell. */
char *
hoso_crosstab_describe (const HosoCrosstab *table)
{
  double largest = MAX (ceil (table->table_p * 1000) / 1000, 0.001);
  g_autofree char *p = hoso_format_number (largest, 3, hoso_format_get_language ());
  gboolean together = table->table_p <= LARGEST_P;

  if (!table->tested)
    return g_strdup (_ ("Differences beyond chance are named in the cells."));
  if (table->draws > 0)
    return describe_draws (table);
  if (table->rough)
    return g_strdup (_ ("Too few answers in some cells to say whether the two go together."));
  return g_strdup_printf (
    /* Translators, for both: %s is the probability of so large a difference by chance. */
    together ? _ ("The answers to the two questions go together (p at most %s).")
             : _ ("Chance alone can make such differences (p = %s)."),
    p);
}
