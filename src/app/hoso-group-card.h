/* One group that was found: who is in it, what sets it apart, its name, and
 * whether it becomes a segment.  Signal “changed”. */

#pragma once

#include <adwaita.h>

#include "hoso-clusters.h"

G_BEGIN_DECLS

#define HOSO_TYPE_GROUP_CARD (hoso_group_card_get_type ())
G_DECLARE_FINAL_TYPE (HosoGroupCard, hoso_group_card, HOSO, GROUP_CARD, AdwBin)

/* Copies what it shows of @group. */
GtkWidget *hoso_group_card_new (const HosoClusterFinding *finding, guint group);
/* The name where it is to become a segment, else NULL; free with g_free(). */
char *hoso_group_card_dup_name (HosoGroupCard *self);

G_END_DECLS
