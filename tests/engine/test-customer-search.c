/* Forty searches among three thousand customers, with the order of what they
 * find; and that the index of text is the same however it came to be.
 */

#include <string.h>

#include "hoso-bulk.h"
#include "hoso-check.h"
#include "hoso-customer-bulk.h"
#include "hoso-customer-chunk-table.h"
#include "hoso-customer-table.h"
#include "hoso-customer-view.h"
#include "hoso-customers.h"
#include "hoso-note-table.h"
#include "hoso-search-filling.h"
#include "hoso-search-index.h"
#include "hoso-source-table.h"
#include "hoso-undo.h"
#include "store-fixture.h"

#define OTHERS 3000
#define EDITS 60

#define ADD(path, func) \
  g_test_add ("/customer-search/" path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

typedef struct
{
  const char *name;
  const char *phone;
  const char *email;
  const char *address;
  const char *note;
} Person;

static const Person people[] = {
  { "Đường Thị Hoa", "0903 123 456", "hoa.duong@example.vn", NULL, NULL },
  { "Trần Văn Dương", "01682345678", NULL, "12 Lê Lợi, Huế", NULL },
  { "Nguyễn Hùng", NULL, NULL, NULL, "Dị ứng hương liệu" },
  { "Nguyễn Hưng", NULL, NULL, NULL, "Giới thiệu bởi anh Quốc" },
  { "Hung Phan", NULL, "hung@example.vn", NULL, NULL },
  { "Phạm Lan", "0912.000.111", NULL, "Chợ Bến Thành", NULL },
  { "Phạm Lân", "+84 912 000 222", NULL, NULL, NULL },
  { "Đỗ Quốc", NULL, NULL, "45 phố Huế", NULL },
  { "Do Quoc", NULL, NULL, NULL, NULL },
  { "Vũ Ngọc Ánh", "(024) 3812 3456", "Ngoc.Anh@Example.vn", NULL, NULL },
};

/* Names that no search here finds. */
static const char *const other[] = { "Bùi", "Tống", "Mạc", "Sơn", "Khôi", "Bích", "Xuyến", "Sỹ" };

/* All in one transaction, as work in bulk does it. */
static void
add_others (HosoDb *db, gint64 hand)
{
  g_auto (HosoBulk) bulk = HOSO_BULK_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_bulk_begin (&bulk, db, 0, &error));
  for (guint i = 0; i < OTHERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s %s", other[i % 8], other[i / 8 % 8],
                                               other[i / 64 % 8]);
      g_autofree char *phone = g_strdup_printf ("0977%06u", i);
      gint64 id = hoso_customer_table_add (db, HOSO_CUSTOMER_PERSON, name, hand, &error);

      hoso_customer_table_add_contact (db, id, HOSO_CONTACT_PHONE, phone, hand, &error);
      if (i % 3 == 0)
        hoso_customer_table_add_contact (db, id, HOSO_CONTACT_ADDRESS, "Kho Tân Cảng", hand,
                                         &error);
      g_assert_no_error (error);
    }
  g_assert_true (hoso_bulk_finish (&bulk, &error));
}

static void
add_contact (HosoDb *db, gint64 id, HosoContactKind kind, const char *value, gint64 hand)
{
  if (value != NULL)
    g_assert_true (hoso_customer_table_add_contact (db, id, kind, value, hand, NULL));
}

static void
add_people (HosoDb *db, gint64 hand)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      const Person *person = &people[i];
      gint64 id = hoso_customer_table_add (db, HOSO_CUSTOMER_PERSON, person->name, hand, NULL);

      add_contact (db, id, HOSO_CONTACT_PHONE, person->phone, hand);
      add_contact (db, id, HOSO_CONTACT_EMAIL, person->email, hand);
      add_contact (db, id, HOSO_CONTACT_ADDRESS, person->address, hand);
      if (person->note != NULL)
        g_assert_cmpint (hoso_note_table_add (db, id, person->note, NULL), !=, 0);
    }
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  gint64 hand;

  store_fixture_set_up (fixture, NULL);
  store_fixture_open (fixture);
  g_assert_true (hoso_txn_begin (&txn, fixture->db, NULL));
  hand = hoso_source_table_get_hand (fixture->db, NULL);
  add_others (fixture->db, hand);
  add_people (fixture->db, hand);
  g_assert_true (hoso_txn_commit (&txn, NULL));
}

