/* Intervals of proportions and of their differences.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double low;
  double high;
} HosoInterval;

/* Wilson's score interval, 95 %: Wilson 1927, JASA 22; Newcombe 1998,
 * Statistics in Medicine 17:857, method 3.  @base 0 gives 0 to 1. */
HosoInterval hoso_proportion_wilson (guint64 n, guint64 base);
/* Newcombe's hybrid score interval of p1 - p2, 95 %: Newcombe 1998,
 * Statistics in Medicine 17:873, method 10. */
HosoInterval hoso_proportion_difference (guint64 n1, guint64 base1, guint64 n2, guint64 base2);

/* How telling an option is of a group against the rest: the bound of
 * Newcombe's interval that is nearer to zero, 0 where it holds zero. */
double hoso_proportion_telling (guint64 n1, guint64 base1, guint64 n2, guint64 base2);

G_END_DECLS
