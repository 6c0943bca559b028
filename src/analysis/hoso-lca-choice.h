/* How many groups answers fall into, if any, and whether they would be found
 * again.  Pure functions; two threads inside a call.
 */

#pragma once

#include "hoso-lca.h"

G_BEGIN_DECLS

/* Fewer respondents than this show no groups, however clear they are. */
#define HOSO_LCA_MIN_RESPONDENTS 100
/* Below this, only clear groups can be seen. */
#define HOSO_LCA_FEW_RESPONDENTS 300
#define HOSO_LCA_MAX_CHOSEN 8

typedef struct
{
  guint n_tried;                   /* 1 to n_tried classes were fitted */
  double bic[HOSO_LCA_MAX_CHOSEN]; /* of k + 1 classes */
  double icl[HOSO_LCA_MAX_CHOSEN];
  HosoLcaModel *best; /* the least BIC; of one class where there are no groups */
} HosoLcaChoice;

HosoLcaChoice *hoso_lca_choose (const HosoLcaData *data, const HosoLcaOptions *options);
void hoso_lca_choice_free (HosoLcaChoice *choice);

/* How well each class of @model is found again in @rounds resamples, into
 * @jaccard; FALSE where the progress function stopped it. */
gboolean hoso_lca_stability (const HosoLcaData *data,
                             const HosoLcaModel *model,
                             guint rounds,
                             const HosoLcaOptions *options,
                             double *jaccard);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoLcaChoice, hoso_lca_choice_free)

G_END_DECLS
