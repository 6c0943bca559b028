/* Conditions by chance, and the plain answer to each. */

#include "hoso-config.h"

#include "rule-shop-private.h"

typedef void (*Make) (RuleShop *shop, ShopCondition *condition);

gboolean
rule_shop_compare (HosoRuleOp op, double value, double with)
{
  return op == HOSO_OP_AT_LEAST  ? value >= with
         : op == HOSO_OP_AT_MOST ? value <= with
         : op == HOSO_OP_IS      ? value == with
                                 : value != with;
}

const char *
rule_shop_get_op (const ShopCondition *condition, HosoRuleKind kind)
{
  return hoso_rule_op_get_name (kind, condition->op);
}

static void
write_field (ShopCondition *condition, const char *key, const char *value)
{
  if (value == NULL)
    condition->json = g_strdup_printf ("{\"field\": \"%s\", \"op\": \"%s\"}", key,
                                       rule_shop_get_op (condition, HOSO_RULE_FIELD));
  else
    condition->json = g_strdup_printf ("{\"field\": \"%s\", \"op\": \"%s\", \"value\": \"%s\"}",
                                       key, rule_shop_get_op (condition, HOSO_RULE_FIELD), value);
}

/* --- Fields --- */

static gboolean
word_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  static const int classes[] = { 0, 0, 1, 2 };
  gboolean known = person->word != SHOP_NONE;
  gboolean equal = known && classes[person->word] == self->which;

  if (self->op == HOSO_OP_KNOWN || self->op == HOSO_OP_UNKNOWN)
    return known == (self->op == HOSO_OP_KNOWN);
  return self->op == HOSO_OP_IS_NOT ? known && !equal : equal;
}

static void
make_word (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_IS, HOSO_OP_IS_NOT, HOSO_OP_CONTAINS, HOSO_OP_KNOWN,
                                    HOSO_OP_UNKNOWN };
  static const char *const whole[] = { "KẾ TOÁN", "bac si", "Kỹ sư cầu đường" };
  static const char *const parts[] = { "toán", "Sĩ", "cau" };

  self->holds = word_holds;
  self->op = ANY_OF (ops);
  self->which = g_rand_int_range (shop->random, 0, 3);
  self->of_unknown = self->op == HOSO_OP_UNKNOWN;
  write_field (self, "occupation",
               self->op == HOSO_OP_CONTAINS                               ? parts[self->which]
               : self->op == HOSO_OP_KNOWN || self->op == HOSO_OP_UNKNOWN ? NULL
                                                                          : whole[self->which]);
}

static gboolean
band_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  static const double middles[] = { 17, 21, 29.5, 56, 31 };

  return person->band != SHOP_NONE &&
         rule_shop_compare (self->op, middles[person->band], self->number);
}

static void
make_number (RuleShop *shop, ShopCondition *self, const char *key, const char *format, int end)
{
  static const HosoRuleOp ops[] = { HOSO_OP_AT_LEAST, HOSO_OP_AT_MOST };
  int n = g_rand_int_range (shop->random, 0, end);
  g_autofree char *value = g_strdup_printf (format, n);

  self->op = ANY_OF (ops);
  self->number = n;
  write_field (self, key, value);
}

static void
make_band (RuleShop *shop, ShopCondition *self)
{
  self->holds = band_holds;
  make_number (shop, self, "age", "%d", 70);
}

static gboolean
count_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  return person->count != SHOP_NONE && rule_shop_compare (self->op, person->count, self->number);
}

static void
make_count (RuleShop *shop, ShopCondition *self)
{
  self->holds = count_holds;
  make_number (shop, self, "headcount", "%d", 50);
}

static gboolean
money_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  return person->money != SHOP_NONE && rule_shop_compare (self->op, person->money, self->number);
}

/* Hundreds of thousands. */
static void
make_money (RuleShop *shop, ShopCondition *self)
{
  self->holds = money_holds;
  make_number (shop, self, "spend", "%d00000", 40);
}

static gboolean
score_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  return person->score != SHOP_NONE &&
         rule_shop_compare (self->op, person->score + 1, self->number);
}

static void
make_score (RuleShop *shop, ShopCondition *self)
{
  self->holds = score_holds;
  make_number (shop, self, "satisfaction", "%d", 6);
}

