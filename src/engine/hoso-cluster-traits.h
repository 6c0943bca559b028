/* What sets found groups apart. */

#pragma once

#include "hoso-clusters.h"

G_BEGIN_DECLS

/* Fills the traits and the proposed names of the groups of @finding; @members
 * (of HosoBitset) are the respondents in each. */
gboolean hoso_cluster_traits_find (HosoDb *db,
                                   HosoClusterFinding *finding,
                                   GPtrArray *members,
                                   const HosoPopulation *respondents,
                                   GCancellable *cancellable,
                                   GError **error);
void hoso_cluster_trait_free (HosoClusterTrait *trait);

G_END_DECLS
