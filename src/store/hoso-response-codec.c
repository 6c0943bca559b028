/* A chunk of responses as bytes, and back.  Pure functions; damaged bytes give
 * HOSO_ERROR_CORRUPT.
 *
 * A byte for the version, the number of responses, then runs of neighbours with
 * the same import, precision and zone: their number, the import, 0 without a
 * time or 1 + precision (16 more where the zone is known), the zone's minutes
 * where it is.  Then the wall times, each as the difference to the one before.
 */

#include "hoso-config.h"

#include "hoso-response-codec.h"

#include <glib/gi18n-lib.h>

#include "hoso-column.h"
#include "hoso-error.h"
#include "hoso-varint.h"

#define VERSION 1
#define HAS_ZONE 16
#define MAX_ZONE (48 * 60) /* minutes, far beyond any zone */
#define MAX_RUN_BYTES (3 * HOSO_VARINT_MAX + 1)

static guint8
get_mark (const HosoResponse *response)
{
  if (!response->has_time)
    return 0;
  return (guint8)(1 + response->time.precision +
                  (response->time.offset != HOSO_TIME_NO_ZONE ? HAS_ZONE : 0));
}

static gboolean
is_same_run (const HosoResponse *a, const HosoResponse *b)
{
  return a->import == b->import && get_mark (a) == get_mark (b) &&
         (!a->has_time || a->time.offset == b->time.offset);
}

static guint8 *
put_runs (guint8 *at, const HosoResponse *responses, guint n)
{
  for (guint i = 0; i < n;)
    {
      const HosoResponse *first = &responses[i];
      guint8 mark = get_mark (first);
      guint start = i;

      while (i < n && is_same_run (first, &responses[i]))
        i++;
      at = hoso_varint_put (at, i - start);
      at = hoso_varint_put (at, (guint64)first->import);
      *at++ = mark;
      if (mark & HAS_ZONE)
        at = hoso_varint_put (at, hoso_varint_from_signed (first->time.offset));
    }
  return at;
}

static guint8 *
put_difference (guint8 *at, gint64 local, gint64 *before)
{
  guint64 difference = (guint64)local - (guint64)*before;

  *before = local;
  return hoso_varint_put (at, hoso_varint_from_signed ((gint64)difference));
}

/**
 * hoso_responses_encode:
 * @responses: (element-type HosoResponse): at most HOSO_BATCH_ROWS
 *
 * Returns: (transfer full): their bytes
 */
GByteArray *
hoso_responses_encode (const GArray *responses)
{
  const HosoResponse *items = (const HosoResponse *)responses->data;
  GByteArray *bytes = g_byte_array_new ();
  gint64 before = 0;
  guint8 *at;

  g_byte_array_set_size (bytes, 1 + HOSO_VARINT_MAX +
                                  responses->len * (MAX_RUN_BYTES + HOSO_VARINT_MAX));
  at = bytes->data;
  *at++ = VERSION;
  at = hoso_varint_put (at, responses->len);
  at = put_runs (at, items, responses->len);
  for (guint i = 0; i < responses->len; i++)
    if (items[i].has_time)
      at = put_difference (at, items[i].time.local, &before);
  g_byte_array_set_size (bytes, (guint)(at - bytes->data));
  return bytes;
}

/* One run, whose times are still to come. */
static gboolean
take_run (const guint8 **at, const guint8 *end, guint64 *n, HosoResponse *response)
{
  guint64 import;
  guint64 zone;
  guint8 mark;

  *response = (HosoResponse){ .time.offset = HOSO_TIME_NO_ZONE };
  if (!hoso_varint_take (at, end, n) || !hoso_varint_take (at, end, &import) || *at == end)
    return FALSE;
  mark = *(*at)++;
  response->import = (gint64)import;
  if (mark & HAS_ZONE)
    {
      if (!hoso_varint_take (at, end, &zone) || zone > 2 * MAX_ZONE)
        return FALSE;
      response->time.offset = (int)hoso_varint_to_signed (zone);
      mark -= HAS_ZONE;
    }
  response->has_time = mark > 0;
  if (mark > 0)
    response->time.precision = (HosoPrecision)(mark - 1);
  return mark <= 1 + HOSO_PRECISION_SECOND;
}

static gboolean
take_runs (const guint8 **at, const guint8 *end, guint64 n, GArray *responses)
{
  while (n > 0)
    {
      HosoResponse response;
      guint64 count;

      if (!take_run (at, end, &count, &response) || count == 0 || count > n)
        return FALSE;
      for (guint64 i = 0; i < count; i++)
        g_array_append_val (responses, response);
      n -= count;
    }
  return TRUE;
}

static gboolean
take_times (const guint8 **at, const guint8 *end, GArray *responses, guint first)
{
  guint64 local = 0;

  for (guint i = first; i < responses->len; i++)
    {
      HosoResponse *response = &g_array_index (responses, HosoResponse, i);
      guint64 difference;

      if (!response->has_time)
        continue;
      if (!hoso_varint_take (at, end, &difference))
        return FALSE;
      local += (guint64)hoso_varint_to_signed (difference);
      response->time.local = (gint64)local;
    }
  return *at == end;
}

/**
 * hoso_responses_decode:
 * @data: (array length=length): what hoso_responses_encode() gave
 * @responses: (element-type HosoResponse): they are appended here
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_CORRUPT
 */
gboolean
hoso_responses_decode (gconstpointer data, gsize length, GArray *responses, GError **error)
{
  const guint8 *at = data;
  const guint8 *end = at + length;
  guint first = responses->len;
  guint64 n;

  if (length > 1 && *at++ == VERSION && hoso_varint_take (&at, end, &n) && n <= HOSO_BATCH_ROWS &&
      take_runs (&at, end, n, responses) && take_times (&at, end, responses, first))
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_CORRUPT,
                       _ ("Some stored answers are damaged."));
  return FALSE;
}

/**
 * hoso_responses_find_ends:
 * @first: (out): the earliest time, or %NULL
 * @last: (out): the latest time, or %NULL
 *
 * Responses that were taken back do not count.
 */
void
hoso_responses_find_ends (const GArray *responses, const HosoTime **first, const HosoTime **last)
{
  *first = NULL;
  *last = NULL;
  for (guint i = 0; i < responses->len; i++)
    {
      const HosoResponse *response = &g_array_index (responses, HosoResponse, i);

      if (response->import == 0 || !response->has_time)
        continue;
      if (*first == NULL || hoso_time_compare (&response->time, *first) < 0)
        *first = &response->time;
      if (*last == NULL || hoso_time_compare (&response->time, *last) >= 0)
        *last = &response->time;
    }
}
