/* The columns and rows of a journey map, with the curve through its feelings.
 *
 * All columns are equally wide, so that the height of a row follows from its
 * cells alone.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-journey-grid.h"

#include "hoso-emotion-cell.h"

#define COLUMN_WIDTH 176
#define GAP 6
#define ROW_MIN 40
#define EMOTION_HEIGHT 148
/* Room for a scrollbar that floats over the last row. */
#define FOOT 14

struct _HosoJourneyGrid
{
  GtkWidget parent_instance;

  GPtrArray *columns; /* of HosoJourneyColumn */
  GtkWidget *end;     /* or NULL */
  GtkWidget *titles[HOSO_N_JOURNEY_ROWS];
  int title_width;
  int heights[HOSO_N_JOURNEY_ROWS];
};

G_DEFINE_FINAL_TYPE (HosoJourneyGrid, hoso_journey_grid, GTK_TYPE_WIDGET)

static const HosoJourneyColumn *
get_column (HosoJourneyGrid *self, guint i)
{
  return self->columns->pdata[i];
}

/* How many columns from @first share its stage. */
static guint
count_span (HosoJourneyGrid *self, guint first)
{
  guint n = 1;

  while (first + n < self->columns->len &&
         get_column (self, first + n)->stage == get_column (self, first)->stage)
    n++;
  return n;
}

static int
get_span_width (guint n)
{
  return n * COLUMN_WIDTH + (n - 1) * GAP;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_row (HosoJourneyGrid *self, HosoJourneyRow row)
{
  int height = row == HOSO_JOURNEY_ROW_EMOTION ? EMOTION_HEIGHT : ROW_MIN;

  if (self->titles[row] != NULL)
    height = MAX (height, measure_height (self->titles[row], self->title_width));

  for (guint i = 0; i < self->columns->len; i++)
    {
      const HosoJourneyColumn *column = get_column (self, i);
      guint span = row == HOSO_JOURNEY_ROW_STAGE ? count_span (self, i) : 1;

      if (column->cells[row] != NULL)
        height = MAX (height, measure_height (column->cells[row], get_span_width (span)));
      i += span - 1;
    }

  return height;
}

static void
hoso_journey_grid_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  HosoJourneyGrid *self = HOSO_JOURNEY_GRID (widget);
  int size = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      size = self->columns->len * (COLUMN_WIDTH + GAP);
      if (self->end != NULL)
        {
          int end;

          gtk_widget_measure (self->end, orientation, -1, &end, NULL, NULL, NULL);
          size += end;
        }
    }
  else
    {
      for (guint row = 0; row < HOSO_N_JOURNEY_ROWS; row++)
        {
          self->heights[row] = measure_row (self, row);
          size += self->heights[row] + GAP;
        }
      size += FOOT - GAP;
    }

  *minimum = size;
  *natural = size;
}

static void
place_column (HosoJourneyGrid *self, guint i)
{
  const HosoJourneyColumn *column = get_column (self, i);
  int y = 0;

  for (guint row = 0; row < HOSO_N_JOURNEY_ROWS; row++)
    {
      gboolean first = row != HOSO_JOURNEY_ROW_STAGE || i == 0 ||
                       get_column (self, i - 1)->stage != column->stage;
      guint span = row == HOSO_JOURNEY_ROW_STAGE && first ? count_span (self, i) : 1;
      GtkAllocation place = { i * (COLUMN_WIDTH + GAP), y, get_span_width (span),
                              self->heights[row] };

      if (first && column->cells[row] != NULL)
        gtk_widget_size_allocate (column->cells[row], &place, -1);
      y += self->heights[row] + GAP;
    }
}

static void
hoso_journey_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HosoJourneyGrid *self = HOSO_JOURNEY_GRID (widget);

  for (guint row = 0; row < HOSO_N_JOURNEY_ROWS; row++)
    self->heights[row] = measure_row (self, row);
  for (guint i = 0; i < self->columns->len; i++)
    place_column (self, i);

  if (self->end != NULL)
    {
      int end;

      gtk_widget_measure (self->end, GTK_ORIENTATION_HORIZONTAL, -1, &end, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->end,
                                &(GtkAllocation){ self->columns->len * (COLUMN_WIDTH + GAP), 0,
                                                  end, self->heights[HOSO_JOURNEY_ROW_STAGE] },
                                -1);
    }
}

