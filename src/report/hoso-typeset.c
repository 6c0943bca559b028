/* Sets text in type with Pango and keeps the glyphs.
 *
 * Pango's fonts belong to the thread that made them; cairo's scaled fonts do
 * not.  A typeset therefore keeps only the latter.
 */

#include "hoso-typeset.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Families with every Vietnamese letter come first. */
#define SANS "Inter, Noto Sans, Adwaita Sans, Be Vietnam Pro, Segoe UI, DejaVu Sans, sans-serif"
#define SERIF "Source Serif 4, Noto Serif, Georgia, DejaVu Serif, serif"

/* Lines as far apart as Vietnamese capitals with two marks need, in sizes of
 * the type; many fonts are made for English alone. */
#define LINE_HEIGHT 1.36

/* Enough for a chart of 60 by 60. */
#define MAX_LAYOUTS 1024

/* Glyphs of one font, with the bytes of the text that they stand for. */
typedef struct
{
  cairo_scaled_font_t *font;
  char *bytes;
  GArray *glyphs;   /* of cairo_glyph_t */
  GArray *clusters; /* of cairo_text_cluster_t */
  GArray *unknown;  /* of HosoRect: no font has these letters */
  cairo_text_cluster_flags_t flags;
} Run;

struct _HosoTypeset
{
  char *text;
  HosoColour colour;
  HosoRect extents;
  double height;
  gboolean cut;
  GPtrArray *runs;
};

static void
run_free (Run *run)
{
  cairo_scaled_font_destroy (run->font);
  g_free (run->bytes);
  g_array_unref (run->glyphs);
  g_array_unref (run->clusters);
  g_array_unref (run->unknown);
  g_free (run);
}

/* @text as it can be shown and stored anywhere: valid UTF-8 without control
 * characters other than line breaks; empty for NULL. */
char *
hoso_text_dup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        continue;
      if ((c & 0xfffe) == 0xfffe || (c != '\n' && g_unichar_iscntrl (c)))
        c = ' ';
      g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/* One for each thread, as Pango's font maps are: a new one for each text is half of
 * the time that a chart takes. */
static PangoContext *
get_context (void)
{
  static GPrivate contexts = G_PRIVATE_INIT (g_object_unref);
  PangoContext *context = g_private_get (&contexts);

  if (context == NULL)
    {
      context = create_context ();
      g_private_set (&contexts, context);
    }
  return context;
}

static PangoFontDescription *
create_font (const HosoTextStyle *style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, style->face == HOSO_FACE_SERIF ? SERIF : SANS);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight)style->weight);
  pango_font_description_set_style (font, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return font;
}

/* By how much the lines of @face must be stretched, at least 1.  Asking a font
 * takes longer than setting a line, therefore once only. */
static double
get_stretch (PangoContext *context, HosoFace face)
{
  static gsize stretches[2];

  if (g_once_init_enter (&stretches[face]))
    {
      PangoFontDescription *font =
        create_font (&(HosoTextStyle){ .face = face, .size = 100, .weight = 400 });
      PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
      double height = pango_units_to_double (pango_font_metrics_get_height (metrics)) / 100;

      pango_font_metrics_unref (metrics);
      pango_font_description_free (font);
      g_once_init_leave (&stretches[face], (gsize)(1000 * MAX (1, LINE_HEIGHT / height)));
    }
  return stretches[face] / 1000.0;
}

static void
stretch_lines (PangoLayout *layout, double stretch)
{
  PangoAttrList *attributes;

  if (stretch <= 1)
    return;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_line_height_new (stretch));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static PangoLayout *
