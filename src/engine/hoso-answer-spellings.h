/* How the answers to a question, or the values of a field, are written. */

#pragma once

#include <gio/gio.h>

#include "hoso-question.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* Of HosoSpelling, each text once, in no order.  @question as stored. */
GPtrArray *hoso_answer_spellings_list (HosoDb *db,
                                       const HosoQuestion *question,
                                       GCancellable *cancellable,
                                       GError **error);
GPtrArray *hoso_answer_spellings_list_field (HosoDb *db, gint64 field, GError **error);

G_END_DECLS
