/* Two questions or fields against each other.  Each question is read once,
 * chunk by chunk; answers that were taken back are stored as missing and so
 * count nowhere.  Reads only; runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-crosstab.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "hoso-association.h"
#include "hoso-crosstab-side.h"
#include "hoso-error.h"
#include "hoso-fisher.h"
#include "hoso-format.h"
#include "hoso-survey-table.h"
#include "hoso-time.h"

/* Of all differences that are told, at most one in twenty by chance. */
#define LARGEST_P 0.05
/* Below this three digits would say 0.000. */
#define RARE_P 0.0005
#define LEAST_EXPECTED 5.0
/* Of random tables: the same question gets the same answer. */
#define SEED 1

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

/* --- Counting --- */

static guint
get_length (const HosoCrosstabSide *side)
{
  return side->several ? side->masks->len : side->codes->len;
}

static guint64
get_bits (const HosoCrosstabSide *side, guint i)
{
  guint8 code;

  if (side->several)
    return g_array_index (side->masks, guint64, i);
  code = g_array_index (side->codes, guint8, i);
  return code == 0 ? 0 : G_GUINT64_CONSTANT (1) << (code - 1);
}

/* Both are single choices: one step a respondent, with a place for no answer. */
static void
count_single (HosoCrosstab *table, const HosoCrosstabSide *rows, const HosoCrosstabSide *columns)
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
count_several (HosoCrosstab *table, const HosoCrosstabSide *rows, const HosoCrosstabSide *columns)
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
dup_labels (const HosoCrosstabSide *side)
{
  char **labels = g_new0 (char *, side->labels->len + 1);

  for (guint i = 0; i < side->labels->len; i++)
    labels[i] = g_strdup (side->labels->pdata[i]);
  return labels;
}

static HosoCrosstab *
crosstab_new (const HosoCrosstabSide *rows,
              const HosoCrosstabSide *columns,
              const char *source,
              const char *date)
{
  HosoCrosstab *table = g_new0 (HosoCrosstab, 1);

  table->row_title = g_strdup (rows->title);
  table->column_title = g_strdup (columns->title);
  table->source = g_strdup (source);
  table->date = g_strdup (date);
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
count (const HosoCrosstabSide *rows,
       const HosoCrosstabSide *columns,
       const char *source,
       const char *date)
{
  HosoCrosstab *table = crosstab_new (rows, columns, source, date);

  if (rows->several || columns->several)
    count_several (table, rows, columns);
  else
    count_single (table, rows, columns);
  if (!rows->several && !columns->several)
    test_table (table);
  test_cells (table);
  return table;
}

/* Where the two are known from: a survey, or the customers today. */
static gboolean
load_source (HosoDb *db, gint64 survey, char **source, char **date, GError **error)
{
  g_autoptr (HosoSurvey) loaded = NULL;
  HosoTime now = { .local = hoso_db_get_now (db), .offset = HOSO_TIME_NO_ZONE };

  if (survey == 0)
    {
      *source = g_strdup (_ ("Customers"));
      *date = hoso_time_dup_iso8601 (&now);
      return TRUE;
    }
  loaded = hoso_survey_table_load (db, survey, error);
  if (loaded == NULL)
    return FALSE;
  *source = g_strdup (loaded->name);
  *date = g_strdup (loaded->last);
  return TRUE;
}

static gboolean
are_same (const HosoCrosstabSubject *a, const HosoCrosstabSubject *b)
{
  return a->question == b->question && g_strcmp0 (a->field, b->field) == 0;
}

/**
 * hoso_crosstab_make_of:
 *
 * Beside a question, a field is that of the customers who answered.
 *
 * Returns: (transfer full): the table, or %NULL with HOSO_ERROR_INVALID where the
 *   two cannot be compared, HOSO_ERROR_NOT_FOUND or another error
 */
HosoCrosstab *
hoso_crosstab_make_of (HosoDb *db,
                       const HosoCrosstabSubject *row,
                       const HosoCrosstabSubject *column,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (HosoCrosstabSide) rows = { 0 };
  g_auto (HosoCrosstabSide) columns = { 0 };
  g_autofree char *source = NULL;
  g_autofree char *date = NULL;
  gint64 survey;

  if (!hoso_crosstab_side_read (&rows, db, row, cancellable, error) ||
      !hoso_crosstab_side_read (&columns, db, column, cancellable, error))
    return NULL;
  survey = rows.survey != 0 ? rows.survey : columns.survey;
  if (are_same (row, column) ||
      (rows.survey != 0 && columns.survey != 0 && rows.survey != columns.survey))
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                           _ ("Only two different questions of one survey can be compared."));
      return NULL;
    }
  if (!hoso_crosstab_side_check (&rows, &columns, error) ||
      !hoso_crosstab_side_check (&columns, &rows, error) ||
      !hoso_crosstab_side_join (&rows, db, survey, error) ||
      !hoso_crosstab_side_join (&columns, db, survey, error) ||
      !load_source (db, survey, &source, &date, error))
    return NULL;
  return count (&rows, &columns, source, date);
}

/**
 * hoso_crosstab_make:
 *
 * Returns: as hoso_crosstab_make_of(), of two questions
 */
HosoCrosstab *
hoso_crosstab_make (HosoDb *db,
                    gint64 row_question,
                    gint64 column_question,
                    GCancellable *cancellable,
                    GError **error)
{
  const HosoCrosstabSubject row = { row_question, NULL };
  const HosoCrosstabSubject column = { column_question, NULL };

  return hoso_crosstab_make_of (db, &row, &column, cancellable, error);
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

/* So rare that three digits would say it never happens. */
static char *
describe_rare (const HosoCrosstab *table)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *p =
    hoso_format_number (MAX (ceil (table->high * 1000) / 1000, 0.001), 3, language);
  g_autofree char *draws = hoso_format_integer (table->draws, language);

  /* Translators: the probability of so large a difference by chance, and how many random
   * tables told so. */
  return g_strdup_printf (_ ("The answers go together (p at most %s by %s random tables)."), p,
                          draws);
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

  if (table->base == 0)
    return g_strdup (_ ("Of nobody both are known."));
  if (!table->tested)
    return g_strdup (_ ("Differences beyond chance are named in the cells."));
  if (table->draws > 0)
    return table->table_p < RARE_P ? describe_rare (table) : describe_draws (table);
  if (table->rough)
    return g_strdup (_ ("Too few answers in some cells to say whether the two go together."));
  return g_strdup_printf (
    /* Translators, for both: %s is the probability of so large a difference by chance. */
    together ? _ ("The answers to the two questions go together (p at most %s).")
             : _ ("Chance alone can make such differences (p = %s)."),
    p);
}
