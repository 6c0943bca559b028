/* Is the workspace whole?  Synchronous: on a session or on the thread that
 * writes.
 */

#pragma once

#include "hoso-check-report.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Looks for damage, and makes again what is derived: search, totals, order. */
HosoCheckReport *hoso_checks_run (HosoDb *db, GCancellable *cancellable, GError **error);
/* What was found, a sentence each, for the user. */
char **hoso_checks_dup_sentences (const HosoCheckReport *report);

G_END_DECLS
