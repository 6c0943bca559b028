/* Stored dates as people read them, in the interface's language. */

#include "hoso-config.h"

#include "hoso-date-text.h"

#include "hoso-format.h"

#include <glib/gi18n-lib.h>

/* The day of an ISO 8601 time; NULL for NULL and for what is none. */
char *
hoso_date_text_dup (const char *iso8601)
{
  HosoTime time;

  if (iso8601 == NULL || !hoso_time_from_iso8601 (iso8601, &time))
    return NULL;
  return hoso_format_date (&time, hoso_format_get_language ());
}

/* “14/03/2019 – 22/03/2019”, one day where both are the same, or NULL. */
char *
hoso_date_text_dup_range (const char *first, const char *last)
{
  g_autofree char *from = hoso_date_text_dup (first);
  g_autofree char *to = hoso_date_text_dup (last);

  if (from == NULL)
    return g_steal_pointer (&to);
  if (to == NULL || g_str_equal (from, to))
    return g_steal_pointer (&from);

  /* Translators: the first and the last day of something. */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}

/* The day and time, here, of UTC seconds. */
char *
hoso_date_text_dup_unix (gint64 seconds)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (seconds);
  HosoTime time;

  if (at == NULL || !hoso_time_set (&time,
                                    g_date_time_get_year (at),
                                    g_date_time_get_month (at),
                                    g_date_time_get_day_of_month (at),
                                    g_date_time_get_hour (at),
                                    g_date_time_get_minute (at),
                                    g_date_time_get_second (at)))
    return NULL;
  time.precision = HOSO_PRECISION_MINUTE;
  return hoso_format_date_time (&time, hoso_format_get_language ());
}
