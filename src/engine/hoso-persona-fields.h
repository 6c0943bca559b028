/* The profile's fields of people and companies alike, found by key. */

#pragma once

#include "hoso-customer.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* Of HosoField; what both kinds share is there twice. */
GPtrArray *hoso_persona_fields_list (HosoDb *db, GError **error);
/* Borrowed, or NULL. */
const HosoField *hoso_persona_fields_find (const GPtrArray *fields, const char *key);

G_END_DECLS
