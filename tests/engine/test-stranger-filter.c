/* What the filter excludes is surely not in the workspace, and it excludes most
 * of those who are not.
 */

#include "hoso-config.h"

#include "hoso-stranger-filter.h"

#include <string.h>

#include "hoso-customer-table.h"
#include "hoso-source-table.h"
#include "store-fixture.h"

#define N_CUSTOMERS 3000

static void
add_customer (HosoDb *db, gint64 source, guint i)
{
  g_autofree char *name = g_strdup_printf ("Nguyễn Thị Đào %u", i);
  g_autofree char *phone = g_strdup_printf ("+84 903 %03u %03u", i / 1000, i % 1000);
  g_autofree char *email = g_strdup_printf ("Dao.%u@Example.COM", i);
  g_autoptr (GError) error = NULL;
  gint64 id = hoso_customer_table_add (db, HOSO_CUSTOMER_PERSON, name, source, &error);

  g_assert_no_error (error);
  /* A third has no telephone number, a third no address. */
  if (i % 3 != 0)
    hoso_customer_table_add_contact (db, id, HOSO_CONTACT_PHONE, phone, source, &error);
  g_assert_no_error (error);
  if (i % 3 != 1)
    hoso_customer_table_add_contact (db, id, HOSO_CONTACT_EMAIL, email, source, &error);
  g_assert_no_error (error);
}

static HosoStrangerFilter *
make_filter (StoreFixture *fixture)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;
  HosoStrangerFilter *filter;
  gint64 source;

  store_fixture_open (fixture);
  hoso_txn_begin (&txn, fixture->db, &error);
  g_assert_no_error (error);
  source = hoso_source_table_add (fixture->db, "hand", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_CUSTOMERS; i++)
    add_customer (fixture->db, source, i);
  hoso_txn_commit (&txn, &error);
  g_assert_no_error (error);
  filter = hoso_stranger_filter_new (fixture->db, TRUE, &error);
  g_assert_no_error (error);
  return filter;
}

static gboolean
excludes (HosoStrangerFilter *filter, const char *name, const char *email, const char *phone)
{
  HosoStranger stranger = { name, strlen (name), email, strlen (email), phone, strlen (phone) };

  return hoso_stranger_filter_excludes (filter, &stranger);
}

static void
test_known (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoStrangerFilter) filter = make_filter (fixture);

  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      g_autofree char *phone = g_strdup_printf ("0903%06u", i);
      g_autofree char *email = g_strdup_printf ("dao.%u@EXAMPLE.com", i);

      if (i % 3 != 0)
        g_assert_false (excludes (filter, "", "", phone));
      if (i % 3 != 1)
        g_assert_false (excludes (filter, "", email, ""));
    }
}

static void
test_strangers (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoStrangerFilter) filter = make_filter (fixture);
  guint excluded = 0;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *phone = g_strdup_printf ("0987%06u", i);
      g_autofree char *email = g_strdup_printf ("lan.%u@example.com", i);

      excluded += excludes (filter, "Trần Văn Lan", email, phone);
    }
  g_test_message ("%u of 10,000 strangers excluded", excluded);
  g_assert_cmpuint (excluded, >=, 9990);
  g_assert_true (excludes (filter, "", "", ""));
}

/* A name speaks for somebody only where no contact speaks against it. */
static void
test_names (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoStrangerFilter) filter = make_filter (fixture);

  /* 3 has an address only, 4 a number only, 5 both. */
  g_assert_false (excludes (filter, "nguyen thi dao 3", "", ""));
  g_assert_false (excludes (filter, "NGUYỄN THỊ ĐÀO 3", "", "0987000001"));
  g_assert_true (excludes (filter, "Nguyễn Thị Đào 3", "x@y.vn", ""));
  g_assert_false (excludes (filter, "Nguyễn Thị Đào 4", "x@y.vn", ""));
  g_assert_true (excludes (filter, "Nguyễn Thị Đào 4", "", "0987000001"));
  g_assert_true (excludes (filter, "Nguyễn Thị Đào 5", "x@y.vn", ""));
  g_assert_true (excludes (filter, "Nguyễn Thị Mận", "", ""));
}

/* What is not written plainly takes a closer look. */
static void
test_writings (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoStrangerFilter) filter = make_filter (fixture);

  g_assert_false (excludes (filter, "", "", "0987 000 001"));
  g_assert_false (excludes (filter, "", "", "+84987000001"));
  g_assert_false (excludes (filter, "", "no address", ""));
  g_assert_false (excludes (filter, "", "đào@example.com", ""));
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/stranger-filter/known", test_known);
  ADD ("/engine/stranger-filter/strangers", test_strangers);
  ADD ("/engine/stranger-filter/names", test_names);
  ADD ("/engine/stranger-filter/writings", test_writings);
  return g_test_run ();
}
