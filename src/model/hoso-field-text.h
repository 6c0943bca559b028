/* The values of fields: one form in which they are stored, whatever way people
 * write them, and the form in which they are shown.  Thread-safe.
 *
 *   number   “-12.5”         money   “1500000 VND”, “12.50 USD”
 *   choices  “Zalo; Shopee”  scale   “4”
 *   yesno    “yes”, “no”     date    as hoso-partial-date.h says
 *   person   the uid of a customer; others are text
 */

#pragma once

#include "hoso-field.h"

G_BEGIN_DECLS

char *hoso_field_parse (const HosoField *field, const char *text, GError **error);
char *hoso_field_dup_canonical (const HosoField *field, const char *text);
char *hoso_field_format (const HosoField *field, const char *value, const char *language);
char **hoso_field_split (const HosoField *field, const char *text);
char *hoso_field_join (const char *const *choices);
gboolean hoso_field_compare (const HosoField *field, const char *a, const char *b, int *order);
void hoso_field_get_scale (const HosoField *field, int *low, int *high);

G_END_DECLS
