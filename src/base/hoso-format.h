/* Numbers and dates as people of a language write them (ICU), also where the
 * system has no such locale.  Thread-safe; every result is freed with g_free().
 */

#pragma once

#include <glib.h>

#include "hoso-time.h"

G_BEGIN_DECLS

/* The interface's language, "vi" or "en", from LANGUAGE and the locale. */
const char *hoso_format_get_language (void);

char *hoso_format_integer (gint64 value, const char *language);
char *hoso_format_number (double value, int decimals, const char *language);
/* 0.186 → "18,6%" or "18.6%". */
char *hoso_format_percent (double fraction, int decimals, const char *language);
/* Minor units of @currency: 1250000 and "VND" → "1.250.000 ₫". */
char *hoso_format_money (gint64 minor, const char *currency, const char *language);
/* "22/03/2019", "Mar 22, 2019". */
char *hoso_format_date (const HosoTime *time, const char *language);
/* "22 tháng 3 năm 2019", "March 22, 2019": no order of numbers to know. */
char *hoso_format_long_date (const HosoTime *time, const char *language);
/* "Tháng 3, 2019", "March 2019". */
char *hoso_format_month (const HosoTime *time, const char *language);
char *hoso_format_date_time (const HosoTime *time, const char *language);

G_END_DECLS
