/* A widget that draws a scene, scaled to its width, with its text twin.
 *
 * A fixed scene keeps its shape and is scaled, up to twice its size.  A scene
 * with a layout function is made for the width at hand instead.  Main thread
 * only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-scene-view.h"

#include "hoso-scene-bubble.h"
#include "hoso-scene-mark.h"
#include "hoso-scene-reader.h"

#include <glib/gi18n-lib.h>

#include <adwaita.h>
#include <math.h>

#define MIN_WIDTH 200
#define MAX_SCALE 2.0
/* Drawn in bands, because a texture of a very tall chart may be refused. */
#define BAND_HEIGHT 1024

struct _HosoSceneView
{
  GtkWidget parent_instance;

  HosoScene *scene;   /* or NULL */
  int laid_out_width; /* of the scene, where it has a layout function */
  HosoSceneLayout layout;
  gpointer layout_data;
  GDestroyNotify layout_data_free;
  char *title;
  int read; /* the mark that is read, or -1 */
};

G_DEFINE_FINAL_TYPE (HosoSceneView, hoso_scene_view, GTK_TYPE_WIDGET)

/* The name is what the picture is, the description all it says, or the part that
 * is being read: a screen reader says a description that changes in focus. */
static void
update_twin (HosoSceneView *self)
{
  g_autofree char *text = NULL;

  if (self->read >= 0)
    text = g_strdup (hoso_scene_get_mark (self->scene, (guint)self->read)->reading);
  else if (self->scene != NULL)
    text = hoso_scene_dup_text (self->scene);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title != NULL ? self->title : _ ("Picture"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "",
                                  -1);
}

static void
take_scene (HosoSceneView *self, HosoScene *scene)
{
  g_clear_pointer (&self->scene, hoso_scene_unref);
  self->scene = scene;
  self->read = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self),
                            scene != NULL && hoso_scene_get_n_marks (scene) > 0);
  update_twin (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lay_out (HosoSceneView *self, int width)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (self->layout == NULL || self->laid_out_width == width)
    return;

  self->laid_out_width = width;
  take_scene (self, self->layout (width, dark, self->layout_data));
}

static void
colours_changed_cb (HosoSceneView *self)
{
  int width = self->laid_out_width;

  self->laid_out_width = 0;
  if (width > 0)
    lay_out (self, width);
}

static double
get_scale_of (HosoScene *scene, int width)
{
  return MIN (width / hoso_scene_get_width (scene), MAX_SCALE);
}

static double
get_scale (HosoSceneView *self, int width)
{
  return get_scale_of (self->scene, width);
}

/* What is shown stays as it is where only another width is asked about: no
 * allocation need follow. */
static int
measure_height (HosoSceneView *self, int width)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autoptr (HosoScene) other = NULL;
  HosoScene *scene;

  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    lay_out (self, width);
  else if (self->layout != NULL && self->laid_out_width != width)
    other = self->layout (width, dark, self->layout_data);
  scene = other != NULL ? other : self->scene;
  if (scene == NULL)
    return 0;
  return (int)ceil (hoso_scene_get_height (scene) * get_scale_of (scene, width));
}

static GtkSizeRequestMode
hoso_scene_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_natural_width (HosoSceneView *self)
{
  if (self->layout != NULL || self->scene == NULL)
    return MIN_WIDTH;
  return MAX (MIN_WIDTH, (int)ceil (hoso_scene_get_width (self->scene)));
}

static void
hoso_scene_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  HosoSceneView *self = HOSO_SCENE_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = get_natural_width (self);
      return;
    }

  *minimum = measure_height (self, for_size > 0 ? for_size : get_natural_width (self));
  *natural = *minimum;
}

static void
hoso_scene_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (HOSO_SCENE_VIEW (widget), width);
}

static double
get_left (HosoSceneView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  double rest = width - hoso_scene_get_width (self->scene) * get_scale (self, width);

  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? rest : rest / 2;
}

/* Where the mark that is read stands in the widget. */
static graphene_rect_t
get_read_area (HosoSceneView *self)
{
  double scale = get_scale (self, gtk_widget_get_width (GTK_WIDGET (self)));
  const HosoRect *area = &hoso_scene_get_mark (self->scene, (guint)self->read)->area;

  return GRAPHENE_RECT_INIT ((float)(get_left (self) + area->x * scale), (float)(area->y * scale),
                             (float)(area->width * scale), (float)(area->height * scale));
}

static void
draw_read (HosoSceneView *self, GtkSnapshot *snapshot, double scale)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const HosoMark *mark = hoso_scene_get_mark (self->scene, (guint)self->read);
  graphene_rect_t area = get_read_area (self);
  graphene_rect_t bounds = area;
  GdkRGBA ink;
  cairo_t *cr;

  graphene_rect_inset (&bounds, -4, -4);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, get_left (self), 0);
  cairo_scale (cr, scale, scale);
  hoso_scene_draw_mark (self->scene, (guint)self->read,
                        &(HosoColour){ ink.red, ink.green, ink.blue, ink.alpha }, cr);
  cairo_destroy (cr);
  hoso_scene_bubble_snapshot (widget, snapshot, &area, mark->reading);
}

