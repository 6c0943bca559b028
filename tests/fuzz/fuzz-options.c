/* Learning options: lines are the answers of one column.  Whatever is learned,
 * each answer is cut into pieces that lie in it one behind the other.
 */

#include "fuzz.h"

#include "hoso-options.h"

#define MAX_CELLS 4096

static HosoCellTally *
tally_lines (const char *text)
{
  HosoCellTally *cells = hoso_cell_tally_new (MAX_CELLS);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      HosoSpan cell = hoso_span_trim (hoso_span (lines[i], strlen (lines[i])));

      if (!hoso_span_is_missing (cell))
        hoso_cell_tally_add (cells, cell, 1 + i % 3);
    }
  return cells;
}

static void
check_pieces (HosoSplitter *splitter, const HosoCellTally *cells)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (HosoSpan));

  for (guint i = 0; splitter != NULL && i < cells->n; i++)
    {
      HosoSpan cell = hoso_cell_tally_get (cells, i);
      const char *at = cell.text;

      g_array_set_size (pieces, 0);
      hoso_splitter_split (splitter, cell, pieces);
      for (guint j = 0; j < pieces->len; j++)
        {
          HosoSpan piece = g_array_index (pieces, HosoSpan, j);

          g_assert_cmpuint (piece.length, >, 0);
          g_assert_true (piece.text >= at);
          at = piece.text + piece.length;
          g_assert_true (at <= cell.text + cell.length);
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *)data, (gssize)size);
  g_autoptr (HosoCellTally) cells = tally_lines (text);
  static const char separators[] = { 0, ',', ';' };
  HosoSplitter *splitter;
  char separator;

  splitter = hoso_options_learn (cells, &separator);
  check_pieces (splitter, cells);
  hoso_splitter_free (splitter);
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      separator = separators[i];
      splitter = hoso_options_force (cells, &separator);
      check_pieces (splitter, cells);
      hoso_splitter_free (splitter);
    }
  return 0;
}
