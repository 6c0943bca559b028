/* A shop made up at random, and who in it meets a condition: decided from what
 * was made up, by code that shares nothing with the engine but the types of
 * customers, which have tests of their own.
 */

#include "hoso-config.h"

#include "rule-shop.h"

#include "hoso-customer-table.h"
#include "hoso-field-edit.h"
#include "hoso-field-table.h"
#include "hoso-interactions.h"
#include "hoso-product-table.h"
#include "hoso-purchase-table.h"
#include "hoso-segments.h"
#include "hoso-source-table.h"
#include "hoso-tag-table.h"

static const char *const words[] = { "Kế toán", "ke toan", "Bác sĩ", "Kỹ sư cầu đường" };
static const char *const bands[] = { "Dưới 18", "18–24", "25–34", "Từ 55", "31 tuổi" };
static const char *const cities[] = { "Bình Dương", "TP.HCM", "Hà Nội", "Bà Rịa - Vũng Tàu" };
static const char *const channels[] = { "Zalo", "Shopee", "Facebook" };
static const char *const products[] = { "Kem chống nắng", "kem nền", "Son" };

#define N_PRODUCTS G_N_ELEMENTS (products)

static int
pick (RuleShop *shop, int n)
{
  return g_rand_int_range (shop->random, 0, n);
}

static int
pick_or_none (RuleShop *shop, int n)
{
  return pick (shop, 5) == 0 ? SHOP_NONE : pick (shop, n);
}

static GDate
get_today (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, (time_t)(SHOP_NOW / SHOP_DAY * SHOP_DAY));
  return today;
}

static void
invent_orders (RuleShop *shop, ShopPerson *person)
{
  person->n_orders = (guint)pick (shop, SHOP_MAX_ORDERS + 1);
  for (guint i = 0; i < person->n_orders; i++)
    person->orders[i] =
      (ShopOrder){ .days = 25 + pick (shop, 375),
                   .amount = 50000 * (gint64)(1 + pick (shop, 60)),
                   .status = pick (shop, 4) > 0 ? HOSO_PURCHASE_DONE : HOSO_PURCHASE_CANCELLED,
                   .products = { pick_or_none (shop, N_PRODUCTS),
                                 pick_or_none (shop, N_PRODUCTS) } };
  person->n_calls = (guint)pick (shop, SHOP_MAX_CALLS + 1);
  for (guint i = 0; i < person->n_calls; i++)
    person->calls[i] = pick (shop, 90);
}

static void
invent_person (RuleShop *shop, guint i)
{
  ShopPerson *person = &shop->people[i];

  person->row = i;
  person->customer = i < SHOP_CUSTOMERS;
  person->birth_year = SHOP_NONE;
  g_date_clear (&person->birthday, 1);
  if (!person->customer)
    return;

  person->word = pick_or_none (shop, G_N_ELEMENTS (words));
  person->band = pick_or_none (shop, G_N_ELEMENTS (bands));
  person->count = pick_or_none (shop, 50);
  person->money = pick_or_none (shop, 40);
  person->score = pick_or_none (shop, 5);
  person->city = pick_or_none (shop, G_N_ELEMENTS (cities));
  person->yes = pick_or_none (shop, 2);
  person->channels = (guint)pick (shop, 8);
  if (pick (shop, 3) > 0)
    g_date_set_dmy (&person->birthday, (GDateDay)(1 + pick (shop, 28)),
                    (GDateMonth)(1 + pick (shop, 12)), (GDateYear)(1950 + pick (shop, 65)));
  else if (pick (shop, 2) > 0)
    person->birth_year = 1950 + pick (shop, 65);
  person->renewal = pick (shop, 3) > 0 ? pick (shop, 200) - 100 : SHOP_NONE;
  if (person->renewal == SHOP_NONE)
    person->renewal = -1000;
  person->vip = pick (shop, 4) == 0;
  invent_orders (shop, person);
}

/* --- The workspace --- */

static void
set_field (RuleShop *shop, guint i, gint64 source, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (value != NULL)
    hoso_customer_field_set (shop->store.db, shop->customers[i], key, value, source, &error);
  g_assert_no_error (error);
}

