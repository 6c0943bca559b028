/* Tags of customers. */

#pragma once

#include "hoso-customer.h"
#include "hoso-db.h"

G_BEGIN_DECLS

gboolean hoso_tag_table_list (HosoDb *db, GPtrArray *names, GError **error);
gboolean hoso_tag_table_list_of (HosoDb *db, gint64 customer, GPtrArray *names, GError **error);
gboolean hoso_tag_table_add (HosoDb *db, gint64 customer, const char *name, GError **error);
gint64 hoso_tag_table_find_or_add (HosoDb *db, const char *name, gint64 source, GError **error);
gboolean hoso_tag_table_add_from (
  HosoDb *db, gint64 customer, const char *name, gint64 source, GError **error);
gboolean
hoso_tag_table_remove (HosoDb *db, gint64 customer, const char *name, GError **error);
gboolean hoso_tag_table_set (HosoDb *db, gint64 customer, GPtrArray *names, GError **error);

G_END_DECLS
