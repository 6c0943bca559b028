/* A journey as a map that is edited in place: titles of the rows at the left,
 * which stay, and beside them the grid, which scrolls.
 *
 * Arrow keys move between the cells, Alt with them moves the step.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-journey-view.h"

#include "hoso-emotion-cell.h"
#include "hoso-journey-columns.h"
#include "hoso-journey-edit.h"
#include "hoso-journey-heading.h"

#include <glib/gi18n-lib.h>

#define TITLE_WIDTH 100
#define GAP 6

struct _HosoJourneyView
{
  GtkWidget parent_instance;

  GtkWidget *titles[HOSO_N_JOURNEY_ROWS];
  GtkWidget *scroller;
  HosoJourneyGrid *grid;
  gint64 journey;
  gint64 to_rename; /* the step or stage that was added just now, or 0 */
  HosoJourneyRow to_rename_row;
};

enum
{
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoJourneyView, hoso_journey_view, GTK_TYPE_WIDGET)

/* --- What the user asks for --- */

static void
emit_edit (HosoJourneyView *self, HosoJourneyEditKind kind, gint64 id, int number, const char *text)
{
  g_autoptr (HosoJourneyEdit) edit = hoso_journey_edit_new (kind, id, number, text);

  g_signal_emit (self, signals[EDIT], 0, edit);
}

/* FALSE where @cell stands in no column. */
static gboolean
find_cell (HosoJourneyView *self,
           GtkWidget *cell,
           const HosoJourneyColumn **column,
           HosoJourneyRow *row)
{
  for (guint i = 0; i < hoso_journey_grid_get_n_columns (self->grid); i++)
    {
      *column = hoso_journey_grid_get_column (self->grid, i);
      for (*row = 0; *row < HOSO_N_JOURNEY_ROWS; (*row)++)
        if ((*column)->cells[*row] == cell)
          return TRUE;
    }
  return FALSE;
}

static void
cell_committed_cb (HosoJourneyView *self, GtkWidget *cell)
{
  const HosoJourneyColumn *column;
  HosoJourneyRow row;
  HosoLane lane;

  if (!find_cell (self, cell, &column, &row) || !hoso_journey_row_get_lane (row, &lane))
    return;

  g_autoptr (HosoJourneyEdit) edit =
    hoso_journey_edit_new (HOSO_JOURNEY_SET_CELL, column->step, 0,
                           hoso_text_cell_get_text (HOSO_TEXT_CELL (cell)));

  edit->lane = lane;
  g_signal_emit (self, signals[EDIT], 0, edit);
}

static void
emotion_committed_cb (HosoJourneyView *self, GtkWidget *cell)
{
  const HosoJourneyColumn *column;
  HosoJourneyRow row;

  gtk_widget_queue_draw (GTK_WIDGET (self->grid));
  if (find_cell (self, cell, &column, &row))
    emit_edit (self, HOSO_JOURNEY_SET_EMOTION, column->step,
               hoso_emotion_cell_get_emotion (HOSO_EMOTION_CELL (cell)), NULL);
}

static void
emit_title (HosoJourneyView *self, HosoJourneyEditKind kind, HosoTextCell *cell)
{
  GtkWidget *heading = gtk_widget_get_parent (GTK_WIDGET (cell));
  gint64 id = hoso_journey_heading_get_id (HOSO_JOURNEY_HEADING (heading));

  emit_edit (self, kind, id, 0, hoso_text_cell_get_text (cell));
}

static void
step_title_committed_cb (HosoJourneyView *self, HosoTextCell *cell)
{
  emit_title (self, HOSO_JOURNEY_SET_STEP_TITLE, cell);
}

static void
stage_title_committed_cb (HosoJourneyView *self, HosoTextCell *cell)
{
  emit_title (self, HOSO_JOURNEY_SET_STAGE_TITLE, cell);
}

/* Where a step stands in its stage, or a stage in the journey; -1 for neither. */
static int
find_position (HosoJourneyView *self, HosoJourneyRow row, gint64 id, gint64 *stage)
{
  int position = -1;
  gint64 current = 0;

  for (guint i = 0; i < hoso_journey_grid_get_n_columns (self->grid); i++)
    {
      const HosoJourneyColumn *column = hoso_journey_grid_get_column (self->grid, i);
      gboolean next = column->stage != current;

      if (row == HOSO_JOURNEY_ROW_STAGE)
        position += next ? 1 : 0;
      else
        position = next ? 0 : position + 1;
      current = column->stage;
      *stage = column->stage;
      if ((row == HOSO_JOURNEY_ROW_STAGE ? column->stage : column->step) == id)
        return position;
    }
  return -1;
}

