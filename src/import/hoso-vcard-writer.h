/* vCard 4.0 (RFC 6350) as text: escaping, and folding of long lines.
 * Thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The octets of a line without its end. */
#define HOSO_VCARD_LINE 75

void hoso_vcard_append_escaped (GString *value, const char *text);
void hoso_vcard_append_line (GString *card, const char *name, const char *value);
void hoso_vcard_append_text (GString *card, const char *name, const char *text);

G_END_DECLS
