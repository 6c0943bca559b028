/* What a condition can be about, read once for an editor.  The list is made on
 * a reading thread and not changed afterwards.
 */

#include "hoso-config.h"

#include "hoso-rule-subject.h"

#include "hoso-band.h"
#include "hoso-consents.h"
#include "hoso-customers.h"
#include "hoso-field.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-province.h"
#include "hoso-purchases.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"

#include <glib/gi18n-lib.h>

/* Values offered for one field. */
#define MAX_VALUES 50

void
hoso_rule_subject_free (HosoRuleSubject *subject)
{
  g_free (subject->key);
  g_free (subject->title);
  g_strfreev (subject->values);
  g_strfreev (subject->labels);
  g_free (subject);
}

static HosoRuleSubject *
add_subject (GPtrArray *subjects, HosoRuleKind kind, const char *key, char *title)
{
  HosoRuleSubject *subject = g_new0 (HosoRuleSubject, 1);

  subject->kind = kind;
  subject->key = g_strdup (key);
  subject->title = title;
  g_ptr_array_add (subjects, subject);
  return subject;
}

static gboolean
has_field (GPtrArray *subjects, const char *key)
{
  for (guint i = 0; i < subjects->len; i++)
    {
      const HosoRuleSubject *subject = subjects->pdata[i];

      if (subject->kind == HOSO_RULE_FIELD && g_str_equal (subject->key, key))
        return TRUE;
    }
  return FALSE;
}

/* “18–24” and “Over 50 million” can be compared with numbers. */
static gboolean
has_bands (char **values)
{
  double low;
  double high;
  gboolean all = values != NULL && values[0] != NULL;

  for (guint i = 0; all && values[i] != NULL; i++)
    all = hoso_band_parse (values[i], &low, &high);
  return all;
}

static gboolean
add_fields (HosoDb *db, GPtrArray *subjects, HosoCustomerKind kind, GError **error)
{
  g_autoptr (GPtrArray) fields = hoso_fields_list (db, kind, error);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];
      HosoRuleSubject *subject;

      if (has_field (subjects, field->key))
        continue;
      subject = add_subject (subjects, HOSO_RULE_FIELD, field->key,
                             hoso_field_dup_label (field, hoso_format_get_language ()));
      subject->ranks = hoso_field_type_is_ranked (hoso_field_get_type_of (field));
      subject->dates = hoso_field_get_type_of (field) == HOSO_FIELD_DATE;
      subject->values = hoso_fields_list_values (db, field->key, MAX_VALUES, error);
      if (subject->values == NULL)
        return FALSE;
      if (subject->values[0] == NULL)
        {
          g_strfreev (subject->values);
          subject->values = g_strdupv (field->options);
        }
      subject->ranks = subject->ranks || has_bands (subject->values);
    }
  return fields != NULL;
}

/* The values are a fixed list of names that we ship under @prefix. */
static void
set_names (HosoRuleSubject *subject, const char *prefix)
{
  gsize length = strlen (prefix);

  subject->fixed = TRUE;
  subject->values = hoso_names_get_keys (prefix);
  subject->labels = g_strdupv (subject->values);
  for (guint i = 0; subject->values[i] != NULL; i++)
    {
      g_free (subject->labels[i]);
      subject->labels[i] = g_strdup (hoso_name_get (subject->values[i], NULL));
      memmove (subject->values[i], subject->values[i] + length,
               strlen (subject->values[i] + length) + 1);
    }
}

static void
add_standing (GPtrArray *subjects, const char *key, const char *prefix, char *title)
{
  set_names (add_subject (subjects, HOSO_RULE_STANDING, key, title), prefix);
}

/* What customers agreed to, one subject for each purpose. */
static gboolean
add_consents (HosoDb *db, GPtrArray *subjects, GError **error)
{
  g_autoptr (GPtrArray) purposes = hoso_consents_list_purposes (db, error);

  for (guint i = 0; purposes != NULL && i < purposes->len; i++)
    {
      const HosoPurpose *purpose = purposes->pdata[i];

      /* Translators: %s is what for, such as “Messages about offers”. */
      set_names (add_subject (subjects, HOSO_RULE_CONSENT, purpose->key,
                              g_strdup_printf (_ ("Consent: %s"), purpose->title)),
                 "consent.");
    }
  return purposes != NULL;
}

