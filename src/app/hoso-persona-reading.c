/* All that the editor of a persona shows, read at once on a thread of the
 * store and handed over to the main thread.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-persona-reading.h"

#include "hoso-customers.h"
#include "hoso-segments.h"

/* See hoso-persona-reading.h. */
GdkTexture *
hoso_persona_reading_load_photo (HosoDb *db, const HosoPersona *persona)
{
  g_autoptr (GBytes) bytes = NULL;

  if (persona->photo == 0)
    return NULL;

  bytes = hoso_photos_load (db, persona->photo, NULL);
  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
}

/* See hoso-persona-reading.h. */
gpointer
hoso_persona_reading_read (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoPersonaReading) reading = g_new0 (HosoPersonaReading, 1);
  gint64 id = *(gint64 *)data;

  reading->persona = hoso_personas_load (db, id, error);
  if (reading->persona == NULL)
    return NULL;

  reading->segments = hoso_segments_list (db, error);
  if (reading->segments == NULL)
    return NULL;

  reading->card = hoso_personas_build_card (db, id, error);
  if (reading->card == NULL)
    return NULL;

  reading->photo = hoso_persona_reading_load_photo (db, reading->persona);
  return g_steal_pointer (&reading);
}

void
hoso_persona_reading_free (HosoPersonaReading *reading)
{
  if (reading == NULL)
    return;

  g_clear_pointer (&reading->persona, hoso_persona_free);
  g_clear_pointer (&reading->segments, g_ptr_array_unref);
  g_clear_object (&reading->photo);
  g_clear_pointer (&reading->card, hoso_scene_unref);
  g_free (reading);
}
