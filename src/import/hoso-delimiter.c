/* Which character separates the cells of a text table: the one that gives the
 * most rows the same number of columns.
 */

#include "hoso-config.h"

#include "hoso-delimiter.h"

#include <math.h>
#include <string.h>

#include "hoso-csv-reader.h"

#define MAX_ROWS 100

static const char delimiters[] = { ',', ';', '\t', '|' };

static gssize
fill_from_span (gpointer data, char *buffer, gsize size, GError **error)
{
  HosoSpan *rest = data;
  gsize n = MIN (size, rest->length);

  memcpy (buffer, rest->text, n);
  rest->text += n;
  rest->length -= n;
  return n;
}

/* Share of the rows that are as wide as the first one, weighted by width. */
static double
rate (HosoSpan head, gboolean complete, char delimiter)
{
  g_autoptr (HosoCsvReader) reader = hoso_csv_reader_new (fill_from_span, &head, delimiter);
  HosoRow row;
  guint width = 0;
  guint n = 0;
  guint equal = 0;
  gboolean last_equal = FALSE;

  while (n < MAX_ROWS && hoso_csv_reader_next (reader, &row, NULL) == HOSO_NEXT_ROW)
    {
      if (hoso_row_is_blank (&row))
        continue;
      if (n++ == 0)
        width = row.n;
      last_equal = row.n == width;
      equal += last_equal;
    }
  if (!complete && n > 1 && n < MAX_ROWS)
    {
      n--;
      equal -= last_equal;
    }
  return n > 0 && width > 1 ? (double)equal / n * (1 + log2 (width)) : 0.0;
}

static gboolean
is_declared (HosoSpan head, char *delimiter)
{
  char declared;

  if (head.length < 6 || g_ascii_strncasecmp (head.text, "sep=", 4) != 0)
    return FALSE;
  declared = head.text[4];
  if ((head.text[5] != '\r' && head.text[5] != '\n') || (guchar)declared >= 0x80 ||
      strchr ("\"\r\n", declared) != NULL)
    return FALSE;
  *delimiter = declared;
  return TRUE;
}

/* The delimiter of the text that begins with @head; a comma where there is
 * only one column. */
char
hoso_delimiter_guess (HosoSpan head, gboolean complete, gboolean *declared)
{
  char best = ',';
  double best_rate = 0.0;

  *declared = is_declared (head, &best);
  if (*declared)
    return best;
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      double this_rate = rate (head, complete, delimiters[i]);

      if (this_rate > best_rate)
        {
          best = delimiters[i];
          best_rate = this_rate;
        }
    }
  return best;
}
