/* Asks where to export something, and as what: the filter or the suffix that
 * was typed says it.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-export-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GtkWidget *inside;
  const HosoExportFormat *formats;
  HosoExportChosen chosen;
} Request;

/* See hoso-export-dialog.h. */
char *
hoso_export_dialog_dup_path (const char *path,
                             const HosoExportFormat *formats,
                             guint filter,
                             const char **format)
{
  const char *base = strrchr (path, G_DIR_SEPARATOR);
  const char *suffix = strrchr (base != NULL ? base : path, '.');
  const char *typed = NULL;

  for (guint i = 0; formats[i].format != NULL && suffix != NULL; i++)
    if (g_ascii_strcasecmp (suffix + 1, formats[i].format) == 0)
      typed = formats[i].format;

  *format = filter == 0 && typed != NULL ? typed : formats[filter].format;
  if (typed == *format)
    return g_strdup (path);

  g_autofree char *stem = typed != NULL ? g_strndup (path, suffix - path) : g_strdup (path);

  return g_strconcat (stem, ".", *format, NULL);
}

static guint
find_filter (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  g_autoptr (GListModel) filters = gtk_file_chooser_get_filters (chooser);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) each = g_list_model_get_item (filters, i);

      if (each == filter)
        return i;
    }
  return 0;
}

static void
response_cb (GtkNativeDialog *native, int response, Request *request)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (chooser);
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL)
    {
      const char *format;
      g_autofree char *target =
        hoso_export_dialog_dup_path (path, request->formats, find_filter (chooser), &format);

      request->chosen (request->inside, format, target);
    }

  g_object_unref (request->inside);
  g_free (request);
  g_object_unref (native);
}

static void
add_filters (GtkFileChooser *chooser, const HosoExportFormat *formats)
{
  for (guint i = 0; formats[i].format != NULL; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ (formats[i].label));
      gtk_file_filter_add_suffix (filter, formats[i].format);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

/* The chooser owns itself until it was answered, and keeps @inside alive. */
void
hoso_export_dialog_show (GtkWidget *inside,
                         const char *title,
                         const char *name,
                         const HosoExportFormat *formats,
                         HosoExportChosen chosen)
{
  GtkRoot *root = gtk_widget_get_root (inside);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _ ("_Export"), NULL);
  Request *request = g_new0 (Request, 1);
  g_autofree char *file_name = g_strconcat (name, ".", formats[0].format, NULL);

  request->inside = g_object_ref (inside);
  request->formats = formats;
  request->chosen = chosen;
  add_filters (GTK_FILE_CHOOSER (chooser), formats);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser),
                                     g_strdelimit (file_name, "/\\:*?\"<>|\n", '-'));
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