create_layout (const char *text, const HosoTextStyle *style, double width)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                               PANGO_ALIGN_RIGHT };
  PangoContext *context = get_context ();
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = create_font (style);

  pango_layout_set_font_description (layout, font);
  stretch_lines (layout, get_stretch (context, style->face));
  pango_font_description_free (font);
  pango_layout_set_alignment (layout, alignments[style->align]);
  if (width >= 0)
    {
      pango_layout_set_width (layout, pango_units_from_double (width));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  if (style->max_lines > 0)
    {
      pango_layout_set_height (layout, -style->max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* --- Layouts that are asked for again --- */

typedef struct
{
  char *text;
  HosoTextStyle style; /* its colour and joint do not matter */
  double width;
} Key;

static void
key_free (Key *key)
{
  g_free (key->text);
  g_free (key);
}

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;
  guint hash = g_str_hash (key->text);

  hash = hash * 33 + (guint)(gint64)(key->width * 64);
  hash = hash * 33 + (guint)(gint64)(key->style.size * 64);
  return hash * 33 + (guint)key->style.weight;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;

  return x->width == y->width && x->style.size == y->style.size &&
         x->style.weight == y->style.weight && x->style.face == y->style.face &&
         x->style.italic == y->style.italic && x->style.align == y->style.align &&
         x->style.max_lines == y->style.max_lines && g_str_equal (x->text, y->text);
}

/* A chart measures most texts before it sets them, and says many figures more than
 * once: to set them anew is most of its time.  The layouts of each thread are kept, and
 * forgotten when they are many; nobody changes one.  @text is clean. */
static PangoLayout *
get_layout (const char *text, const HosoTextStyle *style, double width)
{
  static GPrivate caches = G_PRIVATE_INIT ((GDestroyNotify)g_hash_table_unref);
  GHashTable *cache = g_private_get (&caches);
  Key key = { (char *)text, *style, width };
  PangoLayout *layout;

  if (cache == NULL)
    {
      cache = g_hash_table_new_full (key_hash, key_equal, (GDestroyNotify)key_free, g_object_unref);
      g_private_set (&caches, cache);
    }
  layout = g_hash_table_lookup (cache, &key);
  if (layout != NULL)
    return layout;

  if (g_hash_table_size (cache) >= MAX_LAYOUTS)
    g_hash_table_remove_all (cache);
  layout = create_layout (text, style, width);
  key.text = g_strdup (text);
  key.style.joint = NULL;
  g_hash_table_insert (cache, g_memdup2 (&key, sizeof key), layout);
  return layout;
}

static gboolean
has_glyph (const PangoGlyphInfo *info)
{
  return info->glyph != PANGO_GLYPH_EMPTY && (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
}

static void
add_glyphs (Run *run, const PangoGlyphString *glyphs, double x, double baseline, double size)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      double width = pango_units_to_double (info->geometry.width);
      cairo_glyph_t glyph = {
        .index = info->glyph,
        .x = x + pango_units_to_double (info->geometry.x_offset),
        .y = baseline + pango_units_to_double (info->geometry.y_offset),
      };
      HosoRect missing = { x + width * 0.1, baseline - size * 0.7, width * 0.8, size * 0.7 };

      if (has_glyph (info))
        g_array_append_val (run->glyphs, glyph);
      else if (info->glyph != PANGO_GLYPH_EMPTY)
        g_array_append_val (run->unknown, missing);
      x += width;
    }
}

static void
add_clusters (Run *run, PangoGlyphItem *item, const char *text)
{
  gboolean backward = (item->item->analysis.level & 1) != 0;
  PangoGlyphItemIter iter;

  run->flags = backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0;
  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      int first = backward ? iter.end_glyph + 1 : iter.start_glyph;
      int end = backward ? iter.start_glyph + 1 : iter.end_glyph;
      cairo_text_cluster_t cluster = { .num_bytes = iter.end_index - iter.start_index };

      for (int i = first; i < end; i++)
        cluster.num_glyphs += has_glyph (&item->glyphs->glyphs[i]) ? 1 : 0;
      g_array_append_val (run->clusters, cluster);
    }
}

static Run *
run_new (PangoGlyphItem *item, const char *text, double x, double baseline, double size)
{
  Run *run = g_new0 (Run, 1);
  PangoCairoFont *font = PANGO_CAIRO_FONT (item->item->analysis.font);

  run->font = cairo_scaled_font_reference (pango_cairo_font_get_scaled_font (font));
  run->bytes = g_strndup (text + item->item->offset, item->item->length);
  run->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  run->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  run->unknown = g_array_new (FALSE, FALSE, sizeof (HosoRect));
  add_glyphs (run, item->glyphs, x, baseline, size);
  add_clusters (run, item, text);
  return run;
}

