/* Fields of the customers against each other, against their types and against what
 * they answered, in a shop by chance, counted again by what was made up.  The seed is
 * printed.
 */

#include "hoso-config.h"

#include "hoso-crosstab.h"
#include "hoso-error.h"
#include "hoso-names.h"
#include "rule-shop.h"

typedef guint (*Read) (const RuleShop *shop, const ShopPerson *person, const char *label);

static HosoCrosstab *
cross (RuleShop *shop, HosoCrosstabSubject row, HosoCrosstabSubject column)
{
  g_autoptr (GError) error = NULL;
  HosoCrosstab *table = hoso_crosstab_make_of (shop->store.db, &row, &column, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static guint
has_band (const RuleShop *shop, const ShopPerson *person, const char *label)
{
  static const char *const bands[] = { "Dưới 18", "18–24", "25–34", "Từ 55", "31 tuổi" };

  return person->customer && person->band != SHOP_NONE &&
         g_str_equal (bands[person->band], label);
}

static guint
has_channel (const RuleShop *shop, const ShopPerson *person, const char *label)
{
  static const char *const channels[] = { "Zalo", "Shopee", "Facebook" };

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (g_str_equal (channels[i], label))
      return person->customer && (person->channels & 1u << i) != 0;
  return FALSE;
}

static guint
has_said (const RuleShop *shop, const ShopPerson *person, const char *label)
{
  static const char *const said[] = { "Nữ", "Nam", "Nữ", "" };

  return g_str_equal (said[person->row % 4], label);
}

static guint
has_type (const RuleShop *shop, const ShopPerson *person, const char *label)
{
  const HosoTypedCustomer *typed = NULL;
  g_autofree char *key = NULL;

  if (!person->customer)
    return FALSE;
  typed = hoso_customer_types_find (shop->types, shop->customers[person->row]);
  key = g_strconcat ("customer-type.", hoso_type_get_key (typed->verdict.type), NULL);
  return g_str_equal (hoso_name_get (key, NULL), label);
}

static void
assert_counts (RuleShop *shop, const HosoCrosstab *table, Read row, Read column)
{
  guint64 all = 0;

  for (guint i = 0; i < table->n_rows; i++)
    for (guint k = 0; k < table->n_columns; k++)
      {
        guint64 expected = 0;

        for (guint p = 0; p < SHOP_PEOPLE; p++)
          expected += row (shop, &shop->people[p], table->rows[i]) &&
                      column (shop, &shop->people[p], table->columns[k]);
        g_assert_cmpuint (table->counts[i * table->n_columns + k], ==, expected);
        all += expected;
      }
  g_assert_cmpuint (all, >, 0);
}

static void
test_fields (RuleShop *shop, gconstpointer seed)
{
  g_autoptr (HosoCrosstab) table = cross (shop, (HosoCrosstabSubject){ 0, "age" },
                                          (HosoCrosstabSubject){ 0, "channel" });

  assert_counts (shop, table, has_band, has_channel);
  g_assert_cmpstr (table->rows[0], ==, "Dưới 18");
  g_assert_cmpstr (table->rows[table->n_rows - 1], ==, "Từ 55");
  g_assert_cmpstr (table->source, ==, "Customers");
  g_assert_false (table->tested);
}

static void
test_types (RuleShop *shop, gconstpointer seed)
{
  g_autoptr (HosoCrosstab) table =
    cross (shop, (HosoCrosstabSubject){ 0, "type" }, (HosoCrosstabSubject){ 0, "age" });

  assert_counts (shop, table, has_type, has_band);
  g_assert_cmpuint (table->n_rows, ==, HOSO_TYPE_COUNT);
  g_assert_true (table->tested);
}

static void
test_answers (RuleShop *shop, gconstpointer seed)
{
  g_autoptr (HosoCrosstab) table = cross (shop, (HosoCrosstabSubject){ shop->questions[4], NULL },
                                          (HosoCrosstabSubject){ 0, "age" });
  g_autoptr (HosoCrosstab) several = cross (
    shop, (HosoCrosstabSubject){ 0, "channel" }, (HosoCrosstabSubject){ shop->questions[4], NULL });

  assert_counts (shop, table, has_said, has_band);
  assert_counts (shop, several, has_channel, has_said);
}

static void
test_refused (RuleShop *shop, gconstpointer seed)
{
  const HosoCrosstabSubject age = { 0, "age" };
  const HosoCrosstabSubject nothing = { 0, "nothing" };
  const HosoCrosstabSubject empty = { 0, "education" };
  g_autoptr (GError) error = NULL;

  g_assert_null (hoso_crosstab_make_of (shop->store.db, &age, &age, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (hoso_crosstab_make_of (shop->store.db, &age, &nothing, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (hoso_crosstab_make_of (shop->store.db, &age, &empty, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
}

static void
add (const char *name, gpointer seed, void (*test) (RuleShop *, gconstpointer))
{
  g_test_add (name, RuleShop, seed, rule_shop_set_up, test, rule_shop_tear_down);
}

int
main (int argc, char **argv)
{
  gpointer seed;

  g_test_init (&argc, &argv, NULL);
  seed = GUINT_TO_POINTER ((guint)g_test_rand_int ());
  g_test_message ("seed %u", GPOINTER_TO_UINT (seed));
  add ("/crosstab/fields", seed, test_fields);
  add ("/crosstab/types", seed, test_types);
  add ("/crosstab/answers", seed, test_answers);
  add ("/crosstab/fields-refused", seed, test_refused);
  return g_test_run ();
}
