/* Settings that are several numbers by name, kept as one line of JSON. */

#pragma once

#include <json-glib/json-glib.h>

#include "hoso-db.h"

G_BEGIN_DECLS

/* Empty where nothing was set or what was set cannot be read; NULL with @error set. */
JsonObject *hoso_setting_object_load (HosoDb *db, const char *key, GError **error);
/* An empty object forgets what was set. */
gboolean
hoso_setting_object_save (HosoDb *db, const char *key, JsonObject *object, GError **error);

G_END_DECLS
