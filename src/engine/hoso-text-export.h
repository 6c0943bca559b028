/* Files of text that leave the workspace.  Written beside the target first,
 * then moved over it, so that a full disk never leaves half a file. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean hoso_text_export_write (const char *path, const char *text, gsize length, GError **error);
/* The builder's object, indented, with a line end. */
gboolean hoso_text_export_write_json (const char *path, JsonBuilder *builder, GError **error);
/* A member of the object being built; null where @text is NULL. */
void hoso_text_export_add_member (JsonBuilder *builder, const char *name, const char *text);
/* One cell of a CSV file, quoted where needed; text that a spreadsheet would
 * run as a formula gets an apostrophe in front. */
void hoso_text_export_append_cell (GString *csv, const char *text);

G_END_DECLS
