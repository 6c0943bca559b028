/* Rewrites the links that people copy from Google's pages into those that give
 * the table itself.  A link that is none of Google's is fetched as it is.
 * Pure functions; nothing here touches the network.
 */

#include "hoso-config.h"

#include "hoso-link.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "hoso-error.h"
#include "hoso-fold.h"

#define HTTP_PORT 80
#define SHEETS "https://docs.google.com/spreadsheets/d/"

static const char *const table_endings[] = { ".csv", ".tsv", ".xlsx", ".zip" };

static gboolean
is_host (const GUri *uri, const char *host)
{
  return g_ascii_strcasecmp (g_uri_get_host ((GUri *)uri), host) == 0;
}

/* Whether the server is this computer itself. */
gboolean
hoso_link_is_local (const GUri *uri)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (g_uri_get_host ((GUri *)uri));

  return address != NULL ? g_inet_address_get_is_loopback (address) : is_host (uri, "localhost");
}

/* Whether nobody on the way can read or change what comes: https, or a server
 * on this computer. */
gboolean
hoso_link_is_safe (const GUri *uri)
{
  const char *scheme = g_uri_get_scheme ((GUri *)uri);

  return g_str_equal (scheme, "https") ||
         (g_str_equal (scheme, "http") && hoso_link_is_local (uri));
}

/* Where Google leads those who may not see a sheet. */
gboolean
hoso_link_is_sign_in (const GUri *uri)
{
  return is_host (uri, "accounts.google.com") || is_host (uri, "workspace.google.com");
}

/* --- Parsing --- */

static gpointer
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, sentence);
  return NULL;
}

/* The text as an address: without blanks around it, with a scheme, and with
 * what no address may hold written as %XX. */
static char *
dup_address (const char *text)
{
  g_autofree char *trimmed = hoso_text_dup_trimmed (text, -1);
  g_autofree char *address = NULL;

  if (strstr (trimmed, "://") != NULL)
    address = g_steal_pointer (&trimmed);
  else if (g_str_has_prefix (trimmed, "docs.google.com/") ||
           g_str_has_prefix (trimmed, "drive.google.com/"))
    address = g_strconcat ("https://", trimmed, NULL);
  else
    return NULL;
  return strpbrk (address, " \t\r\n<>\"") == NULL && g_utf8_validate (address, -1, NULL)
           ? g_uri_escape_string (address, ":/?#[]@!$&'()*+,;=%", FALSE)
           : NULL;
}

/* An address of before https was common is asked for with it. */
static GUri *
upgrade (GUri *uri)
{
  if (!g_str_equal (g_uri_get_scheme (uri), "http") || hoso_link_is_local (uri) ||
      g_uri_get_port (uri) != HTTP_PORT)
    return g_uri_ref (uri);
  return g_uri_build (SOUP_HTTP_URI_FLAGS, "https", NULL, g_uri_get_host (uri), -1,
                      g_uri_get_path (uri), g_uri_get_query (uri), g_uri_get_fragment (uri));
}

static GUri *
parse (const char *text, GError **error)
{
  g_autofree char *address = dup_address (text);
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) upgraded = NULL;

  if (address != NULL)
    uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      (!g_str_equal (g_uri_get_scheme (uri), "https") &&
       !g_str_equal (g_uri_get_scheme (uri), "http")))
    return fail (error, _ ("This is no link. Copy the whole address of the sheet, beginning with "
                           "https://, and paste it."));
  if (g_uri_get_userinfo (uri) != NULL)
    return fail (error, _ ("This link holds a password, so it was not fetched. Copy a link that "
                           "anyone may open."));
  upgraded = upgrade (uri);
  if (!hoso_link_is_safe (upgraded))
    return fail (error, _ ("This link is not secure. Copy a link that begins with https://."));
  return g_steal_pointer (&upgraded);
}

/* --- Google --- */

static gboolean
is_plain (const char *text)
{
  return text != NULL && *text != '\0' &&
         strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_") == strlen (text);
}

static GHashTable *
parse_query (const char *query)
{
  GHashTable *values = query != NULL ? g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL)
                                     : NULL;

  return values != NULL ? values : g_hash_table_new (NULL, NULL);
}

static const char *
find_plain (GHashTable *values, const char *name)
{
  const char *value = g_hash_table_size (values) > 0 ? g_hash_table_lookup (values, name) : NULL;

  return is_plain (value) ? value : NULL;
}

/* What of a link to a spreadsheet says which of its sheets is meant, and how it
 * is to be given. */
typedef struct
{
  GHashTable *query;
  GHashTable *fragment;
} Parameters;

