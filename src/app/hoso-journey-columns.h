/* The columns of a journey map. */

#pragma once

#include "hoso-journey-grid.h"
#include "hoso-journey.h"

G_BEGIN_DECLS

/* FALSE for rows that are no lane. */
gboolean hoso_journey_row_get_lane (HosoJourneyRow row, HosoLane *lane);
const char *hoso_journey_row_get_title (HosoJourneyRow row);
/* Whether the grid shows the same stages and steps in the same order. */
gboolean hoso_journey_columns_match (HosoJourneyGrid *grid, const HosoJourney *journey);
void hoso_journey_columns_build (HosoJourneyGrid *grid, const HosoJourney *journey);
void hoso_journey_columns_fill (HosoJourneyGrid *grid, const HosoJourney *journey);

G_END_DECLS
