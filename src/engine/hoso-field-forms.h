/* What a file writes in one field, in the form in which it is stored: each
 * writing is read once.
 */

#pragma once

#include "hoso-db.h"
#include "hoso-draft.h"
#include "hoso-field.h"

G_BEGIN_DECLS

typedef struct _HosoFieldForms HosoFieldForms;

HosoFieldForms *
hoso_field_forms_load (HosoDb *db, const char *key, HosoDateOrder order, GError **error);
void hoso_field_forms_free (HosoFieldForms *forms);
const HosoField *hoso_field_forms_get_field (const HosoFieldForms *forms);
const char *hoso_field_forms_find (HosoFieldForms *forms, const char *written);
/* For several fields: key → HosoFieldForms, loaded when first asked for. */
GHashTable *hoso_field_forms_new_table (void);
const char *hoso_field_forms_find_in (
  GHashTable *table, HosoDb *db, const char *key, const char *written, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoFieldForms, hoso_field_forms_free)

G_END_DECLS
