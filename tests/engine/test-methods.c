/* The ways to sort customers: as shipped, and counted by hand in a small shop. */

#include "hoso-config.h"

#include <string.h>

#include "form-fixture.h"
#include "hoso-customer-table.h"
#include "hoso-error.h"
#include "hoso-field-table.h"
#include "hoso-fields.h"
#include "hoso-method-settings.h"
#include "hoso-methods.h"
#include "hoso-segments.h"
#include "hoso-setting-table.h"
#include "hoso-source-table.h"
#include "hoso-undo.h"

/* 2026-09-21 */
#define NOW 1790000000

static HosoMethod *
read_method (const char *key)
{
  g_autoptr (GPtrArray) methods = hoso_methods_read ();

  for (guint i = 0; i < methods->len; i++)
    if (g_str_equal (((const HosoMethod *)methods->pdata[i])->key, key))
      return hoso_method_copy (methods->pdata[i]);
  g_assert_not_reached ();
}

static const HosoMethodGroup *
get_group (const HosoMethod *method, const char *criterion, const char *group)
{
  return hoso_criterion_find_group (hoso_method_find_criterion (method, criterion), group);
}

static void
count (StoreFixture *store, HosoMethod *method)
{
  g_autoptr (GError) error = NULL;

  hoso_methods_count (store->db, method, NULL, &error);
  g_assert_no_error (error);
}

/* @fields: "key", "value", … */
static void
add_customer (StoreFixture *store, const char *name, const char *const *fields)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;
  gint64 source;
  gint64 id;

  g_assert_true (hoso_txn_begin (&txn, store->db, &error));
  source = hoso_source_table_add (store->db, "hand", NULL, &error);
  id = hoso_customer_table_add (store->db, HOSO_CUSTOMER_PERSON, name, source, &error);
  g_assert_no_error (error);
  for (guint i = 0; fields != NULL && fields[i] != NULL; i += 2)
    hoso_customer_field_set (store->db, id, fields[i], fields[i + 1], source, &error);
  g_assert_no_error (error);
  g_assert_true (hoso_txn_commit (&txn, &error));
}

#define ADD(store, name, ...) \
  add_customer (store, name, (const char *const[]){ __VA_ARGS__, NULL })

static void
set_up (StoreFixture *store, gconstpointer data)
{
  store_fixture_set_up (store, NULL);
  form_fixture_open (store);
  hoso_db_set_clock (store->db, NOW, 1);
}

static void
tear_down (StoreFixture *store, gconstpointer data)
{
  store_fixture_tear_down (store, NULL);
}

/* Each rule is one, each threshold is used, and what a criterion asks for is a field
 * of every workspace or one that comes with the methods. */
static void
check_criterion (HosoDb *db, const HosoCriterion *criterion)
{
  g_autoptr (GPtrArray) known = hoso_fields_list_all (db, NULL);

  g_assert_cmpuint (criterion->groups->len, >=, 2);
  for (guint i = 0; i < criterion->groups->len; i++)
    {
      const HosoMethodGroup *group = criterion->groups->pdata[i];
      g_autoptr (HosoRule) rule = hoso_criterion_make_rule (criterion, group);

      g_assert_cmpuint (rule->root->children->len, ==, 1);
    }
  for (guint i = 0; i < criterion->thresholds->len; i++)
    {
      const HosoMethodThreshold *threshold = criterion->thresholds->pdata[i];
      g_autofree char *name = g_strdup_printf ("${%s}", threshold->key);
      gboolean used = FALSE;

      for (guint k = 0; k < criterion->groups->len; k++)
        used = used ||
               strstr (((const HosoMethodGroup *)criterion->groups->pdata[k])->rule, name) != NULL;
      g_assert_true (used);
    }
  for (guint i = 0; criterion->fields[i] != NULL; i++)
    {
      g_autoptr (HosoField) brought = hoso_method_make_field (criterion->fields[i]);
      gboolean found = brought != NULL;

      for (guint k = 0; k < known->len; k++)
        found = found ||
                g_str_equal (((const HosoField *)known->pdata[k])->key, criterion->fields[i]);
      g_assert_true (found);
    }
}

static void
test_shipped (StoreFixture *store, gconstpointer data)
{
  g_autoptr (GPtrArray) methods = hoso_methods_read ();
  guint examples = 0;

  g_assert_cmpuint (methods->len, ==, 7);
  for (guint i = 0; i < methods->len; i++)
    {
      const HosoMethod *method = methods->pdata[i];

      examples += method->examples->len;
      for (guint k = 0; k < method->criteria->len; k++)
        check_criterion (store->db, method->criteria->pdata[k]);
    }
  g_assert_cmpuint (examples, ==, 18);
}

