/* Hours and minutes as people type them, and today. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* “8:30”, “8h30”, “8h” or “0830” as seconds since midnight; nothing is midnight. */
gboolean hoso_clock_text_parse (const char *text, gint64 *seconds);
/* “08:30” of wall-clock seconds; nothing for midnight.  Free with g_free(). */
char *hoso_clock_text_dup (gint64 local);
/* Days since 1970-01-01, here. */
gint64 hoso_clock_text_get_today (void);

G_END_DECLS
