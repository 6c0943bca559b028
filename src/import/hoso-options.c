/* Learns whether several choices are joined in one cell, and which options
 * there are, from the distinct answers of the whole column.
 *
 * Choices recombine: parts of one answer come back in others.  So a column is
 * one of several choices where its parts mostly come back, are few, and keep
 * the form's order, while sentences with commas do none of that.
 */

#include "hoso-config.h"

#include "hoso-options.h"

#include "hoso-atoms.h"

#define MAX_PIECES 100000
#define MAX_CHOICES 100    /* options that come back */
#define MIN_RECOMBINED 0.5 /* share of the joined answers made of them alone */
#define MAX_UNIQUE 0.4     /* share of the parts that come only once */
#define MAX_INVERTED 0.1   /* share of the pairs against the usual order */
#define MIN_REPEATED 0.6   /* share of the parts between ";" that come back */
#define FEW_ANSWERS 5      /* where a ";" without a blank is proof enough */
#define SHORT_CHOICE 80    /* bytes */

typedef struct
{
  guint n; /* distinct answers with it */
  gboolean first;
  gboolean later; /* behind another one */
} Piece;

/* All distinct answers, cut. */
typedef struct
{
  const HosoCellTally *cells;
  HosoCellTally *names;
  GArray *pieces;  /* of Piece, numbered as the names */
  GArray *indices; /* of guint: the pieces of all answers */
  GArray *offsets; /* of guint, one more than there are answers */
} Cut;

static void
cut_free (Cut *cut)
{
  hoso_cell_tally_free (cut->names);
  g_array_unref (cut->pieces);
  g_array_unref (cut->indices);
  g_array_unref (cut->offsets);
  g_free (cut);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Cut, cut_free)

static void
add_piece (Cut *cut, HosoSpan text, gboolean first)
{
  guint index = hoso_cell_tally_add (cut->names, text, 1);
  Piece *piece;

  if (index == HOSO_TALLY_NONE)
    return;
  if (index >= cut->pieces->len)
    g_array_set_size (cut->pieces, index + 1);
  piece = &g_array_index (cut->pieces, Piece, index);
  piece->n++;
  piece->first = piece->first || first;
  piece->later = piece->later || !first;
  g_array_append_val (cut->indices, index);
}

static Cut *
cut_all (const HosoCellTally *cells, HosoSplitter *splitter)
{
  Cut *cut = g_new0 (Cut, 1);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  guint end = 0;

  cut->cells = cells;
  cut->names = hoso_cell_tally_new (MAX_PIECES);
  cut->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  cut->indices = g_array_new (FALSE, FALSE, sizeof (guint));
  cut->offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (cut->offsets, end);
  for (guint i = 0; i < cells->n; i++)
    {
      g_array_set_size (spans, 0);
      hoso_splitter_split (splitter, hoso_cell_tally_get (cells, i), spans);
      for (guint j = 0; j < spans->len; j++)
        add_piece (cut, g_array_index (spans, HosoSpan, j), j == 0);
      end = cut->indices->len;
      g_array_append_val (cut->offsets, end);
    }
  return cut;
}

static guint
get_n (const Cut *cut, guint cell)
{
  return g_array_index (cut->offsets, guint, cell + 1) - g_array_index (cut->offsets, guint, cell);
}

static guint
get_index (const Cut *cut, guint cell, guint i)
{
  return g_array_index (cut->indices, guint, g_array_index (cut->offsets, guint, cell) + i);
}

static const Piece *
get_piece (const Cut *cut, guint cell, guint i)
{
  return &g_array_index (cut->pieces, Piece, get_index (cut, cell, i));
}

/* How many of the answer's parts come back in other answers. */
static guint
count_repeated (const Cut *cut, guint cell)
{
  guint n = 0;

  for (guint i = 0; i < get_n (cut, cell); i++)
    n += get_piece (cut, cell, i)->n > 1;
  return n;
}

typedef struct
{
  guint64 answers;
  guint64 joined;     /* answers of several parts */
  guint64 recombined; /* of them, those whose parts all come back */
  guint64 parts;      /* of the joined answers */
  guint64 repeated;   /* of them, those that come back */
  guint64 all_parts;
  guint64 all_unique;
  gsize longest; /* part of a joined answer */
} Sums;

static Sums
sum_up (const Cut *cut)
{
  Sums sums = { 0 };

  for (guint cell = 0; cell < cut->cells->n; cell++)
    {
      guint64 weight = hoso_cell_tally_get_count (cut->cells, cell);
      guint n = get_n (cut, cell);
      guint repeated = count_repeated (cut, cell);

      sums.answers += weight;
      sums.all_parts += weight * n;
      sums.all_unique += weight == 1 ? n - repeated : 0;
      if (n < 2)
        continue;
      sums.joined += weight;
      sums.recombined += repeated == n ? weight : 0;
      sums.parts += weight * n;
      sums.repeated += weight * repeated;
      for (guint i = 0; i < n; i++)
        sums.longest =
          MAX (sums.longest, hoso_cell_tally_get (cut->names, get_index (cut, cell, i)).length);
    }
  return sums;
}

