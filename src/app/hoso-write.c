/* Writing to the workspace on behalf of a widget, which is kept alive until
 * the work is done.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-write.h"

#include "hoso-window.h"

typedef struct
{
  GtkWidget *inside;
  HosoWriteDone done;
} Write;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Write *write = data;
  g_autoptr (GtkWidget) inside = write->inside;
  g_autoptr (GError) error = NULL;
  gpointer value = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (error != NULL)
    hoso_window_show_error (inside, error);
  if (write->done != NULL)
    write->done (inside, value);
  g_free (write);
}

/* @func returns something that needs no freeing.  @done may be NULL. */
void
hoso_write (GtkWidget *inside,
            HosoWorkspace *workspace,
            HosoWorkFunc func,
            gpointer data,
            GDestroyNotify data_free,
            HosoWriteDone done)
{
  Write *write = g_new0 (Write, 1);

  write->inside = g_object_ref (inside);
  write->done = done;
  hoso_workspace_write_async (workspace, func, data, data_free, NULL, NULL, written_cb, write);
}
