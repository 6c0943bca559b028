/* The fields of a customer, to be edited, in their groups. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_FIELD_ROWS (hoso_field_rows_get_type ())
G_DECLARE_FINAL_TYPE (HosoFieldRows, hoso_field_rows, HOSO, FIELD_ROWS, AdwBin)

/* What the customer has: of HosoFieldValue, copied. */
void hoso_field_rows_set_values (HosoFieldRows *rows, GPtrArray *values);
/* The fields to show, of HosoField; @suggestions are key → char **.  What was
 * typed for other fields is kept. */
void hoso_field_rows_set_fields (HosoFieldRows *rows, GPtrArray *fields, GHashTable *suggestions);
/* Appends new HosoFieldValues for all that is known, shown or not. */
void hoso_field_rows_take_values (HosoFieldRows *rows, GPtrArray *values);

G_END_DECLS
