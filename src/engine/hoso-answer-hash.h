/* Answers of a respondent as one number, to recognise them in another export.
 *
 * The same answers give the same number whichever way they came: the order of
 * several choices, white space, the separators and the kind of the question do
 * not matter, and a missing answer counts nothing, so that a column added later
 * changes nothing.
 */

#pragma once

#include "hoso-column.h"

G_BEGIN_DECLS

/* Not 0, unless @text is empty. */
guint64 hoso_answer_hash_text (HosoQuestionKind kind, const char *text, gsize length);
/* Of one answer; @labels are the hashes of the options by code (from 0). */
guint64 hoso_answer_hash_cell (HosoQuestionKind kind,
                               const HosoColumn *column,
                               guint row,
                               const GArray *labels);
/* Adds the answer to question @id; the sum over all questions is the hash. */
guint64 hoso_answer_hash_weigh (gint64 question, guint64 cell);
/* GArray of guint64 by code, 0 at 0. */
GArray *hoso_answer_hash_labels (const HosoQuestion *question);

G_END_DECLS