static void
step_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoJourneyView *self = HOSO_JOURNEY_VIEW (widget);
  const char *verb;
  gint64 id;
  gint64 stage = 0;
  int position;

  g_variant_get (parameter, "(x&s)", &id, &verb);
  position = find_position (self, HOSO_JOURNEY_ROW_STEP, id, &stage);
  if (g_str_equal (verb, "rename"))
    hoso_journey_view_rename (self, HOSO_JOURNEY_ROW_STEP, id);
  else if (g_str_equal (verb, "before"))
    emit_edit (self, HOSO_JOURNEY_ADD_STEP, stage, position, _ ("New step"));
  else if (g_str_equal (verb, "after"))
    emit_edit (self, HOSO_JOURNEY_ADD_STEP, stage, position + 1, _ ("New step"));
  else if (g_str_equal (verb, "left"))
    emit_edit (self, HOSO_JOURNEY_MOVE_STEP, id, -1, NULL);
  else if (g_str_equal (verb, "right"))
    emit_edit (self, HOSO_JOURNEY_MOVE_STEP, id, 1, NULL);
  else if (g_str_equal (verb, "remove"))
    emit_edit (self, HOSO_JOURNEY_REMOVE_STEP, id, 0, NULL);
}

static void
stage_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoJourneyView *self = HOSO_JOURNEY_VIEW (widget);
  const char *verb;
  gint64 id;
  gint64 stage;
  int position;

  g_variant_get (parameter, "(x&s)", &id, &verb);
  position = find_position (self, HOSO_JOURNEY_ROW_STAGE, id, &stage);
  if (g_str_equal (verb, "rename"))
    hoso_journey_view_rename (self, HOSO_JOURNEY_ROW_STAGE, id);
  else if (g_str_equal (verb, "add-step"))
    emit_edit (self, HOSO_JOURNEY_ADD_STEP, id, -1, _ ("New step"));
  else if (g_str_equal (verb, "before"))
    emit_edit (self, HOSO_JOURNEY_ADD_STAGE, self->journey, position, _ ("New stage"));
  else if (g_str_equal (verb, "after"))
    emit_edit (self, HOSO_JOURNEY_ADD_STAGE, self->journey, position + 1, _ ("New stage"));
  else if (g_str_equal (verb, "remove"))
    emit_edit (self, HOSO_JOURNEY_REMOVE_STAGE, id, 0, NULL);
}

static void
add_stage_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoJourneyView *self = HOSO_JOURNEY_VIEW (widget);

  emit_edit (self, HOSO_JOURNEY_ADD_STAGE, self->journey, -1, _ ("New stage"));
}

/* --- Keys --- */

/* Rows without a cell there are passed over. */
static gboolean
move_focus (HosoJourneyView *self, int column, int row, int columns, int rows)
{
  int n = hoso_journey_grid_get_n_columns (self->grid);

  do
    {
      column += columns;
      row += rows;
      if (column < 0 || column >= n || row < 0 || row >= HOSO_N_JOURNEY_ROWS)
        return FALSE;
    }
  while (!hoso_journey_grid_focus (self->grid, column, row));
  return TRUE;
}

