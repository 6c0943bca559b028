/* A journey as a map that is edited in place. */

#pragma once

#include <adwaita.h>

#include "hoso-journey-grid.h"
#include "hoso-journey.h"

G_BEGIN_DECLS

#define HOSO_TYPE_JOURNEY_VIEW (hoso_journey_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoJourneyView, hoso_journey_view, HOSO, JOURNEY_VIEW, GtkWidget)

/* Shows what is in @journey, which is not kept.  The focus stays. */
void hoso_journey_view_set_journey (HosoJourneyView *view, const HosoJourney *journey);
/* Begins to rename a step or stage (the row says which), at once or when it
 * comes to be shown. */
void hoso_journey_view_rename (HosoJourneyView *view, HosoJourneyRow row, gint64 id);

/* Signal “edit” (HosoJourneyView *, HosoJourneyEdit *): what the user asks for; the
 * edit is borrowed. */

G_END_DECLS
