/* The reader of comma-separated text: the same rows come out whether the bytes
 * come all at once or in pieces.
 */

#include "fuzz.h"

#include "hoso-csv-reader.h"

typedef struct
{
  HosoSpan rest;
  gsize piece; /* bytes to give at once */
} Bytes;

static gssize
fill (gpointer data, char *buffer, gsize size, GError **error)
{
  Bytes *bytes = data;
  gsize n = MIN (MIN (size, bytes->piece), bytes->rest.length);

  if (n > 0)
    memcpy (buffer, bytes->rest.text, n);
  bytes->rest.text += n;
  bytes->rest.length -= n;
  return (gssize)n;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char delimiters[] = ",;\t|";
  HosoSpan all = hoso_span ((const char *)data, size);
  char delimiter = delimiters[size > 0 ? data[0] % 4 : 0];
  Bytes whole = { all, G_MAXSIZE };
  Bytes pieces = { all, 1 + (size > 1 ? data[1] % 7 : 0) };
  g_autoptr (HosoCsvReader) a = hoso_csv_reader_new (fill, &whole, delimiter);
  g_autoptr (HosoCsvReader) b = hoso_csv_reader_new (fill, &pieces, delimiter);
  HosoNext next;
  HosoRow x;
  HosoRow y;

  do
    {
      g_autoptr (GError) first = NULL;
      g_autoptr (GError) second = NULL;

      next = hoso_csv_reader_next (a, &x, &first);
      g_assert_cmpint (next, ==, hoso_csv_reader_next (b, &y, &second));
      if (next != HOSO_NEXT_ROW)
        break;
      g_assert_cmpuint (x.line, ==, y.line);
      g_assert_cmpuint (x.n, ==, y.n);
      for (guint i = 0; i < x.n; i++)
        g_assert_true (hoso_span_equal (x.cells[i], y.cells[i]));
    }
  while (next == HOSO_NEXT_ROW);
  return 0;
}
