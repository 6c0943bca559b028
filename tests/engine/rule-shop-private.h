/* What the files that make conditions by chance share. */

#pragma once

#include "rule-shop.h"

#define ANY_OF(list) (list)[(guint)g_rand_int_range (shop->random, 0, G_N_ELEMENTS (list))]

gboolean rule_shop_compare (HosoRuleOp op, double value, double with);
/* The operator as the rule writes it. */
const char *rule_shop_get_op (const ShopCondition *condition, HosoRuleKind kind);

void rule_shop_make_purchases (RuleShop *shop, ShopCondition *self);
void rule_shop_make_product (RuleShop *shop, ShopCondition *self);
/* Figures of purchases that keep to a time, a product, or both. */
void rule_shop_make_scoped (RuleShop *shop, ShopCondition *self);
void rule_shop_make_lately_bought (RuleShop *shop, ShopCondition *self);
void rule_shop_make_calls (RuleShop *shop, ShopCondition *self);
