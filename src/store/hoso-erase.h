/* Erasing persons, with every trace in the workspace.  Nothing takes it back. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* Takes the customers out, in one transaction; ids that are not there are passed
 * over. */
gboolean hoso_erase_customers (HosoDb *db,
                               const gint64 *ids,
                               guint n,
                               GCancellable *cancellable,
                               GError **error);
/* Writes the file anew where somebody was erased since: what was freed inside it
 * goes, and its journal is emptied. */
gboolean hoso_erase_clean (HosoDb *db, GError **error);

G_END_DECLS
