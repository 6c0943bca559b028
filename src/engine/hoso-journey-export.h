/* A journey as text: a matrix for spreadsheets, an object for programs. */

#pragma once

#include "hoso-journey.h"

G_BEGIN_DECLS

gboolean hoso_journey_export_csv (const HosoJourney *journey, const char *path, GError **error);
gboolean hoso_journey_export_json (const HosoJourney *journey, const char *path, GError **error);

G_END_DECLS
