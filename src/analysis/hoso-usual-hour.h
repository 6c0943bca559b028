/* The time of day at which somebody usually buys or writes.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Below this many days nothing is said. */
#define HOSO_USUAL_HOUR_MIN 5

typedef struct
{
  guint hour; /* 0 to 23: the middle */
  guint near; /* of the days, how many within an hour and a half of it */
  guint n;    /* days with one or more */
  double p;   /* of pointing one way so clearly by chance */
} HosoUsualHour;

/* @seconds: of the day, one for each day.  FALSE where no hour stands out. */
gboolean hoso_usual_hour_find (const gint *seconds, guint n, HosoUsualHour *hour);

G_END_DECLS
