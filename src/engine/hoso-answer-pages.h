/* Stored answers that an import changes, a chunk of each question at a time.
 *
 * Changes are kept beside the chunks and written by hoso_answer_pages_flush(),
 * so that a chunk is decoded and encoded once however many of its answers
 * change.
 */

#pragma once

#include "hoso-column.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct _HosoAnswerPages HosoAnswerPages;

/* @questions (borrowed) are those of the survey. */
HosoAnswerPages *hoso_answer_pages_new (HosoDb *db, GPtrArray *questions);
void hoso_answer_pages_free (HosoAnswerPages *pages);
/* A column of one row with the stored answer of the response at @ordinal to the
 * question at @place, as it was before any change; NULL with @error set. */
HosoColumn *
hoso_answer_pages_dup (HosoAnswerPages *pages, guint place, guint ordinal, GError **error);
/* Takes @answer, a column of one row. */
void
hoso_answer_pages_set (HosoAnswerPages *pages, guint place, guint ordinal, HosoColumn *answer);
/* Writes the changes, once the chunks that were filled meanwhile are stored. */
gboolean hoso_answer_pages_flush (HosoAnswerPages *pages, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoAnswerPages, hoso_answer_pages_free)

G_END_DECLS