/* By hand, on 2026-09-21:
 *   An, born 2009-01-01: 17, below Gen Z; her age says 30, but the birthday counts
 *   Bình, born 2008-09-21: 18 today, Gen Z
 *   Chi, born in 2000, the day is not known: 26 by the years, Millennials
 *   Dung, aged “25–34”: the middle is 29.5, Millennials
 *   Em, aged “Từ 55”: 56, Baby Boomers
 *   Giang, aged “41”: Gen X
 *   Hà, whose birthday has no year, and Khánh, of whom nothing is known: no group */
static void
test_generation (StoreFixture *store, gconstpointer data)
{
  g_autoptr (HosoMethod) method = read_method ("demographic");
  HosoCriterion *criterion = hoso_method_find_criterion (method, "generation");
  HosoMethodThreshold *z = criterion->thresholds->pdata[0];

  ADD (store, "An", "birthday", "2009-01-01", "age", "30");
  ADD (store, "Bình", "birthday", "2008-09-21");
  ADD (store, "Chi", "birthday", "2000");
  ADD (store, "Dung", "age", "25–34");
  ADD (store, "Em", "age", "Từ 55");
  ADD (store, "Giang", "age", "41");
  ADD (store, "Hà", "birthday", "--03-05");
  add_customer (store, "Khánh", NULL);
  count (store, method);
  g_assert_cmpuint (criterion->base, ==, 8);
  g_assert_cmpuint (criterion->sorted, ==, 6);
  g_assert_cmpuint (get_group (method, "generation", "under")->count, ==, 1);
  g_assert_cmpuint (get_group (method, "generation", "gen-z")->count, ==, 1);
  g_assert_cmpuint (get_group (method, "generation", "millennials")->count, ==, 2);
  g_assert_cmpuint (get_group (method, "generation", "gen-x")->count, ==, 1);
  g_assert_cmpuint (get_group (method, "generation", "boomers")->count, ==, 1);

  z->value = 17;
  count (store, method);
  g_assert_cmpuint (get_group (method, "generation", "under")->count, ==, 0);
  g_assert_cmpuint (get_group (method, "generation", "gen-z")->count, ==, 2);
}

/* Provinces by their old and new names; a region that is written down counts first. */
static void
test_region (StoreFixture *store, gconstpointer data)
{
  g_autoptr (HosoMethod) method = read_method ("geographic");

  ADD (store, "An", "city", "Bình Dương");
  ADD (store, "Bình", "city", "HN");
  ADD (store, "Chi", "city", "Quảng Nam");
  ADD (store, "Dung", "city", "Hà Nội", "region", "Miền Nam");
  ADD (store, "Em", "city", "ở quê");
  count (store, method);
  g_assert_cmpuint (get_group (method, "region", "north")->count, ==, 1);
  g_assert_cmpuint (get_group (method, "region", "centre")->count, ==, 1);
  g_assert_cmpuint (get_group (method, "region", "south")->count, ==, 2);
  g_assert_cmpuint (get_group (method, "city", "hanoi")->count, ==, 2);
  g_assert_cmpuint (get_group (method, "city", "saigon")->count, ==, 1);
  g_assert_cmpuint (get_group (method, "city", "cities")->count, ==, 1);
  g_assert_cmpuint (get_group (method, "city", "provinces")->count, ==, 1);
}

