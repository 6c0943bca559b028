/* What can be done about the spellings of a question's answers. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_TIDY_BAR (hoso_tidy_bar_get_type ())
G_DECLARE_FINAL_TYPE (HosoTidyBar, hoso_tidy_bar, HOSO, TIDY_BAR, AdwBin)

/* Shows itself where something looks alike or was taken together.  What was
 * found is kept with @item; 0 for @question clears. */
void hoso_tidy_bar_set_question (
  HosoTidyBar *bar, HosoWorkspace *workspace, GObject *item, gint64 question, const char *label);
/* Whether some spellings were taken together. */
gboolean hoso_tidy_bar_is_decided (HosoTidyBar *bar);
/* Whether the user wants to see each spelling. */
gboolean hoso_tidy_bar_wants_written (HosoTidyBar *bar);

/* Signal “changed”: either is another now. */

G_END_DECLS
