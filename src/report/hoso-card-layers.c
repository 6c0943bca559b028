/* The three layers of a card: beside each other, or one after the other where
 * one of them holds much more than the others. */

#include "hoso-card-private.h"
#include "hoso-flow.h"
#include "hoso-names.h"
#include "hoso-phrase.h"

#define N_LAYERS 3
#define COLUMN_GAP 20.0
#define STATEMENT_GAP 8.0

static const guint32 layer_colours[N_LAYERS] = { 0x0072b2, 0x007a5a, 0xb84f00 };

/* Of layers 1 to 3; any other shares the first one's. */
HosoColour
hoso_card_layer_colour (int layer)
{
  return hoso_colour (layer_colours[layer >= 1 && layer <= N_LAYERS ? layer - 1 : 0]);
}

static GPtrArray *
find_statements (const HosoPersona *persona, int layer)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < persona->statements->len; i++)
    {
      HosoStatement *statement = g_ptr_array_index (persona->statements, i);

      if (CLAMP (statement->layer, 1, N_LAYERS) == layer)
        g_ptr_array_add (found, statement);
    }
  return found;
}

static double
add_title (HosoCard *card, int layer, double x, double y, double width)
{
  g_autofree char *key = g_strdup_printf ("layer.%d", layer);
  HosoTextStyle style = hoso_card_style (card, 10.8, 700, card->palette->ink);
  HosoRect rule = { x, y, width, 3 };

  hoso_scene_add_box (card->scene, &rule, &(HosoPaint){ .fill = hoso_card_layer_colour (layer) });
  y = rule.y + rule.height + 6 * card->scale;
  y += hoso_scene_add_text (card->scene, hoso_name_get (key, card->language), &style, x, y, width);
  return y - rule.y + 6 * card->scale;
}

static double
add_nothing (HosoCard *card, double x, double y, double width)
{
  HosoTextStyle style = hoso_card_style (card, 9.6, 400, card->palette->soft);
  g_autofree char *sentence = hoso_phrase ("card.nothing", card->language, NULL);

  return hoso_scene_add_text (card->scene, sentence, &style, x, y, width);
}

static double
measure_statement (const HosoCard *card, const HosoStatement *statement, double width)
{
  HosoCard scratch = *card;
  double height;

  scratch.scene = hoso_scene_new (0, 0);
  height = hoso_card_add_statement (&scratch, statement, 0, 0, width);
  hoso_scene_unref (scratch.scene);
  return height;
}

static double
add_flowing_statements (HosoCard *card, GPtrArray *statements, double y, double width)
{
  g_autofree double *heights = g_new (double, statements->len);
  g_autofree HosoPlace *places = g_new (HosoPlace, statements->len);
  double height;

  for (guint i = 0; i < statements->len; i++)
    heights[i] = measure_statement (card, g_ptr_array_index (statements, i), width);
  height =
    hoso_flow (heights, statements->len, N_LAYERS, STATEMENT_GAP * card->scale * card->air, places);
  for (guint i = 0; i < statements->len; i++)
    hoso_card_add_statement (card, g_ptr_array_index (statements, i),
                             card->left + places[i].column * (width + COLUMN_GAP),
                             y + places[i].top, width);
  return height;
}

static double
add_section (HosoCard *card, int layer, double y, double column_width)
{
  g_autoptr (GPtrArray) statements = find_statements (card->persona, layer);
  double top = y;

  y += add_title (card, layer, card->left, y, card->width);
  if (statements->len == 0)
    y += add_nothing (card, card->left, y, card->width);
  else
    y += add_flowing_statements (card, statements, y, column_width);
  return y - top + 16 * card->scale;
}

static double
add_column (HosoCard *card, int layer, double x, double y, double width)
{
  g_autoptr (GPtrArray) statements = find_statements (card->persona, layer);
  double top = y;

  y += add_title (card, layer, x, y, width);
  if (statements->len == 0)
    y += add_nothing (card, x, y, width);
  for (guint i = 0; i < statements->len; i++)
    {
      y += i > 0 ? STATEMENT_GAP * card->scale * card->air : 0;
      y += hoso_card_add_statement (card, g_ptr_array_index (statements, i), x, y, width);
    }
  return y - top;
}

/* Adds all layers at @y and returns their height. */
double
hoso_card_add_layers (HosoCard *card, gboolean flowing, double y)
{
  double width = (card->width - (N_LAYERS - 1) * COLUMN_GAP) / N_LAYERS;
  double height = 0;

  for (int layer = 1; layer <= N_LAYERS; layer++)
    if (flowing)
      height += add_section (card, layer, y + height, width);
    else
      {
        double x = card->left + (layer - 1) * (width + COLUMN_GAP);
        double column_height = add_column (card, layer, x, y, width);

        height = MAX (height, column_height);
      }
  return height;
}
