/* Use cases around journeys.  Each edit is one named action. */

#pragma once

#include "hoso-journey.h"
#include "hoso-scene.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Of HosoJourney with their stages and steps, newest first. */
GPtrArray *hoso_journeys_list (HosoDb *db, GError **error);
HosoJourney *hoso_journeys_load (HosoDb *db, gint64 id, GError **error);
/* With the five default stages and the eight steps of S36, in the persona's
 * language.  Returns the id, or 0 with an error set. */
gint64 hoso_journeys_create (HosoDb *db, gint64 persona, GError **error);
gboolean hoso_journeys_remove (HosoDb *db, gint64 id, GError **error);
gboolean hoso_journeys_set_text (
  HosoDb *db, gint64 id, const char *title, const char *scenario, GError **error);

gint64
hoso_journeys_add_stage (HosoDb *db, gint64 id, int position, const char *title, GError **error);
gboolean
hoso_journeys_set_stage_title (HosoDb *db, gint64 stage, const char *title, GError **error);
gboolean hoso_journeys_remove_stage (HosoDb *db, gint64 stage, GError **error);
gint64 hoso_journeys_add_step (
  HosoDb *db, gint64 stage, int position, const char *title, GError **error);
gboolean
hoso_journeys_set_step_title (HosoDb *db, gint64 step, const char *title, GError **error);
gboolean hoso_journeys_remove_step (HosoDb *db, gint64 step, GError **error);
/* Moves it one place to the left (-1) or right (+1), over a stage's border too. */
gboolean hoso_journeys_move_step (HosoDb *db, gint64 step, int direction, GError **error);
/* @emotion: -2 to 2, or HOSO_EMOTION_NONE. */
gboolean hoso_journeys_set_emotion (HosoDb *db, gint64 step, int emotion, GError **error);
/* Empty or NULL text clears the cell. */
gboolean
hoso_journeys_set_cell (HosoDb *db, gint64 step, HosoLane lane, const char *text, GError **error);

HosoScene *hoso_journeys_build_map (HosoDb *db, gint64 id, GError **error);
/* @format: "pdf", "png", "svg", "csv" or "json". */
gboolean hoso_journeys_export (
  HosoDb *db, gint64 id, const char *format, const char *path, GError **error);

G_END_DECLS
