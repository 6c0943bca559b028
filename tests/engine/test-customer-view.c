/* The order of lists and who is left out of them. */

#include "hoso-customer-bulk.h"
#include "hoso-customer-columns.h"
#include "hoso-customers.h"
#include "hoso-error.h"
#include "hoso-fields.h"
#include "store-fixture.h"

#define ADD(path, func) \
  g_test_add ("/customer-view/" path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

/* Each with a telephone number, a birthday, a city, and purchases: how many, how
 * much in all, the day of the last. */
static const struct
{
  const char *name;
  const char *phone;
  const char *birthday;
  const char *city;
  int purchases;
  int amount;
} people[] = {
  { "Trần Ánh", "0912345678", "1990-03-02", "Huế", 2, 900 },
  { "Lê Bình", NULL, NULL, "Đà Nẵng", 0, 0 },
  { "Phạm Châu", "0903123456", "2/3/1985", NULL, 5, 100 },
  { "Vũ Dung", "+84 388 111 222", "1990-03-02", "Ân Thi", 1, 5000 },
};

static void
run_sql (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  hoso_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
add_person (HosoDb *db, guint i)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;

  customer->name = g_strdup (people[i].name);
  if (people[i].phone != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, people[i].phone));
  if (people[i].birthday != NULL)
    g_ptr_array_add (customer->fields, hoso_field_value_new ("birthday", people[i].birthday));
  if (people[i].city != NULL)
    g_ptr_array_add (customer->fields, hoso_field_value_new ("city", people[i].city));
  hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
  if (people[i].purchases > 0)
    {
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO customer_total VALUES (%u, %d, %d, 'VND', %u, %u)", i + 1,
                         people[i].purchases, people[i].amount, i, 10 * i);

      run_sql (db, sql);
    }
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (fixture, NULL);
  store_fixture_open (fixture);
  hoso_fields_ensure (fixture->db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    add_person (fixture->db, i);
}

/* The first letters of the given names in the order of the list. */
static char *
find (HosoDb *db, const HosoCustomerView *view)
{
  const HosoCustomerQuery query = { .view = view };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = hoso_customers_find (db, &query, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_c (text, (char)('A' + g_array_index (ids, gint64, i) - 1));
  return g_string_free (text, FALSE);
}

static void
test_sort (StoreFixture *fixture, gconstpointer data)
{
  static const char *const orders[][2] = {
    { "name", "ABCD" },
    { "-name", "DCBA" },
    { "purchases", "DACB" },
    { "-purchases", "CADB" },
    { "total", "CADB" },
    { "-total", "DACB" },
    { "last", "ACDB" },
    { "-last", "DCAB" },
    { "phone", "DCAB" },
    { "-phone", "ACDB" },
    { "birthday", "CADB" },
    { "-birthday", "ADCB" },
    { "city", "DBAC" },
    { "-city", "ABDC" },
    { "email", "ABCD" },
    { "first", "ACDB" },
    { "province", "BACD" },
    { "-province", "ABCD" },
    { "type", "ABCD" },
    { "rfm", "ABCD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (HosoCustomerView) view = NULL;
      g_autofree char *found = NULL;

      g_test_message ("%s", orders[i][0]);
      g_assert_true (hoso_customer_view_parse (orders[i][0], &view, NULL));
      found = find (fixture->db, view);
      g_assert_cmpstr (found, ==, orders[i][1]);
    }
}

static void
tag (HosoDb *db, gint64 customer, const char *name)
{
  const char *const names[] = { name, NULL };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  g_array_append_val (ids, customer);
  hoso_customers_tag (db, ids, names, NULL, &error);
  g_assert_no_error (error);
}

/* A Â … U Ư V: as a Vietnamese dictionary has them. */
static void
test_sort_tags (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerView) view = NULL;
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;

  tag (fixture->db, 1, "Ưu tiên");
  tag (fixture->db, 3, "Ân nhân");
  tag (fixture->db, 4, "VIP");
  g_assert_true (hoso_customer_view_parse ("tags", &view, NULL));
  up = find (fixture->db, view);
  g_assert_cmpstr (up, ==, "CADB");
  view->descending = TRUE;
  down = find (fixture->db, view);
  g_assert_cmpstr (down, ==, "DACB");
}

/* A cancel ends the sorting and is no order. */
static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerView) view = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  HosoCustomerQuery query = { NULL };

  g_assert_true (hoso_customer_view_parse ("city", &view, NULL));
  query.view = view;
  g_cancellable_cancel (cancellable);
  g_assert_null (hoso_customers_find (fixture->db, &query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The cells of one customer, side by side. */
static char *
dup_cells (HosoDb *db, gint64 customer, const char *keys)
{
  g_auto (GStrv) list = g_strsplit (keys, " ", -1);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; list[i] != NULL; i++)
    g_ptr_array_add (columns, g_strdup (list[i]));
  rows = hoso_customers_load_rows (db, &customer, 1, &error);
  g_assert_no_error (error);
  hoso_customer_columns_fill (db, columns, rows, TRUE, NULL, &error);
  g_assert_no_error (error);
  return g_strjoinv ("|", ((HosoCustomerRow *)rows->pdata[0])->cells);
}

static void
test_columns (StoreFixture *fixture, gconstpointer data)
{
  static const char keys[] = "phone email purchases total last city province birthday none";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = hoso_customer_columns_list (fixture->db, &error);
  g_autofree char *first = dup_cells (fixture->db, 1, keys);
  g_autofree char *second = dup_cells (fixture->db, 2, keys);

  g_assert_no_error (error);
  g_assert_cmpstr (((HosoCustomerColumn *)all->pdata[0])->key, ==, "name");
  g_assert_cmpstr (((HosoCustomerColumn *)all->pdata[0])->label, ==, "Name");
  g_assert_cmpuint (all->len, >, 20);
  g_assert_cmpstr (first, ==,
                   "0912345678||2|₫900|Jan 1, 1970|Huế|Huế|Mar 2, 1990|");
  g_assert_cmpstr (second, ==, "|||||Đà Nẵng|Đà Nẵng||");
}

static void
test_filter (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerView) view = hoso_customer_view_new ();
  g_autofree char *reachable = NULL;
  g_autofree char *known = NULL;
  g_autoptr (GError) error = NULL;

  view->has_phone = TRUE;
  reachable = find (fixture->db, view);
  g_assert_cmpstr (reachable, ==, "ACD");
  view->rule = hoso_rule_from_json (
    "{\"population\": \"customers\", \"all\": [{\"field\": \"city\", \"op\": \"known\"}]}", &error);
  g_assert_no_error (error);
  view->descending = TRUE;
  known = find (fixture->db, view);
  g_assert_cmpstr (known, ==, "DA");
}

static void
test_no_field (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerView) view = NULL;
  g_autoptr (GError) error = NULL;
  HosoCustomerQuery query = { NULL };

  g_assert_true (hoso_customer_view_parse ("khong-co", &view, NULL));
  query.view = view;
  g_assert_null (hoso_customers_find (fixture->db, &query, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sort", test_sort);
  ADD ("sort-tags", test_sort_tags);
  ADD ("cancel", test_cancel);
  ADD ("columns", test_columns);
  ADD ("filter", test_filter);
  ADD ("no-field", test_no_field);
  return g_test_run ();
}
