/* What is asked before many customers are changed. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

/* @ids: of gint64, copied.  Each asks in a dialogue and then does it. */
void hoso_bulk_ask_tags (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids, gboolean add);
void hoso_bulk_ask_field (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids);
void hoso_bulk_ask_segment (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids);
void hoso_bulk_ask_file (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids);
/* Whether another program can take so many from the clipboard or a drag; otherwise
 * offers a file instead. */
gboolean hoso_bulk_check_number (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids);

G_END_DECLS