/* Segments but the one that is being made, by name; what stands in the rule is the id. */
static gboolean
add_segments (HosoDb *db, GPtrArray *subjects, gint64 except, GError **error)
{
  g_autoptr (GPtrArray) segments = hoso_segments_list_names (db, error);
  HosoRuleSubject *subject;

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    if (((const HosoSegment *)segments->pdata[i])->id == except)
      g_ptr_array_remove_index (segments, i);
  if (segments == NULL || segments->len == 0)
    return segments != NULL;
  subject = add_subject (subjects, HOSO_RULE_SEGMENT, NULL, g_strdup (_ ("Segment")));
  subject->fixed = TRUE;
  subject->values = g_new0 (char *, segments->len + 1);
  subject->labels = g_new0 (char *, segments->len + 1);
  for (guint i = 0; i < segments->len; i++)
    {
      const HosoSegment *segment = segments->pdata[i];

      subject->values[i] = g_strdup_printf ("%" G_GINT64_FORMAT, segment->id);
      subject->labels[i] = g_strdup (segment->name);
    }
  return TRUE;
}

static gboolean
add_products (HosoDb *db, GPtrArray *subjects, GError **error)
{
  HosoRuleSubject *subject =
    add_subject (subjects, HOSO_RULE_PRODUCT, NULL, g_strdup (_ ("Product bought")));

  subject->values = hoso_purchases_suggest (db, "", MAX_VALUES, error);
  return subject->values != NULL;
}

/* Calls, complaints and the like, counted. */
static void
add_interactions (GPtrArray *subjects)
{
  g_auto (GStrv) keys = hoso_names_get_keys ("interactions.");

  for (guint i = 0; keys[i] != NULL; i++)
    add_subject (subjects, HOSO_RULE_INTERACTIONS, keys[i] + strlen ("interactions."),
                 g_strdup (hoso_name_get (keys[i], NULL)));
}

static gboolean
add_customer_subjects (HosoDb *db, GPtrArray *subjects, gint64 segment, GError **error)
{
  HosoRuleSubject *tag;

  if (!add_fields (db, subjects, HOSO_CUSTOMER_PERSON, error) ||
      !add_fields (db, subjects, HOSO_CUSTOMER_COMPANY, error))
    return FALSE;

  tag = add_subject (subjects, HOSO_RULE_TAG, NULL, g_strdup (_ ("Tag")));
  tag->values = hoso_tags_list (db, error);
  add_subject (subjects, HOSO_RULE_PURCHASES, "count", g_strdup (_ ("Number of purchases")));
  add_subject (subjects, HOSO_RULE_PURCHASES, "sum", g_strdup (_ ("Amount spent (₫)")));
  add_subject (subjects, HOSO_RULE_PURCHASES, "days-since",
               g_strdup (_ ("Days since the last purchase")));
  add_subject (subjects, HOSO_RULE_PURCHASES, "days-since-first",
               g_strdup (_ ("Days since the first purchase")));
  add_subject (subjects, HOSO_RULE_PURCHASES, "average",
               g_strdup (_ ("Average purchase (₫)")));
  if (!add_products (db, subjects, error) || !add_segments (db, subjects, segment, error))
    return FALSE;
  add_interactions (subjects);
  add_standing (subjects, "type", "customer-type.", g_strdup (_ ("Customer type")));
  add_standing (subjects, "rfm", "rfm.", g_strdup (_ ("RFM group")));
  add_standing (subjects, "core", "core-group.", g_strdup (_ ("Core customers")));
  return tag->values != NULL && add_consents (db, subjects, error);
}

static gboolean
is_number (HosoQuestionKind kind)
{
  return kind == HOSO_QUESTION_SCALE || kind == HOSO_QUESTION_NUMBER ||
         kind == HOSO_QUESTION_SCORE;
}

static char **
dup_options (const HosoQuestion *question)
{
  char **values = g_new0 (char *, question->options->len + 1);

  for (guint i = 0; i < question->options->len; i++)
    values[i] = g_strdup (((const HosoOption *)question->options->pdata[i])->label);
  return values;
}

