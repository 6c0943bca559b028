#include "hoso-error.h"
#include "scene-check.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define STACKED "Ằ ẫ ộ ữ Ễ ặ: Nguyễn Thị Hữu Tuyền đặt hàng ở Đồng Nẫu"

static const HosoTextStyle body = { .size = 12, .weight = 400, .colour = { 0, 0, 0, 1 } };

static HosoScene *
create_scene (void)
{
  HosoScene *scene = hoso_scene_new (400, 300);

  hoso_scene_add_text (scene, STACKED, &body, 20, 20, 360);
  hoso_scene_add_text (scene, "Chân dung <b>&amp;</b>", &body, 20, 80, 360);
  return scene;
}

static char *
create_path (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
test_text (void)
{
  g_autoptr (HosoScene) scene = create_scene ();
  g_autofree char *text = hoso_scene_dup_text (scene);

  g_assert_cmpstr (text, ==, STACKED "\nChân dung <b>&amp;</b>");
  check_scene (scene);
}

static void
test_lines (void)
{
  HosoTextStyle style = body;
  double one = hoso_text_get_height ("Một", &style, -1);
  double wrapped = hoso_text_get_height (STACKED, &style, 60);

  g_assert_cmpfloat (wrapped, >, 4 * one);
  style.max_lines = 2;
  g_assert_cmpfloat (hoso_text_get_height (STACKED, &style, 60), <, 2.1 * one);
}

/* The letters of stacked marks stay within their line, but for a twentieth of
 * their size: extents are rounded outward. */
static void
test_marks (void)
{
  static const char *const marked[] = { "Ằ", "Ẫ", "Ộ", "Ữ", "Ễ", "ậ", "ự" };
  HosoTextStyle style = body;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  style.size = 100;
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      g_autoptr (HosoTypeset) typeset = hoso_typeset_new (marked[i], &style, -1);
      double x;
      double y;
      double width;
      double height;

      hoso_typeset_draw (typeset, cr, 0, 0);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpfloat (height, >, 50);
      g_assert_cmpfloat (y, >=, -5);
      g_assert_cmpfloat (y + height, <=, hoso_typeset_get_height (typeset) + 5);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_files (void)
{
  static const struct
  {
    const char *format;
    const char *magic;
  } formats[] = { { "pdf", "%PDF" }, { "png", "\x89PNG" }, { "svg", "<?xml" } };
  g_autofree char *folder = g_dir_make_tmp ("hoso-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (HosoScene) scene = create_scene ();
      g_autofree char *path = create_path (folder, formats[i].format);
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;

      hoso_scene_export (scene, formats[i].format, "Thẻ <1>", path, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_true (g_str_has_prefix (bytes, formats[i].magic));
      if (i == 2)
        g_assert_nonnull (strstr (bytes, "<title>Thẻ &lt;1&gt;</title>"));
      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Whatever the title and the texts hold, other programs can read the file. */
static void
test_svg_is_well_formed (void)
{
  static const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autofree char *folder = g_dir_make_tmp ("hoso-XXXXXX", NULL);
  g_autofree char *path = create_path (folder, "a.svg");
  g_autofree char *bytes = NULL;
  g_autoptr (HosoScene) scene = create_scene ();
  g_autoptr (GError) error = NULL;
  const char *title = "]]> <b> & \x01 \xff \xef\xbf\xbf";

  hoso_scene_add_text (scene, title, &body, 20, 140, 360);
  hoso_scene_export (scene, "svg", title, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_null (strstr (bytes, "&#x1;"));
  g_markup_parse_context_parse (context, bytes, -1, &error);
  g_assert_no_error (error);
  g_unlink (path);
  hoso_scene_export (scene, "pdf", title, path, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_png_size (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hoso-XXXXXX", NULL);
  g_autofree char *path = create_path (folder, "a.png");
  g_autoptr (HosoScene) scene = create_scene ();
  g_autoptr (HosoScene) huge = hoso_scene_new (90000, 200);
  int width;
  int height;

  g_assert_true (hoso_scene_export (scene, "png", NULL, path, NULL));
  g_assert_nonnull (gdk_pixbuf_get_file_info (path, &width, &height));
  g_assert_cmpint (width, ==, 800);
  g_assert_cmpint (height, ==, 600);
  g_assert_true (hoso_scene_export (huge, "png", NULL, path, NULL));
  g_assert_nonnull (gdk_pixbuf_get_file_info (path, &width, &height));
  g_assert_cmpint (width, ==, 32000);
  g_unlink (path);
  g_rmdir (folder);
}

static void
check_refused (const char *format, const char *path, int code)
{
  g_autoptr (HosoScene) scene = create_scene ();
  g_autoptr (GError) error = NULL;

  g_assert_false (hoso_scene_export (scene, format, "x", path, &error));
  g_assert_error (error, HOSO_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hoso-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (folder, "none", "a.pdf", NULL);
  g_autofree char *path = create_path (folder, "a.pdf");

  check_refused ("pdf", missing, HOSO_ERROR_NOT_FOUND);
  check_refused ("pdf", folder, HOSO_ERROR_INVALID);
  check_refused ("docx", path, HOSO_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (folder);
}

/* The old file stays when the new one does not fit; a file size limit stands in
 * for a full disk. */
static void
test_full_disk (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hoso-XXXXXX", NULL);
  g_autofree char *path = create_path (folder, "a.png");
  g_autofree char *kept = NULL;
  struct rlimit before;
  struct rlimit tight;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  tight = before;
  tight.rlim_cur = 100;
  setrlimit (RLIMIT_FSIZE, &tight);
  check_refused ("png", path, HOSO_ERROR_FAILED);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_pdf_text (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (HosoScene) scene = create_scene ();

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  folder = g_dir_make_tmp ("hoso-XXXXXX", NULL);
  path = create_path (folder, "a.pdf");
  g_assert_true (hoso_scene_export (scene, "pdf", "Thẻ", path, NULL));
  {
    const char *argv[] = { program, "-enc", "UTF-8", path, "-", NULL };

    g_assert_true (
      g_spawn_sync (NULL, (char **)argv, NULL, 0, NULL, NULL, &text, NULL, NULL, NULL));
  }
  g_assert_nonnull (strstr (text, STACKED));
  g_assert_nonnull (strstr (text, "Chân dung <b>&amp;</b>"));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_photo (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 900, 600);
  g_autofree char *data = NULL;
  gsize size;
  g_autoptr (GBytes) jpeg = NULL;
  g_autoptr (GBytes) broken = g_bytes_new_static ("\xff\xd8\xff\xe0 no picture", 16);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (HosoScene) scene = hoso_scene_new (100, 100);
  HosoRect area = { 10, 10, 80, 80 };

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, NULL));
  jpeg = g_bytes_new (data, size);
  g_assert_true (hoso_scene_add_image (scene, jpeg, &area, 40));
  g_assert_false (hoso_scene_add_image (scene, broken, &area, 40));
  g_assert_false (hoso_scene_add_image (scene, empty, &area, 40));
  g_assert_cmpuint (count_kind (scene, HOSO_SHAPE_IMAGE), ==, 1);
}

static gpointer
draw_thread (gpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 300);
  cairo_t *cr = cairo_create (surface);

  for (int i = 0; i < 50; i++)
    hoso_scene_draw (data, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  hoso_scene_unref (data);
  return NULL;
}

/* Made here, drawn there, while others are made here. */
static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("draw", draw_thread, create_scene ());
  for (guint i = 0; i < 50; i++)
    hoso_scene_unref (create_scene ());
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/text", test_text);
  g_test_add_func ("/scene/lines", test_lines);
  g_test_add_func ("/scene/marks", test_marks);
  g_test_add_func ("/scene/files", test_files);
  g_test_add_func ("/scene/svg-is-well-formed", test_svg_is_well_formed);
  g_test_add_func ("/scene/png-size", test_png_size);
  g_test_add_func ("/scene/refused", test_refused);
  g_test_add_func ("/scene/full-disk", test_full_disk);
  g_test_add_func ("/scene/pdf-text", test_pdf_text);
  g_test_add_func ("/scene/photo", test_photo);
  g_test_add_func ("/scene/threads", test_threads);
  return g_test_run ();
}
