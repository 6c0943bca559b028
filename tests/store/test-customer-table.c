/* Customers with their contacts, tags, notes and fields. */

#include "hoso-collate.h"
#include "hoso-customer-table.h"
#include "hoso-field-table.h"
#include "hoso-note-table.h"
#include "hoso-purchase-table.h"
#include "hoso-search-index.h"
#include "hoso-search-table.h"
#include "hoso-source-table.h"
#include "hoso-tag-table.h"
#include "store-fixture.h"

#define ADD(path, func) \
  g_test_add ("/store/customer-table/" path, Shop, NULL, set_up, func, tear_down)

typedef struct
{
  StoreFixture store;
  HosoDb *db;
  gint64 hand;
  gint64 survey;
} Shop;

static void
set_up (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (&shop->store, NULL);
  store_fixture_open (&shop->store);
  shop->db = shop->store.db;
  hoso_db_set_clock (shop->db, 1750000000, 1);
  shop->hand = hoso_source_table_get_hand (shop->db, &error);
  g_assert_no_error (error);
  shop->survey = hoso_source_table_add (shop->db, "survey", "Khảo sát", &error);
  g_assert_no_error (error);
}

static void
tear_down (Shop *shop, gconstpointer data)
{
  store_fixture_tear_down (&shop->store, NULL);
}

static gint64
add (Shop *shop, HosoCustomerKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hoso_customer_table_add (shop->db, kind, name, shop->hand, &error);

  g_assert_no_error (error);
  return id;
}

static void
add_contact (Shop *shop, gint64 id, HosoContactKind kind, const char *value)
{
  g_autoptr (GError) error = NULL;

  hoso_customer_table_add_contact (shop->db, id, kind, value, shop->hand, &error);
  g_assert_no_error (error);
}

static char *
list_names (Shop *shop)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_customer_row_free);
  g_autoptr (GError) error = NULL;
  GString *names = g_string_new ("");

  hoso_customer_table_list (shop->db, G_MAXUINT, ids, &error);
  g_assert_no_error (error);
  hoso_customer_table_load_rows (shop->db, (gint64 *)(gpointer)ids->data, ids->len, rows, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s;", ((HosoCustomerRow *)rows->pdata[i])->name);

  return g_string_free (names, FALSE);
}

static void
test_order (Shop *shop, gconstpointer data)
{
  static const char *const people[] = { "Trần Thị Đào", "Nguyễn Văn Bình", "Lê An",
                                        "Phạm Dung", "Bùi Ân" };
  g_autofree char *names = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    add (shop, HOSO_CUSTOMER_PERSON, people[i]);
  add (shop, HOSO_CUSTOMER_COMPANY, "Cơm Tấm Sài Gòn");

  names = list_names (shop);
  g_assert_cmpstr (names, ==,
                   "Lê An;Bùi Ân;Nguyễn Văn Bình;Cơm Tấm Sài Gòn;Phạm Dung;Trần Thị Đào;");
}

static void
test_names (Shop *shop, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add (shop, HOSO_CUSTOMER_PERSON, " \xc2\xa0Lê\n");
  g_autofree char *decomposed = g_utf8_normalize ("Đặng Ánh", -1, G_NORMALIZE_NFD);
  g_autofree char *names = NULL;

  hoso_customer_table_set_name (shop->db, id, HOSO_CUSTOMER_PERSON, decomposed, &error);
  g_assert_no_error (error);
  names = list_names (shop);
  g_assert_cmpstr (names, ==, "Đặng Ánh;");

  g_assert_cmpint (hoso_customer_table_add (shop->db, HOSO_CUSTOMER_PERSON, " \n", 1, &error),
                   ==,
                   0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hoso_customer_table_set_name (shop->db, 99, HOSO_CUSTOMER_PERSON, "Lê", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static guint
count_contacts (Shop *shop, gint64 id)
{
  g_autoptr (GPtrArray) contacts =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_contact_free);

  g_assert_true (hoso_customer_table_list_contacts (shop->db, id, contacts, NULL));
  return contacts->len;
}

static void
find_contact (Shop *shop, HosoContactKind kind, const char *canonical, GArray *ids)
{
  g_autoptr (GError) error = NULL;

  hoso_customer_table_find_contact (shop->db, kind, canonical, ids, &error);
  g_assert_no_error (error);
}

static void
test_contacts (Shop *shop, gconstpointer data)
{
  gint64 lan = add (shop, HOSO_CUSTOMER_PERSON, "Lan");
  gint64 mai = add (shop, HOSO_CUSTOMER_PERSON, "Mai");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  add_contact (shop, lan, HOSO_CONTACT_PHONE, "0903 123 456");
  add_contact (shop, lan, HOSO_CONTACT_PHONE, "+84 903.123.456");
  add_contact (shop, lan, HOSO_CONTACT_PHONE, "  ");
  add_contact (shop, lan, HOSO_CONTACT_EMAIL, " Lan@Example.COM ");
  add_contact (shop, lan, HOSO_CONTACT_EMAIL, "lan@example.com");
  add_contact (shop, lan, HOSO_CONTACT_ADDRESS, "12 Lê Lợi");
  add_contact (shop, mai, HOSO_CONTACT_PHONE, "84903123456");
  g_assert_cmpuint (count_contacts (shop, lan), ==, 3);

  find_contact (shop, HOSO_CONTACT_PHONE, "+84903123456", ids);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, lan);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, mai);

  g_array_set_size (ids, 0);
  find_contact (shop, HOSO_CONTACT_EMAIL, "lan@example.com", ids);
  g_assert_cmpuint (ids->len, ==, 1);
}

