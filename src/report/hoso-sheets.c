/* Pages of A4 that blocks are set on. */

#include "hoso-config.h"

#include "hoso-sheets.h"

#include "hoso-error.h"
#include "hoso-palette.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define TEXT_HEIGHT (HOSO_SHEETS_PAGE_HEIGHT - 2 * HOSO_SHEETS_MARGIN - 14)
#define FOOT_TOP (HOSO_SHEETS_PAGE_HEIGHT - HOSO_SHEETS_MARGIN + 6)
#define FOOT_SIZE 8.0

typedef struct
{
  HosoScene *scene;
  double y; /* from the top of the page */
  guint page;
} Placed;

struct _HosoSheets
{
  gatomicrefcount count;
  char *foot;
  GArray *placed; /* of Placed */
  guint page;
  double y; /* below the last block, from the top of the text */
};

static void
placed_clear (Placed *placed)
{
  hoso_scene_unref (placed->scene);
}

/* See hoso-sheets.h. */
HosoSheets *
hoso_sheets_new (const char *foot)
{
  HosoSheets *sheets = g_new0 (HosoSheets, 1);

  g_atomic_ref_count_init (&sheets->count);
  sheets->foot = g_strdup (foot);
  sheets->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_array_set_clear_func (sheets->placed, (GDestroyNotify)placed_clear);
  return sheets;
}

HosoSheets *
hoso_sheets_ref (HosoSheets *sheets)
{
  g_atomic_ref_count_inc (&sheets->count);
  return sheets;
}

void
hoso_sheets_unref (HosoSheets *sheets)
{
  if (!g_atomic_ref_count_dec (&sheets->count))
    return;
  g_array_unref (sheets->placed);
  g_free (sheets->foot);
  g_free (sheets);
}

/* See hoso-sheets.h. */
void
hoso_sheets_take (HosoSheets *sheets, HosoScene *block, double gap, double follow)
{
  double height = hoso_scene_get_height (block);
  Placed placed = { block };

  if (sheets->y > 0 && sheets->y + gap + height + follow > TEXT_HEIGHT)
    {
      sheets->page++;
      sheets->y = 0;
    }
  if (sheets->y > 0)
    sheets->y += gap;
  placed.page = sheets->page;
  placed.y = HOSO_SHEETS_MARGIN + sheets->y;
  g_array_append_val (sheets->placed, placed);
  sheets->y += height;
}

guint
hoso_sheets_get_n_pages (const HosoSheets *sheets)
{
  return sheets->page + 1;
}

static void
draw_foot (const HosoSheets *sheets, guint page, cairo_t *cr)
{
  HosoTextStyle style = { .face = HOSO_FACE_SANS,
                          .size = FOOT_SIZE,
                          .weight = 400,
                          .colour = hoso_palette_get (HOSO_COLOURS_LIGHT)->soft,
                          .max_lines = 1 };
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *text =
    g_strdup_printf (_ ("Page %u of %u"), page + 1, hoso_sheets_get_n_pages (sheets));
  g_autoptr (HosoTypeset) name =
    hoso_typeset_new (sheets->foot, &style, HOSO_SHEETS_WIDTH - 80);
  g_autoptr (HosoTypeset) number = NULL;

  style.align = HOSO_ALIGN_RIGHT;
  number = hoso_typeset_new (text, &style, 76);
  hoso_typeset_draw (name, cr, HOSO_SHEETS_MARGIN, FOOT_TOP);
  hoso_typeset_draw (number, cr, HOSO_SHEETS_PAGE_WIDTH - HOSO_SHEETS_MARGIN - 76, FOOT_TOP);
}

/* See hoso-sheets.h. */
void
hoso_sheets_draw_page (const HosoSheets *sheets, guint page, cairo_t *cr)
{
  for (guint i = 0; i < sheets->placed->len; i++)
    {
      const Placed *placed = &g_array_index (sheets->placed, Placed, i);

      if (placed->page != page)
        continue;
      cairo_save (cr);
      cairo_translate (cr, HOSO_SHEETS_MARGIN, placed->y);
      hoso_scene_draw (placed->scene, cr);
      cairo_restore (cr);
    }
  draw_foot (sheets, page, cr);
}

/* See hoso-sheets.h. */
char *
hoso_sheets_dup_text (const HosoSheets *sheets)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheets->placed->len; i++)
    {
      g_autofree char *block =
        hoso_scene_dup_text (g_array_index (sheets->placed, Placed, i).scene);

      g_string_append_printf (text, "%s\n", block);
    }
  return g_string_free (text, FALSE);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* See hoso-sheets.h. */
GBytes *
hoso_sheets_make_pdf (const HosoSheets *sheets, const char *title, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *clean_title = hoso_text_dup_clean (title);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
    append_cb, bytes, HOSO_SHEETS_PAGE_WIDTH, HOSO_SHEETS_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, clean_title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Hoso");
  for (guint page = 0; page < hoso_sheets_get_n_pages (sheets); page++)
    {
      hoso_sheets_draw_page (sheets, page, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FAILED,
                       _ ("The document is too large to be saved."));
  return NULL;
}
