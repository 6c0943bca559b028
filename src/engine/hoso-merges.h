/* Use cases of merging two entries for one person, and of taking that back.
 * Synchronous: run them on a session or on a thread of a workspace.
 */

#pragma once

#include "hoso-customer.h"
#include "hoso-merge.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* @merged goes, all that belonged to it is @survivor's, who keeps its id.  @choice
 * may be NULL: the survivor's values first.  One action that undo takes back.
 * Returns the merge's id, or 0 with @error set. */
gint64 hoso_merges_merge (HosoDb *db,
                          gint64 survivor,
                          gint64 merged,
                          const HosoMergeChoice *choice,
                          GError **error);
/* Makes both what they were; what came later stays with the survivor.  One action
 * that undo takes back.  HOSO_ERROR_CONFLICT names what stands in the way. */
gboolean hoso_merges_take_back (HosoDb *db, gint64 merge, GError **error);
/* Of HosoMerge, the latest first. */
GPtrArray *hoso_merges_list (HosoDb *db, gint64 survivor, GError **error);
/* The merge that somebody means by @number: the latest of the customer with that
 * id, the one that took that customer in, or the merge itself. */
HosoMerge *hoso_merges_find (HosoDb *db, gint64 number, GError **error);

/* Something that both customers have, and differently. */
typedef enum
{
  HOSO_MERGE_NAME,
  HOSO_MERGE_PHOTO,
  HOSO_MERGE_CONTACT,
  HOSO_MERGE_FIELD,
} HosoMergeSubject;

typedef struct
{
  HosoMergeSubject subject;
  HosoContactKind contact; /* of a contact */
  char *key;               /* of a field */
  char *title;             /* of a field, given by the user; or NULL */
  char *values[2];         /* of the one and the other; a photo has none */
} HosoMergeDifference;

void hoso_merge_difference_free (HosoMergeDifference *difference);
/* Of HosoMergeDifference, in the order of the profile: what must be chosen. */
GPtrArray *hoso_merges_compare (const HosoCustomer *one, const HosoCustomer *other);
/* What of @differences is taken from the other: @taken[i] tells of each. */
HosoMergeChoice *hoso_merges_choose (const GPtrArray *differences, const gboolean *taken);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoMergeDifference, hoso_merge_difference_free)

G_END_DECLS
