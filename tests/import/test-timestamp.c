/* Times as survey tools write them, and the order of a column's dates. */

#include "hoso-date-votes.h"

typedef struct
{
  const char *text;
  HosoDateOrder order;
  const char *expected; /* NULL: no time */
} Case;

#define DMY HOSO_DATE_ORDER_DMY
#define MDY HOSO_DATE_ORDER_MDY
#define YMD HOSO_DATE_ORDER_YMD

static const Case cases[] = {
  { "2019/03/14 8:23:17 PM CET", YMD, "2019-03-14T20:23:17+01:00" },
  { "2019/03/15 12:13:07 AM CET", YMD, "2019-03-15T00:13:07+01:00" },
  { "2019/03/15 12:13:07 PM CEST", YMD, "2019-03-15T12:13:07+02:00" },
  { "2022/04/27 6:56:56 PM GMT+7", YMD, "2022-04-27T18:56:56+07:00" },
  { "2022/04/27 6:56:56 PM GMT+5:30", YMD, "2022-04-27T18:56:56+05:30" },
  { "2022/04/27 6:56:56 PM GMT-3", YMD, "2022-04-27T18:56:56-03:00" },
  { "2022/04/27 6:56:56 CH ICT", YMD, "2022-04-27T18:56:56+07:00" },
  { "2022/04/27 6:56:56 SA GMT+7", YMD, "2022-04-27T06:56:56+07:00" },
  { "2022/04/27 6:56:56 p. m. GMT-5", YMD, "2022-04-27T18:56:56-05:00" },
  { "2022/04/27 6:56:56 a.\302\240m. GMT-5", YMD, "2022-04-27T06:56:56-05:00" },
  { "2022/04/27 6:56:56\342\200\257PM GMT", YMD, "2022-04-27T18:56:56+00:00" },
  { "2561/11/05 1:02:03 หลังเที่ยง GMT+7", YMD, "2018-11-05T13:02:03+07:00" },
  { "2561/11/05 1:02:03 ก่อนเที่ยง GMT+7", YMD, "2018-11-05T01:02:03+07:00" },
  { "2022/04/27 오후 6:56:56 GMT+9", YMD, "2022-04-27T18:56:56+09:00" },
  { "2022. 4. 27 오후 6:56:56", YMD, "2022-04-27T18:56:56" },
  { "2022/04/27 6:56:56 PM PST", YMD, "2022-04-27T18:56:56-08:00" },
  { "2022/04/27 6:56:56 PM QQQ", YMD, "2022-04-27T18:56:56" },
  { "4/27/2022 18:56:57", MDY, "2022-04-27T18:56:57" },
  { "4/27/2022 18:56:57", DMY, NULL },
  { "30/07/2026 15:45:54", DMY, "2026-07-30T15:45:54" },
  { "05/06/2023 22:30", DMY, "2023-06-05T22:30" },
  { "05/06/2023 22:30", MDY, "2023-05-06T22:30" },
  { "27/04/2022 18.56.57", DMY, "2022-04-27T18:56:57" },
  { "27.04.2022 18:56:57", DMY, "2022-04-27T18:56:57" },
  { "27-04-2022 18:56", DMY, "2022-04-27T18:56" },
  { "27/04/22 18:56", DMY, "2022-04-27T18:56" },
  { "27/04/2022, 18:56:57", DMY, "2022-04-27T18:56:57" },
  { "2022-04-27", YMD, "2022-04-27" },
  { "2022-04-27T18:56:57Z", YMD, "2022-04-27T18:56:57+00:00" },
  { "2022-04-27T18:56:57.123+07:00", YMD, "2022-04-27T18:56:57+07:00" },
  { "29/02/2023 10:00", DMY, NULL },
  { "31/12/1999", DMY, "1999-12-31" },
  { "1/2/2022 24:00:00", DMY, NULL },
  { "1/2/2022 10:60:00", DMY, NULL },
  { "1/2/2022 10:00:00 giờ", DMY, NULL },
  { "0.26 - 0.35", DMY, NULL },
  { "1-3", DMY, NULL },
  { "1/2", DMY, NULL },
  { "10/10/10/10", DMY, NULL },
  { "2022/04/27 6:56:56 PM GMT+", YMD, NULL },
  { "", DMY, NULL },
  { "/", DMY, NULL },
  { "1/1/", DMY, NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HosoSpan text = hoso_span (cases[i].text, strlen (cases[i].text));
      g_autofree char *found = NULL;
      HosoStamp stamp;
      HosoTime time;

      if (hoso_stamp_parse (text, &stamp) && hoso_stamp_resolve (&stamp, cases[i].order, &time))
        found = hoso_time_dup_iso8601 (&time);
      if (g_strcmp0 (found, cases[i].expected) != 0)
        g_error ("%s: %s, not %s", cases[i].text, found, cases[i].expected);
    }
}

