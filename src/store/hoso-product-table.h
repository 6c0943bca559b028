/* What the shop sells: names that lines of purchases refer to. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* @source is the import that told of it, 0 for none. */
gint64 hoso_product_table_add (HosoDb *db, const char *name, gint64 source, GError **error);
/* Ids (gint64 as pointer) by folded name: a table that the caller keeps. */
GHashTable *hoso_product_table_map (HosoDb *db, GError **error);
/* Names that hold @text, folded, those bought most first. */
char **hoso_product_table_suggest (HosoDb *db, const char *text, guint limit, GError **error);

G_END_DECLS
