/* Use cases around customers: searching as people type, saving what differs,
 * photos, and taking all of it back.
 */

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "hoso-customers.h"
#include "hoso-db.h"
#include "hoso-error.h"
#include "hoso-fields.h"
#include "hoso-photo-table.h"
#include "hoso-undo.h"
#include "store-fixture.h"

#define ADD(path, func) \
  g_test_add ("/customers/" path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (fixture, NULL);
  store_fixture_open (fixture);
  hoso_db_set_clock (fixture->db, 1750000000, 1);
  hoso_fields_ensure (fixture->db, &error);
  g_assert_no_error (error);
}

static gint64
save (HosoDb *db, const HosoCustomer *customer)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hoso_customers_save (db, customer, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static gint64
add (HosoDb *db, const char *name, HosoContactKind kind, const char *contact)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();

  customer->name = g_strdup (name);
  if (contact != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (kind, contact));
  return save (db, customer);
}

static HosoCustomer *
load (HosoDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  HosoCustomer *customer = hoso_customers_load (db, id, &error);

  g_assert_no_error (error);
  return customer;
}

static char *
find (HosoDb *db, const char *search)
{
  HosoCustomerQuery query = { .search = search };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = hoso_customers_find (db, &query, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;
  GString *names = g_string_new ("");

  g_assert_no_error (error);
  rows = hoso_customers_load_rows (db, (gint64 *)(gpointer)ids->data, ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "",
                            ((const HosoCustomerRow *)rows->pdata[i])->name);

  return g_string_free (names, FALSE);
}

static const struct
{
  const char *search;
  const char *found;
} searches[] = {
  /* Without accents, in any case. */
  { "duong", "Duong Smith; Trần Dương; Lê Thị Đường; Đương Tú" },
  { "DUONG", "Duong Smith; Trần Dương; Lê Thị Đường; Đương Tú" },
  { "  duong  ", "Duong Smith; Trần Dương; Lê Thị Đường; Đương Tú" },
  /* The accents typed come first, then the letters typed, then the rest. */
  { "đường", "Lê Thị Đường; Đương Tú; Trần Dương; Duong Smith" },
  { "Đường", "Lê Thị Đường; Đương Tú; Trần Dương; Duong Smith" },
  { "dương", "Trần Dương; Lê Thị Đường; Duong Smith; Đương Tú" },
  { "đương", "Đương Tú; Lê Thị Đường; Trần Dương; Duong Smith" },
  { "đuòng", "Trần Dương; Lê Thị Đường; Duong Smith; Đương Tú" },
  /* Letter by letter. */
  { "d", "Trần Dương; Duong Smith; Lê Thị Đường; Đương Tú" },
  { "đ", "Lê Thị Đường; Đương Tú; Trần Dương; Duong Smith" },
  { "Lê", "Lê Thị Đường; Nguyễn Lê" },
  { "lê", "Lê Thị Đường; Nguyễn Lê" },
  { "le", "Lê Thị Đường; Nguyễn Lê" },
  { "đu", "Trần Dương; Lê Thị Đường; Duong Smith; Đương Tú" },
  /* Several words: all of them, in any order; the last may be unfinished. */
  { "le duong", "Lê Thị Đường" },
  { "đường lê", "Lê Thị Đường" },
  { "thi đu", "Lê Thị Đường" },
  { "th đường", "" },
  /* Telephone numbers, however they are written. */
  { "0903123456", "Lê Thị Đường" },
  { "0903 123 456", "Lê Thị Đường" },
  { "0903.123.456", "Lê Thị Đường" },
  { "+84 903 123 456", "Lê Thị Đường" },
  { "84903123456", "Lê Thị Đường" },
  { "(+84) 903-123-456", "Lê Thị Đường" },
  { "903 123", "Lê Thị Đường" },
  { "0903", "Lê Thị Đường" },
  { "09", "Lê Thị Đường" },
  { "0168 234 5678", "Trần Dương" },
  { "038 234", "Trần Dương" },
  { "0905", "" },
  { "le 0903", "Lê Thị Đường" },
  { "24", "Siêu Thị 24" },
  /* Addresses of e-mail. */
  { "tu@example.com", "Đương Tú" },
  { "TU@EXAMPLE", "Đương Tú" },
  /* What looks like syntax is text, or nothing. */
  { "\" OR * ( NEAR", "" },
  { "duong\"", "Duong Smith; Trần Dương; Lê Thị Đường; Đương Tú" },
  { "\"duong", "Duong Smith; Trần Dương; Lê Thị Đường; Đương Tú" },
  { "duong*", "Duong Smith; Trần Dương; Lê Thị Đường; Đương Tú" },
  { "NOT duong", "" },
  { "name:duong", "" },
  { "{name}", "" },
  { "^lê", "Lê Thị Đường; Nguyễn Lê" },
  { "-lê", "Lê Thị Đường; Nguyễn Lê" },
  { "lê'; DROP TABLE customer; --", "" },
  { "%", "Trần Dương; Lê Thị Đường; Nguyễn Lê; Siêu Thị 24; Duong Smith; Đương Tú" },
  { "\" * ()", "Trần Dương; Lê Thị Đường; Nguyễn Lê; Siêu Thị 24; Duong Smith; Đương Tú" },
};

static void
add_people (HosoDb *db)
{
  g_autoptr (HosoCustomer) company = hoso_customer_new ();

  add (db, "Lê Thị Đường", HOSO_CONTACT_PHONE, "0903 123 456");
  add (db, "Trần Dương", HOSO_CONTACT_PHONE, "01682345678");
  add (db, "Duong Smith", HOSO_CONTACT_PHONE, NULL);
  add (db, "Đương Tú", HOSO_CONTACT_EMAIL, "tu@example.com");
  add (db, "Nguyễn Lê", HOSO_CONTACT_ADDRESS, "chợ Bến Thành");
  company->kind = HOSO_CUSTOMER_COMPANY;
  company->name = g_strdup ("Siêu Thị 24");
  save (db, company);
}

static void
test_search (StoreFixture *fixture, gconstpointer data)
{
  add_people (fixture->db);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *nfd = g_utf8_normalize (searches[i].search, -1, G_NORMALIZE_NFD);
      g_autofree char *found = find (fixture->db, searches[i].search);
      g_autofree char *found_nfd = find (fixture->db, nfd);

      g_test_message ("search %u", i);
      g_assert_cmpstr (found, ==, searches[i].found);
      g_assert_cmpstr (found_nfd, ==, searches[i].found);
    }
}

