/* Rows to type in, named for those who cannot see them. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Also names the pencil that the row shows, which has no name of its own. */
void hoso_entry_row_set_name (AdwEntryRow *row, const char *name);

/* Moves the focus from inside a row to what comes after the row. */
void hoso_entry_row_go_on (GtkWidget *widget);

G_END_DECLS
