/* The fields of a customer, to be edited, in their groups. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_FIELD_ROWS (hoso_field_rows_get_type ())
G_DECLARE_FINAL_TYPE (HosoFieldRows, hoso_field_rows, HOSO, FIELD_ROWS, AdwBin)

/* Signal “changed”: the user wrote or chose something. */

/* What the customer has: of HosoFieldValue, copied. */
void hoso_field_rows_set_values (HosoFieldRows *rows, GPtrArray *values);
/* Whether fields outside the quick form are shown too, from the next
 * hoso_field_rows_set_fields() on. */
void hoso_field_rows_set_all (HosoFieldRows *rows, gboolean all);
/* The fields to show, of HosoField; @suggestions are key → char **.  What was
 * typed for other fields is kept. */
void hoso_field_rows_set_fields (HosoFieldRows *rows, GPtrArray *fields, GHashTable *suggestions);
/* Whether all can be stored; otherwise the rows say why, and the first of them
 * gets the focus. */
gboolean hoso_field_rows_check (HosoFieldRows *rows);
/* Where the field is shown, it gets the focus. */
void hoso_field_rows_focus (HosoFieldRows *rows, const char *key);
/* The first that the quick form leaves out gets the focus. */
void hoso_field_rows_focus_more (HosoFieldRows *rows);
/* Appends new HosoFieldValues for all that is known, shown or not. */
void hoso_field_rows_take_values (HosoFieldRows *rows, GPtrArray *values);

G_END_DECLS
