/* A web server on this computer, for tests. */

#include "loopback.h"

#include <libsoup/soup.h>
#include <string.h>

#define PARTS 20
#define PART_GAP (50 * G_TIME_SPAN_MILLISECOND)

struct _Loopback
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server; /* the thread's */
  GTlsCertificate *certificate;
  guint16 port;

  GMutex mutex; /* of what follows, and of port */
  GCond started;
  GBytes *table;
  guint version;
  guint n_requests;
  GPtrArray *raw; /* of GThread, that write by themselves */
  int closing;    /* atomic */
};

static const char page[] = "\n<!DOCTYPE html><html><body>Sign in</body></html>";

static GBytes *
ref_table (Loopback *loopback, char **etag)
{
  GBytes *table;

  g_mutex_lock (&loopback->mutex);
  table = g_bytes_ref (loopback->table);
  if (etag != NULL)
    *etag = g_strdup_printf ("\"v%u\"", loopback->version);
  g_mutex_unlock (&loopback->mutex);
  return table;
}

static void
answer (SoupServerMessage *message, guint status, const char *type, GBytes *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Content-Type", type);
  if (body != NULL && g_bytes_get_size (body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

static void
answer_good (Loopback *loopback, SoupServerMessage *message)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *etag = NULL;
  g_autoptr (GBytes) table = ref_table (loopback, &etag);

  soup_message_headers_replace (headers, "ETag", etag);
  if (g_strcmp0 (soup_message_headers_get_one (asked, "If-None-Match"), etag) == 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  soup_message_headers_replace (headers, "Last-Modified", "Sun, 22 Nov 2026 01:02:03 GMT");
  soup_message_headers_replace (headers, "Content-Disposition",
                                "attachment; filename=\"Khao sat.csv\"; "
                                "filename*=UTF-8''Kh%E1%BA%A3o%20s%C3%A1t.csv");
  answer (message, SOUP_STATUS_OK, "text/csv", table);
}

static GBytes *
pack (GBytes *bytes)
{
  g_autoptr (GConverter) packer =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, packer);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
answer_gzip (Loopback *loopback, SoupServerMessage *message)
{
  g_autoptr (GBytes) table = ref_table (loopback, NULL);
  g_autoptr (GBytes) packed = pack (table);

  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Content-Encoding", "gzip");
  answer (message, SOUP_STATUS_OK, "text/csv", packed);
}

static void
answer_text (SoupServerMessage *message, const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  answer (message, SOUP_STATUS_OK, type, bytes);
}

/* --- Answers that no decent server gives --- */

typedef struct
{
  Loopback *loopback;
  GIOStream *stream;
  char *path;
} Raw;

static gboolean
is_closing (Loopback *loopback)
{
  return g_atomic_int_get (&loopback->closing) != 0;
}

static gboolean
put (Raw *raw, const void *bytes, gsize length)
{
  return !is_closing (raw->loopback) &&
         g_output_stream_write_all (g_io_stream_get_output_stream (raw->stream), bytes, length,
                                    NULL, NULL, NULL);
}

static gboolean
put_head (Raw *raw, const char *format, ...)
{
  g_autofree char *lines = NULL;
  g_autofree char *head = NULL;
  va_list args;

  va_start (args, format);
  lines = g_strdup_vprintf (format, args);
  va_end (args);
  head = g_strconcat ("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n", lines, "\r\n\r\n", NULL);
  return put (raw, head, strlen (head));
}

static gboolean
put_chunk (Raw *raw, const void *bytes, gsize length)
{
  g_autofree char *head = g_strdup_printf ("%" G_GSIZE_MODIFIER "x\r\n", length);

  return put (raw, head, strlen (head)) && put (raw, bytes, length) && put (raw, "\r\n", 2);
}

static void
put_slowly (Raw *raw, const char *bytes, gsize length)
{
  gsize part = length / PARTS + 1;

  put_head (raw, "Content-Length: %" G_GSIZE_FORMAT, length);
  for (gsize at = 0; at < length; at += part)
    {
      if (!put (raw, bytes + at, MIN (part, length - at)))
        return;
      g_usleep (PART_GAP);
    }
}

static void
put_endlessly (Raw *raw, const char *bytes, gsize length)
{
  gboolean more = put_head (raw, "Transfer-Encoding: chunked");

  while (more)
    more = put_chunk (raw, bytes, length);
}

static void
put_cut_gzip (Raw *raw, GBytes *table)
{
  g_autoptr (GBytes) packed = pack (table);
  gsize length;
  const char *bytes = g_bytes_get_data (packed, &length);

  put_head (raw, "Content-Encoding: gzip\r\nContent-Length: %" G_GSIZE_FORMAT, length / 2);
  put (raw, bytes, length / 2);
}

static gpointer
raw_thread (gpointer data)
{
  Raw *raw = data;
  g_autoptr (GBytes) table = ref_table (raw->loopback, NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (table, &length);

  if (g_str_equal (raw->path, "/slow"))
    put_slowly (raw, bytes, length);
  else if (g_str_equal (raw->path, "/endless"))
    put_endlessly (raw, bytes, length);
  else if (g_str_equal (raw->path, "/cut"))
    (void)(put_head (raw, "Content-Length: %" G_GSIZE_FORMAT, length) &&
           put (raw, bytes, length / 2));
  else if (g_str_equal (raw->path, "/cut-chunked"))
    (void)(put_head (raw, "Transfer-Encoding: chunked") && put_chunk (raw, bytes, length / 2));
  else if (g_str_equal (raw->path, "/cut-gzip"))
    put_cut_gzip (raw, table);
  else if (g_str_equal (raw->path, "/surplus"))
    (void)(put_head (raw, "Content-Length: %" G_GSIZE_FORMAT, length / 2) &&
           put (raw, bytes, length));
  else
    while (!is_closing (raw->loopback))
      g_usleep (PART_GAP);
  g_io_stream_close (raw->stream, NULL, NULL);
  g_object_unref (raw->stream);
  g_free (raw->path);
  g_free (raw);
  return NULL;
}

static void
answer_raw (Loopback *loopback, SoupServerMessage *message, const char *path)
{
  Raw *raw = g_new0 (Raw, 1);

  raw->loopback = loopback;
  raw->stream = soup_server_message_steal_connection (message);
  raw->path = g_strdup (path);
  g_ptr_array_add (loopback->raw, g_thread_new ("loopback-raw", raw_thread, raw));
}

/* --- Leading on --- */

static void
answer_away (SoupServerMessage *message, const char *where)
{
  static const struct
  {
    const char *name;
    const char *location;
  } places[] = {
    { "circle", "/away/circle" },
    { "http", "http://example.invalid/table.csv" },
    { "file", "file:///etc/hostname" },
    { "sign-in", "https://accounts.google.com/ServiceLogin?continue=sheet" },
  };

  soup_server_message_set_status (message, SOUP_STATUS_FOUND, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].name, where))
      soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                    "Location", places[i].location);
}

static void
answer_hop (SoupServerMessage *message, guint left)
{
  g_autofree char *location =
    left == 0 ? g_strdup ("/good") : g_strdup_printf ("/to/%u", left - 1);

  soup_server_message_set_redirect (message, SOUP_STATUS_TEMPORARY_REDIRECT, location);
}

static void
asked_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer data)
{
  Loopback *loopback = data;

  g_mutex_lock (&loopback->mutex);
  loopback->n_requests++;
  g_mutex_unlock (&loopback->mutex);
  if (g_str_equal (path, "/good"))
    answer_good (loopback, message);
  else if (g_str_equal (path, "/plain") || g_str_equal (path, "/csv-as-page"))
    {
      g_autoptr (GBytes) table = ref_table (loopback, NULL);

      answer (message, SOUP_STATUS_OK, g_str_equal (path, "/plain") ? "text/csv" : "text/html",
              table);
    }
  else if (g_str_equal (path, "/gzip"))
    answer_gzip (loopback, message);
  else if (g_str_equal (path, "/page") || g_str_equal (path, "/page-as-csv"))
    answer_text (message, g_str_equal (path, "/page") ? "text/html" : "text/csv", page);
  else if (g_str_has_prefix (path, "/status/"))
    answer (message, (guint)g_ascii_strtoull (path + strlen ("/status/"), NULL, 10), "text/plain",
            NULL);
  else if (g_str_has_prefix (path, "/to/"))
    answer_hop (message, (guint)g_ascii_strtoull (path + strlen ("/to/"), NULL, 10));
  else if (g_str_has_prefix (path, "/away/"))
    answer_away (message, path + strlen ("/away/"));
  else
    answer_raw (loopback, message, path);
}

