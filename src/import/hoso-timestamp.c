/* Dates and times as survey tools write them: the direct download's
 * “2019/03/14 8:23:17 PM CET” and the spreadsheets' “14/03/2019 20:23:17”,
 * with what other languages and programs make of them.  Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-timestamp.h"

#include <math.h>

#include "hoso-time-words.h"

/* Thai accounts count years from 544 BC. */
#define BUDDHIST_FIRST 2443
#define BUDDHIST_LAST 2643
#define BUDDHIST_SHIFT 543

/* Spreadsheets count days from 1899-12-30. */
#define FIRST_SERIAL 36526 /* 2000-01-01 */
#define LAST_SERIAL 73051  /* 2100-01-01 */
#define DAYS_BEFORE_1970 25569
#define SECONDS_PER_DAY 86400

typedef struct
{
  const char *p;
  const char *end;
} Cursor;

static HosoSpan
rest_of (const Cursor *cursor)
{
  return hoso_span (cursor->p, cursor->end - cursor->p);
}

static void
skip_blanks (Cursor *cursor)
{
  cursor->p += hoso_time_words_match_blanks (rest_of (cursor));
}

/* Up to @max digits; 0 digits is a failure. */
static guint
read_number (Cursor *cursor, guint max, int *number)
{
  guint n = 0;

  *number = 0;
  while (n < max && cursor->p < cursor->end && g_ascii_isdigit (*cursor->p))
    {
      *number = *number * 10 + (*cursor->p++ - '0');
      n++;
    }
  return n;
}

static gboolean
read_char (Cursor *cursor, char c)
{
  if (cursor->p == cursor->end || *cursor->p != c)
    return FALSE;
  cursor->p++;
  return TRUE;
}

/* Three numbers, the first or the last a year. */
static gboolean
read_date (Cursor *cursor, HosoStamp *stamp)
{
  guint digits[3] = { 0 };

  for (guint i = 0; i < 3; i++)
    {
      digits[i] = read_number (cursor, 4, &stamp->numbers[i]);
      if (digits[i] == 0 || digits[i] == 3 || cursor->p == cursor->end)
        {
          if (i == 2 && digits[i] > 0 && digits[i] != 3)
            break;
          return FALSE;
        }
      if (i == 0)
        stamp->separator = *cursor->p;
      if (i < 2 && !read_char (cursor, stamp->separator))
        return FALSE;
      if (i < 2 && stamp->separator == '.')
        skip_blanks (cursor); /* Korean: “2022. 4. 27” */
    }
  if (strchr ("/-.", stamp->separator) == NULL || digits[1] > 2)
    return FALSE;
  stamp->year_first = digits[0] == 4;
  return stamp->year_first ? digits[2] <= 2 : digits[0] <= 2;
}

/* “8:23:17”, “20:23”, “18.56.57”, fractions of a second ignored. */
static gboolean
read_clock (Cursor *cursor, HosoStamp *stamp)
{
  char separator;
  int fraction;

  if (read_number (cursor, 2, &stamp->hour) == 0 || cursor->p == cursor->end)
    return FALSE;
  separator = *cursor->p;
  if ((separator != ':' && separator != '.') || !read_char (cursor, separator) ||
      read_number (cursor, 2, &stamp->minute) != 2)
    return FALSE;
  if (read_char (cursor, separator))
    {
      if (read_number (cursor, 2, &stamp->second) != 2)
        return FALSE;
      if (read_char (cursor, '.') || read_char (cursor, ','))
        read_number (cursor, 9, &fraction);
    }
  return stamp->hour <= 24 && stamp->minute <= 59 && stamp->second <= 59;
}

static gboolean
read_noon (Cursor *cursor, gboolean *afternoon)
{
  gsize n = hoso_time_words_match_noon (rest_of (cursor), afternoon);

  cursor->p += n;
  return n > 0;
}

/* A clock with the words around it, up to the end of the text. */
static gboolean
read_time (Cursor *cursor, HosoStamp *stamp)
{
  gboolean afternoon = FALSE;
  gsize n;

  if (!g_ascii_isdigit (*cursor->p))
    stamp->noon = read_noon (cursor, &afternoon);
  skip_blanks (cursor);
  if (!read_clock (cursor, stamp))
    return FALSE;
  skip_blanks (cursor);
  if (cursor->p < cursor->end && !stamp->noon)
    stamp->noon = read_noon (cursor, &afternoon);
  skip_blanks (cursor);
  n = cursor->p < cursor->end ? hoso_time_words_match_zone (rest_of (cursor), &stamp->offset) : 0;
  stamp->zoned = n > 0;
  cursor->p += n;

  if (stamp->noon && stamp->hour <= 12)
    stamp->hour = stamp->hour % 12 + (afternoon ? 12 : 0);
  return stamp->hour < 24 && cursor->p == cursor->end;
}

