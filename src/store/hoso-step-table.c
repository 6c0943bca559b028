/* The tables “step” and “cell”.  Runs on the thread that owns the connection;
 * writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-step-table.h"

#include <glib/gi18n-lib.h>

/* Where a step stands. */
typedef struct
{
  gint64 stage;
  int position;
  gint64 journey;
  int stage_position;
} Place;

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("The step is no longer there."));

  return FALSE;
}

/* How many steps @stage has, or -1 with @error set. */
static int
count_steps (HosoDb *db, gint64 stage, GError **error)
{
  static const char sql[] =
    "SELECT (SELECT count (*) FROM step WHERE stage_id = ?1) FROM stage WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return -1;

  hoso_stmt_bind_int (stmt, 1, stage);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      return (int)hoso_stmt_get_int (stmt, 0);
    case HOSO_DONE:
      g_set_error_literal (error,
                           HOSO_ERROR,
                           HOSO_ERROR_NOT_FOUND,
                           _ ("The stage is no longer there."));
      return -1;
    case HOSO_STEP_ERROR:
      break;
    }

  return -1;
}

/* Shifts the steps of @stage from @position on by @distance places. */
static gboolean
shift (HosoDb *db, gint64 stage, int position, int distance, GError **error)
{
  static const char sql[] =
    "UPDATE step SET position = position + ?3 WHERE stage_id = ?1 AND position >= ?2";
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, stage);
  hoso_stmt_bind_int (stmt, 2, position);
  hoso_stmt_bind_int (stmt, 3, distance);

  return hoso_stmt_run (stmt, error);
}

static gboolean
find_place (HosoDb *db, gint64 id, Place *place, GError **error)
{
  static const char sql[] =
    "SELECT stage_id, step.position, journey_id, stage.position "
    "FROM step JOIN stage ON stage.id = stage_id WHERE step.id = ?1";
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      place->stage = hoso_stmt_get_int (stmt, 0);
      place->position = (int)hoso_stmt_get_int (stmt, 1);
      place->journey = hoso_stmt_get_int (stmt, 2);
      place->stage_position = (int)hoso_stmt_get_int (stmt, 3);
      return TRUE;
    case HOSO_DONE:
      return set_gone (error);
    case HOSO_STEP_ERROR:
      break;
    }

  return FALSE;
}

/* Adds the step at @position, at the end where that is negative or beyond; its
 * cells are not looked at.  Returns its id, or 0 with @error set. */
gint64
hoso_step_table_add (HosoDb *db, gint64 stage, int position, const HosoStep *step, GError **error)
{
  static const char sql[] =
    "INSERT INTO step (stage_id, position, title, emotion) VALUES (?1, ?2, ?3, ?4)";
  int count = count_steps (db, stage, error);
  g_autoptr (HosoStmt) stmt = NULL;

  if (count < 0)
    return 0;
  if (position < 0 || position > count)
    position = count;
  if (!shift (db, stage, position, 1, error))
    return 0;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return 0;

  hoso_stmt_bind_int (stmt, 1, stage);
  hoso_stmt_bind_int (stmt, 2, position);
  hoso_stmt_bind_text (stmt, 3, step->title != NULL ? step->title : "");
  if (step->emotion == HOSO_EMOTION_NONE)
    hoso_stmt_bind_null (stmt, 4);
  else
    hoso_stmt_bind_int (stmt, 4, step->emotion);
  if (!hoso_stmt_run (stmt, error))
    return 0;

  return hoso_db_get_last_id (db);
}

/* HOSO_ERROR_NOT_FOUND where the step is gone. */
gboolean
hoso_step_table_set_title (HosoDb *db, gint64 id, const char *title, GError **error)
{
  static const char sql[] =
    "UPDATE step SET title = ?2 WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_text (stmt, 2, title != NULL ? title : "");
  if (!hoso_stmt_run (stmt, error))
    return FALSE;

  return hoso_db_get_changes (db) > 0 ? TRUE : set_gone (error);
}

/* @emotion: -2 to 2, or HOSO_EMOTION_NONE. */
gboolean
hoso_step_table_set_emotion (HosoDb *db, gint64 id, int emotion, GError **error)
{
  static const char sql[] =
    "UPDATE step SET emotion = ?2 WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  if (emotion == HOSO_EMOTION_NONE)
    hoso_stmt_bind_null (stmt, 2);
  else
    hoso_stmt_bind_int (stmt, 2, emotion);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;

  return hoso_db_get_changes (db) > 0 ? TRUE : set_gone (error);
}

