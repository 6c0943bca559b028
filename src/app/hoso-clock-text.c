/* Hours and minutes as people type them.  Pure functions but for today. */

#include "hoso-config.h"

#include "hoso-clock-text.h"

#include "hoso-time.h"

#define DAY_SECONDS 86400
#define HOUR_SECONDS 3600

/* Digits up to @limit; moves @text behind them. */
static gboolean
read_number (const char **text, guint max_digits, gint64 limit, gint64 *number)
{
  guint n = 0;

  for (*number = 0; n < max_digits && g_ascii_isdigit (**text); n++, (*text)++)
    *number = *number * 10 + g_ascii_digit_value (**text);
  return n > 0 && *number < limit;
}

/* See hoso-clock-text.h. */
gboolean
hoso_clock_text_parse (const char *text, gint64 *seconds)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  const char *at = clean;
  gint64 hours;
  gint64 minutes = 0;

  *seconds = 0;
  if (*clean == '\0')
    return TRUE;
  if (!read_number (&at, 2, 24, &hours))
    return FALSE;
  if (*at != '\0')
    {
      gboolean h = *at == 'h' || *at == 'H';

      if (h || *at == ':' || *at == '.')
        at++;
      if (!(h && *at == '\0') && !read_number (&at, 2, 60, &minutes))
        return FALSE;
    }
  *seconds = hours * HOUR_SECONDS + minutes * 60;
  return *at == '\0';
}

/* See hoso-clock-text.h. */
char *
hoso_clock_text_dup (gint64 local)
{
  gint64 seconds = ((local % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;

  if (seconds == 0)
    return g_strdup ("");
  return g_strdup_printf ("%02d:%02d", (int)(seconds / HOUR_SECONDS),
                          (int)(seconds % HOUR_SECONDS / 60));
}

/* See hoso-clock-text.h. */
gint64
hoso_clock_text_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return hoso_days_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now));
}