static void
test_long_search (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *word = g_strnfill (100000, 'a');
  g_autoptr (GString) words = g_string_new ("");
  g_autofree char *by_word = NULL;
  g_autofree char *by_words = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (words, "ế ");

  add_people (fixture->db);
  by_word = find (fixture->db, word);
  by_words = find (fixture->db, words->str);
  g_assert_cmpstr (by_word, ==, "");
  g_assert_cmpstr (by_words, ==, "");
}

static void
test_notes_are_searched (StoreFixture *fixture, gconstpointer data)
{
  gint64 id = add (fixture->db, "Lan", HOSO_CONTACT_PHONE, NULL);
  g_autofree char *found = NULL;
  g_autoptr (HosoCustomer) customer = NULL;
  g_autoptr (GError) error = NULL;
  const HosoNote *note;

  g_assert_true (hoso_customers_add_note (fixture->db, id, "Dị ứng hương liệu", NULL));
  found = find (fixture->db, "di ung");
  g_assert_cmpstr (found, ==, "Lan");

  customer = load (fixture->db, id);
  note = customer->notes->pdata[0];
  g_assert_true (hoso_customers_remove_note (fixture->db, note->id, NULL));
  g_assert_false (hoso_customers_add_note (fixture->db, 99, "Ai?", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  HosoCustomerQuery query = { .search = "lan" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  hoso_db_exec (fixture->db, "BEGIN", NULL);
  for (guint i = 0; i < 300; i++)
    store_fixture_add_customer (fixture->db, "Lan");
  hoso_db_exec (fixture->db, "COMMIT", NULL);

  g_cancellable_cancel (cancellable);
  ids = hoso_customers_find (fixture->db, &query, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (ids);
}

/* A customer with something of everything that is edited. */
static gint64
add_full (HosoDb *db)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();

  customer->name = g_strdup ("Nguyễn Thị Đào");
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, "0903 123 456"));
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_EMAIL, "dao@example.com"));
  g_ptr_array_add (customer->fields, hoso_field_value_new ("city", "Huế"));
  g_ptr_array_add (customer->fields, hoso_field_value_new ("age", "31"));
  g_ptr_array_add (customer->tags, g_strdup ("VIP"));
  return save (db, customer);
}

