/* A text that is read until somebody edits it in place. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HOSO_TYPE_TEXT_CELL (hoso_text_cell_get_type ())
G_DECLARE_FINAL_TYPE (HosoTextCell, hoso_text_cell, HOSO, TEXT_CELL, GtkWidget)

GtkWidget *hoso_text_cell_new (GtkAccessibleRole role);
/* What the place is, for those who cannot see where it stands. */
void hoso_text_cell_set_name (HosoTextCell *cell, const char *name);
/* Plain text; NULL is the same as empty.  Not while it is being edited. */
void hoso_text_cell_set_text (HosoTextCell *cell, const char *text);
const char *hoso_text_cell_get_text (HosoTextCell *cell);
/* What an empty place says to those who see it. */
void hoso_text_cell_set_placeholder (HosoTextCell *cell, const char *placeholder);
/* An empty text is then no change. */
void hoso_text_cell_set_required (HosoTextCell *cell, gboolean required);
void hoso_text_cell_edit (HosoTextCell *cell);
gboolean hoso_text_cell_is_edited (HosoTextCell *cell);

/* Signal “committed” (HosoTextCell *): the user changed the text. */

G_END_DECLS
