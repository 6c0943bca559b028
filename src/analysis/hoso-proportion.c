/* Score intervals of proportions: they keep what they promise in small groups
 * too, where the textbook's p ± 1.96 s does not.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-proportion.h"

#include <math.h>

/* The normal distribution's 97.5 % quantile. */
#define Z 1.959963984540054

/* Wilson's score interval of @n out of @base, both bounds in [0, 1]. */
HosoInterval
hoso_proportion_wilson (guint64 n, guint64 base)
{
  if (base == 0)
    return (HosoInterval){ 0.0, 1.0 };

  double size = (double)base;
  double p = (double)MIN (n, base) / size;
  double centre = p + Z * Z / (2.0 * size);
  double spread = Z * sqrt (p * (1.0 - p) / size + Z * Z / (4.0 * size * size));
  double scale = 1.0 + Z * Z / size;
  double low = (centre - spread) / scale;
  double high = (centre + spread) / scale;

  return (HosoInterval){ fmax (0.0, low), fmin (1.0, high) };
}

/* Newcombe's interval of the difference of two independent proportions, both
 * bounds in [-1, 1]; an empty side leaves it as wide as it can be. */
HosoInterval
hoso_proportion_difference (guint64 n1, guint64 base1, guint64 n2, guint64 base2)
{
  if (base1 == 0 || base2 == 0)
    return (HosoInterval){ -1.0, 1.0 };

  double p1 = (double)MIN (n1, base1) / (double)base1;
  double p2 = (double)MIN (n2, base2) / (double)base2;
  HosoInterval first = hoso_proportion_wilson (n1, base1);
  HosoInterval second = hoso_proportion_wilson (n2, base2);
  double below = hypot (p1 - first.low, second.high - p2);
  double above = hypot (first.high - p1, p2 - second.low);

  return (HosoInterval){ fmax (-1.0, p1 - p2 - below), fmin (1.0, p1 - p2 + above) };
}

/* Positive where the first group says it more often than the second, negative
 * where it says it less often. */
double
hoso_proportion_telling (guint64 n1, guint64 base1, guint64 n2, guint64 base2)
{
  HosoInterval interval = hoso_proportion_difference (n1, base1, n2, base2);

  if (interval.low > 0.0)
    return interval.low;

  return fmin (interval.high, 0.0);
}
