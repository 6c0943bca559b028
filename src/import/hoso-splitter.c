/* Cuts an answer with several choices into them.  Direct downloads join with
 * ";"; spreadsheets join with ", " although options may hold that too, so the
 * longest known option wins, and what none of them is stays whole: the text
 * behind “Other”.  One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-splitter.h"

#define MAX_LABELS 20000
#define MAX_COMMAS 12 /* in one option */

struct _HosoSplitter
{
  char separator;
  HosoCellTally *labels;
  GArray *atoms; /* of HosoSpan, reused */
};

/* See the header. */
HosoSplitter *
hoso_splitter_new (char separator, const HosoCellTally *labels)
{
  HosoSplitter *splitter = g_new0 (HosoSplitter, 1);

  splitter->separator = separator;
  splitter->labels = hoso_cell_tally_new (MAX_LABELS);
  splitter->atoms = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  for (guint i = 0; labels != NULL && i < labels->n; i++)
    hoso_splitter_add_label (splitter, hoso_cell_tally_get (labels, i));
  return splitter;
}

/* Frees @splitter; NULL is fine. */
void
hoso_splitter_free (HosoSplitter *splitter)
{
  if (splitter == NULL)
    return;
  hoso_cell_tally_free (splitter->labels);
  g_array_unref (splitter->atoms);
  g_free (splitter);
}

/* Makes @label one that is never cut. */
void
hoso_splitter_add_label (HosoSplitter *splitter, HosoSpan label)
{
  hoso_cell_tally_add (splitter->labels, label, 1);
}

static void
append_piece (GArray *pieces, const char *start, const char *end)
{
  HosoSpan piece = hoso_span_trim (hoso_span (start, end - start));

  if (piece.length > 0)
    g_array_append_val (pieces, piece);
}

static gboolean
has_balanced_parentheses (HosoSpan text)
{
  int depth = 0;

  for (gsize i = 0; i < text.length && depth >= 0; i++)
    depth += (text.text[i] == '(') - (text.text[i] == ')');
  return depth == 0;
}

/* Between the ", " that are not inside parentheses.  A comma at the very end
 * is what an empty “Other” leaves behind. */
void
hoso_split_at_commas (HosoSpan answer, GArray *atoms)
{
  const char *start = answer.text;
  const char *end = answer.text + answer.length;
  gboolean balanced = has_balanced_parentheses (answer);
  int depth = 0;

  if (end > start && end[-1] == ',')
    end--;
  for (const char *p = start; p < end; p++)
    {
      if (balanced)
        depth += (*p == '(') - (*p == ')');
      if (*p == ',' && depth == 0 && p + 1 < end && p[1] == ' ')
        {
          append_piece (atoms, start, p);
          start = p + 2;
        }
    }
  append_piece (atoms, start, end);
}

/* A ";" with a blank behind it is part of a text. */
static void
split_at_semicolons (HosoSpan answer, GArray *pieces)
{
  const char *start = answer.text;
  const char *end = answer.text + answer.length;

  for (const char *p = start; (p = memchr (p, ';', end - p)) != NULL; p++)
    {
      if (p + 1 < end && p[1] == ' ')
        continue;
      append_piece (pieces, start, p);
      start = p + 1;
    }
  append_piece (pieces, start, end);
}

static HosoSpan
join (const GArray *atoms, guint first, guint last)
{
  HosoSpan a = g_array_index (atoms, HosoSpan, first);
  HosoSpan b = g_array_index (atoms, HosoSpan, last);

  return hoso_span (a.text, b.text + b.length - a.text);
}

/* How many atoms from @first on are one known label; 0 for none. */
static guint
match_label (const HosoSplitter *splitter, guint first)
{
  guint last = MIN (splitter->atoms->len, first + MAX_COMMAS);

  for (; last > first; last--)
    {
      HosoSpan text = join (splitter->atoms, first, last - 1);

      if (hoso_cell_tally_find (splitter->labels, text) != HOSO_TALLY_NONE)
        return last - first;
    }
  return 0;
}

static void
split_by_labels (HosoSplitter *splitter, HosoSpan answer, GArray *pieces)
{
  guint i = 0;

  g_array_set_size (splitter->atoms, 0);
  hoso_split_at_commas (answer, splitter->atoms);
  while (i < splitter->atoms->len)
    {
      guint known = match_label (splitter, i);
      guint last = i + known;
      HosoSpan piece;

      if (known == 0)
        {
          for (last = i + 1; last < splitter->atoms->len && match_label (splitter, last) == 0;)
            last++;
        }
      piece = join (splitter->atoms, i, last - 1);
      g_array_append_val (pieces, piece);
      i = last;
    }
}

/* Appends the choices of the trimmed @answer to @pieces, as spans into it. */
void
hoso_splitter_split (HosoSplitter *splitter, HosoSpan answer, GArray *pieces)
{
  if (splitter->separator == ';')
    split_at_semicolons (answer, pieces);
  else
    split_by_labels (splitter, answer, pieces);
}
