/* Journeys as stored; a loaded one has its stages, steps and cells. */

#pragma once

#include "hoso-db.h"
#include "hoso-journey.h"

G_BEGIN_DECLS

GPtrArray *hoso_journey_table_list (HosoDb *db, GError **error);
HosoJourney *hoso_journey_table_load (HosoDb *db, gint64 id, GError **error);
gint64 hoso_journey_table_add (HosoDb *db, const HosoJourney *journey, GError **error);
gboolean hoso_journey_table_update (HosoDb *db,
                                    gint64 id,
                                    const char *title,
                                    const char *scenario,
                                    GError **error);
gboolean hoso_journey_table_remove (HosoDb *db, gint64 id, GError **error);

G_END_DECLS
