/* Conditions of a rule on what is kept of the customers: tags, purchases, products,
 * interactions and consents.
 */

#pragma once

#include "hoso-bitset.h"
#include "hoso-db.h"
#include "hoso-rule.h"

G_BEGIN_DECLS

HosoBitset *hoso_rule_find_by_record (HosoDb *db,
                                      const HosoRuleNode *node,
                                      const HosoBitset *customers,
                                      GError **error);

/* The customers that @stmt, with its parameters bound, gives in its first column. */
HosoBitset *
hoso_rule_collect (HosoStmt *stmt, const HosoBitset *customers, GError **error);
/* Binds the first second that @scope (or NULL: all time) keeps to as parameter @place,
 * and the one after the last as the next. */
void
hoso_rule_bind_scope (HosoStmt *stmt, int place, const HosoRuleScope *scope, gint64 today);

G_END_DECLS
