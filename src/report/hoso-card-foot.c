/* Where a card's figures come from, and how fresh they are. */

#include "hoso-card-private.h"
#include "hoso-flow.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-phrase.h"

#define N_COLUMNS 2
#define COLUMN_GAP 24.0
#define ENTRY_GAP 2.5

/* “Survey 2025 · 31/07/2025 – 03/08/2025”. */
static char *
dup_survey (const HosoEvidence *evidence, const char *language)
{
  g_autofree char *period = hoso_phrase_period (evidence->from, evidence->to, language);
  const char *name = evidence->survey_name != NULL ? evidence->survey_name : "";

  return *period == '\0' ? g_strdup (name) : g_strdup_printf ("%s · %s", name, period);
}

static char *
dup_question (const HosoEvidence *evidence, guint number)
{
  return g_strdup_printf ("[%u]  %s", number,
                          evidence->question_title != NULL ? evidence->question_title : "");
}

/* The questions @first to @first + @n - 1 in two columns. */
static double
add_questions (HosoCard *card, guint first, guint n, double y)
{
  HosoTextStyle style = hoso_card_style (card, 7.6, 400, card->palette->soft);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *heights = g_new (double, n);
  g_autofree HosoPlace *places = g_new (HosoPlace, n);
  guint n_columns = n > 1 ? N_COLUMNS : 1;
  double width = (card->width - (n_columns - 1) * COLUMN_GAP) / n_columns;
  double height;

  for (guint i = 0; i < n; i++)
    {
      char *line = dup_question (g_ptr_array_index (card->sources, first + i), first + i + 1);

      g_ptr_array_add (lines, line);
      heights[i] = hoso_text_get_height (line, &style, width);
    }
  height = hoso_flow (heights, n, n_columns, ENTRY_GAP, places);
  for (guint i = 0; i < n; i++)
    {
      double x = card->left + places[i].column * (width + COLUMN_GAP);

      hoso_scene_add_text (card->scene, g_ptr_array_index (lines, i), &style, x, y + places[i].top,
                           width);
    }
  return height;
}

static double
add_sources (HosoCard *card, double y)
{
  HosoTextStyle title = hoso_card_style (card, 8.4, 700, card->palette->ink);
  HosoTextStyle survey = hoso_card_style (card, 7.8, 600, card->palette->soft);
  const char *word = hoso_name_get ("card.sources", card->language);
  guint n;

  y += hoso_scene_add_text (card->scene, word, &title, card->left, y, card->width) + 1;
  if (card->sources->len == 0)
    {
      g_autofree char *sentence = hoso_phrase ("card.unproved", card->language, NULL);

      return y + hoso_scene_add_text (card->scene, sentence, &survey, card->left, y, card->width);
    }
  for (guint i = 0; i < card->sources->len; i += n)
    {
      g_autofree char *name = dup_survey (g_ptr_array_index (card->sources, i), card->language);

      n = hoso_card_count_survey (card->sources, i);
      y += hoso_scene_add_text (card->scene, name, &survey, card->left, y, card->width) + 1.5;
      y += add_questions (card, i, n, y) + 4;
    }
  return y - 4;
}

/* What the marks mean, for readers who never saw the program. */
static double
add_legend (HosoCard *card, double y)
{
  HosoTextStyle style = hoso_card_style (card, 7.6, 400, card->palette->soft);
  const char *proved = hoso_name_get ("card.legend-proved", card->language);
  const char *assumed = hoso_name_get ("card.legend-assumed", card->language);
  double indent = 9 * card->scale;
  double line = hoso_text_get_height ("0", &style, -1);
  double room = card->width - indent;
  double first = hoso_text_get_width (proved, &style);
  gboolean beside = first + 2 * indent + 18 + hoso_text_get_width (assumed, &style) <= room;
  double x = card->left + (beside ? first + indent + 18 : 0);
  double height;

  hoso_scene_add_dot (card->scene, card->left + 2.5, y + line / 2, 2,
                      &(HosoPaint){ .fill = card->palette->soft });
  height = hoso_scene_add_text (card->scene, proved, &style, card->left + indent, y, room);
  y += beside ? 0 : height;
  hoso_card_add_diamond (card, x + 2.5, y + line / 2, 2.6, card->palette->soft);
  return y + hoso_scene_add_text (card->scene, assumed, &style, x + indent, y, room);
}

static char *
dup_day (GDateTime *day, const char *language)
{
  HosoTime time;

  if (day == NULL || !hoso_time_set (&time, g_date_time_get_year (day), g_date_time_get_month (day),
                                     g_date_time_get_day_of_month (day), 0, 0, 0))
    return g_strdup ("–");
  return hoso_format_date (&time, language);
}

static char *
dup_review (const HosoPersona *persona, const char *language)
{
  g_autoptr (GDateTime) reviewed = NULL;
  g_autoptr (GDateTime) due = NULL;
  g_autofree char *reviewed_text = NULL;
  g_autofree char *due_text = NULL;

  if (persona->reviewed_at <= 0)
    return hoso_phrase ("card.never-reviewed", language, NULL);
  reviewed = g_date_time_new_from_unix_local (persona->reviewed_at);
  if (reviewed != NULL)
    due = g_date_time_add_months (reviewed, persona->review_months);
  reviewed_text = dup_day (reviewed, language);
  due_text = dup_day (due, language);
  return hoso_phrase ("card.review", language, "reviewed", reviewed_text, "due", due_text, NULL);
}

static double
add_review (HosoCard *card, double y)
{
  HosoTextStyle style = hoso_card_style (card, 8.2, 400, card->palette->ink);
  HosoTextStyle mark = hoso_card_style (card, 8.2, 600, card->palette->soft);
  g_autofree char *review = dup_review (card->persona, card->language);
  double mark_width = hoso_text_get_width ("Hoso", &mark);
  double height;

  hoso_scene_add_rule (card->scene, card->left, y, card->width, card->palette->faint);
  y += 7 * card->scale;
  height =
    hoso_scene_add_text (card->scene, review, &style, card->left, y, card->width - mark_width - 12);
  hoso_scene_add_text (card->scene, "Hoso", &mark, card->left + card->width - mark_width, y, -1);
  return y + height;
}

/* Adds sources, legend and review dates at @y; returns where they end. */
double
hoso_card_add_foot (HosoCard *card, double y)
{
  y = add_sources (card, y) + 7 * card->scale;
  y = add_legend (card, y) + 8 * card->scale;
  return add_review (card, y);
}
