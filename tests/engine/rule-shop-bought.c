/* Conditions by chance on purchases, products and calls, and the plain answer to each. */

#include "hoso-config.h"

#include "rule-shop-private.h"

#include "hoso-time.h"

static const char *const figures[] = { "count", "sum", "average", "days-since",
                                       "days-since-first" };

/* FALSE where there is no such figure; days count back from the shop's latest order. */
static gboolean
get_figure (const RuleShop *shop, const ShopPerson *person, int which, gint64 *figure)
{
  gint64 n = 0, sum = 0, first = 0, last = 100000;

  for (guint i = 0; i < person->n_orders; i++)
    if (person->orders[i].status == HOSO_PURCHASE_DONE)
      {
        n++;
        sum += person->orders[i].amount;
        first = MAX (first, person->orders[i].days);
        last = MIN (last, person->orders[i].days);
      }
  *figure = which == 0   ? n
            : which == 1 ? sum
            : which == 2 ? sum / MAX (n, 1)
            : which == 3 ? last - shop->latest
                         : first - shop->latest;
  return n > 0 || which < 2;
}

static gboolean
purchases_hold (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  gint64 figure;

  return get_figure (shop, person, self->which, &figure) &&
         rule_shop_compare (self->op, (double)figure, self->number);
}

void
rule_shop_make_purchases (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_AT_LEAST, HOSO_OP_AT_MOST, HOSO_OP_IS,
                                    HOSO_OP_IS_NOT };
  static const int ends[] = { 5, 80, 60, 400, 400 };
  static const int steps[] = { 1, 50000, 50000, 1, 1 };
  gint64 value;

  self->holds = purchases_hold;
  self->op = ANY_OF (ops);
  self->which = g_rand_int_range (shop->random, 0, G_N_ELEMENTS (figures));
  value = (gint64)steps[self->which] * g_rand_int_range (shop->random, 0, ends[self->which]);
  self->number = (double)value;
  self->json = g_strdup_printf (
    "{\"purchases\": \"%s\", \"op\": \"%s\", \"value\": \"%d\"}", figures[self->which],
    rule_shop_get_op (self, HOSO_RULE_PURCHASES), (int)value);
}

static gboolean
product_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  gboolean bought = FALSE;
  gboolean any = FALSE;

  for (guint i = 0; i < person->n_orders; i++)
    for (guint k = 0; k < 2 && person->orders[i].status == HOSO_PURCHASE_DONE; k++)
      {
        int product = person->orders[i].products[k];

        any = TRUE;
        bought = bought || product == self->which ||
                 (self->op == HOSO_OP_CONTAINS && product == 1 - self->which);
      }
  return self->op == HOSO_OP_IS_NOT ? any && !bought : bought;
}

/* Two of the three have “kem” in their names. */
void
rule_shop_make_product (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_IS, HOSO_OP_IS_NOT, HOSO_OP_CONTAINS };
  static const char *const names[] = { "kem CHỐNG nắng", "Kem nen", "Son" };

  self->holds = product_holds;
  self->op = ANY_OF (ops);
  self->which = g_rand_int_range (shop->random, 0, self->op == HOSO_OP_CONTAINS ? 2 : 3);
  self->json = g_strdup_printf ("{\"product\": \"%s\", \"op\": \"%s\"}",
                                self->op == HOSO_OP_CONTAINS ? "KEM" : names[self->which],
                                rule_shop_get_op (self, HOSO_RULE_PRODUCT));
}

/* --- Within a time, and of a product --- */

/* The time: the first and the last day ago that count.  @latest: the day ago that a
 * length of time counts back from. */
static void
make_time (RuleShop *shop, ShopCondition *self, int latest, GString *json)
{
  int early = g_rand_int_range (shop->random, 0, 420);
  int late = g_rand_int_range (shop->random, 0, early + 1);
  int form = g_rand_int_range (shop->random, 0, 4);
  g_autofree char *from = hoso_time_dup_day ((gint)(SHOP_NOW / SHOP_DAY) - early);
  g_autofree char *until = hoso_time_dup_day ((gint)(SHOP_NOW / SHOP_DAY) - late);

  self->early = form == 2 ? G_MAXINT : form == 0 ? early + latest
                                                 : early;
  self->late = form == 1 || form == 2 ? late : 0;
  if (form == 0)
    g_string_append_printf (json, ", \"within\": \"%d ngày\"", early);
  if (form == 1 || form == 3)
    g_string_append_printf (json, ", \"from\": \"%s\"", from);
  if (form == 1 || form == 2)
    g_string_append_printf (json, ", \"until\": \"%s\"", until);
}

