/* One column of a file that is about to be imported. */

#pragma once

#include <adwaita.h>

#include "hoso-customer.h"
#include "hoso-draft.h"

G_BEGIN_DECLS

/* A column as an item of a list. */
#define HOSO_TYPE_IMPORT_ITEM (hoso_import_item_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportItem, hoso_import_item, HOSO, IMPORT_ITEM, GObject)

/* Borrows both; the draft outlives its items. */
HosoImportItem *hoso_import_item_new (HosoQuestion *question, char **samples);
/* Takes over what the user corrected on the same column of an older reading. */
void hoso_import_item_keep (HosoImportItem *item, HosoImportItem *older);

#define HOSO_TYPE_IMPORT_QUESTION_ROW (hoso_import_question_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportQuestionRow,
                      hoso_import_question_row,
                      HOSO,
                      IMPORT_QUESTION_ROW,
                      AdwBin)

/* @fields, of HosoField, is shared by all rows. */
GtkWidget *hoso_import_question_row_new (GPtrArray *fields);
void hoso_import_question_row_set_item (HosoImportQuestionRow *row, HosoImportItem *item);

G_END_DECLS
