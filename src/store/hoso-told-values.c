/* Chunks of fields in memory.  A file names customers in the order in which it added
 * them, mostly; where it does not, chunks come and go, which costs no more than asking
 * the database for each value.  Runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-told-values.h"

#include "hoso-customer-chunk.h"
#include "hoso-db-private.h"

/* Bytes kept; what comes beyond them makes all go. */
#define MOST (96 * 1024 * 1024)

/* One source's chunk of one field. */
typedef struct
{
  GBytes *bytes;
  HosoCustomerChunk chunk; /* looks into them */
  gint64 source;
  gint64 at;
  gboolean hand_made;
} Told;

typedef struct
{
  gint64 number;
  gint64 field;
} Key;

struct _HosoToldValues
{
  HosoDb *db;
  GHashTable *chunks; /* Key → GArray of Told, by source */
  gsize size;         /* bytes of the chunks */
};

static void
told_clear (Told *told)
{
  g_bytes_unref (told->bytes);
}

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return (guint)(key->number * 1021 + key->field);
}

static gboolean
is_same_key (gconstpointer a, gconstpointer b)
{
  const Key *first = a;
  const Key *second = b;

  return first->number == second->number && first->field == second->field;
}

/* Borrows @db; free with hoso_told_values_free(). */
HosoToldValues *
hoso_told_values_new (HosoDb *db)
{
  HosoToldValues *told = g_new0 (HosoToldValues, 1);

  told->db = db;
  told->chunks =
    g_hash_table_new_full (hash_key, is_same_key, g_free, (GDestroyNotify)g_array_unref);
  return told;
}

/* NULL is allowed. */
void
hoso_told_values_free (HosoToldValues *told)
{
  if (told == NULL)
    return;
  g_hash_table_unref (told->chunks);
  g_free (told);
}

static gboolean
add_chunk (HosoToldValues *told, GArray *list, HosoStmt *row, GError **error)
{
  gsize length;
  gconstpointer data = hoso_stmt_get_blob (row, 0, &length);
  Told one = {
    .bytes = g_bytes_new (data, length),
    .source = hoso_stmt_get_int (row, 1),
    .at = hoso_stmt_get_int (row, 2),
    .hand_made = hoso_stmt_get_int (row, 3) != 0,
  };

  if (!hoso_customer_chunk_open (&one.chunk, g_bytes_get_data (one.bytes, NULL), length))
    {
      told_clear (&one);
      hoso_db_set_error (told->db, SQLITE_CORRUPT, error);
      return FALSE;
    }
  told->size += length;
  g_array_append_val (list, one);
  return TRUE;
}

static GArray *
read_chunks (HosoToldValues *told, const Key *key, GError **error)
{
  static const char sql[] =
    "SELECT k.data, k.source_id, k.set_at, s.kind IN ('hand', 'interview') "
    "FROM customer_chunk k JOIN source s ON s.id = k.source_id "
    "WHERE k.number = ?1 AND k.field_id = ?2 ORDER BY k.source_id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (told->db, sql, error);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Told));
  HosoStepResult result;

  g_array_set_clear_func (list, (GDestroyNotify)told_clear);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, key->number);
  hoso_stmt_bind_int (stmt, 2, key->field);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (!add_chunk (told, list, stmt, error))
      return NULL;
  return result == HOSO_DONE ? g_steal_pointer (&list) : NULL;
}

/* Borrowed until the next call; NULL with @error set. */
static const GArray *
find_chunks (HosoToldValues *told, const Key *key, GError **error)
{
  GArray *list = g_hash_table_lookup (told->chunks, key);

  if (list != NULL)
    return list;
  if (told->size > MOST)
    {
      g_hash_table_remove_all (told->chunks);
      told->size = 0;
    }
  list = read_chunks (told, key, error);
  if (list != NULL)
    g_hash_table_insert (told->chunks, g_memdup2 (key, sizeof *key), list);
  return list;
}

/**
 * hoso_told_values_load:
 * @current: cleared by the caller; its value stays %NULL where nothing was told
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_told_values_load (
  HosoToldValues *told, gint64 customer, gint64 field, HosoCurrentValue *current, GError **error)
{
  const Key key = { customer / HOSO_CUSTOMER_CHUNK, field };
  const GArray *list = find_chunks (told, &key, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Told *one = &g_array_index (list, Told, i);
      int value = hoso_customer_chunk_find (&one->chunk, (guint)(customer % HOSO_CUSTOMER_CHUNK));
      const char *text;
      gsize length;

      if (value < 0)
        continue;
      text = hoso_customer_chunk_get_value (&one->chunk, (guint)value, &length);
      current->value = g_strndup (text, length);
      current->source = one->source;
      current->at = one->at;
      current->hand_made = one->hand_made;
      break;
    }
  return list != NULL;
}
