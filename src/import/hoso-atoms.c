/* Finds out which parts of answers with commas belong together.  An atom is
 * what stands between two ", "; it belongs to the atom before it where the two
 * never come apart, or where it goes on in small letters.  What then comes in
 * several answers is an option.  One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-atoms.h"

#include "hoso-splitter.h"

#define MAX_ATOMS 100000
#define SURELY_ONE 8 /* times together and never apart */

enum
{
  NONE = G_MAXUINT - 1,
  MANY = G_MAXUINT - 2,
};

typedef struct
{
  guint n; /* distinct answers with it */
  guint64 total;
  guint previous; /* the only atom before it, or NONE, or MANY */
  guint next;
  gboolean joined; /* belongs to the one before it */
} Atom;

typedef struct
{
  const HosoCellTally *cells;
  HosoCellTally *names; /* of the atoms */
  GArray *atoms;        /* of Atom, numbered as the names */
  GArray *spans;        /* of HosoSpan, of one answer */
  GArray *indices;      /* of guint, of one answer */
  gboolean capitals;
} Learner;

static gboolean
starts_small (HosoSpan text)
{
  gunichar c = g_utf8_get_char_validated (text.text, text.length);

  return c < 0x110000 && g_unichar_islower (c);
}

/* Cuts the answer into @spans and looks up its @indices. */
static gboolean
cut (Learner *learner, guint cell)
{
  g_array_set_size (learner->spans, 0);
  g_array_set_size (learner->indices, 0);
  hoso_split_at_commas (hoso_cell_tally_get (learner->cells, cell), learner->spans);
  for (guint i = 0; i < learner->spans->len; i++)
    {
      guint index =
        hoso_cell_tally_add (learner->names, g_array_index (learner->spans, HosoSpan, i), 1);

      if (index == HOSO_TALLY_NONE)
        return FALSE;
      if (index >= learner->atoms->len)
        g_array_set_size (learner->atoms, index + 1);
      g_array_append_val (learner->indices, index);
    }
  return TRUE;
}

static guint
get_index (const Learner *learner, guint i)
{
  return i < learner->indices->len ? g_array_index (learner->indices, guint, i) : NONE;
}

static void
count (Learner *learner, guint64 weight)
{
  for (guint i = 0; i < learner->indices->len; i++)
    {
      Atom *atom = &g_array_index (learner->atoms, Atom, get_index (learner, i));
      guint previous = i > 0 ? get_index (learner, i - 1) : NONE;
      guint next = get_index (learner, i + 1);

      atom->previous = atom->n == 0 || atom->previous == previous ? previous : MANY;
      atom->next = atom->n == 0 || atom->next == next ? next : MANY;
      atom->n++;
      atom->total += weight;
    }
}

static void
join (Learner *learner, guint index)
{
  Atom *atom = &g_array_index (learner->atoms, Atom, index);
  gboolean together;

  if (atom->previous == NONE || atom->previous == MANY)
    return;
  together = g_array_index (learner->atoms, Atom, atom->previous).next == index;
  if (learner->capitals && starts_small (hoso_cell_tally_get (learner->names, index)))
    atom->joined = TRUE;
  else if (together)
    atom->joined = atom->n == 1 || !learner->capitals || atom->total >= SURELY_ONE;
}

/* Counts the answer's options: atoms with those that are joined to them. */
static void
add_labels (Learner *learner, HosoCellTally *labels, guint64 weight)
{
  guint n = learner->spans->len;

  for (guint first = 0, last; first < n; first = last)
    {
      HosoSpan start = g_array_index (learner->spans, HosoSpan, first);
      HosoSpan end;

      for (last = first + 1; last < n; last++)
        {
          if (!g_array_index (learner->atoms, Atom, get_index (learner, last)).joined)
            break;
        }
      end = g_array_index (learner->spans, HosoSpan, last - 1);
      /* An answer of its own is counted twice, since it shows where it ends. */
      hoso_cell_tally_add (labels, hoso_span (start.text, end.text + end.length - start.text),
                           first == 0 && last == n ? weight + 1 : weight);
    }
}

static HosoCellTally *
dup_repeated (const HosoCellTally *labels)
{
  HosoCellTally *repeated = hoso_cell_tally_new (MAX_ATOMS);

  for (guint i = 0; i < labels->n; i++)
    {
      if (hoso_cell_tally_get_count (labels, i) > 1)
        hoso_cell_tally_add (repeated, hoso_cell_tally_get (labels, i),
                             hoso_cell_tally_get_count (labels, i));
    }
  return repeated;
}

static gboolean
count_all (Learner *learner)
{
  guint capitals = 0;

  for (guint i = 0; i < learner->cells->n; i++)
    {
      capitals += !starts_small (hoso_cell_tally_get (learner->cells, i));
      if (!cut (learner, i))
        return FALSE;
      count (learner, hoso_cell_tally_get_count (learner->cells, i));
    }
  learner->capitals = capitals * 3 > learner->cells->n * 2;
  for (guint i = 0; i < learner->atoms->len; i++)
    join (learner, i);
  return TRUE;
}

/* The options, as far as the distinct answers in @cells show them; none where
 * there are too many parts to be options. */
HosoCellTally *
hoso_atoms_learn_labels (const HosoCellTally *cells)
{
  Learner learner = { cells };
  g_autoptr (HosoCellTally) names = hoso_cell_tally_new (MAX_ATOMS);
  g_autoptr (HosoCellTally) labels = hoso_cell_tally_new (MAX_ATOMS);
  g_autoptr (GArray) atoms = g_array_new (FALSE, TRUE, sizeof (Atom));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));

  learner.names = names;
  learner.atoms = atoms;
  learner.spans = spans;
  learner.indices = indices;
  if (count_all (&learner))
    {
      for (guint i = 0; i < cells->n && cut (&learner, i); i++)
        add_labels (&learner, labels, hoso_cell_tally_get_count (cells, i));
    }
  return dup_repeated (labels);
}
