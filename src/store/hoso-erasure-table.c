/* The log of erased persons.  Each action has a salt of its own, so that equal
 * hashes never show that two workspaces knew the same person.  Runs on the thread
 * that owns the connection; writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-erasure-table.h"

#include "hoso-erase-private.h"

/* Takes copies.  Free with hoso_erasure_free(). */
HosoErasure *
hoso_erasure_new (gint64 at, const char *salt, const char *hash)
{
  HosoErasure *erasure = g_new0 (HosoErasure, 1);

  erasure->at = at;
  erasure->salt = g_strdup (salt);
  erasure->hash = g_strdup (hash);
  return erasure;
}

void
hoso_erasure_free (HosoErasure *erasure)
{
  g_free (erasure->salt);
  g_free (erasure->hash);
  g_free (erasure);
}

static char *
dup_hash (const char *salt, const char *uid)
{
  g_autofree char *text = g_strconcat (salt, uid, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * hoso_erasure_table_list:
 *
 * Returns: (transfer full) (element-type HosoErasure): all, or %NULL with @error set
 */
GPtrArray *
hoso_erasure_table_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) erasures =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_erasure_free);
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT at, salt, hash FROM erasure ORDER BY id", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (erasures, hoso_erasure_new (hoso_stmt_get_int (stmt, 0),
                                                 hoso_stmt_get_text (stmt, 1),
                                                 hoso_stmt_get_text (stmt, 2)));
  return result == HOSO_DONE ? g_steal_pointer (&erasures) : NULL;
}

/* One that is there already is left alone. */
static gboolean
add (HosoDb *db, gint64 at, const char *salt, const char *hash, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "INSERT INTO erasure (at, salt, hash) SELECT ?1, ?2, ?3 "
                          "WHERE NOT EXISTS (SELECT 1 FROM erasure WHERE hash = ?3)",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, at);
  hoso_stmt_bind_text (stmt, 2, salt);
  hoso_stmt_bind_text (stmt, 3, hash);
  return hoso_stmt_run (stmt, error);
}

gboolean
hoso_erasure_table_log (HosoDb *db, GError **error)
{
  g_autofree char *salt = g_uuid_string_random ();
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db, HOSO_ERASED_UIDS, error);
  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      g_autofree char *hash = dup_hash (salt, hoso_stmt_get_text (stmt, 0));

      if (!add (db, hoso_db_get_now (db), salt, hash, error))
        return FALSE;
    }
  return result == HOSO_DONE;
}

gboolean
hoso_erasure_table_add (HosoDb *db, const GPtrArray *erasures, GError **error)
{
  for (guint i = 0; i < erasures->len; i++)
    {
      const HosoErasure *erasure = g_ptr_array_index (erasures, i);

      if (!add (db, erasure->at, erasure->salt, erasure->hash, error))
        return FALSE;
    }
  return TRUE;
}

/* The salts, and the hashes of all. */
static void
index_erasures (const GPtrArray *erasures, GHashTable *salts, GHashTable *hashes)
{
  for (guint i = 0; i < erasures->len; i++)
    {
      const HosoErasure *erasure = g_ptr_array_index (erasures, i);

      g_hash_table_add (salts, erasure->salt);
      g_hash_table_add (hashes, erasure->hash);
    }
}

static gboolean
is_erased (const char *uid, GHashTable *salts, GHashTable *hashes)
{
  GHashTableIter iter;
  gpointer salt;

  g_hash_table_iter_init (&iter, salts);
  while (g_hash_table_iter_next (&iter, &salt, NULL))
    {
      g_autofree char *hash = dup_hash (salt, uid);

      if (g_hash_table_contains (hashes, hash))
        return TRUE;
    }
  return FALSE;
}

/**
 * hoso_erasure_table_find:
 *
 * Returns: (transfer full) (element-type gint64): their ids, or %NULL with @error set
 */
GArray *
hoso_erasure_table_find (HosoDb *db, const GPtrArray *erasures, GError **error)
{
  g_autoptr (GHashTable) salts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) hashes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT id, uid FROM customer", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  index_erasures (erasures, salts, hashes);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (is_erased (hoso_stmt_get_text (stmt, 1), salts, hashes))
      {
        gint64 id = hoso_stmt_get_int (stmt, 0);

        g_array_append_val (ids, id);
      }
  return result == HOSO_DONE ? g_steal_pointer (&ids) : NULL;
}
