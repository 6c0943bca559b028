/* Tidying up what was written about customers. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Asks which field, of those in which spellings look alike, and opens the
 * dialogue that decides about them. */
void hoso_tidy_fields_open (GtkWidget *inside, HosoWorkspace *workspace);

G_END_DECLS
