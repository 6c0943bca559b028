/* How the customer feels at one step of a journey: chosen by a click at its
 * height, by the digits 0 to 2, or by + and −; Delete clears it.
 *
 * Draws its own point and words; the curve through them is the map's.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-emotion-cell.h"

#include "hoso-journey.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define EMOTION_MIN (-2)
#define EMOTION_MAX 2
#define MARGIN 22.0
#define RADIUS 5.0

struct _HosoEmotionCell
{
  GtkWidget parent_instance;

  char *name;
  int emotion;
  PangoLayout *layout; /* of the words, NULL until drawn */
};

enum
{
  COMMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoEmotionCell, hoso_emotion_cell, GTK_TYPE_WIDGET)

/* The digit and its name: a colour or a height alone would not reach all. */
char *
hoso_emotion_dup_text (int emotion)
{
  g_autofree char *key = g_strdup_printf ("emotion.%d", emotion);

  if (emotion == HOSO_EMOTION_NONE)
    return g_strdup (_ ("No feeling set"));

  /* Translators: a feeling from −2 to +2, then its name, for example “+1, Content”. */
  return g_strdup_printf (_ ("%s%d, %s"),
                          emotion > 0 ? "+" : emotion < 0 ? "−"
                                                          : "",
                          ABS (emotion),
                          hoso_name_get (key, NULL));
}

/* See hoso-emotion-cell.h. */
double
hoso_emotion_cell_get_y (int emotion, double height)
{
  return MARGIN + (EMOTION_MAX - emotion) * (height - 2 * MARGIN) / (EMOTION_MAX - EMOTION_MIN);
}

static void
update (HosoEmotionCell *self)
{
  g_autofree char *text = hoso_emotion_dup_text (self->emotion);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name != NULL ? self->name : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Click at the height of the feeling, or press "
                                                     "+, − or a digit; Delete clears it"));
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
choose (HosoEmotionCell *self, int emotion)
{
  if (emotion != HOSO_EMOTION_NONE)
    emotion = CLAMP (emotion, EMOTION_MIN, EMOTION_MAX);
  if (emotion == self->emotion)
    return;

  self->emotion = emotion;
  update (self);
  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
step (HosoEmotionCell *self, int direction)
{
  choose (self, (self->emotion == HOSO_EMOTION_NONE ? 0 : self->emotion) + direction);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        HosoEmotionCell *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_0:
    case GDK_KEY_1:
    case GDK_KEY_2:
      choose (self, (int)keyval - GDK_KEY_0);
      return TRUE;
    case GDK_KEY_KP_0:
    case GDK_KEY_KP_1:
    case GDK_KEY_KP_2:
      choose (self, (int)keyval - GDK_KEY_KP_0);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      step (self, 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      step (self, -1);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      choose (self, HOSO_EMOTION_NONE);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
clicked_cb (HosoEmotionCell *self, int n_press, double x, double y)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double span = height - 2 * MARGIN;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (span > 0)
    choose (self, EMOTION_MAX - (int)lround ((y - MARGIN) * (EMOTION_MAX - EMOTION_MIN) / span));
}

static void
draw_words (HosoEmotionCell *self, GtkSnapshot *snapshot, const GdkRGBA *colour, double y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int text_width;
  int text_height;

  if (self->layout == NULL)
    {
      g_autofree char *text = hoso_emotion_dup_text (self->emotion);

      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
    }
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((width - text_width) / 2,
                                                self->emotion > 0 ? y + RADIUS + 3
                                                                  : y - RADIUS - text_height - 3));
  gtk_snapshot_append_layout (snapshot, self->layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
hoso_emotion_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HosoEmotionCell *self = HOSO_EMOTION_CELL (widget);
  double x = gtk_widget_get_width (widget) / 2.0;
  double y;
  GdkRGBA colour;
  GskRoundedRect dot;

  if (self->emotion == HOSO_EMOTION_NONE)
    return;

  y = hoso_emotion_cell_get_y (self->emotion, gtk_widget_get_height (widget));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gsk_rounded_rect_init_from_rect (&dot,
                                   &GRAPHENE_RECT_INIT (x - RADIUS, y - RADIUS,
                                                        2 * RADIUS, 2 * RADIUS),
                                   RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, &colour, &dot.bounds);
  gtk_snapshot_pop (snapshot);
  draw_words (self, snapshot, &colour, y);
}

static void
hoso_emotion_cell_finalize (GObject *object)
{
  HosoEmotionCell *self = HOSO_EMOTION_CELL (object);

  g_clear_object (&self->layout);
  g_free (self->name);
  G_OBJECT_CLASS (hoso_emotion_cell_parent_class)->finalize (object);
}

static void
hoso_emotion_cell_class_init (HosoEmotionCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hoso_emotion_cell_finalize;
  widget_class->snapshot = hoso_emotion_cell_snapshot;
  signals[COMMITTED] = g_signal_new ("committed", HOSO_TYPE_EMOTION_CELL, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "emotioncell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
hoso_emotion_cell_init (HosoEmotionCell *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->emotion = HOSO_EMOTION_NONE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  update (self);
}

/* Without a feeling. */
GtkWidget *
hoso_emotion_cell_new (void)
{
  return g_object_new (HOSO_TYPE_EMOTION_CELL, NULL);
}

/* See hoso-emotion-cell.h. */
void
hoso_emotion_cell_set_name (HosoEmotionCell *self, const char *name)
{
  g_return_if_fail (HOSO_IS_EMOTION_CELL (self));

  g_free (self->name);
  self->name = g_strdup (name);
  update (self);
}

/* See hoso-emotion-cell.h. */
void
hoso_emotion_cell_set_emotion (HosoEmotionCell *self, int emotion)
{
  g_return_if_fail (HOSO_IS_EMOTION_CELL (self));

  if (emotion == self->emotion)
    return;

  self->emotion = emotion;
  update (self);
}

int
hoso_emotion_cell_get_emotion (HosoEmotionCell *self)
{
  g_return_val_if_fail (HOSO_IS_EMOTION_CELL (self), HOSO_EMOTION_NONE);

  return self->emotion;
}
