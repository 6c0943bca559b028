/* Column chunks: the answers of a question, HOSO_BATCH_ROWS responses each. */

#pragma once

#include "hoso-column.h"
#include "hoso-db.h"

G_BEGIN_DECLS

/* An empty column where the chunk is not stored yet. */
HosoColumn *hoso_chunk_table_load (
  HosoDb *db, gint64 question, HosoCoding coding, guint number, GError **error);
gboolean hoso_chunk_table_save (
  HosoDb *db, gint64 question, guint number, const HosoColumn *column, GError **error);
/* Drops the chunks from @number on. */
gboolean hoso_chunk_table_truncate (HosoDb *db, gint64 question, guint number, GError **error);

/* Takes one chunk; @first is the ordinal of its first response. */
typedef gboolean (*HosoChunkFunc) (const HosoColumn *column,
                                   guint first,
                                   gpointer data,
                                   GError **error);

gboolean hoso_chunk_table_foreach (HosoDb *db,
                                   gint64 question,
                                   HosoChunkFunc func,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
