/* Draws patterns.  Thread-safe: all is kept in the context. */

#include "hoso-pattern.h"

#include <math.h>

#define STEP 4.0
#define WIDE_STEP 5.0
#define LINE_WIDTH 1.1
#define THIN 0.8
#define DOT 0.9

static void
trace_diagonals (const HosoRect *area, gboolean rising, cairo_t *cr)
{
  double h = area->height;

  for (double x = area->x - h; x < area->x + area->width; x += STEP)
    {
      cairo_move_to (cr, x, rising ? area->y + h : area->y);
      cairo_rel_line_to (cr, h, rising ? -h : h);
    }
}

/* The rows of neighbours are on one height: a pattern does not begin anew in each
 * segment of a bar. */
static double
get_first (double from)
{
  return floor (from / WIDE_STEP) * WIDE_STEP + WIDE_STEP / 2;
}

static void
trace_rows (const HosoRect *area, cairo_t *cr)
{
  for (double y = get_first (area->y); y < area->y + area->height; y += WIDE_STEP)
    {
      cairo_move_to (cr, area->x, y);
      cairo_rel_line_to (cr, area->width, 0);
    }
}

static void
trace_columns (const HosoRect *area, cairo_t *cr)
{
  for (double x = get_first (area->x); x < area->x + area->width; x += WIDE_STEP)
    {
      cairo_move_to (cr, x, area->y);
      cairo_rel_line_to (cr, 0, area->height);
    }
}

/* A line of no length has round ends: a dot. */
static void
trace_dots (const HosoRect *area, cairo_t *cr)
{
  for (double y = get_first (area->y); y < area->y + area->height; y += WIDE_STEP)
    for (double x = get_first (area->x); x < area->x + area->width; x += WIDE_STEP)
      {
        cairo_move_to (cr, x, y);
        cairo_line_to (cr, x, y);
      }
}

/* Fills the current path, which lies in @area, with the pattern in the current
 * colour, and forgets the path. */
void
hoso_pattern_draw (HosoPattern pattern, const HosoRect *area, cairo_t *cr)
{
  cairo_save (cr);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  if (pattern == HOSO_PATTERN_RISING || pattern == HOSO_PATTERN_FALLING)
    trace_diagonals (area, pattern == HOSO_PATTERN_RISING, cr);
  if (pattern == HOSO_PATTERN_HORIZONTAL || pattern == HOSO_PATTERN_GRID)
    trace_rows (area, cr);
  if (pattern == HOSO_PATTERN_VERTICAL || pattern == HOSO_PATTERN_GRID)
    trace_columns (area, cr);
  if (pattern == HOSO_PATTERN_DOTS)
    trace_dots (area, cr);
  cairo_set_line_width (cr, pattern == HOSO_PATTERN_DOTS     ? 2 * DOT
                            : pattern == HOSO_PATTERN_RISING ? LINE_WIDTH
                                                             : THIN);
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_new_path (cr);
}
