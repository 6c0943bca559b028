/* The preview of an import: the options, then a card for each column. */

#pragma once

#include <adwaita.h>

#include "hoso-import-plan.h"

G_BEGIN_DECLS

#define HOSO_TYPE_IMPORT_LIST (hoso_import_list_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportList, hoso_import_list, HOSO, IMPORT_LIST, AdwBin)

/* Signal “changed”: a column is taken for something else now. */

/* The widget above the columns; once. */
void hoso_import_list_set_head (HosoImportList *list, GtkWidget *head);
/* @fields: of HosoField.  Borrows @plan until the next one.  What the user
 * corrected on the columns of the last plan is kept, unless @anew. */
void hoso_import_list_set_plan (HosoImportList *list,
                                HosoImportPlan *plan,
                                GPtrArray *fields,
                                gboolean anew);

G_END_DECLS
