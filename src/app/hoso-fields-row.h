/* One field of the profile among those that can be changed. */

#pragma once

#include <adwaita.h>

#include "hoso-fields-work.h"

G_BEGIN_DECLS

#define HOSO_TYPE_FIELDS_ROW (hoso_fields_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoFieldsRow, hoso_fields_row, HOSO, FIELDS_ROW, AdwExpanderRow)

/* Signal “changed” (HosoFieldsRow *, HosoFieldsChange *change): the user asks for
 * a change, which whoever handles it takes over. */

GtkWidget *hoso_fields_row_new (const HosoField *field);
/* Borrowed: the key of the field. */
const char *hoso_fields_row_get_key (HosoFieldsRow *row);
/* Whether there is one of its group before it, and one after it. */
void hoso_fields_row_set_place (HosoFieldsRow *row, gboolean first, gboolean last);
/* Puts the focus on the part that @part names, or on the row itself. */
void hoso_fields_row_focus (HosoFieldsRow *row, const char *part);

G_END_DECLS
