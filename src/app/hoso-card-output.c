/* A card on paper and on the clipboard.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-card-output.h"

#include "hoso-scene-builder.h"
#include "hoso-window.h"

#include <math.h>

#define PIXELS_PER_POINT 2

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, HosoScene *scene)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / hoso_scene_get_width (scene),
                      gtk_print_context_get_height (context) / hoso_scene_get_height (scene));

  cairo_scale (cr, scale, scale);
  hoso_scene_draw (scene, cr);
}

static void
draw_sheet_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, HosoSheets *sheets)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / HOSO_SHEETS_PAGE_WIDTH,
                      gtk_print_context_get_height (context) / HOSO_SHEETS_PAGE_HEIGHT);

  cairo_scale (cr, scale, scale);
  hoso_sheets_draw_page (sheets, (guint)page, cr);
}

/* On A4, up to the edges. */
static GtkPrintOperation *
make_operation (int n_pages, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, n_pages);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  return operation;
}

static void
run (GtkWidget *inside, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (inside);

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (root), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    hoso_window_show_error (inside, error);
}

/* See hoso-card-output.h. */
void
hoso_card_print (GtkWidget *inside, HosoScene *scene, const char *title)
{
  g_autoptr (GtkPrintOperation) operation = make_operation (1, title);

  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), hoso_scene_ref (scene),
                         (GClosureNotify)(void (*) (void))hoso_scene_unref, 0);
  run (inside, operation);
}

/* See hoso-card-output.h. */
void
hoso_sheets_print (GtkWidget *inside, HosoSheets *sheets, const char *title)
{
  g_autoptr (GtkPrintOperation) operation =
    make_operation ((int)hoso_sheets_get_n_pages (sheets), title);

  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_sheet_cb),
                         hoso_sheets_ref (sheets),
                         (GClosureNotify)(void (*) (void))hoso_sheets_unref, 0);
  run (inside, operation);
}

static GdkTexture *
make_texture (HosoScene *scene)
{
  double margin = hoso_scene_get_margin (scene);
  int width = (int)ceil ((hoso_scene_get_width (scene) + 2 * margin) * PIXELS_PER_POINT);
  int height = (int)ceil ((hoso_scene_get_height (scene) + 2 * margin) * PIXELS_PER_POINT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, PIXELS_PER_POINT, PIXELS_PER_POINT);
  cairo_translate (cr, margin, margin);
  hoso_scene_draw (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  int stride = cairo_image_surface_get_stride (surface);

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize)stride * height,
                                      (GDestroyNotify)cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* See hoso-card-output.h. */
void
hoso_card_copy (GtkWidget *inside, HosoScene *scene)
{
  g_autoptr (GdkTexture) texture = make_texture (scene);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (inside), texture);
}
