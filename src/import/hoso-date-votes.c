/* What a whole column says about the order of its days and months.  A number
 * above 12 proves it, and so does a file that runs forward in time in one
 * order only; the header's language is next, and what is left is a guess.
 */

#include "hoso-config.h"

#include "hoso-date-votes.h"

#define FEW_IN 10 /* one row out of order against so many in the other order */

enum
{
  DMY,
  MDY,
};

static void
add_order (HosoDateVotes *votes, const HosoStamp *stamp, guint which, HosoDateOrder order)
{
  HosoTime time;

  if (!hoso_stamp_resolve (stamp, order, &time))
    return;
  if (votes->n > 0 && time.local < votes->previous[which])
    votes->descents[which]++;
  votes->previous[which] = time.local;
}

/* Counts one stamp of the column. */
void
hoso_date_votes_add (HosoDateVotes *votes, const HosoStamp *stamp, guint64 line)
{
  if (stamp->year_first)
    {
      votes->year_first++;
      votes->forms += stamp->separator == '/' && (stamp->noon || stamp->zoned);
      votes->n++;
      return;
    }
  votes->dotted += stamp->separator == '.';
  votes->dashed += stamp->separator == '-';
  votes->with_noon += stamp->noon;
  votes->telling += stamp->numbers[0] != stamp->numbers[1];
  for (guint i = 0; i < 2; i++)
    {
      gboolean first = votes->n == votes->year_first;

      votes->low[i] = first ? stamp->numbers[i] : MIN (votes->low[i], stamp->numbers[i]);
      votes->high[i] = first ? stamp->numbers[i] : MAX (votes->high[i], stamp->numbers[i]);
    }
  if (stamp->numbers[0] > 12 && stamp->numbers[1] > 12 && votes->impossible == 0)
    votes->impossible = line;
  else if (stamp->numbers[0] > 12 && votes->first_over_12 == 0)
    votes->first_over_12 = line;
  else if (stamp->numbers[1] > 12 && votes->second_over_12 == 0)
    votes->second_over_12 = line;
  add_order (votes, stamp, DMY, HOSO_DATE_ORDER_DMY);
  add_order (votes, stamp, MDY, HOSO_DATE_ORDER_MDY);
  votes->n++;
}

/* Whether the file runs forward in time in the order @which, but for a few rows,
 * and not in the @other. */
static gboolean
runs_forward (const HosoDateVotes *votes, guint which, guint other)
{
  return votes->descents[other] > votes->descents[which] * FEW_IN;
}

/* The likelier order where nothing proves one: days change more often than
 * months, and AM and PM are written where months come first. */
static HosoDateOrder
guess (const HosoDateVotes *votes)
{
  int spread_first = votes->high[0] - votes->low[0];
  int spread_second = votes->high[1] - votes->low[1];

  if (spread_first != spread_second)
    return spread_first > spread_second ? HOSO_DATE_ORDER_DMY : HOSO_DATE_ORDER_MDY;
  return votes->with_noon > 0 ? HOSO_DATE_ORDER_MDY : HOSO_DATE_ORDER_DMY;
}

/* The column's order.  @by_header is what its header's language says;
 * @ambiguous is set where nothing decided. */
HosoDateOrder
hoso_date_votes_decide (const HosoDateVotes *votes, HosoDateOrder by_header, gboolean *ambiguous)
{
  guint64 written_last = votes->n - votes->year_first;

  *ambiguous = FALSE;
  if (written_last == 0)
    return votes->n > 0 ? HOSO_DATE_ORDER_YMD : HOSO_DATE_ORDER_UNKNOWN;
  if (votes->first_over_12 > 0 || votes->second_over_12 > 0)
    return votes->second_over_12 == 0 ? HOSO_DATE_ORDER_DMY : HOSO_DATE_ORDER_MDY;
  if (runs_forward (votes, DMY, MDY))
    return HOSO_DATE_ORDER_DMY;
  if (runs_forward (votes, MDY, DMY))
    return HOSO_DATE_ORDER_MDY;
  if (votes->dotted == written_last || votes->telling == 0)
    return HOSO_DATE_ORDER_DMY;
  if (by_header == HOSO_DATE_ORDER_DMY || by_header == HOSO_DATE_ORDER_MDY)
    return by_header;
  *ambiguous = TRUE;
  return guess (votes);
}
