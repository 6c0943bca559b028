/* The owner's thresholds of the ways to sort customers, kept in the workspace. */

#pragma once

#include "hoso-method.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* The ways, with what the owner set; what was not set stays as we propose it. */
GPtrArray *hoso_method_settings_load (HosoDb *db, GError **error);
/* One action that undo takes back; thresholds as we propose them are forgotten.
 * HOSO_ERROR_INVALID for those that make no sense. */
gboolean hoso_method_settings_save (HosoDb *db, const HosoMethod *method, GError **error);

G_END_DECLS
