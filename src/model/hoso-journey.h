/* The journey of a persona: stages of steps, lanes of cells, an emotion curve.
 * Plain values owned by their holder; not thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_LANE_TOUCHPOINT,
  HOSO_LANE_CHANNEL,
  HOSO_LANE_THINK,
  HOSO_LANE_PAIN,
  HOSO_LANE_OPPORTUNITY,
} HosoLane;

#define HOSO_N_LANES (HOSO_LANE_OPPORTUNITY + 1)
/* No feeling recorded: a gap in the curve. */
#define HOSO_EMOTION_NONE G_MININT

/* "touchpoint", …; the shown name is hoso_name_get ("lane.…"). */
const char *hoso_lane_get_name (HosoLane lane);
gboolean hoso_lane_from_name (const char *name, HosoLane *lane);

typedef struct
{
  gint64 id;
  char *title;               /* from the customer's side */
  int emotion;               /* -2 to 2, or HOSO_EMOTION_NONE */
  char *cells[HOSO_N_LANES]; /* text or NULL */
} HosoStep;

typedef struct
{
  gint64 id;
  char *key;        /* a stage that we ship, "awareness"; or NULL */
  char *title;      /* given by the user; NULL: the shipped name */
  GPtrArray *steps; /* of HosoStep, in order */
} HosoStage;

typedef struct
{
  gint64 id;
  char *title;
  char *scenario;
  char *language; /* of the map: "vi" or "en" */
  gint64 persona;
  char *persona_name;
  gint64 persona_photo; /* 0 for none */
  GPtrArray *stages;    /* of HosoStage, in order */
} HosoJourney;

HosoStep *hoso_step_new (const char *title);
void hoso_step_free (HosoStep *step);
HosoStage *hoso_stage_new (const char *key, const char *title);
void hoso_stage_free (HosoStage *stage);
const char *hoso_stage_get_title (const HosoStage *stage, const char *language);
HosoJourney *hoso_journey_new (void);
void hoso_journey_free (HosoJourney *journey);
guint hoso_journey_count_steps (const HosoJourney *journey);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoStep, hoso_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoStage, hoso_stage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoJourney, hoso_journey_free)

G_END_DECLS
