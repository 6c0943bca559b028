/* The columns of a journey map: made for the shape of a journey, then filled
 * with what it says.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-journey-columns.h"

#include "hoso-emotion-cell.h"
#include "hoso-journey-heading.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>

/* FALSE for rows that are no lane. */
gboolean
hoso_journey_row_get_lane (HosoJourneyRow row, HosoLane *lane)
{
  static const HosoJourneyRow rows[HOSO_N_LANES] = {
    [HOSO_LANE_TOUCHPOINT] = HOSO_JOURNEY_ROW_TOUCHPOINT,
    [HOSO_LANE_CHANNEL] = HOSO_JOURNEY_ROW_CHANNEL,
    [HOSO_LANE_THINK] = HOSO_JOURNEY_ROW_THINK,
    [HOSO_LANE_PAIN] = HOSO_JOURNEY_ROW_PAIN,
    [HOSO_LANE_OPPORTUNITY] = HOSO_JOURNEY_ROW_OPPORTUNITY,
  };

  for (guint i = 0; i < HOSO_N_LANES; i++)
    if (rows[i] == row)
      {
        *lane = i;
        return TRUE;
      }
  return FALSE;
}

/* Translated; borrowed. */
const char *
hoso_journey_row_get_title (HosoJourneyRow row)
{
  HosoLane lane;

  if (row == HOSO_JOURNEY_ROW_STAGE)
    return C_ ("journey map", "Stage");
  if (row == HOSO_JOURNEY_ROW_STEP)
    return C_ ("journey map", "Step");
  if (!hoso_journey_row_get_lane (row, &lane))
    return hoso_name_get ("lane.emotion", NULL);

  switch (lane)
    {
    case HOSO_LANE_TOUCHPOINT:
      return hoso_name_get ("lane.touchpoint", NULL);
    case HOSO_LANE_CHANNEL:
      return hoso_name_get ("lane.channel", NULL);
    case HOSO_LANE_THINK:
      return hoso_name_get ("lane.think", NULL);
    case HOSO_LANE_PAIN:
      return hoso_name_get ("lane.pain", NULL);
    case HOSO_LANE_OPPORTUNITY:
      return hoso_name_get ("lane.opportunity", NULL);
    }
  g_return_val_if_reached ("");
}

static GtkWidget *
make_add_step_button (gint64 stage)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add Step"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", stage, "add-step");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "map.stage");
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static HosoTextCell *
get_heading_cell (GtkWidget *heading)
{
  return hoso_journey_heading_get_cell (HOSO_JOURNEY_HEADING (heading));
}

static void
append_column (HosoJourneyGrid *grid, gint64 stage, GtkWidget *heading, gint64 step)
{
  HosoJourneyColumn *column = g_new0 (HosoJourneyColumn, 1);

  column->stage = stage;
  column->step = step;
  column->cells[HOSO_JOURNEY_ROW_STAGE] = heading;
  if (step == 0)
    {
      column->cells[HOSO_JOURNEY_ROW_STEP] = make_add_step_button (stage);
      hoso_journey_grid_append (grid, column);
      return;
    }

  column->cells[HOSO_JOURNEY_ROW_STEP] =
    hoso_journey_heading_new ("map.step", step);
  hoso_text_cell_set_required (get_heading_cell (column->cells[HOSO_JOURNEY_ROW_STEP]), TRUE);
  for (guint row = HOSO_JOURNEY_ROW_TOUCHPOINT; row < HOSO_N_JOURNEY_ROWS; row++)
    {
      gboolean emotion = row == HOSO_JOURNEY_ROW_EMOTION;
      GtkWidget *cell = emotion ? hoso_emotion_cell_new ()
                                : hoso_text_cell_new (GTK_ACCESSIBLE_ROLE_GRID_CELL);

      column->cells[row] = cell;
    }
  hoso_journey_grid_append (grid, column);
}

static void
fill_heading (GtkWidget *heading, const char *title, const char *name, const char *menu_name)
{
  HosoTextCell *cell = get_heading_cell (heading);

  hoso_text_cell_set_text (cell, title);
  hoso_text_cell_set_name (cell, name);
  hoso_journey_heading_set_menu_name (HOSO_JOURNEY_HEADING (heading), menu_name);
}

