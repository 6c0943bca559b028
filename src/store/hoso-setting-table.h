/* What the owner has set for the workspace, by key. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* @value is NULL where nothing was set. */
gboolean hoso_setting_table_get (HosoDb *db, const char *key, char **value, GError **error);
/* NULL as @value forgets what was set. */
gboolean hoso_setting_table_set (HosoDb *db, const char *key, const char *value, GError **error);

G_END_DECLS