static void
add_runs (HosoTypeset *typeset, PangoLayout *layout, double size)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const char *text = pango_layout_get_text (layout);

  do
    {
      PangoGlyphItem *item = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle rect;

      if (item == NULL || item->item->analysis.font == NULL)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &rect);
      g_ptr_array_add (typeset->runs,
                       run_new (item, text, pango_units_to_double (rect.x),
                                pango_units_to_double (pango_layout_iter_get_baseline (iter)),
                                size));
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

/* Sets @text, which is never markup, in lines of at most @width points; below
 * 0 in one line.  Bytes that are no UTF-8 and control characters are replaced. */
HosoTypeset *
hoso_typeset_new (const char *text, const HosoTextStyle *style, double width)
{
  HosoTypeset *typeset = g_new0 (HosoTypeset, 1);
  PangoLayout *layout;
  PangoRectangle logical;

  typeset->text = hoso_text_dup_clean (text);
  typeset->colour = style->colour;
  typeset->runs = g_ptr_array_new_with_free_func ((GDestroyNotify)run_free);
  layout = get_layout (typeset->text, style, width);
  pango_layout_get_extents (layout, NULL, &logical);
  typeset->extents.x = pango_units_to_double (logical.x);
  typeset->extents.y = pango_units_to_double (logical.y);
  typeset->extents.width = pango_units_to_double (logical.width);
  typeset->extents.height = pango_units_to_double (logical.height);
  typeset->height = typeset->extents.y + typeset->extents.height;
  typeset->cut = pango_layout_is_ellipsized (layout);
  add_runs (typeset, layout, style->size);
  return typeset;
}

void
hoso_typeset_free (HosoTypeset *typeset)
{
  g_free (typeset->text);
  g_ptr_array_unref (typeset->runs);
  g_free (typeset);
}

/* Where the letters stand, from the point that it is drawn at. */
HosoRect
hoso_typeset_get_extents (const HosoTypeset *typeset)
{
  return typeset->extents;
}

double
hoso_typeset_get_height (const HosoTypeset *typeset)
{
  return typeset->height;
}

/* Whether the text ends in “…”, because it had no more lines. */
gboolean
hoso_typeset_is_cut (const HosoTypeset *typeset)
{
  return typeset->cut;
}

const char *
hoso_typeset_get_text (const HosoTypeset *typeset)
{
  return typeset->text;
}

static void
draw_run (const Run *run, cairo_t *cr)
{
  cairo_set_scaled_font (cr, run->font);
  if (run->glyphs->len > 0)
    cairo_show_text_glyphs (
      cr, run->bytes, (int)strlen (run->bytes), (const cairo_glyph_t *)(gpointer)run->glyphs->data,
      (int)run->glyphs->len, (const cairo_text_cluster_t *)(gpointer)run->clusters->data,
      (int)run->clusters->len, run->flags);
  for (guint i = 0; i < run->unknown->len; i++)
    {
      const HosoRect *box = &g_array_index (run->unknown, HosoRect, i);

      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      cairo_set_line_width (cr, 0.5);
      cairo_stroke (cr);
    }
}

/* Draws with the upper left corner at @x, @y.  PDF keeps the text. */
void
hoso_typeset_draw (const HosoTypeset *typeset, cairo_t *cr, double x, double y)
{
  const HosoColour *colour = &typeset->colour;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
  for (guint i = 0; i < typeset->runs->len; i++)
    draw_run (g_ptr_array_index (typeset->runs, i), cr);
  cairo_restore (cr);
}

/* Height in points of @text set in lines of at most @width points. */
double
hoso_text_get_height (const char *text, const HosoTextStyle *style, double width)
{
  g_autofree char *clean = hoso_text_dup_clean (text);
  PangoLayout *layout = get_layout (clean, style, width);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return pango_units_to_double (logical.y + logical.height);
}

/* Width in points of @text in one line; rounded up, so that it fits itself. */
double
hoso_text_get_width (const char *text, const HosoTextStyle *style)
{
  g_autofree char *clean = hoso_text_dup_clean (text);
  PangoLayout *layout = get_layout (clean, style, -1);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return pango_units_to_double (logical.width) + 0.01;
}
