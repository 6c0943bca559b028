/* Making and freeing personas, their statements and evidence. */

#include "hoso-persona.h"

/* The fewest months after which a persona is due for review. */
#define REVIEW_MONTHS 6

HosoEvidence *
hoso_evidence_new (void)
{
  return g_new0 (HosoEvidence, 1);
}

void
hoso_evidence_free (HosoEvidence *evidence)
{
  if (evidence == NULL)
    return;

  g_free (evidence->survey_name);
  g_free (evidence->question_title);
  g_free (evidence->option);
  g_free (evidence->from);
  g_free (evidence->to);
  g_free (evidence);
}

HosoStatement *
hoso_statement_new (int layer, const char *text, HosoEvidence *evidence)
{
  HosoStatement *statement = g_new0 (HosoStatement, 1);

  statement->layer = layer;
  statement->text = g_strdup (text);
  statement->evidence = evidence;
  return statement;
}

void
hoso_statement_free (HosoStatement *statement)
{
  if (statement == NULL)
    return;

  g_free (statement->text);
  hoso_evidence_free (statement->evidence);
  g_free (statement);
}

/* A persona without a name and statements, to be reviewed after six months. */
HosoPersona *
hoso_persona_new (void)
{
  HosoPersona *persona = g_new0 (HosoPersona, 1);

  persona->review_months = REVIEW_MONTHS;
  persona->statements = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_statement_free);
  return persona;
}

void
hoso_persona_free (HosoPersona *persona)
{
  if (persona == NULL)
    return;

  g_free (persona->name);
  g_free (persona->role);
  g_free (persona->quote);
  g_free (persona->bio);
  g_free (persona->language);
  g_free (persona->segment_name);
  g_free (persona->segment_goal);
  g_ptr_array_unref (persona->statements);
  g_free (persona);
}
