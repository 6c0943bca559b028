/* Reads the list of shapes, not pixels. */

#include "scene-check.h"

#include <string.h>

/* Rounding of Pango's units, and of heights rounded up. */
#define SLACK 0.6

static void
check_inside (const HosoScene *scene, const HosoShape *shape)
{
  const HosoRect *area = &shape->area;

  g_assert_cmpfloat (area->x, >=, -SLACK);
  g_assert_cmpfloat (area->y, >=, -SLACK);
  g_assert_cmpfloat (area->x + area->width, <=, hoso_scene_get_width (scene) + SLACK);
  g_assert_cmpfloat (area->y + area->height, <=, hoso_scene_get_height (scene) + SLACK);
}

static gboolean
overlap (const HosoRect *a, const HosoRect *b)
{
  return a->x + SLACK < b->x + b->width && b->x + SLACK < a->x + a->width &&
         a->y + SLACK < b->y + b->height && b->y + SLACK < a->y + a->height;
}

/* Fails where a shape leaves the page or two texts touch. */
void
check_scene (const HosoScene *scene)
{
  guint n = hoso_scene_get_n_shapes (scene);

  for (guint i = 0; i < n; i++)
    {
      const HosoShape *a = hoso_scene_get_shape (scene, i);

      check_inside (scene, a);
      for (guint j = i + 1; j < n && a->kind == HOSO_SHAPE_TEXT; j++)
        {
          const HosoShape *b = hoso_scene_get_shape (scene, j);

          if (b->kind == HOSO_SHAPE_TEXT && overlap (&a->area, &b->area))
            g_error ("“%.60s” at %g, %g lies on “%.60s” at %g, %g",
                     hoso_typeset_get_text (a->typeset), a->area.x, a->area.y,
                     hoso_typeset_get_text (b->typeset), b->area.x, b->area.y);
        }
    }
}

void
check_scene_says (const HosoScene *scene, const char *text)
{
  g_autofree char *all = hoso_scene_dup_text (scene);

  if (strstr (all, text) == NULL)
    g_error ("“%s” is missing in:\n%s", text, all);
}

void
check_scene_lacks (const HosoScene *scene, const char *text)
{
  g_autofree char *all = hoso_scene_dup_text (scene);

  if (strstr (all, text) != NULL)
    g_error ("“%s” should not stand in:\n%s", text, all);
}

guint
count_hatched (const HosoScene *scene)
{
  guint found = 0;

  for (guint i = 0; i < hoso_scene_get_n_shapes (scene); i++)
    found += hoso_scene_get_shape (scene, i)->paint.hatched ? 1 : 0;
  return found;
}

guint
count_kind (const HosoScene *scene, HosoShapeKind kind)
{
  guint found = 0;

  for (guint i = 0; i < hoso_scene_get_n_shapes (scene); i++)
    found += hoso_scene_get_shape (scene, i)->kind == kind ? 1 : 0;
  return found;
}
