/* A row that says what something is: a small label, the value below it. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Both are plain text. */
GtkWidget *hoso_property_row_new (const char *label, const char *value);
/* A button that copies @text. */
void hoso_property_row_add_copy (GtkWidget *row, const char *text);
/* A button that goes to what the value means; @name says where to. */
void hoso_property_row_add_link (GtkWidget *row, const char *page, gint64 id, const char *name);
/* A button that says where the value came from, and shows @details. */
void hoso_property_row_add_source (GtkWidget *row, const char *source, GtkWidget *details);

G_END_DECLS
