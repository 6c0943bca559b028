/* Rows to type in, named for those who cannot see them.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-entry-row.h"

static void
name_images (GtkWidget *widget, const char *name)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (GTK_IS_IMAGE (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    name_images (child, name);
}

/* See hoso-entry-row.h. */
void
hoso_entry_row_set_name (AdwEntryRow *row, const char *name)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  name_images (GTK_WIDGET (row), name);
}
