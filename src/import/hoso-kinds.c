/* Which kind of question a column is, from what its answers look like, how
 * often they come again, and what its header asks for.  Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-kinds.h"

#include "hoso-header.h"

#define FEW_OPTIONS 12
#define FEW_ANSWERS 10
#define VERY_FEW_ANSWERS 4
#define SHORT_ANSWER 60 /* bytes */
#define MAX_SCALE 10

static gboolean
is_share (guint64 part, guint64 whole, guint percent)
{
  return part * 100 >= whole * percent;
}

static guint64
count_numbers (const HosoTraits *traits)
{
  return traits->shapes[HOSO_SHAPE_INTEGER] + traits->shapes[HOSO_SHAPE_NUMBER] +
         traits->shapes[HOSO_SHAPE_AMOUNT] + traits->shapes[HOSO_SHAPE_LONG];
}

/* E-mail, telephone and name: by content, or by header and half the content. */
static gboolean
is_contact (const HosoTraits *traits, const char *field, HosoQuestionKind *kind)
{
  guint64 phones = traits->shapes[HOSO_SHAPE_PHONE];
  guint64 damaged = traits->shapes[HOSO_SHAPE_LONG] + traits->shapes[HOSO_SHAPE_CODE];
  gboolean asks_phone = g_strcmp0 (field, "phone") == 0;

  if (is_share (traits->shapes[HOSO_SHAPE_EMAIL], traits->answered,
                g_strcmp0 (field, "email") == 0 ? 50 : 80))
    *kind = HOSO_QUESTION_EMAIL;
  else if (is_share (phones, traits->answered, 80) ||
           (asks_phone &&
            is_share (phones + damaged, traits->answered, 50)))
    *kind = HOSO_QUESTION_PHONE;
  else if (g_strcmp0 (field, "name") == 0 &&
           is_share (traits->shapes[HOSO_SHAPE_WORDS], traits->answered, 70) &&
           (traits->answered < FEW_ANSWERS || traits->distinct > traits->answered / 4))
    *kind = HOSO_QUESTION_NAME;
  else
    return FALSE;
  return TRUE;
}

/* Whether the answers look like options of one choice: they come again. */
static gboolean
is_choice (const HosoTraits *traits)
{
  if (traits->distinct == G_MAXUINT)
    return FALSE;
  if (traits->answered <= VERY_FEW_ANSWERS)
    return traits->longest <= SHORT_ANSWER;
  if (traits->answered < FEW_ANSWERS)
    return is_share (traits->repeated, traits->answered, 30);
  return is_share (traits->repeated, traits->answered, 60) &&
         traits->distinct <= MAX (FEW_OPTIONS, traits->answered / 4);
}

static gboolean
is_moment (const HosoTraits *traits, HosoQuestionKind *kind)
{
  guint64 days = traits->shapes[HOSO_SHAPE_DAY];

  if (days > 0 && !hoso_header_asks_day (traits->header))
    return FALSE;
  if (traits->shapes[HOSO_SHAPE_DATE] + traits->shapes[HOSO_SHAPE_MOMENT] + days ==
      traits->answered)
    *kind = HOSO_QUESTION_DATE;
  else if (traits->shapes[HOSO_SHAPE_CLOCK] == traits->answered)
    *kind = HOSO_QUESTION_TIME;
  else
    return FALSE;
  return TRUE;
}

static HosoQuestionKind
kind_of_numbers (const HosoTraits *traits, const char *field)
{
  gboolean whole = traits->shapes[HOSO_SHAPE_INTEGER] == traits->answered;
  gboolean age = g_strcmp0 (field, "age") == 0;

  if (whole && !age && traits->low >= 0 && traits->high <= MAX_SCALE)
    return traits->high >= 3 ? HOSO_QUESTION_SCALE : HOSO_QUESTION_SINGLE;
  if (traits->shapes[HOSO_SHAPE_AMOUNT] > 0 && traits->distinct <= FEW_OPTIONS &&
      is_choice (traits))
    return HOSO_QUESTION_SINGLE;
  return HOSO_QUESTION_NUMBER;
}

static HosoQuestionKind
kind_of_row (HosoQuestionKind kind)
{
  return kind == HOSO_QUESTION_SINGLE || kind == HOSO_QUESTION_SCALE ? HOSO_QUESTION_GRID : kind;
}

/* The kind that fits all answers of the column; TIMESTAMP is decided elsewhere. */
HosoQuestionKind
hoso_kinds_decide (const HosoTraits *traits)
{
  const char *field = hoso_header_get_field (traits->header);
  HosoQuestionKind kind;

  if (traits->answered == 0)
    return HOSO_QUESTION_EMPTY;
  if (hoso_header_is_feedback (traits->header) || hoso_header_is_identifier (traits->header))
    return HOSO_QUESTION_TEXT;
  if (is_share (traits->shapes[HOSO_SHAPE_SCORE], traits->answered, 80) ||
      (hoso_header_is_score (traits->header) && count_numbers (traits) == traits->answered))
    return HOSO_QUESTION_SCORE;
  if (is_contact (traits, field, &kind) || is_moment (traits, &kind))
    return kind;
  if (traits->joined)
    return HOSO_QUESTION_MULTIPLE;
  if (count_numbers (traits) == traits->answered)
    kind = kind_of_numbers (traits, field);
  else
    kind = is_choice (traits) ? HOSO_QUESTION_SINGLE : HOSO_QUESTION_TEXT;
  return traits->grid ? kind_of_row (kind) : kind;
}
