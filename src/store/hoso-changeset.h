/* Recorded changes of the content tables, forwards and backwards.
 *
 * Derived tables (search, totals) are never recorded: triggers fill them while
 * a changeset is applied.
 */

#pragma once

#include "hoso-db-private.h"

G_BEGIN_DECLS

/* The static name of the content table @name, or "" where it is none. */
const char *hoso_changeset_find_table (const char *name);
/* Starts to record; stop with sqlite3session_delete(). */
sqlite3_session *hoso_changeset_start (HosoDb *db, GError **error);
/* What @session recorded, empty where nothing is different now. */
GBytes *hoso_changeset_get (HosoDb *db, sqlite3_session *session, GError **error);
/* Inside a transaction, with foreign keys off.  Where other changes stand in
 * the way, @obstacle gets the name of their table, a static string, and @error
 * stays unset; the caller then rolls back. */
gboolean hoso_changeset_apply (HosoDb *db,
                               GBytes *changeset,
                               gboolean invert,
                               const char **obstacle,
                               GError **error);

G_END_DECLS
