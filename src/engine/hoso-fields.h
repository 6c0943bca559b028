/* The fields that every new workspace starts with, as data/templates says, and
 * how their values are read. */

#pragma once

#include "hoso-spelling-map.h"
#include "hoso-types.h"

G_BEGIN_DECLS

gboolean hoso_fields_ensure (HosoDb *db, GError **error);
GPtrArray *hoso_fields_list_all (HosoDb *db, GError **error);
/* How the values of the field @key are read. */
HosoSpellingMap *hoso_fields_load_spellings (HosoDb *db, const char *key, GError **error);

G_END_DECLS
