/* One change to a journey, carried from the map to the store's thread.  Plain
 * values owned by their holder.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-journey-edit.h"

/* @text may be NULL. */
HosoJourneyEdit *
hoso_journey_edit_new (HosoJourneyEditKind kind,
                       gint64 id,
                       int number,
                       const char *text)
{
  HosoJourneyEdit *edit = g_new0 (HosoJourneyEdit, 1);

  edit->kind = kind;
  edit->id = id;
  edit->number = number;
  edit->text = g_strdup (text);
  return edit;
}

HosoJourneyEdit *
hoso_journey_edit_copy (const HosoJourneyEdit *edit)
{
  HosoJourneyEdit *copy = hoso_journey_edit_new (edit->kind, edit->id, edit->number, edit->text);

  copy->lane = edit->lane;
  return copy;
}

void
hoso_journey_edit_free (HosoJourneyEdit *edit)
{
  if (edit == NULL)
    return;

  g_free (edit->text);
  g_free (edit);
}

/* Whether applying it returns the id of something new. */
gboolean
hoso_journey_edit_is_addition (const HosoJourneyEdit *edit)
{
  return edit->kind == HOSO_JOURNEY_ADD_STEP || edit->kind == HOSO_JOURNEY_ADD_STAGE;
}

/* On a thread of the store.  The id of what was added, 1 for other changes, 0
 * with an error set. */
gint64
hoso_journey_edit_apply (const HosoJourneyEdit *edit, HosoDb *db, GError **error)
{
  switch (edit->kind)
    {
    case HOSO_JOURNEY_SET_CELL:
      return hoso_journeys_set_cell (db, edit->id, edit->lane, edit->text, error);
    case HOSO_JOURNEY_SET_EMOTION:
      return hoso_journeys_set_emotion (db, edit->id, edit->number, error);
    case HOSO_JOURNEY_SET_STEP_TITLE:
      return hoso_journeys_set_step_title (db, edit->id, edit->text, error);
    case HOSO_JOURNEY_ADD_STEP:
      return hoso_journeys_add_step (db, edit->id, edit->number, edit->text, error);
    case HOSO_JOURNEY_REMOVE_STEP:
      return hoso_journeys_remove_step (db, edit->id, error);
    case HOSO_JOURNEY_MOVE_STEP:
      return hoso_journeys_move_step (db, edit->id, edit->number, error);
    case HOSO_JOURNEY_SET_STAGE_TITLE:
      return hoso_journeys_set_stage_title (db, edit->id, edit->text, error);
    case HOSO_JOURNEY_ADD_STAGE:
      return hoso_journeys_add_stage (db, edit->id, edit->number, edit->text, error);
    case HOSO_JOURNEY_REMOVE_STAGE:
      return hoso_journeys_remove_stage (db, edit->id, error);
    }
  g_return_val_if_reached (0);
}
