/* Which encoding a file's text has.  Thread-safe. */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

/* How many leading bytes of @text are valid UTF-8 without NUL. */
gsize hoso_utf8_valid_length (const char *text, gsize length);
/* @pieces: the file's head, then samples cut anywhere. */
char *hoso_encoding_guess (const HosoSpan *pieces, guint n, guint *bom_length);
gboolean hoso_encoding_is_utf8 (const char *encoding);
gboolean hoso_encoding_is_utf16 (const char *encoding);

G_END_DECLS
