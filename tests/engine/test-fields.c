/* Fields as the user changes them, and what customers have in them. */

#include <string.h>

#include "hoso-customers.h"
#include "hoso-db.h"
#include "hoso-error.h"
#include "hoso-field-edit.h"
#include "hoso-field-table.h"
#include "hoso-field-tally.h"
#include "hoso-fields.h"
#include "hoso-population.h"
#include "hoso-profile-gauge.h"
#include "hoso-rule-evaluation.h"
#include "hoso-undo.h"
#include "store-fixture.h"

#define ADD(path, func) \
  g_test_add ("/fields/" path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (fixture, NULL);
  store_fixture_open (fixture);
  hoso_db_set_clock (fixture->db, 1750000000, 1);
  hoso_fields_ensure (fixture->db, &error);
  g_assert_no_error (error);
}

static void
undo (HosoDb *db, const char *expected)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  hoso_undo_undo (db, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

/* The keys of a group in the order of the profile, retired ones in brackets. */
static char *
dup_group (HosoDb *db, const char *group, const char *kind)
{
  g_autoptr (GPtrArray) fields = hoso_fields_list_all (db, NULL);
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (g_str_equal (field->group, group) &&
          (g_str_equal (field->kind, kind) || g_str_equal (field->kind, "both")))
        g_string_append_printf (keys, field->retired ? "(%s) " : "%s ", field->key);
    }
  return g_string_free (keys, FALSE);
}

static void
assert_group (HosoDb *db, const char *group, const char *kind, const char *expected)
{
  g_autofree char *keys = dup_group (db, group, kind);

  g_assert_cmpstr (keys, ==, expected);
}

static char *
dup_label (HosoDb *db, const char *key, const char *language)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, key, NULL);

  return hoso_field_dup_label (field, language);
}

static void
assert_label (HosoDb *db, const char *key, const char *language, const char *expected)
{
  g_autofree char *label = dup_label (db, key, language);

  g_assert_cmpstr (label, ==, expected);
}

/* Every shipped field says what it means, and which question it answers. */
static void
test_shipped (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) fields = hoso_fields_list_all (fixture->db, NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];
      g_autofree char *vietnamese = hoso_field_dup_definition (field, "vi");
      g_autofree char *english = hoso_field_dup_definition (field, "en");
      HosoFieldType type = HOSO_FIELD_PERSON;

      g_test_message ("%s", field->key);
      g_assert_true (g_str_has_suffix (vietnamese, "."));
      g_assert_true (g_str_has_suffix (english, "."));
      g_assert_cmpstr (vietnamese, !=, english);
      g_assert_true (hoso_field_type_from_name (field->type, &type));
      g_assert_true (g_strv_contains (hoso_field_groups, field->group));
      g_assert_nonnull (field->question);
      g_assert_cmpint (field->layer, >=, 1);
      g_assert_cmpint (field->layer, <=, 3);
      if (type == HOSO_FIELD_CHOICE || type == HOSO_FIELD_CHOICES)
        g_assert_nonnull (field->options);
    }
}

/* Both templates have fields for all five groups, questions and three layers,
 * and the quick form asks all five questions. */
static void
test_templates (StoreFixture *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < 2; kind++)
    {
      g_autoptr (GPtrArray) fields = hoso_fields_list (fixture->db, kind, NULL);
      g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
      guint quick = 0;
      guint layers = 0;

      for (guint i = 0; i < fields->len; i++)
        {
          const HosoField *field = fields->pdata[i];

          g_hash_table_add (found, field->group);
          if (field->quick)
            g_hash_table_add (found, field->question);
          quick += field->quick;
          layers |= 1u << field->layer;
        }
      for (guint i = 0; i < 5; i++)
        {
          g_assert_true (g_hash_table_contains (found, hoso_field_groups[i]));
          g_assert_true (g_hash_table_contains (found, hoso_field_questions[i]));
        }
      g_assert_cmpuint (layers, ==, 2 + 4 + 8);
      g_assert_cmpuint (quick, <=, 17);
    }
}

/* A field of version 1 becomes what it is today; its choices and values stay. */
static void
test_renewed (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoField) field = NULL;
  g_autoptr (GError) error = NULL;

  hoso_db_exec (fixture->db,
                "UPDATE field SET question = NULL, type = 'text', options = NULL "
                "WHERE key = 'channel';"
                "UPDATE field SET question = NULL, options = '[\"Nữ\"]', title = 'Phái' "
                "WHERE key = 'gender'",
                &error);
  g_assert_no_error (error);
  g_assert_true (hoso_fields_ensure (fixture->db, NULL));

  field = hoso_field_table_load (fixture->db, "channel", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (field->type, ==, "choices");
  g_assert_cmpstr (field->question, ==, "channel");
  g_assert_cmpstr (field->kind, ==, "both");
  g_assert_cmpstr (field->options[0], ==, "Shop");
  g_clear_pointer (&field, hoso_field_free);
  field = hoso_field_table_load (fixture->db, "gender", &error);
  g_assert_cmpstr (field->options[0], ==, "Nữ");
  g_assert_null (field->options[1]);
  g_assert_cmpstr (field->title, ==, "Phái");
}

