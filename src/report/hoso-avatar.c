/* Round faces. */

#include "hoso-avatar.h"

#include "hoso-palette.h"

static const guint32 colours[] = { 0x0072b2, 0x007a5a, 0xb84f00, 0x8e4a83, 0x3d5a80 };

/* “Nguyễn Thị Lan” → “NL”: the family's and the given name's; empty where no
 * word begins with a letter. */
char *
hoso_avatar_dup_initials (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_auto (GStrv) words = g_strsplit_set (composed, " \t\n-,.(", -1);
  gunichar first = 0;
  gunichar last = 0;
  GString *initials = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gunichar letter = g_utf8_get_char (words[i]);

      if (!g_unichar_isalpha (letter))
        continue;
      if (first == 0)
        first = letter;
      else
        last = letter;
    }
  if (first != 0)
    g_string_append_unichar (initials, g_unichar_toupper (first));
  if (last != 0)
    g_string_append_unichar (initials, g_unichar_toupper (last));
  return g_string_free (initials, FALSE);
}

static void
add_initials (HosoScene *scene, const char *name, double x, double y, double size)
{
  g_autofree char *initials = hoso_avatar_dup_initials (name);
  HosoColour colour =
    hoso_colour (colours[g_str_hash (name != NULL ? name : "") % G_N_ELEMENTS (colours)]);
  HosoTextStyle style = { .size = size * 0.36, .weight = 600, .colour = { 1, 1, 1, 1 } };
  double height;

  style.align = HOSO_ALIGN_CENTRE;
  hoso_scene_add_dot (scene, x + size / 2, y + size / 2, size / 2, &(HosoPaint){ .fill = colour });
  height = hoso_text_get_height (initials, &style, size);
  hoso_scene_add_text (scene, initials, &style, x, y + (size - height) / 2, size);
}

/* Adds a circle of @size points with @photo in it, or with the initials of
 * @name where there is no photo that can be read. */
void
hoso_avatar_add (HosoScene *scene, const char *name, GBytes *photo, double x, double y, double size)
{
  HosoRect area = { x, y, size, size };

  if (photo == NULL || !hoso_scene_add_image (scene, photo, &area, size / 2))
    add_initials (scene, name, x, y, size);
}
