/* Use cases around what imports could not decide by themselves. */

#pragma once

#include "hoso-decision.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* Of HosoDecision, values first; @import 0 for all imports. */
GPtrArray *hoso_decisions_list (HosoDb *db, gint64 import, gboolean only_open, GError **error);
/* Open questions; 0 also with @error set. */
guint64 hoso_decisions_count_open (HosoDb *db, gint64 import, GError **error);
/* Decides all of @ids (of HosoDecision) in one action that undo takes back.
 * Those that are decided already stay as they are. */
gboolean hoso_decisions_settle (
  HosoDb *db, const gint64 *ids, guint n, HosoDecisionState state, GError **error);

G_END_DECLS
