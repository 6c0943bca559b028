/* Customers as tables and as vCards: what a spreadsheet and RFC 6350 demand, and
 * that nothing is lost on the way out and in again.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "hoso-customer-csv.h"
#include "hoso-customer-export.h"
#include "hoso-customer-table.h"
#include "hoso-customers.h"
#include "hoso-error.h"
#include "hoso-fields.h"
#include "list-fixture.h"
#include "photo-fixture.h"
#include "store-fixture.h"

#define ADD(path, func) \
  g_test_add ("/customer-export/" path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

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

typedef struct
{
  const char *name;
  HosoCustomerKind kind;
  const char *contacts; /* "phone 0903123456;email a@b.vn" */
  const char *fields;   /* "city Huế;gender Nữ" */
  const char *tags;     /* "VIP;Khách sỉ" */
} Person;

static const Person people[] = {
  { "Nguyễn Thị Ánh Tuyết", HOSO_CUSTOMER_PERSON,
    "phone 0903123456;phone +84 912 345 678;phone 024.3812.3456;email tuyet@example.vn;"
    "email tuyet.nguyen@example.com;address 12 Lê Lợi, Quận 1, TP. Hồ Chí Minh;"
    "address Số 5\\Hẻm; zalo 0903123456;facebook tuyet.nguyen",
    "city Hồ Chí Minh;gender Nữ;birthday 1990-03-02;occupation Giáo viên, dạy toán;"
    "interests Trà “sen”\\nvà hoa",
    "VIP;Khách sỉ" },
  { "=HYPERLINK(\"http://x\")", HOSO_CUSTOMER_PERSON, "phone +16505551234",
    "city @SUM(1);channel -1+1;occupation +cmd", "=tag" },
  { "Công ty TNHH An Phát", HOSO_CUSTOMER_COMPANY, "email lienhe@anphat.vn;phone 1900",
    "industry Xây dựng", "" },
  { "Đỗ Vĩ", HOSO_CUSTOMER_PERSON, "phone 01203123456", "birthday 02/03", "" },
};

static void
add_people (HosoDb *db)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();
      g_auto (GStrv) contacts = g_strsplit (people[i].contacts, ";", -1);
      g_auto (GStrv) fields = g_strsplit (people[i].fields, ";", -1);
      g_auto (GStrv) tags = g_strsplit (people[i].tags, ";", -1);
      g_autoptr (GError) error = NULL;

      customer->name = g_strdup (people[i].name);
      customer->kind = people[i].kind;
      for (guint j = 0; contacts[j] != NULL; j++)
        {
          char *space = strchr (g_strchug (contacts[j]), ' ');
          HosoContactKind kind;

          *space = '\0';
          g_assert_true (hoso_contact_kind_from_name (contacts[j], &kind));
          g_ptr_array_add (customer->contacts, hoso_contact_new (kind, space + 1));
        }
      for (guint j = 0; fields[j] != NULL; j++)
        {
          char *space = strchr (fields[j], ' ');
          g_autofree char *value = g_strcompress (space + 1);

          *space = '\0';
          g_ptr_array_add (customer->fields, hoso_field_value_new (fields[j], value));
        }
      for (guint j = 0; tags[j] != NULL; j++)
        if (*tags[j] != '\0')
          g_ptr_array_add (customer->tags, g_strdup (tags[j]));
      hoso_customers_save (db, customer, &error);
      g_assert_no_error (error);
    }
}

static GArray *
list (HosoDb *db)
{
  HosoCustomerQuery query = { NULL };

  return hoso_customers_find (db, &query, NULL, NULL);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The very bytes, which were encoded here already. */
static void
add_photo (GPtrArray *lines, HosoDb *db, const HosoCustomer *customer)
{
  g_autoptr (GBytes) photo = NULL;

  if (customer->photo == 0)
    return;
  photo = hoso_photos_load (db, customer->photo, NULL);
  g_ptr_array_add (lines, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, photo));
}

static void
add_sorted (GString *text, GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "  %s\n", (const char *)lines->pdata[i]);
}

/* Everybody as text, whatever the spelling of the telephone numbers. */
static char *
describe (HosoDb *db)
{
  g_autoptr (GArray) ids = list (db);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HosoCustomer) customer =
        hoso_customers_load (db, g_array_index (ids, gint64, i), NULL);
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

      g_string_append_printf (text, "%s %d\n", customer->name, customer->kind);
      for (guint j = 0; j < customer->contacts->len; j++)
        {
          const HosoContact *contact = customer->contacts->pdata[j];
          g_autofree char *canonical = hoso_contact_dup_canonical (contact->kind, contact->value);

          g_ptr_array_add (lines, g_strdup_printf ("contact %d %s", contact->kind,
                                                   canonical != NULL ? canonical
                                                                     : contact->value));
        }
      for (guint j = 0; j < customer->fields->len; j++)
        {
          const HosoFieldValue *value = customer->fields->pdata[j];

          g_ptr_array_add (lines, g_strdup_printf ("%s=%s", value->key, value->value));
        }
      for (guint j = 0; j < customer->tags->len; j++)
        g_ptr_array_add (lines, g_strdup_printf ("tag %s", (char *)customer->tags->pdata[j]));
      for (guint j = 0; j < customer->notes->len; j++)
        g_ptr_array_add (lines, g_strdup_printf ("note %s",
                                                 ((HosoNote *)customer->notes->pdata[j])->text));
      add_photo (lines, db, customer);
      add_sorted (text, lines);
    }
  return g_string_free (text, FALSE);
}

