/* The same change to many customers: one step each, which undo takes back. */

#include "hoso-customer-bulk.h"
#include "hoso-customers.h"
#include "hoso-error.h"
#include "hoso-fields.h"
#include "hoso-segments.h"
#include "hoso-undo.h"
#include "store-fixture.h"

#define ADD(path, func) \
  g_test_add ("/customer-bulk/" path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (fixture, NULL);
  store_fixture_open (fixture);
  hoso_fields_ensure (fixture->db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();

      customer->name = g_strdup_printf ("Khách %u", i);
      hoso_customers_save (fixture->db, customer, &error);
      g_assert_no_error (error);
    }
}

/* The customers 2, 3 and 4, and one whom nobody knows. */
static GArray *
choose (void)
{
  static const gint64 chosen[] = { 2, 77, 3, 4 };
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, chosen, G_N_ELEMENTS (chosen));
  return ids;
}

static void
undo (StoreFixture *fixture, const char *expected)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  hoso_undo_undo (fixture->db, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static gint64
count_tags (StoreFixture *fixture)
{
  return store_fixture_count (fixture->db, "SELECT count (*) FROM customer_tag");
}

static void
test_tags (StoreFixture *fixture, gconstpointer data)
{
  static const char *const both[] = { "VIP", " Khách sỉ ", "", NULL };
  static const char *const one[] = { "VIP", "Không có", NULL };
  g_autoptr (GArray) ids = choose ();
  g_autofree char *before = store_fixture_dump (fixture->db);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_customers_tag (fixture->db, ids, both, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_tags (fixture), ==, 6);
  g_assert_true (hoso_customers_untag (fixture->db, ids, one, NULL, &error));
  g_assert_cmpint (count_tags (fixture), ==, 3);
  undo (fixture, "Remove tags of customers");
  g_assert_cmpint (count_tags (fixture), ==, 6);
  undo (fixture, "Tag customers");
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_field (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = choose ();
  g_autoptr (HosoCustomer) customer = NULL;
  g_autoptr (HosoCustomer) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_customers_set_field (fixture->db, ids, "city", "Huế", NULL, &error));
  g_assert_no_error (error);
  customer = hoso_customers_load (fixture->db, 3, NULL);
  other = hoso_customers_load (fixture->db, 1, NULL);
  g_assert_cmpstr (hoso_customer_get_field (customer, "city"), ==, "Huế");
  g_assert_null (hoso_customer_get_field (other, "city"));
  undo (fixture, "Edit customers");
  g_assert_false (hoso_customers_set_field (fixture->db, ids, "khong-co", "x", NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_segment (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = choose ();
  g_autoptr (HosoSegment) segment = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_fixture_dump (fixture->db);
  g_autofree char *after = NULL;
  gint64 id = hoso_customers_make_segment (fixture->db, ids, " Tết 2026 ", NULL, &error);

  g_assert_no_error (error);
  segment = hoso_segments_load (fixture->db, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (segment->name, ==, "Tết 2026");
  g_assert_cmpuint (segment->count, ==, 3);
  undo (fixture, "Add segment");
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (hoso_customers_make_segment (fixture->db, ids, "  ", NULL, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "VIP", NULL };
  g_autoptr (GArray) ids = choose ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hoso_customers_tag (fixture->db, ids, tags, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_tags (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tags", test_tags);
  ADD ("field", test_field);
  ADD ("segment", test_segment);
  ADD ("cancel", test_cancel);
  return g_test_run ();
}
