/* A face: shows a photo or initials, and takes another one that is chosen,
 * dropped or pasted.  Main thread only, but for hoso_photo_read().
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-photo-button.h"

#include "hoso-accessible.h"
#include "hoso-clipboard.h"
#include "hoso-error.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

/* Larger files are no photos of a face. */
#define MAX_FILE_SIZE (64 * 1024 * 1024)

struct _HosoPhotoButton
{
  AdwBin parent_instance;

  AdwAvatar *avatar;
  GtkButton *choose;
  GtkButton *remove;
  GCancellable *cancellable; /* of the clipboard */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoPhotoButton, hoso_photo_button, ADW_TYPE_BIN)

static void
take (HosoPhotoButton *self, gpointer object)
{
  g_signal_emit (self, signals[CHOSEN], 0, object);
}

/* FALSE where @value holds neither a picture nor a file. */
static gboolean
take_value (HosoPhotoButton *self, const GValue *value)
{
  GSList *files;

  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      take (self, g_value_get_object (value));
      return TRUE;
    }
  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;

  files = g_value_get_boxed (value);
  if (files != NULL)
    take (self, files->data);
  return files != NULL;
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, HosoPhotoButton *self)
{
  return take_value (self, value);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (value == NULL)
    hoso_window_show_error (GTK_WIDGET (data), error);
  else
    take_value (HOSO_PHOTO_BUTTON (data), value);
}

/* See hoso-photo-button.h. */
void
hoso_photo_button_paste (HosoPhotoButton *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GType type = G_TYPE_INVALID;

  g_return_if_fail (HOSO_IS_PHOTO_BUTTON (self));

  if (hoso_clipboard_holds (GTK_WIDGET (self), GDK_TYPE_FILE_LIST))
    type = GDK_TYPE_FILE_LIST;
  else if (hoso_clipboard_holds (GTK_WIDGET (self), GDK_TYPE_TEXTURE))
    type = GDK_TYPE_TEXTURE;
  if (type == G_TYPE_INVALID)
    {
      hoso_window_toast (GTK_WIDGET (self), _ ("The clipboard holds no picture"));
      return;
    }

  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, self->cancellable,
                                  pasted_cb, self);
}

static void
response_cb (GtkNativeDialog *native, int response, HosoPhotoButton *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

      take (self, file);
    }
  g_object_unref (native);
}

/* The chooser owns itself until it was answered. */
static void
choose_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Choose a Photo"), GTK_WINDOW (root),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), widget, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take (HOSO_PHOTO_BUTTON (widget), NULL);
}

static void
hoso_photo_button_dispose (GObject *object)
{
  HosoPhotoButton *self = HOSO_PHOTO_BUTTON (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_PHOTO_BUTTON);
  G_OBJECT_CLASS (hoso_photo_button_parent_class)->dispose (object);
}

static void
hoso_photo_button_finalize (GObject *object)
{
  g_object_unref (HOSO_PHOTO_BUTTON (object)->cancellable);
  G_OBJECT_CLASS (hoso_photo_button_parent_class)->finalize (object);
}

static void
hoso_photo_button_class_init (HosoPhotoButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hoso_photo_button_dispose;
  object_class->finalize = hoso_photo_button_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", HOSO_TYPE_PHOTO_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-photo-button.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoPhotoButton, avatar);
  gtk_widget_class_bind_template_child (widget_class, HosoPhotoButton, choose);
  gtk_widget_class_bind_template_child (widget_class, HosoPhotoButton, remove);
  gtk_widget_class_install_action (widget_class, "photo.choose", NULL, choose_activated);
  gtk_widget_class_install_action (widget_class, "photo.remove", NULL, remove_activated);
}

static void
hoso_photo_button_init (HosoPhotoButton *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_TEXTURE, GDK_TYPE_FILE_LIST };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* See hoso-photo-button.h. */
void
hoso_photo_button_set_photo (HosoPhotoButton *self, GdkTexture *photo, const char *name)
{
  g_return_if_fail (HOSO_IS_PHOTO_BUTTON (self));

  adw_avatar_set_text (self->avatar, name);
  adw_avatar_set_custom_image (self->avatar, photo != NULL ? GDK_PAINTABLE (photo) : NULL);
  hoso_accessible_name_images (GTK_WIDGET (self->avatar), name);
  gtk_widget_set_visible (GTK_WIDGET (self->remove), photo != NULL);
}

/* HOSO_ERROR_LIMIT for a file that is far too large. */
GBytes *
hoso_photo_read (GObject *chosen, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;

  if (GDK_IS_TEXTURE (chosen))
    return gdk_texture_save_to_png_bytes (GDK_TEXTURE (chosen));

  info = g_file_query_info (G_FILE (chosen), G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_FILE_SIZE)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_LIMIT,
                           _ ("The file is too large for a photo."));
      return NULL;
    }
  return g_file_load_bytes (G_FILE (chosen), cancellable, NULL, error);
}
