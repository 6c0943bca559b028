/* Merging customers and taking it back, over random workspaces with rows in every
 * table.  GLib prints the seed; --seed repeats a run.
 */

#include "hoso-customer-references.h"
#include "hoso-customers.h"
#include "hoso-import-table.h"
#include "hoso-merges.h"
#include "merge-fixture.h"
#include "random-rows.h"

#define ROWS 9
#define N_MERGES 6

static void
open_random (StoreFixture *fixture)
{
  store_fixture_open (fixture);
  random_rows_add (fixture->db, ROWS);
}

static gint64
pick_customer (HosoDb *db, gint64 other)
{
  gint64 id;

  do
    id = random_rows_pick (db, "customer");
  while (id == other);
  return id;
}

static HosoMergeChoice *
choose (HosoDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT key FROM field", &error);
  HosoMergeChoice *choice = hoso_merge_choice_new ();

  g_assert_no_error (error);
  choice->name = g_test_rand_bit ();
  choice->photo = g_test_rand_bit ();
  for (guint i = 0; i < HOSO_CONTACT_N_KINDS; i++)
    choice->contacts[i] = g_test_rand_bit ();
  while (hoso_stmt_step (stmt, &error) == HOSO_ROW)
    if (g_test_rand_bit ())
      g_ptr_array_add (choice->fields, hoso_stmt_dup_text (stmt, 0));
  g_assert_no_error (error);
  return choice;
}

/* Everything that both ever had in a field, and at most one value is current; whom
 * they name may become one as well. */
static gint64
count_values (HosoDb *db, gint64 one, gint64 other)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count (DISTINCT field_id || ' ' || coalesce (value, '-') || ' ' || set_at) "
    "FROM customer_value WHERE customer_id IN (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ") "
    "AND field_id NOT IN (SELECT id FROM field WHERE type = 'person')",
    one, other);

  g_assert_cmpint (store_fixture_count (db, "SELECT coalesce (max (n), 0) FROM (SELECT "
                                            "sum (is_current) AS n FROM customer_value "
                                            "GROUP BY customer_id, field_id)"),
                   <=, 1);
  return store_fixture_count (db, g_intern_string (sql));
}

/* Two customers, at random; returns the merge. */
static gint64
merge_any (HosoDb *db, gint64 *survivor, gint64 *merged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoMergeChoice) choice = NULL;
  gint64 n_values;
  gint64 merge;

  *survivor = pick_customer (db, 0);
  *merged = pick_customer (db, *survivor);
  choice = choose (db);
  n_values = count_values (db, *survivor, *merged);
  merge = hoso_merges_merge (db, *survivor, *merged, choice, &error);
  g_assert_no_error (error);
  g_assert_cmpint (merge, >, 0);
  g_assert_cmpint (count_values (db, *survivor, *merged), ==, n_values);
  return merge;
}

static gint64
count_rows (HosoDb *db, const HosoCustomerReference *reference, gint64 customer)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = %" G_GINT64_FORMAT, reference->table,
                     reference->column, customer);

  return store_fixture_count (db, g_intern_string (sql));
}

static gboolean
is_moved (const HosoCustomerReference *reference)
{
  return reference->kind >= HOSO_REFERENCE_OWNED && reference->kind <= HOSO_REFERENCE_KEPT &&
         g_str_equal (reference->parent, "customer");
}

/* Every table has rows that a merge must move; none keeps the one who went. */
static void
test_moves_all (StoreFixture *fixture, gconstpointer data)
{
  gint64 survivor;
  gint64 merged;
  guint n;
  const HosoCustomerReference *all = hoso_customer_references_get (&n);

  open_random (fixture);
  for (guint i = 0; i < n; i++)
    if (is_moved (&all[i]) && !g_str_equal (all[i].table, "merge"))
      {
        g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", all[i].table);

        g_test_message ("%s", all[i].table);
        g_assert_cmpint (store_fixture_count (fixture->db, g_intern_string (sql)), >, 0);
      }
  merge_any (fixture->db, &survivor, &merged);
  for (guint i = 0; i < n; i++)
    if (all[i].column != NULL && g_str_equal (all[i].parent, "customer"))
      g_assert_cmpint (count_rows (fixture->db, &all[i], merged), ==, 0);
  merge_fixture_assert_whole (fixture->db);
  merge_fixture_assert_derived (fixture->db);
}