/* --- The curve --- */

/* FALSE where the column holds no feeling. */
static gboolean
get_point (HosoJourneyGrid *self, guint i, double *x, double *y)
{
  GtkWidget *cell = get_column (self, i)->cells[HOSO_JOURNEY_ROW_EMOTION];
  int emotion = cell != NULL ? hoso_emotion_cell_get_emotion (HOSO_EMOTION_CELL (cell))
                             : HOSO_EMOTION_NONE;

  if (emotion == HOSO_EMOTION_NONE)
    return FALSE;

  *x = i * (COLUMN_WIDTH + GAP) + COLUMN_WIDTH / 2.0;
  *y = hoso_emotion_cell_get_y (emotion, self->heights[HOSO_JOURNEY_ROW_EMOTION]);
  return TRUE;
}

/* Level at each point, so that no feeling is drawn beyond those recorded. */
static void
trace_curve (HosoJourneyGrid *self, cairo_t *cr)
{
  double last_x = 0;
  double last_y = 0;
  gboolean begun = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      double x;
      double y;
      gboolean known = get_point (self, i, &x, &y);

      if (known && begun)
        cairo_curve_to (cr, (last_x + x) / 2, last_y, (last_x + x) / 2, y, x, y);
      else if (known)
        cairo_move_to (cr, x, y);
      begun = known;
      last_x = x;
      last_y = y;
    }
}

static void
draw_levels (HosoJourneyGrid *self, cairo_t *cr, double width)
{
  static const double dashes[] = { 2, 4 };

  cairo_set_line_width (cr, 1);
  for (int emotion = -2; emotion <= 2; emotion++)
    {
      double y = hoso_emotion_cell_get_y (emotion, self->heights[HOSO_JOURNEY_ROW_EMOTION]);

      cairo_set_dash (cr, dashes, emotion == 0 ? 0 : G_N_ELEMENTS (dashes), 0);
      cairo_move_to (cr, 0, (int)y + 0.5);
      cairo_line_to (cr, width, (int)y + 0.5);
      cairo_stroke (cr);
    }
}

static void
draw_emotions (HosoJourneyGrid *self, GtkSnapshot *snapshot)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  double width = get_span_width (self->columns->len);
  GdkRGBA colour;
  cairo_t *cr;
  int y;
  int height;

  hoso_journey_grid_get_row (self, HOSO_JOURNEY_ROW_EMOTION, &y, &height);
  gtk_style_context_get_color (style, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  colour.alpha *= 0.2;
  gdk_cairo_set_source_rgba (cr, &colour);
  draw_levels (self, cr, width);

  gtk_style_context_lookup_color (style, "accent_color", &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 2.5);
  trace_curve (self, cr);
  cairo_stroke (cr);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
hoso_journey_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HosoJourneyGrid *self = HOSO_JOURNEY_GRID (widget);

  if (self->columns->len > 0)
    draw_emotions (self, snapshot);
  GTK_WIDGET_CLASS (hoso_journey_grid_parent_class)->snapshot (widget, snapshot);
}

static void
hoso_journey_grid_dispose (GObject *object)
{
  HosoJourneyGrid *self = HOSO_JOURNEY_GRID (object);

  hoso_journey_grid_clear (self);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  G_OBJECT_CLASS (hoso_journey_grid_parent_class)->dispose (object);
}

static void
hoso_journey_grid_finalize (GObject *object)
{
  g_ptr_array_unref (HOSO_JOURNEY_GRID (object)->columns);
  G_OBJECT_CLASS (hoso_journey_grid_parent_class)->finalize (object);
}

