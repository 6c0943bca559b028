/* Fetches one file over HTTP into a folder of its own.
 *
 * Synchronous, for a thread that may wait.  Only what is safe on its way is
 * asked for, also where a server leads on; what comes is capped, and a page
 * instead of a file is known by its first bytes.  Nothing is remembered between
 * two fetches: no cookies, no passwords, no cache.
 */

#define G_LOG_DOMAIN "hoso-remote"

#include "hoso-config.h"

#include "hoso-fetch.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "hoso-error.h"
#include "hoso-fetch-error.h"
#include "hoso-link.h"

#define MAX_REDIRECTS 10
#define MAX_BYTES ((goffset)1 << 30)
#define MAX_TAG_BYTES 1024
#define PATIENCE_SECONDS 30
#define HEAD_BYTES 1024
#define BLOCK_BYTES (64 * 1024)
#define REPORT_EVERY (G_TIME_SPAN_SECOND / 10)

typedef struct
{
  const HosoFetchOptions *options;
  HosoFetchProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;

  SoupSession *session;
  GUri *uri;            /* asked last */
  SoupMessage *message; /* answered last */
  HosoDownload *download;

  GOutputStream *file;
  GChecksum *checksum;
  goffset received;
  goffset total; /* -1 where the server does not say */
  gint64 reported;
} Fetch;

static void
clear_fetch (Fetch *fetch)
{
  g_clear_object (&fetch->file);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->session);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_clear_pointer (&fetch->download, hoso_download_free);
  g_clear_pointer (&fetch->checksum, g_checksum_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fetch, clear_fetch)

/* --- Asking --- */

static void
start_session (Fetch *fetch)
{
  guint patience = fetch->options->patience > 0 ? fetch->options->patience : PATIENCE_SECONDS;

  fetch->session = soup_session_new_with_options ("timeout", patience,
                                                  "user-agent", "Hoso/" HOSO_VERSION,
                                                  NULL);
  soup_session_remove_feature_by_type (fetch->session, SOUP_TYPE_AUTH_MANAGER);
  /* It takes half a packed body for the whole of it; ours does not. */
  soup_session_remove_feature_by_type (fetch->session, SOUP_TYPE_CONTENT_DECODER);
  if (fetch->options->trust != NULL)
    soup_session_set_tls_database (fetch->session, fetch->options->trust);
}

/* A server's word goes back to it only as what a header may hold. */
static gboolean
is_tag (const char *text)
{
  if (text == NULL || *text == '\0' || strlen (text) > MAX_TAG_BYTES)
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isprint (*c))
      return FALSE;
  return TRUE;
}

static void
set_headers (Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (fetch->message);

  soup_message_headers_replace (headers, "Accept", "text/csv, application/zip, */*;q=0.5");
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  if (is_tag (fetch->options->etag))
    soup_message_headers_replace (headers, "If-None-Match", fetch->options->etag);
  if (is_tag (fetch->options->last_modified))
    soup_message_headers_replace (headers, "If-Modified-Since", fetch->options->last_modified);
}

/* The body of the answer to the present address, or NULL. */
static GInputStream *
ask (Fetch *fetch, GError **error)
{
  g_clear_object (&fetch->message);
  fetch->message = soup_message_new_from_uri (SOUP_METHOD_GET, fetch->uri);
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);
  set_headers (fetch);
  return soup_session_send (fetch->session, fetch->message, fetch->cancellable, error);
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Goes on to where the answer leads.  From the internet nothing leads to this
 * computer, and nothing leads from https to http. */
static gboolean
follow (Fetch *fetch, GError **error)
{
  const char *location = soup_message_headers_get_one (
    soup_message_get_response_headers (fetch->message), "Location");
  g_autoptr (GUri) next = NULL;

  if (location != NULL)
    next = g_uri_parse_relative (fetch->uri, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (next != NULL && g_uri_get_host (next) != NULL && hoso_link_is_sign_in (next))
    {
      hoso_fetch_set_closed (error);
      return FALSE;
    }
  if (next == NULL || g_uri_get_host (next) == NULL || !hoso_link_is_safe (next) ||
      (hoso_link_is_local (next) && !hoso_link_is_local (fetch->uri)))
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FAILED,
                           _ ("The link leads on to an address that is not secure, so nothing "
                              "was fetched."));
      return FALSE;
    }
  g_uri_unref (fetch->uri);
  fetch->uri = g_steal_pointer (&next);
  return TRUE;
}

static GInputStream *
ask_and_follow (Fetch *fetch, GError **error)
{
  for (guint i = 0; i < MAX_REDIRECTS; i++)
    {
      g_autoptr (GInputStream) body = ask (fetch, error);

      if (body == NULL || !is_redirect (soup_message_get_status (fetch->message)))
        return g_steal_pointer (&body);
      if (!follow (fetch, error))
        return NULL;
    }
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FAILED,
                       _ ("The link leads in a circle and to no file."));
  return NULL;
}

/* --- Receiving --- */

