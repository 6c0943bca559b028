/* Conditions on a field of the customers.  Each distinct value is decided once.
 * Synchronous; runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-rule-field.h"

#include <string.h>

#include "hoso-answer-condition.h"
#include "hoso-band.h"
#include "hoso-field-column.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-fold.h"
#include "hoso-partial-date.h"
#include "hoso-span.h"
#include "hoso-spelling-table.h"
#include "hoso-time.h"

#define DAY 86400

typedef struct
{
  const HosoField *field;
  const HosoRuleNode *node;
  HosoSpellingMap *map;
  gint64 today; /* days since 1970-01-01 */
} Condition;

/* A whole date as its day, a band of numbers as its middle, other values as the
 * number they begin with. */
static gboolean
read_value (const char *text, gboolean *is_date, double *number)
{
  HosoTime time;
  double low;
  double high;

  *is_date = strlen (text) >= 10 && hoso_time_from_iso8601 (text, &time);
  if (*is_date)
    *number = (double)time.local;
  if (*is_date || hoso_answer_parse_number (text, strlen (text), number))
    return TRUE;
  if (!hoso_band_parse (text, &low, &high))
    return FALSE;
  *number = hoso_band_get_middle (low, high);
  return TRUE;
}

/* Whether a field's value lies on the condition's side; what is no number, or a
 * date where the condition has none, does not. */
static gboolean
compare_value (const HosoField *field, const HosoRuleNode *node, const char *value)
{
  gboolean is_date[2];
  double number[2];
  int order;

  if (hoso_field_type_is_ranked (hoso_field_get_type_of (field)))
    return hoso_field_compare (field, value, node->value, &order) &&
           (node->op == HOSO_OP_AT_LEAST ? order >= 0 : order <= 0);
  if (!read_value (node->value, &is_date[0], &number[0]) ||
      !read_value (value, &is_date[1], &number[1]) || is_date[0] != is_date[1])
    return FALSE;
  return node->op == HOSO_OP_AT_LEAST ? number[1] >= number[0] : number[1] <= number[0];
}

static gboolean
is_about_places (HosoRuleOp op)
{
  return op == HOSO_OP_IN_OLD_PROVINCE || op == HOSO_OP_IN_PROVINCE;
}

/* Folded, in the form in which the field's values are stored today: older ones,
 * and conditions, may be written in any way. */
static char *
fold_form (const HosoField *field, const char *text)
{
  g_autofree char *form = hoso_field_dup_canonical (field, text);

  return hoso_fold (form);
}

/* Whether a field's value, which may be read as another one, is what the
 * condition asks for. */
static gboolean
match_value (const HosoField *field,
             const HosoRuleNode *node,
             HosoSpellingMap *map,
             const char *value)
{
  const char *label = hoso_spelling_map_read (map, value);
  g_autofree char *asked = hoso_text_dup_nfc (node->value, -1);
  g_autofree char *written = hoso_fold (value);
  g_autofree char *read = fold_form (field, label);
  g_autofree char *words = hoso_fold (asked);
  g_autofree char *wanted = fold_form (field, hoso_spelling_map_read (map, asked));

  if (is_about_places (node->op))
    return hoso_answer_is_in_province (value, asked, node->op) ||
           hoso_answer_is_in_province (label, asked, node->op);
  if (node->op == HOSO_OP_CONTAINS)
    return strstr (written, words) != NULL || strstr (read, words) != NULL;
  return (strcmp (read, wanted) == 0) == (node->op == HOSO_OP_IS);
}

/* Whether one of several choices is the one that the condition asks for. */
static gboolean
match_choices (const HosoField *field,
               const HosoRuleNode *node,
               HosoSpellingMap *map,
               const char *value)
{
  g_autofree char *asked = hoso_text_dup_nfc (node->value, -1);
  g_autofree char *wanted = hoso_fold (hoso_spelling_map_read (map, asked));
  g_auto (GStrv) choices = hoso_field_split (field, value);
  gboolean found = FALSE;

  for (guint i = 0; choices[i] != NULL && !found; i++)
    {
      g_autofree char *choice = hoso_fold (hoso_spelling_map_read (map, choices[i]));

      found = strcmp (choice, wanted) == 0;
    }
  return found == (node->op == HOSO_OP_IS);
}

