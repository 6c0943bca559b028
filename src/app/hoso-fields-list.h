/* The fields of the profile, to be changed one by one. */

#pragma once

#include <adwaita.h>

#include "hoso-fields-work.h"

G_BEGIN_DECLS

#define HOSO_TYPE_FIELDS_LIST (hoso_fields_list_get_type ())
G_DECLARE_FINAL_TYPE (HosoFieldsList, hoso_fields_list, HOSO, FIELDS_LIST, AdwBin)

/* Signal “changed” (HosoFieldsList *, HosoFieldsChange *change): the user asks for
 * a change, which whoever handles it takes over. */

/* @fields: of HosoField, retired ones too; those of customers of @kind, "b2c" or
 * "b2b", are shown. */
void hoso_fields_list_show (HosoFieldsList *list, GPtrArray *fields, const char *kind);

G_END_DECLS
