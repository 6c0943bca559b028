/* Use cases around personas.  Synchronous, on the thread that owns the
 * connection; each change is one action that undo takes back.
 */

#include "hoso-config.h"

#include "hoso-personas.h"

#include "hoso-card.h"
#include "hoso-collate.h"
#include "hoso-db.h"
#include "hoso-format.h"
#include "hoso-image.h"
#include "hoso-persona-export.h"
#include "hoso-persona-figures.h"
#include "hoso-persona-proposal.h"
#include "hoso-persona-save.h"
#include "hoso-persona-table.h"
#include "hoso-photo-table.h"
#include "hoso-segments.h"
#include "hoso-statement-table.h"
#include "hoso-undo.h"

#include <glib/gi18n-lib.h>

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  const HosoPersona *first = *(HosoPersona *const *)a;
  const HosoPersona *second = *(HosoPersona *const *)b;

  return hoso_collator_compare (data, first->name, second->name);
}

/* All personas without their statements, with the counts of their segments, in
 * Vietnamese order.  An array of HosoPersona that frees them. */
GPtrArray *
hoso_personas_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) personas = hoso_persona_table_list (db, error);
  g_autoptr (HosoCollator) collator = personas != NULL ? hoso_collator_new (error) : NULL;

  if (collator == NULL)
    return NULL;

  for (guint i = 0; i < personas->len; i++)
    {
      if (!hoso_persona_figures_count (db, g_ptr_array_index (personas, i), error))
        return NULL;
    }
  g_ptr_array_sort_with_data (personas, compare_names, collator);

  return g_steal_pointer (&personas);
}

/* As stored, nothing counted. */
static HosoPersona *
load_stored (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoPersona) persona = hoso_persona_table_load (db, id, error);
  GPtrArray *statements = persona != NULL ? hoso_statement_table_list (db, id, error) : NULL;

  if (statements == NULL)
    return NULL;

  g_ptr_array_unref (persona->statements);
  persona->statements = statements;

  return g_steal_pointer (&persona);
}

/* The persona with its statements and today's figures, or NULL with
 * HOSO_ERROR_NOT_FOUND. */
HosoPersona *
hoso_personas_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoPersona) persona = load_stored (db, id, error);

  if (persona == NULL || !hoso_persona_figures_update (db, persona, error))
    return NULL;

  return g_steal_pointer (&persona);
}

/* Of HosoStatement, the most telling first; none where too few answered. */
GPtrArray *
hoso_personas_propose (HosoDb *db,
                       gint64 segment,
                       const char *language,
                       guint limit,
                       GError **error)
{
  g_autoptr (HosoSegment) loaded = hoso_segments_load (db, segment, error);

  if (loaded == NULL)
    return NULL;

  return hoso_persona_proposal_make (db, loaded->rule, language, limit, error);
}

/* @name NULL: the segment's.  @language NULL: the interface's.  Returns the
 * id, or 0 with @error set. */
gint64
hoso_personas_create_from_segment (HosoDb *db,
                                   gint64 segment,
                                   const char *name,
                                   const char *language,
                                   GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoSegment) loaded = hoso_segments_load (db, segment, error);
  g_autoptr (HosoPersona) persona = hoso_persona_new ();
  GPtrArray *statements = NULL;
  gint64 id;

  if (loaded == NULL)
    return 0;

  persona->segment = segment;
  persona->name = g_strdup (name != NULL ? name : loaded->name);
  persona->language = g_strdup (language != NULL ? language : hoso_format_get_language ());
  statements = hoso_persona_proposal_make (db,
                                           loaded->rule,
                                           persona->language,
                                           HOSO_PROPOSAL_LIMIT,
                                           error);
  if (statements == NULL)
    return 0;
  g_ptr_array_unref (persona->statements);
  persona->statements = statements;

  if (!hoso_action_begin (&action, db, N_ ("Make persona from segment"), error))
    return 0;
  id = hoso_persona_save_new (db, persona, error);

  return id != 0 && hoso_action_commit (&action, error) ? id : 0;
}

