/* A button behind which the columns of a table are chosen and put into order. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_COLUMN_CHOOSER (hoso_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (HosoColumnChooser, hoso_column_chooser, HOSO, COLUMN_CHOOSER, AdwBin)

/* @columns: of HosoCustomerColumn, shared, the first always shown; @chosen: keys,
 * in the order of the table. */
void hoso_column_chooser_set_columns (HosoColumnChooser *chooser,
                                      GPtrArray *columns,
                                      const char *const *chosen);

/* Signal “changed” (HosoColumnChooser *, GStrv): the keys that the user chose, in
 * their order. */

G_END_DECLS
