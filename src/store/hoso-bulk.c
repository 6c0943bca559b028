/* Many rows at once.  Runs on the thread that owns the connection, inside a
 * transaction of the caller; a rollback takes the derived rows back as well.
 */

#include "hoso-config.h"

#include "hoso-bulk.h"

#include "hoso-customer-table.h"
#include "hoso-db-private.h"

/* Fewer rows of a file are quicker with the indexes as they are. */
#define MANY_ROWS 5000
/* Beyond so many customers all totals are made again in one go. */
#define FEW 20000

static gboolean
run_for (HosoDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  return hoso_stmt_run (stmt, error);
}

/* What is made again once, instead of being kept up to date row by row.  A
 * trigger, even one that does nothing, also makes SQLite keep a journal of each
 * statement.  Renaming and removing stay followed: only they know the old name. */
#define RESTING                                                                         \
  "FROM sqlite_schema WHERE (type = 'trigger' AND tbl_name IN ('customer', 'contact', " \
  "'customer_code', 'customer_tag', 'customer_field', 'interaction') "                  \
  "AND name NOT IN ('customer_search_update', 'customer_search_delete')) "              \
  "OR (type = 'index' "                                                                 \
  "AND name IN ('customer_by_name', 'contact_by_canonical', 'customer_code_by_code'))"

/* Runs text that is no literal: the schema's own. */
static gboolean
run_each (HosoDb *db, GPtrArray *texts, GError **error)
{
  for (guint i = 0; i < texts->len; i++)
    if (!hoso_db_exec (db, texts->pdata[i], error))
      return FALSE;
  return TRUE;
}

static GPtrArray *
list_texts (HosoDb *db, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (texts, hoso_stmt_dup_text (stmt, 0));
  return result == HOSO_DONE ? g_steal_pointer (&texts) : NULL;
}

/* What rows of answers write for the search of those who gave them. */
#define RESTING_FOR_ANSWERS                    \
  "FROM sqlite_schema WHERE type = 'trigger' " \
  "AND tbl_name IN ('customer_field', 'respondent')"

#define TEXTS_OF(what) "SELECT sql " what " ORDER BY type, rowid"
#define DROPS_OF(what) "SELECT 'DROP ' || type || ' ' || name " what

/* Drops what @drops gives, and keeps what @texts gives to make it again. */
static gboolean
let_rest (HosoBulk *bulk, const char *texts, const char *drops, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  bulk->resting = list_texts (bulk->db, texts, error);
  names = bulk->resting != NULL ? list_texts (bulk->db, drops, error) : NULL;
  return names != NULL && run_each (bulk->db, names, error);
}

/* Lets the triggers rest until hoso_bulk_finish(); with many @rows for the
 * workspace, some indexes go as well. */
gboolean
hoso_bulk_begin (HosoBulk *bulk, HosoDb *db, guint64 rows, GError **error)
{
  guint64 customers;

  if (!hoso_db_read_int (db, "SELECT coalesce (max (id), 0) FROM customer", &bulk->last_customer,
                         error))
    return FALSE;
  bulk->customers = g_hash_table_new (NULL, NULL);
  bulk->buyers = g_hash_table_new (NULL, NULL);
  bulk->db = db;
  db->bulk_last = bulk->last_customer;
  db->bulk = TRUE;
  if (rows < MANY_ROWS)
    return TRUE;
  return hoso_customer_table_count (db, &customers, error) &&
         (rows < customers / 8 ||
          let_rest (bulk, TEXTS_OF (RESTING), DROPS_OF (RESTING), error));
}

gboolean
hoso_bulk_is_large (const HosoBulk *bulk)
{
  return bulk->resting != NULL;
}

/* Much of what is there already goes or changes its name: cheaper to make
 * everything again at the end than to follow each row. */
void
hoso_bulk_set_rebuild (HosoBulk *bulk)
{
  bulk->rebuild = TRUE;
  bulk->db->bulk_last = 0;
}

/* What is searched with @customer, other than the name, must be made again; one
 * who was added since the beginning is looked after anyway. */
