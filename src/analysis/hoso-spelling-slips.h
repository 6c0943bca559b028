/* Slips of the pen among many short texts. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_SPELLING_NO_SLIP G_MAXUINT

/* @words: @n texts as from hoso_spelling_words(), NULL for those to leave out;
 * @counts: how often each was given.  @targets gets, for each, the index of the
 * far more frequent text that it may be a slip of, or HOSO_SPELLING_NO_SLIP. */
void hoso_spelling_slips_find (const char *const *words,
                               const guint64 *counts,
                               guint n,
                               guint *targets);

G_END_DECLS
