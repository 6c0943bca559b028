/* The five clusters of behaviour that shops know, offered as a name for a group whose
 * answers say so.  Pure functions.
 */

#pragma once

#include "hoso-clusters.h"

G_BEGIN_DECLS

/* The key of the name (hoso_name_get()), static, or NULL where no answer stands out;
 * @why, borrowed, is the answer. */
const char *hoso_cluster_label_find (const HosoClusterGroup *group, const HosoClusterTrait **why);

G_END_DECLS
