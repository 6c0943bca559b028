/* The indexes “customer_name” and “customer_text”, and the table “search_todo”
 * of what the second one lacks.  Triggers note single customers there, work in
 * bulk notes ranges; whoever has time fills in a few hundred at a time, so that
 * what was interrupted goes on where it stopped.  Runs on the thread that owns
 * the connection.
 */

#include "hoso-config.h"

#include "hoso-search-index.h"

#include "hoso-db-private.h"

/* Up to so many are made before the commit that changed them. */
#define FEW 64

/**
 * hoso_search_index_set_answers:
 * @reader: (nullable): static, reads what customers answered; %NULL leaves
 *   answers out
 */
void
hoso_search_index_set_answers (HosoDb *db, const HosoAnswersReader *reader)
{
  db->answers = reader;
}

static gboolean
run_between (HosoDb *db, const char *sql, gint64 first, gint64 last, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, first);
  hoso_stmt_bind_int (stmt, 2, last);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_search_index_add_names:
 * @after: the last customer whose name is there already
 *
 * Adds the names of all newer customers, which triggers have not seen.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_index_add_names (HosoDb *db, gint64 after, GError **error)
{
  return run_between (db,
                      "INSERT INTO customer_name (rowid, name) SELECT id, name "
                      "FROM customer_name_view WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
                      after + 1, G_MAXINT64, error);
}

/**
 * hoso_search_index_mark:
 *
 * The text of the customers @first to @last is to be made, or made again.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_index_mark (HosoDb *db, gint64 first, gint64 last, GError **error)
{
  return first > last ||
         run_between (db,
                      "INSERT INTO search_todo (first, last) VALUES (?1, ?2) "
                      "ON CONFLICT (first) DO UPDATE SET last = max (last, excluded.last)",
                      first, last, error);
}

/**
 * hoso_search_index_mark_survey:
 *
 * Answers of @survey were changed: those who gave them are to be made again.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_index_mark_survey (HosoDb *db, gint64 survey, GError **error)
{
  return run_between (db,
                      "INSERT OR IGNORE INTO search_todo (first, last) "
                      "SELECT customer_id, customer_id FROM respondent "
                      "WHERE survey_id BETWEEN ?1 AND ?2",
                      survey, survey, error);
}

/* Customers without a name or without text leave nothing. */
static gboolean
make_text (HosoDb *db, gint64 first, gint64 last, GError **error)
{
  static const char clear[] = "DELETE FROM customer_text WHERE rowid BETWEEN ?1 AND ?2";
  static const char make[] =
    "INSERT INTO customer_text (rowid, text) "
    "SELECT id, hoso_fold (name || more) FROM (SELECT c.id, c.name, "
    "coalesce ((SELECT ' ' || group_concat (value, ' ') FROM contact "
    " WHERE customer_id = c.id AND kind <> 'phone'), '') || "
    "coalesce ((SELECT ' ' || group_concat (code, ' ') FROM customer_code "
    " WHERE customer_id = c.id), '') || "
    "coalesce ((SELECT ' ' || group_concat (v.value, ' ') FROM customer_field v "
    " JOIN field f ON f.id = v.field_id WHERE v.customer_id = c.id AND v.is_current = 1 "
    " AND f.type IN ('text', 'choices', 'place')), '') || "
    "coalesce (hoso_told (c.id, (SELECT group_concat (field_id) FROM customer_field "
    " WHERE customer_id = c.id)), '') || "
    "coalesce ((SELECT ' ' || group_concat (text, ' ') FROM interaction "
    " WHERE customer_id = c.id), '') || "
    "coalesce (' ' || hoso_answers (c.id), '') AS more "
    "FROM customer c WHERE c.id BETWEEN ?1 AND ?2) WHERE more <> ''";

  return run_between (db, clear, first, last, error) && run_between (db, make, first, last, error);
}

/* The lowest range; @last is 0 where nothing waits. */
static gboolean
find_range (HosoDb *db, gint64 *first, gint64 *last, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT first, last FROM search_todo ORDER BY first LIMIT 1", error);
  HosoStepResult result;

  *first = *last = 0;
  if (stmt == NULL)
    return FALSE;
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    {
      *first = hoso_stmt_get_int (stmt, 0);
      *last = hoso_stmt_get_int (stmt, 1);
    }
  return result != HOSO_STEP_ERROR;
}

static gboolean
fill (HosoDb *db, guint n, GError **error)
{
  gint64 left = n;

  while (left > 0)
    {
      gint64 first;
      gint64 last;
      gint64 end;

      if (!find_range (db, &first, &last, error))
        return FALSE;
      if (last == 0)
        return TRUE;
      end = MIN (last, first + left - 1);
      if (!make_text (db, first, end, error) ||
          !run_between (db, "DELETE FROM search_todo WHERE first BETWEEN ?1 AND ?2 "
                            "AND last <= ?2 OR first = ?1",
                        first, end, error) ||
          !hoso_search_index_mark (db, end + 1, last, error))
        return FALSE;
      left -= end - first + 1;
    }
  return TRUE;
}

/**
 * hoso_search_index_fill:
 * @n: how many customers at most, at least 1
 *
 * Makes the text of those who wait, the lowest ids first.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_index_fill (HosoDb *db, guint n, GError **error)
{
  gboolean filled;

  db->told = hoso_told_text_new (db);
  db->answers_open = db->answers != NULL ? db->answers->open (db) : NULL;
  filled = fill (db, n, error);
  if (db->answers_open != NULL)
    db->answers->close (g_steal_pointer (&db->answers_open));
  g_clear_pointer (&db->told, hoso_told_text_free);
  return filled;
}

/**
 * hoso_search_index_count_waiting:
 * @waiting: (out): how many ids wait for their text, 0 when all is done
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_index_count_waiting (HosoDb *db, guint64 *waiting, GError **error)
{
  gint64 n;

  if (!hoso_db_read_int (db, "SELECT coalesce (sum (last - first + 1), 0) FROM search_todo", &n,
                         error))
    return FALSE;
  *waiting = (guint64)n;
  return TRUE;
}

/**
 * hoso_search_index_settle:
 *
 * Before a commit: where it changed few customers, they are searched by what is
 * new from the first moment on.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_index_settle (HosoDb *db, GError **error)
{
  guint64 waiting;

  if (!db->search_behind)
    return TRUE;
  db->search_behind = FALSE;
  return hoso_search_index_count_waiting (db, &waiting, error) &&
         (waiting > FEW || hoso_search_index_fill (db, FEW, error));
}

/**
 * hoso_search_index_rebuild:
 *
 * Names from nothing at once; all other text is marked, to be filled in.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_index_rebuild (HosoDb *db, GError **error)
{
  return hoso_db_exec (db,
                       "INSERT INTO customer_name (customer_name) VALUES ('rebuild');"
                       "DELETE FROM customer_text;"
                       "DELETE FROM search_todo;"
                       "INSERT INTO search_todo (first, last) "
                       "SELECT 1, max (id) FROM customer HAVING max (id) IS NOT NULL;",
                       error);
}
