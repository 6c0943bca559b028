/* A text that is read until somebody edits it in place.
 *
 * Enter, F2, a click or typing begin; Enter or leaving keeps what was typed,
 * Ctrl+Enter breaks the line, Escape gives the old text back.  Arrow keys are
 * left to the parent while it is only read.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-text-cell.h"

#include "hoso-fold.h"

struct _HosoTextCell
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkTextView *view; /* NULL until the first edit, then kept, hidden */
  char *text;
  char *name;
  char *placeholder;
  gboolean required;
  gboolean edited;
  guint leave_source;
};

enum
{
  COMMITTED,
  N_SIGNALS,
};

typedef enum
{
  PROP_PLACEHOLDER = 1,
} HosoTextCellProperty;

static guint signals[N_SIGNALS];
static GParamSpec *properties[PROP_PLACEHOLDER + 1];

G_DEFINE_FINAL_TYPE (HosoTextCell, hoso_text_cell, GTK_TYPE_WIDGET)

static void
update_label (HosoTextCell *self)
{
  gboolean empty = *self->text == '\0';
  const char *shown = empty && self->placeholder != NULL ? self->placeholder : self->text;

  gtk_label_set_text (self->label, shown);
  if (empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name != NULL ? self->name : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  shown,
                                  -1);
}

static char *
dup_typed (HosoTextCell *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *typed = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  typed = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return hoso_text_dup_trimmed (typed, -1);
}

/* Keeps @text where it is another one, and says so. */
static void
commit (HosoTextCell *self, const char *text)
{
  if (g_str_equal (text, self->text) || (self->required && *text == '\0'))
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  update_label (self);
  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
stop_editing (HosoTextCell *self, gboolean keep)
{
  g_autofree char *typed = NULL;

  if (!self->edited)
    return;

  typed = dup_typed (self);
  self->edited = FALSE;
  g_clear_handle_id (&self->leave_source, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_is_focus (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->label), TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "edited");
  if (keep)
    commit (self, typed);
}

/* Not while the focus is still on its way. */
static gboolean
left_cb (gpointer data)
{
  HosoTextCell *self = data;

  self->leave_source = 0;
  if (!gtk_widget_is_focus (GTK_WIDGET (self->view)))
    stop_editing (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
focus_left_cb (HosoTextCell *self)
{
  if (self->edited && self->leave_source == 0)
    self->leave_source = g_idle_add (left_cb, self);
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static gboolean
view_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             HosoTextCell *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (!is_enter (keyval) && keyval != GDK_KEY_Escape)
    return FALSE;
  /* An input method that is in the middle of a word wants these keys first. */
  if (event != NULL && gtk_text_view_im_context_filter_keypress (self->view, event))
    return TRUE;

  if (keyval == GDK_KEY_Escape)
    stop_editing (self, FALSE);
  else if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->view), "\n", 1);
  else
    stop_editing (self, TRUE);
  return TRUE;
}

static void
make_view (HosoTextCell *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name != NULL ? self->name : "", -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (view_key_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);
  gtk_widget_add_controller (view, focus);
  gtk_widget_set_parent (view, GTK_WIDGET (self));
}

static void
start_editing (HosoTextCell *self, gboolean replace)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  if (self->edited)
    return;
  if (self->view == NULL)
    make_view (self);

  self->edited = TRUE;
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_text (buffer, self->text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, replace ? &start : &end);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1,
                               gtk_widget_get_height (GTK_WIDGET (self->label)));
  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->view), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "edited");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The first letter begins, and goes to the input method like all others. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        HosoTextCell *self)
{
  const GdkModifierType modifiers = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;

  if (self->edited || (state & modifiers) != 0)
    return FALSE;

  if (is_enter (keyval) || keyval == GDK_KEY_F2)
    start_editing (self, FALSE);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace)
    commit (self, "");
  else if (gdk_keyval_to_unicode (keyval) > ' ')
    {
      start_editing (self, TRUE);
      gtk_event_controller_key_forward (controller, GTK_WIDGET (self->view));
    }
  else
    return FALSE;
  return TRUE;
}

static void
clicked_cb (HosoTextCell *self, int n_press, double x, double y, GtkGestureClick *click)
{
  if (self->edited)
    return;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  start_editing (self, FALSE);
}

