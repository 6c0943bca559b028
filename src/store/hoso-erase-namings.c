/* What others say of persons who are erased: fields that name one of them by ID, by
 * hand and from files, now and before; and what files told of themselves.  Runs inside
 * the transaction of hoso-erase.c.
 */

#include "hoso-config.h"

#include "hoso-erase-private.h"

#include <string.h>

#include "hoso-customer-chunk.h"
#include "hoso-db-private.h"
#include "hoso-uid.h"

#define UIDS "(SELECT uid FROM temp.erased_uid)"

static gboolean
store_uids (HosoErasing *erasing, GError **error)
{
  GHashTableIter iter;
  gpointer uid;
  g_autoptr (HosoStmt) stmt = NULL;

  if (!hoso_db_exec (erasing->db,
                     "CREATE TEMP TABLE IF NOT EXISTS erased_uid (uid TEXT PRIMARY KEY) "
                     "WITHOUT ROWID;"
                     "DELETE FROM temp.erased_uid;",
                     error))
    return FALSE;
  stmt = hoso_db_prepare (erasing->db, "INSERT INTO temp.erased_uid VALUES (?1)", error);
  g_hash_table_iter_init (&iter, erasing->uids);
  while (stmt != NULL && g_hash_table_iter_next (&iter, &uid, NULL))
    {
      hoso_stmt_bind_text (stmt, 1, uid);
      if (!hoso_stmt_run (stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

/* A row without a value stays: it hides what a file told before it. */
gboolean
hoso_erase_namings (HosoErasing *erasing, GError **error)
{
  return store_uids (erasing, error) &&
         hoso_db_exec (
           erasing->db,
           "UPDATE customer_field SET value = NULL WHERE value IN " UIDS ";"
           "UPDATE merge_value SET before = NULL WHERE column_name = 'value' "
           "AND before IN " UIDS ";"
           "UPDATE merge_value SET after = NULL WHERE column_name = 'value' AND after IN " UIDS ";"
           "DELETE FROM import_decision WHERE value IN " UIDS ";"
           "DELETE FROM temp.erased_uid;",
           error);
}

/* --- What files told --- */

static gboolean
is_naming (const HosoErasing *erasing, const char *text, gsize length)
{
  char uid[HOSO_UID_LENGTH + 1] = { 0 };

  if (text == NULL || length != HOSO_UID_LENGTH)
    return FALSE;
  memcpy (uid, text, length);
  return g_hash_table_contains (erasing->uids, uid);
}

static gboolean
is_value_naming (const HosoErasing *erasing, const HosoCustomerChunk *chunk, guint value)
{
  gsize length = 0;
  gsize written_length = 0;
  const char *text = hoso_customer_chunk_get_value (chunk, value, &length);
  const char *written = hoso_customer_chunk_get_written (chunk, value, &written_length);

  return is_naming (erasing, text, length) || is_naming (erasing, written, written_length);
}

/* Whether any value, of whomever, names one of them. */
static gboolean
has_naming (const HosoErasing *erasing, const HosoCustomerChunk *chunk)
{
  for (guint value = 0; value < chunk->values; value++)
    if (is_value_naming (erasing, chunk, value))
      return TRUE;
  return FALSE;
}

static GByteArray *
encode_others (const HosoErasing *erasing, const HosoCustomerChunk *chunk, GHashTable *places)
{
  g_autoptr (HosoChunkBuilder) builder = hoso_chunk_builder_new ();

  for (guint place = chunk->first; place < chunk->first + chunk->n; place++)
    {
      int value = hoso_customer_chunk_find (chunk, place);

      if (value >= 0 && !g_hash_table_contains (places, GUINT_TO_POINTER (place)) &&
          !is_value_naming (erasing, chunk, (guint)value))
        hoso_chunk_builder_copy (builder, place, chunk, place);
    }
  return hoso_chunk_builder_finish (builder);
}

static gboolean
store_chunk (HosoDb *db, HosoStmt *row, const GByteArray *bytes, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          bytes == NULL
                            ? "DELETE FROM customer_chunk WHERE number = ?1 AND field_id = ?2 "
                              "AND source_id = ?3"
                            : "UPDATE customer_chunk SET data = ?4 WHERE number = ?1 AND "
                              "field_id = ?2 AND source_id = ?3",
                          error);
  if (stmt == NULL)
    return FALSE;
  for (int i = 0; i < 3; i++)
    hoso_stmt_bind_int (stmt, i + 1, hoso_stmt_get_int (row, i));
  if (bytes != NULL)
    hoso_stmt_bind_blob (stmt, 4, bytes->data, bytes->len);
  return hoso_stmt_run (stmt, error);
}

static GHashTable *
list_places (HosoDb *db, gint64 number, GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db, "SELECT id % 4096 FROM temp.erased WHERE id >= 4096 * ?1 AND id < 4096 * (?1 + 1)", error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, number);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_hash_table_add (places, GUINT_TO_POINTER ((guint)hoso_stmt_get_int (stmt, 0)));
  return result == HOSO_DONE ? g_steal_pointer (&places) : NULL;
}

static gboolean
clean_chunk (HosoErasing *erasing, HosoStmt *row, GError **error)
{
  HosoCustomerChunk chunk;
  g_autoptr (GHashTable) places = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  gsize length;
  gconstpointer data = hoso_stmt_get_blob (row, 3, &length);

  if (!hoso_customer_chunk_open (&chunk, data, length))
    {
      hoso_db_set_error (erasing->db, SQLITE_CORRUPT, error);
      return FALSE;
    }
  places = list_places (erasing->db, hoso_stmt_get_int (row, 0), error);
  if (places == NULL)
    return FALSE;
  if (g_hash_table_size (places) == 0 && !has_naming (erasing, &chunk))
    return TRUE;
  bytes = encode_others (erasing, &chunk, places);
  return store_chunk (erasing->db, row, bytes, error);
}

gboolean
hoso_erase_chunks (HosoErasing *erasing, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    erasing->db, "SELECT number, field_id, source_id, data FROM customer_chunk", error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (!clean_chunk (erasing, stmt, error))
      return FALSE;
  return result == HOSO_DONE;
}
