/* Counting again what a persona rests on.  Reads only; on the thread that owns
 * the connection.
 */

#include "hoso-config.h"

#include "hoso-persona-figures.h"

#include "hoso-error.h"
#include "hoso-fields.h"
#include "hoso-persona-fields.h"
#include "hoso-scale-band.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"

/* Sets the persona's segment_count and segment_base. */
gboolean
hoso_persona_figures_count (HosoDb *db, HosoPersona *persona, GError **error)
{
  g_autoptr (HosoSegment) segment = NULL;

  if (persona->segment == 0)
    return TRUE;

  segment = hoso_segments_load (db, persona->segment, error);
  if (segment == NULL)
    return FALSE;

  persona->segment_count = segment->count;
  persona->segment_base = segment->base;

  return TRUE;
}

/* @option: how the answer of the evidence is read now; or the steps of a scale
 * taken together. */
static void
set_figures (HosoEvidence *evidence, const char *option, const HosoTally *tally)
{
  HosoScaleBand band;

  evidence->now_n = 0;
  evidence->now_base = tally->base;
  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = g_ptr_array_index (tally->counts, i);

      if (g_strcmp0 (count->label, option) == 0)
        {
          evidence->now_n = count->n;
          return;
        }
    }

  if (hoso_scale_band_parse (evidence->option, &band))
    evidence->now_n = hoso_scale_band_count (band, tally);
}

/* TRUE where @problem, which is taken, says no more than that a question is
 * gone: its figures then stay 0 of 0. */
static gboolean
ignore_gone (GError *problem, GError **error)
{
  if (g_error_matches (problem, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    {
      g_error_free (problem);
      return TRUE;
    }

  g_propagate_error (error, problem);

  return FALSE;
}

static gboolean
count_question (HosoDb *db, HosoEvidence *evidence, const HosoRule *rule, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (HosoTally) tally = hoso_surveys_tally (db, evidence->question, rule, &problem);

  g_autofree char *option = NULL;

  if (tally == NULL)
    return ignore_gone (g_steal_pointer (&problem), error);
  option = hoso_surveys_dup_read (db, evidence->question, evidence->option, error);
  if (option == NULL)
    return FALSE;

  set_figures (evidence, option, tally);

  return TRUE;
}

/* Evidence of a field names it as the card's language does. */
static gboolean
is_about (const HosoEvidence *evidence, const HosoField *field, const char *language)
{
  g_autofree char *label = NULL;

  if (field == NULL)
    return FALSE;

  label = hoso_field_dup_label (field, language);

  return g_strcmp0 (label, evidence->question_title) == 0;
}

/* What a field's values are compared with, and the language that names it. */
typedef struct
{
  HosoDb *db;
  GPtrArray *comparisons; /* of HosoComparison */
  GPtrArray *fields;      /* of HosoField */
  const char *language;
} Fields;

static gboolean
count_field (HosoEvidence *evidence, const Fields *among, GError **error)
{
  for (guint i = 0; i < among->comparisons->len; i++)
    {
      const HosoComparison *comparison = g_ptr_array_index (among->comparisons, i);
      g_autoptr (HosoSpellingMap) map = NULL;

      if (!is_about (evidence, hoso_persona_fields_find (among->fields, comparison->field),
                     among->language))
        continue;
      map = hoso_fields_load_spellings (among->db, comparison->field, error);
      if (map == NULL)
        return FALSE;
      set_figures (evidence, hoso_spelling_map_read (map, evidence->option), comparison->inside);
    }
  return TRUE;
}

static gboolean
rests_on_fields (const HosoPersona *persona)
{
  for (guint i = 0; i < persona->statements->len; i++)
    {
      const HosoStatement *statement = g_ptr_array_index (persona->statements, i);

      if (statement->evidence != NULL && statement->evidence->question == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
count_fields (HosoDb *db, HosoPersona *persona, const HosoRule *rule, GError **error)
{
  g_autoptr (GPtrArray) comparisons = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GError) problem = NULL;

  if (rule->survey != 0 || !rests_on_fields (persona))
    return TRUE;

  fields = hoso_persona_fields_list (db, error);
  if (fields == NULL)
    return FALSE;
  comparisons = hoso_segments_compare (db, rule, NULL, &problem);
  if (comparisons == NULL)
    return ignore_gone (g_steal_pointer (&problem), error);

  Fields among = { db, comparisons, fields, persona->language };

  for (guint i = 0; i < persona->statements->len; i++)
    {
      HosoStatement *statement = g_ptr_array_index (persona->statements, i);

      if (statement->evidence != NULL && statement->evidence->question == 0 &&
          !count_field (statement->evidence, &among, error))
        return FALSE;
    }

  return TRUE;
}

/* Sets the same and now_n and now_base of all evidence, counted among the
 * members of the persona's segment; without one they stay 0. */
gboolean
hoso_persona_figures_update (HosoDb *db, HosoPersona *persona, GError **error)
{
  g_autoptr (HosoSegment) segment = NULL;

  if (persona->segment == 0)
    return TRUE;

  segment = hoso_segments_load (db, persona->segment, error);
  if (segment == NULL)
    return FALSE;

  persona->segment_count = segment->count;
  persona->segment_base = segment->base;
  if (!count_fields (db, persona, segment->rule, error))
    return FALSE;

  for (guint i = 0; i < persona->statements->len; i++)
    {
      HosoStatement *statement = g_ptr_array_index (persona->statements, i);

      if (statement->evidence != NULL && statement->evidence->question != 0 &&
          !count_question (db, statement->evidence, segment->rule, error))
        return FALSE;
    }

  return TRUE;
}
