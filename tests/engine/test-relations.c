/* What customers are to each other. */

#include "hoso-customers.h"
#include "hoso-db.h"
#include "hoso-error.h"
#include "hoso-relations.h"
#include "hoso-undo.h"
#include "store-fixture.h"

#define ADD(path, func) \
  g_test_add ("/relations/" path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, NULL);
  store_fixture_open (fixture);
  hoso_db_set_clock (fixture->db, 1750000000, 1);
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

static gint64
add_customer (HosoDb *db, const char *name, HosoCustomerKind kind)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup (name);
  customer->kind = kind;
  id = hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
  return id;
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

static void
assert_relations (HosoDb *db, gint64 customer, const char *expected)
{
  g_autoptr (GPtrArray) relations = hoso_relations_list (db, customer, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < relations->len; i++)
    {
      const HosoRelation *relation = relations->pdata[i];

      g_string_append_printf (text, "%s %s %s;", hoso_role_get_name (relation->role),
                              relation->other_name, relation->title);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_people (StoreFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->db;
  gint64 company = add_customer (db, "Cơm Tấm", HOSO_CUSTOMER_COMPANY);
  gint64 lan = add_customer (db, "Lan", HOSO_CUSTOMER_PERSON);
  g_autoptr (HosoRelation) named = hoso_relation_new (0, company, HOSO_ROLE_DECIDES, "Giám đốc");
  g_autoptr (HosoRelation) employer = hoso_relation_new (lan, 0, HOSO_ROLE_USES, "");
  gint64 id = relate (db, lan, company, HOSO_ROLE_INFLUENCES, " Kế toán ");

  assert_relations (db, company, "influences Lan Kế toán;");
  assert_relations (db, lan, "influences Cơm Tấm Kế toán;");
  g_assert_cmpint (hoso_relations_add_named (db, named, "Hùng", NULL), !=, 0);
  assert_relations (db, company, "decides Hùng Giám đốc;influences Lan Kế toán;");
  g_assert_cmpint (hoso_relations_add_named (db, employer, "Phở Hà", NULL), !=, 0);
  assert_relations (db, lan, "influences Cơm Tấm Kế toán;uses Phở Hà ;");
  undo (db, "Add person to company");
  undo (db, "Add person to company");
  assert_relations (db, company, "influences Lan Kế toán;");
  g_assert_cmpuint (hoso_customers_count (db, NULL), ==, 2);

  g_assert_true (hoso_relations_set (db, id, HOSO_ROLE_HANDS_OVER, "Thư ký", NULL));
  assert_relations (db, lan, "hands-over Cơm Tấm Thư ký;");
  g_assert_true (hoso_relations_remove (db, id, NULL));
  assert_relations (db, lan, "");
  undo (db, "Remove relation");
  undo (db, "Change role");
  assert_relations (db, lan, "influences Cơm Tấm Kế toán;");

  g_assert_true (hoso_customers_remove (db, &company, 1, NULL));
  assert_relations (db, lan, "");
  undo (db, "Delete customer");
  assert_relations (db, lan, "influences Cơm Tấm Kế toán;");
}

static void
assert_not_related (HosoDb *db, gint64 from, gint64 to, HosoRole role, HosoErrorCode code)
{
  g_autoptr (HosoRelation) relation = hoso_relation_new (from, to, role, "");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hoso_relations_add (db, relation, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, (int)code);
}

static void
test_wrong_people (StoreFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->db;
  gint64 company = add_customer (db, "Cơm Tấm", HOSO_CUSTOMER_COMPANY);
  gint64 lan = add_customer (db, "Lan", HOSO_CUSTOMER_PERSON);
  gint64 mai = add_customer (db, "Mai", HOSO_CUSTOMER_PERSON);

  relate (db, lan, mai, HOSO_ROLE_FAMILY, "");
  assert_relations (db, mai, "family Lan ;");
  assert_not_related (db, lan, mai, HOSO_ROLE_FAMILY, HOSO_ERROR_CONFLICT);
  assert_not_related (db, lan, lan, HOSO_ROLE_REFERRED, HOSO_ERROR_CONFLICT);
  assert_not_related (db, lan, mai, HOSO_ROLE_DECIDES, HOSO_ERROR_INVALID);
  assert_not_related (db, company, lan, HOSO_ROLE_DECIDES, HOSO_ERROR_INVALID);
  assert_not_related (db, lan, 99, HOSO_ROLE_DECIDES, HOSO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("people", test_people);
  ADD ("wrong-people", test_wrong_people);

  return g_test_run ();
}
