/* Steps of stages, and their cells.  Positions count from 0 within a stage
 * without gaps: adding makes room, removing closes up. */

#pragma once

#include "hoso-db.h"
#include "hoso-journey.h"

G_BEGIN_DECLS

gint64 hoso_step_table_add (HosoDb *db,
                            gint64 stage,
                            int position,
                            const HosoStep *step,
                            GError **error);
gboolean hoso_step_table_set_title (HosoDb *db, gint64 id, const char *title, GError **error);
gboolean hoso_step_table_set_emotion (HosoDb *db, gint64 id, int emotion, GError **error);
gboolean hoso_step_table_move (HosoDb *db, gint64 id, int direction, GError **error);
gboolean hoso_step_table_remove (HosoDb *db, gint64 id, GError **error);
gboolean hoso_step_table_set_cell (HosoDb *db,
                                   gint64 id,
                                   HosoLane lane,
                                   const char *text,
                                   GError **error);

G_END_DECLS
