/* Spellings that may be one answer: whether they are, and how it is read. */

#pragma once

#include <adwaita.h>

#include "hoso-tidy-up.h"

G_BEGIN_DECLS

#define HOSO_TYPE_TIDY_ROW (hoso_tidy_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoTidyRow, hoso_tidy_row, HOSO, TIDY_ROW, AdwBin)

/* @group: NULL for the spellings that stay as they are written.  @rows, of
 * HosoTidyRow, are all of the dialogue; a row is among them at @place. */
GtkWidget *
hoso_tidy_row_new (const HosoSpellingGroup *group, const GPtrArray *rows, guint place);
/* How the answer is read; “” for spellings that stay as they are. */
const char *hoso_tidy_row_get_label (HosoTidyRow *row);
/* Lets go of the spelling at @index; NULL where there is none. */
HosoSpelling *hoso_tidy_row_take (HosoTidyRow *row, guint index);
/* Takes @spelling. */
void hoso_tidy_row_add (HosoTidyRow *row, HosoSpelling *spelling);
/* NULL where it has no spelling left. */
HosoTidyDecision *hoso_tidy_row_make_decision (HosoTidyRow *row);

/* Signal “changed”: what it decides is another now.  Chips move by the action
 * “tidy.move” (uuu) of an ancestor: place of the row, index of the spelling,
 * place of the row that gets it. */

G_END_DECLS
