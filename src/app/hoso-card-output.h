/* A card on paper and on the clipboard. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-sheets.h"

G_BEGIN_DECLS

/* Asks for the printer, then prints the scene on one page. */
void hoso_card_print (GtkWidget *inside, HosoScene *scene, const char *title);
/* The same with each page of @sheets. */
void hoso_sheets_print (GtkWidget *inside, HosoSheets *sheets, const char *title);
/* Two pixels a point, on white. */
void hoso_card_copy (GtkWidget *inside, HosoScene *scene);

G_END_DECLS
