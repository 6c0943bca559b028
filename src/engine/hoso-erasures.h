/* Erasing persons with every trace.  Nothing takes it back.  Synchronous: on a
 * session or on the thread that writes.
 */

#pragma once

#include "hoso-backups.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;            /* how many were erased */
  GPtrArray *backups; /* of HosoBackup: older copies that still hold one of them */
  char *warning;      /* a sentence where something is left to do, or NULL */
} HosoErasureReport;

void hoso_erasure_report_free (HosoErasureReport *report);

HosoErasureReport *hoso_erasures_run (
  HosoDb *db, const gint64 *ids, guint n, GCancellable *cancellable, GError **error);
/* Erases from @db, a copy that takes the place of the workspace @path, whom that
 * one has erased. */
gboolean hoso_erasures_repeat (HosoDb *db, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoErasureReport, hoso_erasure_report_free)

G_END_DECLS
