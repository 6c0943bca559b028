/* The table “spelling”.  Runs on the thread that owns the connection; writes
 * only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-spelling-table.h"

/* Each kind of subject has its own text, since SQL is never built. */
static HosoStmt *
prepare (HosoDb *db,
         const HosoSpellingSubject *subject,
         const char *of_question,
         const char *of_field,
         GError **error)
{
  HosoStmt *stmt = hoso_db_prepare (db, subject->question != 0 ? of_question : of_field, error);

  if (stmt != NULL)
    hoso_stmt_bind_int (stmt, 1, subject->question != 0 ? subject->question : subject->field);
  return stmt;
}

/**
 * hoso_spelling_table_load:
 *
 * Returns: (transfer full): the map, or %NULL with @error set
 */
HosoSpellingMap *
hoso_spelling_table_load (HosoDb *db, const HosoSpellingSubject *subject, GError **error)
{
  g_autoptr (GPtrArray) rules =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_rule_free);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = prepare (db, subject,
                  "SELECT written, label, is_exact FROM spelling WHERE question_id = ?1 "
                  "ORDER BY id",
                  "SELECT written, label, is_exact FROM spelling WHERE field_id = ?1 "
                  "ORDER BY id",
                  error);
  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (rules, hoso_spelling_rule_new (hoso_stmt_get_text (stmt, 0),
                                                    hoso_stmt_get_text (stmt, 1),
                                                    hoso_stmt_get_int (stmt, 2) != 0));
  return result == HOSO_DONE ? hoso_spelling_map_new (g_steal_pointer (&rules)) : NULL;
}

static gboolean
forget (HosoDb *db, const HosoSpellingSubject *subject, const char *written, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = prepare (db, subject, "DELETE FROM spelling WHERE question_id = ?1 AND written = ?2",
                  "DELETE FROM spelling WHERE field_id = ?1 AND written = ?2", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 2, written);
  return hoso_stmt_run (stmt, error);
}

static gboolean
add (HosoDb *db,
     const HosoSpellingSubject *subject,
     const HosoSpellingRule *rule,
     GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = prepare (db, subject,
                  "INSERT INTO spelling (question_id, written, label, is_exact) "
                  "VALUES (?1, ?2, ?3, ?4)",
                  "INSERT INTO spelling (field_id, written, label, is_exact) "
                  "VALUES (?1, ?2, ?3, ?4)",
                  error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 2, rule->written);
  hoso_stmt_bind_text (stmt, 3, rule->label);
  hoso_stmt_bind_int (stmt, 4, rule->exact);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_spelling_table_set:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_spelling_table_set (HosoDb *db,
                         const HosoSpellingSubject *subject,
                         const GPtrArray *rules,
                         GError **error)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const HosoSpellingRule *rule = g_ptr_array_index (rules, i);

      if (!forget (db, subject, rule->written, error) || !add (db, subject, rule, error))
        return FALSE;
    }
  return TRUE;
}
