/* Chunks of columns: what is written comes back, and damage is noticed or at
 * least survived.
 */

#include "hoso-config.h"

#include <string.h>

#include "hoso-column-codec.h"
#include "hoso-error.h"

#define ROUNDS 60
#define SMALL_ROWS 24

static const guint32 magnitudes[] = { 3, 0xff, 0x100, 0xffff, 0x10000, G_MAXUINT32 - 1 };

static guint32
make_code (void)
{
  guint which = (guint)g_test_rand_int_range (0, G_N_ELEMENTS (magnitudes));

  return (guint32)(g_test_rand_double () * magnitudes[which]) + 1;
}

static void
append_random (HosoColumn *column)
{
  static const char *const texts[] = { "a", "Rất hài lòng", "“…”\n<b>%s</b>", "🙂", "0" };
  guint32 codes[6];
  guint n = (guint)g_test_rand_int_range (1, 7);

  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      hoso_column_append_code (column, make_code ());
      break;
    case HOSO_CODING_SET:
      for (guint i = 0; i < n; i++)
        codes[i] = make_code ();
      hoso_column_append_set (column, codes, n);
      break;
    case HOSO_CODING_TEXT:
      hoso_column_append_text (column, texts[n % G_N_ELEMENTS (texts)], -1);
      break;
    }
}

static HosoColumn *
make_column (HosoCoding coding, guint n)
{
  HosoColumn *column = hoso_column_new (coding);

  for (guint i = 0; i < n; i++)
    if (g_test_rand_int_range (0, 4) == 0)
      hoso_column_append_missing (column);
    else
      append_random (column);
  return column;
}

static void
assert_same (const HosoColumn *a, const HosoColumn *b)
{
  g_assert_cmpint (a->coding, ==, b->coding);
  g_assert_cmpuint (a->n, ==, b->n);
  for (guint i = 0; i < a->n; i++)
    {
      g_autofree char *x = hoso_column_dup_label (a, i, NULL);
      g_autofree char *y = hoso_column_dup_label (b, i, NULL);

      g_assert_cmpstr (x, ==, y);
    }
}

static void
assert_round_trip (const HosoColumn *column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) bytes = hoso_column_encode (column);
  g_autoptr (HosoColumn) back = hoso_column_decode (bytes->data, bytes->len, &error);

  g_assert_no_error (error);
  assert_same (column, back);
}

static void
test_round_trip (gconstpointer data)
{
  HosoCoding coding = (HosoCoding)GPOINTER_TO_INT (data);

  for (guint round = 0; round < ROUNDS; round++)
    {
      guint n = (guint)g_test_rand_int_range (0, round % 10 == 0 ? HOSO_BATCH_ROWS + 1 : 80);
      g_autoptr (HosoColumn) column = make_column (coding, n);

      assert_round_trip (column);
    }
}

static void
test_nul (void)
{
  g_autoptr (HosoColumn) column = hoso_column_new (HOSO_CODING_TEXT);

  hoso_column_append_text (column, "a\0b\0", 4);
  hoso_column_append_text (column, "\0", 1);
  assert_round_trip (column);
}

/* The widths that a code may have, at their borders. */
static void
test_widths (void)
{
  static const struct
  {
    guint32 code;
    gsize size;
  } cases[] = {
    { 0, 4 },
    { 0xff, 4 },
    { 0x100, 5 },
    { 0xffff, 5 },
    { 0x10000, 7 },
    { G_MAXUINT32, 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HosoColumn) column = hoso_column_new (HOSO_CODING_SINGLE);
      g_autoptr (GByteArray) bytes = NULL;

      hoso_column_append_code (column, cases[i].code);
      bytes = hoso_column_encode (column);
      g_assert_cmpuint (bytes->len, ==, cases[i].size);
      assert_round_trip (column);
    }
}

/* Damaged bytes give a column that can be read, or HOSO_ERROR_CORRUPT. */
static void
decode_damaged (const guint8 *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *exact = g_memdup2 (bytes, length);
  g_autoptr (HosoColumn) column = hoso_column_decode (exact, length, &error);

  if (column == NULL)
    {
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CORRUPT);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (column->n, <=, HOSO_BATCH_ROWS);
  for (guint i = 0; i < column->n; i++)
    {
      g_autofree char *label = hoso_column_dup_label (column, i, NULL);

      g_assert_true (label == NULL || g_utf8_validate (label, -1, NULL));
    }
}

static void
test_truncations (gconstpointer data)
{
  g_autoptr (HosoColumn) column = make_column ((HosoCoding)GPOINTER_TO_INT (data), SMALL_ROWS);
  g_autoptr (GByteArray) bytes = hoso_column_encode (column);

  for (gsize length = 0; length < bytes->len; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *exact = g_memdup2 (bytes->data, length);

      g_assert_null (hoso_column_decode (exact, length, &error));
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CORRUPT);
    }
}

static void
test_mutations (gconstpointer data)
{
  g_autoptr (HosoColumn) column = make_column ((HosoCoding)GPOINTER_TO_INT (data), SMALL_ROWS);
  g_autoptr (GByteArray) bytes = hoso_column_encode (column);

  for (guint i = 0; i < bytes->len; i++)
    {
      guint8 good = bytes->data[i];

      for (guint value = 0; value < 256; value++)
        {
          bytes->data[i] = (guint8)value;
          decode_damaged (bytes->data, bytes->len);
        }
      bytes->data[i] = good;
    }
}

static void
test_excess (gconstpointer data)
{
  g_autoptr (HosoColumn) column = make_column ((HosoCoding)GPOINTER_TO_INT (data), SMALL_ROWS);
  g_autoptr (GByteArray) bytes = hoso_column_encode (column);
  g_autoptr (GError) error = NULL;

  g_byte_array_append (bytes, (const guint8 *)"", 1);
  g_assert_null (hoso_column_decode (bytes->data, bytes->len, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CORRUPT);
}

/* A count that claims far more than the bytes hold. */
static void
test_lies (void)
{
  static const guint8 lies[][8] = {
    { HOSO_CODING_SET, 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1 },
    { HOSO_CODING_TEXT, 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 'a' },
    { HOSO_CODING_SINGLE, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1 },
    { HOSO_CODING_TEXT, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff },
    { HOSO_CODING_SINGLE, 2, 3, 1, 1, 1, 1, 1 },
    { 9, 1, 1, 1, 1, 1, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hoso_column_decode (lies[i], sizeof lies[i], &error));
      g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CORRUPT);
    }
}

static void
add_for_codings (const char *name, GTestDataFunc func)
{
  static const char *const codings[] = { "single", "set", "text" };

  for (int coding = HOSO_CODING_SINGLE; coding <= HOSO_CODING_TEXT; coding++)
    {
      g_autofree char *path = g_strdup_printf ("/column-codec/%s/%s", name, codings[coding]);

      g_test_add_data_func (path, GINT_TO_POINTER (coding), func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_for_codings ("round-trip", test_round_trip);
  add_for_codings ("truncations", test_truncations);
  add_for_codings ("mutations", test_mutations);
  add_for_codings ("excess", test_excess);
  g_test_add_func ("/column-codec/widths", test_widths);
  g_test_add_func ("/column-codec/nul", test_nul);
  g_test_add_func ("/column-codec/lies", test_lies);
  return g_test_run ();
}
