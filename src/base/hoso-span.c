/* Spans of time in whole days, weeks, months or years.  Thread-safe. */

#include "hoso-config.h"

#include "hoso-span.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-fold.h"
#include "hoso-format.h"
#include "hoso-time.h"

static const struct
{
  char unit;
  int max;
  const char *words[5]; /* folded */
} units[] = {
  { 'd', 73050, { "d", "ngay", "day", "days" } },
  { 'w', 10400, { "w", "tuan", "week", "weeks" } },
  { 'm', 2400, { "m", "thang", "month", "months" } },
  { 'y', 200, { "y", "nam", "year", "years" } },
};

/**
 * hoso_span_parse:
 * @span: (out): the span
 *
 * A number alone is days: "30", "30d", "6 tháng", "18 years".
 *
 * Returns: whether @text is a span of at most 200 years
 */
gboolean
hoso_span_parse (const char *text, HosoSpan *span)
{
  g_autofree char *folded = g_strstrip (hoso_fold (text));
  char *end;
  gint64 n = g_ascii_strtoll (folded, &end, 10);

  if (!g_ascii_isdigit (*folded))
    return FALSE;
  g_strchug (end);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gboolean named = *end == '\0' && units[i].unit == 'd';

      for (guint k = 0; units[i].words[k] != NULL && !named; k++)
        named = strcmp (end, units[i].words[k]) == 0;
      if (!named)
        continue;
      *span = (HosoSpan){ (int)MIN (n, units[i].max), units[i].unit };
      return n <= units[i].max;
    }
  return FALSE;
}

char *
hoso_span_to_text (HosoSpan span)
{
  return g_strdup_printf ("%d%c", span.n, span.unit);
}

static const char *
get_words (HosoSpan span)
{
  gulong n = (gulong)span.n;

  switch (span.unit)
    {
    case 'w':
      /* Translators: %s is a number of weeks, as a length of time. */
      return ngettext ("%s week", "%s weeks", n);
    case 'm':
      /* Translators: %s is a number of months, as a length of time. */
      return ngettext ("%s month", "%s months", n);
    case 'y':
      /* Translators: %s is a number of years, as a length of time. */
      return ngettext ("%s year", "%s years", n);
    default:
      /* Translators: %s is a number of days, as a length of time. */
      return ngettext ("%s day", "%s days", n);
    }
}

char *
hoso_span_format (HosoSpan span)
{
  g_autofree char *number = hoso_format_integer (span.n, hoso_format_get_language ());

  return g_strdup_printf (get_words (span), number);
}

static gint64
add_months (gint64 day, gint64 months)
{
  int year;
  int month;
  int of_month;
  gint64 total;

  hoso_civil_from_days (day, &year, &month, &of_month);
  total = (gint64)year * 12 + (month - 1) + months;
  year = (int)(total / 12);
  month = (int)(total % 12) + 1;
  while (!hoso_date_is_valid (year, month, of_month) && of_month > 28)
    of_month--;
  return hoso_days_from_civil (year, month, of_month);
}

/**
 * hoso_span_add:
 * @day: days since 1970-01-01
 * @times: 1 for the day a span later, -1 for the day a span earlier
 *
 * A month after January 31 is the last of February.
 *
 * Returns: days since 1970-01-01
 */
gint64
hoso_span_add (HosoSpan span, gint64 day, int times)
{
  gint64 n = (gint64)span.n * times;

  switch (span.unit)
    {
    case 'w':
      return day + 7 * n;
    case 'm':
      return add_months (day, n);
    case 'y':
      return add_months (day, 12 * n);
    default:
      return day + n;
    }
}