static void
assert_is_full (HosoDb *db, gint64 id)
{
  g_autoptr (HosoCustomer) customer = load (db, id);

  g_assert_cmpstr (customer->name, ==, "Nguyễn Thị Đào");
  g_assert_cmpuint (customer->contacts->len, ==, 2);
  g_assert_cmpuint (customer->fields->len, ==, 2);
  g_assert_cmpstr (hoso_customer_get_field (customer, "city"), ==, "Huế");
  g_assert_cmpuint (customer->tags->len, ==, 1);
}

static void
undo (HosoDb *db, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  hoso_undo_undo (db, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static void
redo (HosoDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  hoso_undo_redo (db, &name, &error);
  g_assert_no_error (error);
}

static void
test_edit (StoreFixture *fixture, gconstpointer data)
{
  gint64 id = add_full (fixture->db);
  g_autoptr (HosoCustomer) customer = load (fixture->db, id);

  g_assert_cmpuint (customer->contacts->len, ==, 2);
  g_ptr_array_remove_index (customer->contacts, 1);
  g_ptr_array_remove_index (customer->fields, 0);
  g_ptr_array_set_size (customer->tags, 0);
  g_ptr_array_add (customer->tags, g_strdup ("Da dầu"));
  g_free (customer->name);
  customer->name = g_strdup ("Nguyễn Thị Đào Em");
  save (fixture->db, customer);

  g_clear_pointer (&customer, hoso_customer_free);
  customer = load (fixture->db, id);
  g_assert_cmpstr (customer->name, ==, "Nguyễn Thị Đào Em");
  g_assert_cmpuint (customer->contacts->len, ==, 1);
  g_assert_cmpuint (customer->fields->len, ==, 1);
  g_assert_cmpstr (customer->tags->pdata[0], ==, "Da dầu");

  undo (fixture->db, "Edit customer");
  assert_is_full (fixture->db, id);
  redo (fixture->db);
  undo (fixture->db, "Edit customer");
  undo (fixture->db, "Add customer");
  g_assert_cmpuint (hoso_customers_count (fixture->db, NULL), ==, 0);
  redo (fixture->db);
  assert_is_full (fixture->db, id);
}

static void
test_unchanged (StoreFixture *fixture, gconstpointer data)
{
  gint64 id = add_full (fixture->db);
  g_autoptr (HosoCustomer) customer = load (fixture->db, id);

  save (fixture->db, customer);
  undo (fixture->db, "Add customer");
}

static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hoso_customers_save (fixture->db, customer, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);

  customer->name = g_strdup ("Lan");
  g_ptr_array_add (customer->fields, hoso_field_value_new ("shoe", "38"));
  g_assert_cmpint (hoso_customers_save (fixture->db, customer, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (hoso_customers_count (fixture->db, NULL), ==, 0);

  customer->id = 99;
  g_assert_cmpint (hoso_customers_save (fixture->db, customer, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_remove (StoreFixture *fixture, gconstpointer data)
{
  gint64 id = add_full (fixture->db);
  gint64 ids[] = { id, add (fixture->db, "Lan", HOSO_CONTACT_PHONE, NULL) };
  gint64 missing[] = { id, 99 };
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_assert_true (hoso_customers_add_note (fixture->db, id, "Thích quà nhỏ", NULL));
  g_assert_false (hoso_customers_remove (fixture->db, missing, 2, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_assert_cmpuint (hoso_customers_count (fixture->db, NULL), ==, 2);

  g_assert_true (hoso_customers_remove (fixture->db, ids, 2, NULL));
  g_assert_cmpuint (hoso_customers_count (fixture->db, NULL), ==, 0);
  undo (fixture->db, "Delete customers");
  assert_is_full (fixture->db, id);
  found = find (fixture->db, "dao 0903");
  g_assert_cmpstr (found, ==, "Nguyễn Thị Đào");
}

static GBytes *
make_picture (guint32 colour)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 900, 700);
  g_autoptr (GError) error = NULL;
  char *buffer = NULL;
  gsize length = 0;

  gdk_pixbuf_fill (picture, colour);
  gdk_pixbuf_save_to_buffer (picture, &buffer, &length, "png", &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, length);
}

static gint64
get_photo (HosoDb *db, gint64 id)
{
  g_autoptr (HosoCustomer) customer = load (db, id);

  return customer->photo;
}

static void
test_photo (StoreFixture *fixture, gconstpointer data)
{
  gint64 id = add_full (fixture->db);
  const char *count = "SELECT count (*) FROM photo WHERE type = 'image/jpeg'";
  g_autoptr (GBytes) red = make_picture (0xff0000ff);
  g_autoptr (GBytes) blue = make_picture (0x0000ffff);
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GBytes) broken = g_bytes_new_static ("none", 4);
  g_autoptr (GError) error = NULL;
  gint64 first;

  g_assert_true (hoso_customers_set_photo (fixture->db, id, red, NULL));
  first = get_photo (fixture->db, id);
  g_assert_true (hoso_customers_set_photo (fixture->db, id, blue, NULL));
  g_assert_cmpint (get_photo (fixture->db, id), !=, first);
  g_assert_cmpint (store_fixture_count (fixture->db, count), ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT width FROM photo"),
                   ==,
                   HOSO_PHOTO_SIZE);

  undo (fixture->db, "Change photo");
  g_assert_cmpint (get_photo (fixture->db, id), ==, first);
  stored = hoso_photos_load (fixture->db, first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (stored), >, 100);

  g_assert_true (hoso_customers_set_photo (fixture->db, id, NULL, NULL));
  g_assert_cmpint (get_photo (fixture->db, id), ==, 0);
  g_assert_false (hoso_customers_set_photo (fixture->db, id, broken, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT);
}

static void
test_fields (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = hoso_fields_list (fixture->db, HOSO_CUSTOMER_PERSON, NULL);
  g_autoptr (GPtrArray) companies = hoso_fields_list (fixture->db, HOSO_CUSTOMER_COMPANY, NULL);
  const char *count = "SELECT count (*) FROM field";
  gint64 n = store_fixture_count (fixture->db, count);
  g_auto (GStrv) values = NULL;
  const HosoField *gender = people->pdata[0];

  g_assert_cmpuint (people->len, ==, 39);
  g_assert_cmpuint (companies->len, ==, 33);
  g_assert_cmpstr (gender->key, ==, "gender");
  g_assert_cmpstr (gender->options[0], ==, "Female");
  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *label = hoso_field_dup_label (people->pdata[i], "vi");

      g_assert_false (g_str_has_prefix (label, "field."));
    }

  g_assert_true (hoso_fields_ensure (fixture->db, NULL));
  g_assert_cmpint (store_fixture_count (fixture->db, count), ==, n);

  add_full (fixture->db);
  values = hoso_fields_list_values (fixture->db, "city", 10, NULL);
  g_assert_cmpstr (values[0], ==, "Huế");
  g_assert_null (values[1]);
}

static void
test_missing_field (StoreFixture *fixture, gconstpointer data)
{
  const char *count = "SELECT count (*) FROM field WHERE key = 'gender' AND kind = 'b2c'";

  g_assert_true (hoso_db_exec (fixture->db, "DELETE FROM field WHERE key = 'gender'", NULL));
  g_assert_true (hoso_fields_ensure (fixture->db, NULL));
  g_assert_cmpint (store_fixture_count (fixture->db, count), ==, 1);
}

static void
test_tags (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Êm", "VIP", "Da dầu", "Ăn chay", "Em" };
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_auto (GStrv) tags = NULL;
  g_autofree char *joined = NULL;

  customer->name = g_strdup ("Lan");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (customer->tags, g_strdup (names[i]));
  save (fixture->db, customer);

  tags = hoso_tags_list (fixture->db, NULL);
  joined = g_strjoinv (";", tags);
  g_assert_cmpstr (joined, ==, "Ăn chay;Da dầu;Em;Êm;VIP");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("search", test_search);
  ADD ("long-search", test_long_search);
  ADD ("notes-are-searched", test_notes_are_searched);
  ADD ("cancel", test_cancel);
  ADD ("edit", test_edit);
  ADD ("unchanged", test_unchanged);
  ADD ("refused", test_refused);
  ADD ("remove", test_remove);
  ADD ("photo", test_photo);
  ADD ("fields", test_fields);
  ADD ("missing-field", test_missing_field);
  ADD ("tags", test_tags);
  return g_test_run ();
}