static void
draw_band (HosoSceneView *self, GtkSnapshot *snapshot, double top, double height, double scale)
{
  double width = hoso_scene_get_width (self->scene) * scale;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, top, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_scale (cr, scale, scale);
  hoso_scene_draw (self->scene, cr);
  cairo_destroy (cr);
}

static void
hoso_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HosoSceneView *self = HOSO_SCENE_VIEW (widget);
  int width = gtk_widget_get_width (widget);

  if (self->scene == NULL || width <= 0)
    return;

  double scale = get_scale (self, width);
  double height = hoso_scene_get_height (self->scene) * scale;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)get_left (self), 0));
  for (double top = 0; top < height; top += BAND_HEIGHT)
    draw_band (self, snapshot, top, MIN (BAND_HEIGHT, height - top), scale);
  gtk_snapshot_restore (snapshot);
  if (self->read >= 0)
    draw_read (self, snapshot, scale);
}

static void
drop_layout (HosoSceneView *self)
{
  if (self->layout_data_free != NULL)
    self->layout_data_free (self->layout_data);
  self->layout = NULL;
  self->layout_data = NULL;
  self->layout_data_free = NULL;
  self->laid_out_width = 0;
}

static void
hoso_scene_view_finalize (GObject *object)
{
  HosoSceneView *self = HOSO_SCENE_VIEW (object);

  drop_layout (self);
  g_clear_pointer (&self->scene, hoso_scene_unref);
  g_free (self->title);
  G_OBJECT_CLASS (hoso_scene_view_parent_class)->finalize (object);
}

static void
hoso_scene_view_class_init (HosoSceneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hoso_scene_view_finalize;
  widget_class->get_request_mode = hoso_scene_view_get_request_mode;
  widget_class->measure = hoso_scene_view_measure;
  widget_class->size_allocate = hoso_scene_view_size_allocate;
  widget_class->snapshot = hoso_scene_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scene");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hoso_scene_view_init (HosoSceneView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->read = -1;
  hoso_scene_reader_attach (self);
  update_twin (self);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (colours_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* An empty view. */
GtkWidget *
hoso_scene_view_new (void)
{
  return g_object_new (HOSO_TYPE_SCENE_VIEW, NULL);
}

/* See hoso-scene-view.h. */
void
hoso_scene_view_set_scene (HosoSceneView *self, HosoScene *scene)
{
  g_return_if_fail (HOSO_IS_SCENE_VIEW (self));

  drop_layout (self);
  take_scene (self, scene != NULL ? hoso_scene_ref (scene) : NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Borrowed; NULL while there is none. */
HosoScene *
hoso_scene_view_get_scene (HosoSceneView *self)
{
  g_return_val_if_fail (HOSO_IS_SCENE_VIEW (self), NULL);

  return self->scene;
}

/* See hoso-scene-view.h. */
void
hoso_scene_view_set_layout (HosoSceneView *self,
                            HosoSceneLayout layout,
                            gpointer data,
                            GDestroyNotify data_free)
{
  g_return_if_fail (HOSO_IS_SCENE_VIEW (self));

  drop_layout (self);
  self->layout = layout;
  self->layout_data = data;
  self->layout_data_free = data_free;
  take_scene (self, NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* See hoso-scene-view.h. */
void
hoso_scene_view_set_title (HosoSceneView *self, const char *title)
{
  g_return_if_fail (HOSO_IS_SCENE_VIEW (self));

  g_free (self->title);
  self->title = g_strdup (title);
  update_twin (self);
}

/* See hoso-scene-view.h. */
int
hoso_scene_view_get_read (HosoSceneView *self)
{
  g_return_val_if_fail (HOSO_IS_SCENE_VIEW (self), -1);

  return self->read;
}

/* See hoso-scene-view.h. */
void
hoso_scene_view_read (HosoSceneView *self, int mark, gboolean reveal)
{
  int n = self->scene != NULL ? (int)hoso_scene_get_n_marks (self->scene) : 0;

  g_return_if_fail (HOSO_IS_SCENE_VIEW (self));

  mark = mark < n ? mark : -1;
  if (mark == self->read)
    return;
  self->read = mark;
  update_twin (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (mark >= 0 && reveal)
    {
      graphene_rect_t area = get_read_area (self);

      hoso_scene_reader_reveal (GTK_WIDGET (self), &area);
    }
}

/* See hoso-scene-view.h. */
int
hoso_scene_view_find (HosoSceneView *self, double x, double y)
{
  double scale;

  g_return_val_if_fail (HOSO_IS_SCENE_VIEW (self), -1);

  if (self->scene == NULL)
    return -1;
  scale = get_scale (self, gtk_widget_get_width (GTK_WIDGET (self)));
  return hoso_scene_find_mark (self->scene, (x - get_left (self)) / scale, y / scale);
}
