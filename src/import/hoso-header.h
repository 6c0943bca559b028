/* What a column's header says about it.  Thread-safe. */

#pragma once

#include "hoso-time.h"

G_BEGIN_DECLS

/* @folded: what hoso_header_fold() gave. */
char *hoso_header_fold (const char *header);
gboolean hoso_header_is_timestamp (const char *header, HosoDateOrder *order);
gboolean hoso_header_split_grid (const char *header, char **title, char **row);
const char *hoso_header_get_field (const char *folded);
gboolean hoso_header_asks_place (const char *folded);
gboolean hoso_header_asks_day (const char *folded);
gboolean hoso_header_is_identifier (const char *folded);
gboolean hoso_header_is_score (const char *folded);
gboolean hoso_header_is_feedback (const char *folded);

G_END_DECLS