static char *export(StoreFixture *fixture, const char *name, HosoCustomerFormat format)
{
  g_autoptr (GArray) ids = list (fixture->db);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  hoso_customers_export (fixture->db, ids, format, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

static char *
read_text (const char *path)
{
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static HosoDb *
open_other (StoreFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.hoso", NULL);
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_db_open (path, HOSO_DB_CREATE, &error);

  g_assert_no_error (error);
  hoso_fields_ensure (db, &error);
  g_assert_no_error (error);
  return db;
}

/* Into an empty workspace, and once more into the one that it came from. */
static void
assert_comes_back (StoreFixture *fixture, const char *path)
{
  g_autofree char *before = describe (fixture->db);
  g_autofree char *after = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  g_autoptr (HosoImportReport) again = NULL;
  HosoDb *own = fixture->db;
  HosoDb *other = open_other (fixture);

  fixture->db = other;
  report = list_fixture_import (fixture, path, HOSO_FILE_CUSTOMERS, NULL);
  fixture->db = own;
  g_assert_cmpuint (report->added, ==, G_N_ELEMENTS (people));
  after = describe (other);
  g_assert_cmpstr (after, ==, before);
  hoso_db_close (other);

  again = list_fixture_import (fixture, path, HOSO_FILE_CUSTOMERS, NULL);
  g_assert_cmpuint (again->unchanged, ==, G_N_ELEMENTS (people));
}

static void
test_csv (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  add_people (fixture->db);
  path = export(fixture, "out.csv", HOSO_CUSTOMERS_CSV);
  text = read_text (path);
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBF\"Customer’s code\",\"Name\""));
  g_assert_nonnull (strstr (text, "\"'=HYPERLINK(\"\"http://x\"\")\""));
  g_assert_nonnull (strstr (text, "\"'@SUM(1)\""));
  g_assert_nonnull (strstr (text, "\"'-1+1\""));
  g_assert_nonnull (strstr (text, "\"'+cmd\""));
  g_assert_nonnull (strstr (text, "\"0903 123 456\",\"(+84) 912 345 678 | 0243 812 3456\""));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (people) + 2);
  assert_comes_back (fixture, path);
}

static void
test_phones (void)
{
  static const char *const phones[][2] = {
    { "0903123456", "0903 123 456" },
    { "+84903123456", "(+84) 903123456" },
    { "+84 903 123 456", "(+84) 903 123 456" },
    { "0903.123.456", "0903 123 456" },
    { "024-38123456", "0243 812 3456" },
    { "0903 123 456", "0903 123 456" },
    { "1900", "1900" },
    { "gọi chị Lan", "gọi chị Lan" },
    { "", "" },
    { "+", "(+) " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *cell = hoso_customer_csv_dup_phone (phones[i][0]);

      g_assert_cmpstr (cell, ==, phones[i][1]);
    }
}

/* name = 1*(ALPHA / DIGIT / "-") */
static gsize
span_name (const char *line)
{
  gsize n = 0;

  while (g_ascii_isalnum (line[n]) || line[n] == '-')
    n++;
  return n;
}

/* RFC 6350, 3.3: contentline = [group "."] name *(";" param) ":" value CRLF,
 * without control characters. */
static char *
check_line (const char *line)
{
  gsize n = span_name (line);
  const char *p = line + n;

  g_assert_cmpuint (n, >, 0);
  while (*p == ';')
    {
      gsize param = span_name (p + 1);

      g_assert_cmpuint (param, >, 0);
      p += 1 + param;
      g_assert_cmpint (*p, ==, '=');
      while (*p != ';' && *p != ':')
        {
          g_assert_true ((guchar)*p > 0x20 && *p != '"' && *p != 0x7f);
          p++;
        }
    }
  g_assert_cmpint (*p, ==, ':');
  for (; *p != '\0'; p++)
    g_assert_true ((guchar)*p >= 0x20 && *p != 0x7f);
  return g_ascii_strup (line, (gssize)n);
}

/* Section 6: what a card must have, and what it may have once only. */
static void
check_card (GHashTable *counts, guint cards)
{
  static const char *const once[] = { "BEGIN", "VERSION", "END" };
  static const char *const at_most[] = { "N", "BDAY", "GENDER", "KIND", "UID", "REV" };

  for (guint i = 0; i < G_N_ELEMENTS (once); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, once[i])), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (at_most); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, at_most[i])), <=, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "FN")), >=, 1);
}

