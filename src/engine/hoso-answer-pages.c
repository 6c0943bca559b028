/* Stored answers that an import changes.  Runs inside the transaction of an
 * import, on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-answer-pages.h"

#include "hoso-chunk-table.h"

/* Decoded chunks are forgotten beyond this number; changes never are. */
#define MAX_CHUNKS 256

struct _HosoAnswerPages
{
  HosoDb *db;
  GPtrArray *questions; /* borrowed */
  GHashTable *chunks;   /* key → HosoColumn as stored */
  GHashTable *changes;  /* key → GHashTable: row in the chunk → HosoColumn of one row */
};

/* The chunk @number of the question at @place, as one key. */
static gint64 *
make_key (guint place, guint number)
{
  gint64 *key = g_new (gint64, 1);

  *key = (gint64)place << 32 | number;
  return key;
}

/* No chunk is read yet; free with hoso_answer_pages_free(). */
HosoAnswerPages *
hoso_answer_pages_new (HosoDb *db, GPtrArray *questions)
{
  HosoAnswerPages *pages = g_new0 (HosoAnswerPages, 1);

  pages->db = db;
  pages->questions = questions;
  pages->chunks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify)hoso_column_free);
  pages->changes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify)g_hash_table_unref);
  return pages;
}

/* Frees the chunks and the changes that were not written. */
void
hoso_answer_pages_free (HosoAnswerPages *pages)
{
  g_hash_table_unref (pages->chunks);
  g_hash_table_unref (pages->changes);
  g_free (pages);
}

static HosoColumn *
load_chunk (HosoAnswerPages *pages, guint place, guint number, GError **error)
{
  const HosoQuestion *question = g_ptr_array_index (pages->questions, place);

  return hoso_chunk_table_load (pages->db, question->id,
                                hoso_question_kind_get_coding (question->kind), number, error);
}

/* The stored answer as a column of one row, free with hoso_column_free(); NULL
 * with @error set. */
HosoColumn *
hoso_answer_pages_dup (HosoAnswerPages *pages, guint place, guint ordinal, GError **error)
{
  g_autofree gint64 *key = make_key (place, ordinal / HOSO_BATCH_ROWS);
  HosoColumn *chunk = g_hash_table_lookup (pages->chunks, key);
  HosoColumn *answer;

  if (chunk == NULL)
    {
      chunk = load_chunk (pages, place, ordinal / HOSO_BATCH_ROWS, error);
      if (chunk == NULL)
        return NULL;
      if (g_hash_table_size (pages->chunks) >= MAX_CHUNKS)
        g_hash_table_remove_all (pages->chunks);
      g_hash_table_insert (pages->chunks, g_steal_pointer (&key), chunk);
    }
  answer = hoso_column_new (chunk->coding);
  hoso_column_append_from (answer, chunk, ordinal % HOSO_BATCH_ROWS);
  return answer;
}

/* Remembers that the answer becomes @answer, which is taken. */
void
hoso_answer_pages_set (HosoAnswerPages *pages, guint place, guint ordinal, HosoColumn *answer)
{
  g_autofree gint64 *key = make_key (place, ordinal / HOSO_BATCH_ROWS);
  GHashTable *rows = g_hash_table_lookup (pages->changes, key);

  if (rows == NULL)
    {
      rows = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)hoso_column_free);
      g_hash_table_insert (pages->changes, g_steal_pointer (&key), rows);
    }
  g_hash_table_insert (rows, GUINT_TO_POINTER (ordinal % HOSO_BATCH_ROWS), answer);
}

/* The chunk with the changed rows put in. */
static HosoColumn *
apply (const HosoColumn *chunk, GHashTable *rows)
{
  HosoColumn *changed = hoso_column_new (chunk->coding);

  for (guint i = 0; i < chunk->n; i++)
    {
      const HosoColumn *answer = g_hash_table_lookup (rows, GUINT_TO_POINTER (i));

      if (answer != NULL)
        hoso_column_append_from (changed, answer, 0);
      else
        hoso_column_append_from (changed, chunk, i);
    }
  return changed;
}

/* Writes all changes into the chunks as they are stored now; FALSE with @error
 * set. */
gboolean
hoso_answer_pages_flush (HosoAnswerPages *pages, GError **error)
{
  GHashTableIter iter;
  gpointer key;
  gpointer rows;

  g_hash_table_iter_init (&iter, pages->changes);
  while (g_hash_table_iter_next (&iter, &key, &rows))
    {
      guint place = (guint)(*(gint64 *)key >> 32);
      guint number = (guint)(*(gint64 *)key & G_MAXUINT32);
      const HosoQuestion *question = g_ptr_array_index (pages->questions, place);
      g_autoptr (HosoColumn) chunk = load_chunk (pages, place, number, error);
      g_autoptr (HosoColumn) changed = chunk != NULL ? apply (chunk, rows) : NULL;

      if (changed == NULL ||
          !hoso_chunk_table_save (pages->db, question->id, number, changed, error))
        return FALSE;
    }
  g_hash_table_remove_all (pages->changes);
  g_hash_table_remove_all (pages->chunks);
  return TRUE;
}
