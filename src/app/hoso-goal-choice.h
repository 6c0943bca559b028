/* Choosing what a segment is for, in a drop-down or a combo row. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Gives @choice, a GtkDropDown or an AdwComboRow, the goals; @none comes first. */
void hoso_goal_choice_fill (gpointer choice, const char *none);
/* A key, or NULL. */
void hoso_goal_choice_set (gpointer choice, const char *goal);
/* Free with g_free(). */
char *hoso_goal_choice_dup (gpointer choice);

G_END_DECLS