/* From the heading of a stage to the next one, not to its own again. */
static gboolean
move_stage (HosoJourneyView *self, guint column, int direction)
{
  gint64 stage = hoso_journey_grid_get_column (self->grid, column)->stage;
  int n = hoso_journey_grid_get_n_columns (self->grid);

  for (int i = (int)column + direction; i >= 0 && i < n; i += direction)
    if (hoso_journey_grid_get_column (self->grid, i)->stage != stage)
      return hoso_journey_grid_focus (self->grid, i, HOSO_JOURNEY_ROW_STAGE);
  return FALSE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        HosoJourneyView *self)
{
  int columns = keyval == GDK_KEY_Left ? -1 : keyval == GDK_KEY_Right ? 1
                                                                      : 0;
  int rows = keyval == GDK_KEY_Up ? -1 : keyval == GDK_KEY_Down ? 1
                                                                : 0;
  guint column;
  HosoJourneyRow row;

  if ((columns == 0 && rows == 0) || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 ||
      GTK_IS_TEXT_VIEW (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))) ||
      !hoso_journey_grid_find_focus (self->grid, &column, &row))
    return FALSE;

  if ((state & GDK_ALT_MASK) != 0)
    {
      gint64 step = hoso_journey_grid_get_column (self->grid, column)->step;

      if (columns != 0 && step != 0 && row != HOSO_JOURNEY_ROW_STAGE)
        emit_edit (self, HOSO_JOURNEY_MOVE_STEP, step, columns, NULL);
      return columns != 0;
    }
  if (row == HOSO_JOURNEY_ROW_STAGE && columns != 0)
    move_stage (self, column, columns);
  else
    move_focus (self, column, row, columns, rows);
  return TRUE;
}

/* --- Showing --- */

static void
connect_committed (HosoJourneyView *self, gpointer cell, GCallback callback)
{
  g_signal_connect_object (cell, "committed", callback, self, G_CONNECT_SWAPPED);
}

static void
connect_column (HosoJourneyView *self, const HosoJourneyColumn *column)
{
  GtkWidget *heading = column->cells[HOSO_JOURNEY_ROW_STEP];

  if (column->step == 0)
    return;

  connect_committed (self, hoso_journey_heading_get_cell (HOSO_JOURNEY_HEADING (heading)),
                     G_CALLBACK (step_title_committed_cb));
  for (guint row = HOSO_JOURNEY_ROW_TOUCHPOINT; row < HOSO_N_JOURNEY_ROWS; row++)
    connect_committed (self, column->cells[row],
                       row == HOSO_JOURNEY_ROW_EMOTION ? G_CALLBACK (emotion_committed_cb)
                                                       : G_CALLBACK (cell_committed_cb));
}

static void
build (HosoJourneyView *self, const HosoJourney *journey)
{
  GtkWidget *last = NULL;

  hoso_journey_columns_build (self->grid, journey);
  for (guint i = 0; i < hoso_journey_grid_get_n_columns (self->grid); i++)
    {
      const HosoJourneyColumn *column = hoso_journey_grid_get_column (self->grid, i);
      GtkWidget *heading = column->cells[HOSO_JOURNEY_ROW_STAGE];

      if (heading != last)
        connect_committed (self, hoso_journey_heading_get_cell (HOSO_JOURNEY_HEADING (heading)),
                           G_CALLBACK (stage_title_committed_cb));
      last = heading;
      connect_column (self, column);
    }
}

/* Builds anew, with the focus on the same step, or where it was. */
static void
rebuild (HosoJourneyView *self, const HosoJourney *journey)
{
  guint column = 0;
  HosoJourneyRow row = 0;
  gboolean focused = hoso_journey_grid_find_focus (self->grid, &column, &row);
  gint64 step = focused ? hoso_journey_grid_get_column (self->grid, column)->step : 0;
  guint n;

  build (self, journey);
  n = hoso_journey_grid_get_n_columns (self->grid);
  if (!focused || n == 0)
    return;

  column = MIN (column, n - 1);
  for (guint i = 0; i < n && step != 0; i++)
    if (hoso_journey_grid_get_column (self->grid, i)->step == step)
      column = i;
  if (!hoso_journey_grid_focus (self->grid, column, row))
    hoso_journey_grid_focus (self->grid, column, HOSO_JOURNEY_ROW_STEP);
}

/* --- Layout --- */

static void
hoso_journey_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  HosoJourneyView *self = HOSO_JOURNEY_VIEW (widget);

  gtk_widget_measure (self->scroller, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += TITLE_WIDTH + GAP;
      *natural += TITLE_WIDTH + GAP;
    }
}

static void
hoso_journey_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HosoJourneyView *self = HOSO_JOURNEY_VIEW (widget);

  gtk_widget_size_allocate (self->scroller,
                            &(GtkAllocation){ TITLE_WIDTH + GAP, 0,
                                              MAX (width - TITLE_WIDTH - GAP, 0), height },
                            -1);
  for (guint row = 0; row < HOSO_N_JOURNEY_ROWS; row++)
    {
      int y;
      int row_height;

      hoso_journey_grid_get_row (self->grid, row, &y, &row_height);
      gtk_widget_size_allocate (self->titles[row],
                                &(GtkAllocation){ 0, y, TITLE_WIDTH, row_height }, -1);
    }
}

