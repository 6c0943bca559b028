/* Counting what arrives tidy.  Synchronous; runs on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-tidied-answers.h"

#include <string.h>

#include "hoso-chunk-table.h"
#include "hoso-tidying.h"

typedef struct
{
  const HosoQuestion *question;
  const HosoTidying *tidying;
  gboolean *tidied; /* by option code as stored */
  guint first;
  guint64 n;
} Counting;

static gboolean
is_tidied (const Counting *counting, const char *text)
{
  const char *label = hoso_spelling_map_find (counting->tidying->map, text);

  return label != NULL && strcmp (label, text) != 0;
}

static gboolean
is_code_tidied (const Counting *counting, guint32 code)
{
  return code < counting->tidying->n_codes && counting->tidied[code];
}

static void
count_row (Counting *counting, const HosoColumn *column, guint row)
{
  const guint32 *codes;
  guint n;

  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      counting->n += is_code_tidied (counting, hoso_column_get_code (column, row));
      break;
    case HOSO_CODING_SET:
      codes = hoso_column_get_set (column, row, &n);
      for (guint i = 0; i < n; i++)
        counting->n += is_code_tidied (counting, codes[i]);
      break;
    case HOSO_CODING_TEXT:
      {
        g_autofree char *text = hoso_column_dup_label (column, row, counting->question);

        counting->n += text != NULL && is_tidied (counting, text);
      }
      break;
    }
}

static gboolean
count_chunk (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Counting *counting = data;

  for (guint row = 0; row < column->n; row++)
    if (first + row >= counting->first)
      count_row (counting, column, row);
  return TRUE;
}

static gboolean
count_question (
  HosoDb *db, const HosoQuestion *question, guint first, guint64 *n, GError **error)
{
  g_autoptr (HosoTidying) tidying = hoso_tidying_load (db, question, error);
  g_autofree gboolean *tidied = NULL;
  Counting counting = { .question = question, .tidying = tidying, .first = first };

  if (tidying == NULL)
    return FALSE;
  if (hoso_spelling_map_is_empty (tidying->map))
    return TRUE;
  counting.tidied = tidied = g_new0 (gboolean, tidying->n_codes);
  for (guint i = 0; i < question->options->len; i++)
    tidied[i + 1] = is_tidied (
      &counting, ((const HosoOption *)g_ptr_array_index (question->options, i))->label);
  if (!hoso_chunk_table_foreach (db, question->id, count_chunk, &counting, NULL, error))
    return FALSE;
  *n += counting.n;
  return TRUE;
}

/**
 * hoso_tidied_answers_count:
 * @n: (out): how many
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_tidied_answers_count (
  HosoDb *db, const HosoSurvey *survey, guint first, guint64 *n, GError **error)
{
  *n = 0;
  for (guint i = 0; i < survey->questions->len; i++)
    if (!count_question (db, g_ptr_array_index (survey->questions, i), first, n, error))
      return FALSE;
  return TRUE;
}
