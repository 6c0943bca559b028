/* Statements proposed for a persona.  Every option of every question that the
 * segment could be asked about becomes a statement with its evidence; the
 * analysis chooses which are worth saying.  What the segment is made of is left
 * out: it would tell nothing new.  Reads only; on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-persona-proposal.h"

#include "hoso-db.h"
#include "hoso-names.h"
#include "hoso-persona-fields.h"
#include "hoso-scale-band.h"
#include "hoso-segments.h"
#include "hoso-statement-text.h"
#include "hoso-survey-table.h"
#include "hoso-surveys.h"
#include "hoso-telling.h"

#include <string.h>

/* Free text that so many gave is nobody's own. */
#define MIN_WRITTEN 5

typedef struct
{
  HosoDb *db;
  const HosoRule *rule;
  const char *language;
  GPtrArray *fields;     /* of HosoField */
  GHashTable *made_of;   /* keys of the fields that the rule is about */
  guint questions;       /* looked at so far */
  GArray *options;       /* of HosoTelling */
  GPtrArray *statements; /* of HosoStatement, one for each option */
} Proposal;

/* What an option belongs to: a question of @survey, or a field where that is
 * NULL. */
typedef struct
{
  const char *title;
  const char *row;
  const char *label; /* as the evidence names it */
  int layer;
  gboolean exclusive;
  gboolean written; /* in the people's own words */
  const HosoSurvey *survey;
  gint64 question;
} Subject;

static void
proposal_clear (Proposal *proposal)
{
  g_clear_pointer (&proposal->fields, g_ptr_array_unref);
  g_clear_pointer (&proposal->made_of, g_hash_table_unref);
  g_clear_pointer (&proposal->options, g_array_unref);
  g_clear_pointer (&proposal->statements, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proposal, proposal_clear)

/* The fields that @node is about, those that its questions fill included. */
static gboolean
collect_fields (Proposal *proposal, const HosoRuleNode *node, GError **error)
{
  if (node->kind == HOSO_RULE_FIELD && node->key != NULL)
    g_hash_table_add (proposal->made_of, g_strdup (node->key));

  if (node->kind == HOSO_RULE_ANSWER)
    {
      g_autoptr (HosoQuestion) question = NULL;

      question = hoso_question_table_load (proposal->db, node->question, NULL, error);
      if (question == NULL)
        return FALSE;
      if (question->field != NULL)
        g_hash_table_add (proposal->made_of, g_strdup (question->field));
    }

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      if (!collect_fields (proposal, g_ptr_array_index (node->children, i), error))
        return FALSE;
    }

  return TRUE;
}

static char *
dup_date (const char *iso8601)
{
  return iso8601 != NULL ? g_strndup (iso8601, strlen ("2026-01-31")) : NULL;
}

/* How one option was answered, inside the segment and by all. */
typedef struct
{
  const char *label;
  guint64 n;
  guint64 total;
} Answer;

static HosoEvidence *
make_evidence (const Proposal *proposal,
               const Subject *subject,
               const Answer *answer,
               guint64 base)
{
  HosoEvidence *evidence = hoso_evidence_new ();
  const char *source = hoso_name_get ("source.customers", proposal->language);

  evidence->question = subject->question;
  evidence->question_title = g_strdup (subject->label);
  evidence->option = g_strdup (answer->label);
  evidence->n = evidence->now_n = answer->n;
  evidence->base = evidence->now_base = base;
  evidence->taken_at = hoso_db_get_now (proposal->db);
  evidence->survey_name = g_strdup (subject->survey != NULL ? subject->survey->name : source);
  if (subject->survey != NULL)
    {
      evidence->survey = subject->survey->id;
      evidence->from = dup_date (subject->survey->first);
      evidence->to = dup_date (subject->survey->last);
    }

  return evidence;
}

/* @text: the answer as the card words it. */
static void
add_answer (Proposal *proposal,
            const Subject *subject,
            const Answer *answer,
            const char *text,
            guint64 base,
            guint64 all_base)
{
  g_autofree char *line = hoso_statement_text_make (subject->title, subject->row, text);
  HosoEvidence *evidence = make_evidence (proposal, subject, answer, base);
  HosoTelling option = {
    .question = proposal->questions,
    .layer = subject->layer,
    .exclusive = subject->exclusive,
    .n = answer->n,
    .base = base,
    .rest_n = answer->total - answer->n,
    .rest_base = all_base - base,
  };

  g_array_append_val (proposal->options, option);
  g_ptr_array_add (proposal->statements, hoso_statement_new (subject->layer, line, evidence));
}

