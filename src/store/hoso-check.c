/* Checks a workspace.  Search, totals and sort keys are derived: they are made
 * again in one transaction, and what differed is counted.
 */

#include "hoso-config.h"

#include "hoso-check.h"

#include "hoso-bulk.h"
#include "hoso-db-private.h"
#include "hoso-search-index.h"

/* More says nothing more. */
#define MAX_COMPLAINTS 20
/* Customers whose text is made before the user may cancel. */
#define PORTION 4096

static gboolean
add_complaints (HosoDb *db, const char *sql, GPtrArray *complaints, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_DONE;

  if (stmt == NULL)
    return FALSE;
  while (complaints->len < MAX_COMPLAINTS && (result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (g_strcmp0 (hoso_stmt_get_text (stmt, 0), "ok") != 0)
      g_ptr_array_add (complaints, hoso_stmt_dup_text (stmt, 0));
  return result != HOSO_STEP_ERROR;
}

/* Of a file that is too damaged to be looked at, the one error is the complaint.
 * Free with g_strfreev(); NULL with @error set only where the look was stopped. */
char **
hoso_check_find_damage (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) broken = NULL;

  if (!add_complaints (db, "PRAGMA integrity_check (20)", complaints, &broken) ||
      !add_complaints (db,
                       "SELECT format ('%s %d lacks its %s', \"table\", rowid, parent) "
                       "FROM pragma_foreign_key_check",
                       complaints, &broken))
    {
      if (!g_error_matches (broken, HOSO_ERROR, HOSO_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&broken));
          return NULL;
        }
      g_ptr_array_add (complaints, g_strdup (broken->message));
    }
  g_ptr_array_add (complaints, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&complaints), FALSE);
}

/* A customer's place among the others, made again. */
static gboolean
mend_sort_key (HosoDb *db, HosoCollator *collator, HosoStmt *row, guint64 *wrong, GError **error)
{
  const char *name = hoso_stmt_get_text (row, 1);
  g_autoptr (HosoStmt) update = NULL;
  g_autoptr (GBytes) key = hoso_stmt_get_int (row, 3) ? hoso_collator_dup_key (collator, name)
                                                      : hoso_collator_dup_name_key (collator, name);
  g_autoptr (GBytes) stored = NULL;
  gsize length;
  gconstpointer data = hoso_stmt_get_blob (row, 2, &length);

  stored = g_bytes_new (data, length);
  if (g_bytes_equal (stored, key))
    return TRUE;
  (*wrong)++;
  update = hoso_db_prepare (db, "UPDATE customer SET sort_key = ?2 WHERE id = ?1", error);
  if (update == NULL)
    return FALSE;
  data = g_bytes_get_data (key, &length);
  hoso_stmt_bind_int (update, 1, hoso_stmt_get_int (row, 0));
  hoso_stmt_bind_blob (update, 2, data, length);
  return hoso_stmt_run (update, error);
}

/* By id: what changes is not what is walked along. */
static gboolean
mend_sort_keys (HosoDb *db, guint64 *wrong, GCancellable *cancellable, GError **error)
{
  HosoCollator *collator = hoso_db_get_collator (db, error);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  if (collator == NULL)
    return FALSE;
  stmt = hoso_db_prepare (db,
                          "SELECT id, name, sort_key, kind = 'company' FROM customer ORDER BY id",
                          error);
  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !mend_sort_key (db, collator, stmt, wrong, error))
      return FALSE;
  return result == HOSO_DONE;
}

/* All text that is searched, made up to date. */
static gboolean
fill_search (HosoDb *db, GCancellable *cancellable, GError **error)
{
  guint64 waiting;

  do
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !hoso_search_index_fill (db, PORTION, error) ||
        !hoso_search_index_count_waiting (db, &waiting, error))
      return FALSE;
  while (waiting > 0);
  return TRUE;
}

/* How many rows of the first query the second one does not give, and the other
 * way round, by their first column. */
static gboolean
count_differences (HosoDb *db, const char *was, const char *is, guint64 *n, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(DISTINCT i) FROM (SELECT * FROM (%s EXCEPT %s) UNION ALL "
                     "SELECT * FROM (%s EXCEPT %s))",
                     was, is, is, was);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, g_intern_string (sql), error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *n = (guint64)hoso_stmt_get_int (stmt, 0);
  return result == HOSO_ROW;
}

/* The index of names is compared with the names by itself. */
static gboolean
check_names (HosoDb *db, guint64 *wrong, GError **error)
{
  g_autoptr (GError) differs = NULL;

  if (hoso_db_exec (db, "INSERT INTO customer_name (customer_name, rank) "
                        "VALUES ('integrity-check', 1)",
                    &differs))
    return TRUE;
  if (!g_error_matches (differs, HOSO_ERROR, HOSO_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&differs));
      return FALSE;
    }
  *wrong = MAX (*wrong, 1);
  return TRUE;
}

static gboolean
add_differences (HosoDb *db, HosoCheckReport *report, GError **error)
{
  guint64 n = 0;

  if (!count_differences (db, "SELECT * FROM was_text",
                          "SELECT rowid AS i, text FROM customer_text", &n, error))
    return FALSE;
  report->search = MAX (report->search, n);
  return TRUE;
}

/* What stood there goes into temporary tables, to be compared afterwards. */
static gboolean
mend_derived (HosoDb *db, HosoCheckReport *report, GCancellable *cancellable, GError **error)
{
  return fill_search (db, cancellable, error) &&
         hoso_db_exec (db,
                       "CREATE TEMP TABLE was_text AS SELECT rowid AS i, text FROM customer_text;"
                       "CREATE TEMP TABLE was_total AS SELECT customer_id AS i, * "
                       "FROM customer_total;",
                       error) &&
         check_names (db, &report->search, error) && hoso_bulk_rebuild (db, error) &&
         fill_search (db, cancellable, error) &&
         count_differences (db, "SELECT * FROM was_total",
                            "SELECT customer_id AS i, * FROM customer_total", &report->totals,
                            error) &&
         add_differences (db, report, error) &&
         hoso_db_exec (db, "DROP TABLE was_text; DROP TABLE was_total;", error);
}

static gboolean
mend (HosoDb *db, HosoCheckReport *report, GCancellable *cancellable, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;

  if (!hoso_txn_begin (&txn, db, error) ||
      !mend_sort_keys (db, &report->sort_keys, cancellable, error) ||
      !mend_derived (db, report, cancellable, error))
    return FALSE;
  if (report->search + report->totals + report->sort_keys == 0)
    return TRUE;
  return hoso_txn_commit (&txn, error);
}

/**
 * hoso_check_run:
 * @db: open for writing, outside a transaction
 *
 * A workspace that is damaged is left as it is.
 *
 * Returns: (transfer full): what was found and mended, or %NULL with @error set
 */
HosoCheckReport *
hoso_check_run (HosoDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoCheckReport) report = g_new0 (HosoCheckReport, 1);

  report->damage = hoso_check_find_damage (db, error);
  if (report->damage == NULL)
    return NULL;
  if (report->damage[0] == NULL && !mend (db, report, cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
