/* How complete a profile is: which of the five questions it answers. */

#pragma once

#include <adwaita.h>

#include "hoso-profile-gauge.h"

G_BEGIN_DECLS

#define HOSO_TYPE_GAUGE_VIEW (hoso_gauge_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoGaugeView, hoso_gauge_view, HOSO, GAUGE_VIEW, AdwBin)

/* Signal “asked” (HosoGaugeView *, guint question): the user wants to answer an
 * open one. */

/* @questions: as from hoso_profile_questions_load(), or NULL. */
void hoso_gauge_view_show (HosoGaugeView *view,
                           const HosoProfileGauge *gauge,
                           GPtrArray *questions);

G_END_DECLS
