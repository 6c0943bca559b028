/* Asks before customers are erased for good, and erases them. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

/* @name: of the one customer; not used for several. */
void hoso_customer_erase_ask (GtkWidget *inside,
                              HosoWorkspace *workspace,
                              const gint64 *ids,
                              guint n,
                              const char *name);

G_END_DECLS
