/* One statement of a card, with its proof beneath it or the mark that it has
 * none.
 *
 * Proof and assumption differ in shape and in words, not in colour alone.
 */

#include "hoso-card-private.h"
#include "hoso-chart-private.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-phrase.h"

#define INDENT 11.0
#define BAR_WIDTH 34.0
#define BAR_HEIGHT 4.5
#define TEXT_SIZE 9.6
#define PROOF_SIZE 7.8

/* “14/31 · 45%”; without per cent where the base is too small for it. */
char *
hoso_card_dup_figure (guint64 n, guint64 base, const char *language)
{
  g_autofree char *count = hoso_format_integer ((gint64)n, language);
  g_autofree char *whole = hoso_format_integer ((gint64)base, language);
  g_autofree char *percent = NULL;

  if (base < HOSO_BASE_TINY)
    return g_strdup_printf ("%s/%s", count, whole);
  percent = hoso_format_percent ((double)n / (double)base, hoso_share_decimals (n, base), language);
  return g_strdup_printf ("%s/%s · %s", count, whole, percent);
}

static gboolean
is_same_source (const HosoEvidence *a, const HosoEvidence *b)
{
  return a->survey == b->survey && a->question == b->question &&
         g_strcmp0 (a->survey_name, b->survey_name) == 0 &&
         g_strcmp0 (a->question_title, b->question_title) == 0;
}

static guint
find_source (GPtrArray *sources, const HosoEvidence *evidence)
{
  guint i = 0;

  while (i < sources->len && !is_same_source (g_ptr_array_index (sources, i), evidence))
    i++;
  return i;
}

static gboolean
is_same_survey (const HosoEvidence *a, const HosoEvidence *b)
{
  return a->survey == b->survey && g_strcmp0 (a->survey_name, b->survey_name) == 0 &&
         g_strcmp0 (a->from, b->from) == 0 && g_strcmp0 (a->to, b->to) == 0;
}

/* Puts a question after the last one of its survey, or at the end. */
static void
add_source (GPtrArray *sources, HosoEvidence *evidence)
{
  guint place = sources->len;

  if (find_source (sources, evidence) < sources->len)
    return;
  for (guint i = 0; i < sources->len; i++)
    if (is_same_survey (g_ptr_array_index (sources, i), evidence))
      place = i + 1;
  g_ptr_array_insert (sources, (int)place, evidence);
}

/* Of HosoEvidence, borrowed: the first of each question in the order of the
 * statements, those of one survey together. */
GPtrArray *
hoso_card_collect_sources (const HosoPersona *persona)
{
  GPtrArray *sources = g_ptr_array_new ();

  for (int layer = 1; layer <= 3; layer++)
    for (guint i = 0; i < persona->statements->len; i++)
      {
        const HosoStatement *statement = g_ptr_array_index (persona->statements, i);

        if (CLAMP (statement->layer, 1, 3) == layer && statement->evidence != NULL)
          add_source (sources, statement->evidence);
      }
  return sources;
}

/* How many sources from @first on are of one survey. */
guint
hoso_card_count_survey (GPtrArray *sources, guint first)
{
  guint end = first + 1;

  while (end < sources->len &&
         is_same_survey (g_ptr_array_index (sources, first), g_ptr_array_index (sources, end)))
    end++;
  return end - first;
}

static void
add_people (HosoCard *card, guint64 n, guint64 base, double x, double middle, HosoColour colour)
{
  double step = BAR_WIDTH * card->scale / (HOSO_BASE_TINY - 1);

  for (guint64 i = 0; i < base; i++)
    hoso_scene_add_dot (card->scene, x + step * ((double)i + 0.5), middle, step * 0.36,
                        &(HosoPaint){
                          .fill = i < n ? colour : card->palette->paper,
                          .stroke = colour,
                          .line_width = 0.5,
                        });
}

static void
add_share (HosoCard *card, guint64 n, guint64 base, double x, double middle, HosoColour colour)
{
  double height = BAR_HEIGHT * card->scale;
  HosoRect bar = { x, middle - height / 2, BAR_WIDTH * card->scale, height };
  HosoPaint paint = { .fill = colour, .radius = height / 2 };

  if (base < HOSO_BASE_TINY)
    {
      add_people (card, n, base, x, middle, colour);
      return;
    }
  hoso_scene_add_box (card->scene, &bar,
                      &(HosoPaint){ .fill = card->palette->tint,
                                    .stroke = card->palette->faint,
                                    .line_width = 0.5,
                                    .radius = height / 2 });
  if (n == 0)
    return;
  bar.width = MAX (height, bar.width * MIN (1, (double)n / (double)base));
  if (base < HOSO_BASE_SMALL)
    {
      paint.fill = hoso_colour_mix (&colour, &card->palette->paper, 0.15);
      paint.stroke = colour;
      paint.line_width = 0.6;
      paint.hatched = TRUE;
    }
  hoso_scene_add_box (card->scene, &bar, &paint);
}

