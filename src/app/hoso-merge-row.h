/* One thing that two customers have differently: both side by side, one chosen. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-merges.h"

G_BEGIN_DECLS

#define HOSO_TYPE_MERGE_ROW (hoso_merge_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoMergeRow, hoso_merge_row, HOSO, MERGE_ROW, GtkListBoxRow)

GtkWidget *hoso_merge_row_new (const HosoMergeDifference *difference);
/* Whether the second of both is chosen. */
gboolean hoso_merge_row_takes_other (HosoMergeRow *row);

G_END_DECLS
