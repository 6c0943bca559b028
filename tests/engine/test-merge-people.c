/* Who names whom, and what only a file told, when customers are merged and that is
 * taken back.
 */

#include <string.h>

#include "hoso-consents.h"
#include "hoso-customer-bulk.h"
#include "hoso-customer-chunk-table.h"
#include "hoso-customers.h"
#include "hoso-merges.h"
#include "hoso-relations.h"
#include "hoso-search-index.h"
#include "merge-fixture.h"

static gint64
add_customer (HosoDb *db, const char *name, const char *phone, const char *city)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup (name);
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, phone));
  if (city != NULL)
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

static HosoCustomer *
load (HosoDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HosoCustomer *customer = hoso_customers_load (db, id, &error);

  g_assert_no_error (error);
  return customer;
}

typedef struct
{
  gint64 lan;
  gint64 same;
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
  return two;
}

static gint64
relate (HosoDb *db, gint64 from, gint64 to, HosoRole role, const char *title)
{
  g_autoptr (HosoRelation) relation = hoso_relation_new (from, to, role, title);
  g_autoptr (GError) error = NULL;
  gint64 id = hoso_relations_add (db, relation, &error);

  g_assert_no_error (error);
  return id;
}

static char *
dup_uid (HosoDb *db, gint64 customer)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT uid FROM customer WHERE id = ?1", NULL);

  hoso_stmt_bind_int (stmt, 1, customer);
  g_assert_cmpint (hoso_stmt_step (stmt, NULL), ==, HOSO_ROW);
  return hoso_stmt_dup_text (stmt, 0);
}

/* “Brought by” of @customer, as rows or as a file told it. */
static void
set_bringer (HosoDb *db, gint64 customer, gint64 bringer, gboolean by_file)
{
  gint64 field = store_fixture_count (db, "SELECT id FROM field WHERE key = 'bringer'");
  g_autofree char *uid = dup_uid (db, bringer);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof customer);
  g_autoptr (HosoCustomerChunks) chunks = NULL;

  g_array_append_val (ids, customer);
  if (!by_file)
    {
      hoso_customers_set_field (db, ids, "bringer", uid, NULL, &error);
      g_assert_no_error (error);
      return;
    }
  chunks = hoso_customer_chunks_new (db, store_fixture_count (db, "SELECT min (id) FROM source"));
  hoso_customer_chunks_add (chunks, customer, field, uid, strlen (uid), &error);
  g_assert_no_error (error);
  hoso_customer_chunks_finish (chunks, &error);
  g_assert_no_error (error);
}

static void
assert_bringer (HosoDb *db, gint64 customer, const char *expected)
{
  g_autoptr (HosoCustomer) loaded = load (db, customer);
  const char *name = NULL;

  for (guint i = 0; i < loaded->fields->len; i++)
    {
      const HosoFieldValue *value = loaded->fields->pdata[i];

      if (g_str_equal (value->key, "bringer"))
        name = value->person_name != NULL ? value->person_name : "nobody";
    }
  g_assert_cmpstr (name, ==, expected);
}

/* Fields that name one of the two, by hand and by a file, follow the merge and
 * come back. */
static void
test_named (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  HosoDb *db = fixture->db;
  gint64 hung = add_customer (db, "Hùng", "0911 000 001", NULL);
  gint64 mai = add_customer (db, "Mai", "0911 000 002", NULL);
  g_autofree char *before = NULL;
  gint64 merge;

  g_assert_true (hoso_db_exec (
    db,
    "INSERT INTO field (uid, key, title, type, field_group, layer, kind, position) "
    "VALUES ('b', 'bringer', 'Brought by', 'person', 'identity', 1, 'both', 0)",
    NULL));
  set_bringer (db, hung, two.same, FALSE);
  set_bringer (db, mai, two.same, TRUE);
  set_bringer (db, two.lan, two.same, FALSE);
  set_bringer (db, two.same, hung, FALSE);
  before = store_fixture_dump (db);
  merge = merge_two (db, two.lan, two.same);
  assert_bringer (db, hung, "Nguyễn Thị Lan");
  assert_bringer (db, mai, "Nguyễn Thị Lan");
  /* Lan did not bring herself, so what was known of the other holds. */
  assert_bringer (db, two.lan, "Hùng");
  merge_fixture_take_back (db, merge);
  merge_fixture_assert_dump (db, before);
  assert_bringer (db, mai, "chị Lan");
  merge_fixture_assert_derived (db);
}

