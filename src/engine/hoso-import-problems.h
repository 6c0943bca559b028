/* What was wrong with a file, to be handed on: copied, or as a file of its own. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @problems: of HosoProblem.  UTF-8 with a byte order mark, CRLF; a reason or
 * header that a spreadsheet would take for a formula is defused. */
gboolean
hoso_import_problems_write_csv (const GPtrArray *problems, const char *path, GError **error);
/* The same as lines with tabs between, for the clipboard. */
char *hoso_import_problems_dup_text (const GPtrArray *problems);

G_END_DECLS
