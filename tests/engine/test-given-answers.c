/* A survey's answers on the profile of the customer who gave them. */

#include "hoso-customers.h"
#include "hoso-db.h"
#include "hoso-fields.h"
#include "hoso-imports.h"
#include "hoso-segments.h"
#include "hoso-undo.h"
#include "store-fixture.h"

#define ADD(path, func) \
  g_test_add ("/given-answers/" path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

static const char csv[] =
  "Dấu thời gian,Họ và tên,Số điện thoại,Bạn biết shop qua đâu?,Giới tính,Góp ý\n"
  "20/08/2024 09:10:11,Nguyễn Thị Đào,0903 123 456,Facebook,Nữ,\"Hàng đẹp, giao nhanh\"\n"
  "21/08/2024 10:11:12,Trần Văn Bình,0912 345 678,Bạn bè,Nam,\n"
  "22/08/2024 11:12:13,Lê An,0938 111 222,Facebook,Nữ,Tốt\n"
  "23/08/2024 12:13:14,Phạm Dung,0939 111 222,Facebook,Nữ,Được\n"
  "24/08/2024 12:13:14,Phạm Giang,0939 111 333,Bạn bè,Nữ,Ổn\n";

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  HosoImportOptions options = { .add_customers = TRUE };
  g_autoptr (HosoImportReport) report = NULL;
  g_autoptr (HosoDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  store_fixture_set_up (fixture, NULL);
  store_fixture_open (fixture);
  hoso_fields_ensure (fixture->db, &error);
  g_assert_no_error (error);

  path = g_build_filename (fixture->folder, "shop.csv", NULL);
  g_file_set_contents (path, csv, -1, &error);
  g_assert_no_error (error);
  draft = hoso_imports_recognise (path, NULL, NULL, &error);
  g_assert_no_error (error);
  report = hoso_imports_run (fixture->db, path, draft, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->customers_added, ==, 5);
}

static gint64
find (StoreFixture *fixture, const char *search, gint64 segment)
{
  HosoCustomerQuery query = { search, segment };
  g_autoptr (GArray) ids = hoso_customers_find (fixture->db, &query, NULL, NULL);

  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static void
test_answers (StoreFixture *fixture, gconstpointer data)
{
  gint64 id = find (fixture, "dao", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) customer = hoso_customers_load (fixture->db, id, &error);
  g_autoptr (GString) answers = g_string_new ("");

  g_assert_no_error (error);
  for (guint i = 0; i < customer->answers->len; i++)
    {
      const HosoGivenAnswer *answer = customer->answers->pdata[i];

      g_assert_cmpstr (answer->at, ==, "2024-08-20T09:10:11");
      g_string_append_printf (answers, "%s=%s;", answer->question, answer->answer);
    }
  g_assert_cmpstr (answers->str, ==,
                   "Họ và tên=Nguyễn Thị Đào;Số điện thoại=0903 123 456;"
                   "Bạn biết shop qua đâu?=Facebook;Giới tính=Nữ;Góp ý=Hàng đẹp, giao nhanh;");
  g_assert_cmpstr (hoso_customer_get_field (customer, "gender"), ==, "Nữ");
}

static void
test_not_answered (StoreFixture *fixture, gconstpointer data)
{
  gint64 id = find (fixture, "0912345678", 0);
  g_autoptr (HosoCustomer) customer = hoso_customers_load (fixture->db, id, NULL);

  g_assert_cmpuint (customer->answers->len, ==, 4);
}

/* Deleting a customer keeps the answers without a name; undo gives it back. */
static void
test_deleted (StoreFixture *fixture, gconstpointer data)
{
  gint64 id = find (fixture, "dao", 0);
  const char *count =
    "SELECT (SELECT sum (responses) FROM response_chunk) - count (*) FROM respondent";
  g_autofree char *name = NULL;
  g_autoptr (HosoCustomer) customer = NULL;
  g_autoptr (GError) error = NULL;

  hoso_customers_remove (fixture->db, &id, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture->db, count), ==, 1);

  hoso_undo_undo (fixture->db, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Delete customer");
  customer = hoso_customers_load (fixture->db, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (customer->answers->len, ==, 5);
}

static void
test_segment (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoRule) rule = hoso_rule_new (0);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_FIELD);
  g_autoptr (GError) error = NULL;
  gint64 segment;

  node->key = g_strdup ("gender");
  node->value = g_strdup ("Nam");
  hoso_rule_node_add (rule->root, node);
  segment = hoso_segments_save (fixture->db, 0, "Nam", rule, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find (fixture, NULL, segment), ==, find (fixture, "binh", 0));
  g_assert_cmpint (find (fixture, "09", segment), ==, find (fixture, "binh", 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("answers", test_answers);
  ADD ("not-answered", test_not_answered);
  ADD ("deleted", test_deleted);
  ADD ("segment", test_segment);
  return g_test_run ();
}
