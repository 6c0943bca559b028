/* Rows to type in, named for those who cannot see them.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-entry-row.h"

#include "hoso-accessible.h"

/* Things that have the focus in one row. */
#define MAX_STOPS 20

/* See hoso-entry-row.h. */
void
hoso_entry_row_set_name (AdwEntryRow *row, const char *name)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  hoso_accessible_name_images (GTK_WIDGET (row), name);
}

/* See hoso-entry-row.h. */
void
hoso_entry_row_go_on (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  /* Enter is no key of navigation to GTK, which would not draw where it led. */
  gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  for (guint i = 0; i < MAX_STOPS; i++)
    {
      GtkWidget *focus;

      if (!gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD))
        return;
      focus = gtk_root_get_focus (root);
      if (focus == NULL || row == NULL || !gtk_widget_is_ancestor (focus, row))
        return;
    }
}