static void
clear_parameters (Parameters *parameters)
{
  g_clear_pointer (&parameters->query, g_hash_table_unref);
  g_clear_pointer (&parameters->fragment, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parameters, clear_parameters)

/* The fragment follows the sheet that the browser shows; the query may not. */
static void
append_sheet (GString *url, const Parameters *parameters)
{
  const char *gid = find_plain (parameters->fragment, "gid");
  const char *resource_key = find_plain (parameters->query, "resourcekey");

  if (gid == NULL)
    gid = find_plain (parameters->query, "gid");
  if (gid != NULL)
    g_string_append_printf (url, "&gid=%s", gid);
  if (resource_key != NULL)
    g_string_append_printf (url, "&resourcekey=%s", resource_key);
}

/* The format that the link asks for where it is one that we read. */
static const char *
find_format (const Parameters *parameters, const char *name)
{
  static const char *const known[] = { "csv", "tsv", "xlsx", NULL };
  const char *format = find_plain (parameters->query, name);

  return format != NULL && g_strv_contains (known, format) ? format : "csv";
}

/* Only this page knows sheets by name; it drops values of a mixed column, so
 * it is asked only then. */
static gboolean
append_by_name (GString *url, const char *verb, const Parameters *parameters)
{
  const char *sheet = g_hash_table_size (parameters->query) > 0
                        ? g_hash_table_lookup (parameters->query, "sheet")
                        : NULL;

  if (g_strcmp0 (verb, "gviz") != 0 || sheet == NULL ||
      find_plain (parameters->query, "gid") != NULL)
    return FALSE;

  g_autofree char *escaped = g_uri_escape_string (sheet, NULL, FALSE);

  g_string_append_printf (url, "/gviz/tq?tqx=out:csv&sheet=%s", escaped);
  return TRUE;
}

/* @words: what follows “spreadsheets” in the path. */
static char *
dup_sheet (char **words, const Parameters *parameters, GError **error)
{
  g_autoptr (GString) url = g_string_new (SHEETS);
  gboolean published;

  if (g_strcmp0 (words[0], "u") == 0 && words[1] != NULL)
    words += 2;
  published = g_strcmp0 (words[0], "d") == 0 && g_strcmp0 (words[1], "e") == 0;
  if (g_strcmp0 (words[0], "d") != 0 || !is_plain (words[published ? 2 : 1]))
    {
      return fail (error, _ ("This link leads to no sheet. Open the sheet itself and copy its "
                             "address."));
    }

  g_string_append_printf (url, "%s%s", published ? "e/" : "", words[published ? 2 : 1]);
  if (published)
    {
      g_string_append_printf (url, "/pub?output=%s", find_format (parameters, "output"));
      append_sheet (url, parameters);
      if (g_strcmp0 (find_plain (parameters->query, "single"), "true") == 0)
        g_string_append (url, "&single=true");
    }
  else if (!append_by_name (url, words[2], parameters))
    {
      g_string_append_printf (url, "/export?format=%s", find_format (parameters, "format"));
      append_sheet (url, parameters);
    }
  return g_string_free (g_steal_pointer (&url), FALSE);
}

/* “/a/shop.vn/spreadsheets/…” is how companies' accounts see the same page. */
static char *
dup_document (const GUri *uri, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (g_uri_get_path ((GUri *)uri), "/", -1);
  g_auto (Parameters) parameters = {
    .query = parse_query (g_uri_get_query ((GUri *)uri)),
    .fragment = parse_query (g_uri_get_fragment ((GUri *)uri)),
  };
  char **words = parts[0] != NULL ? parts + 1 : parts;

  if (g_strcmp0 (words[0], "a") == 0 && words[1] != NULL)
    words += 2;
  if (g_strcmp0 (words[0], "spreadsheets") == 0)
    return dup_sheet (words + 1, &parameters, error);
  if (g_strcmp0 (words[0], "forms") == 0)
    return fail (error, _ ("This is the link of the form, not of its answers. Open the form’s "
                           "“Responses”, choose “View in Sheets”, and copy the address of that "
                           "sheet."));
  return fail (error,
               _ ("This link leads to no sheet. Open the sheet itself and copy its address."));
}

/* A file that lies in a folder of Google Drive, as its page or as itself. */
static char *
dup_drive_file (const GUri *uri, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (g_uri_get_path ((GUri *)uri), "/", -1);
  g_autoptr (GHashTable) query = parse_query (g_uri_get_query ((GUri *)uri));
  const char *id = find_plain (query, "id");

  if (g_strv_length (parts) >= 4 && g_str_equal (parts[1], "file") && g_str_equal (parts[2], "d"))
    id = is_plain (parts[3]) ? parts[3] : NULL;
  if (id != NULL)
    return g_strdup_printf ("https://drive.google.com/uc?export=download&id=%s", id);
  return fail (error, _ ("This link leads to no file. Open the file itself and copy its address."));
}

/* What to ask for to get the table behind what was pasted, or NULL with
 * HOSO_ERROR_INVALID and a sentence on which link to copy.  Free with g_free(). */
char *
hoso_link_dup_download (const char *text, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  uri = parse (text, error);
  if (uri == NULL)
    return NULL;
  if (is_host (uri, "docs.google.com"))
    return dup_document (uri, error);
  if (is_host (uri, "drive.google.com"))
    return dup_drive_file (uri, error);
  return g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT);
}

static gboolean
has_table_ending (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (table_endings); i++)
    if (g_str_has_suffix (lower, table_endings[i]))
      return TRUE;
  return FALSE;
}

/* Whether @text is a link of which one can see that a table is behind it, so
 * that it may be proposed without being asked. */
gboolean
hoso_link_is_table (const char *text)
{
  g_autofree char *download = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  download = hoso_link_dup_download (text, NULL);
  uri = download != NULL ? g_uri_parse (download, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  return uri != NULL && (is_host (uri, "docs.google.com") || is_host (uri, "drive.google.com") ||
                         has_table_ending (g_uri_get_path (uri)));
}
