/* What files told of many customers, by columns: bytes and back, and how rows
 * that come later hide it.
 */

#include <string.h>

#include "hoso-customer-chunk-table.h"
#include "hoso-customer-table.h"
#include "hoso-field-table.h"
#include "hoso-import-table.h"
#include "hoso-source-table.h"
#include "hoso-uid.h"
#include "store-fixture.h"

static void
assert_added (HosoChunkBuilder *builder, guint place, const char *text)
{
  g_autofree char *added = hoso_chunk_builder_dup (builder, place);

  g_assert_cmpstr (added, ==, text);
}

/* Some of @distinct districts at @share percent of the places; NULL elsewhere. */
static GPtrArray *
fill (HosoChunkBuilder *builder, GRand *rand, gint32 distinct, gint32 share)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint place = 0; place < HOSO_CUSTOMER_CHUNK; place++)
    {
      char *text = NULL;

      if (g_rand_int_range (rand, 0, 100) < share)
        {
          text = g_strdup_printf ("Quận %d", g_rand_int_range (rand, 0, distinct));
          hoso_chunk_builder_add (builder, place, text, strlen (text));
        }
      g_ptr_array_add (texts, text);
      assert_added (builder, place, text);
    }
  return texts;
}

static void
test_bytes (void)
{
  guint32 seed = g_test_rand_int_range (1, G_MAXINT32);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (HosoChunkBuilder) builder = hoso_chunk_builder_new ();
      g_autoptr (GPtrArray) expected =
        fill (builder, rand, 1 << g_rand_int_range (rand, 0, 13), g_rand_int_range (rand, 1, 101));
      g_autoptr (GByteArray) bytes = hoso_chunk_builder_finish (builder);
      HosoCustomerChunk chunk;

      g_assert_nonnull (bytes);
      g_assert_null (hoso_chunk_builder_finish (builder));
      g_assert_true (hoso_customer_chunk_open (&chunk, bytes->data, bytes->len));
      for (guint place = 0; place < HOSO_CUSTOMER_CHUNK; place++)
        {
          int value = hoso_customer_chunk_find (&chunk, place);
          gsize length = 0;
          const char *found =
            value >= 0 ? hoso_customer_chunk_get_value (&chunk, (guint)value, &length) : NULL;
          g_autofree char *text = g_strndup (found, length);

          g_assert_cmpstr (text, ==, expected->pdata[place]);
        }
    }
}

/* What a file wrote stands beside the value, also in a copy. */
static void
test_written (void)
{
  g_autoptr (HosoChunkBuilder) builder = hoso_chunk_builder_new ();
  g_autoptr (HosoChunkBuilder) copy = hoso_chunk_builder_new ();
  g_autoptr (GByteArray) first = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  HosoCustomerChunk chunk;
  gsize length;

  hoso_chunk_builder_add (builder, 3, "yes", 3);
  hoso_chunk_builder_add_written (builder, 4, "yes", "Có");
  hoso_chunk_builder_add_written (builder, 6, "yes", "x");
  assert_added (builder, 6, "yes");
  first = hoso_chunk_builder_finish (builder);
  g_assert_true (hoso_customer_chunk_open (&chunk, first->data, first->len));
  for (guint place = 0; place < 8; place++)
    hoso_chunk_builder_copy (copy, place, &chunk, place);
  bytes = hoso_chunk_builder_finish (copy);
  g_assert_cmpmem (bytes->data, bytes->len, first->data, first->len);
  g_assert_cmpint (hoso_customer_chunk_find (&chunk, 5), ==, -1);
  g_assert_null (hoso_customer_chunk_get_written (
    &chunk, (guint)hoso_customer_chunk_find (&chunk, 3), &length));
  g_assert_cmpmem (hoso_customer_chunk_get_value (
                     &chunk, (guint)hoso_customer_chunk_find (&chunk, 4), &length),
                   length, "yes", 3);
  g_assert_cmpmem (hoso_customer_chunk_get_written (
                     &chunk, (guint)hoso_customer_chunk_find (&chunk, 4), &length),
                   length, "Có", strlen ("Có"));
}

/* Bytes of any kind are refused or safe to read; the sanitizers look. */
static void
test_damaged (void)
{
  guint32 seed = g_test_rand_int_range (1, G_MAXINT32);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 5000; round++)
    {
      guint length = (guint)g_rand_int_range (rand, 0, 64);
      g_autofree guint8 *bytes = g_malloc (MAX (length, 1));
      HosoCustomerChunk chunk;

      for (guint i = 0; i < length; i++)
        bytes[i] = (guint8)g_rand_int_range (rand, 0, i % 2 == 0 ? 8 : 2);
      if (!hoso_customer_chunk_open (&chunk, bytes, length))
        continue;
      for (guint place = 0; place < 40; place++)
        {
          int value = hoso_customer_chunk_find (&chunk, place);
          gsize size = 0;
          const char *text = value >= 0
                               ? hoso_customer_chunk_get_value (&chunk, (guint)value, &size)
                               : "";

          if (value >= 0 && size == 0)
            text = hoso_customer_chunk_get_written (&chunk, (guint)value, &size);
          for (gsize i = 0; text != NULL && i < size; i++)
            g_assert_cmpint (text[i], <, 256);
        }
    }
}

typedef struct
{
  StoreFixture store;
  HosoDb *db;
  gint64 hand;
  gint64 file;
  gint64 import;
  gint64 field;
} Told;