static void
test_set_contacts (Shop *shop, gconstpointer data)
{
  gint64 lan = add (shop, HOSO_CUSTOMER_PERSON, "Lan");
  g_autoptr (GPtrArray) wanted =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_contact_free);
  g_autoptr (GPtrArray) got =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_contact_free);
  const char *count = "SELECT count (*) FROM contact WHERE source_id = 1";
  g_autoptr (GError) error = NULL;

  add_contact (shop, lan, HOSO_CONTACT_PHONE, "0903 123 456");
  add_contact (shop, lan, HOSO_CONTACT_EMAIL, "lan@example.com");
  g_ptr_array_add (wanted, hoso_contact_new (HOSO_CONTACT_PHONE, "0912 345 678"));
  g_ptr_array_add (wanted, hoso_contact_new (HOSO_CONTACT_PHONE, "0903 123 456"));

  hoso_customer_table_set_contacts (shop->db, lan, wanted, shop->survey, &error);
  g_assert_no_error (error);
  g_assert_true (hoso_customer_table_list_contacts (shop->db, lan, got, NULL));
  g_assert_cmpuint (got->len, ==, 2);
  g_assert_cmpstr (((HosoContact *)got->pdata[0])->value, ==, "0912 345 678");
  g_assert_cmpstr (((HosoContact *)got->pdata[1])->value, ==, "0903 123 456");
  g_assert_cmpint (store_fixture_count (shop->db, count), ==,
                   1);
}

