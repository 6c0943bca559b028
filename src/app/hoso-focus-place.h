/* Where the focus was in a box whose children are made anew. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _HosoFocusPlace HosoFocusPlace;

/* NULL where the focus is not inside @box. */
HosoFocusPlace *hoso_focus_place_new (GtkWidget *box);
/* Gives the focus to what is called the same in the child at the same place, where
 * there is something.  Frees @place; NULL does nothing. */
void hoso_focus_place_restore (HosoFocusPlace *place, GtkWidget *box);

G_END_DECLS
