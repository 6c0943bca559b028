/* Lists that Tab leaves: GTK 4.8 goes through all of their rows, which takes
 * 300 keys for 300 customers.  The arrows go through them.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-list-keys.h"

#include <adwaita.h>

/* Of the list: whether a key was the last that happened to it. */
#define USED_KEY "hoso-list-keys"

/* A leaflet keeps its pages in an order, its children in none. */
static GtkWidget *
get_page_beside (AdwLeaflet *leaflet, GtkWidget *widget, int step)
{
  g_autoptr (GtkSelectionModel) pages = adw_leaflet_get_pages (leaflet);
  GtkWidget *before = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwLeafletPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      GtkWidget *child = adw_leaflet_page_get_child (page);

      if ((step > 0 ? before : child) == widget)
        return step > 0 ? child : before;
      before = child;
    }
  return NULL;
}

static GtkWidget *
get_beside (GtkWidget *widget, int step)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (ADW_IS_LEAFLET (parent))
    return get_page_beside (ADW_LEAFLET (parent), widget, step);
  return step > 0 ? gtk_widget_get_next_sibling (widget) : gtk_widget_get_prev_sibling (widget);
}

/* To what is beside @widget, then beside what holds it, and so on; from the last of
 * the window to its first. */
static gboolean
leave (GtkWidget *widget, int step)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkDirectionType direction = step > 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (GtkWidget *to = get_beside (widget, step); to != NULL; to = get_beside (to, step))
      if (gtk_widget_get_mapped (to) && gtk_widget_child_focus (to, direction))
        return TRUE;
  gtk_root_set_focus (root, NULL);
  return gtk_widget_child_focus (GTK_WIDGET (root), direction);
}

static void
remember (GtkWidget *list, gboolean keys)
{
  g_object_set_data (G_OBJECT (list), USED_KEY, GINT_TO_POINTER (keys));
}

static void
pressed_cb (GtkGesture *gesture)
{
  remember (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), FALSE);
}

static gboolean
key_pressed_cb (
  GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  remember (list, TRUE);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && (state & GDK_SHIFT_MASK)))
    return leave (list, -1);
  return (key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab) && leave (list, 1);
}

/* See hoso-list-keys.h. */
void
hoso_list_keys_add (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());

  g_return_if_fail (GTK_IS_WIDGET (list));

  /* Before the rows, which would take them. */
  gtk_event_controller_set_propagation_phase (click, GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (list, click);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (list, keys);
}

/* See hoso-list-keys.h. */
gboolean
hoso_list_keys_were_used (GtkWidget *list)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), USED_KEY));
}
