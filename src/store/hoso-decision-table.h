/* What imports could not decide by themselves, as stored. */

#pragma once

#include "hoso-db.h"
#include "hoso-decision.h"

G_BEGIN_DECLS

/* Inside the transaction of @import: the answer @value of the response @ordinal
 * differs from what a person made of the customer's @field (key).  The latest
 * answer about the same field counts. */
gboolean hoso_decision_table_add_value (HosoDb *db,
                                        gint64 import,
                                        guint ordinal,
                                        gint64 customer,
                                        const char *field,
                                        const char *value,
                                        GError **error);
/* The response @ordinal, given by @name, may be that of @customer. */
gboolean hoso_decision_table_add_person (HosoDb *db,
                                         gint64 import,
                                         guint ordinal,
                                         gint64 customer,
                                         const char *name,
                                         GError **error);
/* Of HosoDecision, by customer; @import 0 for all imports. */
GPtrArray *
hoso_decision_table_list (HosoDb *db, gint64 import, gboolean only_open, GError **error);
/* HOSO_ERROR_NOT_FOUND without one. */
HosoDecision *hoso_decision_table_load (HosoDb *db, gint64 id, GError **error);
/* How many questions are open: a respondent with several namesakes is one. */
gboolean
hoso_decision_table_count_open (HosoDb *db, gint64 import, guint64 *count, GError **error);
gboolean hoso_decision_table_set_state (HosoDb *db,
                                        gint64 id,
                                        HosoDecisionState state,
                                        GError **error);
/* The other customers whom the respondent of a 'person' may be: all become kept,
 * or those that are not kept yet are counted. */
gboolean
hoso_decision_table_keep_others (HosoDb *db, const HosoDecision *decision, GError **error);
gboolean hoso_decision_table_count_others (HosoDb *db,
                                           const HosoDecision *decision,
                                           guint *count,
                                           GError **error);

G_END_DECLS