static void
hoso_journey_grid_class_init (HosoJourneyGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hoso_journey_grid_dispose;
  object_class->finalize = hoso_journey_grid_finalize;
  widget_class->measure = hoso_journey_grid_measure;
  widget_class->size_allocate = hoso_journey_grid_size_allocate;
  widget_class->snapshot = hoso_journey_grid_snapshot;
  gtk_widget_class_set_css_name (widget_class, "mapgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
hoso_journey_grid_init (HosoJourneyGrid *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_free);
}

/* Without columns. */
GtkWidget *
hoso_journey_grid_new (void)
{
  return g_object_new (HOSO_TYPE_JOURNEY_GRID, NULL);
}

/* See hoso-journey-grid.h. */
void
hoso_journey_grid_set_titles (HosoJourneyGrid *self, GtkWidget *const *titles, int width)
{
  g_return_if_fail (HOSO_IS_JOURNEY_GRID (self));

  for (guint row = 0; row < HOSO_N_JOURNEY_ROWS; row++)
    self->titles[row] = titles[row];
  self->title_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* See hoso-journey-grid.h. */
void
hoso_journey_grid_set_end (HosoJourneyGrid *self, GtkWidget *end)
{
  g_return_if_fail (HOSO_IS_JOURNEY_GRID (self));

  g_clear_pointer (&self->end, gtk_widget_unparent);
  self->end = end;
  gtk_widget_set_parent (end, GTK_WIDGET (self));
}

/* Takes all columns away. */
void
hoso_journey_grid_clear (HosoJourneyGrid *self)
{
  g_return_if_fail (HOSO_IS_JOURNEY_GRID (self));

  for (guint i = 0; i < self->columns->len; i++)
    {
      HosoJourneyColumn *column = self->columns->pdata[i];
      gboolean first = i == 0 || get_column (self, i - 1)->stage != column->stage;

      for (guint row = 0; row < HOSO_N_JOURNEY_ROWS; row++)
        if (column->cells[row] != NULL && (row != HOSO_JOURNEY_ROW_STAGE || first))
          gtk_widget_unparent (column->cells[row]);
    }
  g_ptr_array_set_size (self->columns, 0);
}

/* See hoso-journey-grid.h. */
void
hoso_journey_grid_append (HosoJourneyGrid *self, HosoJourneyColumn *column)
{
  g_return_if_fail (HOSO_IS_JOURNEY_GRID (self));

  for (guint row = 0; row < HOSO_N_JOURNEY_ROWS; row++)
    if (column->cells[row] != NULL && gtk_widget_get_parent (column->cells[row]) == NULL)
      gtk_widget_insert_before (column->cells[row], GTK_WIDGET (self), self->end);
  g_ptr_array_add (self->columns, column);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
hoso_journey_grid_get_n_columns (HosoJourneyGrid *self)
{
  g_return_val_if_fail (HOSO_IS_JOURNEY_GRID (self), 0);

  return self->columns->len;
}

/* Borrowed. */
const HosoJourneyColumn *
hoso_journey_grid_get_column (HosoJourneyGrid *self, guint i)
{
  g_return_val_if_fail (HOSO_IS_JOURNEY_GRID (self), NULL);
  g_return_val_if_fail (i < self->columns->len, NULL);

  return get_column (self, i);
}

/* See hoso-journey-grid.h. */
gboolean
hoso_journey_grid_find_focus (HosoJourneyGrid *self, guint *column, HosoJourneyRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return FALSE;

  for (*column = 0; *column < self->columns->len; (*column)++)
    for (*row = 0; *row < HOSO_N_JOURNEY_ROWS; (*row)++)
      {
        GtkWidget *cell = get_column (self, *column)->cells[*row];

        if (cell != NULL && (focus == cell || gtk_widget_is_ancestor (focus, cell)))
          return TRUE;
      }
  return FALSE;
}

/* FALSE where that cell does not exist. */
gboolean
hoso_journey_grid_focus (HosoJourneyGrid *self, guint column, HosoJourneyRow row)
{
  g_return_val_if_fail (HOSO_IS_JOURNEY_GRID (self), FALSE);

  if (column >= self->columns->len || get_column (self, column)->cells[row] == NULL)
    return FALSE;

  return gtk_widget_grab_focus (get_column (self, column)->cells[row]);
}

/* See hoso-journey-grid.h. */
void
hoso_journey_grid_get_row (HosoJourneyGrid *self, HosoJourneyRow row, int *y, int *height)
{
  g_return_if_fail (HOSO_IS_JOURNEY_GRID (self));

  *y = 0;
  for (guint i = 0; i < row; i++)
    *y += self->heights[i] + GAP;
  *height = self->heights[row];
}
