/* The colours of all pictures.  Thread-safe. */

#include "hoso-palette.h"

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
};

/* Borrowed, static. */
const HosoPalette *
hoso_palette_get (gboolean dark)
{
  return dark ? &dark_palette : &light;
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
