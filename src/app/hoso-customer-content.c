/* What a drag of customers gives to the program on which they are dropped: the
 * text is made on a reading thread when that program has said which one it takes.
 * Main thread only.
 */

#include "hoso-config.h"

#include "hoso-customer-content.h"

#include <string.h>

#include "hoso-customer-export.h"

struct _HosoCustomerContent
{
  GdkContentProvider parent_instance;

  HosoWorkspace *workspace;
  GArray *ids; /* of gint64 */
};

G_DEFINE_FINAL_TYPE (HosoCustomerContent, hoso_customer_content, GDK_TYPE_CONTENT_PROVIDER)

static const struct
{
  const char *mime_type;
  HosoCustomerFormat format;
  gboolean plain; /* without the mark that tells spreadsheets of UTF-8 */
} offers[] = {
  { "text/vcard", HOSO_CUSTOMERS_VCARD, FALSE },
  { "text/x-vcard", HOSO_CUSTOMERS_VCARD, FALSE },
  { "text/csv", HOSO_CUSTOMERS_CSV, FALSE },
  { "text/csv;charset=utf-8", HOSO_CUSTOMERS_CSV, TRUE },
  { "text/plain;charset=utf-8", HOSO_CUSTOMERS_CSV, TRUE },
  { "text/plain", HOSO_CUSTOMERS_CSV, TRUE },
};

static GdkContentFormats *
hoso_customer_content_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    gdk_content_formats_builder_add_mime_type (builder, offers[i].mime_type);
  return gdk_content_formats_builder_free_to_formats (builder);
}

/* One text that was asked for; owned by its task. */
typedef struct
{
  GArray *ids;
  guint offer; /* its place */
  GOutputStream *stream;
  int priority;
  char *text;
} Request;

static void
request_free (Request *request)
{
  g_array_unref (request->ids);
  g_object_unref (request->stream);
  g_free (request->text);
  g_free (request);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* On a reading thread. */
static gpointer
make_text (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return hoso_customers_dup_text (db, request->ids, offers[request->offer].format, cancellable,
                                  error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  static const char mark[] = "\xEF\xBB\xBF";
  g_autoptr (GTask) task = data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  const char *text;

  request->text = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  if (request->text == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  text = request->text;
  if (offers[request->offer].plain && g_str_has_prefix (text, mark))
    text += strlen (mark);
  g_output_stream_write_all_async (request->stream, text, strlen (text), request->priority,
                                   g_task_get_cancellable (task), written_cb,
                                   g_object_ref (task));
}

static gboolean
find_offer (const char *mime_type, guint *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    if (g_ascii_strcasecmp (offers[i].mime_type, mime_type) == 0)
      {
        *place = i;
        return TRUE;
      }
  return FALSE;
}

static void
hoso_customer_content_write_mime_type_async (GdkContentProvider *provider,
                                             const char *mime_type,
                                             GOutputStream *stream,
                                             int priority,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer data)
{
  HosoCustomerContent *self = HOSO_CUSTOMER_CONTENT (provider);
  GTask *task = g_task_new (self, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  g_task_set_source_tag (task, hoso_customer_content_write_mime_type_async);
  request->ids = g_array_ref (self->ids);
  request->stream = g_object_ref (stream);
  request->priority = priority;
  g_task_set_task_data (task, request, (GDestroyNotify)request_free);
  if (!find_offer (mime_type, &request->offer))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", mime_type);
      g_object_unref (task);
      return;
    }
  hoso_workspace_read_async (self->workspace, make_text, request, NULL, g_free, cancellable,
                             made_cb, task);
}

static gboolean
hoso_customer_content_write_mime_type_finish (GdkContentProvider *provider,
                                              GAsyncResult *result,
                                              GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
hoso_customer_content_finalize (GObject *object)
{
  HosoCustomerContent *self = HOSO_CUSTOMER_CONTENT (object);

  g_object_unref (self->workspace);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (hoso_customer_content_parent_class)->finalize (object);
}

static void
hoso_customer_content_class_init (HosoCustomerContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hoso_customer_content_finalize;
  provider_class->ref_formats = hoso_customer_content_ref_formats;
  provider_class->write_mime_type_async = hoso_customer_content_write_mime_type_async;
  provider_class->write_mime_type_finish = hoso_customer_content_write_mime_type_finish;
}

static void
hoso_customer_content_init (HosoCustomerContent *self)
{
}

/* See hoso-customer-content.h; a new reference. */
GdkContentProvider *
hoso_customer_content_new (HosoWorkspace *workspace, GArray *ids)
{
  HosoCustomerContent *self = g_object_new (HOSO_TYPE_CUSTOMER_CONTENT, NULL);

  self->workspace = g_object_ref (workspace);
  self->ids = g_array_copy (ids);
  return GDK_CONTENT_PROVIDER (self);
}