static void
test_there_and_back (StoreFixture *fixture, gconstpointer data)
{
  HosoDb *db;
  gint64 survivor;
  gint64 merged;

  open_random (fixture);
  db = fixture->db;
  for (guint i = 0; i < N_MERGES; i++)
    {
      g_autofree char *before = store_fixture_dump (db);
      gint64 merge = merge_any (db, &survivor, &merged);
      g_autofree char *after = store_fixture_dump (db);

      merge_fixture_walk (db, FALSE, before);
      merge_fixture_walk (db, TRUE, after);
      merge_fixture_take_back (db, merge);
      merge_fixture_assert_dump (db, before);
      merge_fixture_walk (db, FALSE, after);
      merge_fixture_walk (db, TRUE, before);
      merge_fixture_assert_derived (db);
    }
}

/* The last first, whoever it was. */
static void
test_chain (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  gint64 merges[6];
  gint64 survivor;
  gint64 merged;

  open_random (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_ptr_array_add (states, store_fixture_dump (fixture->db));
      merges[i] = merge_any (fixture->db, &survivor, &merged);
    }
  merge_fixture_assert_derived (fixture->db);
  for (guint i = G_N_ELEMENTS (merges); i-- > 0;)
    {
      merge_fixture_take_back (fixture->db, merges[i]);
      merge_fixture_assert_dump (fixture->db, g_ptr_array_index (states, i));
    }
}

static gint64
add_customer (HosoDb *db, const char *name, const char *phone, const char *city)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup (name);
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, phone));
  g_ptr_array_add (customer->fields, hoso_field_value_new ("city", city));
  id = hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
merge_two (HosoDb *db, gint64 survivor, gint64 merged)
{
  g_autoptr (GError) error = NULL;
  gint64 merge = hoso_merges_merge (db, survivor, merged, NULL, &error);

  g_assert_no_error (error);
  return merge;
}

typedef struct
{
  gint64 lan;
  gint64 same;
  gint64 merge;
} Two;

static Two
open_two (StoreFixture *fixture)
{
  Two two;

  store_fixture_open (fixture);
  g_assert_true (hoso_db_exec (
    fixture->db,
    "INSERT OR IGNORE INTO field (uid, key, type, field_group, layer, kind, position) "
    "VALUES ('city', 'city', 'text', 'identity', 1, 'both', 0)",
    NULL));
  two.lan = add_customer (fixture->db, "Nguyễn Thị Lan", "0903 123 456", "Huế");
  two.same = add_customer (fixture->db, "chị Lan", "0912 345 678", "Đà Nẵng");
  two.merge = merge_two (fixture->db, two.lan, two.same);
  return two;
}

static HosoCustomer *
load (HosoDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HosoCustomer *customer = hoso_customers_load (db, id, &error);

  g_assert_no_error (error);
  return customer;
}

/* What came after the merge stays with the survivor. */
static void
test_later_work (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) both = load (fixture->db, two.lan);
  g_autoptr (HosoCustomer) lan = NULL;
  g_autoptr (HosoCustomer) same = NULL;

  g_assert_cmpuint (both->contacts->len, ==, 2);
  g_assert_cmpstr (hoso_customer_get_field (both, "city"), ==, "Huế");
  g_ptr_array_add (both->contacts, hoso_contact_new (HOSO_CONTACT_EMAIL, "lan@example.com"));
  g_assert_cmpint (hoso_customers_save (fixture->db, both, &error), ==, two.lan);
  g_assert_true (hoso_customers_add_note (fixture->db, two.lan, "Thích màu đỏ", &error));
  add_customer (fixture->db, "Trần Văn Tú", "0987 654 321", "Vinh");
  merge_fixture_take_back (fixture->db, two.merge);
  lan = load (fixture->db, two.lan);
  same = load (fixture->db, two.same);
  g_assert_cmpstr (lan->name, ==, "Nguyễn Thị Lan");
  g_assert_cmpuint (lan->contacts->len, ==, 2);
  g_assert_cmpuint (lan->notes->len, ==, 1);
  g_assert_cmpstr (same->name, ==, "chị Lan");
  g_assert_cmpuint (same->contacts->len, ==, 1);
  g_assert_cmpstr (hoso_customer_get_field (same, "city"), ==, "Đà Nẵng");
  g_assert_cmpuint (same->notes->len, ==, 0);
  merge_fixture_assert_derived (fixture->db);
}

static void
assert_conflict (HosoDb *db, gint64 merge, const char *words)
{
  g_autofree char *before = store_fixture_dump (db);
  g_autoptr (GError) error = NULL;

  g_assert_false (hoso_merges_take_back (db, merge, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, words));
  merge_fixture_assert_dump (db, before);
}

