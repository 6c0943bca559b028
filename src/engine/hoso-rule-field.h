/* Conditions of a rule on a field of the customers. */

#pragma once

#include "hoso-bitset.h"
#include "hoso-rule.h"
#include "hoso-types.h"

G_BEGIN_DECLS

HosoBitset *hoso_rule_find_by_field (HosoDb *db,
                                     const HosoRuleNode *node,
                                     const HosoBitset *customers,
                                     GError **error);

G_END_DECLS
