/* What a single answer looks like, by its characters alone.  Ranges such as
 * “0.26 - 0.35” or “1-3” are words: only whole numbers are numbers.
 * Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-shape.h"

#include "hoso-amount.h"
#include "hoso-timestamp.h"

#define MAX_UNIT 32 /* bytes behind a number */

static gsize
count_digits (const char *p, const char *end)
{
  const char *start = p;

  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p - start;
}

static gboolean
is_email (HosoSpan text)
{
  const char *at = memchr (text.text, '@', text.length);
  const char *end = text.text + text.length;
  const char *dot;

  if (at == NULL || at == text.text || memchr (text.text, ' ', text.length) != NULL)
    return FALSE;
  dot = memchr (at, '.', end - at);
  return dot != NULL && dot > at + 1 && dot + 1 < end && memchr (at + 1, '@', end - at - 1) == NULL;
}

/* A leading 0, + or 84, and nine to fifteen digits.  Identity cards have twelve
 * that begin with 0. */
static gboolean
is_phone (HosoSpan text)
{
  const char *end = text.text + text.length;
  gsize digits = 0;

  for (const char *p = text.text; p < end; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (*p == '+' ? p > text.text + 1 : strchr (" .-()", *p) == NULL)
        return FALSE;
    }
  if (digits < 9 || digits > 15)
    return FALSE;
  if (*text.text == '0')
    return digits <= 11 || (text.length > 1 && text.text[1] == '0');
  return *text.text == '+' || *text.text == '(' ||
         (digits >= 11 && memcmp (text.text, "84", 2) == 0);
}

/* “8.00 / 10”, “-- / 0”. */
static gboolean
is_score (HosoSpan text)
{
  const char *p = text.text;
  const char *end = p + text.length;
  gsize n;

  if (end - p >= 2 && p[0] == '-' && p[1] == '-')
    p += 2;
  else
    {
      n = count_digits (p, end);
      p += n;
      if (n == 0)
        return FALSE;
      if (p < end && (*p == '.' || *p == ','))
        p += 1 + count_digits (p + 1, end);
    }
  if (end - p < 4 || memcmp (p, " / ", 3) != 0)
    return FALSE;
  p += 3;
  return count_digits (p, end) == (gsize)(end - p);
}

/* Bytes of the number at the beginning of @text; @digits of them are digits,
 * @plain is FALSE where it has anything else. */
static gsize
match_number (HosoSpan text, gsize *digits, gboolean *plain)
{
  const char *p = text.text;
  const char *end = p + text.length;

  *plain = TRUE;
  if (p < end && (*p == '-' || *p == '+'))
    p++;
  *digits = count_digits (p, end);
  if (*digits == 0)
    return 0;
  p += *digits;
  while (end - p >= 2 && (*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
    {
      gsize n = count_digits (p + 1, end);

      *plain = FALSE;
      *digits += n;
      p += 1 + n;
    }
  if (end - p >= 2 && (*p == 'E' || *p == 'e') && (p[1] == '+' || g_ascii_isdigit (p[1])))
    {
      gsize n = count_digits (p + 1 + (p[1] == '+'), end);

      if (n > 0)
        {
          *plain = FALSE;
          p += 1 + (p[1] == '+') + n;
        }
    }
  return p - text.text;
}

/* A glance at what follows a number, since most of it is no unit: the first letter
 * of “k”, “nghìn”, “triệu”, “đ”, “VND” …, and little more. */
static gboolean
may_be_unit (HosoSpan rest)
{
  gsize blanks = 0;

  while (blanks < rest.length && rest.text[blanks] == ' ')
    blanks++;
  return blanks < rest.length && rest.length <= MAX_UNIT &&
         ((guchar)rest.text[blanks] >= 0x80 ||
          strchr ("kKnNrRtTcCjJdDvVuUeE$%", rest.text[blanks]) != NULL);
}

static HosoShape
shape_of_number (HosoSpan text)
{
  gsize digits;
  gboolean plain;
  double amount;
  gsize n = match_number (text, &digits, &plain);

  if (n == 0)
    return HOSO_SHAPE_WORDS;
  if (n < text.length)
    return may_be_unit (hoso_span (text.text + n, text.length - n)) &&
               hoso_amount_parse (text.text, (gssize)text.length, &amount)
             ? HOSO_SHAPE_AMOUNT
             : HOSO_SHAPE_WORDS;
  if (!plain)
    return memchr (text.text, '+', text.length) != NULL ? HOSO_SHAPE_LONG : HOSO_SHAPE_NUMBER;
  if (digits > 1 && *text.text == '0')
    return digits > 8 ? HOSO_SHAPE_CODE : HOSO_SHAPE_WORDS;
  return digits > 8 ? HOSO_SHAPE_LONG : HOSO_SHAPE_INTEGER;
}

static HosoShape
shape_of_digits (HosoSpan text)
{
  HosoStamp stamp;

  if (text.length <= 2)
    return shape_of_number (text);
  if (hoso_stamp_parse (text, &stamp))
    return stamp.hour < 0 ? HOSO_SHAPE_DATE : HOSO_SHAPE_MOMENT;
  if (hoso_stamp_is_day (text))
    return HOSO_SHAPE_DAY;
  if (hoso_stamp_parse_clock (text))
    return HOSO_SHAPE_CLOCK;
  if (is_phone (text))
    return HOSO_SHAPE_PHONE;
  if (is_score (text))
    return HOSO_SHAPE_SCORE;
  if (is_email (text))
    return HOSO_SHAPE_EMAIL;
  return shape_of_number (text);
}

/* The most telling shape that fits the whole of @text. */
HosoShape
hoso_shape_of (HosoSpan text)
{
  char first = *text.text;
  double amount;

  if (text.length > 100)
    return HOSO_SHAPE_WORDS;
  if (g_ascii_isdigit (first) || strchr ("+-(", first) != NULL)
    return shape_of_digits (text);
  if (first == '$' && hoso_amount_parse (text.text, (gssize)text.length, &amount))
    return HOSO_SHAPE_AMOUNT;
  return is_email (text) ? HOSO_SHAPE_EMAIL : HOSO_SHAPE_WORDS;
}