static void
test_contact_removed (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) both = load (fixture->db, two.lan);

  g_ptr_array_remove_index (both->contacts, 1);
  hoso_customers_save (fixture->db, both, &error);
  g_assert_no_error (error);
  assert_conflict (fixture->db, two.merge, "contact details");
}

/* The survivor's value of before would come back beside the new one. */
static void
test_field_changed (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoMergeChoice) choice = hoso_merge_choice_new ();
  g_autoptr (HosoCustomer) both = NULL;
  HosoFieldValue *value;

  merge_fixture_take_back (fixture->db, two.merge);
  g_ptr_array_add (choice->fields, g_strdup ("city"));
  two.merge = hoso_merges_merge (fixture->db, two.lan, two.same, choice, &error);
  g_assert_no_error (error);
  both = load (fixture->db, two.lan);
  g_assert_cmpstr (hoso_customer_get_field (both, "city"), ==, "Đà Nẵng");
  value = g_ptr_array_index (both->fields, 0);
  g_free (value->value);
  value->value = g_strdup ("Hội An");
  hoso_customers_save (fixture->db, both, &error);
  g_assert_no_error (error);
  assert_conflict (fixture->db, two.merge, "detail");
}

static void
test_merged_again (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) gone = NULL;
  gint64 third = add_customer (fixture->db, "Lan Nguyễn", "0977 111 222", "Huế");
  gint64 later = merge_two (fixture->db, third, two.lan);

  assert_conflict (fixture->db, two.merge, "Nguyễn Thị Lan");
  gone = hoso_customers_load (fixture->db, two.same, &error);
  g_assert_null (gone);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Lan Nguyễn"));
  merge_fixture_take_back (fixture->db, later);
  merge_fixture_take_back (fixture->db, two.merge);
}

static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hoso_merges_merge (fixture->db, two.lan, two.lan, NULL, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (hoso_merges_merge (fixture->db, two.lan, 999, NULL, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hoso_merges_take_back (fixture->db, 999, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

/* By the survivor, by the one who went, by the merge. */
static void
test_find (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoMerge) by_survivor = hoso_merges_find (fixture->db, two.lan, &error);
  g_autoptr (HosoMerge) by_merged = hoso_merges_find (fixture->db, two.same, &error);
  g_autoptr (HosoMerge) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (by_survivor->id, ==, two.merge);
  g_assert_cmpint (by_merged->id, ==, two.merge);
  g_assert_cmpstr (by_merged->survivor_name, ==, "Nguyễn Thị Lan");
  none = hoso_merges_find (fixture->db, 999, &error);
  g_assert_null (none);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

/* An import that added one of both goes after the merge is taken back only. */
static void
test_import_undo (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  HosoDb *db = fixture->db;
  g_autoptr (GError) error = NULL;

  merge_fixture_take_back (db, two.merge);
  hoso_db_exec (db,
                "INSERT INTO source (id, uid, kind, created) VALUES (77, 's', 'customers', 0);"
                "INSERT INTO import (id, uid, kind, source_id, made_survey, file_name, at, report) "
                "VALUES (7, 'i', 'customers', 77, 0, 'a.csv', 0, '{}');"
                "INSERT INTO customer (id, uid, kind, name, sort_key, source_id, created) "
                "VALUES (700, 'c', 'person', 'Lan', x'', 77, 0)",
                &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      gint64 merge = i == 0 ? merge_two (db, two.lan, 700) : merge_two (db, 700, two.lan);
      g_autofree char *before = store_fixture_dump (db);

      g_assert_false (hoso_import_table_undo (db, 7, &error));
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
      g_clear_error (&error);
      merge_fixture_assert_dump (db, before);
      merge_fixture_take_back (db, merge);
    }
  g_assert_true (hoso_import_table_undo (db, 7, &error));
  merge_fixture_assert_whole (db);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                               \
  g_test_add ("/engine/merges/" path, StoreFixture, NULL, store_fixture_set_up, func, \
              store_fixture_tear_down)
  ADD ("moves-all", test_moves_all);
  ADD ("there-and-back", test_there_and_back);
  ADD ("chain", test_chain);
  ADD ("later-work", test_later_work);
  ADD ("contact-removed", test_contact_removed);
  ADD ("field-changed", test_field_changed);
  ADD ("merged-again", test_merged_again);
  ADD ("refused", test_refused);
  ADD ("find", test_find);
  ADD ("import-undo", test_import_undo);
  return g_test_run ();
}
