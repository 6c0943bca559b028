/* The title of a stage or step of a journey map, with a menu beside it. */

#pragma once

#include "hoso-text-cell.h"

G_BEGIN_DECLS

#define HOSO_TYPE_JOURNEY_HEADING (hoso_journey_heading_get_type ())
G_DECLARE_FINAL_TYPE (HosoJourneyHeading, hoso_journey_heading, HOSO, JOURNEY_HEADING, GtkWidget)

/* @action: “map.stage” or “map.step”, with @id as its first parameter. */
GtkWidget *hoso_journey_heading_new (const char *action, gint64 id);
HosoTextCell *hoso_journey_heading_get_cell (HosoJourneyHeading *heading);
gint64 hoso_journey_heading_get_id (HosoJourneyHeading *heading);
/* Names the menu button after what it is for. */
void hoso_journey_heading_set_menu_name (HosoJourneyHeading *heading, const char *name);

G_END_DECLS
