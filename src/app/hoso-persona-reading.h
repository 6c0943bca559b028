/* All that the editor of a persona shows, read at once. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-personas.h"

G_BEGIN_DECLS

typedef struct
{
  HosoPersona *persona;
  GPtrArray *segments; /* of HosoSegment, all of them */
  GdkTexture *photo;   /* or NULL */
  HosoScene *card;
} HosoPersonaReading;

/* On a thread of the store.  @data: the id (gint64 *). */
gpointer hoso_persona_reading_read (HosoDb *db,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);
void hoso_persona_reading_free (HosoPersonaReading *reading);
/* NULL for a persona without a photo, and for one that cannot be shown. */
GdkTexture *hoso_persona_reading_load_photo (HosoDb *db, const HosoPersona *persona);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPersonaReading, hoso_persona_reading_free)

G_END_DECLS
