/* Looks for groups in the answers to a survey, shows them, and makes segments of
 * those that the user keeps. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_GROUP_FINDER (hoso_group_finder_get_type ())
G_DECLARE_FINAL_TYPE (HosoGroupFinder, hoso_group_finder, HOSO, GROUP_FINDER, AdwWindow)

/* Above the window that @inside is in. */
void hoso_group_finder_present (GtkWidget *inside, HosoWorkspace *workspace, gint64 survey);

G_END_DECLS
