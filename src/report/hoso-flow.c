/* Breaks a list of blocks into columns.  Pure functions. */

#include "hoso-flow.h"

/* Fills columns of @limit points from the left; TRUE where all blocks find
 * room. */
static gboolean
fill (const double *heights, guint n, guint n_columns, double gap, double limit, HosoPlace *places)
{
  guint column = 0;
  double y = 0;

  for (guint i = 0; i < n; i++)
    {
      if (y > 0 && y + heights[i] > limit)
        {
          column++;
          y = 0;
        }
      if (column >= n_columns || heights[i] > limit)
        return FALSE;
      places[i] = (HosoPlace){ column, y };
      y += heights[i] + gap;
    }
  return TRUE;
}

/* Places @n blocks with @gap between them into @n_columns, which become as low
 * as the order allows.  Returns the height of the highest column. */
double
hoso_flow (const double *heights, guint n, guint n_columns, double gap, HosoPlace *places)
{
  double low = 0;
  double high = 1;
  double highest = 0;

  for (guint i = 0; i < n; i++)
    high += heights[i] + gap;
  while (high - low > 0.5)
    {
      double middle = (low + high) / 2;

      if (fill (heights, n, n_columns, gap, middle, places))
        high = middle;
      else
        low = middle;
    }
  fill (heights, n, n_columns, gap, high, places);
  for (guint i = 0; i < n; i++)
    highest = MAX (highest, places[i].top + heights[i]);
  return highest;
}
