/* The Vietnamese lunar calendar, 1900 to 2100: months begin on the day of the
 * new moon at UTC+7.  Values, thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_LUNAR_FIRST_YEAR 1900
#define HOSO_LUNAR_LAST_YEAR 2100

typedef struct
{
  int year;      /* the lunar year, which begins at Tết */
  int month;     /* 1 to 12 */
  int day;       /* 1 to 30 */
  gboolean leap; /* the second month of that number in its year */
} HosoLunarDate;

gboolean hoso_lunar_from_days (gint64 days, HosoLunarDate *lunar);
gboolean hoso_lunar_to_days (const HosoLunarDate *lunar, gint64 *days);
int hoso_lunar_get_leap_month (int year);
int hoso_lunar_get_month_length (int year, int month, gboolean leap);

/* Days that come round every lunar year: birthdays, anniversaries of a death. */
gboolean hoso_lunar_anniversary (const HosoLunarDate *born, int year, gint64 *days);
gboolean hoso_lunar_next_anniversary (const HosoLunarDate *born, gint64 from, gint64 *days);

G_END_DECLS
