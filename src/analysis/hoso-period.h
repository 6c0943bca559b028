/* Periods that a shop is looked at by, and those that they are compared with.  Pure
 * functions; days count from 1970-01-01. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_PERIOD_30_DAYS, /* up to the day */
  HOSO_PERIOD_MONTH,   /* up to the day */
  HOSO_PERIOD_QUARTER,
  HOSO_PERIOD_YEAR,
  HOSO_PERIOD_LAST_MONTH, /* the whole one before that of the day */
  HOSO_PERIOD_LAST_QUARTER,
  HOSO_PERIOD_LAST_YEAR,
} HosoPeriod;

#define HOSO_PERIOD_COUNT (HOSO_PERIOD_LAST_YEAR + 1)

/* Both days included. */
typedef struct
{
  gint from;
  gint to;
} HosoDayRange;

HosoDayRange hoso_period_find (HosoPeriod period, gint as_of);
HosoDayRange hoso_period_before (HosoPeriod period, HosoDayRange span);
HosoDayRange hoso_period_year_before (HosoPeriod period, HosoDayRange span);
const char *hoso_period_get_key (HosoPeriod period);
gboolean hoso_period_from_key (const char *key, HosoPeriod *period);

G_END_DECLS
