/* Use cases around journeys.  Synchronous, on the thread that owns the
 * connection; each edit is one action that undo takes back.
 */

#include "hoso-config.h"

#include "hoso-journeys.h"

#include "hoso-card.h"
#include "hoso-fold.h"
#include "hoso-journey-export.h"
#include "hoso-journey-table.h"
#include "hoso-names.h"
#include "hoso-persona-table.h"
#include "hoso-photo-table.h"
#include "hoso-stage-table.h"
#include "hoso-step-table.h"
#include "hoso-undo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* All journeys with their stages, steps and cells, newest first.  An array of
 * HosoJourney that frees them. */
GPtrArray *
hoso_journeys_list (HosoDb *db, GError **error)
{
  return hoso_journey_table_list (db, error);
}

/* The whole journey, or NULL with HOSO_ERROR_NOT_FOUND. */
HosoJourney *
hoso_journeys_load (HosoDb *db, gint64 id, GError **error)
{
  return hoso_journey_table_load (db, id, error);
}

/* Adds what a shipped stage starts with; @key is "stage.NAME". */
static gboolean
add_default_stage (HosoDb *db,
                   gint64 journey,
                   const char *key,
                   const char *language,
                   GError **error)
{
  const char *name = key + strlen ("stage.");
  g_autofree char *prefix = g_strconcat ("step.", name, ".", NULL);
  g_auto (GStrv) steps = hoso_names_get_keys (prefix);
  g_autoptr (HosoStage) stage = hoso_stage_new (name, NULL);
  gint64 id = hoso_stage_table_add (db, journey, -1, stage, error);

  if (id == 0)
    return FALSE;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_autoptr (HosoStep) step = hoso_step_new (hoso_name_get (steps[i], language));

      if (hoso_step_table_add (db, id, -1, step, error) == 0)
        return FALSE;
    }

  return TRUE;
}

static char *
dup_default_title (const HosoPersona *persona)
{
  GString *title = g_string_new (hoso_name_get ("journey.title", persona->language));

  g_string_replace (title, "{name}", persona->name, 1);

  return g_string_free (title, FALSE);
}

static gint64
add_default_journey (HosoDb *db, gint64 persona_id, GError **error)
{
  g_autoptr (HosoPersona) persona = hoso_persona_table_load (db, persona_id, error);
  g_autoptr (HosoJourney) journey = hoso_journey_new ();
  g_auto (GStrv) stages = hoso_names_get_keys ("stage.");

  if (persona == NULL)
    return 0;

  journey->persona = persona_id;
  journey->title = dup_default_title (persona);
  journey->language = g_strdup (persona->language);
  journey->id = hoso_journey_table_add (db, journey, error);
  if (journey->id == 0)
    return 0;

  for (guint i = 0; stages[i] != NULL; i++)
    {
      if (!add_default_stage (db, journey->id, stages[i], journey->language, error))
        return 0;
    }

  return journey->id;
}

/* A map of what most customers do, to be corrected: five stages, eight steps.
 * HOSO_ERROR_NOT_FOUND where the persona is gone. */
gint64
hoso_journeys_create (HosoDb *db, gint64 persona, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  gint64 id;

  if (!hoso_action_begin (&action, db, N_ ("Add journey"), error))
    return 0;

  id = add_default_journey (db, persona, error);
  if (id == 0 || !hoso_action_commit (&action, error))
    return 0;

  return id;
}

gboolean
hoso_journeys_remove (HosoDb *db, gint64 id, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Delete journey"), error) &&
         hoso_journey_table_remove (db, id, error) &&
         hoso_action_commit (&action, error);
}

/* NULL and HOSO_ERROR_INVALID with @message where nothing is left of @text. */
static char *
dup_required (const char *text, const char *message, GError **error)
{
  g_autofree char *trimmed = hoso_text_dup_trimmed (text != NULL ? text : "", -1);

  if (*trimmed == '\0')
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, message);
      return NULL;
    }

  return g_steal_pointer (&trimmed);
}

/* The title must not be empty; @scenario may be NULL. */
gboolean
hoso_journeys_set_text (HosoDb *db,
                        gint64 id,
                        const char *title,
                        const char *scenario,
                        GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autofree char *name = dup_required (title, _ ("Give the journey a title."), error);

  return name != NULL &&
         hoso_action_begin (&action, db, N_ ("Edit journey"), error) &&
         hoso_journey_table_update (db, id, name, scenario, error) &&
         hoso_action_commit (&action, error);
}

/* At the end where @position is negative or beyond.  Returns the id, or 0 with
 * an error set. */
gint64
hoso_journeys_add_stage (HosoDb *db, gint64 id, int position, const char *title, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autofree char *name = dup_required (title, _ ("Give the stage a name."), error);
  g_autoptr (HosoStage) stage = hoso_stage_new (NULL, name);
  gint64 added;

  if (name == NULL || !hoso_action_begin (&action, db, N_ ("Add stage"), error))
    return 0;

  added = hoso_stage_table_add (db, id, position, stage, error);

  return added != 0 && hoso_action_commit (&action, error) ? added : 0;
}

/* An empty title gives a shipped stage its own name back; a stage of the
 * user's keeps the name that it has. */
