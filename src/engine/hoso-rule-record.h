/* Conditions of a rule on what is kept of the customers: tags, purchases, products
 * and interactions.
 */

#pragma once

#include "hoso-bitset.h"
#include "hoso-rule.h"
#include "hoso-types.h"

G_BEGIN_DECLS

HosoBitset *hoso_rule_find_by_record (HosoDb *db,
                                      const HosoRuleNode *node,
                                      const HosoBitset *customers,
                                      GError **error);

G_END_DECLS
