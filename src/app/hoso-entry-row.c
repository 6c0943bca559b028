/* Rows to type in, named for those who cannot see them.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-entry-row.h"

#include "hoso-accessible.h"

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
