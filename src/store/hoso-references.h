/* Who refers to whom: foreign keys checked row by row.
 *
 * "PRAGMA foreign_key_check" reads whole tables; after a small changeset only
 * the rows that it touched need a look.
 */

#pragma once

#include "hoso-db-private.h"

G_BEGIN_DECLS

typedef struct _HosoReferences HosoReferences;

HosoReferences *hoso_references_new (HosoDb *db, GError **error);
void hoso_references_free (HosoReferences *references);
/* Looks at the change where @iter stands, after it was applied: nothing may
 * refer to a row that it deleted, and what it wrote must refer to rows that
 * exist.  Otherwise @obstacle gets the table that stands in the way, a static
 * string; on any other failure @error is set. */
gboolean hoso_references_check (HosoReferences *references,
                                sqlite3_changeset_iter *iter,
                                const char **obstacle,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoReferences, hoso_references_free)

G_END_DECLS
