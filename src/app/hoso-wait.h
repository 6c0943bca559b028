/* Says that something takes a while, how far it is, and lets it be cancelled. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Counted: two threads look at it. */
typedef struct _HosoWait HosoWait;

/* Asks for patience in @inside’s window once half a second has passed. */
HosoWait *hoso_wait_new (GtkWidget *inside, const char *title);
HosoWait *hoso_wait_ref (HosoWait *wait);
void hoso_wait_unref (HosoWait *wait);
GCancellable *hoso_wait_get_cancellable (HosoWait *wait);
/* From any thread; @wait is a HosoWait, @fraction from 0 to 1. */
void hoso_wait_set_fraction (double fraction, gpointer wait);
/* It is over: what asked for patience goes. */
void hoso_wait_end (HosoWait *wait);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoWait, hoso_wait_unref)

G_END_DECLS
