/* The colours of all pictures.  Thread-safe. */

#include "hoso-palette.h"

#include <math.h>

#define RGB(rgb)                                                                \
  {                                                                             \
    ((rgb) >> 16) / 255.0, ((rgb) >> 8 & 0xff) / 255.0, ((rgb)&0xff) / 255.0, 1 \
  }

static const HosoPalette light = {
  .paper = RGB (0xffffff),
  .ink = RGB (0x1d1c22),
  .soft = RGB (0x5d5a66),
  .faint = RGB (0xdcd9e1),
  .tint = RGB (0xf2f1f5),
  .data = RGB (0x0072b2),
  .other = RGB (0xcfccd6),
  .edge = RGB (0x8d8a97),
  .series = { RGB (0x0072b2), RGB (0xf0b23a), RGB (0x009e73), RGB (0x8fcdf2), RGB (0xd55e00),
              RGB (0xe3b3cf), RGB (0x6d5a8a) },
};

static const HosoPalette dark_palette = {
  .paper = RGB (0x1e1e22),
  .ink = RGB (0xf4f3f7),
  .soft = RGB (0xb7b4c0),
  .faint = RGB (0x4a4852),
  .tint = RGB (0x313037),
  .data = RGB (0x56b4e9),
  .other = RGB (0x6d6a77),
  .edge = RGB (0x9b98a5),
  .series = { RGB (0x56b4e9), RGB (0xb87a00), RGB (0x5fd3ae), RGB (0x1f78ad), RGB (0xf08a4b),
              RGB (0x9d5f80), RGB (0xc3b5dd) },
};

static const HosoPalette grey = {
  .paper = RGB (0xffffff),
  .ink = RGB (0x000000),
  .soft = RGB (0x3c3c3c),
  .faint = RGB (0xc8c8c8),
  .tint = RGB (0xf2f2f2),
  .data = RGB (0x4a4a4a),
  .other = RGB (0xd4d4d4),
  .edge = RGB (0x707070),
  .series = { RGB (0x3a3a3a), RGB (0xdedede), RGB (0x7a7a7a), RGB (0xf6f6f6), RGB (0x555555),
              RGB (0xc2c2c2), RGB (0x929292) },
};

static const HosoPattern patterns[HOSO_PALETTE_SERIES] = {
  HOSO_PATTERN_NONE,
  HOSO_PATTERN_DOTS,
  HOSO_PATTERN_HORIZONTAL,
  HOSO_PATTERN_FALLING,
  HOSO_PATTERN_VERTICAL,
  HOSO_PATTERN_GRID,
  HOSO_PATTERN_NONE,
};

/* Borrowed, static. */
const HosoPalette *
hoso_palette_get (HosoColours colours)
{
  switch (colours)
    {
    case HOSO_COLOURS_DARK:
      return &dark_palette;
    case HOSO_COLOURS_GREY:
      return &grey;
    case HOSO_COLOURS_LIGHT:
      break;
    }
  return &light;
}

/* See hoso-palette.h. */
HosoPaint
hoso_palette_get_paint (const HosoPalette *palette, guint i)
{
  HosoPaint paint = { .fill = palette->other, .stroke = palette->edge, .line_width = 0.6 };
  HosoColour ink;

  if (i >= HOSO_PALETTE_SERIES)
    return paint;
  paint.fill = palette->series[i];
  paint.pattern = patterns[i];
  ink = hoso_palette_get_ink (palette, &paint.fill);
  paint.pattern_colour = hoso_colour_mix (&ink, &paint.fill, 0.45);
  paint.stroke = hoso_colour_mix (&palette->ink, &paint.fill, 0.35);
  return paint;
}

/* As WCAG 2 has it, with one power for its two branches. */
static double
get_luminance (const HosoColour *colour)
{
  return 0.2126 * pow (colour->red, 2.2) + 0.7152 * pow (colour->green, 2.2) +
         0.0722 * pow (colour->blue, 2.2);
}

static double
get_contrast (const HosoColour *a, const HosoColour *b)
{
  double first = get_luminance (a) + 0.05;
  double second = get_luminance (b) + 0.05;

  return fmax (first, second) / fmin (first, second);
}

/* See hoso-palette.h. */
HosoColour
hoso_palette_get_ink (const HosoPalette *palette, const HosoColour *ground)
{
  if (get_contrast (&palette->paper, ground) > get_contrast (&palette->ink, ground))
    return palette->paper;
  return palette->ink;
}

/* From 0xRRGGBB. */
HosoColour
hoso_colour (guint32 rgb)
{
  return (HosoColour)RGB (rgb);
}

/* @share of @colour over @paper. */
HosoColour
hoso_colour_mix (const HosoColour *colour, const HosoColour *paper, double share)
{
  return (HosoColour){
    colour->red * share + paper->red * (1 - share),
    colour->green * share + paper->green * (1 - share),
    colour->blue * share + paper->blue * (1 - share),
    1,
  };
}