static gboolean
put (HosoDb *db, gint64 id, gint64 stage, int position, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, "UPDATE step SET stage_id = ?2, position = ?3 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_int (stmt, 2, stage);
  hoso_stmt_bind_int (stmt, 3, position);

  return hoso_stmt_run (stmt, error);
}

static gboolean
swap (HosoDb *db, gint64 id, const Place *place, int position, GError **error)
{
  static const char sql[] =
    "UPDATE step SET position = ?3 WHERE stage_id = ?1 AND position = ?2";
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, place->stage);
  hoso_stmt_bind_int (stmt, 2, position);
  hoso_stmt_bind_int (stmt, 3, place->position);

  return hoso_stmt_run (stmt, error) && put (db, id, place->stage, position, error);
}

/* @stage gets 0 where the journey ends there. */
static gboolean
find_stage (HosoDb *db, gint64 journey, int position, gint64 *stage, GError **error)
{
  static const char sql[] =
    "SELECT id FROM stage WHERE journey_id = ?1 AND position = ?2";
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, journey);
  hoso_stmt_bind_int (stmt, 2, position);
  result = hoso_stmt_step (stmt, error);
  *stage = result == HOSO_ROW ? hoso_stmt_get_int (stmt, 0) : 0;

  return result != HOSO_STEP_ERROR;
}

static gboolean
cross_border (HosoDb *db, gint64 id, const Place *place, int direction, GError **error)
{
  gint64 stage;
  int position = 0;

  if (!find_stage (db, place->journey, place->stage_position + direction, &stage, error))
    return FALSE;
  if (stage == 0)
    return TRUE;

  if (direction < 0)
    position = count_steps (db, stage, error);

  return position >= 0 &&
         shift (db, stage, position, 1, error) &&
         put (db, id, stage, position, error) &&
         shift (db, place->stage, place->position + 1, -1, error);
}

/* Moves the step one place left (-1) or right (+1).  From the border of its
 * stage it goes to the near end of the next one; at the journey's ends it
 * stays. */
gboolean
hoso_step_table_move (HosoDb *db, gint64 id, int direction, GError **error)
{
  Place place;
  int count;
  int position;

  if (!find_place (db, id, &place, error))
    return FALSE;

  count = count_steps (db, place.stage, error);
  if (count < 0)
    return FALSE;

  position = place.position + direction;
  if (position >= 0 && position < count)
    return swap (db, id, &place, position, error);

  return cross_border (db, id, &place, direction, error);
}

/* Its cells go with it. */
gboolean
hoso_step_table_remove (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  Place place;

  if (!find_place (db, id, &place, error))
    return FALSE;

  stmt = hoso_db_prepare (db, "DELETE FROM step WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);

  return hoso_stmt_run (stmt, error) && shift (db, place.stage, place.position + 1, -1, error);
}

static gboolean
clear_cell (HosoDb *db, gint64 id, HosoLane lane, GError **error)
{
  static const char sql[] =
    "DELETE FROM cell WHERE step_id = ?1 AND lane = ?2";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_text (stmt, 2, hoso_lane_get_name (lane));

  return hoso_stmt_run (stmt, error);
}

static gboolean
run_cell (HosoDb *db, const char *sql, gint64 id, HosoLane lane, const char *text, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_text (stmt, 2, hoso_lane_get_name (lane));
  hoso_stmt_bind_text (stmt, 3, text);

  return hoso_stmt_run (stmt, error);
}

/* Empty or NULL text clears the cell. */
gboolean
hoso_step_table_set_cell (HosoDb *db, gint64 id, HosoLane lane, const char *text, GError **error)
{
  static const char update[] = "UPDATE cell SET text = ?3 WHERE step_id = ?1 AND lane = ?2";
  static const char insert[] =
    "INSERT INTO cell (step_id, lane, text) SELECT id, ?2, ?3 FROM step WHERE id = ?1";

  if (text == NULL || *text == '\0')
    return clear_cell (db, id, lane, error);

  if (!run_cell (db, update, id, lane, text, error))
    return FALSE;
  if (hoso_db_get_changes (db) > 0)
    return TRUE;

  if (!run_cell (db, insert, id, lane, text, error))
    return FALSE;

  return hoso_db_get_changes (db) > 0 ? TRUE : set_gone (error);
}
