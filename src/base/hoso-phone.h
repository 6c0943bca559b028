/* Telephone numbers as Vietnamese shops write them, in one canonical form.
 * Thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Canonical: "+84903123456"; NULL where @text is no complete number.  Mobile
 * prefixes of before 2018 become today's. */
char *hoso_phone_canonicalise (const char *text);
/* Of all numbers that begin as the digits of @text do, for looking them up. */
char *hoso_phone_dup_beginning (const char *text);
/* Today's national writing, "0903 123 456"; free with g_free(). */
char *hoso_phone_dup_display (const char *canonical);
/* A spreadsheet wrote it as "8.49E+10": beyond repair. */
gboolean hoso_phone_is_damaged (const char *text);

G_END_DECLS
