/* Times as people and survey tools write them: wall-clock seconds, with or
 * without a known zone, and with a known precision.  Values, thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_TIME_NO_ZONE G_MININT

typedef enum
{
  HOSO_PRECISION_DAY,
  HOSO_PRECISION_MINUTE,
  HOSO_PRECISION_SECOND,
} HosoPrecision;

typedef enum
{
  HOSO_DATE_ORDER_UNKNOWN,
  HOSO_DATE_ORDER_DMY,
  HOSO_DATE_ORDER_MDY,
  HOSO_DATE_ORDER_YMD,
} HosoDateOrder;

typedef struct
{
  gint64 local; /* wall-clock seconds since 1970-01-01T00:00:00 there */
  int offset;   /* minutes east of UTC, or HOSO_TIME_NO_ZONE */
  HosoPrecision precision;
} HosoTime;

gboolean hoso_date_is_valid (int year, int month, int day);
gint64 hoso_days_from_civil (int year, int month, int day);
void hoso_civil_from_days (gint64 days, int *year, int *month, int *day);
gboolean hoso_time_set (HosoTime *time,
                        int year,
                        int month,
                        int day,
                        int hour,
                        int minute,
                        int second);
int hoso_time_compare (const HosoTime *a, const HosoTime *b);
char *hoso_time_dup_iso8601 (const HosoTime *time);
gint hoso_time_get_today (void);
char *hoso_time_dup_day (gint day);
gboolean hoso_time_from_iso8601 (const char *text, HosoTime *time);
gboolean hoso_date_order_from_name (const char *name, HosoDateOrder *order);

G_END_DECLS
