/* Links that come to the window: typed, pasted, dropped.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-window-private.h"

#include "hoso-clipboard.h"
#include "hoso-link-dialog.h"
#include "hoso-links.h"

#include <glib/gi18n-lib.h>

/* Asks for a link, with @text (or NULL) as what was given already. */
static void
ask_for_link (HosoWindow *self, const char *text)
{
  if (self->workspace != NULL)
    gtk_window_present (
      GTK_WINDOW (hoso_link_dialog_new (GTK_WINDOW (self), self->workspace, text)));
}

/* See hoso-window-private.h. */
gboolean
hoso_window_take_link (HosoWindow *self, const char *text)
{
  if (text == NULL || self->workspace == NULL || !hoso_links_check (text, NULL))
    return FALSE;

  ask_for_link (self, text);
  return TRUE;
}

/* A browser gives a link that is dragged as a file at an address. */
gboolean
hoso_window_take_remote_file (HosoWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *uri = g_file_get_uri (file);

  return path == NULL && hoso_window_take_link (self, uri);
}

static void
import_link_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_for_link (HOSO_WINDOW (widget), NULL);
}

/* @text may be NULL. */
static void
take_pasted (HosoWindow *self, const char *text)
{
  if (!hoso_window_take_link (self, text) && self->workspace != NULL)
    hoso_window_toast (GTK_WIDGET (self), _ ("The clipboard holds no link."));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  take_pasted (self, text);
}

/* Entries take what is pasted first; what is left means a survey only where
 * surveys are. */
static void
paste_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);

  if (self->page != HOSO_PAGE_SURVEYS || self->workspace == NULL)
    return;
  if (hoso_clipboard_holds (widget, G_TYPE_STRING))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, read_cb,
                                   g_object_ref (self));
  else
    take_pasted (self, NULL);
}

/* What Ctrl+R and F5 mean, the shown page says. */
static void
refresh_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);

  if (self->workspace != NULL)
    gtk_widget_activate_action_variant (self->pages[self->page], "page.refresh", NULL);
}

/* To be called from class_init. */
void
hoso_window_install_link_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import-link", NULL, import_link_activated);
  gtk_widget_class_install_action (klass, "win.paste-link", NULL, paste_activated);
  gtk_widget_class_install_action (klass, "win.refresh", NULL, refresh_activated);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, GDK_CONTROL_MASK, "win.import-link",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste-link", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_r, GDK_CONTROL_MASK, "win.refresh", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F5, 0, "win.refresh", NULL);
}
