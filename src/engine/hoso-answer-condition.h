/* One condition on the answers to a question. */

#pragma once

#include <gio/gio.h>

#include "hoso-population.h"
#include "hoso-rule.h"

G_BEGIN_DECLS

/* The respondents (in @population, transfer full) the condition holds for; for
 * HOSO_OP_UNKNOWN those who answered, which the caller turns around. */
HosoBitset *hoso_answer_condition_evaluate (HosoDb *db,
                                            const HosoRuleNode *node,
                                            HosoPopulation **population,
                                            GCancellable *cancellable,
                                            GError **error);
/* Whether @text names a place in the province that @wanted names; @op says in
 * which borders. */
gboolean hoso_answer_is_in_province (const char *text, const char *wanted, HosoRuleOp op);
/* The number at the start of an answer, with either decimal mark and any
 * grouping; FALSE where there is none. */
gboolean hoso_answer_parse_number (const char *text, gsize length, double *number);

G_END_DECLS
