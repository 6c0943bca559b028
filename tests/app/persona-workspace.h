/* A workspace to make personas and journeys in: one survey, one segment. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The name of the segment: those who buy every week. */
#define PERSONA_WORKSPACE_SEGMENT "Khách quen"

/* In a new folder; @journey: with a persona “Lan” and her journey too. */
char *persona_workspace_make (gboolean journey);
/* In a new folder: customers of these names, up to NULL. */
char *persona_workspace_make_people (const char *const *names);
/* Gives the key to @widget, then to its parents, until one takes it. */
gboolean persona_workspace_press (GtkWidget *widget, guint keyval, GdkModifierType state);

G_END_DECLS