static void
test_canonical (void)
{
  static const struct
  {
    HosoContactKind kind;
    const char *value;
    const char *canonical;
  } cases[] = {
    { HOSO_CONTACT_PHONE, "0903.123.456", "+84903123456" },
    { HOSO_CONTACT_PHONE, "12", NULL },
    { HOSO_CONTACT_ZALO, "(+84) 903 123 456", "+84903123456" },
    { HOSO_CONTACT_ZALO, "Lan Xinh", NULL },
    { HOSO_CONTACT_EMAIL, "\xc2\xa0LAN@Example.com\n", "lan@example.com" },
    { HOSO_CONTACT_EMAIL, " ", NULL },
    { HOSO_CONTACT_ADDRESS, "12 Lê Lợi", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *canonical = hoso_contact_dup_canonical (cases[i].kind, cases[i].value);

      g_assert_cmpstr (canonical, ==, cases[i].canonical);
    }
}

static gint64
add_field (Shop *shop, const char *key, const char *kind, int position)
{
  char *options[] = { (char *)"Nữ", (char *)"Nam \"x\"", NULL };
  HosoField field = { .key = (char *)key, .layer = 1, .options = options };
  g_autoptr (GError) error = NULL;
  gint64 id;

  field.type = (char *)"choice";
  field.group = (char *)"identity";
  id = hoso_field_table_add (shop->db, &field, kind, position, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_fields (Shop *shop, gconstpointer data)
{
  gint64 gender = add_field (shop, "gender", "b2c", 2);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_free);
  g_autoptr (GError) error = NULL;
  const HosoField *field;

  add_field (shop, "city", "both", 1);
  add_field (shop, "industry", "b2b", 0);
  g_assert_true (hoso_field_table_list (shop->db, HOSO_CUSTOMER_PERSON, fields, NULL));
  g_assert_cmpuint (fields->len, ==, 2);
  field = fields->pdata[1];
  g_assert_cmpstr (field->key, ==, "gender");
  g_assert_cmpint (field->layer, ==, 1);
  g_assert_cmpstr (field->options[1], ==, "Nam \"x\"");
  g_assert_null (field->options[2]);
  g_assert_null (field->title);

  g_assert_cmpint (hoso_field_table_find (shop->db, "gender", NULL), ==, gender);
  g_assert_cmpint (hoso_field_table_find (shop->db, "shoe", &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
set_value (Shop *shop, gint64 id, const char *value, gint64 source)
{
  g_autoptr (GError) error = NULL;

  hoso_customer_field_set (shop->db, id, "city", value, source, &error);
  g_assert_no_error (error);
}

static gboolean
is_hand_made (Shop *shop, gint64 id)
{
  g_autofree char *value = NULL;
  gboolean hand_made = FALSE;

  g_assert_true (
    hoso_customer_field_is_hand_made (shop->db, id, "city", &hand_made, &value, NULL));
  return hand_made;
}

static void
test_values (Shop *shop, gconstpointer data)
{
  gint64 lan = add (shop, HOSO_CUSTOMER_PERSON, "Lan");
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_value_free);
  const char *count = "SELECT count (*) FROM customer_field";
  const HosoFieldValue *value;

  add_field (shop, "city", "both", 1);
  g_assert_false (is_hand_made (shop, lan));
  set_value (shop, lan, NULL, shop->hand);
  g_assert_cmpint (store_fixture_count (shop->db, count), ==, 0);

  set_value (shop, lan, "Huế", shop->survey);
  set_value (shop, lan, " Huế ", shop->hand);
  g_assert_cmpint (store_fixture_count (shop->db, count), ==, 1);
  g_assert_false (is_hand_made (shop, lan));

  set_value (shop, lan, "Hà Nội", shop->hand);
  g_assert_cmpint (store_fixture_count (shop->db, count), ==, 2);
  g_assert_true (is_hand_made (shop, lan));

  g_assert_true (hoso_customer_field_list (shop->db, lan, values, NULL));
  g_assert_cmpuint (values->len, ==, 1);
  value = values->pdata[0];
  g_assert_cmpstr (value->value, ==, "Hà Nội");
  g_assert_cmpstr (value->source, ==, "hand");
  g_assert_cmpint (value->set_at, ==, 1750000000);

  set_value (shop, lan, "", shop->hand);
  g_assert_true (is_hand_made (shop, lan));
  g_ptr_array_set_size (values, 0);
  g_assert_true (hoso_customer_field_list (shop->db, lan, values, NULL));
  g_assert_cmpuint (values->len, ==, 0);
}

static void
test_tags (Shop *shop, gconstpointer data)
{
  gint64 lan = add (shop, HOSO_CUSTOMER_PERSON, "Lan");
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GPtrArray) got = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (hoso_tag_table_add (shop->db, lan, "Cũ", NULL));
  g_assert_true (hoso_tag_table_add (shop->db, lan, "VIP", NULL));
  g_ptr_array_add (wanted, (char *)" VIP ");
  g_ptr_array_add (wanted, (char *)"Da dầu");
  g_ptr_array_add (wanted, (char *)"Da dầu");
  g_ptr_array_add (wanted, (char *)" ");

  g_assert_true (hoso_tag_table_set (shop->db, lan, wanted, NULL));
  g_assert_true (hoso_tag_table_list_of (shop->db, lan, got, NULL));
  g_assert_cmpuint (got->len, ==, 2);
  g_assert_cmpstr (got->pdata[0], ==, "VIP");
  g_assert_cmpstr (got->pdata[1], ==, "Da dầu");

  g_ptr_array_set_size (got, 0);
  g_assert_true (hoso_tag_table_list (shop->db, got, NULL));
  g_assert_cmpuint (got->len, ==, 2);
}

static void
test_notes (Shop *shop, gconstpointer data)
{
  gint64 lan = add (shop, HOSO_CUSTOMER_PERSON, "Lan");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_note_free);
  g_autoptr (GError) error = NULL;
  gint64 first = hoso_note_table_add (shop->db, lan, "Thích hoa\nGhét mùi nồng", NULL);

  g_assert_cmpint (hoso_note_table_add (shop->db, lan, "Gọi lại", NULL), >, first);
  g_assert_cmpint (hoso_note_table_add (shop->db, lan, "\n", &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (hoso_note_table_list (shop->db, lan, notes, NULL));
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpstr (((HosoNote *)notes->pdata[0])->text, ==, "Gọi lại");
  g_assert_cmpint (((HosoNote *)notes->pdata[1])->at, ==, 1750000000);

  g_assert_true (hoso_note_table_remove (shop->db, first, NULL));
  g_assert_false (hoso_note_table_remove (shop->db, first, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_purchases (Shop *shop, gconstpointer data)
{
  gint64 lan = add (shop, HOSO_CUSTOMER_PERSON, "Lan");
  g_autoptr (GPtrArray) purchases =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_purchase_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *products = NULL;
  g_autofree char *at = NULL;
  const HosoPurchase *newest;

  hoso_db_exec (shop->db,
                "INSERT INTO product (uid, name) VALUES ('a', 'Son'), ('b', 'Kem');"
                "INSERT INTO purchase (uid, customer_id, at_local, amount, currency, source_id)"
                " VALUES ('a', 1, 0, 5, 'VND', 1), ('b', 1, 1750000000, 250000, 'VND', 1);"
                "INSERT INTO purchase_item (purchase_id, product_id, quantity, amount)"
                " VALUES (2, 1, 1, 5), (2, 2, 1, 5), (2, 1, 1, 4)",
                &error);
  g_assert_no_error (error);
  g_assert_true (hoso_purchase_table_list (shop->db, lan, purchases, NULL));
  g_assert_cmpuint (purchases->len, ==, 2);
  newest = purchases->pdata[0];
  g_assert_cmpint (newest->amount, ==, 250000);
  products = hoso_purchase_dup_products (newest);
  at = hoso_purchase_dup_at (newest);
  g_assert_cmpstr (products, ==, "Son, Kem");
  g_assert_cmpstr (at, ==, "2025-06-15T15:06:40");
  g_assert_null (newest->code);
}

static gboolean
collect_cb (gint64 id, gpointer data)
{
  g_string_append_printf (data, "%d;", (int)id);
  return TRUE;
}

static void
assert_found (Shop *shop, HosoSearchPlace place, const char *match, const char *expected)
{
  g_autoptr (GString) ids = g_string_new ("");
  g_autoptr (GError) error = NULL;

  hoso_search_table_match (shop->db, place, match, collect_cb, ids, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_search (Shop *shop, gconstpointer data)
{
  gint64 duong = add (shop, HOSO_CUSTOMER_PERSON, "Đường Lan");
  gint64 mai = add (shop, HOSO_CUSTOMER_PERSON, "Mai Dương");
  g_autoptr (GString) ids = g_string_new ("");

  assert_found (shop, HOSO_SEARCH_NAMES, "\"duong\"*", "1;2;");
  add_contact (shop, mai, HOSO_CONTACT_PHONE, "0903 123 456");
  g_assert_true (hoso_search_table_begin (shop->db, HOSO_CONTACT_PHONE, "+84903", collect_cb, ids,
                                          NULL));
  g_assert_cmpstr (ids->str, ==, "2;");
  hoso_note_table_add (shop->db, duong, "Thích màu Đỏ", NULL);
  assert_found (shop, HOSO_SEARCH_TEXT, "\"do\"", "");
  g_assert_true (hoso_search_index_fill (shop->db, 10, NULL));
  assert_found (shop, HOSO_SEARCH_TEXT, "\"do\" AND \"lan\"", "1;");

  g_assert_true (hoso_customer_table_remove (shop->db, duong, NULL));
  assert_found (shop, HOSO_SEARCH_NAMES, "\"duong\"*", "2;");
  assert_found (shop, HOSO_SEARCH_TEXT, "\"do\"", "");
  g_assert_false (hoso_customer_table_remove (shop->db, duong, NULL));
}

static void
test_load (Shop *shop, gconstpointer data)
{
  gint64 id = add (shop, HOSO_CUSTOMER_COMPANY, "Cơm Tấm");
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  guint64 count = 0;

  g_assert_true (hoso_customer_table_load (shop->db, id, customer, NULL));
  g_assert_cmpint (customer->kind, ==, HOSO_CUSTOMER_COMPANY);
  g_assert_cmpstr (customer->name, ==, "Cơm Tấm");
  g_assert_true (hoso_customer_table_count (shop->db, &count, NULL));
  g_assert_cmpuint (count, ==, 1);
  g_assert_false (hoso_customer_table_load (shop->db, 99, customer, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("order", test_order);
  ADD ("names", test_names);
  ADD ("contacts", test_contacts);
  ADD ("set-contacts", test_set_contacts);
  ADD ("fields", test_fields);
  ADD ("values", test_values);
  ADD ("tags", test_tags);
  ADD ("notes", test_notes);
  ADD ("purchases", test_purchases);
  ADD ("search", test_search);
  ADD ("load", test_load);
  g_test_add_func ("/store/customer-table/canonical", test_canonical);
  return g_test_run ();
}