static void
report (Fetch *fetch, gboolean now)
{
  gint64 time = g_get_monotonic_time ();

  if (fetch->progress == NULL || (!now && time - fetch->reported < REPORT_EVERY))
    return;
  fetch->reported = time;
  fetch->progress (fetch->received, fetch->total, fetch->progress_data);
}

static goffset
get_limit (const Fetch *fetch)
{
  return fetch->options->max_bytes > 0 ? fetch->options->max_bytes : MAX_BYTES;
}

static gboolean
check_size (const Fetch *fetch, goffset size, GError **error)
{
  g_autofree char *limit = NULL;

  if (size <= get_limit (fetch))
    return TRUE;
  limit = g_format_size (get_limit (fetch));
  /* Translators: %s is a size such as “1 GB”. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_LIMIT,
               _ ("What is behind the link is larger than %s, so it was not fetched."), limit);
  return FALSE;
}

/* How the answer is packed, or NULL. */
static const char *
get_packing (const Fetch *fetch)
{
  const char *packing = soup_message_headers_get_one (
    soup_message_get_response_headers (fetch->message), "Content-Encoding");

  return packing != NULL && g_ascii_strcasecmp (packing, "identity") != 0 ? packing : NULL;
}

/* What a packed answer unpacks to is not known before. */
static void
find_total (Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);

  fetch->total = -1;
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      get_packing (fetch) == NULL)
    fetch->total = soup_message_headers_get_content_length (headers);
}

static gboolean
starts_with (const char *text, const char *word)
{
  return g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/* By the bytes; the type that the server names only settles what begins like
 * any page.  Tables that are called pages by mistake pass. */
static gboolean
is_page (const char *head, const char *type)
{
  static const char *const words[] = { "<!doctype html", "<html", "<head", "<body", "<script" };

  if (g_str_has_prefix (head, "\xef\xbb\xbf"))
    head += 3;
  while (g_ascii_isspace (*head))
    head++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (starts_with (head, words[i]))
      return TRUE;
  return *head == '<' && (g_strcmp0 (type, "text/html") == 0 ||
                          g_strcmp0 (type, "application/xhtml+xml") == 0);
}

static const char *
get_type (const Fetch *fetch)
{
  return soup_message_headers_get_content_type (
    soup_message_get_response_headers (fetch->message), NULL);
}

static char *
dup_name (const Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  g_autofree char *disposition = NULL;
  g_autoptr (GHashTable) params = NULL;
  g_autofree char *url = g_uri_to_string (fetch->uri);
  const char *proposed = NULL;

  if (soup_message_headers_get_content_disposition (headers, &disposition, &params) &&
      params != NULL)
    proposed = g_hash_table_lookup (params, "filename");
  return hoso_download_dup_name (proposed, url, get_type (fetch));
}

/* Takes @cause, which the disk gave. */
static gboolean
fail_to_keep (GError *cause, GError **error)
{
  /* Translators: %s is the system's reason. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_FULL,
               _ ("The file could not be kept on this computer: %s"), cause->message);
  g_error_free (cause);
  return FALSE;
}

static gboolean
open_file (Fetch *fetch, GError **error)
{
  g_autofree char *name = dup_name (fetch);
  g_autoptr (GFile) file = NULL;
  GError *cause = NULL;

  if (!hoso_download_make_file (fetch->download, name, error))
    return FALSE;
  file = g_file_new_for_path (fetch->download->path);
  fetch->file = G_OUTPUT_STREAM (g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &cause));
  return fetch->file != NULL || fail_to_keep (cause, error);
}

static gboolean
store (Fetch *fetch, const char *bytes, gsize length, GError **error)
{
  GError *cause = NULL;

  fetch->received += length;
  if (!check_size (fetch, fetch->received, error))
    return FALSE;
  g_checksum_update (fetch->checksum, (const guchar *)bytes, length);
  if (!g_output_stream_write_all (fetch->file, bytes, length, NULL, NULL, &cause))
    return fail_to_keep (cause, error);
  report (fetch, FALSE);
  return TRUE;
}

/* The answer as it was before it was packed; a packed one proves by itself that
 * it is whole. */
static GInputStream *
unpack (const Fetch *fetch, GInputStream *body, GError **error)
{
  const char *packing = get_packing (fetch);
  g_autoptr (GConverter) converter = NULL;

  if (packing == NULL)
    return g_object_ref (body);
  if (g_ascii_strcasecmp (packing, "gzip") != 0 && g_ascii_strcasecmp (packing, "x-gzip") != 0)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
                           _ ("The site behind the link packs its files in a way that Hoso does "
                              "not know."));
      return NULL;
    }
  converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  return g_converter_input_stream_new (body, converter);
}

/* What the connection itself gives, below what libsoup makes of it. */
static GInputStream *
find_connection (GInputStream *body)
{
  while (G_IS_FILTER_INPUT_STREAM (body))
    body = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (body));
  return body;
}