/* --- The thread --- */

static gpointer
server_thread (gpointer data)
{
  Loopback *loopback = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSList) uris = NULL;

  g_main_context_push_thread_default (loopback->context);
  loopback->server = soup_server_new ("tls-certificate", loopback->certificate, NULL);
  soup_server_add_handler (loopback->server, NULL, asked_cb, loopback, NULL);
  soup_server_listen_local (loopback->server, 0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY |
                              (loopback->certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0),
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (loopback->server);
  g_mutex_lock (&loopback->mutex);
  loopback->port = g_uri_get_port (uris->data);
  g_cond_signal (&loopback->started);
  g_mutex_unlock (&loopback->mutex);
  g_slist_foreach (uris, (GFunc)(void (*) (void))g_uri_unref, NULL);
  g_main_loop_run (loopback->loop);
  soup_server_disconnect (loopback->server);
  g_object_unref (loopback->server);
  while (g_main_context_iteration (loopback->context, FALSE))
    ;
  g_main_context_pop_thread_default (loopback->context);
  return NULL;
}

Loopback *
loopback_new (GTlsCertificate *certificate)
{
  Loopback *loopback = g_new0 (Loopback, 1);

  g_mutex_init (&loopback->mutex);
  g_cond_init (&loopback->started);
  loopback->certificate = certificate != NULL ? g_object_ref (certificate) : NULL;
  loopback->context = g_main_context_new ();
  loopback->loop = g_main_loop_new (loopback->context, FALSE);
  loopback->raw = g_ptr_array_new ();
  loopback->table = g_bytes_new (NULL, 0);
  loopback->thread = g_thread_new ("loopback", server_thread, loopback);
  g_mutex_lock (&loopback->mutex);
  while (loopback->port == 0)
    g_cond_wait (&loopback->started, &loopback->mutex);
  g_mutex_unlock (&loopback->mutex);
  return loopback;
}

