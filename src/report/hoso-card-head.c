/* Who the persona is: face, name, role, weight, quote and biography. */

#include "hoso-card-private.h"
#include "hoso-chart-private.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-phrase.h"

#define FACE 108.0
#define LONG_QUOTE 220

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

/* The largest size at which the name takes one line, or two in smaller type. */
static HosoTextStyle
get_name_style (const HosoCard *card, double width)
{
  static const struct
  {
    double size;
    int lines;
  } sizes[] = { { 28, 1 }, { 25, 1 }, { 22, 1 }, { 24, 2 }, { 20, 2 }, { 16, 2 } };
  HosoTextStyle style = hoso_card_style (card, sizes[0].size, 700, card->palette->ink);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double line;

      style.size = sizes[i].size * card->scale;
      line = hoso_text_get_height ("0", &style, -1);
      if (hoso_text_get_height (card->persona->name, &style, width) < (sizes[i].lines + 0.5) * line)
        break;
    }
  return style;
}

static double
add_weight (HosoCard *card, double x, double y, double width)
{
  const HosoPersona *persona = card->persona;
  HosoTextStyle style = hoso_card_style (card, 10, 600, card->palette->ink);
  HosoTextStyle soft = hoso_card_style (card, 9, 400, card->palette->soft);
  g_autofree char *count = hoso_format_integer ((gint64)persona->segment_count, card->language);
  g_autofree char *base = hoso_format_integer ((gint64)persona->segment_base, card->language);
  g_autofree char *people =
    hoso_phrase ("card.people", card->language, "n", count, "base", base, NULL);
  double total = (double)persona->segment_base;
  double share = total > 0 ? (double)persona->segment_count / total : 0;
  int decimals = hoso_share_decimals (persona->segment_count, persona->segment_base);
  g_autofree char *percent = hoso_format_percent (share, decimals, card->language);
  g_autofree char *both = g_strdup_printf ("%s · %s", people, percent);
  const char *text = persona->segment_base < HOSO_BASE_TINY ? people : both;
  HosoRect bar = { x, y, MIN (width, 220 * card->scale), 6 * card->scale };
  HosoPaint track = {
    .fill = card->palette->paper,
    .stroke = card->palette->edge,
    .line_width = 0.5,
    .radius = bar.height / 2,
  };
  HosoPaint fill = { .fill = card->palette->data, .radius = bar.height / 2 };
  double top = y;

  if (persona->segment_base > 0)
    {
      hoso_scene_add_box (card->scene, &bar, &track);
      y += bar.height + 3 * card->scale;
      bar.width = MAX (bar.height, bar.width * MIN (1, share));
      if (persona->segment_count > 0)
        hoso_scene_add_box (card->scene, &bar, &fill);
      y += hoso_scene_add_text (card->scene, text, &style, x, y, width);
    }
  if (is_filled (persona->segment_name))
    {
      g_autofree char *segment = hoso_phrase ("card.of-segment", card->language,
                                              "segment", persona->segment_name, NULL);

      y += hoso_scene_add_text (card->scene, segment, &soft, x, y, width);
    }
  return y - top;
}

static double
add_name (HosoCard *card, double x, double y, double width)
{
  const HosoPersona *persona = card->persona;
  HosoTextStyle kicker = hoso_card_style (card, 9.5, 600, card->palette->data);
  HosoTextStyle role = hoso_card_style (card, 12, 400, card->palette->soft);
  HosoTextStyle name = get_name_style (card, width);
  const char *label = hoso_name_get ("card.persona", card->language);
  double top = y;

  y += hoso_scene_add_text (card->scene, label, &kicker, x, y, width);
  y += hoso_scene_add_text (card->scene, persona->name, &name, x, y, width);
  y += hoso_scene_add_text (card->scene, persona->role, &role, x, y, width);
  y += 9 * card->scale;
  y += add_weight (card, x, y, width);
  return y - top;
}

static char *
dup_quoted (const char *quote)
{
  gboolean marked = g_str_has_prefix (quote, "“") ||
                    g_str_has_prefix (quote, "\"") ||
                    g_str_has_prefix (quote, "«");

  return marked ? g_strdup (quote) : g_strdup_printf ("“%s”", quote);
}

static double
add_quote (HosoCard *card, double x, double y, double width)
{
  g_autofree char *quoted = dup_quoted (card->persona->quote);
  gboolean long_winded = g_utf8_strlen (quoted, -1) > LONG_QUOTE;
  HosoTextStyle style = hoso_card_style (card, long_winded ? 11 : 13.5, 400, card->palette->ink);
  double indent = 14 * card->scale;
  HosoPaint paint = { .fill = card->palette->data, .radius = 1.5 };
  HosoRect bar = { x, y + 2, 3, 0 };

  style.face = HOSO_FACE_SERIF;
  style.italic = TRUE;
  bar.height = hoso_scene_add_text (card->scene, quoted, &style, x + indent, y, width - indent) - 4;
  hoso_scene_add_box (card->scene, &bar, &paint);
  return bar.height + 4;
}

static double
add_bio (HosoCard *card, double x, double y, double width)
{
  HosoTextStyle style = hoso_card_style (card, 10.2, 400, card->palette->ink);

  return hoso_scene_add_text (card->scene, card->persona->bio, &style, x, y, width);
}

static double
add_words (HosoCard *card, double y)
{
  gboolean quoted = is_filled (card->persona->quote);
  gboolean told = is_filled (card->persona->bio);
  double gap = 26;
  double half = (card->width - gap) / 2;
  double bio_left = quoted ? card->left + half + gap : card->left;
  double quote_height = 0;
  double bio_height = 0;

  if (quoted)
    quote_height = add_quote (card, card->left, y, told ? half : card->width);
  if (told)
    bio_height = add_bio (card, bio_left, y, quoted ? half : card->width);
  return MAX (quote_height, bio_height);
}

static double
add_identity (HosoCard *card, double y)
{
  double face = FACE * card->scale;
  double x = card->left + face + 24;
  HosoCard scratch = *card;
  double height;
  double below;

  scratch.scene = hoso_scene_new (0, 0);
  height = add_name (&scratch, x, y, card->left + card->width - x);
  hoso_scene_unref (scratch.scene);
  below = MAX (0, (face - height) / 2);
  add_name (card, x, y + below, card->left + card->width - x);
  card->face = (HosoRect){ card->left, y, face, face };
  return MAX (face, height);
}

static double
measure_identity (const HosoCard *card, double y)
{
  HosoCard scratch = *card;
  double height;

  scratch.scene = hoso_scene_new (0, 0);
  height = add_identity (&scratch, y);
  hoso_scene_unref (scratch.scene);
  return height;
}

/* Adds everything above the layers; returns where they may begin.  Leaves room
 * for the face. */
double
hoso_card_add_head (HosoCard *card)
{
  double pad = 30 * card->scale;
  HosoRect band = { 0, 0, hoso_scene_get_width (card->scene), 0 };
  double y;

  band.height = measure_identity (card, pad) + 2 * pad;
  hoso_scene_add_box (card->scene, &band, &(HosoPaint){ .fill = hoso_colour (0xf6f2ea) });
  add_identity (card, pad);
  y = band.height + 20 * card->scale;
  if (is_filled (card->persona->quote) || is_filled (card->persona->bio))
    y += add_words (card, y) + 22 * card->scale;
  return y;
}