static guint
count_choices (const Cut *cut, gboolean *moves)
{
  guint n = 0;

  *moves = FALSE;
  for (guint i = 0; i < cut->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (cut->pieces, Piece, i);

      n += piece->n > 1;
      *moves = *moves || (piece->first && piece->later);
    }
  return n;
}

/* Whether the parts come in one order, as a form gives them, and none twice
 * in an answer. */
static gboolean
is_ordered (const Cut *cut)
{
  guint n = cut->pieces->len;
  g_autofree guint64 *before = g_new0 (guint64, (gsize)MAX_CHOICES * MAX_CHOICES);
  g_autofree guint *numbers = g_new0 (guint, n);
  guint64 pairs = 0;
  guint64 inverted = 0;
  guint known = 0;

  for (guint i = 0; i < n; i++)
    numbers[i] =
      g_array_index (cut->pieces, Piece, i).n > 1 && known < MAX_CHOICES ? known++ : MAX_CHOICES;
  for (guint cell = 0; cell < cut->cells->n; cell++)
    {
      guint64 weight = hoso_cell_tally_get_count (cut->cells, cell);

      for (guint i = 0; i + 1 < get_n (cut, cell); i++)
        {
          guint a = numbers[get_index (cut, cell, i)];
          guint b = numbers[get_index (cut, cell, i + 1)];

          if (a < MAX_CHOICES && b < MAX_CHOICES)
            before[a * MAX_CHOICES + b] += weight;
        }
    }
  for (guint a = 0; a < known; a++)
    {
      for (guint b = a; b < known; b++)
        {
          guint64 there = before[a * MAX_CHOICES + b];
          guint64 back = before[b * MAX_CHOICES + a];

          pairs += a == b ? there : there + back;
          inverted += MIN (there, back);
        }
    }
  return inverted <= pairs * MAX_INVERTED;
}

static gboolean
is_joined_by_semicolons (const Cut *cut)
{
  Sums sums = sum_up (cut);

  if (sums.joined == 0)
    return FALSE;
  return sums.repeated >= sums.parts * MIN_REPEATED ||
         (sums.answers < FEW_ANSWERS && sums.longest <= SHORT_CHOICE);
}

static gboolean
is_joined_by_commas (const Cut *cut)
{
  Sums sums = sum_up (cut);
  gboolean moves;
  guint choices = count_choices (cut, &moves);

  return sums.joined > 0 && moves && choices <= MAX_CHOICES &&
         sums.recombined >= sums.joined * MIN_RECOMBINED &&
         sums.all_unique <= sums.all_parts * MAX_UNIQUE && is_ordered (cut);
}

static gboolean
any_contains (const HosoCellTally *cells, const char *text)
{
  for (guint i = 0; i < cells->n; i++)
    {
      HosoSpan cell = hoso_cell_tally_get (cells, i);

      if (g_strstr_len (cell.text, cell.length, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether all end with a “;”, as Microsoft Forms writes several choices, also
 * where only one was made. */
static gboolean
all_end_with_semicolon (const HosoCellTally *cells)
{
  for (guint i = 0; i < cells->n; i++)
    {
      HosoSpan cell = hoso_cell_tally_get (cells, i);

      if (cell.text[cell.length - 1] != ';')
        return FALSE;
    }
  return cells->n > 0;
}

static HosoSplitter *
learn_commas (const HosoCellTally *cells)
{
  g_autoptr (HosoCellTally) labels = hoso_atoms_learn_labels (cells);

  return hoso_splitter_new (',', labels);
}

/* Whether the distinct answers in @cells are joined choices: a new splitter
 * and the @separator, or NULL. */
HosoSplitter *
hoso_options_learn (const HosoCellTally *cells, char *separator)
{
  *separator = 0;
  if (any_contains (cells, ";"))
    {
      g_autoptr (HosoSplitter) splitter = hoso_splitter_new (';', NULL);
      g_autoptr (Cut) cut = cut_all (cells, splitter);

      if (is_joined_by_semicolons (cut) || all_end_with_semicolon (cells))
        {
          *separator = ';';
          return g_steal_pointer (&splitter);
        }
    }
  if (any_contains (cells, ", "))
    {
      g_autoptr (HosoSplitter) splitter = learn_commas (cells);
      g_autoptr (Cut) cut = cut_all (cells, splitter);

      if (is_joined_by_commas (cut))
        {
          *separator = ',';
          return g_steal_pointer (&splitter);
        }
    }
  return NULL;
}

/* The same where the user says that they are joined.  @separator may be set
 * already; 0 guesses it. */
HosoSplitter *
hoso_options_force (const HosoCellTally *cells, char *separator)
{
  char known = *separator;
  HosoSplitter *splitter = known == 0 ? hoso_options_learn (cells, separator) : NULL;

  if (splitter != NULL)
    return splitter;
  if (known == 0)
    known = any_contains (cells, ";") ? ';' : ',';
  *separator = known;
  return known == ';' ? hoso_splitter_new (';', NULL) : learn_commas (cells);
}
