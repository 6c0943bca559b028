/* Pictures of customers and personas, already re-encoded and size-capped. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* The longest side of a kept picture, in pixels. */
#define HOSO_PHOTO_SIZE 640

gint64 hoso_photo_table_add (HosoDb *db, GBytes *bytes, int width, int height, GError **error);
gint64 hoso_photo_table_add_from (
  HosoDb *db, GBytes *bytes, int width, int height, gint64 source, GError **error);
GBytes *hoso_photo_table_load (HosoDb *db, gint64 id, GError **error);
gboolean hoso_photo_table_remove_unused (HosoDb *db, gint64 id, GError **error);

G_END_DECLS
