/* The answers that groups are found in, coded for the analysis. */

#pragma once

#include <gio/gio.h>

#include "hoso-bitset.h"
#include "hoso-cluster.h"
#include "hoso-lca.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* One row for each respondent of @ordinals.  A question of several choices is
 * one item for each choice: 1 for no, 2 for yes. */
typedef struct
{
  GArray *ordinals;  /* of guint, ascending */
  GArray *n_options; /* of guint, one for each item */
  GArray *ordered;   /* of guint8: steps that may be subtracted */
  GArray *yes_no;    /* of guint8: an option that is there or not */
  guint8 *answers;   /* ordinals->len × n_options->len */
} HosoClusterAnswers;

HosoClusterAnswers *hoso_cluster_answers_read (HosoDb *db,
                                               const HosoCluster *cluster,
                                               const HosoBitset *among,
                                               GCancellable *cancellable,
                                               GError **error);
void hoso_cluster_answers_free (HosoClusterAnswers *answers);
HosoLcaData hoso_cluster_answers_get_data (const HosoClusterAnswers *answers);
/* Keeps who answered anything, and at most @limit of them, drawn with @seed. */
void hoso_cluster_answers_thin (HosoClusterAnswers *answers, guint limit, guint32 seed);

/* From what the rule keeps to what the analysis computes with, and back. */
HosoLcaModel *hoso_cluster_make_model (const HosoCluster *cluster);
void hoso_cluster_take_model (HosoCluster *cluster, const HosoLcaModel *model);

/* The respondents of @among that belong to group @group, from 0; who answered
 * nothing belongs to none. */
HosoBitset *hoso_cluster_find_members (HosoDb *db,
                                       const HosoCluster *cluster,
                                       guint group,
                                       const HosoBitset *among,
                                       GCancellable *cancellable,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoClusterAnswers, hoso_cluster_answers_free)

G_END_DECLS