static char *
dup_names (HosoDb *db, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
    hoso_customers_load_rows (db, (gint64 *)(gpointer)ids->data, MIN (ids->len, 12), &error);
  GString *names = g_string_new ("");

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "",
                            ((const HosoCustomerRow *)rows->pdata[i])->name);
  return g_string_free (names, FALSE);
}

/* The first look agrees where it says that it saw everybody. */
static char *
find (HosoDb *db, const char *search, gboolean *all)
{
  HosoCustomerQuery query = { .search = search };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = hoso_customers_find (db, &query, NULL, &error);
  g_autoptr (GArray) first = NULL;
  char *found;

  g_assert_no_error (error);
  first = hoso_customers_find_first (db, &query, 10, all, NULL, &error);
  g_assert_no_error (error);
  found = dup_names (db, ids);
  if (*all)
    {
      g_autofree char *seen = dup_names (db, first);

      g_assert_cmpuint (first->len, ==, ids->len);
      g_assert_cmpstr (seen, ==, found);
    }
  return found;
}

#define HUNG "Hung Phan; Nguyễn Hùng; Nguyễn Hưng"
#define LAN "Phạm Lan; Phạm Lân"

static const struct
{
  const char *search;
  const char *found;
} searches[] = {
  /* Without accents, what was typed comes first. */
  { "duong", "Trần Văn Dương; Đường Thị Hoa" },
  { "hung", HUNG },
  { "HUNG", HUNG },
  { "lan", LAN },
  { "do quoc", "Do Quoc; Đỗ Quốc" },
  /* The very accents, then the letters in other tones, then the rest. */
  { "đường", "Đường Thị Hoa; Trần Văn Dương" },
  { "dương", "Trần Văn Dương; Đường Thị Hoa" },
  { "đương", "Đường Thị Hoa; Trần Văn Dương" },
  { "Hùng", "Nguyễn Hùng; Hung Phan; Nguyễn Hưng" },
  { "Hưng", "Nguyễn Hưng; Nguyễn Hùng; Hung Phan" },
  { "hủng", "Nguyễn Hùng; Hung Phan; Nguyễn Hưng" },
  { "lân", "Phạm Lân; Phạm Lan" },
  { "Lán", "Phạm Lan; Phạm Lân" },
  { "đỗ quốc", "Đỗ Quốc; Do Quoc" },
  { "dỗ quóc", "Do Quoc; Đỗ Quốc" },
  /* One and two letters. */
  { "v", "Vũ Ngọc Ánh; Trần Văn Dương" },
  { "vũ", "Vũ Ngọc Ánh" },
  { "á", "Vũ Ngọc Ánh" },
  { "đ", "Đường Thị Hoa; Đỗ Quốc; Trần Văn Dương; Do Quoc" },
  { "la", LAN },
  { "hu", HUNG },
  { "ng", "Vũ Ngọc Ánh; Nguyễn Hùng; Nguyễn Hưng" },
  /* Several words, in any order; the last one unfinished. */
  { "nguyen hu", "Nguyễn Hùng; Nguyễn Hưng" },
  { "hùng nguy", "Nguyễn Hùng; Nguyễn Hưng" },
  { "hoa thi", "Đường Thị Hoa" },
  /* One number in five spellings, and the beginnings of others. */
  { "0903123456", "Đường Thị Hoa" },
  { "+84 903 123 456", "Đường Thị Hoa" },
  { "84903123456", "Đường Thị Hoa" },
  { "0903.123.456", "Đường Thị Hoa" },
  { "(0903) 123-456", "Đường Thị Hoa" },
  { "0168 234", "Trần Văn Dương" },
  { "0382345678", "Trần Văn Dương" },
  { "091200", LAN },
  { "024 3812", "Vũ Ngọc Ánh" },
  { "lan 0912", LAN },
  /* Addresses of e-mail, in any case. */
  { "hoa.duong@", "Đường Thị Hoa" },
  { "ngoc.anh@example", "Vũ Ngọc Ánh" },
  /* Words of addresses and notes, after names. */
  { "huế", "Trần Văn Dương; Đỗ Quốc" },
  { "quoc", "Do Quoc; Đỗ Quốc; Nguyễn Hưng" },
  { "huong li", "" },
  { "huong lieu", "Nguyễn Hùng" },
  { "ben thanh", "Phạm Lan" },
  { "lan bến", "Phạm Lan" },
  { "nguyen di ung", "Nguyễn Hùng" },
  { "khong co ai", "" },
};