static void
test_clocks (void)
{
  static const char *const clocks[] = { "8:30", "20:15:00", "8:30 SA", "8:30 p. m." };
  static const char *const others[] = { "8", "8.30", "1-3", "8:3", "25:00", "8:30 giờ" };

  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    g_assert_true (hoso_stamp_parse_clock (hoso_span (clocks[i], strlen (clocks[i]))));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (hoso_stamp_parse_clock (hoso_span (others[i], strlen (others[i]))));
}

/* The order of the @texts, separated by "|"; ambiguous ones with "?". */
static char *
decide (const char *texts, HosoDateOrder by_header)
{
  static const char *const names[] = { "unknown", "dmy", "mdy", "ymd" };
  g_auto (GStrv) each = g_strsplit (texts, "|", -1);
  HosoDateVotes votes = { 0 };
  HosoStamp stamp;
  HosoDateOrder order;
  gboolean ambiguous;

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_assert_true (hoso_stamp_parse (hoso_span (each[i], strlen (each[i])), &stamp));
      hoso_date_votes_add (&votes, &stamp, i + 1);
    }
  order = hoso_date_votes_decide (&votes, by_header, &ambiguous);
  return g_strconcat (names[order], ambiguous ? "?" : "", NULL);
}

static void
assert_order (const char *texts, HosoDateOrder by_header, const char *expected)
{
  g_autofree char *found = decide (texts, by_header);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_order (void)
{
  assert_order ("2022/04/27 6:56:56 PM GMT+7", HOSO_DATE_ORDER_UNKNOWN, "ymd");
  assert_order ("4/5/2022 1:00|13/5/2022 1:00", HOSO_DATE_ORDER_MDY, "dmy");
  assert_order ("4/5/2022 1:00|5/13/2022 1:00", HOSO_DATE_ORDER_DMY, "mdy");
  /* Only one order runs forward in time. */
  assert_order ("1/5/2022 1:00|2/5/2022 1:00|1/6/2022 1:00", HOSO_DATE_ORDER_UNKNOWN, "dmy");
  assert_order ("5/1/2022 1:00|5/2/2022 1:00|6/1/2022 1:00", HOSO_DATE_ORDER_UNKNOWN, "mdy");
  assert_order ("3/6/2023 1:00|6/6/2023 1:00", HOSO_DATE_ORDER_DMY, "dmy");
  assert_order ("3/6/2023 1:00|6/6/2023 1:00", HOSO_DATE_ORDER_UNKNOWN, "dmy?");
  assert_order ("6/3/2023 1:00|6/6/2023 1:00", HOSO_DATE_ORDER_UNKNOWN, "mdy?");
  assert_order ("3/3/2023 1:00|4/4/2023 1:00", HOSO_DATE_ORDER_UNKNOWN, "dmy");
  assert_order (
    "9/5/2022 1:00|1/6/2022 1:00|9/6/2022 1:00|1/6/2022 1:00|1/7/2022 1:00|9/7/2022 1:00|"
    "1/8/2022 1:00|9/8/2022 1:00|1/9/2022 1:00|9/9/2022 1:00|1/10/2022 1:00|9/10/2022 1:00|"
    "1/11/2022 1:00|9/11/2022 1:00|1/12/2022 1:00|9/12/2022 1:00|1/1/2023 1:00|9/1/2023 1:00|"
    "1/2/2023 1:00|9/2/2023 1:00|1/3/2023 1:00|9/3/2023 1:00|1/4/2023 1:00|9/4/2023 "
    "1:00|1/5/2023 1:00",
    HOSO_DATE_ORDER_UNKNOWN, "dmy");
  assert_order ("3.6.2023 1:00", HOSO_DATE_ORDER_UNKNOWN, "dmy");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timestamp/cases", test_cases);
  g_test_add_func ("/timestamp/clocks", test_clocks);
  g_test_add_func ("/timestamp/order", test_order);
  return g_test_run ();
}
