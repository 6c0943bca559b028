/* Writing JSON and CSV files.  Thread-safe. */

#include "hoso-config.h"

#include "hoso-text-export.h"

#include "hoso-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
set_not_written (const char *path, GError *cause, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  gboolean full = g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC);

  g_set_error (error,
               HOSO_ERROR,
               full ? HOSO_ERROR_FULL : HOSO_ERROR_FAILED,
               /* Translators: a file's name, and what the system said. */
               _ ("The file “%s” could not be written: %s"),
               name,
               cause->message);

  return FALSE;
}

/* Replaces the file at @path as a whole, or leaves it as it was. */
gboolean
hoso_text_export_write (const char *path, const char *text, gsize length, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!g_file_set_contents_full (path,
                                 text,
                                 (gssize)length,
                                 G_FILE_SET_CONTENTS_CONSISTENT,
                                 0644,
                                 &cause))
    return set_not_written (path, cause, error);

  return TRUE;
}

/* Takes nothing; the builder can be used no more afterwards. */
gboolean
hoso_text_export_write_json (const char *path, JsonBuilder *builder, GError **error)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, TRUE);
  g_autofree char *text = g_strconcat (json, "\n", NULL);

  return hoso_text_export_write (path, text, strlen (text), error);
}

void
hoso_text_export_add_member (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, text);
}

/* Appends @text, NULL for an empty cell, without a separator. */
void
hoso_text_export_append_cell (GString *csv, const char *text)
{
  if (text == NULL)
    return;

  g_string_append_c (csv, '"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}