void
loopback_free (Loopback *loopback)
{
  g_atomic_int_set (&loopback->closing, 1);
  g_main_loop_quit (loopback->loop);
  g_thread_join (loopback->thread);
  for (guint i = 0; i < loopback->raw->len; i++)
    g_thread_join (loopback->raw->pdata[i]);
  g_ptr_array_unref (loopback->raw);
  g_bytes_unref (loopback->table);
  g_clear_object (&loopback->certificate);
  g_main_loop_unref (loopback->loop);
  g_main_context_unref (loopback->context);
  g_mutex_clear (&loopback->mutex);
  g_cond_clear (&loopback->started);
  g_free (loopback);
}

char *
loopback_dup_url (Loopback *loopback, const char *path)
{
  return g_strdup_printf ("%s://127.0.0.1:%u%s", loopback->certificate != NULL ? "https" : "http",
                          loopback->port, path);
}

void
loopback_set_table (Loopback *loopback, const char *text)
{
  g_mutex_lock (&loopback->mutex);
  g_bytes_unref (loopback->table);
  loopback->table = g_bytes_new (text, strlen (text));
  loopback->version++;
  g_mutex_unlock (&loopback->mutex);
}

guint
loopback_get_n_requests (Loopback *loopback)
{
  guint n;

  g_mutex_lock (&loopback->mutex);
  n = loopback->n_requests;
  g_mutex_unlock (&loopback->mutex);
  return n;
}
