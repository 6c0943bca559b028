/* Which rows of a file are responses that the workspace already has.
 *
 * Rows match on answers and wall time within a second (a minute, a day, where
 * the file is that coarse), modulo one time-zone shift for the whole file, as a
 * multiset: two people may answer the same in the same second.
 */

#pragma once

#include "hoso-time.h"

G_BEGIN_DECLS

/* One respondent, of the file or of the workspace. */
typedef struct
{
  HosoTime time;
  gboolean has_time;
  guint ordinal; /* of the workspace's */
  guint64 hash;  /* of the answers, see hoso-answer-hash.h */
} HosoAnsweredRow;

#define HOSO_MATCH_NONE G_MAXUINT

typedef struct
{
  guint known;   /* index of the known respondent, or HOSO_MATCH_NONE */
  gboolean same; /* the answers are equal; FALSE: same time, other answers */
} HosoMatch;

/* Seconds to add to the file's times to get the workspace's. */
int hoso_answer_match_shift (const HosoAnsweredRow *known,
                             guint n_known,
                             const HosoAnsweredRow *rows,
                             guint n_rows);
/* GArray of HosoMatch, one for each row; @shift is what
 * hoso_answer_match_shift() gave. */
GArray *hoso_answer_match (const HosoAnsweredRow *known,
                           guint n_known,
                           const HosoAnsweredRow *rows,
                           guint n_rows,
                           int shift);

G_END_DECLS
