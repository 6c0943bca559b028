/* Use cases around customers who may be entered twice.  Synchronous: run them on a
 * session or on a thread of a workspace.
 */

#pragma once

#include "hoso-customer.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_DUPLICATES_LEAST 0.02  /* the score from which on a pair is told of */
#define HOSO_DUPLICATES_LIKELY 0.50 /* and from which on it is likely */

/* From 0 to 1; runs on the thread of the work. */
typedef void (*HosoDuplicateProgress) (double done, gpointer data);

typedef struct
{
  guint limit;                    /* pairs, the likeliest first; 0 for all */
  HosoDuplicateProgress progress; /* or NULL */
  gpointer progress_data;
} HosoDuplicateQuery;

/* Two customers who look like one. */
typedef struct
{
  double score;                  /* 0 to 1 */
  char **reasons;                /* in words */
  HosoCustomerRow *customers[2]; /* the one entered first first */
} HosoDuplicate;

void hoso_duplicate_free (HosoDuplicate *duplicate);
/* Of HosoDuplicate, the likeliest first; without those that were told apart. */
GPtrArray *hoso_duplicates_find (HosoDb *db,
                                 const HosoDuplicateQuery *query,
                                 GCancellable *cancellable,
                                 GError **error);
/* Two people: remembered, as one action that undo takes back. */
gboolean hoso_duplicates_tell_apart (HosoDb *db, gint64 first, gint64 second, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoDuplicate, hoso_duplicate_free)

G_END_DECLS