/* “Kem nền” and “Kem chống nắng” for a part of their names. */
static void
make_product_scope (RuleShop *shop, ShopCondition *self, GString *json)
{
  static const char *const names[] = { "kem CHỐNG nắng", "Kem nen", "Son" };
  int product = g_rand_int_range (shop->random, -2, G_N_ELEMENTS (names));

  self->products = product < 0 ? 0 : 1u << product;
  if (product >= 0)
    g_string_append_printf (json, ", \"product\": \"%s\"", names[product]);
  if (product != -2)
    return;
  self->products = 3;
  g_string_append (json, ", \"products\": \"KEM\"");
}

static gboolean
counts (const ShopOrder *order, const ShopCondition *self)
{
  gboolean named = self->products == 0;

  for (guint k = 0; k < 2; k++)
    named = named || (order->products[k] != SHOP_NONE &&
                      (self->products & 1u << order->products[k]) != 0);
  return named && order->status == HOSO_PURCHASE_DONE && order->days <= self->early &&
         order->days >= self->late;
}

/* Of the products alone, lines for a third of what the order cost each. */
static gint64
get_paid (const ShopOrder *order, const ShopCondition *self)
{
  gint64 paid = 0;

  if (self->products == 0)
    return order->amount;
  for (guint k = 0; k < 2; k++)
    if (order->products[k] != SHOP_NONE && (self->products & 1u << order->products[k]) != 0)
      paid += order->amount / 5;
  return paid;
}

static gboolean
scoped_hold (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  ShopPerson kept = { .customer = TRUE };
  gint64 figure;

  for (guint i = 0; i < person->n_orders; i++)
    if (counts (&person->orders[i], self))
      {
        kept.orders[kept.n_orders] = person->orders[i];
        kept.orders[kept.n_orders++].amount = get_paid (&person->orders[i], self);
      }
  return get_figure (shop, &kept, self->which, &figure) &&
         rule_shop_compare (self->op, (double)figure, self->number);
}

void
rule_shop_make_scoped (RuleShop *shop, ShopCondition *self)
{
  g_autoptr (GString) json = g_string_new (NULL);

  rule_shop_make_purchases (shop, self);
  self->holds = scoped_hold;
  self->early = G_MAXINT;
  g_string_assign (json, self->json);
  g_string_truncate (json, json->len - 1);
  if (g_rand_int_range (shop->random, 0, 4) > 0)
    make_time (shop, self, shop->latest, json);
  make_product_scope (shop, self, json);
  g_string_append_c (json, '}');
  g_free (self->json);
  self->json = g_string_free (g_steal_pointer (&json), FALSE);
}

static gboolean
lately_bought_holds (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  ShopPerson kept = { .customer = TRUE };
  ShopCondition anything = { .early = self->early, .late = self->late };

  for (guint i = 0; i < person->n_orders; i++)
    if (counts (&person->orders[i], &anything))
      kept.orders[kept.n_orders++] = person->orders[i];
  return product_holds (shop, &kept, self);
}

void
rule_shop_make_lately_bought (RuleShop *shop, ShopCondition *self)
{
  g_autoptr (GString) json = g_string_new (NULL);

  rule_shop_make_product (shop, self);
  self->holds = lately_bought_holds;
  g_string_assign (json, self->json);
  g_string_truncate (json, json->len - 1);
  make_time (shop, self, shop->latest, json);
  g_string_append_c (json, '}');
  g_free (self->json);
  self->json = g_string_free (g_steal_pointer (&json), FALSE);
}

static gboolean
calls_hold (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self)
{
  guint n = 0;

  for (guint i = 0; i < person->n_calls; i++)
    n += person->calls[i] <= self->early && person->calls[i] >= self->late;
  return rule_shop_compare (self->op, n, self->number);
}

void
rule_shop_make_calls (RuleShop *shop, ShopCondition *self)
{
  static const HosoRuleOp ops[] = { HOSO_OP_AT_LEAST, HOSO_OP_AT_MOST };
  g_autoptr (GString) json = g_string_new (NULL);

  self->holds = calls_hold;
  self->op = ANY_OF (ops);
  self->number = g_rand_int_range (shop->random, 0, 4);
  self->early = G_MAXINT;
  g_string_printf (json, "{\"interactions\": \"call.count\", \"op\": \"%s\", \"value\": \"%d\"",
                   rule_shop_get_op (self, HOSO_RULE_INTERACTIONS), (int)self->number);
  if (g_rand_int_range (shop->random, 0, 3) > 0)
    make_time (shop, self, 0, json);
  g_string_append_c (json, '}');
  self->json = g_string_free (g_steal_pointer (&json), FALSE);
}