void
hoso_bulk_touch_customer (HosoBulk *bulk, gint64 customer)
{
  if (customer <= bulk->last_customer)
    g_hash_table_add (bulk->customers, GSIZE_TO_POINTER (customer));
}

/* The totals of @customer must be made again; 0 is nobody. */
void
hoso_bulk_touch_buyer (HosoBulk *bulk, gint64 customer)
{
  if (customer != 0)
    g_hash_table_add (bulk->buyers, GSIZE_TO_POINTER (customer));
}

/* Names at once; other text when there is time. */
static gboolean
rebuild_search (HosoBulk *bulk, GError **error)
{
  GHashTableIter iter;
  gpointer key;
  gint64 last;

  g_hash_table_iter_init (&iter, bulk->customers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 customer = (gint64)GPOINTER_TO_SIZE (key);

      if (!hoso_search_index_mark (bulk->db, customer, customer, error))
        return FALSE;
    }
  return hoso_db_read_int (bulk->db, "SELECT coalesce (max (id), 0) FROM customer", &last,
                           error) &&
         hoso_search_index_add_names (bulk->db, bulk->db->bulk_last, error) &&
         hoso_search_index_mark (bulk->db, bulk->last_customer + 1, last, error);
}

static gboolean
rebuild_all_totals (HosoDb *db, GError **error)
{
  return hoso_db_exec (db,
                       "DELETE FROM customer_total;"
                       "INSERT INTO customer_total SELECT * FROM customer_total_view;",
                       error);
}

/* Search and totals of all customers, from nothing. */
gboolean
hoso_bulk_rebuild (HosoDb *db, GError **error)
{
  return hoso_search_index_rebuild (db, error) && rebuild_all_totals (db, error);
}

static gboolean
rebuild_totals (HosoBulk *bulk, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (bulk->buyers) > FEW)
    return rebuild_all_totals (bulk->db, error);
  g_hash_table_iter_init (&iter, bulk->buyers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 customer = (gint64)GPOINTER_TO_SIZE (key);

      if (!run_for (bulk->db, "DELETE FROM customer_total WHERE customer_id = ?1", customer,
                    error) ||
          !run_for (bulk->db,
                    "INSERT INTO customer_total SELECT * FROM customer_total_view "
                    "WHERE customer_id = ?1",
                    customer, error))
        return FALSE;
    }
  return TRUE;
}

/* Makes the derived rows of what was added or touched, and wakes the triggers. */
gboolean
hoso_bulk_finish (HosoBulk *bulk, GError **error)
{
  if (bulk->resting != NULL && !run_each (bulk->db, bulk->resting, error))
    return FALSE;
  if (bulk->rebuild ? !hoso_bulk_rebuild (bulk->db, error)
                    : !rebuild_search (bulk, error) || !rebuild_totals (bulk, error))
    return FALSE;
  hoso_bulk_clear (bulk);
  return TRUE;
}

/* For the rows of a long survey: all else is kept up to date as ever. */
gboolean
hoso_bulk_begin_answers (HosoBulk *bulk, HosoDb *db, GError **error)
{
  bulk->db = db;
  return let_rest (bulk, TEXTS_OF (RESTING_FOR_ANSWERS), DROPS_OF (RESTING_FOR_ANSWERS), error);
}

/* Marks those who answered @survey in place of the triggers, and wakes these. */
gboolean
hoso_bulk_finish_answers (HosoBulk *bulk, gint64 survey, GError **error)
{
  if (!run_each (bulk->db, bulk->resting, error) ||
      !hoso_search_index_mark_survey (bulk->db, survey, error))
    return FALSE;
  hoso_bulk_clear (bulk);
  return TRUE;
}

/* Wakes the triggers without making anything: before a rollback. */
void
hoso_bulk_clear (HosoBulk *bulk)
{
  if (bulk->db != NULL)
    bulk->db->bulk = FALSE;
  bulk->db = NULL;
  g_clear_pointer (&bulk->customers, g_hash_table_unref);
  g_clear_pointer (&bulk->buyers, g_hash_table_unref);
  g_clear_pointer (&bulk->resting, g_ptr_array_unref);
}
