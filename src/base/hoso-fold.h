/* Text as people search for it: Vietnamese marks away, đ to d, lower case.
 * Takes NFC and NFD alike.  Thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hoso_fold (const char *text);
void hoso_fold_append (GString *folded, const char *text, gssize length);
char *hoso_fold_header (const char *text);
char *hoso_text_dup_nfc (const char *text, gssize length);
char *hoso_text_dup_trimmed (const char *text, gssize length);

G_END_DECLS
