/* Making a segment from elsewhere.  Main thread only. */

#include "hoso-config.h"

#include "hoso-segment-make.h"

#include "hoso-segment-work.h"
#include "hoso-window.h"

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *ids = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (ids == NULL)
    hoso_window_show_error (widget, error);
  else
    gtk_widget_activate_action (widget, "win.show-item", "(sx)", "segments", ids[0]);
}

/* See hoso-segment-make.h. */
void
hoso_segment_make (GtkWidget *widget, HosoWorkspace *workspace, const char *name, HosoRule *rule)
{
  HosoSegmentSaving *saving = g_new0 (HosoSegmentSaving, 1);

  saving->name = g_strdup (name);
  saving->rule = rule;
  hoso_workspace_write_async (workspace, hoso_segment_save, saving,
                              (GDestroyNotify)hoso_segment_saving_free, g_free, NULL, saved_cb,
                              g_object_ref (widget));
}
