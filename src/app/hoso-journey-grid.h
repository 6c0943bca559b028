/* The columns and rows of a journey map, with the curve through its feelings. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-journey.h"

G_BEGIN_DECLS

/* From top to bottom, as on paper. */
typedef enum
{
  HOSO_JOURNEY_ROW_STAGE,
  HOSO_JOURNEY_ROW_STEP,
  HOSO_JOURNEY_ROW_TOUCHPOINT,
  HOSO_JOURNEY_ROW_CHANNEL,
  HOSO_JOURNEY_ROW_EMOTION,
  HOSO_JOURNEY_ROW_THINK,
  HOSO_JOURNEY_ROW_PAIN,
  HOSO_JOURNEY_ROW_OPPORTUNITY,
} HosoJourneyRow;

#define HOSO_N_JOURNEY_ROWS (HOSO_JOURNEY_ROW_OPPORTUNITY + 1)

/* A step, or the empty place of a stage without steps.  The grid owns the
 * cells; columns of one stage share its heading. */
typedef struct
{
  gint64 stage;
  gint64 step; /* 0 for none */
  GtkWidget *cells[HOSO_N_JOURNEY_ROWS];
} HosoJourneyColumn;

#define HOSO_TYPE_JOURNEY_GRID (hoso_journey_grid_get_type ())
G_DECLARE_FINAL_TYPE (HosoJourneyGrid, hoso_journey_grid, HOSO, JOURNEY_GRID, GtkWidget)

GtkWidget *hoso_journey_grid_new (void);
/* Titles of the rows, NULL where a row has none; borrowed, for their heights. */
void hoso_journey_grid_set_titles (HosoJourneyGrid *grid, GtkWidget *const *titles, int width);
/* Stands behind the last stage. */
void hoso_journey_grid_set_end (HosoJourneyGrid *grid, GtkWidget *end);
void hoso_journey_grid_clear (HosoJourneyGrid *grid);
/* Takes @column and its cells, those that have no parent yet. */
void hoso_journey_grid_append (HosoJourneyGrid *grid, HosoJourneyColumn *column);
guint hoso_journey_grid_get_n_columns (HosoJourneyGrid *grid);
const HosoJourneyColumn *hoso_journey_grid_get_column (HosoJourneyGrid *grid, guint i);
/* FALSE where the focus is in none of the cells. */
gboolean hoso_journey_grid_find_focus (HosoJourneyGrid *grid, guint *column, HosoJourneyRow *row);
gboolean hoso_journey_grid_focus (HosoJourneyGrid *grid, guint column, HosoJourneyRow row);
/* The top and the height of a row. */
void hoso_journey_grid_get_row (HosoJourneyGrid *grid, HosoJourneyRow row, int *y, int *height);

G_END_DECLS
