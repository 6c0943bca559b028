/* Making and freeing journeys, their stages and steps. */

#include "hoso-journey.h"

#include "hoso-names.h"

static const char *const lane_names[HOSO_N_LANES] = {
  [HOSO_LANE_TOUCHPOINT] = "touchpoint",
  [HOSO_LANE_CHANNEL] = "channel",
  [HOSO_LANE_THINK] = "think",
  [HOSO_LANE_PAIN] = "pain",
  [HOSO_LANE_OPPORTUNITY] = "opportunity",
};

const char *
hoso_lane_get_name (HosoLane lane)
{
  g_return_val_if_fail (lane < HOSO_N_LANES, NULL);

  return lane_names[lane];
}

/* FALSE leaves @lane alone: no lane is called @name. */
gboolean
hoso_lane_from_name (const char *name, HosoLane *lane)
{
  for (guint i = 0; i < HOSO_N_LANES; i++)
    if (g_strcmp0 (name, lane_names[i]) == 0)
      {
        *lane = i;
        return TRUE;
      }

  return FALSE;
}

/* A step without a feeling and with empty cells. */
HosoStep *
hoso_step_new (const char *title)
{
  HosoStep *step = g_new0 (HosoStep, 1);

  step->title = g_strdup (title);
  step->emotion = HOSO_EMOTION_NONE;
  return step;
}

void
hoso_step_free (HosoStep *step)
{
  if (step == NULL)
    return;

  g_free (step->title);
  for (guint i = 0; i < HOSO_N_LANES; i++)
    g_free (step->cells[i]);
  g_free (step);
}

/* Either of @key and @title may be NULL. */
HosoStage *
hoso_stage_new (const char *key, const char *title)
{
  HosoStage *stage = g_new0 (HosoStage, 1);

  stage->key = g_strdup (key);
  stage->title = g_strdup (title);
  stage->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_step_free);
  return stage;
}

void
hoso_stage_free (HosoStage *stage)
{
  if (stage == NULL)
    return;

  g_free (stage->key);
  g_free (stage->title);
  g_ptr_array_unref (stage->steps);
  g_free (stage);
}

/* What the user called it, or else the shipped name in @language; borrowed. */
const char *
hoso_stage_get_title (const HosoStage *stage, const char *language)
{
  g_autofree char *name = NULL;

  if (stage->title != NULL || stage->key == NULL)
    return stage->title;

  name = g_strconcat ("stage.", stage->key, NULL);
  /* A key without a name comes back as it was given, which would not outlive
   * this function. */
  return hoso_name_get (name, language) != name ? hoso_name_get (name, language) : stage->key;
}

HosoJourney *
hoso_journey_new (void)
{
  HosoJourney *journey = g_new0 (HosoJourney, 1);

  journey->stages = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_stage_free);
  return journey;
}

void
hoso_journey_free (HosoJourney *journey)
{
  if (journey == NULL)
    return;

  g_free (journey->title);
  g_free (journey->scenario);
  g_free (journey->language);
  g_free (journey->persona_name);
  g_ptr_array_unref (journey->stages);
  g_free (journey);
}

/* Steps of all stages. */
guint
hoso_journey_count_steps (const HosoJourney *journey)
{
  guint n = 0;

  for (guint i = 0; i < journey->stages->len; i++)
    n += ((const HosoStage *)journey->stages->pdata[i])->steps->len;

  return n;
}
