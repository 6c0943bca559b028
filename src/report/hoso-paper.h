/* A plain document of headings and paragraphs, to be read as text or on pages of
 * paper.  Made and read by one thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_PAPER_TITLE,
  HOSO_PAPER_HEADING,
  HOSO_PAPER_TEXT,
  HOSO_PAPER_REMARK, /* on the paragraph before: where it came from, for example */
} HosoPaperStyle;

typedef struct _HosoPaper HosoPaper;

HosoPaper *hoso_paper_new (void);
void hoso_paper_free (HosoPaper *paper);
void hoso_paper_add (HosoPaper *paper, HosoPaperStyle style, const char *text);
char *hoso_paper_dup_text (const HosoPaper *paper);
/* See hoso-paper-pdf.c. */
GBytes *hoso_paper_make_pdf (const HosoPaper *paper, const char *title, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPaper, hoso_paper_free)

G_END_DECLS