static const char *
get_nth (const char *const *list, int n)
{
  return n == SHOP_NONE ? NULL : list[n];
}

static void
set_number (RuleShop *shop, guint i, gint64 source, const char *key, int n, const char *format)
{
  g_autofree char *value = NULL;

  if (n == SHOP_NONE)
    return;
  value = g_strdup_printf (format, n);
  set_field (shop, i, source, key, value);
}

static void
set_dates (RuleShop *shop, guint i, gint64 source)
{
  const ShopPerson *person = &shop->people[i];
  GDate renewal = get_today ();
  char text[16] = "";

  if (g_date_valid (&person->birthday))
    g_date_strftime (text, sizeof text, "%Y-%m-%d", &person->birthday);
  if (*text != '\0')
    set_field (shop, i, source, "birthday", text);
  set_number (shop, i, source, "birthday", person->birth_year, "%04d");
  if (person->renewal == -1000)
    return;
  if (person->renewal >= 0)
    g_date_add_days (&renewal, (guint)person->renewal);
  else
    g_date_subtract_days (&renewal, (guint)-person->renewal);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &renewal);
  set_field (shop, i, source, "renewal", text);
}

static void
set_fields (RuleShop *shop, guint i, gint64 source)
{
  const ShopPerson *person = &shop->people[i];
  g_autoptr (GString) chosen = g_string_new (NULL);

  set_field (shop, i, source, "occupation", get_nth (words, person->word));
  set_field (shop, i, source, "age", get_nth (bands, person->band));
  set_number (shop, i, source, "headcount", person->count, "%d");
  set_number (shop, i, source, "spend", person->money, "%d00000 VND");
  set_number (shop, i, source, "satisfaction",
              person->score == SHOP_NONE ? SHOP_NONE : person->score + 1, "%d");
  set_field (shop, i, source, "city", get_nth (cities, person->city));
  set_field (shop, i, source, shop->yes_key,
             person->yes == SHOP_NONE ? NULL : person->yes ? "yes"
                                                           : "no");
  for (guint k = 0; k < G_N_ELEMENTS (channels); k++)
    if ((person->channels & 1u << k) != 0)
      g_string_append_printf (chosen, "%s%s", chosen->len > 0 ? "; " : "", channels[k]);
  set_field (shop, i, source, "channel", chosen->len > 0 ? chosen->str : NULL);
  set_dates (shop, i, source);
}

static void
add_order (RuleShop *shop, guint i, const ShopOrder *order, const gint64 *ids, gint64 source)
{
  HosoPurchaseItem items[3] = { { 0, 1, order->amount, 0 } };
  HosoNewPurchase purchase = { .customer = shop->customers[i],
                               .status = order->status,
                               .at_local = SHOP_NOW - (gint64)order->days * SHOP_DAY,
                               .currency = "VND",
                               .source = source,
                               .items = items,
                               .n_items = 1 };
  g_autoptr (GError) error = NULL;

  for (guint k = 0; k < 2; k++)
    if (order->products[k] != SHOP_NONE)
      {
        items[0].amount -= order->amount / 5;
        items[purchase.n_items++] =
          (HosoPurchaseItem){ ids[order->products[k]], 1, order->amount / 5, 0 };
      }
  hoso_purchase_table_add (shop->store.db, &purchase, &error);
  g_assert_no_error (error);
}

static void
add_customer (RuleShop *shop, guint i, const gint64 *ids, gint64 source)
{
  HosoDb *db = shop->store.db;
  const ShopPerson *person = &shop->people[i];
  g_autofree char *name = g_strdup_printf ("Khách %u", i);
  g_autofree char *email = g_strdup_printf ("khach%u@example.com", i);
  g_autoptr (GError) error = NULL;
  gint64 id = hoso_customer_table_add (db, HOSO_CUSTOMER_PERSON, name, source, &error);

  shop->customers[i] = id;
  hoso_customer_table_add_contact (db, id, HOSO_CONTACT_EMAIL, email, source, &error);
  g_assert_no_error (error);
  set_fields (shop, i, source);
  if (person->vip)
    hoso_tag_table_add (db, id, "VIP", &error);
  g_assert_no_error (error);
  for (guint k = 0; k < person->n_orders; k++)
    add_order (shop, i, &person->orders[k], ids, source);
}