static void
test_order (StoreFixture *fixture, gconstpointer data)
{
  g_assert_true (hoso_search_filling_run (fixture->db, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *nfd = g_utf8_normalize (searches[i].search, -1, G_NORMALIZE_NFD);
      gboolean all;
      g_autofree char *found = find (fixture->db, searches[i].search, &all);
      g_autofree char *found_nfd = find (fixture->db, nfd, &all);

      if (g_strcmp0 (found, searches[i].found) != 0)
        g_error ("“%s” found %s, not %s", searches[i].search, found, searches[i].found);
      g_assert_cmpstr (found_nfd, ==, found);
    }
}

/* Of very many, a first look shows some, and says that there are more. */
static void
test_first_look (StoreFixture *fixture, gconstpointer data)
{
  static const char *const many[] = { "b", "bui", "09770", "bùi" };

  g_assert_true (hoso_search_filling_run (fixture->db, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    {
      g_autoptr (HosoCustomerView) plain = hoso_customer_view_new ();
      HosoCustomerQuery query = { .search = many[i], .view = i % 2 == 0 ? plain : NULL };
      gboolean all = TRUE;
      g_autoptr (GArray) ids =
        hoso_customers_find_first (fixture->db, &query, 50, &all, NULL, NULL);

      g_test_message ("%s", many[i]);
      g_assert_cmpuint (ids->len, ==, 50);
      g_assert_false (all);
    }
}

static guint64
count_waiting (HosoDb *db)
{
  guint64 waiting = 0;

  g_assert_true (hoso_search_index_count_waiting (db, &waiting, NULL));
  return waiting;
}

/* Text waits while names and numbers are found at once; what was interrupted
 * goes on in the next session. */
static void
test_filling (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *name = NULL;
  g_autofree char *after = NULL;
  guint64 waiting = count_waiting (fixture->db);
  gboolean more;
  gboolean all;

  g_assert_cmpuint (waiting, >=, OTHERS);
  before = find (fixture->db, "ben thanh", &all);
  name = find (fixture->db, "lan", &all);
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (name, ==, LAN);

  g_assert_true (hoso_search_filling_step (fixture->db, &more, NULL));
  g_assert_true (more);
  g_assert_cmpuint (count_waiting (fixture->db), <, waiting);
  waiting = count_waiting (fixture->db);
  hoso_db_close (g_steal_pointer (&fixture->db));
  store_fixture_open (fixture);
  g_assert_cmpuint (count_waiting (fixture->db), ==, waiting);
  g_assert_true (hoso_search_filling_run (fixture->db, NULL, NULL));
  g_assert_cmpuint (count_waiting (fixture->db), ==, 0);
  after = find (fixture->db, "ben thanh", &all);
  g_assert_cmpstr (after, ==, "Phạm Lan");
}

static char *
dump_words (HosoDb *db, const char *sql)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, NULL);
  GString *words = g_string_new ("");

  while (hoso_stmt_step (stmt, NULL) == HOSO_ROW)
    g_string_append_printf (words, "%" G_GINT64_FORMAT " %s\n", hoso_stmt_get_int (stmt, 0),
                            hoso_stmt_get_text (stmt, 1));
  return g_string_free (words, FALSE);
}

static void
edit_at_random (HosoDb *db)
{
  gint64 id = g_test_rand_int_range (OTHERS - 5, OTHERS + (int)G_N_ELEMENTS (people));
  g_autoptr (HosoCustomer) customer = hoso_customers_load (db, id, NULL);
  g_autofree char *undone = NULL;
  g_autofree char *text = g_strdup_printf ("Ghi chú %d", g_test_rand_int_range (0, 1000));

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      if (customer != NULL && hoso_customers_remove (db, &id, 1, NULL))
        return;
      break;
    case 1:
      hoso_undo_redo (db, &undone, NULL);
      return;
    case 2:
    case 3:
      hoso_undo_undo (db, &undone, NULL);
      return;
    case 4:
      hoso_customers_add_note (db, id, text, NULL);
      return;
    default:
      break;
    }
  if (customer == NULL)
    return;
  g_free (customer->name);
  customer->name = g_strdup_printf ("%s %d", other[g_test_rand_int_range (0, 8)],
                                    g_test_rand_int_range (0, 100));
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_ADDRESS, text));
  g_assert_cmpint (hoso_customers_save (db, customer, NULL), !=, 0);
}

