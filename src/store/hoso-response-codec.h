/* When the responses of a chunk were given and by which import they came, as
 * bytes.
 */

#pragma once

#include "hoso-db.h"
#include "hoso-time.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 import; /* 0 where the response was taken back */
  HosoTime time;
  gboolean has_time;
} HosoResponse;

/* GArray of at most HOSO_BATCH_ROWS HosoResponse. */
GByteArray *hoso_responses_encode (const GArray *responses);
/* Appends to @responses. */
gboolean
hoso_responses_decode (gconstpointer data, gsize length, GArray *responses, GError **error);

/* Borrowed from @responses; NULL where none has a time. */
void hoso_responses_find_ends (const GArray *responses,
                               const HosoTime **first,
                               const HosoTime **last);

G_END_DECLS
