/* Writes a scene to a file: PDF, PNG or SVG.
 *
 * The whole file is made in memory, then written beside its place and moved
 * over it, so that a full disk leaves the old file as it was.
 */

#include "hoso-config.h"

#include "hoso-error.h"
#include "hoso-scene-builder.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PNG_SCALE 2.0
/* Readers of PDF stop at 200 inches; cairo's images at 32,767 pixels. */
#define PDF_MAX_SIDE 14400.0
#define PNG_MAX_SIDE 32000.0
#define PNG_MAX_AREA 120e6

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
paint (const HosoScene *scene, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);
  const HosoColour *paper = hoso_scene_get_paper (scene);

  cairo_set_source_rgba (cr, paper->red, paper->green, paper->blue, paper->alpha);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, hoso_scene_get_margin (scene), hoso_scene_get_margin (scene));
  hoso_scene_draw (scene, cr);
  cairo_destroy (cr);
}

static double
get_width (const HosoScene *scene)
{
  return hoso_scene_get_width (scene) + 2 * hoso_scene_get_margin (scene);
}

static double
get_height (const HosoScene *scene)
{
  return hoso_scene_get_height (scene) + 2 * hoso_scene_get_margin (scene);
}

static double
get_longer_side (const HosoScene *scene)
{
  return MAX (get_width (scene), get_height (scene));
}

static cairo_status_t
write_pdf (const HosoScene *scene, const char *title, GByteArray *bytes)
{
  double scale = MIN (1, PDF_MAX_SIDE / get_longer_side (scene));
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
    append_cb, bytes, get_width (scene) * scale, get_height (scene) * scale);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Hoso");
  paint (scene, surface, scale);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
write_png (const HosoScene *scene, GByteArray *bytes)
{
  double width = get_width (scene);
  double height = get_height (scene);
  double limit =
    MIN (PNG_MAX_SIDE / get_longer_side (scene), sqrt (PNG_MAX_AREA / (width * height)));
  double scale = MIN (PNG_SCALE, limit);
  int columns = (int)ceil (width * scale);
  int rows = (int)ceil (height * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, columns, rows);
  cairo_status_t status;

  paint (scene, surface, scale);
  status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  return status;
}

/* Text becomes outlines in cairo's SVG; a title and a description keep it
 * readable and searchable. */
static void
describe_svg (const HosoScene *scene, const char *title, GByteArray *bytes)
{
  g_autofree char *text = hoso_scene_dup_text (scene);
  g_autofree char *description =
    g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", title, text);
  const guint8 *root;
  const guint8 *end;
  g_autoptr (GByteArray) rest = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *)"", 1);
  root = (const guint8 *)strstr ((const char *)bytes->data, "<svg");
  end = root == NULL ? NULL : (const guint8 *)strchr ((const char *)root, '>');
  g_byte_array_set_size (bytes, bytes->len - 1);
  if (end == NULL)
    return;
  end++;
  g_byte_array_append (rest, end, (guint)(bytes->data + bytes->len - end));
  g_byte_array_set_size (bytes, (guint)(end - bytes->data));
  g_byte_array_append (bytes, (const guint8 *)description, (guint)strlen (description));
  g_byte_array_append (bytes, rest->data, rest->len);
}

static cairo_status_t
write_svg (const HosoScene *scene, const char *title, GByteArray *bytes)
{
  cairo_surface_t *surface =
    cairo_svg_surface_create_for_stream (append_cb, bytes, get_width (scene), get_height (scene));
  cairo_status_t status;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  paint (scene, surface, 1);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    describe_svg (scene, title, bytes);
  return status;
}

static const char *
get_sentence (int file_error)
{
  switch (file_error)
    {
    case G_FILE_ERROR_NOSPC:
      /* Translators: %s is the name of a file. */
      return _ ("There is no room left on the disk to save “%s”.");
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      /* Translators: %s is the name of a file. */
      return _ ("The folder in which “%s” should be saved does not exist.");
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      /* Translators: %s is the name of a file. */
      return _ ("You are not allowed to save “%s” in this folder.");
    case G_FILE_ERROR_ISDIR:
      /* Translators: %s is the name of a folder. */
      return _ ("“%s” is a folder; choose the name of a file.");
    default:
      /* Translators: %s is the name of a file. */
      return _ ("“%s” could not be saved.");
    }
}

static HosoErrorCode
get_code (int file_error)
{
  switch (file_error)
    {
    case G_FILE_ERROR_NOSPC:
      return HOSO_ERROR_FULL;
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      return HOSO_ERROR_NOT_FOUND;
    case G_FILE_ERROR_ISDIR:
      return HOSO_ERROR_INVALID;
    default:
      return HOSO_ERROR_FAILED;
    }
}

static gboolean
save (GByteArray *bytes, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) cause = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error_literal (&cause, G_FILE_ERROR, G_FILE_ERROR_ISDIR, path);
  else if (g_file_set_contents_full (path, (const char *)bytes->data, bytes->len,
                                     G_FILE_SET_CONTENTS_CONSISTENT, 0644, &cause))
    return TRUE;
  g_set_error (error, HOSO_ERROR, get_code (cause->code), get_sentence (cause->code), name);
  return FALSE;
}

/* Writes the picture to @path as "pdf", "png" or "svg".  @title goes into the
 * file's properties.  A failure leaves a file that was there as it was. */
gboolean
hoso_scene_export (
  const HosoScene *scene, const char *format, const char *title, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *clean_title = hoso_text_dup_clean (title);
  cairo_status_t status;

  if (g_str_equal (format, "pdf"))
    status = write_pdf (scene, clean_title, bytes);
  else if (g_str_equal (format, "png"))
    status = write_png (scene, bytes);
  else if (g_str_equal (format, "svg"))
    status = write_svg (scene, clean_title, bytes);
  else
    {
      /* Translators: %s is what the user wrote. */
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   _ ("Pictures are saved as pdf, png or svg, not as “%s”."), format);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FAILED,
                           _ ("The picture is too large to be saved."));
      return FALSE;
    }
  return save (bytes, path, error);
}