static void
set_up (Told *told, gconstpointer data)
{
  const HosoField field = {
    .key = (char *)"city",
    .type = (char *)"text",
    .group = (char *)"identity",
    .layer = 1,
  };
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (&told->store, NULL);
  store_fixture_open (&told->store);
  told->db = told->store.db;
  hoso_db_set_clock (told->db, 1750000000, 1);
  told->hand = hoso_source_table_get_hand (told->db, &error);
  g_assert_no_error (error);
  told->field = hoso_field_table_add (told->db, &field, "both", 1, &error);
  g_assert_no_error (error);
  told->file = hoso_source_table_add (told->db, "customers", "khach.csv", &error);
  g_assert_no_error (error);
  told->import = hoso_import_table_add (told->db, "customers", told->file, "khach.csv", &error);
  g_assert_no_error (error);
}

static void
tear_down (Told *told, gconstpointer data)
{
  store_fixture_tear_down (&told->store, NULL);
}

/* Customers @first and on, every second with a city of ten. */
static void
tell (Told *told, gint64 first, guint n)
{
  g_autoptr (HosoCustomerChunks) chunks = hoso_customer_chunks_new (told->db, told->file);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = hoso_customer_table_add (told->db, HOSO_CUSTOMER_PERSON, "Lan", told->file,
                                           &error);
      g_autofree char *city = g_strdup_printf ("Quận %u", i % 10);

      g_assert_no_error (error);
      g_assert_cmpint (id, ==, first + i);
      if (i % 2 == 0)
        hoso_customer_chunks_add (chunks, id, told->field, city, strlen (city), &error);
      g_assert_no_error (error);
    }
  hoso_customer_chunks_finish (chunks, &error);
  g_assert_no_error (error);
}

static char *
dup_city (Told *told, gint64 customer, gboolean *hand_made)
{
  g_autoptr (GError) error = NULL;
  char *city;

  hoso_customer_field_is_hand_made (told->db, customer, "city", hand_made, &city, &error);
  g_assert_no_error (error);
  return city;
}

static void
assert_city (Told *told, gint64 customer, const char *expected)
{
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_value_free);
  g_autoptr (GError) error = NULL;
  gboolean hand_made;
  g_autofree char *city = dup_city (told, customer, &hand_made);

  g_assert_cmpstr (city, ==, expected);
  hoso_customer_field_list (told->db, customer, values, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (values->len, ==, expected != NULL ? 1 : 0);
  if (expected != NULL)
    g_assert_cmpstr (((HosoFieldValue *)values->pdata[0])->value, ==, expected);
}

static void
set_city (Told *told, gint64 customer, const char *city, gint64 source)
{
  g_autoptr (GError) error = NULL;

  hoso_customer_field_set (told->db, customer, "city", city, source, &error);
  g_assert_no_error (error);
}

static gint64
count_values (Told *told, gint64 customer)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count (*) FROM customer_value WHERE customer_id = %d", (int)customer);

  return store_fixture_count (told->db, sql);
}

static void
test_hidden (Told *told, gconstpointer data)
{
  gboolean hand_made;
  g_autofree char *city = NULL;

  tell (told, 1, 5000);
  assert_city (told, 1, "Quận 0");
  assert_city (told, 2, NULL);
  assert_city (told, 4999, "Quận 8");
  g_assert_cmpint (store_fixture_count (told->db, "SELECT count (*) FROM customer_value"), ==,
                   2500);
  g_assert_cmpint (
    store_fixture_count (told->db, "SELECT count (*) FROM customer_value WHERE is_current = 1"),
    ==, 2500);

  set_city (told, 1, "Quận 0", told->hand);
  g_assert_cmpint (count_values (told, 1), ==, 1);
  set_city (told, 1, "Huế", told->hand);
  g_assert_cmpint (count_values (told, 1), ==, 2);
  assert_city (told, 1, "Huế");
  city = dup_city (told, 1, &hand_made);
  g_assert_true (hand_made);
  set_city (told, 3, NULL, told->hand);
  assert_city (told, 3, NULL);
  g_assert_cmpint (
    store_fixture_count (told->db, "SELECT count (*) FROM customer_value WHERE is_current = 1 "
                                   "AND value IS NOT NULL"),
    ==, 2499);
}

/* A value of a removed customer is nobody's. */
static void
test_removed (Told *told, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tell (told, 1, 10);
  hoso_customer_table_remove (told->db, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (told->db, "SELECT count (*) FROM customer_value"), ==, 4);
}

/* What other files said comes back to what this one told; undoing this one
 * leaves nothing. */
static void
test_undone (Told *told, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 later;
  gint64 import;

  tell (told, 1, 10);
  later = hoso_source_table_add (told->db, "customers", "sau.csv", &error);
  g_assert_no_error (error);
  import = hoso_import_table_add (told->db, "customers", later, "sau.csv", &error);
  g_assert_no_error (error);
  set_city (told, 1, "Huế", later);
  hoso_import_table_undo (told->db, import, &error);
  g_assert_no_error (error);
  assert_city (told, 1, "Quận 0");
  hoso_import_table_undo (told->db, told->import, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (told->db, "SELECT count (*) FROM customer_chunk"), ==, 0);
  g_assert_cmpint (store_fixture_count (told->db, "SELECT count (*) FROM customer"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/customer-chunk/bytes", test_bytes);
  g_test_add_func ("/store/customer-chunk/written", test_written);
  g_test_add_func ("/store/customer-chunk/damaged", test_damaged);
  g_test_add ("/store/customer-chunk/hidden", Told, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/store/customer-chunk/removed", Told, NULL, set_up, test_removed, tear_down);
  g_test_add ("/store/customer-chunk/undone", Told, NULL, set_up, test_undone, tear_down);
  return g_test_run ();
}