/* Whatever was done and undone, the index is what it would be made anew. */
static void
test_rebuilt (StoreFixture *fixture, gconstpointer data)
{
  static const char text[] = "SELECT rowid, text FROM customer_text ORDER BY rowid";
  static const char check[] =
    "INSERT INTO customer_name (customer_name, rank) VALUES ('integrity-check', 1)";
  g_autofree char *edited = NULL;
  g_autofree char *rebuilt = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_search_filling_run (fixture->db, NULL, NULL));
  for (guint i = 0; i < EDITS; i++)
    edit_at_random (fixture->db);
  g_assert_cmpuint (count_waiting (fixture->db), ==, 0);
  g_assert_true (hoso_db_exec (fixture->db, check, &error));
  edited = dump_words (fixture->db, text);
  g_assert_true (hoso_search_index_rebuild (fixture->db, &error));
  g_assert_true (hoso_search_filling_run (fixture->db, NULL, &error));
  rebuilt = dump_words (fixture->db, text);
  g_assert_cmpstr (edited, ==, rebuilt);
  g_assert_true (hoso_db_exec (fixture->db, check, &error));
}

static gint64
add_field (HosoDb *db, const char *key, const char *type)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO field (uid, key, type, field_group, layer, kind, position) "
    "VALUES ('%s', '%s', '%s', 'identity', 1, 'both', 0)",
    key, key, type);
  g_autoptr (GError) error = NULL;

  hoso_db_exec (db, sql, &error);
  g_assert_no_error (error);
  return hoso_db_get_last_id (db);
}

/* As a file of customers tells it: the last of the others, over two chunks. */
static void
tell (HosoDb *db)
{
  static const char *const words[] = { "Giao nhanh", "Pleiku", "Zalo; Chợ phiên", "Nữ" };
  gint64 fields[] = {
    add_field (db, "reason", "text"),
    add_field (db, "city", "place"),
    add_field (db, "channel", "choices"),
    add_field (db, "gender", "choice"),
  };
  gint64 source = hoso_source_table_get_hand (db, NULL);
  g_autoptr (HosoCustomerChunks) chunks = hoso_customer_chunks_new (db, source);

  for (gint64 id = 1; id <= OTHERS; id += OTHERS - 1)
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      g_assert_true (
        hoso_customer_chunks_add (chunks, id, fields[i], words[i], strlen (words[i]), NULL));
  g_assert_true (hoso_customer_chunks_finish (chunks, NULL));
  g_assert_true (hoso_search_index_mark (db, 1, OTHERS, NULL));
}

