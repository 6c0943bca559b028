/* Dates and times as survey tools write them, one by one.  Thread-safe. */

#pragma once

#include "hoso-row.h"
#include "hoso-time.h"

G_BEGIN_DECLS

/* As written; which number is the day and which the month is still open. */
typedef struct
{
  int numbers[3];
  gboolean year_first;
  char separator; /* between the numbers of the date */
  int hour;       /* -1 for a date alone */
  int minute;
  int second;     /* -1 where not written */
  gboolean noon;  /* AM or PM was written */
  gboolean zoned; /* a zone was written, known or not */
  int offset;
} HosoStamp;

gboolean hoso_stamp_parse (HosoSpan text, HosoStamp *stamp);
gboolean hoso_stamp_resolve (const HosoStamp *stamp, HosoDateOrder order, HosoTime *time);
gboolean hoso_stamp_parse_clock (HosoSpan text);
gboolean hoso_stamp_parse_serial (HosoSpan text, HosoStamp *stamp);
gboolean hoso_stamp_is_day (HosoSpan text);

G_END_DECLS