/* Where only the year of a date is known, its age counts the years between. */
static gboolean
compare_age (const Condition *condition, const HosoPartialDate *date, HosoSpan span)
{
  int age = hoso_partial_date_get_age (date, condition->today);

  if (span.unit != 'y' || age < 0)
    return FALSE;
  return condition->node->op == HOSO_OP_AT_LEAST_AGO ? age >= span.n : age <= span.n;
}

/* A date compared with today. */
static gboolean
match_date (const Condition *condition, const char *value)
{
  gint64 today = condition->today;
  HosoPartialDate date;
  HosoSpan span;
  gint64 day;

  if (!hoso_span_parse (condition->node->value, &span) ||
      !(hoso_partial_date_from_text (value, &date) || hoso_partial_date_parse (value, &date)))
    return FALSE;
  if (condition->node->op == HOSO_OP_RETURNS_WITHIN)
    return hoso_partial_date_next (&date, today, &day) && day <= hoso_span_add (span, today, 1);
  if (!hoso_partial_date_to_days (&date, &day))
    return condition->node->op != HOSO_OP_WITHIN_NEXT && compare_age (condition, &date, span);
  if (condition->node->op == HOSO_OP_WITHIN_NEXT)
    return day >= today && day <= hoso_span_add (span, today, 1);
  if (condition->node->op == HOSO_OP_AT_LEAST_AGO)
    return day <= hoso_span_add (span, today, -1);
  return day >= hoso_span_add (span, today, -1) && day <= today;
}

static gboolean
holds_for_value (const Condition *condition, const char *value)
{
  const HosoField *field = condition->field;
  const HosoRuleNode *node = condition->node;
  HosoSpellingMap *map = condition->map;

  switch (node->op)
    {
    case HOSO_OP_IS:
    case HOSO_OP_IS_NOT:
      return hoso_field_get_type_of (field) == HOSO_FIELD_CHOICES
               ? match_choices (field, node, map, value)
               : match_value (field, node, map, value);
    case HOSO_OP_CONTAINS:
    case HOSO_OP_IN_OLD_PROVINCE:
    case HOSO_OP_IN_PROVINCE:
      return match_value (field, node, map, value);
    case HOSO_OP_AT_LEAST:
    case HOSO_OP_AT_MOST:
      return compare_value (field, node, value);
    case HOSO_OP_AT_LEAST_AGO:
    case HOSO_OP_AT_MOST_AGO:
    case HOSO_OP_WITHIN_NEXT:
    case HOSO_OP_RETURNS_WITHIN:
      return match_date (condition, value);
    case HOSO_OP_KNOWN:
    case HOSO_OP_UNKNOWN:
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

static HosoBitset *
match (const Condition *condition, const HosoFieldColumn *column)
{
  g_autofree gboolean *holds = g_new0 (gboolean, column->values->len + 1);
  HosoBitset *set = hoso_bitset_new (column->end);

  for (guint i = 0; i < column->values->len; i++)
    holds[i + 1] = holds_for_value (condition, column->values->pdata[i]);
  for (guint i = 0; i < column->end; i++)
    if (holds[column->codes[i]])
      hoso_bitset_add (set, i);
  return set;
}

/**
 * hoso_rule_find_by_field:
 * @node: of the kind HOSO_RULE_FIELD
 * @customers: all of them
 *
 * Of “unknown” these are the customers whose value is known.
 *
 * Returns: (transfer full): the customers whose value the condition holds for,
 *   or %NULL with @error set
 */
HosoBitset *
hoso_rule_find_by_field (HosoDb *db,
                         const HosoRuleNode *node,
                         const HosoBitset *customers,
                         GError **error)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, node->key, error);
  g_autoptr (HosoFieldColumn) column = NULL;
  HosoSpellingSubject subject = { 0 };
  g_autoptr (HosoSpellingMap) map = NULL;
  Condition condition = { .field = field, .node = node, .today = hoso_db_get_now (db) / DAY };

  if (field == NULL)
    return NULL;
  subject.field = field->id;
  map = hoso_spelling_table_load (db, &subject, error);
  column = map != NULL ? hoso_field_column_load (db, field->id, customers, error) : NULL;
  if (column == NULL)
    return NULL;
  condition.map = map;
  return match (&condition, column);
}
