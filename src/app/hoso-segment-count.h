/* How many a rule holds for, of how many, and the rule in words. */

#pragma once

#include <adwaita.h>

#include "hoso-segment-work.h"

G_BEGIN_DECLS

#define HOSO_TYPE_SEGMENT_COUNT (hoso_segment_count_get_type ())
G_DECLARE_FINAL_TYPE (HosoSegmentCount, hoso_segment_count, HOSO, SEGMENT_COUNT, AdwBin)

/* A new count is under way: says so if it takes long. */
void hoso_segment_count_begin (HosoSegmentCount *self);
/* @survey: of respondents, not customers. */
void hoso_segment_count_show (HosoSegmentCount *self,
                              const HosoRulePreview *preview,
                              gboolean survey);
/* Says why there is no count. */
void hoso_segment_count_fail (HosoSegmentCount *self, const char *sentence);

G_END_DECLS