/* Of the 34 provinces since July 2025, all but Hà Nội are in the second. */
static gboolean
city_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  if (person->city == SHOP_NONE)
    return FALSE;
  if (self->op == HOSO_OP_IN_PROVINCE)
    return (person->city == 2) == (self->which == 2);
  return person->city == self->which;
}

static void
make_city (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_IN_PROVINCE, HOSO_OP_IN_OLD_PROVINCE };
  static const char *const names[] = { "bình dương", "Sài Gòn", "HN", "Bà Rịa - Vũng Tàu" };

  self->holds = city_holds;
  self->op = ANY_OF (ops);
  self->which = g_rand_int_range (shop->random, 0, 3);
  write_field (self, "city", names[self->which]);
}

static gboolean
yes_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  return person->yes != SHOP_NONE && (person->yes == 1) == (self->op == HOSO_OP_IS);
}

static void
make_yes (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_IS, HOSO_OP_IS_NOT };

  self->holds = yes_holds;
  self->op = ANY_OF (ops);
  write_field (self, shop->yes_key, "yes");
}

static gboolean
channel_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  gboolean has = (person->channels & 1u << self->which) != 0;

  return self->op == HOSO_OP_IS_NOT ? person->channels != 0 && !has : has;
}

static void
make_channel (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_IS, HOSO_OP_IS_NOT, HOSO_OP_CONTAINS };
  static const char *const names[] = { "zalo", "SHOPEE", "Facebook" };

  self->holds = channel_holds;
  self->op = ANY_OF (ops);
  self->which = g_rand_int_range (shop->random, 0, 3);
  write_field (self, "channel", names[self->which]);
}

/* --- Dates --- */

static gboolean
birthday_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  GDate then;

  g_date_clear (&then, 1);
  g_date_set_time_t (&then, (time_t)(SHOP_NOW / SHOP_DAY * SHOP_DAY));
  if (person->birth_year != SHOP_NONE)
    return rule_shop_compare (self->op == HOSO_OP_AT_LEAST_AGO ? HOSO_OP_AT_LEAST : HOSO_OP_AT_MOST,
                              g_date_get_year (&then) - person->birth_year, self->number);
  if (!g_date_valid (&person->birthday))
    return FALSE;
  g_date_subtract_years (&then, (guint)self->number);
  return self->op == HOSO_OP_AT_LEAST_AGO ? g_date_compare (&person->birthday, &then) <= 0
                                          : g_date_compare (&person->birthday, &then) >= 0;
}

static void
make_birthday (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_AT_LEAST_AGO, HOSO_OP_AT_MOST_AGO };
  int years = g_rand_int_range (shop->random, 10, 70);
  g_autofree char *value = g_strdup_printf ("%dy", years);

  self->holds = birthday_holds;
  self->op = ANY_OF (ops);
  self->number = years;
  write_field (self, "birthday", value);
}

/* Days and months of a year that has no February 29 in between. */
static gboolean
return_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  GDate today;
  GDate next;
  int days;

  if (!g_date_valid (&person->birthday))
    return FALSE;
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, (time_t)(SHOP_NOW / SHOP_DAY * SHOP_DAY));
  next = person->birthday;
  g_date_set_year (&next, g_date_get_year (&today));
  if (g_date_compare (&next, &today) < 0)
    g_date_add_years (&next, 1);
  days = g_date_days_between (&today, &next);
  return days <= self->number;
}

static void
make_return (RuleShop *shop, ShopCondition *self)
{
  int days = g_rand_int_range (shop->random, 0, 120);
  g_autofree char *value = g_strdup_printf ("%d", days);

  self->holds = return_holds;
  self->op = HOSO_OP_RETURNS_WITHIN;
  self->number = days;
  write_field (self, "birthday", value);
}

static gboolean
renewal_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  if (person->renewal == -1000)
    return FALSE;
  if (self->op == HOSO_OP_WITHIN_NEXT)
    return person->renewal >= 0 && person->renewal <= self->number;
  if (self->op == HOSO_OP_AT_MOST_AGO)
    return person->renewal <= 0 && -person->renewal <= self->number;
  return -person->renewal >= self->number;
}

static void
make_renewal (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_WITHIN_NEXT, HOSO_OP_AT_MOST_AGO,
                                    HOSO_OP_AT_LEAST_AGO };
  int weeks = g_rand_int_range (shop->random, 0, 14);
  g_autofree char *value = g_strdup_printf ("%d tuần", weeks);

  self->holds = renewal_holds;
  self->op = ANY_OF (ops);
  self->number = 7 * weeks;
  write_field (self, "renewal", value);
}

