/* The tables “persona_statement” and “evidence”.  Runs on the thread that owns
 * the connection; writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-statement-table.h"

static HosoEvidence *
read_evidence (HosoStmt *stmt, int first)
{
  HosoEvidence *evidence = hoso_evidence_new ();

  evidence->survey = hoso_stmt_get_int (stmt, first);
  evidence->question = hoso_stmt_get_int (stmt, first + 1);
  evidence->survey_name = hoso_stmt_dup_text (stmt, first + 2);
  evidence->question_title = hoso_stmt_dup_text (stmt, first + 3);
  evidence->option = hoso_stmt_dup_text (stmt, first + 4);
  evidence->n = (guint64)hoso_stmt_get_int (stmt, first + 5);
  evidence->base = (guint64)hoso_stmt_get_int (stmt, first + 6);
  evidence->from = hoso_stmt_dup_text (stmt, first + 7);
  evidence->to = hoso_stmt_dup_text (stmt, first + 8);
  evidence->taken_at = hoso_stmt_get_int (stmt, first + 9);

  return evidence;
}

static HosoStatement *
read_row (HosoStmt *stmt)
{
  HosoEvidence *evidence = hoso_stmt_is_null (stmt, 3) ? NULL : read_evidence (stmt, 3);
  HosoStatement *statement = hoso_statement_new ((int)hoso_stmt_get_int (stmt, 1),
                                                 hoso_stmt_get_text (stmt, 2),
                                                 evidence);

  statement->id = hoso_stmt_get_int (stmt, 0);

  return statement;
}

/* An array of HosoStatement that frees them, by layer and position, each with
 * its newest evidence. */
GPtrArray *
hoso_statement_table_list (HosoDb *db, gint64 persona, GError **error)
{
  static const char sql[] =
    "SELECT s.id, layer, text, survey_id, question_id, survey_name, "
    "question_title, option_label, n, base, answers_from, answers_to, taken_at "
    "FROM persona_statement AS s LEFT JOIN evidence ON evidence.id = "
    "(SELECT max (id) FROM evidence WHERE statement_id = s.id) "
    "WHERE persona_id = ?1 ORDER BY layer, position, s.id";
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;

  statements = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_statement_free);
  hoso_stmt_bind_int (stmt, 1, persona);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (statements, read_row (stmt));

  return result == HOSO_DONE ? g_steal_pointer (&statements) : NULL;
}

static void
bind_text (HosoStmt *stmt, int index, const char *text)
{
  hoso_stmt_bind_text (stmt, index, text != NULL ? text : "");
}

static gboolean
add_evidence (HosoDb *db, gint64 id, const HosoEvidence *evidence, GError **error)
{
  static const char sql[] =
    "INSERT INTO evidence (statement_id, survey_id, question_id, survey_name, "
    "question_title, option_label, n, base, answers_from, answers_to, taken_at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_int (stmt, 2, evidence->survey);
  hoso_stmt_bind_int (stmt, 3, evidence->question);
  bind_text (stmt, 4, evidence->survey_name);
  bind_text (stmt, 5, evidence->question_title);
  bind_text (stmt, 6, evidence->option);
  hoso_stmt_bind_int (stmt, 7, (gint64)evidence->n);
  hoso_stmt_bind_int (stmt, 8, (gint64)evidence->base);
  hoso_stmt_bind_text (stmt, 9, evidence->from);
  hoso_stmt_bind_text (stmt, 10, evidence->to);
  hoso_stmt_bind_int (stmt, 11, evidence->taken_at);

  return hoso_stmt_run (stmt, error);
}

/* Adds the statement and its evidence; @position counts within its layer.
 * Returns its id, or 0 with @error set. */
gint64
hoso_statement_table_add (HosoDb *db,
                          gint64 persona,
                          int position,
                          const HosoStatement *statement,
                          GError **error)
{
  static const char sql[] =
    "INSERT INTO persona_statement (persona_id, layer, position, text) "
    "VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  gint64 id;

  if (stmt == NULL)
    return 0;

  hoso_stmt_bind_int (stmt, 1, persona);
  hoso_stmt_bind_int (stmt, 2, statement->layer);
  hoso_stmt_bind_int (stmt, 3, position);
  bind_text (stmt, 4, statement->text);
  if (!hoso_stmt_run (stmt, error))
    return 0;

  id = hoso_db_get_last_id (db);
  if (statement->evidence != NULL && !add_evidence (db, id, statement->evidence, error))
    return 0;

  return id;
}

/* Stores layer, position and text of the statement that has the id. */
gboolean
hoso_statement_table_update (HosoDb *db,
                             int position,
                             const HosoStatement *statement,
                             GError **error)
{
  static const char sql[] =
    "UPDATE persona_statement SET layer = ?2, position = ?3, text = ?4 "
    "WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, statement->id);
  hoso_stmt_bind_int (stmt, 2, statement->layer);
  hoso_stmt_bind_int (stmt, 3, position);
  bind_text (stmt, 4, statement->text);

  return hoso_stmt_run (stmt, error);
}

/* Its evidence goes with it. */
gboolean
hoso_statement_table_remove (HosoDb *db, gint64 id, GError **error)
{
  static const char sql[] =
    "DELETE FROM persona_statement WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);

  return hoso_stmt_run (stmt, error);
}

/* Replaces what the statement rests on; NULL makes it an assumption. */
gboolean
hoso_statement_table_set_evidence (HosoDb *db,
                                   gint64 id,
                                   const HosoEvidence *evidence,
                                   GError **error)
{
  static const char sql[] =
    "DELETE FROM evidence WHERE statement_id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;

  return evidence == NULL || add_evidence (db, id, evidence, error);
}
