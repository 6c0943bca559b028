/* What the cells of shop lists say.  Thread-safe. */

#pragma once

#include "hoso-purchase.h"
#include "hoso-row.h"
#include "hoso-time.h"

G_BEGIN_DECLS

/* Wall-clock seconds.  @serial: a bare number is a spreadsheet's day. */
gboolean hoso_sheet_parse_date (HosoSpan text,
                                HosoDateOrder order,
                                gboolean serial,
                                gint64 *at_local);
/* Whole pieces. */
gboolean hoso_sheet_parse_quantity (HosoSpan text, gint64 *quantity);
/* FALSE where nobody knows the word. */
gboolean hoso_sheet_parse_status (HosoSpan text, HosoPurchaseStatus *status);
/* “Khách lẻ” and other words for nobody in particular. */
gboolean hoso_sheet_is_walk_in (HosoSpan name);
/* “Công ty”, “Company”. */
gboolean hoso_sheet_is_company (HosoSpan kind);

G_END_DECLS
