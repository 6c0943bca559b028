/* Erasing persons: the customers with all that is theirs, what imports kept from
 * before, the whole history of undo, what was decided about their spellings, and
 * their names where imports mention them.  The tables that say something about a
 * customer are those of hoso-customer-references.h.
 *
 * Runs on the thread that writes.
 */

#include "hoso-config.h"

#include "hoso-erase.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-customer-references.h"
#include "hoso-db-private.h"
#include "hoso-erase-private.h"
#include "hoso-erasure-table.h"
#include "hoso-fold.h"

#define ERASED "(SELECT id FROM temp.erased)"

static void
erasing_clear (HosoErasing *erasing)
{
  g_clear_pointer (&erasing->names, g_hash_table_unref);
  g_clear_pointer (&erasing->phones, g_hash_table_unref);
  g_clear_pointer (&erasing->emails, g_hash_table_unref);
  g_clear_pointer (&erasing->texts, g_hash_table_unref);
  g_clear_pointer (&erasing->uids, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HosoErasing, erasing_clear)

/* --- Who --- */

/* With the entries that were taken in by merging, whose rows are gone. */
static gboolean
list_ids (HosoDb *db, const gint64 *ids, guint n, GError **error)
{
  if (!hoso_db_exec (db,
                     "CREATE TEMP TABLE IF NOT EXISTS erased (id INTEGER PRIMARY KEY);"
                     "DELETE FROM temp.erased;",
                     error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HosoStmt) stmt = NULL;

      stmt = hoso_db_prepare (
        db,
        "WITH RECURSIVE same (id) AS (SELECT id FROM customer WHERE id = ?1 UNION SELECT "
        "m.merged_id FROM merge m JOIN same ON m.survivor_id = same.id) "
        "INSERT OR IGNORE INTO temp.erased SELECT id FROM same",
        error);
      if (stmt == NULL)
        return FALSE;
      hoso_stmt_bind_int (stmt, 1, ids[i]);
      if (!hoso_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* Every text that @sql gives, as it is or folded. */
static gboolean
collect (HosoDb *db, const char *sql, gboolean fold, GHashTable *texts, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      const char *text = hoso_stmt_get_text (stmt, 0);

      g_hash_table_add (texts, fold ? hoso_fold (text) : g_strdup (text));
    }
  return result == HOSO_DONE;
}

/* A telephone number that somebody else has as well stays that person's. */
static gboolean
collect_words (HosoErasing *erasing, GError **error)
{
#define CONTACTS(kind)                                                                     \
  "SELECT DISTINCT canonical FROM contact c WHERE kind = '" kind "' AND canonical IS NOT " \
  "NULL AND customer_id IN " ERASED " AND NOT EXISTS (SELECT 1 FROM contact o WHERE "      \
  "o.kind = c.kind AND o.canonical = c.canonical AND o.customer_id NOT IN " ERASED ")"
  return collect (erasing->db, CONTACTS ("phone"), FALSE, erasing->phones, error) &&
         collect (erasing->db, CONTACTS ("email"), FALSE, erasing->emails, error) &&
         collect (erasing->db,
                  "SELECT name FROM (SELECT name FROM customer WHERE id IN " ERASED " UNION "
                  "SELECT merged_name FROM merge WHERE survivor_id IN " ERASED ") "
                  "WHERE instr (trim (name), ' ') > 0",
                  TRUE, erasing->names, error) &&
         collect (erasing->db,
                  "SELECT DISTINCT value FROM customer_value v WHERE customer_id IN " ERASED
                  " AND value IS NOT NULL",
                  TRUE, erasing->texts, error) &&
         collect (erasing->db, HOSO_ERASED_UIDS, FALSE, erasing->uids, error) &&
         collect (erasing->db,
                  "SELECT DISTINCT value FROM customer_value v WHERE field_id IN "
                  "(SELECT id FROM field WHERE type = 'person') AND length (value) = 36 "
                  "AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.uid = v.value)",
                  FALSE, erasing->uids, error);
#undef CONTACTS
}

/* --- What imports say --- */

static gboolean
mentions (const HosoErasing *erasing, const char *text)
{
  g_autofree char *folded = text == NULL ? NULL : hoso_fold (text);
  GHashTable *const lists[] = { erasing->names, erasing->phones, erasing->emails };

  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (lists); i++)
    {
      GHashTableIter iter;
      gpointer word;

      g_hash_table_iter_init (&iter, lists[i]);
      while (g_hash_table_iter_next (&iter, &word, NULL))
        if (strstr (folded, word) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* Runs @change on each row (?1 its id) that @find gives with a text that names
 * one of them. */
static gboolean
change_mentions (HosoErasing *erasing, const char *find, const char *change, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (erasing->db, find, error);
  g_autoptr (HosoStmt) update = hoso_db_prepare (erasing->db, change, error);
  HosoStepResult result;

  if (stmt == NULL || update == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 id = hoso_stmt_get_int (stmt, 0);

      if (mentions (erasing, hoso_stmt_get_text (stmt, 1)))
        g_array_append_val (found, id);
    }
  for (guint i = 0; result == HOSO_DONE && i < found->len; i++)
    {
      hoso_stmt_bind_int (update, 1, g_array_index (found, gint64, i));
      if (!hoso_stmt_run (update, error))
        return FALSE;
    }
  return result == HOSO_DONE;
}

/* Files that are called after a person, and problems that quote one. */
static gboolean
clean_imports (HosoErasing *erasing, GError **error)
{
  static const char *const changes[][2] = {
    { "SELECT id, reason || ' ' || coalesce (header, '') FROM import_problem",
      "DELETE FROM import_problem WHERE id = ?1" },
    { "SELECT id, file_name FROM import", "UPDATE import SET file_name = '—' WHERE id = ?1" },
    { "SELECT id, report FROM import",
      "UPDATE import SET report = json_set (report, '$.name', '—') WHERE id = ?1" },
    { "SELECT id, title FROM source", "UPDATE source SET title = '—' WHERE id = ?1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (!change_mentions (erasing, changes[i][0], changes[i][1], error))
      return FALSE;
  return hoso_db_exec (erasing->db,
                       "DELETE FROM import_problem WHERE import_id IN ("
                       "SELECT import_id FROM respondent WHERE customer_id IN " ERASED
                       " UNION SELECT i.id FROM import i JOIN customer c "
                       "ON c.source_id = i.source_id WHERE c.id IN " ERASED ");",
                       error);
}

/* --- The rest --- */

/* Rules about texts that are gone; another's text that is read the same keeps
 * its rule. */
static gboolean
clean_spellings (HosoErasing *erasing, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  g_autoptr (HosoStmt) removal = NULL;
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  HosoStepResult result;

  stmt = hoso_db_prepare (erasing->db,
                          "SELECT id, written FROM spelling s WHERE field_id IS NULL OR NOT "
                          "EXISTS (SELECT 1 FROM customer_value v WHERE v.field_id = s.field_id "
                          "AND v.value = s.written AND v.customer_id NOT IN " ERASED ")",
                          error);
  removal = hoso_db_prepare (erasing->db, "DELETE FROM spelling WHERE id = ?1", error);
  if (stmt == NULL || removal == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      g_autofree char *folded = hoso_fold (hoso_stmt_get_text (stmt, 1));
      gint64 id = hoso_stmt_get_int (stmt, 0);

      if (g_hash_table_contains (erasing->texts, folded))
        g_array_append_val (gone, id);
    }
  for (guint i = 0; result == HOSO_DONE && i < gone->len; i++)
    {
      hoso_stmt_bind_int (removal, 1, g_array_index (gone, gint64, i));
      if (!hoso_stmt_run (removal, error))
        return FALSE;
    }
  return result == HOSO_DONE;
}

/* Copies that were kept so that something could be taken back. */
static gboolean
drop_kept (HosoDb *db, GError **error)
{
  guint n;
  const HosoCustomerReference *all = hoso_customer_references_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql = NULL;

      if (all[i].kind != HOSO_REFERENCE_KEPT || g_strcmp0 (all[i].parent, "customer") != 0)
        continue;
      sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"%s\" IN " ERASED, all[i].table,
                             all[i].column);
      if (!hoso_db_exec (db, sql, error))
        return FALSE;
    }
  return hoso_db_exec (db,
                       "DELETE FROM import_purchase WHERE purchase_id IN (SELECT id FROM purchase "
                       "WHERE customer_id IN " ERASED ") OR "
                       "json_extract (before, '$.customer') IN " ERASED ";"
                       "UPDATE interaction SET referred = NULL WHERE referred_id IN " ERASED ";",
                       error);
}

/* What is theirs alone goes along by its foreign key; pictures do not.  With the
 * history of undo gone, one that nobody refers to serves nothing. */
static gboolean
drop_customers (HosoDb *db, GError **error)
{
  return hoso_db_exec (db,
                       "DELETE FROM customer WHERE id IN " ERASED ";"
                       "DELETE FROM photo WHERE id NOT IN (SELECT photo_id FROM customer WHERE "
                       "photo_id IS NOT NULL UNION SELECT photo_id FROM persona WHERE photo_id IS "
                       "NOT NULL UNION SELECT before FROM merge_value WHERE column_name = "
                       "'photo_id' AND before IS NOT NULL);"
                       "INSERT OR REPLACE INTO meta (key, value) VALUES ('unclean', '1');",
                       error);
}

static gboolean
erase (HosoErasing *erasing, GCancellable *cancellable, GError **error)
{
  HosoDb *db = erasing->db;

  return hoso_erasure_table_log (db, error) && collect_words (erasing, error) &&
         hoso_erase_answers (erasing, cancellable, error) && clean_imports (erasing, error) &&
         hoso_erase_namings (erasing, error) && hoso_erase_chunks (erasing, error) &&
         clean_spellings (erasing, error) && drop_kept (db, error) &&
         drop_customers (db, error) && hoso_undo_clear (db, error) &&
         hoso_db_exec (db, "DELETE FROM temp.erased", error);
}

static GHashTable *
new_words (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * hoso_erase_customers:
 *
 * hoso_erase_clean() must follow; until it has done its work, the next program
 * that opens the workspace does it.
 *
 * Returns: %TRUE, or %FALSE with @error set, and nothing changed
 */
gboolean
hoso_erase_customers (HosoDb *db,
                      const gint64 *ids,
                      guint n,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_auto (HosoErasing) erasing = {
    db,
    new_words (),
    new_words (),
    new_words (),
    new_words (),
    new_words (),
  };

  return hoso_txn_begin (&txn, db, error) && list_ids (db, ids, n, error) &&
         erase (&erasing, cancellable, error) && hoso_txn_commit (&txn, error);
}

/* --- The file --- */

/* An index of the search keeps removed words until it is made anew.  Merging it
 * (“optimize”) would do as well, but deepens it each time, and a thousand times
 * is too deep. */
static gboolean
rebuild_searches (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db, "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'", error);
  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (names, hoso_stmt_dup_text (stmt, 0));
  for (guint i = 0; result == HOSO_DONE && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO \"%s\" (\"%s\") VALUES ('rebuild')", name, name);

      if (!hoso_db_exec (db, sql, error))
        return FALSE;
    }
  return result == HOSO_DONE;
}

/* Waits some seconds for readers to come to an end. */
static gboolean
empty_journal (HosoDb *db, GError **error)
{
  gint64 busy;

  if (!hoso_db_read_int (db, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, error))
    return FALSE;
  if (busy == 0)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_BUSY,
                       _ ("What was erased can still be found in the workspace’s journal, because "
                          "another program is reading the file. It goes when Hoso opens the "
                          "workspace next."));
  return FALSE;
}

/**
 * hoso_erase_clean:
 * @db: outside a transaction
 *
 * Does nothing where nobody was erased since it was done last.
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_BUSY, HOSO_ERROR_FULL or another error
 */
gboolean
hoso_erase_clean (HosoDb *db, GError **error)
{
  gint64 unclean;

  if (!hoso_db_read_int (db, "SELECT count(*) FROM meta WHERE key = 'unclean'", &unclean, error))
    return FALSE;
  if (unclean == 0)
    return TRUE;
  return rebuild_searches (db, error) && hoso_db_exec (db, "VACUUM", error) &&
         empty_journal (db, error) &&
         hoso_db_exec (db, "DELETE FROM meta WHERE key = 'unclean'", error) &&
         empty_journal (db, error);
}
