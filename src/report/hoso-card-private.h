/* Between the parts of the persona card. */

#pragma once

#include "hoso-card.h"
#include "hoso-palette.h"
#include "hoso-scene-builder.h"

G_BEGIN_DECLS

typedef struct
{
  const HosoPersona *persona;
  const char *language;
  const HosoPalette *palette;
  HosoScene *scene;
  double scale; /* of type and gaps, 1 for a card of usual length */
  double air;   /* between statements, 1 or more */
  double left;  /* where the text begins, and how wide it may be */
  double width;
  HosoRect face;      /* room for the photo */
  GPtrArray *sources; /* of HosoEvidence, borrowed: one for each question */
} HosoCard;

HosoTextStyle hoso_card_style (const HosoCard *card, double size, int weight, HosoColour colour);
HosoColour hoso_card_layer_colour (int layer);
void hoso_card_add_diamond (HosoCard *card, double x, double y, double size, HosoColour colour);

GPtrArray *hoso_card_collect_sources (const HosoPersona *persona);
guint hoso_card_count_survey (GPtrArray *sources, guint first);
char *hoso_card_dup_figure (guint64 n, guint64 base, const char *language);
double hoso_card_add_statement (
  HosoCard *card, const HosoStatement *statement, double x, double y, double width);
double hoso_card_add_layers (HosoCard *card, gboolean flowing, double y);
double hoso_card_add_head (HosoCard *card);
double hoso_card_add_foot (HosoCard *card, double y);

G_END_DECLS
