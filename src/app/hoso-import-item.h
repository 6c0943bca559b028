/* The columns of a file that is about to be imported, as items of a list. */

#pragma once

#include <gio/gio.h>

#include "hoso-import-plan.h"

G_BEGIN_DECLS

/* One column.  Signal “changed”: what it is taken for is another now. */
#define HOSO_TYPE_IMPORT_ITEM (hoso_import_item_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportItem, hoso_import_item, HOSO, IMPORT_ITEM, GObject)

/* Borrows @plan, which outlives its items. */
HosoImportItem *hoso_import_item_new (HosoImportPlan *plan, guint column);
/* Takes over what the user corrected on the same column of an older reading. */
void hoso_import_item_keep (HosoImportItem *item, HosoImportItem *older);

const HosoQuestion *hoso_import_item_get_question (HosoImportItem *item);
char **hoso_import_item_get_samples (HosoImportItem *item);
/* Whether the survey has settled what kind of question it is. */
gboolean hoso_import_item_is_known (HosoImportItem *item);
void hoso_import_item_set_kind (HosoImportItem *item, HosoQuestionKind kind);
/* @key: of a customer field, or "name", "email" and "phone"; NULL for none.  The
 * column that filled it before fills none then. */
void hoso_import_item_set_field (HosoImportItem *item, const char *key);
/* Tells those who show the item where another column took its field. */
void hoso_import_item_refresh (HosoImportItem *item);

G_END_DECLS