/* The photo is not touched.  Statements keep their ids; those without text are
 * dropped. */
gint64
hoso_personas_save (HosoDb *db, const HosoPersona *persona, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  const char *name = persona->id == 0 ? N_ ("Add persona") : N_ ("Edit persona");
  gint64 id = 0;

  if (!hoso_action_begin (&action, db, name, error))
    return 0;

  if (persona->id == 0)
    id = hoso_persona_save_new (db, persona, error);
  else if (hoso_persona_save_changes (db, persona, error))
    id = persona->id;

  return id != 0 && hoso_action_commit (&action, error) ? id : 0;
}

static gboolean
remove_persona (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoPersona) persona = hoso_persona_table_load (db, id, error);

  return persona != NULL &&
         hoso_persona_table_remove (db, id, error) &&
         hoso_photo_table_remove_unused (db, persona->photo, error);
}

/* Its journeys go with it. */
gboolean
hoso_personas_remove (HosoDb *db, gint64 id, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Delete persona"), error) &&
         remove_persona (db, id, error) &&
         hoso_action_commit (&action, error);
}

/* @image and @photo may be NULL: no picture. */
static gboolean
replace_photo (HosoDb *db, gint64 id, GBytes *image, int width, int height, GError **error)
{
  g_autoptr (HosoPersona) persona = hoso_persona_table_load (db, id, error);
  gint64 photo = 0;

  if (persona == NULL)
    return FALSE;

  if (image != NULL)
    {
      photo = hoso_photo_table_add (db, image, width, height, error);
      if (photo == 0)
        return FALSE;
    }

  return hoso_persona_table_set_photo (db, id, photo, error) &&
         hoso_photo_table_remove_unused (db, persona->photo, error);
}

/* The picture is turned upright, cut to the middle and made small first;
 * HOSO_ERROR_FORMAT where the bytes are no picture. */
gboolean
hoso_personas_set_photo (HosoDb *db, gint64 id, GBytes *image, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (GBytes) small = NULL;
  const char *name;
  int width = 0;
  int height = 0;

  if (image != NULL)
    {
      small = hoso_image_normalise (image, HOSO_PHOTO_SIZE, &width, &height, error);
      if (small == NULL)
        return FALSE;
    }

  name = small != NULL ? N_ ("Change photo") : N_ ("Remove photo");

  return hoso_action_begin (&action, db, name, error) &&
         replace_photo (db, id, small, width, height, error) &&
         hoso_action_commit (&action, error);
}

static HosoScene *
build_card (HosoDb *db, const HosoPersona *persona, GError **error)
{
  g_autoptr (GBytes) photo = NULL;

  if (persona->photo != 0)
    {
      photo = hoso_photo_table_load (db, persona->photo, error);
      if (photo == NULL)
        return NULL;
    }

  return hoso_card_layout (persona, photo);
}

/* The card as it is today; unref it. */
HosoScene *
hoso_personas_build_card (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoPersona) persona = hoso_personas_load (db, id, error);

  return persona != NULL ? build_card (db, persona, error) : NULL;
}

/* Writes the card to @path, over what is there.  HOSO_ERROR_INVALID for
 * another format. */
gboolean
hoso_personas_export (HosoDb *db, gint64 id, const char *format, const char *path, GError **error)
{
  static const char *const pictures[] = { "pdf", "png", "svg", NULL };
  g_autoptr (HosoPersona) persona = hoso_personas_load (db, id, error);
  g_autoptr (HosoScene) scene = NULL;

  if (persona == NULL)
    return FALSE;

  if (g_str_equal (format, "json"))
    return hoso_persona_export_json (persona, path, error);
  if (!g_strv_contains (pictures, format))
    {
      g_set_error (error,
                   HOSO_ERROR,
                   HOSO_ERROR_INVALID,
                   /* Translators: a file format that somebody typed. */
                   _ ("A persona cannot be exported as “%s”; choose pdf, png, svg or json."),
                   format);
      return FALSE;
    }

  scene = build_card (db, persona, error);

  return scene != NULL && hoso_scene_export (scene, format, persona->name, path, error);
}
