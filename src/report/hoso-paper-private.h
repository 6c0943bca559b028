/* What a document holds, for those who set it. */

#pragma once

#include "hoso-paper.h"

G_BEGIN_DECLS

typedef struct
{
  HosoPaperStyle style;
  char *text;
} HosoParagraph;

struct _HosoPaper
{
  GPtrArray *paragraphs; /* of HosoParagraph */
};

G_END_DECLS