static guint
count_found (HosoDb *db, const char *search)
{
  HosoCustomerQuery query = { .search = search };
  g_autoptr (GArray) ids = NULL;

  g_assert_true (hoso_search_filling_run (db, NULL, NULL));
  ids = hoso_customers_find (db, &query, NULL, NULL);
  return ids->len;
}

/* Free text, places and several choices that files told are words to search;
 * what somebody says later hides them. */
static void
test_told (StoreFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->db;
  gint64 id = OTHERS;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof id);
  g_autofree char *undone = NULL;
  g_autofree char *filled = NULL;
  g_autofree char *rebuilt = NULL;

  g_array_append_val (ids, id);
  tell (db);
  g_assert_cmpuint (count_found (db, "giao nhanh"), ==, 2);
  g_assert_cmpuint (count_found (db, "plei"), ==, 2);
  g_assert_cmpuint (count_found (db, "cho phien"), ==, 2);
  g_assert_cmpuint (count_found (db, "nu"), ==, 0);
  g_assert_true (hoso_customers_set_field (db, ids, "city", "Kon Tum", NULL, NULL));
  g_assert_cmpuint (count_found (db, "pleiku"), ==, 1);
  g_assert_cmpuint (count_found (db, "kon tum"), ==, 1);
  g_assert_true (hoso_customers_remove (db, &id, 1, NULL));
  g_assert_cmpuint (count_found (db, "giao nhanh"), ==, 1);
  g_assert_true (hoso_undo_undo (db, &undone, NULL));
  g_assert_cmpuint (count_found (db, "giao nhanh"), ==, 2);
  filled = dump_words (db, "SELECT rowid, text FROM customer_text ORDER BY rowid");
  g_assert_true (hoso_bulk_rebuild (db, NULL));
  g_assert_true (hoso_search_filling_run (db, NULL, NULL));
  rebuilt = dump_words (db, "SELECT rowid, text FROM customer_text ORDER BY rowid");
  g_assert_cmpstr (filled, ==, rebuilt);
}

/* A check finds nothing to mend where the index was filled bit by bit, and mends
 * one that lost what a file told. */
static void
test_checked (StoreFixture *fixture, gconstpointer data)
{
  HosoDb *db = fixture->db;
  g_autoptr (HosoCheckReport) good = NULL;
  g_autoptr (HosoCheckReport) mended = NULL;

  tell (db);
  g_assert_true (hoso_search_filling_run (db, NULL, NULL));
  good = hoso_check_run (db, NULL, NULL);
  g_assert_nonnull (good);
  g_assert_cmpuint (good->search, ==, 0);
  g_assert_true (hoso_db_exec (db, "DELETE FROM customer_text WHERE rowid = 1", NULL));
  mended = hoso_check_run (db, NULL, NULL);
  g_assert_nonnull (mended);
  g_assert_cmpuint (mended->search, ==, 1);
  g_assert_cmpuint (count_found (db, "pleiku"), ==, 2);
}

/* What is no word for the search in one type is one in another. */
static void
test_other_type (StoreFixture *fixture, gconstpointer data)
{
  tell (fixture->db);
  g_assert_cmpuint (count_found (fixture->db, "nu"), ==, 0);
  g_assert_true (hoso_db_exec (fixture->db, "UPDATE field SET type = 'text' WHERE key = 'gender'",
                               NULL));
  g_assert_cmpuint (count_found (fixture->db, "nu"), ==, 2);
  g_assert_true (hoso_db_exec (fixture->db, "DELETE FROM field WHERE key = 'gender'", NULL));
  g_assert_cmpuint (count_found (fixture->db, "nu"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("first-look", test_first_look);
  ADD ("filling", test_filling);
  ADD ("rebuilt", test_rebuilt);
  ADD ("told", test_told);
  ADD ("checked", test_checked);
  ADD ("other-type", test_other_type);
  return g_test_run ();
}
