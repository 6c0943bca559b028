/* Writing to the workspace on behalf of a widget. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

/* @result: what the work returned, NULL where it failed and the user was told. */
typedef void (*HosoWriteDone) (GtkWidget *inside, gpointer result);

/* Never cancelled: what the user did is kept, also when the page goes away. */
void hoso_write (GtkWidget *inside,
                 HosoWorkspace *workspace,
                 HosoWorkFunc func,
                 gpointer data,
                 GDestroyNotify data_free,
                 HosoWriteDone done);

G_END_DECLS
