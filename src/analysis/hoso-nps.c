/* The net promoter score with an interval that holds in small groups too.
 * Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-nps.h"

#include <math.h>

/* The normal distribution's 97.5 % quantile. */
#define Z 1.959963984540054

double
hoso_nps (guint64 promoters, guint64 passives, guint64 detractors)
{
  double all = (double)promoters + (double)passives + (double)detractors;

  return all > 0.0 ? 100.0 * ((double)promoters - (double)detractors) / all : 0.0;
}

/* Adjusted Wald: three answers more, spread 0.75, 1.5, 0.75 (Rocks 2016, The
 * American Statistician 70:365; Sauro and Lewis 2016). */
HosoInterval
hoso_nps_interval (guint64 promoters, guint64 passives, guint64 detractors)
{
  double all = (double)promoters + (double)passives + (double)detractors + 3.0;
  double above = ((double)promoters + 0.75) / all;
  double below = ((double)detractors + 0.75) / all;
  double score = above - below;
  double spread = Z * sqrt ((above + below - score * score) / all);

  return (HosoInterval){ 100.0 * fmax (-1.0, score - spread), 100.0 * fmin (1.0, score + spread) };
}
