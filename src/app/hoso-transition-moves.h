/* Who went from one type to another, to be made a segment. */

#pragma once

#include <adwaita.h>

#include "hoso-transitions.h"

G_BEGIN_DECLS

/* A list of the moves between the two dates, the largest first; a button of each
 * activates “transitions.make-segment” with the types before and after (uu).  NULL where
 * nobody moved. */
GtkWidget *
hoso_transition_moves_new (const HosoTransitions *transitions, guint from, guint to);
/* What a segment of such a move is called; free with g_free(). */
char *hoso_transition_moves_dup_name (
  const HosoTransitions *transitions, guint from, guint to, guint before, guint after);

G_END_DECLS
