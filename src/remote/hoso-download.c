/* Where a fetched file lies until it is imported, and what it is called: the
 * name is the server's word, so nothing of it may lead out of its folder.
 */

#include "hoso-config.h"

#include "hoso-download.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>

#include "hoso-error.h"
#include "hoso-fold.h"

#define MAX_NAME_BYTES 180

typedef struct
{
  const char *type;
  const char *ending;
} Ending;

static const Ending endings[] = {
  { "text/csv", ".csv" },
  { "text/tab-separated-values", ".tsv" },
  { "text/plain", ".txt" },
  { "application/zip", ".zip" },
  { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx" },
};

HosoDownload *
hoso_download_new (void)
{
  return g_new0 (HosoDownload, 1);
}

/* Removes the file too.  NULL is allowed. */
void
hoso_download_free (HosoDownload *download)
{
  if (download == NULL)
    return;

  if (download->path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (download->path);

      g_unlink (download->path);
      g_rmdir (folder);
    }
  g_free (download->path);
  g_free (download->etag);
  g_free (download->last_modified);
  g_free (download->checksum);
  g_free (download);
}

/* Sets @download's path: a file of that name, not there yet, in a new folder
 * that only this user can read. */
gboolean
hoso_download_make_file (HosoDownload *download, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-link-XXXXXX", &local);

  if (folder == NULL)
    {
      /* Translators: %s is the system's reason. */
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_FAILED,
                   _ ("There is no place for the file that is to be fetched: %s"), local->message);
      return FALSE;
    }
  download->path = g_build_filename (folder, name, NULL);
  return TRUE;
}

/* The last part of a path of any system, without what no file name should hold. */
static char *
dup_safe (const char *name)
{
  const char *slash = strpbrk (name, "/\\");
  g_autoptr (GString) safe = g_string_new (NULL);

  while (slash != NULL)
    {
      name = slash + 1;
      slash = strpbrk (name, "/\\");
    }
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (!g_unichar_iscntrl (letter) && g_unichar_type (letter) != G_UNICODE_FORMAT)
        g_string_append_unichar (safe, letter);
    }
  while (safe->str[0] == '.')
    g_string_erase (safe, 0, 1);
  return hoso_text_dup_trimmed (safe->str, -1);
}

static char *
dup_from_url (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  if (uri == NULL || strchr (g_uri_get_path (uri), '.') == NULL)
    return g_strdup ("");
  base = g_path_get_basename (g_uri_get_path (uri));
  name = g_uri_unescape_string (base, NULL);
  return name != NULL && g_utf8_validate (name, -1, NULL) && strchr (name, '.') != NULL
           ? dup_safe (name)
           : g_strdup ("");
}

static const char *
find_ending (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_strcmp0 (type, endings[i].type) == 0)
      return endings[i].ending;
  return ".csv";
}

static gboolean
has_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (dot, endings[i].ending) == 0)
      return TRUE;
  return FALSE;
}

/* Cuts the name before its ending, between two letters. */
static void
shorten (GString *stem)
{
  gsize length = stem->len;

  while (length > MAX_NAME_BYTES)
    length = g_utf8_find_prev_char (stem->str, stem->str + length) - stem->str;
  g_string_truncate (stem, length);
}

/* A file name for what came from @url: what the server proposed (or NULL), else
 * what the address ends with, else a plain one; @type, or NULL, gives the ending
 * that is missing.  Free with g_free(). */
char *
hoso_download_dup_name (const char *proposed, const char *url, const char *type)
{
  g_autofree char *name = NULL;
  g_autoptr (GString) stem = NULL;
  const char *ending;

  if (proposed != NULL && g_utf8_validate (proposed, -1, NULL))
    name = dup_safe (proposed);
  if (name == NULL || *name == '\0')
    {
      g_free (name);
      name = dup_from_url (url);
    }
  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup (_ ("From a link"));
    }
  ending = has_ending (name) ? strrchr (name, '.') : find_ending (type);
  stem = g_string_new_len (name, has_ending (name) ? ending - name : (gssize)strlen (name));
  shorten (stem);
  g_string_append (stem, ending);
  return g_string_free (g_steal_pointer (&stem), FALSE);
}
