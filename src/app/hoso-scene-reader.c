/* The pointer and the arrow keys on a picture with marks.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-scene-reader.h"

#include "hoso-scene-mark.h"

static void
moved_cb (GtkEventController *controller, double x, double y)
{
  HosoSceneView *view = HOSO_SCENE_VIEW (gtk_event_controller_get_widget (controller));

  hoso_scene_view_read (view, hoso_scene_view_find (view, x, y), FALSE);
}

static void
left_cb (GtkEventController *controller)
{
  HosoSceneView *view = HOSO_SCENE_VIEW (gtk_event_controller_get_widget (controller));

  if (!gtk_widget_has_focus (GTK_WIDGET (view)))
    hoso_scene_view_read (view, -1, FALSE);
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  HosoSceneView *view = HOSO_SCENE_VIEW (widget);
  int mark = hoso_scene_view_find (view, x, y);

  if (mark < 0)
    return;
  gtk_widget_grab_focus (widget);
  hoso_scene_view_read (view, mark, TRUE);
}

static void
unfocused_cb (GtkEventController *controller)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);

  hoso_scene_view_read (HOSO_SCENE_VIEW (widget), -1, FALSE);
}

/* The mark that @key leads to; -2 for a key that leads nowhere. */
static int
follow_key (const HosoScene *scene, int from, guint key)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return hoso_scene_step_mark (scene, from, HOSO_STEP_LEFT);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return hoso_scene_step_mark (scene, from, HOSO_STEP_RIGHT);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return hoso_scene_step_mark (scene, from, HOSO_STEP_UP);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return hoso_scene_step_mark (scene, from, HOSO_STEP_DOWN);
    case GDK_KEY_Home:
      return 0;
    case GDK_KEY_End:
      return (int)hoso_scene_get_n_marks (scene) - 1;
    default:
      return -2;
    }
}

static gboolean
key_pressed_cb (GtkEventController *controller, guint key, guint code, GdkModifierType state)
{
  HosoSceneView *view = HOSO_SCENE_VIEW (gtk_event_controller_get_widget (controller));
  HosoScene *scene = hoso_scene_view_get_scene (view);
  int from = hoso_scene_view_get_read (view);
  int mark;

  if (scene == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Escape && from >= 0)
    {
      hoso_scene_view_read (view, -1, FALSE);
      return TRUE;
    }
  mark = follow_key (scene, from, key);
  if (mark == -2 || hoso_scene_get_n_marks (scene) == 0)
    return FALSE;
  hoso_scene_view_read (view, mark, TRUE);
  return TRUE;
}

/* See hoso-scene-reader.h. */
void
hoso_scene_reader_attach (HosoSceneView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (moved_cb), NULL);
  g_signal_connect (motion, "leave", G_CALLBACK (left_cb), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (unfocused_cb), NULL);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

/* See hoso-scene-reader.h. */
void
hoso_scene_reader_reveal (GtkWidget *view, const graphene_rect_t *area)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double x;
  double y;

  if (scrolled == NULL ||
      !gtk_widget_translate_coordinates (view, scrolled, 0, area->origin.y, &x, &y))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  y += gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, y, y + area->size.height);
}