/* @prefix tells the surveys apart where there are several. */
static gboolean
add_questions (HosoDb *db, GPtrArray *subjects, gint64 id, gboolean prefix, GError **error)
{
  g_autoptr (HosoSurvey) survey = hoso_surveys_load (db, id, error);

  for (guint i = 0; survey != NULL && i < survey->questions->len; i++)
    {
      const HosoQuestion *question = survey->questions->pdata[i];
      g_autofree char *label = hoso_question_dup_label (question);
      HosoRuleSubject *subject;

      if (question->kind == HOSO_QUESTION_TIMESTAMP || question->kind == HOSO_QUESTION_EMPTY)
        continue;
      /* Translators: first the name of a survey, then one of its questions. */
      subject = add_subject (subjects, HOSO_RULE_ANSWER, NULL,
                             prefix ? g_strdup_printf (_ ("%s: %s"), survey->name, label)
                                    : g_steal_pointer (&label));
      subject->question = question->id;
      subject->ranks = is_number (question->kind);
      if (hoso_question_kind_get_coding (question->kind) != HOSO_CODING_TEXT)
        {
          subject->values = dup_options (question);
          subject->fixed = TRUE;
        }
    }
  return survey != NULL;
}

static gboolean
add_all_questions (HosoDb *db, GPtrArray *subjects, GError **error)
{
  g_autoptr (GPtrArray) surveys = hoso_surveys_list (db, error);

  for (guint i = 0; surveys != NULL && i < surveys->len; i++)
    if (!add_questions (db, subjects, ((const HosoSurvey *)surveys->pdata[i])->id, TRUE, error))
      return FALSE;
  return surveys != NULL;
}

/* See hoso-rule-subject.h; NULL with @error set. */
GPtrArray *
hoso_rule_subjects_read (HosoDb *db, gint64 survey, gint64 segment, GError **error)
{
  g_autoptr (GPtrArray) subjects =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_rule_subject_free);
  gboolean done;

  if (survey != 0)
    done = add_questions (db, subjects, survey, FALSE, error) &&
           add_customer_subjects (db, subjects, segment, error);
  else
    done =
      add_customer_subjects (db, subjects, segment, error) &&
      add_all_questions (db, subjects, error);
  return done ? g_steal_pointer (&subjects) : NULL;
}

/* See hoso-rule-subject.h. */
int
hoso_rule_subjects_find (GPtrArray *subjects, const HosoRuleNode *node)
{
  for (guint i = 0; i < subjects->len; i++)
    {
      const HosoRuleSubject *subject = subjects->pdata[i];

      if (subject->kind != node->kind)
        continue;
      if (node->kind == HOSO_RULE_TAG || node->kind == HOSO_RULE_SEGMENT ||
          node->kind == HOSO_RULE_PRODUCT ||
          (node->kind == HOSO_RULE_ANSWER && subject->question == node->question) ||
          (node->kind != HOSO_RULE_ANSWER && g_strcmp0 (subject->key, node->key) == 0))
        return (int)i;
    }
  return -1;
}

/* Whether some values are provinces. */
static gboolean
names_places (const HosoRuleSubject *subject)
{
  if (subject->kind != HOSO_RULE_FIELD && subject->kind != HOSO_RULE_ANSWER)
    return FALSE;
  for (guint i = 0; subject->values != NULL && subject->values[i] != NULL; i++)
    if (hoso_province_find (subject->values[i]) != NULL)
      return TRUE;
  return FALSE;
}

static const HosoRuleOp of_text[] = { HOSO_OP_CONTAINS, HOSO_OP_IS, HOSO_OP_IS_NOT,
                                      HOSO_OP_KNOWN, HOSO_OP_UNKNOWN, HOSO_OP_AT_LEAST,
                                      HOSO_OP_AT_MOST };
static const HosoRuleOp of_choice[] = { HOSO_OP_IS, HOSO_OP_IS_NOT, HOSO_OP_CONTAINS,
                                        HOSO_OP_KNOWN, HOSO_OP_UNKNOWN, HOSO_OP_AT_LEAST,
                                        HOSO_OP_AT_MOST };
