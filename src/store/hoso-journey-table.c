/* The table “journey”, and the reading of all that belongs to one.  Runs on
 * the thread that owns the connection; writes only inside the caller's
 * transaction.
 */

#include "hoso-config.h"

#include "hoso-journey-table.h"

#include <glib/gi18n-lib.h>

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error,
                       HOSO_ERROR,
                       HOSO_ERROR_NOT_FOUND,
                       _ ("The journey is no longer there."));

  return FALSE;
}

static HosoJourney *
read_row (HosoStmt *stmt)
{
  HosoJourney *journey = hoso_journey_new ();

  journey->id = hoso_stmt_get_int (stmt, 0);
  journey->title = hoso_stmt_dup_text (stmt, 1);
  journey->scenario = hoso_stmt_dup_text (stmt, 2);
  journey->language = hoso_stmt_dup_text (stmt, 3);
  journey->persona = hoso_stmt_get_int (stmt, 4);
  journey->persona_name = hoso_stmt_dup_text (stmt, 5);
  journey->persona_photo = hoso_stmt_get_int (stmt, 6);

  return journey;
}

static HosoJourney *
load_row (HosoDb *db, gint64 id, GError **error)
{
  static const char sql[] =
    "SELECT journey.id, title, scenario, journey.language, persona_id, name, photo_id "
    "FROM journey JOIN persona ON persona.id = persona_id WHERE journey.id = ?1";
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, sql, error);
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

static gboolean
load_stages (HosoDb *db, HosoJourney *journey, GError **error)
{
  static const char sql[] =
    "SELECT id, key, title FROM stage WHERE journey_id = ?1 ORDER BY position, id";
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, journey->id);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      const char *key = hoso_stmt_get_text (stmt, 1);
      HosoStage *stage = hoso_stage_new (key, hoso_stmt_get_text (stmt, 2));

      stage->id = hoso_stmt_get_int (stmt, 0);
      g_ptr_array_add (journey->stages, stage);
    }

  return result == HOSO_DONE;
}

static gboolean
load_steps (HosoDb *db, HosoStage *stage, GHashTable *steps, GError **error)
{
  static const char sql[] =
    "SELECT id, title, emotion FROM step WHERE stage_id = ?1 ORDER BY position, id";
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, stage->id);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoStep *step = hoso_step_new (hoso_stmt_get_text (stmt, 1));

      step->id = hoso_stmt_get_int (stmt, 0);
      step->emotion = HOSO_EMOTION_NONE;
      if (!hoso_stmt_is_null (stmt, 2))
        step->emotion = (int)hoso_stmt_get_int (stmt, 2);
      g_ptr_array_add (stage->steps, step);
      g_hash_table_insert (steps, &step->id, step);
    }

  return result == HOSO_DONE;
}

/* @steps: by id.  Lanes of a later version are left where they are. */
static gboolean
load_cells (HosoDb *db, gint64 journey, GHashTable *steps, GError **error)
{
  static const char sql[] =
    "SELECT step_id, lane, text FROM cell JOIN step ON step.id = step_id "
    "JOIN stage ON stage.id = stage_id WHERE journey_id = ?1";
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, journey);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 id = hoso_stmt_get_int (stmt, 0);
      HosoStep *step = g_hash_table_lookup (steps, &id);
      HosoLane lane;

      if (step == NULL || !hoso_lane_from_name (hoso_stmt_get_text (stmt, 1), &lane))
        continue;
      g_free (step->cells[lane]);
      step->cells[lane] = hoso_stmt_dup_text (stmt, 2);
    }

  return result == HOSO_DONE;
}

/* The whole journey, or NULL with HOSO_ERROR_NOT_FOUND. */
HosoJourney *
hoso_journey_table_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoJourney) journey = load_row (db, id, error);
  g_autoptr (GHashTable) steps = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (journey == NULL || !load_stages (db, journey, error))
    return NULL;

  for (guint i = 0; i < journey->stages->len; i++)
    {
      if (!load_steps (db, g_ptr_array_index (journey->stages, i), steps, error))
        return NULL;
    }

  if (!load_cells (db, id, steps, error))
    return NULL;

  return g_steal_pointer (&journey);
}

static GArray *
list_ids (HosoDb *db, GError **error)
{
  static const char sql[] =
    "SELECT id FROM journey ORDER BY id DESC";
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;

  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 id = hoso_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }

  return result == HOSO_DONE ? g_steal_pointer (&ids) : NULL;
}

/* All journeys, whole, newest first.  An array of HosoJourney that frees them. */
GPtrArray *
hoso_journey_table_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) journeys = NULL;
  g_autoptr (GArray) ids = list_ids (db, error);

  if (ids == NULL)
    return NULL;

  journeys = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_journey_free);
  for (guint i = 0; i < ids->len; i++)
    {
      HosoJourney *journey = hoso_journey_table_load (db, g_array_index (ids, gint64, i), error);

      if (journey == NULL)
        return NULL;
      g_ptr_array_add (journeys, journey);
    }

  return g_steal_pointer (&journeys);
}

static void
bind_text (HosoStmt *stmt, int index, const char *text)
{
  hoso_stmt_bind_text (stmt, index, text != NULL ? text : "");
}

/* Adds the journey's own row: persona, title, scenario and language.  Returns
 * its id, or 0 with @error set. */
gint64
hoso_journey_table_add (HosoDb *db, const HosoJourney *journey, GError **error)
{
  static const char sql[] =
    "INSERT INTO journey (uid, persona_id, title, scenario, language, created) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  char uid[HOSO_UID_LENGTH + 1];
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return 0;

  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_int (stmt, 2, journey->persona);
  bind_text (stmt, 3, journey->title);
  bind_text (stmt, 4, journey->scenario);
  bind_text (stmt, 5, journey->language);
  hoso_stmt_bind_int (stmt, 6, hoso_db_get_now (db));
  if (!hoso_stmt_run (stmt, error))
    return 0;

  return hoso_db_get_last_id (db);
}

/* Stores title and scenario; HOSO_ERROR_NOT_FOUND where the journey is gone. */
gboolean
hoso_journey_table_update (HosoDb *db,
                           gint64 id,
                           const char *title,
                           const char *scenario,
                           GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, "UPDATE journey SET title = ?2, scenario = ?3 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  bind_text (stmt, 2, title);
  bind_text (stmt, 3, scenario);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;

  return hoso_db_get_changes (db) > 0 ? TRUE : set_gone (error);
}

/* Its stages, steps and cells go with it. */
gboolean
hoso_journey_table_remove (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "DELETE FROM journey WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;

  return hoso_db_get_changes (db) > 0 ? TRUE : set_gone (error);
}
