/* The table “persona”.  Runs on the thread that owns the connection; writes
 * only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-persona-table.h"

#include <glib/gi18n-lib.h>

#define PERSONA_COLUMNS                                                                 \
  "SELECT persona.id, persona.name, role, quote, bio, language, photo_id, segment_id, " \
  "segment.name, reviewed_at, review_months, segment.goal "                             \
  "FROM persona LEFT JOIN segment ON segment.id = segment_id "

static HosoPersona *
read_row (HosoStmt *stmt)
{
  HosoPersona *persona = hoso_persona_new ();

  persona->id = hoso_stmt_get_int (stmt, 0);
  persona->name = hoso_stmt_dup_text (stmt, 1);
  persona->role = hoso_stmt_dup_text (stmt, 2);
  persona->quote = hoso_stmt_dup_text (stmt, 3);
  persona->bio = hoso_stmt_dup_text (stmt, 4);
  persona->language = hoso_stmt_dup_text (stmt, 5);
  persona->photo = hoso_stmt_get_int (stmt, 6);
  persona->segment = hoso_stmt_get_int (stmt, 7);
  persona->segment_name = hoso_stmt_dup_text (stmt, 8);
  persona->reviewed_at = hoso_stmt_get_int (stmt, 9);
  persona->review_months = (int)hoso_stmt_get_int (stmt, 10);
  persona->segment_goal = hoso_stmt_dup_text (stmt, 11);

  return persona;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error,
                       HOSO_ERROR,
                       HOSO_ERROR_NOT_FOUND,
                       _ ("The persona is no longer there."));

  return FALSE;
}

/* All personas without their statements, oldest first.  An array of
 * HosoPersona that frees them. */
GPtrArray *
hoso_persona_table_list (HosoDb *db, GError **error)
{
  static const char sql[] =
    PERSONA_COLUMNS "ORDER BY persona.id";
  g_autoptr (GPtrArray) personas = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;

  personas = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_persona_free);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (personas, read_row (stmt));

  return result == HOSO_DONE ? g_steal_pointer (&personas) : NULL;
}

/* One persona without its statements, or NULL with HOSO_ERROR_NOT_FOUND. */
HosoPersona *
hoso_persona_table_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, PERSONA_COLUMNS "WHERE persona.id = ?1", error);

  if (stmt == NULL)
    return NULL;

  hoso_stmt_bind_int (stmt, 1, id);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      return read_row (stmt);
    case HOSO_DONE:
      set_gone (error);
      return NULL;
    case HOSO_STEP_ERROR:
      break;
    }

  return NULL;
}

static void
bind_text (HosoStmt *stmt, int index, const char *text)
{
  hoso_stmt_bind_text (stmt, index, text != NULL ? text : "");
}

/* Parameters 1 to 8: what a person edits. */
static void
bind_persona (HosoStmt *stmt, const HosoPersona *persona)
{
  bind_text (stmt, 1, persona->name);
  bind_text (stmt, 2, persona->role);
  bind_text (stmt, 3, persona->quote);
  bind_text (stmt, 4, persona->bio);
  bind_text (stmt, 5, persona->language);
  hoso_stmt_bind_id (stmt, 6, persona->segment);
  hoso_stmt_bind_int (stmt, 7, persona->reviewed_at);
  hoso_stmt_bind_int (stmt, 8, persona->review_months);
}

/* Adds the persona's own row, without photo and statements.  Returns its id,
 * or 0 with @error set. */
gint64
hoso_persona_table_add (HosoDb *db, const HosoPersona *persona, GError **error)
{
  static const char sql[] =
    "INSERT INTO persona (name, role, quote, bio, language, segment_id, "
    "reviewed_at, review_months, uid, created) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
  char uid[HOSO_UID_LENGTH + 1];
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return 0;

  hoso_db_make_uid (db, uid);
  bind_persona (stmt, persona);
  hoso_stmt_bind_text (stmt, 9, uid);
  hoso_stmt_bind_int (stmt, 10, hoso_db_get_now (db));
  if (!hoso_stmt_run (stmt, error))
    return 0;

  return hoso_db_get_last_id (db);
}

/* Stores the persona's own row, without photo and statements. */
gboolean
hoso_persona_table_update (HosoDb *db, const HosoPersona *persona, GError **error)
{
  static const char sql[] =
    "UPDATE persona SET name = ?1, role = ?2, quote = ?3, bio = ?4, "
    "language = ?5, segment_id = ?6, reviewed_at = ?7, review_months = ?8 "
    "WHERE id = ?9";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  bind_persona (stmt, persona);
  hoso_stmt_bind_int (stmt, 9, persona->id);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;

  return hoso_db_get_changes (db) > 0 ? TRUE : set_gone (error);
}

/* @photo 0 leaves the persona without a picture. */
gboolean
hoso_persona_table_set_photo (HosoDb *db, gint64 id, gint64 photo, GError **error)
{
  static const char sql[] =
    "UPDATE persona SET photo_id = ?2 WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_id (stmt, 2, photo);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;

  return hoso_db_get_changes (db) > 0 ? TRUE : set_gone (error);
}

/* Its statements and journeys go with it. */
gboolean
hoso_persona_table_remove (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "DELETE FROM persona WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;

  return hoso_db_get_changes (db) > 0 ? TRUE : set_gone (error);
}
