/* Stored dates as people read them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hoso_date_text_dup (const char *iso8601);
char *hoso_date_text_dup_range (const char *first, const char *last);
char *hoso_date_text_dup_unix (gint64 seconds);

G_END_DECLS
