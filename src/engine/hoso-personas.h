/* Use cases around personas. */

#pragma once

#include "hoso-persona.h"
#include "hoso-scene.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Of HosoPersona without statements, by name. */
GPtrArray *hoso_personas_list (HosoDb *db, GError **error);
/* With statements, and today's figures in their evidence. */
HosoPersona *hoso_personas_load (HosoDb *db, gint64 id, GError **error);
/* A persona that stands for @segment: statements from its most telling answers,
 * without the questions that the segment is made of (S92, W1). */
gint64 hoso_personas_create_from_segment (
  HosoDb *db, gint64 segment, const char *name, const char *language, GError **error);
/* Adds where the id is 0, otherwise stores what differs, statements included.
 * Returns the id, or 0 with an error set. */
gint64 hoso_personas_save (HosoDb *db, const HosoPersona *persona, GError **error);
gboolean hoso_personas_remove (HosoDb *db, gint64 id, GError **error);
/* @image: a file's bytes (JPEG, PNG, WebP …), or NULL to remove the photo. */
gboolean hoso_personas_set_photo (HosoDb *db, gint64 id, GBytes *image, GError **error);
/* Of HosoStatement: what could be said of @segment, most telling first. */
GPtrArray *hoso_personas_propose (
  HosoDb *db, gint64 segment, const char *language, guint limit, GError **error);

/* The card, for screen and paper alike. */
HosoScene *hoso_personas_build_card (HosoDb *db, gint64 id, GError **error);
/* @format: "pdf", "png", "svg" or "json". */
gboolean hoso_personas_export (
  HosoDb *db, gint64 id, const char *format, const char *path, GError **error);

G_END_DECLS
