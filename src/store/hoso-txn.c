/* Write transactions, and what they changed.
 *
 * A transaction rolls itself back when it goes out of scope without a commit.
 */

#include "hoso-config.h"

#include "hoso-db-private.h"

#include <string.h>

static const struct
{
  const char *table;
  guint changes;
} table_changes[] = {
  { "customer", HOSO_CHANGE_CUSTOMERS },
  { "contact", HOSO_CHANGE_CUSTOMERS },
  { "customer_code", HOSO_CHANGE_CUSTOMERS },
  { "relation", HOSO_CHANGE_CUSTOMERS },
  { "consent", HOSO_CHANGE_CUSTOMERS },
  { "purpose", HOSO_CHANGE_CUSTOMERS },
  { "field", HOSO_CHANGE_CUSTOMERS },
  { "customer_field", HOSO_CHANGE_CUSTOMERS },
  { "tag", HOSO_CHANGE_CUSTOMERS },
  { "customer_tag", HOSO_CHANGE_CUSTOMERS },
  { "interaction", HOSO_CHANGE_CUSTOMERS },
  { "task", HOSO_CHANGE_CUSTOMERS },
  { "product", HOSO_CHANGE_CUSTOMERS },
  { "purchase", HOSO_CHANGE_CUSTOMERS },
  { "purchase_item", HOSO_CHANGE_CUSTOMERS },
  { "customer_total", HOSO_CHANGE_CUSTOMERS },
  { "merge", HOSO_CHANGE_CUSTOMERS },
  { "distinct_pair", HOSO_CHANGE_CUSTOMERS },
  { "photo", HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_PERSONAS },
  { "survey", HOSO_CHANGE_SURVEYS },
  { "import_link", HOSO_CHANGE_SURVEYS },
  { "question", HOSO_CHANGE_SURVEYS },
  { "option", HOSO_CHANGE_SURVEYS },
  { "response", HOSO_CHANGE_SURVEYS },
  { "chunk", HOSO_CHANGE_SURVEYS },
  { "spelling", HOSO_CHANGE_SURVEYS | HOSO_CHANGE_CUSTOMERS },
  { "import", HOSO_CHANGE_IMPORTS },
  { "import_problem", HOSO_CHANGE_IMPORTS },
  { "import_decision", HOSO_CHANGE_IMPORTS },
  { "segment", HOSO_CHANGE_SEGMENTS },
  { "segment_size", HOSO_CHANGE_SIZES },
  { "today_mark", HOSO_CHANGE_TODAY },
  { "today_tick", HOSO_CHANGE_TODAY },
  { "setting", HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_SEGMENTS },
  { "persona", HOSO_CHANGE_PERSONAS },
  { "persona_statement", HOSO_CHANGE_PERSONAS },
  { "evidence", HOSO_CHANGE_PERSONAS },
  { "journey", HOSO_CHANGE_JOURNEYS },
  { "stage", HOSO_CHANGE_JOURNEYS },
  { "step", HOSO_CHANGE_JOURNEYS },
  { "cell", HOSO_CHANGE_JOURNEYS },
  { "undo_step", HOSO_CHANGE_UNDO },
};

void
hoso_db_note_change (void *data, int op, const char *schema, const char *table, sqlite3_int64 id)
{
  HosoDb *db = data;

  if (strcmp (table, "search_todo") == 0)
    db->search_behind = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (table_changes); i++)
    if (strcmp (table_changes[i].table, table) == 0)
      {
        db->pending |= table_changes[i].changes;
        return;
      }
}

/* Outside a transaction every statement has committed by itself. */
static void
settle_changes (HosoDb *db)
{
  if (!sqlite3_get_autocommit (db->handle))
    return;
  db->committed |= db->pending;
  db->pending = 0;
}

/* HosoChange bits of all that was committed since the last call; what a
 * running transaction does comes with the call after its commit. */
guint
hoso_db_take_changes (HosoDb *db)
{
  guint changes;

  settle_changes (db);
  changes = db->committed;
  db->committed = 0;
  return changes;
}

static gboolean
run_sql (HosoDb *db, const char *sql, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  return stmt != NULL && hoso_stmt_run (stmt, error);
}

/* Starts to write; waits a few seconds for another program, then gives
 * HOSO_ERROR_BUSY.  Transactions do not nest. */
gboolean
hoso_txn_begin (HosoTxn *txn, HosoDb *db, GError **error)
{
  settle_changes (db);
  if (!run_sql (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  txn->db = db;
  return TRUE;
}

/* On failure nothing is written, and hoso_txn_clear() takes it back. */
gboolean
hoso_txn_commit (HosoTxn *txn, GError **error)
{
  HosoDb *db = txn->db;

  g_return_val_if_fail (db != NULL, FALSE);

  if (!hoso_search_index_settle (db, error) || !run_sql (db, "COMMIT", error))
    return FALSE;
  txn->db = NULL;
  settle_changes (db);
  return TRUE;
}

/* An interrupt holds as long as any statement runs, for the rollback too. */
static void
stop_statements (HosoDb *db)
{
  sqlite3_stmt *stmt = NULL;

  while ((stmt = sqlite3_next_stmt (db->handle, stmt)) != NULL)
    sqlite3_reset (stmt);
}

/* Rolls back what was begun and not committed. */
void
hoso_txn_clear (HosoTxn *txn)
{
  HosoDb *db = g_steal_pointer (&txn->db);

  /* A full disk or a failed write may have rolled back already. */
  if (db == NULL || sqlite3_get_autocommit (db->handle) || run_sql (db, "ROLLBACK", NULL))
    return;
  stop_statements (db);
  run_sql (db, "ROLLBACK", NULL);
}