static void
fill_stage (GtkWidget *heading, const char *title)
{
  /* Translators: %s is the name of a stage of a journey. */
  g_autofree char *name = g_strdup_printf (_ ("Stage “%s”"), title);
  /* Translators: %s is the name of a stage of a journey. */
  g_autofree char *menu = g_strdup_printf (_ ("Menu of stage “%s”"), title);

  fill_heading (heading, title, name, menu);
}

static void
fill_step (const HosoJourneyColumn *column, const char *stage, const HosoStep *step)
{
  /* Translators: the stage of a journey, then a step of it. */
  g_autofree char *name = g_strdup_printf (_ ("%s, step “%s”"), stage, step->title);
  /* Translators: %s is a step of a journey. */
  g_autofree char *menu = g_strdup_printf (_ ("Menu of step “%s”"), step->title);

  fill_heading (column->cells[HOSO_JOURNEY_ROW_STEP], step->title, name, menu);
  for (guint row = HOSO_JOURNEY_ROW_TOUCHPOINT; row < HOSO_N_JOURNEY_ROWS; row++)
    {
      GtkWidget *cell = column->cells[row];
      /* Translators: a stage of a journey, a step of it, and what the cell holds. */
      g_autofree char *place = g_strdup_printf (_ ("%s, %s, %s"), stage, step->title,
                                                hoso_journey_row_get_title (row));
      HosoLane lane;

      if (hoso_journey_row_get_lane (row, &lane))
        {
          hoso_text_cell_set_name (HOSO_TEXT_CELL (cell), place);
          hoso_text_cell_set_text (HOSO_TEXT_CELL (cell), step->cells[lane]);
        }
      else
        {
          hoso_emotion_cell_set_name (HOSO_EMOTION_CELL (cell), place);
          hoso_emotion_cell_set_emotion (HOSO_EMOTION_CELL (cell), step->emotion);
        }
    }
}

/* Whether the grid shows the same stages and steps in the same order. */
gboolean
hoso_journey_columns_match (HosoJourneyGrid *grid, const HosoJourney *journey)
{
  guint n = 0;

  for (guint i = 0; i < journey->stages->len; i++)
    {
      const HosoStage *stage = journey->stages->pdata[i];

      for (guint j = 0; j < MAX (stage->steps->len, 1); j++)
        {
          const HosoJourneyColumn *column;
          gint64 step = stage->steps->len > 0 ? ((HosoStep *)stage->steps->pdata[j])->id : 0;

          if (n >= hoso_journey_grid_get_n_columns (grid))
            return FALSE;
          column = hoso_journey_grid_get_column (grid, n++);
          if (column->stage != stage->id || column->step != step)
            return FALSE;
        }
    }
  return n == hoso_journey_grid_get_n_columns (grid);
}

/* Replaces all columns by empty ones for @journey. */
void
hoso_journey_columns_build (HosoJourneyGrid *grid, const HosoJourney *journey)
{
  hoso_journey_grid_clear (grid);
  for (guint i = 0; i < journey->stages->len; i++)
    {
      const HosoStage *stage = journey->stages->pdata[i];
      GtkWidget *heading = hoso_journey_heading_new ("map.stage", stage->id);

      gtk_widget_add_css_class (heading, "stage");

      for (guint j = 0; j < MAX (stage->steps->len, 1); j++)
        append_column (grid, stage->id, heading,
                       stage->steps->len > 0 ? ((HosoStep *)stage->steps->pdata[j])->id : 0);
    }
}

/* Writes what @journey says into the columns that were built for it. */
void
hoso_journey_columns_fill (HosoJourneyGrid *grid, const HosoJourney *journey)
{
  guint n = 0;

  for (guint i = 0; i < journey->stages->len; i++)
    {
      const HosoStage *stage = journey->stages->pdata[i];
      const char *title = hoso_stage_get_title (stage, journey->language);
      const HosoJourneyColumn *first = hoso_journey_grid_get_column (grid, n);

      fill_stage (first->cells[HOSO_JOURNEY_ROW_STAGE], title);
      for (guint j = 0; j < stage->steps->len; j++)
        fill_step (hoso_journey_grid_get_column (grid, n + j), title, stage->steps->pdata[j]);
      n += MAX (stage->steps->len, 1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}