/* “8–10 / 10”: a band means nothing without the end of its scale. */
static void
add_bands (Proposal *proposal,
           const Subject *subject,
           const HosoTally *inside,
           const HosoTally *all,
           const HosoScaleBand *bands,
           guint n_bands)
{
  for (guint i = 0; i < n_bands; i++)
    {
      g_autofree char *label = hoso_scale_band_dup_label (bands[i]);
      g_autofree char *text = g_strdup_printf ("%s / %d", label, bands[n_bands - 1].high);
      Answer answer = {
        .label = label,
        .n = hoso_scale_band_count (bands[i], inside),
        .total = hoso_scale_band_count (bands[i], all),
      };

      add_answer (proposal, subject, &answer, text, inside->base, all->base);
    }
}

/* @inside and @all have the same options in the same order.  What people wrote
 * under “Other”, and what few wrote, may give somebody away, and is left out. */
static void
add_options (Proposal *proposal,
             const Subject *subject,
             const HosoTally *inside,
             const HosoTally *all)
{
  HosoScaleBand bands[HOSO_SCALE_MAX_BANDS];
  guint n_bands = hoso_scale_band_split (all, bands);

  proposal->questions++;
  if (n_bands > 0)
    {
      add_bands (proposal, subject, inside, all, bands, n_bands);
      return;
    }

  for (guint i = 0; i < MIN (inside->counts->len, all->counts->len); i++)
    {
      const HosoCount *count = g_ptr_array_index (inside->counts, i);
      const HosoCount *total = g_ptr_array_index (all->counts, i);
      Answer answer = { .label = count->label, .n = count->n, .total = total->n };

      if (!count->other && count->n > 0 && (!subject->written || total->n >= MIN_WRITTEN))
        add_answer (proposal, subject, &answer, count->label, inside->base, all->base);
    }
}

static gboolean
is_sayable (const Proposal *proposal, const HosoQuestion *question)
{
  switch (question->kind)
    {
    case HOSO_QUESTION_SINGLE:
    case HOSO_QUESTION_MULTIPLE:
    case HOSO_QUESTION_SCALE:
    case HOSO_QUESTION_GRID:
    case HOSO_QUESTION_TEXT:
      break;
    case HOSO_QUESTION_TIMESTAMP:
    case HOSO_QUESTION_EMAIL:
    case HOSO_QUESTION_NAME:
    case HOSO_QUESTION_PHONE:
    case HOSO_QUESTION_NUMBER:
    case HOSO_QUESTION_DATE:
    case HOSO_QUESTION_TIME:
    case HOSO_QUESTION_SCORE:
    case HOSO_QUESTION_EMPTY:
      return FALSE;
    }

  return !hoso_rule_has_question (proposal->rule, question->id) &&
         (question->field == NULL || !g_hash_table_contains (proposal->made_of, question->field));
}

static void
add_question (Proposal *proposal,
              const HosoSurvey *survey,
              const HosoQuestion *question,
              const HosoTally *inside,
              const HosoTally *all)
{
  const HosoField *field = hoso_persona_fields_find (proposal->fields, question->field);
  g_autofree char *label = hoso_question_dup_label (question);
  Subject subject = {
    .title = question->title,
    .row = question->row,
    .label = label,
    .layer = field != NULL ? field->layer : hoso_statement_text_guess_layer (label),
    .exclusive = question->kind != HOSO_QUESTION_MULTIPLE,
    .written = question->kind == HOSO_QUESTION_TEXT,
    .survey = survey,
    .question = question->id,
  };

  add_options (proposal, &subject, inside, all);
}

/* The questions of the survey whose respondents the segment is taken from. */
static gboolean
add_survey (Proposal *proposal, GPtrArray *comparisons, GError **error)
{
  g_autoptr (HosoSurvey) survey = NULL;

  survey = hoso_survey_table_load (proposal->db, proposal->rule->survey, error);
  if (survey == NULL)
    return FALSE;

  for (guint i = 0; i < comparisons->len; i++)
    {
      const HosoComparison *comparison = g_ptr_array_index (comparisons, i);
      const HosoQuestion *question = hoso_survey_find_question (survey, comparison->question);

      if (question != NULL && is_sayable (proposal, question))
        add_question (proposal, survey, question, comparison->inside, comparison->all);
    }

  return TRUE;
}

