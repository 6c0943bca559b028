/* What every picture must keep: texts apart, inside the page, all there. */

#pragma once

#include "hoso-scene-builder.h"

G_BEGIN_DECLS

void check_scene (const HosoScene *scene);
void check_scene_says (const HosoScene *scene, const char *text);
void check_scene_lacks (const HosoScene *scene, const char *text);
guint count_hatched (const HosoScene *scene);
guint count_kind (const HosoScene *scene, HosoShapeKind kind);

G_END_DECLS