static void
hoso_journey_view_dispose (GObject *object)
{
  HosoJourneyView *self = HOSO_JOURNEY_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  for (guint row = 0; row < HOSO_N_JOURNEY_ROWS; row++)
    g_clear_pointer (&self->titles[row], gtk_widget_unparent);
  G_OBJECT_CLASS (hoso_journey_view_parent_class)->dispose (object);
}

static void
hoso_journey_view_class_init (HosoJourneyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_journey_view_dispose;
  widget_class->measure = hoso_journey_view_measure;
  widget_class->size_allocate = hoso_journey_view_size_allocate;
  signals[EDIT] = g_signal_new ("edit", HOSO_TYPE_JOURNEY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "map.step", "(xs)", step_activated);
  gtk_widget_class_install_action (widget_class, "map.stage", "(xs)", stage_activated);
  gtk_widget_class_install_action (widget_class, "map.add-stage", NULL, add_stage_activated);
  gtk_widget_class_set_css_name (widget_class, "map");
}

static GtkWidget *
make_title (HosoJourneyRow row)
{
  GtkWidget *label = gtk_label_new (hoso_journey_row_get_title (row));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), row == HOSO_JOURNEY_ROW_EMOTION ? 0.5 : 0);
  gtk_widget_add_css_class (label, "map-title");
  return label;
}

static void
hoso_journey_view_init (HosoJourneyView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *grid = hoso_journey_grid_new ();
  GtkWidget *end = gtk_button_new_from_icon_name ("list-add-symbolic");

  for (guint row = 0; row < HOSO_N_JOURNEY_ROWS; row++)
    {
      self->titles[row] = make_title (row);
      gtk_widget_set_parent (self->titles[row], GTK_WIDGET (self));
    }

  gtk_actionable_set_action_name (GTK_ACTIONABLE (end), "map.add-stage");
  gtk_widget_set_tooltip_text (end, _ ("Add a stage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (end), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a stage"), -1);
  self->grid = HOSO_JOURNEY_GRID (grid);
  hoso_journey_grid_set_end (self->grid, end);
  hoso_journey_grid_set_titles (self->grid, self->titles, TITLE_WIDTH);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Journey map"), -1);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), grid);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Gives the heading the keyboard; FALSE where it is not shown. */
static gboolean
edit_heading (HosoJourneyView *self, HosoJourneyRow row, gint64 id)
{
  for (guint i = 0; i < hoso_journey_grid_get_n_columns (self->grid); i++)
    {
      const HosoJourneyColumn *column = hoso_journey_grid_get_column (self->grid, i);
      GtkWidget *heading = column->cells[row];

      if ((row == HOSO_JOURNEY_ROW_STAGE ? column->stage : column->step) != id)
        continue;

      gtk_widget_grab_focus (heading);
      hoso_text_cell_edit (hoso_journey_heading_get_cell (HOSO_JOURNEY_HEADING (heading)));
      return TRUE;
    }
  return FALSE;
}

/* See hoso-journey-view.h. */
void
hoso_journey_view_rename (HosoJourneyView *self, HosoJourneyRow row, gint64 id)
{
  g_return_if_fail (HOSO_IS_JOURNEY_VIEW (self));
  g_return_if_fail (row == HOSO_JOURNEY_ROW_STAGE || row == HOSO_JOURNEY_ROW_STEP);
  g_return_if_fail (id != 0);

  self->to_rename = edit_heading (self, row, id) ? 0 : id;
  self->to_rename_row = row;
}

/* See hoso-journey-view.h. */
void
hoso_journey_view_set_journey (HosoJourneyView *self, const HosoJourney *journey)
{
  g_return_if_fail (HOSO_IS_JOURNEY_VIEW (self));

  self->journey = journey->id;
  if (!hoso_journey_columns_match (self->grid, journey))
    rebuild (self, journey);
  hoso_journey_columns_fill (self->grid, journey);
  if (self->to_rename != 0)
    hoso_journey_view_rename (self, self->to_rename_row, self->to_rename);
}