static void
add_fields (Proposal *proposal, GPtrArray *comparisons)
{
  for (guint i = 0; i < comparisons->len; i++)
    {
      const HosoComparison *comparison = g_ptr_array_index (comparisons, i);
      const HosoField *field = hoso_persona_fields_find (proposal->fields, comparison->field);
      g_autofree char *label = NULL;
      Subject subject = { 0 };

      if (field == NULL || g_hash_table_contains (proposal->made_of, field->key))
        continue;

      label = hoso_field_dup_label (field, proposal->language);
      subject.title = subject.label = label;
      subject.layer = field->layer;
      subject.exclusive = TRUE;
      add_options (proposal, &subject, comparison->inside, comparison->all);
      g_hash_table_add (proposal->made_of, g_strdup (field->key));
    }
}

static gboolean
add_joined_question (Proposal *proposal,
                     const HosoSurvey *survey,
                     const HosoQuestion *question,
                     GError **error)
{
  g_autoptr (HosoRule) everybody = hoso_rule_new (0);
  g_autoptr (HosoTally) all = hoso_surveys_tally (proposal->db, question->id, everybody, error);
  g_autoptr (HosoTally) inside = NULL;

  if (all == NULL)
    return FALSE;
  if (all->base < HOSO_TELLING_MIN_BASE)
    return TRUE;

  inside = hoso_surveys_tally (proposal->db, question->id, proposal->rule, error);
  if (inside == NULL)
    return FALSE;
  add_question (proposal, survey, question, inside, all);

  return TRUE;
}

/* The questions that customers have answered, in every survey. */
static gboolean
add_joined_surveys (Proposal *proposal, GError **error)
{
  g_autoptr (GPtrArray) surveys = hoso_surveys_list (proposal->db, error);

  if (surveys == NULL)
    return FALSE;

  for (guint i = 0; i < surveys->len; i++)
    {
      const HosoSurvey *listed = g_ptr_array_index (surveys, i);
      g_autoptr (HosoSurvey) survey = hoso_survey_table_load (proposal->db, listed->id, error);

      if (survey == NULL)
        return FALSE;
      for (guint j = 0; j < survey->questions->len; j++)
        {
          const HosoQuestion *question = g_ptr_array_index (survey->questions, j);

          if (is_sayable (proposal, question) &&
              !add_joined_question (proposal, survey, question, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
collect (Proposal *proposal, GError **error)
{
  g_autoptr (GPtrArray) comparisons = NULL;

  proposal->fields = hoso_persona_fields_list (proposal->db, error);
  if (proposal->fields == NULL || !collect_fields (proposal, proposal->rule->root, error))
    return FALSE;

  comparisons = hoso_segments_compare (proposal->db, proposal->rule, NULL, error);
  if (comparisons == NULL)
    return FALSE;
  if (proposal->rule->survey != 0)
    return add_survey (proposal, comparisons, error);

  add_fields (proposal, comparisons);

  return add_joined_surveys (proposal, error);
}

/* An array of HosoStatement that frees them, none where fewer than
 * HOSO_TELLING_MIN_BASE answered; NULL with @error set where the rule cannot be
 * counted. */
GPtrArray *
hoso_persona_proposal_make (HosoDb *db,
                            const HosoRule *rule,
                            const char *language,
                            guint limit,
                            GError **error)
{
  g_auto (Proposal) proposal = {
    .db = db,
    .rule = rule,
    .language = language,
    .made_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .options = g_array_new (FALSE, FALSE, sizeof (HosoTelling)),
    .statements = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_statement_free),
  };
  g_autoptr (GArray) chosen = NULL;
  GPtrArray *statements = NULL;

  if (!collect (&proposal, error))
    return NULL;

  statements = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_statement_free);
  chosen = hoso_telling_choose (&g_array_index (proposal.options, HosoTelling, 0),
                                proposal.options->len,
                                limit);
  for (guint i = 0; i < chosen->len; i++)
    {
      guint index = g_array_index (chosen, guint, i);
      gpointer *statement = &g_ptr_array_index (proposal.statements, index);

      g_ptr_array_add (statements, g_steal_pointer (statement));
    }

  return statements;
}
