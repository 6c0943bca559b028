/* Sets a document on pages of A4: paragraphs one below the other, headings kept
 * with what follows them, and the number of the page at the foot.
 */

#include "hoso-config.h"

#include "hoso-paper-private.h"

#include "hoso-error.h"
#include "hoso-palette.h"
#include "hoso-typeset.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* Points; A4 is 210 × 297 mm. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN 56.0
#define INDENT 14.0
#define TEXT_WIDTH (PAGE_WIDTH - 2 * MARGIN)
#define TEXT_HEIGHT (PAGE_HEIGHT - 2 * MARGIN)
/* Of the number below the text. */
#define FOOT_TOP (PAGE_HEIGHT - MARGIN + 16)
#define FOOT_SIZE 8.5

/* How a paragraph is set. */
typedef struct
{
  double size;
  int weight;
  double before; /* room above it */
  double indent;
  double follow; /* room that must be left below it on its page */
  gboolean soft;
} Setting;

static const Setting settings[] = {
  [HOSO_PAPER_TITLE] = { 18, 700, 0, 0, 40, FALSE },
  [HOSO_PAPER_HEADING] = { 12.5, 700, 16, 0, 40, FALSE },
  [HOSO_PAPER_TEXT] = { 10, 400, 5, 0, 14, FALSE },
  [HOSO_PAPER_REMARK] = { 9, 400, 1, INDENT, 0, TRUE },
};

typedef struct
{
  HosoTypeset *typeset;
  double x;
  double y;
  guint page;
} Placed;

typedef struct
{
  GArray *placed; /* of Placed */
  guint page;
  double y; /* below the last paragraph, from the top of the text */
} Setter;

static void
placed_clear (Placed *placed)
{
  hoso_typeset_free (placed->typeset);
}

static HosoTextStyle
get_style (const Setting *setting)
{
  const HosoPalette *palette = hoso_palette_get (HOSO_COLOURS_LIGHT);
  HosoTextStyle style = { .face = HOSO_FACE_SANS,
                          .size = setting->size,
                          .weight = setting->weight,
                          .colour = setting->soft ? palette->soft : palette->ink };

  return style;
}

/* Where to cut a text that no page holds: behind a line or a word of its first
 * half, or in the middle of a word that fills it all. */
static gsize
find_cut (const char *text)
{
  const char *middle = g_utf8_offset_to_pointer (text, g_utf8_strlen (text, -1) / 2);
  const char *line = g_strrstr_len (text, middle - text, "\n");
  const char *word = g_strrstr_len (text, middle - text, " ");
  const char *at = line != NULL ? line : word;

  return (gsize)((at != NULL && at > text ? at + 1 : middle) - text);
}

static void
set_paragraph (Setter *setter, const char *text, const Setting *setting)
{
  const HosoTextStyle style = get_style (setting);
  g_autoptr (HosoTypeset) typeset =
    hoso_typeset_new (text, &style, TEXT_WIDTH - setting->indent);
  double height = hoso_typeset_get_height (typeset);
  double before = setter->y > 0 ? setting->before : 0;
  Placed placed = { NULL };

  if (height > TEXT_HEIGHT)
    {
      gsize cut = find_cut (text);
      g_autofree char *head = g_strndup (text, cut);

      set_paragraph (setter, head, setting);
      set_paragraph (setter, text + cut, setting);
      return;
    }
  if (setter->y > 0 && setter->y + before + height + setting->follow > TEXT_HEIGHT)
    {
      setter->page++;
      setter->y = before = 0;
    }
  placed.typeset = g_steal_pointer (&typeset);
  placed.x = MARGIN + setting->indent;
  placed.y = MARGIN + setter->y + before;
  placed.page = setter->page;
  g_array_append_val (setter->placed, placed);
  setter->y += before + height;
}

static void
draw_foot (cairo_t *cr, guint page, guint n_pages)
{
  const HosoTextStyle style = { .face = HOSO_FACE_SANS,
                                .size = FOOT_SIZE,
                                .weight = 400,
                                .colour = hoso_palette_get (HOSO_COLOURS_LIGHT)->soft,
                                .align = HOSO_ALIGN_CENTRE };
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);
  g_autoptr (HosoTypeset) typeset = hoso_typeset_new (text, &style, TEXT_WIDTH);

  hoso_typeset_draw (typeset, cr, MARGIN, FOOT_TOP);
}

static void
draw (const Setter *setter, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  guint i = 0;

  for (guint page = 0; page <= setter->page; page++)
    {
      for (; i < setter->placed->len && g_array_index (setter->placed, Placed, i).page == page;
           i++)
        {
          const Placed *placed = &g_array_index (setter->placed, Placed, i);

          hoso_typeset_draw (placed->typeset, cr, placed->x, placed->y);
        }
      draw_foot (cr, page, setter->page + 1);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A PDF of the document with fonts embedded and text kept, titled @title.  Free with
 * g_bytes_unref(); NULL with @error set. */
GBytes *
hoso_paper_make_pdf (const HosoPaper *paper, const char *title, GError **error)
{
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *clean_title = hoso_text_dup_clean (title);
  Setter setter = { placed, 0, 0 };
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (append_cb, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_status_t status;

  g_array_set_clear_func (placed, (GDestroyNotify)placed_clear);
  for (guint i = 0; i < paper->paragraphs->len; i++)
    {
      const HosoParagraph *paragraph = g_ptr_array_index (paper->paragraphs, i);

      set_paragraph (&setter, paragraph->text, &settings[paragraph->style]);
    }
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, clean_title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Hoso");
  draw (&setter, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FAILED,
                       _ ("The document is too large to be saved."));
  return NULL;
}