gboolean
hoso_journeys_set_stage_title (HosoDb *db, gint64 stage, const char *title, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autofree char *name = hoso_text_dup_trimmed (title != NULL ? title : "", -1);

  return hoso_action_begin (&action, db, N_ ("Rename stage"), error) &&
         hoso_stage_table_set_title (db, stage, *name != '\0' ? name : NULL, error) &&
         hoso_action_commit (&action, error);
}

gboolean
hoso_journeys_remove_stage (HosoDb *db, gint64 stage, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Delete stage"), error) &&
         hoso_stage_table_remove (db, stage, error) &&
         hoso_action_commit (&action, error);
}

/* At the end where @position is negative or beyond.  Returns the id, or 0 with
 * an error set. */
gint64
hoso_journeys_add_step (HosoDb *db, gint64 stage, int position, const char *title, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autofree char *name = dup_required (title, _ ("Give the step a name."), error);
  g_autoptr (HosoStep) step = hoso_step_new (name);
  gint64 added;

  if (name == NULL || !hoso_action_begin (&action, db, N_ ("Add step"), error))
    return 0;

  added = hoso_step_table_add (db, stage, position, step, error);

  return added != 0 && hoso_action_commit (&action, error) ? added : 0;
}

gboolean
hoso_journeys_set_step_title (HosoDb *db, gint64 step, const char *title, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autofree char *name = dup_required (title, _ ("Give the step a name."), error);

  return name != NULL &&
         hoso_action_begin (&action, db, N_ ("Rename step"), error) &&
         hoso_step_table_set_title (db, step, name, error) &&
         hoso_action_commit (&action, error);
}

gboolean
hoso_journeys_remove_step (HosoDb *db, gint64 step, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Delete step"), error) &&
         hoso_step_table_remove (db, step, error) &&
         hoso_action_commit (&action, error);
}

/* At the journey's ends the step stays where it is, which is no error. */
gboolean
hoso_journeys_move_step (HosoDb *db, gint64 step, int direction, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  g_return_val_if_fail (direction == -1 || direction == 1, FALSE);

  return hoso_action_begin (&action, db, N_ ("Move step"), error) &&
         hoso_step_table_move (db, step, direction, error) &&
         hoso_action_commit (&action, error);
}

gboolean
hoso_journeys_set_emotion (HosoDb *db, gint64 step, int emotion, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  if (emotion != HOSO_EMOTION_NONE && (emotion < -2 || emotion > 2))
    {
      g_set_error_literal (error,
                           HOSO_ERROR,
                           HOSO_ERROR_INVALID,
                           _ ("A feeling goes from -2 to +2."));
      return FALSE;
    }

  return hoso_action_begin (&action, db, N_ ("Set feeling"), error) &&
         hoso_step_table_set_emotion (db, step, emotion, error) &&
         hoso_action_commit (&action, error);
}

gboolean
hoso_journeys_set_cell (HosoDb *db, gint64 step, HosoLane lane, const char *text, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autofree char *trimmed = hoso_text_dup_trimmed (text != NULL ? text : "", -1);

  g_return_val_if_fail (lane < HOSO_N_LANES, FALSE);

  return hoso_action_begin (&action, db, N_ ("Edit cell"), error) &&
         hoso_step_table_set_cell (db, step, lane, trimmed, error) &&
         hoso_action_commit (&action, error);
}

static HosoScene *
build_map (HosoDb *db, const HosoJourney *journey, GError **error)
{
  g_autoptr (GBytes) photo = NULL;

  if (journey->persona_photo != 0)
    {
      photo = hoso_photo_table_load (db, journey->persona_photo, error);
      if (photo == NULL)
        return NULL;
    }

  return hoso_map_layout (journey, photo);
}

/* The map, for screen and paper alike; unref it. */
HosoScene *
hoso_journeys_build_map (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoJourney) journey = hoso_journey_table_load (db, id, error);

  return journey != NULL ? build_map (db, journey, error) : NULL;
}

/* Writes the journey to @path, over what is there.  HOSO_ERROR_INVALID for
 * another format. */
gboolean
hoso_journeys_export (HosoDb *db, gint64 id, const char *format, const char *path, GError **error)
{
  static const char *const pictures[] = { "pdf", "png", "svg", NULL };
  g_autoptr (HosoJourney) journey = hoso_journey_table_load (db, id, error);
  g_autoptr (HosoScene) scene = NULL;

  if (journey == NULL)
    return FALSE;

  if (g_str_equal (format, "csv"))
    return hoso_journey_export_csv (journey, path, error);
  if (g_str_equal (format, "json"))
    return hoso_journey_export_json (journey, path, error);
  if (!g_strv_contains (pictures, format))
    {
      g_set_error (error,
                   HOSO_ERROR,
                   HOSO_ERROR_INVALID,
                   /* Translators: a file format that somebody typed. */
                   _ ("A journey cannot be exported as “%s”; choose pdf, png, svg, csv or json."),
                   format);
      return FALSE;
    }

  scene = build_map (db, journey, error);

  return scene != NULL && hoso_scene_export (scene, format, journey->title, path, error);
}
