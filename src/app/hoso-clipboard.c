/* What the clipboard holds, known without reading it.  Main thread only. */

#include "hoso-config.h"

#include "hoso-clipboard.h"

/* Whether a value of @type can be read from the clipboard of @widget: put there by
 * this program, or by another as bytes that GTK can turn into one.  Ask before
 * reading: GTK 4.18 leaks the answer of an empty clipboard. */
gboolean
hoso_clipboard_holds (GtkWidget *widget, GType type)
{
  GdkContentFormats *offered = gdk_clipboard_get_formats (gtk_widget_get_clipboard (widget));
  g_autoptr (GdkContentFormats) formats =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (offered));

  return gdk_content_formats_contain_gtype (formats, type);
}
