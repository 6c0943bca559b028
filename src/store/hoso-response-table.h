/* Responses of a survey in chunks of HOSO_BATCH_ROWS: the response with an
 * ordinal stands in the chunk ordinal / HOSO_BATCH_ROWS, as its answers do.
 */

#pragma once

#include "hoso-response-codec.h"

G_BEGIN_DECLS

/* GArray of HosoResponse each. */
GArray *
hoso_response_table_load (HosoDb *db, gint64 survey, guint number, GError **error);
GArray *hoso_response_table_list (HosoDb *db, gint64 survey, GError **error);
gboolean hoso_response_table_save (
  HosoDb *db, gint64 survey, guint number, const GArray *responses, GError **error);
gboolean
hoso_response_table_truncate (HosoDb *db, gint64 survey, guint number, GError **error);
gboolean hoso_response_table_count (
  HosoDb *db, gint64 survey, guint64 *responses, guint64 *timed, GError **error);

G_END_DECLS
