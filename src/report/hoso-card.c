/* The persona card: A4 upright, in the persona's language.
 *
 * Type steps down before anything else gives way; then the layers stand one
 * after the other; then the page grows.  Nothing is ever cut.
 */

#include "hoso-card.h"

#include "hoso-avatar.h"
#include "hoso-card-private.h"

#define A4_WIDTH (210 * 72 / 25.4)
#define A4_HEIGHT (297 * 72 / 25.4)
#define MARGIN 42.0
#define FOOT_MARGIN 26.0

typedef struct
{
  double scale;
  double air;
  gboolean flowing; /* layers one after the other */
} Attempt;

/* From roomy to tight; the last one is taken whatever its height. */
static const Attempt attempts[] = {
  { 1.12, 2.4, FALSE },
  { 1.12, 1.9, FALSE },
  { 1.12, 1.4, FALSE },
  { 1.12, 1, FALSE },
  { 1.06, 1.3, FALSE },
  { 1, 1.6, FALSE },
  { 1, 1.2, FALSE },
  { 0.94, 1.4, FALSE },
  { 0.94, 1, FALSE },
  { 0.88, 1, FALSE },
  { 0.94, 1, TRUE },
  { 0.88, 1, TRUE },
  { 0.82, 1, FALSE },
  { 0.82, 1, TRUE },
  { 0.92, 1, TRUE },
};

/* @size points on a card of usual length. */
HosoTextStyle
hoso_card_style (const HosoCard *card, double size, int weight, HosoColour colour)
{
  return (HosoTextStyle){ .size = size * card->scale, .weight = weight, .colour = colour };
}

static double
measure_foot (const HosoCard *card)
{
  HosoCard scratch = *card;
  double height;

  scratch.scene = hoso_scene_new (0, 0);
  height = hoso_card_add_foot (&scratch, 0);
  hoso_scene_unref (scratch.scene);
  return height;
}

/* Lays out the card and returns the height that it needs. */
static double
lay_out (HosoCard *card, const Attempt *attempt)
{
  double y;
  double foot;

  card->scale = attempt->scale;
  card->air = attempt->air;
  card->scene = hoso_scene_new (A4_WIDTH, A4_HEIGHT);
  y = hoso_card_add_head (card);
  y += hoso_card_add_layers (card, attempt->flowing, y) + 18 * card->scale;
  foot = measure_foot (card) + FOOT_MARGIN;
  hoso_card_add_foot (card, MAX (y, A4_HEIGHT - foot));
  hoso_scene_set_height (card->scene, MAX (y + foot, A4_HEIGHT));
  return y + foot;
}

/* The next attempt worth making after @i needed @height: small type halves a
 * text at most, three columns instead of one take a third. */
static guint
find_next (guint i, double height)
{
  double least = attempts[i].flowing ? 1.9 : 2.4;

  i++;
  if (height <= least * A4_HEIGHT)
    return i;
  if (height > 3 * least * A4_HEIGHT || attempts[i].flowing)
    return G_N_ELEMENTS (attempts) - 1;
  while (!attempts[i].flowing)
    i++;
  return i;
}

/* Lays out the card of @persona.  @photo: an encoded picture, or NULL; one that
 * cannot be read counts as none.  A4, and higher only where the text does not
 * fit in small type.  Free with hoso_scene_unref(). */
HosoScene *
hoso_card_layout (const HosoPersona *persona, GBytes *photo)
{
  HosoCard card = { .persona = persona, .left = MARGIN, .width = A4_WIDTH - 2 * MARGIN };
  g_autoptr (GPtrArray) sources = hoso_card_collect_sources (persona);
  HosoPaint ring = { .fill = { 1, 1, 1, 1 } };
  guint last = G_N_ELEMENTS (attempts) - 1;
  guint i = 0;
  double height;

  card.language = persona->language;
  card.palette = hoso_palette_get (FALSE);
  card.sources = sources;
  while ((height = lay_out (&card, &attempts[i])) > A4_HEIGHT && i < last)
    {
      hoso_scene_unref (card.scene);
      i = find_next (i, height);
    }
  hoso_scene_add_dot (card.scene,
                      card.face.x + card.face.width / 2,
                      card.face.y + card.face.height / 2,
                      card.face.width / 2 + 4,
                      &ring);
  hoso_avatar_add (card.scene, persona->name, photo, card.face.x, card.face.y, card.face.width);
  return card.scene;
}
