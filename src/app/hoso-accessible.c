/* Names for parts of Adwaita's widgets that have none of their own, so that a
 * screen reader does not meet nameless pictures.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-accessible.h"

/* See hoso-accessible.h. */
void
hoso_accessible_name_images (GtkWidget *widget, const char *name)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  g_return_if_fail (name != NULL);

  if (GTK_IS_IMAGE (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    hoso_accessible_name_images (child, name);
}

/* See hoso-accessible.h. */
void
hoso_accessible_name_once (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  /* The label inside names the button too, and without the underline. */
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    hoso_accessible_name_once (child);
}

/* See hoso-accessible.h. */
void
hoso_accessible_name_menu (GtkWidget *widget, const char *name)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_TOGGLE_BUTTON (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    hoso_accessible_name_menu (child, name);
}
