/* From the bytes of a survey file to questions and coded answers.
 *
 * Reading happens twice.  hoso_survey_recognise() looks at the head and at
 * samples and says what it understood; hoso_survey_learn() reads all rows once
 * to settle kinds, options and the date order; hoso_survey_read() then streams
 * the coded answers.  They may be called on any thread, use a second one for
 * long files, and never touch the store.
 */

#pragma once

#include <gio/gio.h>

#include "hoso-column.h"
#include "hoso-draft.h"

G_BEGIN_DECLS

/* Called at most ten times a second; @fraction is from 0 to 1. */
typedef void (*HosoReadProgress) (double fraction, gpointer data);

/* Takes the next rows; FALSE with an error set stops the reading. */
typedef gboolean (*HosoBatchFunc) (const HosoBatch *batch, gpointer data, GError **error);

HosoDraft *hoso_survey_recognise (const char *path,
                                  const HosoReadOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);

/* Settles @draft from all rows.  Kinds, fields and the date order that the
 * user set (draft->questions[i] differs from the guess) are kept; a guess may
 * be widened, which is added to draft->problems. */
gboolean hoso_survey_learn (const char *path,
                            HosoDraft *draft,
                            HosoReadProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);

/* Streams all rows as @draft, learned before, says.  Rejected rows are added
 * to draft->problems. */
gboolean hoso_survey_read (const char *path,
                           HosoDraft *draft,
                           HosoBatchFunc func,
                           gpointer func_data,
                           HosoReadProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
