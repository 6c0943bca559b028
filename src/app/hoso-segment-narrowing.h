/* How the rule of a segment narrows everybody down, as a funnel. */

#pragma once

#include <adwaita.h>

#include "hoso-rule-narrowing.h"

G_BEGIN_DECLS

#define HOSO_TYPE_SEGMENT_NARROWING (hoso_segment_narrowing_get_type ())
G_DECLARE_FINAL_TYPE (
  HosoSegmentNarrowing, hoso_segment_narrowing, HOSO, SEGMENT_NARROWING, AdwBin)

/* Hidden where there are no conditions.  @source: the name of the survey, or NULL. */
void hoso_segment_narrowing_show (HosoSegmentNarrowing *self,
                                  const HosoRuleNarrowing *narrowing,
                                  const char *source);

G_END_DECLS
