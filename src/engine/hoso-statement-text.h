/* Questions and answers as lines of a persona card. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* “Gender: Female”; the numbering and the final mark of the question are gone,
 * and what is too long for a line is cut at a word.  @row may be NULL. */
char *hoso_statement_text_make (const char *title, const char *row, const char *option);
/* 1 identity, 2 behaviour, 3 decision (S51), from the words of @title. */
int hoso_statement_text_guess_layer (const char *title);

G_END_DECLS
