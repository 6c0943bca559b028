/* Makes one customer of two: side by side, with a choice where they differ. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_MERGE_DIALOG (hoso_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoMergeDialog, hoso_merge_dialog, HOSO, MERGE_DIALOG, AdwWindow)

/* Presents itself above the window that @inside is in; the one entered first stays.
 * Signal “merged” (HosoMergeDialog *, gint64 survivor, gint64 merged, const char
 * *sentence): @sentence says so, which only a HosoWindow below has shown already. */
HosoMergeDialog *hoso_merge_dialog_open (GtkWidget *inside,
                                         HosoWorkspace *workspace,
                                         gint64 one,
                                         gint64 other);

G_END_DECLS
