/* Every way in which a question was answered, counted.  Synchronous; runs on
 * the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-answer-spellings.h"

#include <string.h>

#include "hoso-chunk-table.h"
#include "hoso-field-column.h"
#include "hoso-population.h"
#include "hoso-spelling-map.h"

/* Longer answers are sentences; beyond so many, new ones are passed over. */
#define MAX_LENGTH 500
#define MAX_TEXTS 250000

typedef struct
{
  guint64 *counts; /* by option code as stored */
  guint n_codes;
  GHashTable *texts; /* text → HosoSpelling, which owns it */
  GString *text;
} Collecting;

static void
collect_code (Collecting *collecting, guint32 code)
{
  if (code != 0 && code < collecting->n_codes)
    collecting->counts[code]++;
}

static void
collect_text (Collecting *collecting, const char *text, gsize length)
{
  HosoSpelling *spelling;

  if (length == 0 || length > MAX_LENGTH)
    return;
  g_string_truncate (collecting->text, 0);
  g_string_append_len (collecting->text, text, (gssize)length);
  if (strlen (collecting->text->str) != length)
    return;
  spelling = g_hash_table_lookup (collecting->texts, collecting->text->str);
  if (spelling == NULL)
    {
      if (g_hash_table_size (collecting->texts) >= MAX_TEXTS)
        return;
      spelling = hoso_spelling_new (collecting->text->str, 0);
      g_hash_table_insert (collecting->texts, spelling->text, spelling);
    }
  spelling->count++;
}

static void
collect_row (Collecting *collecting, const HosoColumn *column, guint row)
{
  const guint32 *codes;
  const char *text;
  gsize length;
  guint n;

  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      collect_code (collecting, hoso_column_get_code (column, row));
      break;
    case HOSO_CODING_SET:
      codes = hoso_column_get_set (column, row, &n);
      for (guint i = 0; i < n; i++)
        collect_code (collecting, codes[i]);
      break;
    case HOSO_CODING_TEXT:
      text = hoso_column_get_text (column, row, &length);
      collect_text (collecting, text, length);
      break;
    }
}

static gboolean
collect_chunk (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  for (guint row = 0; row < column->n; row++)
    collect_row (data, column, row);
  return TRUE;
}

static GPtrArray *
list_collected (Collecting *collecting, const HosoQuestion *question)
{
  GPtrArray *spellings = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_free);
  GHashTableIter iter;
  gpointer spelling;

  for (guint i = 0; i < question->options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (question->options, i);

      if (collecting->counts[option->code] > 0)
        g_ptr_array_add (spellings,
                         hoso_spelling_new (option->label, collecting->counts[option->code]));
    }
  g_hash_table_iter_init (&iter, collecting->texts);
  while (g_hash_table_iter_next (&iter, NULL, &spelling))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (spellings, spelling);
    }
  return spellings;
}

/**
 * hoso_answer_spellings_list:
 *
 * Returns: (transfer full) (element-type HosoSpelling): what was answered at
 *   least once, or %NULL with @error set
 */
GPtrArray *
hoso_answer_spellings_list (HosoDb *db,
                            const HosoQuestion *question,
                            GCancellable *cancellable,
                            GError **error)
{
  Collecting collecting = { .n_codes = question->options->len + 1 };
  GPtrArray *spellings = NULL;

  collecting.counts = g_new0 (guint64, collecting.n_codes);
  collecting.texts =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)hoso_spelling_free);
  collecting.text = g_string_new (NULL);
  if (hoso_chunk_table_foreach (db, question->id, collect_chunk, &collecting, cancellable, error))
    spellings = list_collected (&collecting, question);
  g_string_free (collecting.text, TRUE);
  g_hash_table_unref (collecting.texts);
  g_free (collecting.counts);
  return spellings;
}

/**
 * hoso_answer_spellings_list_field:
 * @field: its id
 *
 * Returns: (transfer full) (element-type HosoSpelling): the current values, or
 *   %NULL with @error set
 */
GPtrArray *
hoso_answer_spellings_list_field (HosoDb *db, gint64 field, GError **error)
{
  g_autoptr (HosoPopulation) customers = hoso_population_load (db, 0, error);
  g_autoptr (HosoFieldColumn) column =
    customers != NULL ? hoso_field_column_load (db, field, customers->all, error) : NULL;
  g_autofree guint64 *counts = NULL;
  GPtrArray *spellings;

  if (column == NULL)
    return NULL;
  counts = hoso_field_column_count (column);
  spellings = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_free);
  for (guint i = 0; i < column->values->len && spellings->len < MAX_TEXTS; i++)
    if (counts[i] > 0)
      g_ptr_array_add (spellings, hoso_spelling_new (column->values->pdata[i], counts[i]));
  return spellings;
}
