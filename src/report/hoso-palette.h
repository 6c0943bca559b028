/* The colours of all pictures.
 *
 * Data colours are those of Okabe and Ito (2008), told apart by colour-blind
 * eyes; where two stand side by side they also differ in lightness, so that a
 * black-and-white printer keeps them apart.
 */

#pragma once

#include "hoso-scene.h"

G_BEGIN_DECLS

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
} HosoPalette;

const HosoPalette *hoso_palette_get (gboolean dark);
HosoColour hoso_colour (guint32 rgb);
HosoColour hoso_colour_mix (const HosoColour *colour, const HosoColour *paper, double share);

G_END_DECLS
