/* Pages of A4 that blocks are set on, one below the other.
 *
 * Each block is a scene of HOSO_SHEETS_WIDTH; none is cut.  Made by one thread; drawn
 * by any once nobody adds to it.
 */

#pragma once

#include "hoso-scene.h"

G_BEGIN_DECLS

/* Points; A4 is 210 × 297 mm. */
#define HOSO_SHEETS_PAGE_WIDTH 595.28
#define HOSO_SHEETS_PAGE_HEIGHT 841.89
#define HOSO_SHEETS_MARGIN 48.0
#define HOSO_SHEETS_WIDTH (HOSO_SHEETS_PAGE_WIDTH - 2 * HOSO_SHEETS_MARGIN)

typedef struct _HosoSheets HosoSheets;

/* @foot stands below each page, beside its number. */
HosoSheets *hoso_sheets_new (const char *foot);
HosoSheets *hoso_sheets_ref (HosoSheets *sheets);
void hoso_sheets_unref (HosoSheets *sheets);
/* Takes @block.  @gap: room above it, but for the first of a page; @follow: room that
 * must be left below it, so that a heading does not stand alone. */
void hoso_sheets_take (HosoSheets *sheets, HosoScene *block, double gap, double follow);
guint hoso_sheets_get_n_pages (const HosoSheets *sheets);
void hoso_sheets_draw_page (const HosoSheets *sheets, guint page, cairo_t *cr);
/* All texts in reading order. */
char *hoso_sheets_dup_text (const HosoSheets *sheets);
/* A PDF with fonts embedded and text kept; free with g_bytes_unref(), NULL with
 * @error set. */
GBytes *hoso_sheets_make_pdf (const HosoSheets *sheets, const char *title, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSheets, hoso_sheets_unref)

G_END_DECLS
