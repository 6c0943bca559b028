/* The colours of all pictures.
 *
 * Data colours are those of Okabe and Ito (2008), told apart by colour-blind
 * eyes; where two stand side by side they also differ in lightness, so that a
 * black-and-white printer keeps them apart.
 */

#pragma once

#include "hoso-scene-builder.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_COLOURS_LIGHT, /* FALSE and TRUE say the same as light and dark */
  HOSO_COLOURS_DARK,
  HOSO_COLOURS_GREY, /* for printers without colour */
} HosoColours;

/* Of the parts of a whole; more become one, “others”. */
#define HOSO_PALETTE_SERIES 7

typedef struct
{
  HosoColour paper;
  HosoColour ink;
  HosoColour soft;  /* second voice */
  HosoColour faint; /* hairlines */
  HosoColour tint;  /* surfaces, tracks of bars */
  HosoColour data;  /* blue */
  HosoColour other; /* everyone else, lighter */
  HosoColour edge;  /* outline of @other */
  HosoColour series[HOSO_PALETTE_SERIES];
} HosoPalette;

const HosoPalette *hoso_palette_get (HosoColours colours);
/* Of part @i of a whole, told from its neighbours by colour, lightness and
 * pattern; @i from HOSO_PALETTE_SERIES on is “others”. */
HosoPaint hoso_palette_get_paint (const HosoPalette *palette, guint i);
/* @ink or @paper of the palette, whichever is read better on @ground. */
HosoColour hoso_palette_get_ink (const HosoPalette *palette, const HosoColour *ground);
HosoColour hoso_colour (guint32 rgb);
HosoColour hoso_colour_mix (const HosoColour *colour, const HosoColour *paper, double share);

G_END_DECLS