static char *
add (HosoDb *db, const char *title, HosoFieldType type, const char *const *options)
{
  g_autoptr (HosoField) field = hoso_field_new (NULL, type);
  g_autoptr (GError) error = NULL;
  char *key;

  field->title = g_strdup (title);
  field->options = g_strdupv ((char **)options);
  key = hoso_field_add (db, field, &error);
  g_assert_no_error (error);
  return key;
}

static void
test_add (StoreFixture *fixture, gconstpointer data)
{
  const char *const options[] = { " Đỏ ", "", "Đỏ", "Xanh; lá", NULL };
  g_autofree char *key = add (fixture->db, "  Màu yêu thích ", HOSO_FIELD_CHOICES, options);
  g_autofree char *second = add (fixture->db, "Màu yêu thích", HOSO_FIELD_TEXT, NULL);
  g_autofree char *symbols = add (fixture->db, "♥", HOSO_FIELD_TEXT, NULL);
  g_autoptr (HosoField) field = hoso_field_table_load (fixture->db, key, NULL);
  g_autoptr (GPtrArray) people = hoso_fields_list (fixture->db, HOSO_CUSTOMER_PERSON, NULL);

  g_assert_cmpstr (key, ==, "mau-yeu-thich");
  g_assert_cmpstr (second, ==, "mau-yeu-thich-2");
  g_assert_cmpstr (symbols, ==, "field");
  g_assert_cmpstr (field->title, ==, "Màu yêu thích");
  g_assert_cmpuint (g_strv_length (field->options), ==, 2);
  g_assert_cmpstr (field->options[0], ==, "Đỏ");
  g_assert_cmpstr (field->options[1], ==, "Xanh, lá");
  g_assert_cmpstr (((const HosoField *)people->pdata[people->len - 1])->key, ==, "field");

  undo (fixture->db, "Add field");
  undo (fixture->db, "Add field");
  undo (fixture->db, "Add field");
  g_assert_cmpint (hoso_field_table_find (fixture->db, key, NULL), ==, 0);
}

static void
assert_refused (HosoDb *db, const HosoField *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hoso_field_add (db, field, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
}

static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  const char *const wide[] = { "5", "1", NULL };
  g_autoptr (HosoField) field = hoso_field_new (NULL, HOSO_FIELD_SCALE);

  assert_refused (fixture->db, field);
  field->title = g_strdup (" \n");
  assert_refused (fixture->db, field);
  g_free (field->title);
  field->title = g_strnfill (200, 'x');
  assert_refused (fixture->db, field);
  field->title[3] = '\0';
  field->options = g_strdupv ((char **)wide);
  assert_refused (fixture->db, field);
  g_clear_pointer (&field->options, g_strfreev);
  field->layer = 4;
  assert_refused (fixture->db, field);
  field->layer = 2;
  g_free (field->question);
  field->question = g_strdup ("when");
  assert_refused (fixture->db, field);
  g_free (field->type);
  field->type = g_strdup ("colour");
  assert_refused (fixture->db, field);
}

