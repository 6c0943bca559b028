/* Lines as times: what is read is a time, in each order of day and month. */

#include "fuzz.h"

#include "hoso-date-votes.h"
#include "hoso-shape.h"

static void
try_line (HosoSpan text, HosoDateVotes *votes, guint64 line)
{
  static const HosoDateOrder orders[] = {
    HOSO_DATE_ORDER_DMY,
    HOSO_DATE_ORDER_MDY,
    HOSO_DATE_ORDER_YMD,
  };
  HosoStamp stamp;
  HosoTime time;

  if (text.length == 0)
    return;
  hoso_shape_of (text);
  hoso_stamp_parse_clock (text);
  if (!hoso_stamp_parse (text, &stamp))
    return;
  hoso_date_votes_add (votes, &stamp, line);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (hoso_stamp_resolve (&stamp, orders[i], &time))
        {
          g_autofree char *iso = hoso_time_dup_iso8601 (&time);

          g_assert_nonnull (iso);
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_malloc (size + 1);
  const char *end = text + size;
  HosoDateVotes votes = { 0 };
  gboolean ambiguous;
  guint64 line = 0;

  memcpy (text, size > 0 ? (const char *)data : "", size);
  for (const char *p = text; p < end; p++)
    {
      const char *stop = memchr (p, '\n', end - p);

      stop = stop != NULL ? stop : end;
      try_line (hoso_span_trim (hoso_span (p, stop - p)), &votes, ++line);
      p = stop;
    }
  hoso_date_votes_decide (&votes, HOSO_DATE_ORDER_UNKNOWN, &ambiguous);
  return 0;
}
