/* One change to a journey, as the map asks for it. */

#pragma once

#include "hoso-journeys.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_JOURNEY_SET_CELL,
  HOSO_JOURNEY_SET_EMOTION,
  HOSO_JOURNEY_SET_STEP_TITLE,
  HOSO_JOURNEY_ADD_STEP,
  HOSO_JOURNEY_REMOVE_STEP,
  HOSO_JOURNEY_MOVE_STEP,
  HOSO_JOURNEY_SET_STAGE_TITLE,
  HOSO_JOURNEY_ADD_STAGE,
  HOSO_JOURNEY_REMOVE_STAGE,
} HosoJourneyEditKind;

typedef struct
{
  HosoJourneyEditKind kind;
  gint64 id;     /* of the step or stage; for additions of what holds it */
  HosoLane lane; /* for SET_CELL */
  int number;    /* emotion, position or direction */
  char *text;    /* or NULL */
} HosoJourneyEdit;

HosoJourneyEdit *hoso_journey_edit_new (HosoJourneyEditKind kind,
                                        gint64 id,
                                        int number,
                                        const char *text);
HosoJourneyEdit *hoso_journey_edit_copy (const HosoJourneyEdit *edit);
void hoso_journey_edit_free (HosoJourneyEdit *edit);
gboolean hoso_journey_edit_is_addition (const HosoJourneyEdit *edit);
gint64 hoso_journey_edit_apply (const HosoJourneyEdit *edit, HosoDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoJourneyEdit, hoso_journey_edit_free)

G_END_DECLS
