/* Purchases entered by hand: totals follow, and undo takes each step back. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-customers.h"
#include "hoso-purchases.h"
#include "hoso-undo.h"

#include <string.h>

static gint64
add_customer (StoreFixture *fixture)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup ("Lan");
  id = hoso_customers_save (fixture->db, customer, &error);
  g_assert_no_error (error);
  return id;
}

static HosoPurchase *
make_purchase (gint64 customer)
{
  HosoPurchase *purchase = hoso_purchase_new ();

  purchase->customer = customer;
  purchase->at_local = 1770000000;
  purchase->currency = g_strdup ("VND");
  purchase->amount = 120000;
  g_ptr_array_add (purchase->lines, hoso_purchase_line_new ("Trà sữa", 2, 90000));
  g_ptr_array_add (purchase->lines, hoso_purchase_line_new (NULL, 1, 30000));
  return purchase;
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
}

static void
undo (StoreFixture *fixture, const char *expected)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_undo_undo (fixture->db, &name, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static gint64
get_total (StoreFixture *fixture)
{
  return store_fixture_count (fixture->db, "SELECT coalesce (sum (amount), 0) FROM customer_total");
}

static void
test_by_hand (StoreFixture *fixture, gconstpointer data)
{
  gint64 customer = add_customer (fixture);
  g_autoptr (HosoPurchase) purchase = make_purchase (customer);
  g_autoptr (HosoPurchase) stored = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = hoso_purchases_save (fixture->db, purchase, &error);

  g_assert_no_error (error);
  g_assert_cmpint (get_total (fixture), ==, 120000);
  stored = hoso_purchases_load (fixture->db, id, &error);
  g_assert_no_error (error);
  g_assert_true (stored->by_hand);
  g_assert_cmpuint (stored->lines->len, ==, 2);
  g_assert_cmpstr (((HosoPurchaseLine *)stored->lines->pdata[0])->product, ==, "Trà sữa");

  stored->status = HOSO_PURCHASE_CANCELLED;
  g_assert_cmpint (hoso_purchases_save (fixture->db, stored, &error), ==, id);
  g_assert_cmpint (get_total (fixture), ==, 0);
  undo (fixture, "Edit purchase");
  g_assert_cmpint (get_total (fixture), ==, 120000);
  g_assert_true (hoso_purchases_remove (fixture->db, id, &error));
  g_assert_cmpint (get_total (fixture), ==, 0);
  undo (fixture, "Remove purchase");
  g_assert_cmpint (get_total (fixture), ==, 120000);
  undo (fixture, "Add purchase");
  after = store_fixture_dump (fixture->db);
  g_assert_null (strstr (after, "Trà sữa"));
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM purchase"), ==, 0);
}

static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoPurchase) purchase = make_purchase (add_customer (fixture));
  g_autoptr (GError) error = NULL;

  ((HosoPurchaseLine *)purchase->lines->pdata[0])->quantity = 0;
  g_assert_cmpint (hoso_purchases_save (fixture->db, purchase, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_ptr_array_set_size (purchase->lines, 0);
  g_assert_cmpint (hoso_purchases_save (fixture->db, purchase, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hoso_purchases_remove (fixture->db, 77, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_suggest (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoPurchase) purchase = make_purchase (add_customer (fixture));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) found = NULL;
  g_auto (GStrv) none = NULL;

  g_assert_cmpint (hoso_purchases_save (fixture->db, purchase, &error), >, 0);
  found = hoso_purchases_suggest (fixture->db, "tra S", 4, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (found), ==, 1);
  g_assert_cmpstr (found[0], ==, "Trà sữa");
  none = hoso_purchases_suggest (fixture->db, "cà phê", 4, &error);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/purchases/by-hand", StoreFixture, NULL, set_up, test_by_hand,
              store_fixture_tear_down);
  g_test_add ("/purchases/refused", StoreFixture, NULL, set_up, test_refused,
              store_fixture_tear_down);
  g_test_add ("/purchases/suggest", StoreFixture, NULL, set_up, test_suggest,
              store_fixture_tear_down);
  return g_test_run ();
}
