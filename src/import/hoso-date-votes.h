/* What a whole column says about the order of its days and months.
 * One thread at a time.
 */

#pragma once

#include "hoso-timestamp.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 n;
  guint64 year_first;
  guint64 forms;  /* written as the direct download writes them */
  guint64 dotted; /* 14.03.2019: no country puts the month first */
  guint64 dashed;
  guint64 with_noon;
  guint64 telling;       /* whose first two numbers differ */
  guint64 first_over_12; /* the line where it was first so, or 0 */
  guint64 second_over_12;
  guint64 impossible; /* line of a date that none of the orders makes */
  gint64 previous[2]; /* by DMY and MDY */
  guint64 descents[2];
  int low[2]; /* least and greatest first and second number */
  int high[2];
} HosoDateVotes;

void hoso_date_votes_add (HosoDateVotes *votes, const HosoStamp *stamp, guint64 line);
HosoDateOrder hoso_date_votes_decide (const HosoDateVotes *votes,
                                      HosoDateOrder by_header,
                                      gboolean *ambiguous);

G_END_DECLS
