/* Strokes and dots that fill a shape. */

#pragma once

#include "hoso-typeset.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_PATTERN_NONE,
  HOSO_PATTERN_RISING, /* small samples alone */
  HOSO_PATTERN_FALLING,
  HOSO_PATTERN_DOTS,
  HOSO_PATTERN_HORIZONTAL,
  HOSO_PATTERN_VERTICAL,
  HOSO_PATTERN_GRID,
} HosoPattern;

void hoso_pattern_draw (HosoPattern pattern, const HosoRect *area, cairo_t *cr);

G_END_DECLS
