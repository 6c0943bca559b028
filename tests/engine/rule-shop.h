/* A shop made up at random, kept beside its workspace so that a test can decide
 * by itself whom a condition holds for.
 */

#pragma once

#include "form-fixture.h"
#include "hoso-customer-types.h"
#include "hoso-interaction.h"
#include "hoso-purchase.h"
#include "hoso-rule.h"

#define SHOP_NOW G_GINT64_CONSTANT (1790000000)
#define SHOP_DAY 86400
#define SHOP_PEOPLE 180
#define SHOP_CUSTOMERS 130
#define SHOP_MAX_ORDERS 5
#define SHOP_MAX_CALLS 3
#define SHOP_NONE -1

typedef struct
{
  int days; /* ago */
  gint64 amount;
  HosoPurchaseStatus status;
  int products[2]; /* or SHOP_NONE */
} ShopOrder;

/* Places in the lists of rule-shop.c, or numbers; SHOP_NONE where nothing is
 * known.  Those who are no customers have answers only. */
typedef struct
{
  gboolean customer;
  int word, band, count, money, score, city, yes;
  guint channels; /* bits */
  GDate birthday; /* invalid for none */
  int birth_year; /* the year alone, or SHOP_NONE */
  int renewal;    /* days from today, or SHOP_NONE for none */
  gboolean vip;
  ShopOrder orders[SHOP_MAX_ORDERS];
  guint n_orders;
  int calls[SHOP_MAX_CALLS]; /* days ago */
  guint n_calls;
  guint row; /* of the form */
} ShopPerson;

typedef struct
{
  StoreFixture store;
  GRand *random;
  ShopPerson people[SHOP_PEOPLE];
  gint64 customers[SHOP_CUSTOMERS];
  gint64 survey;
  gint64 questions[8];
  gint64 segments[3];
  int latest;    /* days ago, of all orders that were done */
  char *yes_key; /* of the field that is answered by yes or no */
  HosoCustomerTypes *types;
} RuleShop;

typedef struct _ShopCondition ShopCondition;

/* What a rule says, and the same for the plain evaluation. */
struct _ShopCondition
{
  gboolean (*holds) (const RuleShop *shop, const ShopPerson *person, const ShopCondition *self);
  gboolean of_unknown; /* also holds for those who are no customers */
  HosoRuleOp op;
  int which;
  double number;
  int early, late; /* days ago that count, of what keeps to a time */
  guint products;  /* bits of those that count, or 0 for all */
  char *json;
};

extern const guint rule_shop_n_kinds;

void rule_shop_set_up (RuleShop *shop, gconstpointer seed);
void rule_shop_tear_down (RuleShop *shop, gconstpointer seed);
/* A condition of one of the kinds, with values by chance. */
ShopCondition *rule_shop_make_condition (RuleShop *shop, guint kind);
void rule_shop_condition_free (ShopCondition *condition);
gboolean rule_shop_holds (const RuleShop *shop,
                          const ShopPerson *person,
                          const ShopCondition *condition);