static void
test_fields (StoreFixture *store, gconstpointer data)
{
  g_autoptr (HosoMethod) method = read_method ("technographic");
  HosoCriterion *criterion = hoso_method_find_criterion (method, "device");
  g_autoptr (GError) error = NULL;

  count (store, method);
  g_assert_cmpstr (criterion->missing[0], ==, "device");
  g_assert_true (
    hoso_methods_add_fields (store->db, (const char *const *)criterion->missing, &error));
  g_assert_no_error (error);
  ADD (store, "An", "device", "Phone");
  count (store, method);
  g_assert_null (criterion->missing[0]);
  g_assert_cmpuint (get_group (method, "device", "phone")->count, ==, 1);
  g_assert_false (
    hoso_methods_add_fields (store->db, (const char *const[]){ "nothing", NULL }, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

/* All groups in one step, and gone again in one. */
static void
test_segments (StoreFixture *store, gconstpointer data)
{
  g_autoptr (HosoMethod) method = read_method ("demographic");
  const char *groups[] = { "gender.female", "generation.gen-z", NULL };
  const char *wrong[] = { "gender.female", "gender.nobody", NULL };
  const char *strange[] = { "nothing", NULL };
  g_autoptr (GPtrArray) segments = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  ADD (store, "An", "gender", "Nữ");
  ADD (store, "Bình", "gender", "female");
  g_assert_cmpint (hoso_methods_add_segments (store->db, method, groups, NULL, &error), >, 0);
  g_assert_no_error (error);
  segments = hoso_segments_list (store->db, &error);
  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_cmpstr (((const HosoSegment *)segments->pdata[0])->name, ==, "Gender: Women");
  g_assert_cmpuint (((const HosoSegment *)segments->pdata[0])->count, ==, 2);
  g_assert_cmpint (hoso_methods_add_segments (store->db, method, wrong, NULL, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (hoso_methods_add_segments (store->db, method, strange, NULL, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (hoso_undo_undo (store->db, &undone, &error));
  g_assert_no_error (error);
  after = hoso_segments_list (store->db, &error);
  g_assert_cmpuint (after->len, ==, 0);
}

/* --- The owner's limits --- */

static HosoMethod *
load_method (StoreFixture *store, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) methods = hoso_method_settings_load (store->db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < methods->len; i++)
    if (g_str_equal (((const HosoMethod *)methods->pdata[i])->key, key))
      return hoso_method_copy (methods->pdata[i]);
  g_assert_not_reached ();
}

static gint64
load_value (StoreFixture *store, const char *method, const char *criterion, guint place)
{
  g_autoptr (HosoMethod) loaded = load_method (store, method);
  const HosoCriterion *found = hoso_method_find_criterion (loaded, criterion);

  return ((const HosoMethodThreshold *)found->thresholds->pdata[place])->value;
}

/* What is kept is kept until it is undone or is again what we propose; the limits of
 * another way stay. */
static void
test_limits (StoreFixture *store, gconstpointer data)
{
  g_autoptr (HosoMethod) demographic = load_method (store, "demographic");
  g_autoptr (HosoMethod) basic = load_method (store, "basic");
  HosoCriterion *income = hoso_method_find_criterion (demographic, "income");
  HosoMethodThreshold *high = income->thresholds->pdata[1];
  HosoMethodThreshold *vip =
    hoso_method_find_criterion (basic, "minimum")->thresholds->pdata[2];
  g_autofree char *undone = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  vip->value = 7000000;
  g_assert_true (hoso_method_settings_save (store->db, basic, &error));
  high->value = 25000000;
  g_assert_true (hoso_criterion_is_changed (income));
  g_assert_true (hoso_method_settings_save (store->db, demographic, &error));
  g_assert_no_error (error);
  g_assert_cmpint (load_value (store, "demographic", "income", 1), ==, 25000000);
  g_assert_cmpint (load_value (store, "demographic", "income", 0), ==, 10000000);
  g_assert_cmpint (load_value (store, "basic", "minimum", 2), ==, 7000000);
  g_assert_true (hoso_undo_undo (store->db, &undone, &error));
  g_assert_cmpint (load_value (store, "demographic", "income", 1), ==, 20000000);
  g_assert_cmpint (load_value (store, "basic", "minimum", 2), ==, 7000000);

  high->value = -1;
  g_assert_false (hoso_method_settings_save (store->db, demographic, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  hoso_criterion_reset (basic->criteria->pdata[0]);
  g_assert_true (hoso_method_settings_save (store->db, basic, &error));
  g_assert_true (hoso_setting_table_get (store->db, "method-limits", &text, &error));
  g_assert_null (text);
}

/* What another program wrote is read as far as it makes sense. */
static void
test_strange_limits (StoreFixture *store, gconstpointer data)
{
  static const char *const texts[] = { "[]", "{", "7",
                                       "{\"demographic.generation.z\": 201}",
                                       "{\"demographic.generation.z\": -1}",
                                       "{\"demographic.generation.z\": [17]}",
                                       "{\"other.generation.z\": 17}" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (hoso_setting_table_set (store->db, "method-limits", texts[i], &error));
      g_assert_cmpint (load_value (store, "demographic", "generation", 0), ==, 18);
    }
}

/* Rules can be made from the smallest and the largest limits. */
static void
test_bounds (void)
{
  g_autoptr (GPtrArray) methods = hoso_methods_read ();

  for (guint i = 0; i < methods->len; i++)
    {
      const HosoMethod *method = methods->pdata[i];

      for (guint k = 0; k < 2 * method->criteria->len; k++)
        {
          const HosoCriterion *criterion = method->criteria->pdata[k / 2];

          for (guint t = 0; t < criterion->thresholds->len; t++)
            {
              HosoMethodThreshold *threshold = criterion->thresholds->pdata[t];

              threshold->value = k % 2 == 0 ? 0 : hoso_method_threshold_get_max (threshold);
            }
          for (guint g = 0; g < criterion->groups->len; g++)
            hoso_rule_free (hoso_criterion_make_rule (criterion, criterion->groups->pdata[g]));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/methods/shipped", StoreFixture, NULL, set_up, test_shipped, tear_down);
  g_test_add ("/methods/generation", StoreFixture, NULL, set_up, test_generation, tear_down);
  g_test_add ("/methods/region", StoreFixture, NULL, set_up, test_region, tear_down);
  g_test_add ("/methods/fields", StoreFixture, NULL, set_up, test_fields, tear_down);
  g_test_add ("/methods/segments", StoreFixture, NULL, set_up, test_segments, tear_down);
  g_test_add ("/methods/limits", StoreFixture, NULL, set_up, test_limits, tear_down);
  g_test_add ("/methods/strange-limits", StoreFixture, NULL, set_up, test_strange_limits,
              tear_down);
  g_test_add_func ("/methods/bounds", test_bounds);
  return g_test_run ();
}