/* Both belonged to the same others: once is enough. */
static void
test_related (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  HosoDb *db = fixture->db;
  gint64 hung = add_customer (db, "Hùng", "0911 000 001", NULL);
  g_autofree char *before = NULL;
  gint64 merge;
  g_autoptr (GPtrArray) relations = NULL;
  const HosoRelation *family;

  relate (db, two.lan, hung, HOSO_ROLE_FAMILY, "");
  relate (db, hung, two.same, HOSO_ROLE_FAMILY, "Chồng");
  relate (db, two.same, hung, HOSO_ROLE_REFERRED, "");
  relate (db, two.lan, two.same, HOSO_ROLE_REFERRED, "");
  before = store_fixture_dump (db);
  merge = merge_two (db, two.lan, two.same);
  relations = hoso_relations_list (db, two.lan, NULL);
  g_assert_cmpuint (relations->len, ==, 2);
  family = relations->pdata[0];
  if (family->role != HOSO_ROLE_FAMILY)
    family = relations->pdata[1];
  g_assert_cmpint (family->role, ==, HOSO_ROLE_FAMILY);
  g_assert_cmpstr (family->title, ==, "Chồng");
  merge_fixture_take_back (db, merge);
  merge_fixture_assert_dump (db, before);
}

/* A customer of whom a file told one word, and nothing else is known. */
static gint64
add_told (HosoDb *db, const char *name, const char *city)
{
  gint64 source = store_fixture_count (db, "SELECT min (id) FROM source");
  gint64 field = store_fixture_count (db, "SELECT id FROM field WHERE key = 'city'");
  g_autoptr (HosoCustomerChunks) chunks = hoso_customer_chunks_new (db, source);
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup (name);
  id = hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
  hoso_customer_chunks_add (chunks, id, field, city, strlen (city), &error);
  g_assert_no_error (error);
  hoso_customer_chunks_finish (chunks, &error);
  g_assert_no_error (error);
  return id;
}

/* Somebody of whom only a file told something is found by it after coming back
 * from a merge. */
static void
test_told_alone (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  HosoDb *db = fixture->db;
  gint64 told = add_told (db, "Bùi Văn Sơn", "Pleiku");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 merge;

  g_assert_true (hoso_search_index_rebuild (db, NULL));
  before = store_fixture_dump (db);
  g_assert_nonnull (strstr (before, "customer_text 'bui van son pleiku'"));
  merge = merge_two (db, two.lan, told);
  after = store_fixture_dump (db);
  merge_fixture_walk (db, FALSE, before);
  merge_fixture_walk (db, TRUE, after);
  merge_fixture_take_back (db, merge);
  merge_fixture_assert_dump (db, before);
  merge_fixture_assert_derived (db);
}

static void
agree (HosoDb *db, gint64 customer, HosoConsentState state, gint64 at)
{
  g_autoptr (HosoConsent) consent = hoso_consent_new (HOSO_PURPOSE_MESSAGES, state);
  g_autoptr (GError) error = NULL;

  consent->at = at;
  g_assert_true (hoso_consents_set (db, &customer, 1, consent, &error));
  g_assert_no_error (error);
}

/* What one of both said last holds for the one who stays. */
static void
test_consent (StoreFixture *fixture, gconstpointer data)
{
  Two two = open_two (fixture);
  HosoDb *db = fixture->db;
  g_autofree char *before = NULL;
  gboolean allowed = TRUE;
  gint64 merge;

  agree (db, two.same, HOSO_CONSENT_WITHDRAWN, 2000);
  agree (db, two.lan, HOSO_CONSENT_GIVEN, 1000);
  before = store_fixture_dump (db);
  merge = merge_two (db, two.lan, two.same);
  g_assert_cmpint (
    store_fixture_count (db, "SELECT count (*) FROM consent WHERE is_current = 1"), ==, 1);
  g_assert_true (hoso_consent_allows (db, two.lan, HOSO_PURPOSE_MESSAGES, &allowed, NULL));
  g_assert_false (allowed);
  merge_fixture_take_back (db, merge);
  merge_fixture_assert_dump (db, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                     \
  g_test_add ("/engine/merge-people/" path, StoreFixture, NULL, store_fixture_set_up, func, \
              store_fixture_tear_down)
  ADD ("named", test_named);
  ADD ("related", test_related);
  ADD ("told-alone", test_told_alone);
  ADD ("consent", test_consent);
  return g_test_run ();
}
