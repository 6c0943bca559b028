/* The face of a persona: its photo, or the initials of its name. */

#pragma once

#include "hoso-scene-builder.h"

G_BEGIN_DECLS

void hoso_avatar_add (
  HosoScene *scene, const char *name, GBytes *photo, double x, double y, double size);
char *hoso_avatar_dup_initials (const char *name);

G_END_DECLS