/* The cards of a file that follows the rules. */
static guint
validate (const char *text)
{
  g_auto (GStrv) raw = g_strsplit (text, "\r\n", -1);
  g_autoptr (GString) unfolded = g_string_new (text);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = NULL;
  guint cards = 0;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "\r\n"));
  for (guint i = 0; raw[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (raw[i]), <=, 75);
      g_assert_null (strpbrk (raw[i], "\r\n"));
      g_assert_true (g_utf8_validate (raw[i], -1, NULL));
    }
  g_string_replace (unfolded, "\r\n ", "", 0);
  lines = g_strsplit (unfolded->str, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *name = check_line (lines[i]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      if (g_str_equal (name, "BEGIN"))
        g_assert_cmpstr (lines[i + 1], ==, "VERSION:4.0");
      g_hash_table_insert (counts, name, GUINT_TO_POINTER (n + 1));
      if (g_str_equal (lines[i], "END:VCARD"))
        {
          check_card (counts, cards++);
          g_hash_table_remove_all (counts);
        }
    }
  g_assert_cmpuint (g_hash_table_size (counts), ==, 0);
  return cards;
}

static void
test_card (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) unfolded = NULL;

  add_people (fixture->db);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) picture = photo_fixture_make (i, 100, "png");

      g_assert_true (hoso_customers_set_photo (fixture->db, 1 + i, picture, &error));
    }
  hoso_customers_add_note (fixture->db, 1, "Thích gọi buổi tối; không gọi sáng\nNhớ lâu", &error);
  g_assert_no_error (error);
  path = export(fixture, "out.vcf", HOSO_CUSTOMERS_VCARD);
  text = read_text (path);
  g_assert_cmpuint (validate (text), ==, G_N_ELEMENTS (people));
  unfolded = g_string_new (text);
  g_string_replace (unfolded, "\r\n ", "", 0);
  g_assert_nonnull (strstr (unfolded->str, "\r\nFN:Nguyễn Thị Ánh Tuyết\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "\r\nN:Nguyễn;Tuyết;Thị Ánh;;\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "\r\nBDAY:19900302\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "\r\nGENDER:F;Nữ\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "\r\nIMPP:zalo:0903123456\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "\r\nCATEGORIES:VIP,Khách sỉ\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "\r\nKIND:org\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "\r\nPHOTO:data:image/jpeg;base64,/9j/"));
  g_assert_nonnull (strstr (unfolded->str, "\r\nREV:20250615T150640Z\r\n"));
  g_assert_nonnull (strstr (unfolded->str, "không gọi sáng\\nNhớ lâu\r\n"));
  assert_comes_back (fixture, path);
}

/* A card that comes back is the same customer, whatever changed on the way. */
static void
test_card_again (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  g_autoptr (HosoCustomer) customer = NULL;

  add_people (fixture->db);
  path = export(fixture, "out.vcf", HOSO_CUSTOMERS_VCARD);
  text = read_text (path);
  changed = g_string_new (text);
  g_string_replace (changed, "TEL:01203123456", "TEL:0977111222", 0);
  g_string_replace (changed, "FN:Đỗ Vĩ", "FN:Anh Vĩ giao hàng", 0);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
  report = list_fixture_import (fixture, path, HOSO_FILE_CUSTOMERS, NULL);
  g_assert_cmpuint (report->added, ==, 0);
  g_assert_cmpuint (report->updated, ==, 1);
  customer = hoso_customers_load (fixture->db, 4, NULL);
  g_assert_cmpstr (customer->name, ==, "Đỗ Vĩ");
  g_assert_cmpuint (customer->contacts->len, ==, 2);
}

/* A failed and a cancelled export leave the file that was there, and nothing
 * beside it. */
static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "out.csv", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  add_people (fixture->db);
  ids = list (fixture->db);
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (hoso_customers_export (fixture->db, ids, HOSO_CUSTOMERS_VCARD, path, NULL, NULL,
                                         cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  text = read_text (path);
  g_assert_cmpstr (text, ==, "before");
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".part"));
  g_assert_false (hoso_customers_export (fixture->db, ids, HOSO_CUSTOMERS_CSV, nowhere, NULL, NULL,
                                         NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
}

/* Who has gone meanwhile is left out. */
static void
test_gone (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  g_autofree char *text = NULL;
  gint64 nobody = 77;

  add_people (fixture->db);
  ids = list (fixture->db);
  g_array_insert_val (ids, 1, nobody);
  text = hoso_customers_dup_text (fixture->db, ids, HOSO_CUSTOMERS_VCARD, NULL, NULL);
  g_assert_cmpuint (validate (text), ==, G_N_ELEMENTS (people));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/customer-export/phones", test_phones);
  ADD ("csv", test_csv);
  ADD ("card", test_card);
  ADD ("card-again", test_card_again);
  ADD ("cancel", test_cancel);
  ADD ("gone", test_gone);
  return g_test_run ();
}