static void
add_customers (RuleShop *shop)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;
  gint64 ids[N_PRODUCTS];
  gint64 source;

  g_assert_true (hoso_txn_begin (&txn, shop->store.db, &error));
  source = hoso_source_table_add (shop->store.db, "hand", NULL, &error);
  for (guint i = 0; i < N_PRODUCTS; i++)
    ids[i] = hoso_product_table_add (shop->store.db, products[i], 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < SHOP_CUSTOMERS; i++)
    add_customer (shop, i, ids, source);
  g_assert_true (hoso_txn_commit (&txn, &error));
}

static void
add_calls (RuleShop *shop)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < SHOP_CUSTOMERS; i++)
    for (guint k = 0; k < shop->people[i].n_calls; k++)
      {
        g_autoptr (HosoInteraction) call = hoso_interaction_new (HOSO_INTERACTION_CALL, "x");

        call->customer = shop->customers[i];
        call->at = SHOP_NOW - (gint64)shop->people[i].calls[k] * SHOP_DAY;
        hoso_interactions_save (shop->store.db, call, NULL, &error);
        g_assert_no_error (error);
      }
}

static gint64
add_segment (RuleShop *shop, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);
  gint64 id;

  g_assert_no_error (error);
  id = hoso_segments_save (shop->store.db, 0, "Nhóm", rule, &error);
  g_assert_no_error (error);
  return id;
}

/* Those who are VIP; the women of the form; and who is not of the first. */
static void
add_segments (RuleShop *shop)
{
  g_autofree char *form = g_strdup_printf (
    "{\"population\": \"survey\", \"survey\": %d, \"all\": "
    "[{\"question\": %d, \"op\": \"is\", \"value\": \"Nữ\"}]}",
    (int)shop->survey, (int)shop->questions[4]);
  g_autofree char *other = NULL;

  shop->segments[0] = add_segment (
    shop, "{\"population\": \"customers\", \"all\": [{\"tag\": \"VIP\"}]}");
  shop->segments[1] = add_segment (shop, form);
  other = g_strdup_printf (
    "{\"population\": \"customers\", \"all\": [{\"not\": {\"segment\": %d}}]}",
    (int)shop->segments[0]);
  shop->segments[2] = add_segment (shop, other);
}

static void
find_latest (RuleShop *shop)
{
  shop->latest = G_MAXINT;
  for (guint i = 0; i < SHOP_CUSTOMERS; i++)
    for (guint k = 0; k < shop->people[i].n_orders; k++)
      if (shop->people[i].orders[k].status == HOSO_PURCHASE_DONE)
        shop->latest = MIN (shop->latest, shop->people[i].orders[k].days);
}

void
rule_shop_set_up (RuleShop *shop, gconstpointer seed)
{
  g_autoptr (HosoField) field = hoso_field_new (NULL, HOSO_FIELD_YES_NO);
  g_autoptr (HosoImportReport) report = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (&shop->store, NULL);
  form_fixture_open (&shop->store);
  hoso_db_set_clock (shop->store.db, SHOP_NOW, 1);
  shop->random = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  field->title = g_strdup ("Ăn chay");
  shop->yes_key = hoso_field_add (shop->store.db, field, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < SHOP_PEOPLE; i++)
    invent_person (shop, i);
  find_latest (shop);
  add_customers (shop);
  add_calls (shop);
  path = form_fixture_write (&shop->store, 0, SHOP_PEOPLE, NULL);
  report = form_fixture_import (&shop->store, path, NULL);
  g_assert_cmpuint (report->customers_matched, ==, SHOP_CUSTOMERS);
  shop->survey = report->survey;
  for (guint i = 0; i < G_N_ELEMENTS (shop->questions); i++)
    shop->questions[i] = form_fixture_find_question (&shop->store, i);
  add_segments (shop);
  shop->types = hoso_customer_types_load (shop->store.db, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
rule_shop_tear_down (RuleShop *shop, gconstpointer seed)
{
  hoso_customer_types_free (shop->types);
  g_free (shop->yes_key);
  g_rand_free (shop->random);
  store_fixture_tear_down (&shop->store, NULL);
}