static void
hoso_text_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((HosoTextCellProperty)id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, HOSO_TEXT_CELL (object)->placeholder);
      break;
    }
}

static void
hoso_text_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((HosoTextCellProperty)id)
    {
    case PROP_PLACEHOLDER:
      hoso_text_cell_set_placeholder (HOSO_TEXT_CELL (object), g_value_get_string (value));
      break;
    }
}

/* A page or window that goes away keeps what was typed. */
static void
hoso_text_cell_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hoso_text_cell_parent_class)->unmap (widget);
  stop_editing (HOSO_TEXT_CELL (widget), TRUE);
}

static void
hoso_text_cell_dispose (GObject *object)
{
  HosoTextCell *self = HOSO_TEXT_CELL (object);
  GtkWidget *child;

  self->edited = FALSE;
  g_clear_handle_id (&self->leave_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hoso_text_cell_parent_class)->dispose (object);
}

static void
hoso_text_cell_finalize (GObject *object)
{
  HosoTextCell *self = HOSO_TEXT_CELL (object);

  g_free (self->text);
  g_free (self->name);
  g_free (self->placeholder);
  G_OBJECT_CLASS (hoso_text_cell_parent_class)->finalize (object);
}

static void
hoso_text_cell_class_init (HosoTextCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hoso_text_cell_get_property;
  object_class->set_property = hoso_text_cell_set_property;
  object_class->dispose = hoso_text_cell_dispose;
  object_class->finalize = hoso_text_cell_finalize;

  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[COMMITTED] = g_signal_new ("committed", HOSO_TYPE_TEXT_CELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);

  widget_class->unmap = hoso_text_cell_unmap;
  gtk_widget_class_set_css_name (widget_class, "textcell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
hoso_text_cell_init (HosoTextCell *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *label = gtk_label_new (NULL);

  self->text = g_strdup ("");
  self->label = GTK_LABEL (label);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_yalign (self->label, 0);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
}

/* @role: GTK_ACCESSIBLE_ROLE_GRID_CELL inside a grid, otherwise _BUTTON. */
GtkWidget *
hoso_text_cell_new (GtkAccessibleRole role)
{
  return g_object_new (HOSO_TYPE_TEXT_CELL, "accessible-role", role, NULL);
}

/* See hoso-text-cell.h. */
void
hoso_text_cell_set_name (HosoTextCell *self, const char *name)
{
  g_return_if_fail (HOSO_IS_TEXT_CELL (self));

  if (g_strcmp0 (name, self->name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  update_label (self);
  if (self->view != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
}

/* See hoso-text-cell.h. */
void
hoso_text_cell_set_text (HosoTextCell *self, const char *text)
{
  g_return_if_fail (HOSO_IS_TEXT_CELL (self));

  if (text == NULL)
    text = "";
  if (self->edited || g_str_equal (text, self->text))
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  update_label (self);
}

/* Borrowed, never NULL; without what is being typed. */
const char *
hoso_text_cell_get_text (HosoTextCell *self)
{
  g_return_val_if_fail (HOSO_IS_TEXT_CELL (self), "");

  return self->text;
}

/* See hoso-text-cell.h. */
void
hoso_text_cell_set_placeholder (HosoTextCell *self, const char *placeholder)
{
  g_return_if_fail (HOSO_IS_TEXT_CELL (self));

  if (g_strcmp0 (placeholder, self->placeholder) == 0)
    return;

  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACEHOLDER]);
}

/* See hoso-text-cell.h. */
void
hoso_text_cell_set_required (HosoTextCell *self, gboolean required)
{
  g_return_if_fail (HOSO_IS_TEXT_CELL (self));

  self->required = required;
}

/* Begins as Enter does, with all of the text selected. */
void
hoso_text_cell_edit (HosoTextCell *self)
{
  g_return_if_fail (HOSO_IS_TEXT_CELL (self));

  start_editing (self, TRUE);
}

gboolean
hoso_text_cell_is_edited (HosoTextCell *self)
{
  g_return_val_if_fail (HOSO_IS_TEXT_CELL (self), FALSE);

  return self->edited;
}
