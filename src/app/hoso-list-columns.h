/* The columns of a list that is about to be imported: what each holds, and what
 * it fills, to be corrected in place.
 */

#pragma once

#include <adwaita.h>

#include "hoso-sheet.h"

G_BEGIN_DECLS

#define HOSO_TYPE_LIST_COLUMNS (hoso_list_columns_get_type ())
G_DECLARE_FINAL_TYPE (HosoListColumns, hoso_list_columns, HOSO, LIST_COLUMNS, AdwBin)

/* Signal “changed”: a column fills something else now. */

/* Borrows @sheet, which it corrects, until the next one; @fields: of HosoField,
 * those of the profile. */
void hoso_list_columns_set_sheet (HosoListColumns *columns, HosoSheet *sheet, GPtrArray *fields);

G_END_DECLS