/* libsoup takes the end of the connection for the end of a body in chunks, and
 * leaves what comes after the length that was said.  At a good end nothing more
 * comes, and the server, which did not say that it would, has not hung up. */
static gboolean
check_end (Fetch *fetch, GInputStream *connection, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  g_autoptr (GError) silence = NULL;
  char byte;
  gssize n;

  if (get_packing (fetch) != NULL || !G_IS_POLLABLE_INPUT_STREAM (connection) ||
      !g_pollable_input_stream_can_poll (G_POLLABLE_INPUT_STREAM (connection)) ||
      soup_message_headers_header_contains (headers, "Connection", "close") ||
      soup_message_get_http_version (fetch->message) != SOUP_HTTP_1_1)
    return TRUE;
  n = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (connection), &byte, 1,
                                                NULL, &silence);
  if (g_error_matches (silence, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK) ||
      g_error_matches (silence, G_IO_ERROR, G_IO_ERROR_CLOSED) ||
      (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED ? n > 0 : n <= 0))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "wrong length");
  return FALSE;
}

static gboolean
receive (Fetch *fetch, GInputStream *answer, GError **error)
{
  g_autoptr (GInputStream) connection = g_object_ref (find_connection (answer));
  g_autoptr (GInputStream) body = unpack (fetch, answer, error);
  g_autofree char *block = g_malloc (BLOCK_BYTES);
  GError *cause = NULL;
  gsize length = 0;
  gssize n;

  if (body == NULL ||
      !g_input_stream_read_all (body, block, HEAD_BYTES, &length, fetch->cancellable, error))
    return FALSE;
  block[length] = '\0';
  if (is_page (block, get_type (fetch)))
    {
      hoso_fetch_set_closed (error);
      return FALSE;
    }
  if (!open_file (fetch, error) || !store (fetch, block, length, error))
    return FALSE;
  while ((n = g_input_stream_read (body, block, BLOCK_BYTES, fetch->cancellable, error)) > 0)
    if (!store (fetch, block, n, error))
      return FALSE;
  if (n < 0 || !check_end (fetch, connection, error))
    return FALSE;
  return g_output_stream_close (fetch->file, NULL, &cause) || fail_to_keep (cause, error);
}

static char *
dup_tag (const Fetch *fetch, const char *name)
{
  const char *text = soup_message_headers_get_one (
    soup_message_get_response_headers (fetch->message), name);

  return is_tag (text) ? g_strdup (text) : NULL;
}

/* --- All of it --- */

static gboolean
run (Fetch *fetch, GError **error)
{
  g_autoptr (GInputStream) body = ask_and_follow (fetch, error);
  guint status;

  if (body == NULL)
    return FALSE;
  status = soup_message_get_status (fetch->message);
  fetch->download->unchanged =
    status == SOUP_STATUS_NOT_MODIFIED &&
    (fetch->options->etag != NULL || fetch->options->last_modified != NULL);
  if (fetch->download->unchanged)
    return TRUE;
  if (status != SOUP_STATUS_OK)
    {
      hoso_fetch_set_status (error, status);
      return FALSE;
    }
  find_total (fetch);
  if (!check_size (fetch, fetch->total, error) || !receive (fetch, body, error))
    return FALSE;
  fetch->download->etag = dup_tag (fetch, "ETag");
  fetch->download->last_modified = dup_tag (fetch, "Last-Modified");
  fetch->download->checksum = g_strdup (g_checksum_get_string (fetch->checksum));
  report (fetch, TRUE);
  return TRUE;
}

/* Fetches what is at @url, an address from hoso_link_dup_download(), and waits
 * for it; call it on a thread of its own.  @options may be NULL.
 *
 * Returns the file, whole, or that it is as it was (where @options names what is
 * there already); free with hoso_download_free(), which removes the file.  NULL
 * with G_IO_ERROR_CANCELLED or HOSO_ERROR and one sentence; then nothing is left
 * on the disk. */
HosoDownload *
hoso_fetch (const char *url,
            const HosoFetchOptions *options,
            HosoFetchProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  static const HosoFetchOptions usual = { NULL };
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_auto (Fetch) fetch = {
    .options = options != NULL ? options : &usual,
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
    .checksum = g_checksum_new (G_CHECKSUM_SHA256),
    .download = hoso_download_new (),
  };
  GError *cause = NULL;
  gboolean done;

  g_return_val_if_fail (url != NULL, NULL);

  fetch.uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, error);
  if (fetch.uri == NULL)
    return NULL;
  /* Of its own, so that no timer of the session fires on another thread. */
  g_main_context_push_thread_default (context);
  start_session (&fetch);
  done = run (&fetch, &cause);
  if (!done)
    hoso_fetch_take_error (error, cause, g_uri_get_host (fetch.uri));
  g_clear_object (&fetch.message);
  /* Connections of HTTP/2 are let go by what waits in the context. */
  soup_session_abort (fetch.session);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_clear_object (&fetch.session);
  g_main_context_pop_thread_default (context);
  return done ? g_steal_pointer (&fetch.download) : NULL;
}
