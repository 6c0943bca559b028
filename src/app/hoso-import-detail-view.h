/* One import: what it did and changed, what is left to decide, what was wrong
 * with its file, and a button that takes it back.
 */

#pragma once

#include <adwaita.h>

#include "hoso-import-detail.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_IMPORT_DETAIL_VIEW (hoso_import_detail_view_get_type ())
G_DECLARE_FINAL_TYPE (
  HosoImportDetailView, hoso_import_detail_view, HOSO, IMPORT_DETAIL_VIEW, AdwBin)

/* How many changes and customers are shown. */
#define HOSO_IMPORT_DETAIL_ROWS 100

/* Signals “decide” (HosoImportDetailView *): the user wants to see the questions;
 * “undone” (HosoImportDetailView *): the import is gone; “left”
 * (HosoImportDetailView *): the user went to a customer or to the survey. */
void hoso_import_detail_view_set_workspace (HosoImportDetailView *view, HosoWorkspace *workspace);
void hoso_import_detail_view_set_detail (HosoImportDetailView *view,
                                         const HosoImportDetail *detail);

G_END_DECLS
