/* Scrolling to what has just got the focus: GTK shows the widget that has it, and
 * leaves the rest of its row behind the edge.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-reveal.h"

/* Around what is shown, in pixels. */
#define MARGIN 12

/* New rows have no place until a frame was laid out, so the second one tells. */
static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *frames = data;
  GtkWidget *view = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t place;
  double top;

  if ((*frames)++ == 0)
    return G_SOURCE_CONTINUE;
  if (view == NULL || !gtk_widget_compute_bounds (widget, view, &place))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  top = gtk_adjustment_get_value (adjustment) + place.origin.y - MARGIN;
  gtk_adjustment_clamp_page (adjustment, top, top + place.size.height + 2 * MARGIN);
  return G_SOURCE_REMOVE;
}

/* See hoso-reveal.h. */
void
hoso_reveal (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, reveal_cb, g_new0 (guint, 1), g_free);
}
