/* Reading how customers went from type to type, with how far it is. */

#pragma once

#include "hoso-transitions.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Counted: two threads look at it. */
typedef struct _HosoTransitionsWork HosoTransitionsWork;

HosoTransitionsWork *hoso_transitions_work_new (guint months);
HosoTransitionsWork *hoso_transitions_work_ref (HosoTransitionsWork *work);
void hoso_transitions_work_unref (HosoTransitionsWork *work);
/* From 0 to 1; from any thread. */
double hoso_transitions_work_get_fraction (HosoTransitionsWork *work);
/* A HosoWorkFunc that returns HosoTransitions; @work is a HosoTransitionsWork. */
gpointer hoso_transitions_work_read (HosoDb *db,
                                     gpointer work,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
