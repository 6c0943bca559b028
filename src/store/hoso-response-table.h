/* Respondents of a survey: when they answered, who they are, where their
 * answers stand in the column chunks.
 */

#pragma once

#include "hoso-db.h"
#include "hoso-time.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  guint ordinal;
  gint64 customer; /* 0 for none */
  HosoTime time;
  gboolean has_time;
  guint64 hash; /* of the answers, see engine/hoso-answer-hash.h */
} HosoResponse;

/* Sets response->id. */
gboolean hoso_response_table_add (
  HosoDb *db, gint64 survey, gint64 import, HosoResponse *response, GError **error);
/* GArray of HosoResponse by ordinal. */
GArray *hoso_response_table_list (HosoDb *db, gint64 survey, GError **error);
gboolean hoso_response_table_set_hash (HosoDb *db, gint64 response, guint64 hash, GError **error);

G_END_DECLS