static void
test_rename (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *own = add (fixture->db, "Cỡ giày", HOSO_FIELD_NUMBER, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_field_rename (fixture->db, "city", " Nơi ở ", NULL));
  assert_label (fixture->db, "city", "vi", "Nơi ở");
  assert_label (fixture->db, "city", "en", "Nơi ở");
  undo (fixture->db, "Rename field");
  assert_label (fixture->db, "city", "en", "City or province");

  g_assert_true (hoso_field_rename (fixture->db, "city", "Nơi ở", NULL));
  g_assert_true (hoso_field_rename (fixture->db, "city", "", NULL));
  assert_label (fixture->db, "city", "vi", "Tỉnh / thành phố");

  g_assert_false (hoso_field_rename (fixture->db, own, " ", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hoso_field_rename (fixture->db, "shoe", "x", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_move (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *own = add (fixture->db, "Nhóm máu", HOSO_FIELD_TEXT, NULL);
  g_autofree char *before = NULL;

  g_assert_true (hoso_field_move (fixture->db, own, "gender", NULL));
  before = dup_group (fixture->db, "identity", "b2c");
  g_assert_true (g_str_has_prefix (before, "nhom-mau gender age birthday "));
  undo (fixture->db, "Move field");

  g_assert_true (hoso_field_shift (fixture->db, "age", TRUE, NULL));
  g_assert_true (hoso_field_shift (fixture->db, "age", TRUE, NULL));
  g_free (before);
  before = dup_group (fixture->db, "identity", "b2c");
  g_assert_true (g_str_has_prefix (before, "age gender birthday "));
  g_assert_true (hoso_field_shift (fixture->db, "age", FALSE, NULL));
  g_free (before);
  before = dup_group (fixture->db, "identity", "b2c");
  g_assert_true (g_str_has_prefix (before, "gender age birthday "));

  assert_group (fixture->db, "conditions", "b2c", "lead-status spend payment ");
  g_assert_true (hoso_field_move (fixture->db, "lead-status", NULL, NULL));
  assert_group (fixture->db, "conditions", "b2c", "spend payment lead-status ");
}

static gint64
add_customer (HosoDb *db,
              const char *name,
              HosoCustomerKind kind,
              const char *key,
              const char *value)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup (name);
  customer->kind = kind;
  if (key != NULL)
    g_ptr_array_add (customer->fields, hoso_field_value_new (key, value));
  id = hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
  return id;
}

static void
assert_value (HosoDb *db, gint64 id, const char *key, const char *expected)
{
  g_autoptr (HosoCustomer) customer = hoso_customers_load (db, id, NULL);

  g_assert_cmpstr (hoso_customer_get_field (customer, key), ==, expected);
}

static void
test_retire (StoreFixture *fixture, gconstpointer data)
{
  gint64 id = add_customer (fixture->db, "Lan", HOSO_CUSTOMER_PERSON, "climate", "Bốn mùa");
  g_autoptr (GPtrArray) fields = NULL;

  g_assert_true (hoso_field_retire (fixture->db, "climate", TRUE, NULL));
  fields = hoso_fields_list (fixture->db, HOSO_CUSTOMER_PERSON, NULL);
  g_assert_cmpuint (fields->len, ==, 38);
  assert_value (fixture->db, id, "climate", "Bốn mùa");
  g_assert_true (hoso_fields_ensure (fixture->db, NULL));
  g_assert_true (hoso_field_retire (fixture->db, "climate", FALSE, NULL));
  undo (fixture->db, "Bring back field");
  undo (fixture->db, "Retire field");
  g_ptr_array_unref (fields);
  fields = hoso_fields_list (fixture->db, HOSO_CUSTOMER_PERSON, NULL);
  g_assert_cmpuint (fields->len, ==, 39);
}

static void
test_options (StoreFixture *fixture, gconstpointer data)
{
  const char *const options[] = { "Rất trung thành", "Bình thường", NULL };
  g_autoptr (HosoField) field = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_field_set_options (fixture->db, "loyalty", options, NULL));
  field = hoso_field_table_load (fixture->db, "loyalty", NULL);
  g_assert_cmpstrv (field->options, options);
  undo (fixture->db, "Change field");
  g_assert_false (hoso_field_set_options (fixture->db, "city", options, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
}

/* One form is stored, whatever was typed; what cannot be is refused with its
 * reason and nothing is written, but what is there already may stay. */
static void
test_values (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomer) customer = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = add_customer (fixture->db, "Lan", HOSO_CUSTOMER_PERSON, "spend", "1tr2");

  assert_value (fixture->db, id, "spend", "1200000 VND");
  id = add_customer (fixture->db, "Hoa", HOSO_CUSTOMER_PERSON, "channel", "zalo, shopee, chợ");
  assert_value (fixture->db, id, "channel", "Zalo; Shopee; chợ");

  customer = hoso_customers_load (fixture->db, id, NULL);
  g_ptr_array_add (customer->fields, hoso_field_value_new ("satisfaction", "9"));
  g_assert_cmpint (hoso_customers_save (fixture->db, customer, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  assert_value (fixture->db, id, "satisfaction", NULL);

  g_assert_true (hoso_db_exec (fixture->db,
                               "UPDATE customer_field SET value = 'vài triệu' "
                               "WHERE value = '1200000 VND'",
                               NULL));
  g_clear_pointer (&customer, hoso_customer_free);
  customer = hoso_customers_load (fixture->db, 1, NULL);
  g_free (customer->name);
  customer->name = g_strdup ("Lan Anh");
  g_assert_cmpint (hoso_customers_save (fixture->db, customer, &error), ==, 1);
  g_assert_no_error (error);
  assert_value (fixture->db, 1, "spend", "vài triệu");
}

static gint64
save_friend (HosoDb *db, const char *key, const char *name, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();

  customer->name = g_strdup ("Minh");
  g_ptr_array_add (customer->fields, hoso_field_value_new (key, name));
  return hoso_customers_save (db, customer, error);
}

static void
test_person (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *key = add (fixture->db, "Bạn thân", HOSO_FIELD_PERSON, NULL);
  gint64 lan = add_customer (fixture->db, "Trần Thị Lan", HOSO_CUSTOMER_PERSON, NULL, NULL);
  gint64 id = save_friend (fixture->db, key, " tran thi lan", NULL);
  g_autoptr (HosoCustomer) minh = hoso_customers_load (fixture->db, id, NULL);
  const HosoFieldValue *value = minh->fields->pdata[0];
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (value->person, ==, lan);
  g_assert_cmpstr (value->person_name, ==, "Trần Thị Lan");
  g_assert_cmpint (hoso_customers_save (fixture->db, minh, &error), ==, id);
  g_assert_no_error (error);

  g_assert_cmpint (save_friend (fixture->db, key, "Hùng", &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  add_customer (fixture->db, "Trần Thị Lan", HOSO_CUSTOMER_PERSON, NULL, NULL);
  g_assert_cmpint (save_friend (fixture->db, key, "Trần Thị Lan", &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_AMBIGUOUS);
  g_clear_error (&error);

  g_assert_true (hoso_customers_remove (fixture->db, &lan, 1, NULL));
  g_clear_pointer (&minh, hoso_customer_free);
  minh = hoso_customers_load (fixture->db, id, &error);
  g_assert_no_error (error);
  g_assert_null (((const HosoFieldValue *)minh->fields->pdata[0])->person_name);
}

static void
test_gauge (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) fields = hoso_fields_list (fixture->db, HOSO_CUSTOMER_PERSON, NULL);
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_value_free);
  HosoProfileGauge gauge;

  hoso_profile_gauge_init (&gauge, fields, values);
  g_assert_cmpuint (gauge.answered, ==, 0);
  g_assert_false (gauge.lacks_psychology);

  g_ptr_array_add (values, hoso_field_value_new ("gender", "Nữ"));
  g_ptr_array_add (values, hoso_field_value_new ("channel", "Zalo"));
  g_ptr_array_add (values, hoso_field_value_new ("motives", ""));
  g_ptr_array_add (values, hoso_field_value_new ("industry", "Dệt"));
  hoso_profile_gauge_init (&gauge, fields, values);
  g_assert_cmpuint (gauge.answered, ==, 2);
  g_assert_cmpuint (gauge.filled[0], ==, 1);
  g_assert_cmpuint (gauge.filled[1], ==, 0);
  g_assert_cmpuint (gauge.filled[2], ==, 1);
  g_assert_true (gauge.lacks_psychology);

  g_ptr_array_add (values, hoso_field_value_new ("barriers", "Giá"));
  hoso_profile_gauge_init (&gauge, fields, values);
  g_assert_cmpuint (gauge.answered, ==, 3);
  g_assert_false (gauge.lacks_psychology);
}

/* --- Rules --- */

static void
assert_members (HosoDb *db, const char *json, guint expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (json, &error);
  g_autoptr (HosoPopulation) population = hoso_population_load (db, 0, NULL);
  g_autoptr (HosoBitset) set = NULL;

  g_assert_no_error (error);
  set = hoso_rule_evaluate (db, rule, population, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", json);
  g_assert_cmpuint (hoso_bitset_count (set), ==, expected);
}

#define RULE(field, op, value)                                                   \
  "{\"population\":\"customers\",\"all\":[{\"field\":\"" field "\",\"op\":\"" op \
  "\",\"value\":\"" value "\"}]}"

/* Amounts and dates compare as such, several choices one by one. */
static void
test_rules (StoreFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->db;

  add_customer (db, "A", HOSO_CUSTOMER_PERSON, "spend", "900k");
  add_customer (db, "B", HOSO_CUSTOMER_PERSON, "spend", "1.500.000");
  add_customer (db, "C", HOSO_CUSTOMER_PERSON, "spend", "2000 USD");
  add_customer (db, "D", HOSO_CUSTOMER_PERSON, "birthday", "5/3/1990");
  add_customer (db, "E", HOSO_CUSTOMER_PERSON, "birthday", "1991");
  add_customer (db, "F", HOSO_CUSTOMER_PERSON, "birthday", "5/3");
  add_customer (db, "G", HOSO_CUSTOMER_PERSON, "channel", "Zalo, Shopee");
  add_customer (db, "H", HOSO_CUSTOMER_PERSON, "channel", "Shopee");
  add_customer (db, "I", HOSO_CUSTOMER_PERSON, "satisfaction", "4");

  assert_members (db, RULE ("spend", "at-least", "1 triệu"), 1);
  assert_members (db, RULE ("spend", "at-most", "1000000"), 1);
  assert_members (db, RULE ("spend", "at-least", "20 USD"), 1);
  assert_members (db, RULE ("birthday", "at-most", "1990-12-31"), 1);
  assert_members (db, RULE ("birthday", "at-least", "1990-01-01"), 2);
  assert_members (db, RULE ("channel", "is", "shopee"), 2);
  assert_members (db, RULE ("channel", "is", "Zalo"), 1);
  assert_members (db, RULE ("channel", "is-not", "Zalo"), 1);
  assert_members (db, RULE ("channel", "contains", "zal"), 1);
  assert_members (db, RULE ("satisfaction", "at-least", "4"), 1);

  /* As older versions stored them, whatever way the condition writes them. */

  assert_members (db, RULE ("birthday", "is", "1991"), 1);
  g_assert_true (hoso_db_exec (db,
                               "UPDATE customer_field SET value = '1tr2' WHERE value LIKE '%USD';"
                               "UPDATE customer_field SET value = '5/3/1991' WHERE value = '1991'",
                               NULL));
  assert_members (db, RULE ("spend", "is", "1.200.000"), 1);
  assert_members (db, RULE ("spend", "at-least", "1100000"), 2);
  assert_members (db, RULE ("birthday", "is", "1991-03-05"), 1);
  assert_members (db, RULE ("birthday", "is", "5/3/1991"), 1);
}

static guint64
count_choice (const HosoTally *tally, const char *label)
{
  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = tally->counts->pdata[i];

      if (g_str_equal (count->label, label))
        return count->n;
    }
  return 0;
}

/* Several choices are counted one by one; the base is people.  By hand: eight
 * people, Zalo 2, Shopee 7, “chợ” 1, and “zalo; Zalo” is one mention. */
static void
test_tally (StoreFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->db;
  gint64 first = add_customer (db, "A", HOSO_CUSTOMER_PERSON, "channel", "Zalo, Shopee");
  g_autoptr (HosoPopulation) customers = NULL;
  g_autoptr (HosoBitset) inside = NULL;
  g_autoptr (GPtrArray) tallies = NULL;
  g_auto (GStrv) values = NULL;
  const HosoFieldTally *channel;

  add_customer (db, "B", HOSO_CUSTOMER_PERSON, "channel", "zalo; Zalo; chợ");
  for (guint i = 0; i < 6; i++)
    add_customer (db, "C", HOSO_CUSTOMER_PERSON, "channel", "Shopee");
  customers = hoso_population_load (db, 0, NULL);
  inside = hoso_bitset_new (customers->all->size);
  hoso_bitset_add (inside, (guint)first);
  tallies = hoso_field_tally_all (db, customers->all, inside, NULL);
  g_assert_cmpuint (tallies->len, ==, 1);
  channel = tallies->pdata[0];
  g_assert_cmpstr (channel->key, ==, "channel");
  g_assert_cmpuint (channel->all->base, ==, 8);
  g_assert_cmpuint (channel->all->mentions, ==, 10);
  g_assert_cmpuint (count_choice (channel->all, "Zalo"), ==, 2);
  g_assert_cmpuint (count_choice (channel->all, "Shopee"), ==, 7);
  g_assert_cmpuint (count_choice (channel->all, "chợ"), ==, 1);
  g_assert_cmpuint (channel->inside->base, ==, 1);
  g_assert_cmpuint (channel->inside->mentions, ==, 2);
  g_assert_cmpuint (count_choice (channel->inside, "Zalo"), ==, 1);

  values = hoso_fields_list_values (db, "channel", 10, NULL);
  g_assert_cmpuint (g_strv_length (values), ==, 3);
  g_assert_cmpstr (values[0], ==, "Shopee");
  g_assert_cmpstr (values[1], ==, "Zalo");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("shipped", test_shipped);
  ADD ("templates", test_templates);
  ADD ("renewed", test_renewed);
  ADD ("add", test_add);
  ADD ("refused", test_refused);
  ADD ("rename", test_rename);
  ADD ("move", test_move);
  ADD ("retire", test_retire);
  ADD ("options", test_options);
  ADD ("values", test_values);
  ADD ("person", test_person);
  ADD ("gauge", test_gauge);
  ADD ("rules", test_rules);
  ADD ("tally", test_tally);

  return g_test_run ();
}