/* --- What is kept of the customers --- */

static gboolean
tag_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  return person->vip;
}

static void
make_tag (RuleShop *shop, ShopCondition *self)
{
  self->holds = tag_holds;
  self->json = g_strdup ("{\"tag\": \"VIP\"}");
}

static gboolean
standing_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  const HosoTypedCustomer *typed =
    hoso_customer_types_find (shop->types, shop->customers[person->row]);

  return typed->verdict.type == (HosoCustomerType)self->which;
}

static void
make_standing (RuleShop *shop, ShopCondition *self)
{
  self->holds = standing_holds;
  self->which = g_rand_int_range (shop->random, 0, HOSO_TYPE_COUNT);
  self->json = g_strdup_printf ("{\"standing\": \"type\", \"op\": \"is\", \"value\": \"%s\"}",
                                hoso_type_get_key ((HosoCustomerType)self->which));
}

/* --- Answers: each row of the form says what form-fixture.c writes --- */

static gboolean
answer_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  gboolean said = person->row % 4 != 3;

  if (self->op == HOSO_OP_KNOWN || self->op == HOSO_OP_UNKNOWN)
    return said == (self->op == HOSO_OP_KNOWN);
  return said && (person->row % 2 == 0) == (self->op == HOSO_OP_IS);
}

static void
make_answer (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_IS, HOSO_OP_IS_NOT, HOSO_OP_KNOWN, HOSO_OP_UNKNOWN };

  self->holds = answer_holds;
  self->op = ANY_OF (ops);
  self->json = g_strdup_printf ("{\"question\": %d, \"op\": \"%s\"%s}", (int)shop->questions[4],
                                rule_shop_get_op (self, HOSO_RULE_ANSWER),
                                self->op >= HOSO_OP_KNOWN ? "" : ", \"value\": \"Nữ\"");
}

static gboolean
scale_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  return person->row % 11 != 10 &&
         rule_shop_compare (self->op, 1 + person->row * 7 % 5, self->number);
}

static void
make_scale (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_AT_LEAST, HOSO_OP_AT_MOST, HOSO_OP_IS };

  self->holds = scale_holds;
  self->op = ANY_OF (ops);
  self->number = g_rand_int_range (shop->random, 1, 6);
  self->json =
    g_strdup_printf ("{\"question\": %d, \"op\": \"%s\", \"value\": \"%d\"}",
                     (int)shop->questions[6], rule_shop_get_op (self, HOSO_RULE_ANSWER),
                     (int)self->number);
}

static gboolean
segment_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  if (self->which == 1)
    return person->row % 2 == 0;
  return person->customer && person->vip == (self->which == 0);
}

static void
make_segment (RuleShop *shop, ShopCondition *self)
{
  self->holds = segment_holds;
  self->which = g_rand_int_range (shop->random, 0, G_N_ELEMENTS (shop->segments));
  self->json = g_strdup_printf ("{\"segment\": %d}", (int)shop->segments[self->which]);
}

static const Make makes[] = {
  make_word,
  make_band,
  make_count,
  make_money,
  make_score,
  make_city,
  make_yes,
  make_channel,
  make_birthday,
  make_return,
  make_renewal,
  make_tag,
  rule_shop_make_purchases,
  rule_shop_make_product,
  rule_shop_make_scoped,
  rule_shop_make_lately_bought,
  rule_shop_make_calls,
  make_answer,
  make_scale,
  make_segment,
  make_standing,
};

const guint rule_shop_n_kinds = G_N_ELEMENTS (makes);

ShopCondition *
rule_shop_make_condition (RuleShop *shop, guint kind)
{
  ShopCondition *condition = g_new0 (ShopCondition, 1);

  makes[kind](shop, condition);
  return condition;
}

void
rule_shop_condition_free (ShopCondition *condition)
{
  g_free (condition->json);
  g_free (condition);
}

/* What is asked of customers is false of others; answers are known of all. */
gboolean
rule_shop_holds (const RuleShop *shop,
                 const ShopPerson *person,
                 const ShopCondition *condition)
{
  gboolean of_all = condition->holds == answer_holds || condition->holds == scale_holds ||
                    condition->holds == segment_holds;

  if (!person->customer && !of_all)
    return condition->of_unknown;
  return condition->holds (shop, person, condition);
}