/* Whether the trimmed @text is a date, with a time or without. */
gboolean
hoso_stamp_parse (HosoSpan text, HosoStamp *stamp)
{
  Cursor cursor = { text.text, text.text + text.length };

  *stamp = (HosoStamp){ .hour = -1, .second = -1, .offset = HOSO_TIME_NO_ZONE };
  if (text.length < 6 || text.length > 64 || !g_ascii_isdigit (*text.text) ||
      !read_date (&cursor, stamp))
    return FALSE;
  if (stamp->separator == '.')
    read_char (&cursor, '.');
  if (!read_char (&cursor, 'T'))
    {
      read_char (&cursor, ',');
      skip_blanks (&cursor);
    }
  return cursor.p == cursor.end || read_time (&cursor, stamp);
}

/* Whether the trimmed @text is a time of day alone. */
gboolean
hoso_stamp_parse_clock (HosoSpan text)
{
  Cursor cursor = { text.text, text.text + text.length };
  HosoStamp stamp = { .hour = -1, .second = -1, .offset = HOSO_TIME_NO_ZONE };

  if (text.length < 4 || text.length > 32 || memchr (text.text, ':', text.length) == NULL)
    return FALSE;
  return read_time (&cursor, &stamp);
}

/* Whether the trimmed @text is a day and a month alone: “14/3”, “14 tháng 3”. */
gboolean
hoso_stamp_is_day (HosoSpan text)
{
  static const char month[] = "tháng";
  Cursor cursor = { text.text, text.text + text.length };
  int numbers[2];

  if (text.length > 16 || read_number (&cursor, 2, &numbers[0]) == 0)
    return FALSE;
  if (!read_char (&cursor, '/'))
    {
      skip_blanks (&cursor);
      if (cursor.end - cursor.p < (gssize)sizeof month ||
          memcmp (cursor.p, month, sizeof month - 1) != 0)
        return FALSE;
      cursor.p += sizeof month - 1;
      skip_blanks (&cursor);
    }
  if (read_number (&cursor, 2, &numbers[1]) == 0 || cursor.p < cursor.end)
    return FALSE;
  return MIN (numbers[0], numbers[1]) >= 1 && MIN (numbers[0], numbers[1]) <= 12 &&
         MAX (numbers[0], numbers[1]) <= 31;
}

/* A spreadsheet's number of days since 1899-12-30, as it is left where a column
 * of times lost its format: “45292.4351”.  Years 2000 to 2099 only. */
gboolean
hoso_stamp_parse_serial (HosoSpan text, HosoStamp *stamp)
{
  char digits[24] = "";
  char *end;
  double value;
  gint64 seconds;

  if (text.length < 5 || text.length >= sizeof digits || !g_ascii_isdigit (*text.text))
    return FALSE;
  memcpy (digits, text.text, text.length);
  value = g_ascii_strtod (digits, &end);
  if (*end != '\0' || value < FIRST_SERIAL || value >= LAST_SERIAL)
    return FALSE;
  seconds = llround (value * SECONDS_PER_DAY);
  *stamp = (HosoStamp){ .year_first = TRUE, .separator = '-', .offset = HOSO_TIME_NO_ZONE };
  hoso_civil_from_days (seconds / SECONDS_PER_DAY - DAYS_BEFORE_1970, &stamp->numbers[0],
                        &stamp->numbers[1], &stamp->numbers[2]);
  seconds %= SECONDS_PER_DAY;
  stamp->hour = (int)(seconds / 3600);
  stamp->minute = (int)(seconds / 60 % 60);
  stamp->second = (int)(seconds % 60);
  return TRUE;
}

static int
full_year (int year)
{
  if (year < 100)
    return 2000 + year;
  return year >= BUDDHIST_FIRST && year <= BUDDHIST_LAST ? year - BUDDHIST_SHIFT : year;
}

/* The time that @stamp means when read in @order; FALSE where there is none.
 * A year in front is one in any order. */
gboolean
hoso_stamp_resolve (const HosoStamp *stamp, HosoDateOrder order, HosoTime *time)
{
  const int *n = stamp->numbers;
  int second = stamp->hour < 0 ? -1 : stamp->second;
  gboolean valid;

  if (stamp->year_first || order == HOSO_DATE_ORDER_YMD)
    valid = hoso_time_set (time, full_year (n[0]), n[1], n[2], stamp->hour, stamp->minute, second);
  else if (order == HOSO_DATE_ORDER_MDY)
    valid = hoso_time_set (time, full_year (n[2]), n[0], n[1], stamp->hour, stamp->minute, second);
  else
    valid = hoso_time_set (time, full_year (n[2]), n[1], n[0], stamp->hour, stamp->minute, second);
  if (valid && stamp->hour >= 0)
    time->offset = stamp->offset;
  return valid;
}
