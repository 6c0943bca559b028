/* The indexes that customers are searched by: names at once, everything else
 * that is written of them a little later.
 */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* Reads what customers answered in surveys.  Set by the layer above, which can
 * read answers. */
typedef struct
{
  gpointer (*open) (HosoDb *db);
  /* What one customer answered, or NULL; free with g_free(). */
  char *(*read) (gpointer reader, gint64 customer);
  void (*close) (gpointer reader);
} HosoAnswersReader;

void hoso_search_index_set_answers (HosoDb *db, const HosoAnswersReader *reader);

/* Inside a transaction. */
gboolean hoso_search_index_add_names (HosoDb *db, gint64 after, GError **error);
gboolean hoso_search_index_mark (HosoDb *db, gint64 first, gint64 last, GError **error);
gboolean hoso_search_index_mark_survey (HosoDb *db, gint64 survey, GError **error);
gboolean hoso_search_index_rebuild (HosoDb *db, GError **error);
gboolean hoso_search_index_fill (HosoDb *db, guint n, GError **error);

gboolean hoso_search_index_count_waiting (HosoDb *db, guint64 *waiting, GError **error);

G_END_DECLS