static const HosoRuleOp of_date[] = { HOSO_OP_AT_MOST_AGO, HOSO_OP_AT_LEAST_AGO,
                                      HOSO_OP_WITHIN_NEXT, HOSO_OP_RETURNS_WITHIN,
                                      HOSO_OP_KNOWN, HOSO_OP_UNKNOWN,
                                      HOSO_OP_AT_LEAST, HOSO_OP_AT_MOST };
static const HosoRuleOp of_tag[] = { HOSO_OP_IS, HOSO_OP_IS_NOT };
static const HosoRuleOp of_product[] = { HOSO_OP_IS, HOSO_OP_IS_NOT, HOSO_OP_CONTAINS };
static const HosoRuleOp of_figures[] = { HOSO_OP_AT_LEAST, HOSO_OP_AT_MOST };

static const HosoRuleOp *
get_ops (const HosoRuleSubject *subject, guint *n)
{
  switch (subject->kind)
    {
    case HOSO_RULE_TAG:
    case HOSO_RULE_SEGMENT:
    case HOSO_RULE_STANDING:
    case HOSO_RULE_CONSENT:
      *n = G_N_ELEMENTS (of_tag);
      return of_tag;
    case HOSO_RULE_PRODUCT:
      *n = G_N_ELEMENTS (of_product);
      return of_product;
    case HOSO_RULE_PURCHASES:
    case HOSO_RULE_INTERACTIONS:
      *n = G_N_ELEMENTS (of_figures);
      return of_figures;
    default:
      *n = subject->dates ? G_N_ELEMENTS (of_date)
                          : G_N_ELEMENTS (of_text) - (subject->ranks ? 0 : 2);
      return subject->dates            ? of_date
             : subject->values != NULL ? of_choice
                                       : of_text;
    }
}

/* See hoso-rule-subject.h. */
guint
hoso_rule_subject_list_ops (const HosoRuleSubject *subject, HosoRuleOp *ops, guint n)
{
  guint length;
  const HosoRuleOp *list = get_ops (subject, &length);

  length = MIN (length, n);
  memcpy (ops, list, length * sizeof *ops);
  if (names_places (subject) && length + 2 <= n)
    {
      ops[length++] = HOSO_OP_IN_PROVINCE;
      ops[length++] = HOSO_OP_IN_OLD_PROVINCE;
    }
  return length;
}

/* See hoso-rule-subject.h. */
const char *
hoso_rule_subject_get_op_label (const HosoRuleSubject *subject, HosoRuleOp op)
{
  gboolean tag = subject->kind == HOSO_RULE_TAG;
  gboolean answer = subject->kind == HOSO_RULE_ANSWER;

  if (subject->kind == HOSO_RULE_PRODUCT && op == HOSO_OP_IS_NOT)
    return _ ("is never");
  switch (op)
    {
    case HOSO_OP_IS:
      return tag ? _ ("is given") : _ ("is");
    case HOSO_OP_IS_NOT:
      return tag ? _ ("is not given") : _ ("is other than");
    case HOSO_OP_CONTAINS:
      return _ ("contains");
    case HOSO_OP_IN_OLD_PROVINCE:
      return _ ("is in the province until June 2025");
    case HOSO_OP_IN_PROVINCE:
      return _ ("is in the province since July 2025");
    case HOSO_OP_AT_LEAST:
      return _ ("at least");
    case HOSO_OP_AT_MOST:
      return _ ("at most");
    case HOSO_OP_AT_LEAST_AGO:
      return _ ("at least so long ago");
    case HOSO_OP_AT_MOST_AGO:
      return _ ("at most so long ago");
    case HOSO_OP_WITHIN_NEXT:
      return _ ("comes within the next");
    case HOSO_OP_RETURNS_WITHIN:
      return _ ("comes round every year, within the next");
    case HOSO_OP_KNOWN:
      return answer ? _ ("was answered") : _ ("is known");
    case HOSO_OP_UNKNOWN:
      return answer ? _ ("was not answered") : _ ("is not known");
    }
  g_return_val_if_reached ("");
}
