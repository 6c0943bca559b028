/* Conditions of a rule on what customers bought. */

#pragma once

#include "hoso-bitset.h"
#include "hoso-rule.h"
#include "hoso-types.h"

G_BEGIN_DECLS

HosoBitset *hoso_rule_find_by_purchases (HosoDb *db,
                                         const HosoRuleNode *node,
                                         const HosoBitset *customers,
                                         GError **error);
HosoBitset *hoso_rule_find_by_product (HosoDb *db,
                                       const HosoRuleNode *node,
                                       const HosoBitset *customers,
                                       GError **error);

G_END_DECLS
