/* Saves everything that is held about a customer, to be handed to them. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Asks where to, and as what; @name is the customer's. */
void hoso_customer_everything_ask (GtkWidget *inside,
                                   HosoWorkspace *workspace,
                                   gint64 customer,
                                   const char *name);
/* @format: "pdf" or "txt". */
void hoso_customer_everything_save (GtkWidget *inside,
                                    HosoWorkspace *workspace,
                                    gint64 customer,
                                    const char *format,
                                    const char *path);

G_END_DECLS
