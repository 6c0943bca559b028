/* What customers are to each other: the people of a company, families, who
 * recommended whom. */

#pragma once

#include "hoso-db.h"
#include "hoso-relation.h"

G_BEGIN_DECLS

gint64 hoso_relation_table_add (HosoDb *db, const HosoRelation *relation, GError **error);
gboolean hoso_relation_table_set (HosoDb *db,
                                  gint64 id,
                                  HosoRole role,
                                  const char *title,
                                  GError **error);
gboolean hoso_relation_table_remove (HosoDb *db, gint64 id, GError **error);
gboolean hoso_relation_table_list (HosoDb *db,
                                   gint64 customer,
                                   GPtrArray *relations,
                                   GError **error);

G_END_DECLS
