/* The day that all figures on buying count up to: of types, RFM, the models, the
 * dashboard, and of conditions on what was bought. */

#pragma once

#include "hoso-types.h"

G_BEGIN_DECLS

/* Days since 1970-01-01 by wall time. */
gboolean hoso_as_of_find (HosoDb *db, gint *day, GError **error);
gboolean hoso_as_of_find_before (HosoDb *db, gint today, gint *day, GError **error);
/* @note: (out): in words where that day is before today, else NULL. */
gboolean hoso_as_of_dup_note (HosoDb *db, char **note, GError **error);

G_END_DECLS
