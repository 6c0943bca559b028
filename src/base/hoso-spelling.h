/* What two spellings of one answer have in common, and what keeps them apart.
 * Thread-safe; every result belongs to the caller.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The letters and digits of @text, folded; "" where there are no letters. */
char *hoso_spelling_key (const char *text);
/* The same, with one blank between words. */
char *hoso_spelling_words (const char *text);
/* The letters of @text with their marks, however they were typed; a word is
 * separated by one blank from the next. */
char *hoso_spelling_marks (const char *text);
/* How many words of hoso_spelling_marks() have a mark. */
guint hoso_spelling_count_marked (const char *marks);
/* Whether two texts with one key, by their hoso_spelling_marks(), have no word
 * that is marked in both and differs. */
gboolean hoso_spelling_marks_agree (const char *marks, const char *others);
/* Whether two hoso_spelling_words() differ in one letter of one long word. */
gboolean hoso_spelling_is_slip (const char *words, const char *others);

G_END_DECLS
