/* Two customers who look like one: who they are, why, and what to do. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-duplicates.h"

G_BEGIN_DECLS

#define HOSO_TYPE_DUPLICATE_ROW (hoso_duplicate_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoDuplicateRow, hoso_duplicate_row, HOSO, DUPLICATE_ROW, GtkListBoxRow)

/* Its buttons activate “duplicates.merge” and “duplicates.apart” with both ids. */
GtkWidget *hoso_duplicate_row_new (const HosoDuplicate *duplicate);
gboolean hoso_duplicate_row_has (HosoDuplicateRow *row, gint64 customer);

G_END_DECLS
