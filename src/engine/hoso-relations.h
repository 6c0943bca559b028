/* Use cases around what customers are to each other.  Synchronous: run them on a
 * session or on a thread of a workspace.  Each change is one named action that
 * undo takes back.
 */

#pragma once

#include "hoso-relation.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* Of HosoRelation, with the other one's name. */
GPtrArray *hoso_relations_list (HosoDb *db, gint64 customer, GError **error);
gint64 hoso_relations_add (HosoDb *db, const HosoRelation *relation, GError **error);
/* The same where one of the two is 0: it is the customer called @name, who is
 * added where there is none; a company where a person gets a company. */
gint64 hoso_relations_add_named (HosoDb *db,
                                 const HosoRelation *relation,
                                 const char *name,
                                 GError **error);
gboolean hoso_relations_set (HosoDb *db,
                             gint64 id,
                             HosoRole role,
                             const char *title,
                             GError **error);
gboolean hoso_relations_remove (HosoDb *db, gint64 id, GError **error);

G_END_DECLS
