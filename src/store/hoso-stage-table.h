/* Stages of journeys.  Positions count from 0 without gaps: adding makes room,
 * removing closes up. */

#pragma once

#include "hoso-db.h"
#include "hoso-journey.h"

G_BEGIN_DECLS

gint64 hoso_stage_table_add (HosoDb *db,
                             gint64 journey,
                             int position,
                             const HosoStage *stage,
                             GError **error);
gboolean hoso_stage_table_set_title (HosoDb *db, gint64 id, const char *title, GError **error);
gboolean hoso_stage_table_remove (HosoDb *db, gint64 id, GError **error);

G_END_DECLS
