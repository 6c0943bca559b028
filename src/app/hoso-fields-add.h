/* The row in which a field is added to the profile. */

#pragma once

#include <adwaita.h>

#include "hoso-field.h"

G_BEGIN_DECLS

#define HOSO_TYPE_FIELDS_ADD (hoso_fields_add_get_type ())
G_DECLARE_FINAL_TYPE (HosoFieldsAdd, hoso_fields_add, HOSO, FIELDS_ADD, AdwExpanderRow)

/* Signal “added” (HosoFieldsAdd *, HosoField *field): the user asks for it; whoever
 * handles the signal takes the field over. */

/* Opens the row, with the focus on the name. */
void hoso_fields_add_open (HosoFieldsAdd *row);
/* Makes it ready for the next field. */
void hoso_fields_add_clear (HosoFieldsAdd *row);

G_END_DECLS
