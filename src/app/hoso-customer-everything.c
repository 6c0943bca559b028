/* Saving everything that is held about a customer: a file is asked for, then
 * written on a thread that reads.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customer-everything.h"

#include "hoso-export-dialog.h"
#include "hoso-person-report.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

/* Whose file it is, kept with the window while the chooser is open. */
#define REQUEST_KEY "hoso-customer-everything"

typedef struct
{
  HosoWorkspace *workspace; /* only while a file is chosen */
  gint64 customer;
  char *format;
  char *path;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->workspace);
  g_free (request->format);
  g_free (request->path);
  g_free (request);
}

static gpointer
write_report (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return GINT_TO_POINTER (
    hoso_person_report_write (db, request->customer, request->format, request->path, error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) inside = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) != NULL)
    hoso_window_toast (inside, _ ("Saved everything about this person."));
  else
    hoso_window_show_error (inside, error);
}

/* See hoso-customer-everything.h. */
void
hoso_customer_everything_save (GtkWidget *inside,
                               HosoWorkspace *workspace,
                               gint64 customer,
                               const char *format,
                               const char *path)
{
  Request *request = g_new0 (Request, 1);

  request->customer = customer;
  request->format = g_strdup (format);
  request->path = g_strdup (path);
  hoso_workspace_read_async (workspace, write_report, request, request_free, NULL, NULL,
                             written_cb, g_object_ref (inside));
}

static void
chosen_cb (GtkWidget *inside, const char *format, const char *path)
{
  const Request *request = g_object_get_data (G_OBJECT (inside), REQUEST_KEY);

  hoso_customer_everything_save (inside, request->workspace, request->customer, format, path);
}

/* See hoso-customer-everything.h. */
void
hoso_customer_everything_ask (GtkWidget *inside,
                              HosoWorkspace *workspace,
                              gint64 customer,
                              const char *name)
{
  static const HosoExportFormat formats[] = {
    { "pdf", N_ ("PDF document") },
    { "txt", N_ ("Plain text") },
    { NULL, NULL },
  };
  Request *request = g_new0 (Request, 1);

  request->workspace = g_object_ref (workspace);
  request->customer = customer;
  g_object_set_data_full (G_OBJECT (inside), REQUEST_KEY, request, request_free);
  hoso_export_dialog_show (inside, _ ("Save Everything About This Person"), name, formats,
                           chosen_cb);
}
