/* The owner's thresholds of the seven types, kept in the workspace. */

#pragma once

#include "hoso-customer-type.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* What the owner has not set stays as it comes. */
gboolean hoso_type_settings_load (HosoDb *db, HosoTypeRules *rules, GError **error);
/* One action that undo takes back; HOSO_ERROR_INVALID for thresholds that make
 * no sense. */
gboolean hoso_type_settings_save (HosoDb *db, const HosoTypeRules *rules, GError **error);

G_END_DECLS
