/* A text set in type once: glyphs at fixed places, the same on screen and paper.
 *
 * Nothing is hinted or rounded to pixels, so that a line breaks at the same
 * word on every surface.  A typeset never changes after it was made and may be
 * drawn by any thread.
 */

#pragma once

#include "hoso-scene.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_FACE_SANS,
  HOSO_FACE_SERIF,
} HosoFace;

typedef enum
{
  HOSO_ALIGN_LEFT,
  HOSO_ALIGN_CENTRE,
  HOSO_ALIGN_RIGHT,
} HosoAlign;

typedef struct
{
  HosoFace face;
  double size; /* points */
  int weight;  /* 400, 600, 700 … */
  gboolean italic;
  HosoColour colour;
  HosoAlign align;   /* within the width given */
  int max_lines;     /* the last one ends in “…”; 0: as many as it takes */
  const char *joint; /* static; joins it to the text before in the twin; NULL: a new line */
} HosoTextStyle;

typedef struct
{
  double x, y, width, height;
} HosoRect;

typedef struct _HosoTypeset HosoTypeset;

HosoTypeset *hoso_typeset_new (const char *text, const HosoTextStyle *style, double width);
void hoso_typeset_free (HosoTypeset *typeset);
HosoRect hoso_typeset_get_extents (const HosoTypeset *typeset);
double hoso_typeset_get_height (const HosoTypeset *typeset);
gboolean hoso_typeset_is_cut (const HosoTypeset *typeset);
const char *hoso_typeset_get_text (const HosoTypeset *typeset);
void hoso_typeset_draw (const HosoTypeset *typeset, cairo_t *cr, double x, double y);

char *hoso_text_dup_clean (const char *text);
double hoso_text_get_height (const char *text, const HosoTextStyle *style, double width);
double hoso_text_get_width (const char *text, const HosoTextStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTypeset, hoso_typeset_free)

G_END_DECLS
