/* The fields that every new workspace starts with, as data/templates says. */

#pragma once

#include "hoso-types.h"

G_BEGIN_DECLS

gboolean hoso_fields_ensure (HosoDb *db, GError **error);

G_END_DECLS
