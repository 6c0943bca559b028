/* Input and expected cells, in blocks of every size. */

#include "hoso-csv-reader.h"

#include "hoso-error.h"

typedef struct
{
  const char *name;
  char delimiter;
  const char *input;
  const char *expected; /* "LINE:cell|cell\n", line ends in cells as "~" */
} Case;

static const Case cases[] = {
  { "plain", ',', "a,b\nc,d\n", "1:a|b\n2:c|d\n" },
  { "no-last-newline", ',', "a,b\nc,d", "1:a|b\n2:c|d\n" },
  { "crlf", ',', "a,b\r\nc,d\r\n", "1:a|b\n2:c|d\n" },
  { "cr", ',', "a,b\rc,d\r", "1:a|b\n2:c|d\n" },
  { "mixed-ends", ',', "a\r\nb\nc\rd", "1:a\n2:b\n3:c\n4:d\n" },
  { "empty", ',', "", "" },
  { "empty-line", ',', "a\n\nb\n", "1:a\n2:\n3:b\n" },
  { "empty-cells", ',', ",\n,,\n", "1:|\n2:||\n" },
  { "quoted", ',', "\"a\",\"b\"\n", "1:a|b\n" },
  { "quoted-empty", ',', "\"\",\"\"\n", "1:|\n" },
  { "quoted-last", ',', "\"a\",\"b\"", "1:a|b\n" },
  { "doubled", ',', "\"a \"\"b\"\" c\",d\n", "1:a \"b\" c|d\n" },
  { "only-doubled", ',', "\"\"\"\"\n", "1:\"\n" },
  { "delimiter-inside", ',', "\"a,b\",c\n", "1:a,b|c\n" },
  { "lf-inside", ',', "\"a\nb\",c\nd,e\n", "1:a~b|c\n3:d|e\n" },
  { "crlf-inside", ',', "\"a\r\nb\",c\r\nd,e\r\n", "1:a~~b|c\n3:d|e\n" },
  { "cr-inside", ',', "\"a\rb\",c\nd,e\n", "1:a~b|c\n3:d|e\n" },
  { "semicolons", ';', "a;b,c\n", "1:a|b,c\n" },
  { "tabs", '\t', "a\t\"b\tc\"\n", "1:a|b\tc\n" },
  { "bars", '|', "a|b\n", "1:a|b\n" },
  { "stray-inside", ',', "5\" pipe,x\n", "1:5\" pipe|x\n" },
  { "stray-behind", ',', "\"a\" b,x\n", "1:a b|x\n" },
  { "stray-pair", ',', "\"say \"hi\" now\",x\n", "1:say \"hi\" now|x\n" },
  { "never-closed", ',', "a,b\nc,\"d\ne,f\n", "1:a|b\n2:c|\"d\n3:e|f\n" },
  { "closed-late", ',', "\"a,\"b\nc,d\n", "1:a,b\n2:c|d\n" },
  { "ragged", ',', "a,b,c\nd\ne,f,g,h\n", "1:a|b|c\n2:d\n3:e|f|g|h\n" },
  { "vietnamese", ',', "\"Đặng, Thị\",Huệ\n", "1:Đặng, Thị|Huệ\n" },
};

typedef struct
{
  const char *rest;
  gsize left;
  gsize block;
} Feed;

static gssize
feed (gpointer data, char *buffer, gsize size, GError **error)
{
  Feed *from = data;
  gsize n = MIN (MIN (size, from->left), from->block);

  memcpy (buffer, from->rest, n);
  from->rest += n;
  from->left -= n;
  return n;
}

static char *
dump (const char *input, char delimiter, gsize block)
{
  Feed from = { input, strlen (input), block };
  g_autoptr (HosoCsvReader) reader = hoso_csv_reader_new (feed, &from, delimiter);
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  HosoRow row;
  HosoNext next;

  while ((next = hoso_csv_reader_next (reader, &row, &error)) == HOSO_NEXT_ROW)
    {
      g_string_append_printf (text, "%" G_GUINT64_FORMAT ":", row.line);
      for (guint i = 0; i < row.n; i++)
        {
          g_autofree char *cell = g_strndup (row.cells[i].text, row.cells[i].length);

          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", g_strdelimit (cell, "\r\n", '~'));
        }
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  g_assert_cmpint (next, ==, HOSO_NEXT_END);
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *this_case = data;
  static const gsize blocks[] = { 1, 2, 3, 7, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *text = dump (this_case->input, this_case->delimiter, blocks[i]);

      g_assert_cmpstr (text, ==, this_case->expected);
    }
}

/* Rows that the buffer's end cuts must come out as the others do. */
static void
test_beyond_the_buffer (void)
{
  g_autoptr (GString) input = g_string_new (NULL);
  Feed from = { 0 };
  g_autoptr (HosoCsvReader) reader = NULL;
  HosoRow row;
  guint64 n = 0;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (input, "%u,\"say \"\"%u\"\", or\nnot\",x\n", i, i);
  from = (Feed){ input->str, input->len, 4096 };
  reader = hoso_csv_reader_new (feed, &from, ',');
  for (; hoso_csv_reader_next (reader, &row, NULL) == HOSO_NEXT_ROW; n++)
    {
      g_autofree char *expected = g_strdup_printf ("say \"%u\", or\nnot", (guint)n);

      g_assert_cmpuint (row.n, ==, 3);
      g_assert_cmpuint (row.line, ==, 2 * n + 1);
      g_assert_cmpmem (row.cells[1].text, row.cells[1].length, expected, strlen (expected));
    }
  g_assert_cmpuint (n, ==, 60000);
}

static void
assert_limit (const GString *input)
{
  Feed from = { input->str, input->len, G_MAXSIZE };
  g_autoptr (HosoCsvReader) reader = hoso_csv_reader_new (feed, &from, ',');
  g_autoptr (GError) error = NULL;
  HosoRow row;
  HosoNext next;

  while ((next = hoso_csv_reader_next (reader, &row, &error)) == HOSO_NEXT_ROW)
    ;
  g_assert_cmpint (next, ==, HOSO_NEXT_ERROR);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "line 2"));
}

static void
test_limits (void)
{
  g_autoptr (GString) cell = g_string_new ("a\n\"");
  g_autoptr (GString) columns = g_string_new ("a\n");

  g_string_set_size (cell, 3 + HOSO_MAX_CELL + 10);
  memset (cell->str + 3, 'x', HOSO_MAX_CELL + 10);
  g_string_append (cell, "\"\n");
  assert_limit (cell);

  for (guint i = 0; i < HOSO_MAX_COLUMNS + 1; i++)
    g_string_append_c (columns, ',');
  assert_limit (columns);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-reader/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/csv-reader/beyond-the-buffer", test_beyond_the_buffer);
  g_test_add_func ("/csv-reader/limits", test_limits);
  return g_test_run ();
}
