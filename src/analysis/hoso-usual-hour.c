/* The time of day at which somebody usually buys or writes.
 *
 * The day is a circle, so that 23:50 and 0:10 are near: Rayleigh’s test (see
 * hoso-season.c) says whether the times point one way by more than chance.  Pure
 * functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-usual-hour.h"

#include "hoso-season.h"

#include <math.h>

#define DAY 86400
#define HOUR 3600
#define MAX_P 0.05
/* Seconds to both sides of the middle of the hour. */
#define NEAR (90 * 60)

static guint
count_near (const gint *seconds, guint n, gint middle)
{
  guint near = 0;

  for (guint i = 0; i < n; i++)
    {
      gint apart = ABS (seconds[i] - middle);

      near += MIN (apart, DAY - apart) <= NEAR;
    }
  return near;
}

/**
 * hoso_usual_hour_find:
 * @seconds: seconds since midnight, 0 to 86,399, of one act for each day
 * @hour: (out): the full hour next to the mean direction; the times within 90 minutes
 *   of it are near
 *
 * Returns: whether there are five times at least, more than half of them near, and p is
 *   at most 5%
 */
gboolean
hoso_usual_hour_find (const gint *seconds, guint n, HosoUsualHour *hour)
{
  g_autofree double *angles = g_new (double, n);
  double length;
  double mean;
  gint middle;

  *hour = (HosoUsualHour){ .n = n, .p = 1.0 };
  if (n < HOSO_USUAL_HOUR_MIN)
    return FALSE;
  for (guint i = 0; i < n; i++)
    angles[i] = 2.0 * G_PI * seconds[i] / DAY;
  hour->p = hoso_rayleigh (angles, n, &length, &mean);
  if (mean < 0.0)
    mean += 2.0 * G_PI;
  hour->hour = (guint)lround (mean / (2.0 * G_PI) * (DAY / HOUR)) % (DAY / HOUR);
  middle = (gint)hour->hour * HOUR;
  hour->near = count_near (seconds, n, middle);

  return hour->p <= MAX_P && 2 * hour->near > n;
}
