/* What somebody spent, and what became of a reason to contact them.  Plain
 * values; days count from 1970-01-01. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_TODAY_DONE,
  HOSO_TODAY_LATER, /* shown again on a day */
  HOSO_TODAY_NEVER, /* not relevant */
} HosoTodayState;

/* What somebody bought so far, as the totals say. */
typedef struct
{
  gint64 customer;
  guint orders;
  gint64 amount; /* minor units */
  char currency[4];
  gint first_day; /* wall time */
  gint last_day;
} HosoSpent;

G_END_DECLS
