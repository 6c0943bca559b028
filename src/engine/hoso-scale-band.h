/* Steps of a scale taken together: “8–10” says more of a group than “9”. */

#pragma once

#include "hoso-survey.h"

G_BEGIN_DECLS

#define HOSO_SCALE_MAX_BANDS 3

typedef struct
{
  int low;
  int high;
} HosoScaleBand;

/* Low, middle and high; how many there are, 0 where the tally is no scale of
 * whole numbers or too short to be taken together. */
guint hoso_scale_band_split (const HosoTally *tally, HosoScaleBand bands[HOSO_SCALE_MAX_BANDS]);
/* “8–10”, or “3” where it has one step. */
char *hoso_scale_band_dup_label (HosoScaleBand band);
gboolean hoso_scale_band_parse (const char *label, HosoScaleBand *band);
guint64 hoso_scale_band_count (HosoScaleBand band, const HosoTally *tally);

G_END_DECLS
