/* Where data came from: a file, an interview, the owner's own hand. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* Kinds: "hand", "survey", "customers", "orders", "interview". */
gint64 hoso_source_table_add (HosoDb *db, const char *kind, const char *title, GError **error);
gint64 hoso_source_table_get_hand (HosoDb *db, GError **error);

G_END_DECLS