static double
add_figure (HosoCard *card,
            const char *text,
            const char *joint,
            guint64 n,
            guint64 base,
            HosoColour colour,
            const HosoRect *line)
{
  HosoTextStyle style = hoso_card_style (card, PROOF_SIZE, 600, card->palette->ink);
  double indent = (BAR_WIDTH + 6) * card->scale;
  double middle = line->y + hoso_text_get_height ("0", &style, -1) / 2;

  style.joint = joint;
  add_share (card, n, base, line->x, middle, colour);
  return hoso_scene_add_text (card->scene, text, &style, line->x + indent, line->y,
                              line->width - indent);
}

static double
add_proof (HosoCard *card, const HosoEvidence *evidence, HosoColour colour, const HosoRect *line)
{
  const char *language = card->language;
  g_autofree char *figure = hoso_card_dup_figure (evidence->n, evidence->base, language);
  g_autofree char *text =
    g_strdup_printf ("%s  [%u]", figure, find_source (card->sources, evidence) + 1);
  g_autofree char *today = NULL;
  g_autofree char *today_text = NULL;
  HosoRect next = *line;

  next.y += add_figure (card, text, "\t", evidence->n, evidence->base, colour, line);
  if (evidence->now_base == 0 ||
      (evidence->now_n == evidence->n && evidence->now_base == evidence->base))
    return next.y - line->y;
  today = hoso_card_dup_figure (evidence->now_n, evidence->now_base, language);
  today_text = hoso_phrase ("card.today", language, "figure", today, NULL);
  next.y += add_figure (card, today_text, " · ", evidence->now_n, evidence->now_base,
                        card->palette->edge, &next);
  return next.y - line->y;
}

static double
add_assumption (HosoCard *card, const HosoRect *line)
{
  HosoTextStyle style = hoso_card_style (card, PROOF_SIZE, 400, card->palette->soft);
  const char *word = hoso_name_get ("card.assumption", card->language);
  double width = hoso_text_get_width (word, &style);
  double height = hoso_text_get_height (word, &style, -1);
  double pad = 6 * card->scale;
  double gap = 1.5 * card->scale;
  HosoRect pill = { line->x, line->y + gap, width + 2 * pad, height };
  HosoPaint outline = { .stroke = card->palette->edge,
                        .line_width = 0.7,
                        .dashed = TRUE,
                        .radius = height / 2 };

  style.italic = TRUE;
  style.joint = "\t";
  hoso_scene_add_box (card->scene, &pill, &outline);
  hoso_scene_add_text (card->scene, word, &style, line->x + pad, pill.y, line->width - pad);
  return height + gap;
}

/* A rhombus around @x, @y: the mark of an assumption. */
void
hoso_card_add_diamond (HosoCard *card, double x, double y, double size, HosoColour colour)
{
  HosoPoint points[] = { { x, y - size }, { x + size, y }, { x, y + size }, { x - size, y } };

  hoso_scene_add_line (
    card->scene, points, G_N_ELEMENTS (points),
    &(HosoPaint){ .fill = card->palette->paper, .stroke = colour, .line_width = 0.9 });
}

/* Adds the statement and what it rests on; returns its height. */
double
hoso_card_add_statement (
  HosoCard *card, const HosoStatement *statement, double x, double y, double width)
{
  HosoTextStyle style = hoso_card_style (card, TEXT_SIZE, 400, card->palette->ink);
  HosoColour colour = hoso_card_layer_colour (statement->layer);
  double indent = INDENT * card->scale;
  double middle = y + hoso_text_get_height ("0", &style, -1) / 2;
  HosoRect line = { x + indent, y, width - indent, 0 };

  if (statement->evidence != NULL)
    hoso_scene_add_dot (card->scene, x + 3, middle, 2.2, &(HosoPaint){ .fill = colour });
  else
    hoso_card_add_diamond (card, x + 3, middle, 3, colour);
  line.y += hoso_scene_add_text (card->scene, statement->text, &style, line.x, y, line.width) + 1.5;
  if (statement->evidence != NULL)
    line.y += add_proof (card, statement->evidence, colour, &line);
  else
    line.y += add_assumption (card, &line);
  return line.y - y;
}
