/* What the page of segments asks of the workspace; reading on reading threads, each
 * change as one step on the writing thread.
 */

#include "hoso-config.h"

#include "hoso-segment-work.h"

#include "hoso-format.h"
#include "hoso-personas.h"
#include "hoso-rule-group.h"
#include "hoso-rule-subject.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"

#include <glib/gi18n-lib.h>

void
hoso_segment_data_free (HosoSegmentData *data)
{
  g_clear_pointer (&data->words, g_hash_table_unref);
  g_clear_pointer (&data->segment, hoso_segment_free);
  g_clear_pointer (&data->subjects, g_ptr_array_unref);
  g_free (data);
}

static HosoSegment *
make_segment (HosoDb *db, gint64 survey, GError **error)
{
  g_autoptr (HosoSegment) segment = hoso_segment_new ();
  g_autoptr (HosoSurvey) loaded = survey != 0 ? hoso_surveys_load (db, survey, error) : NULL;

  if (survey != 0 && loaded == NULL)
    return NULL;

  g_clear_pointer (&segment->rule, hoso_rule_free);
  segment->rule = hoso_rule_new (survey);
  segment->name = g_strdup (_ ("New segment"));
  segment->survey_name = loaded != NULL ? g_strdup (loaded->name) : NULL;
  return g_steal_pointer (&segment);
}

/* What cannot be put into words, since its question is gone, is left out. */
static void
describe_deep (HosoDb *db, HosoSegmentData *data, const HosoRuleNode *group, gboolean nested)
{
  for (guint i = 0; group->children != NULL && i < group->children->len; i++)
    {
      HosoRuleNode *node = group->children->pdata[i];

      if (hoso_rule_group_needs_words (data->subjects, node, nested))
        {
          HosoRule rule = { .survey = data->segment->rule->survey, .root = node };
          char *words = hoso_segments_describe (db, &rule, NULL);

          if (words != NULL)
            g_hash_table_insert (data->words, node, words);
        }
      else if (node->kind == HOSO_RULE_NOT && node->children->len == 1 &&
               ((const HosoRuleNode *)node->children->pdata[0])->kind == HOSO_RULE_ANY)
        describe_deep (db, data, node->children->pdata[0], TRUE);
      else
        describe_deep (db, data, node, TRUE);
    }
}

/* See hoso-segment-work.h. */
gpointer
hoso_segment_data_read (HosoDb *db, gpointer query, GCancellable *cancellable, GError **error)
{
  const HosoSegmentQuery *asked = query;
  g_autoptr (HosoSegmentData) data = g_new0 (HosoSegmentData, 1);

  data->words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  data->segment = asked->id != 0 ? hoso_segments_load (db, asked->id, error)
                                 : make_segment (db, asked->survey, error);
  if (data->segment == NULL)
    return NULL;
  data->subjects = hoso_rule_subjects_read (db, data->segment->rule->survey, asked->id, error);
  if (data->subjects == NULL)
    return NULL;

  describe_deep (db, data, data->segment->rule->root, FALSE);
  return g_steal_pointer (&data);
}

void
hoso_rule_preview_free (HosoRulePreview *preview)
{
  g_clear_pointer (&preview->narrowing, hoso_rule_narrowing_free);
  g_free (preview->words);
  g_free (preview);
}

/* See hoso-segment-work.h. */
gpointer
hoso_rule_preview_read (HosoDb *db, gpointer rule, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoRulePreview) preview = g_new0 (HosoRulePreview, 1);

  preview->words = hoso_segments_describe (db, rule, error);
  if (preview->words == NULL)
    return NULL;
  preview->narrowing = hoso_rule_narrowing_load (db, rule, cancellable, error);
  if (preview->narrowing == NULL)
    return NULL;
  if (hoso_rule_narrowing_get_count (preview->narrowing, &preview->count))
    preview->base = preview->narrowing->base;
  else if (!hoso_segments_count (db, rule, &preview->count, &preview->base, cancellable, error))
    return NULL;
  return g_steal_pointer (&preview);
}

/* See hoso-segment-work.h. */
gpointer
hoso_rule_comparisons_read (HosoDb *db, gpointer rule, GCancellable *cancellable, GError **error)
{
  return hoso_segments_compare (db, rule, cancellable, error);
}

void
hoso_segment_saving_free (HosoSegmentSaving *saving)
{
  g_free (saving->name);
  g_free (saving->goal);
  hoso_rule_free (saving->rule);
  g_free (saving);
}

/* See hoso-segment-work.h. */
gpointer
hoso_segment_save (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const HosoSegmentSaving *saving = data;
  gint64 ids[2] = { saving->id, 0 };

  if (saving->rule != NULL)
    ids[0] = hoso_segments_save_for (db, saving->id, saving->name, saving->rule, saving->goal,
                                     error);
  if (ids[0] == 0)
    return NULL;
  if (saving->persona)
    {
      ids[1] = hoso_personas_create_from_segment (db, ids[0], saving->name,
                                                  hoso_format_get_language (), error);
      if (ids[1] == 0)
        return NULL;
    }
  return g_memdup2 (ids, sizeof ids);
}

/* See hoso-segment-work.h. */
gpointer
hoso_segment_remove (HosoDb *db, gpointer id, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_segments_remove (db, *(gint64 *)id, error));
}
