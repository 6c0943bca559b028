/* What all answers of one column teach.  One thread at a time. */

#pragma once

#include "hoso-date-votes.h"
#include "hoso-question.h"
#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoColumnLearner HosoColumnLearner;

HosoColumnLearner *hoso_column_learner_new (const char *header, int column);
void hoso_column_learner_free (HosoColumnLearner *learner);
/* What the user said about the question; kept whatever the answers are. */
void hoso_column_learner_force (HosoColumnLearner *learner, const HosoQuestion *question);
void hoso_column_learner_add (HosoColumnLearner *learner, HosoSpan cell, guint64 line);
gboolean hoso_column_learner_is_timestamp (const HosoColumnLearner *learner);
const HosoDateVotes *hoso_column_learner_get_votes (const HosoColumnLearner *learner);
HosoDateOrder hoso_column_learner_get_header_order (const HosoColumnLearner *learner);
HosoQuestion *
hoso_column_learner_finish (HosoColumnLearner *learner, gboolean timestamp, GError **error);
char **hoso_column_learner_dup_samples (const HosoColumnLearner *learner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoColumnLearner, hoso_column_learner_free)

G_END_DECLS
