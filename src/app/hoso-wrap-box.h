/* A box that begins a new line where its children find no room. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HOSO_TYPE_WRAP_BOX (hoso_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (HosoWrapBox, hoso_wrap_box, HOSO, WRAP_BOX, GtkWidget)

/* A child that expands gets what is left of its line. */
GtkWidget *hoso_wrap_box_new (void);
void hoso_wrap_box_append (HosoWrapBox *box, GtkWidget *child);
void hoso_wrap_box_clear (HosoWrapBox *box);

G_END_DECLS
