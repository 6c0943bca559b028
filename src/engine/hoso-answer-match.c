/* Which rows of a file are responses that the workspace already has.
 * Pure functions.
 */

#include "hoso-config.h"

#include "hoso-answer-match.h"

#define QUARTER (15 * 60)
/* The zones farthest apart, UTC-12 and UTC+14. */
#define MAX_QUARTERS (26 * 4)

/* A respondent with its place, ready for sorting. */
typedef struct
{
  guint64 hash;
  gint64 local;
  int tolerance;
  guint index;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  if (x->local != y->local)
    return x->local < y->local ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static int
get_tolerance (const HosoAnsweredRow *respondent)
{
  if (respondent->has_time)
    switch (respondent->time.precision)
      {
      case HOSO_PRECISION_DAY:
        return 24 * 60 * 60 - 1;
      case HOSO_PRECISION_MINUTE:
        return 59;
      case HOSO_PRECISION_SECOND:
        return 1;
      }
  return 0;
}

/* Those that @matches (may be NULL) leaves over, sorted by hash and time; with
 * @by_time all hashes count as equal, and those without a time are left out. */
static GArray *
sort_entries (
  const HosoAnsweredRow *respondents, guint n, int shift, gboolean by_time, const gboolean *taken)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < n; i++)
    {
      Entry entry = {
        .hash = by_time ? 0 : respondents[i].hash,
        .local = respondents[i].has_time ? respondents[i].time.local + shift : G_MININT64,
        .tolerance = get_tolerance (&respondents[i]),
        .index = i,
      };

      if ((taken == NULL || !taken[i]) && (!by_time || respondents[i].has_time))
        g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* Before, within or after the tolerance of each other. */
static int
place (const Entry *known, const Entry *row)
{
  int tolerance = MAX (known->tolerance, row->tolerance);

  if (known->hash != row->hash)
    return known->hash < row->hash ? -1 : 1;
  if (known->local == row->local)
    return 0;
  if (known->local == G_MININT64 || row->local == G_MININT64)
    return known->local < row->local ? -1 : 1;
  if (ABS (known->local - row->local) <= tolerance)
    return 0;
  return known->local < row->local ? -1 : 1;
}

static void
pair_entries (
  const GArray *known, const GArray *rows, gboolean same, gboolean *taken, GArray *matches)
{
  guint k = 0;
  guint r = 0;

  while (k < known->len && r < rows->len)
    {
      const Entry *a = &g_array_index (known, Entry, k);
      const Entry *b = &g_array_index (rows, Entry, r);
      int where = place (a, b);

      if (where == 0)
        {
          HosoMatch *match = &g_array_index (matches, HosoMatch, b->index);

          match->known = a->index;
          match->same = same;
          taken[a->index] = TRUE;
        }
      if (where <= 0)
        k++;
      if (where >= 0)
        r++;
    }
}

/* Entries whose hash occurs once among @entries stay. */
static void
keep_unique (GArray *entries)
{
  guint kept = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      gboolean before = i > 0 && g_array_index (entries, Entry, i - 1).hash == entry->hash;
      gboolean after =
        i + 1 < entries->len && g_array_index (entries, Entry, i + 1).hash == entry->hash;

      if (!before && !after && entry->local != G_MININT64)
        {
          Entry copy = *entry;

          /* The neighbours still needed lie behind the kept ones. */
          g_array_index (entries, Entry, kept) = copy;
          kept++;
        }
    }
  g_array_set_size (entries, kept);
}

/* The whole quarters of an hour from @row to @known; FALSE where there are
 * none, or where one of them is too coarse to tell. */
static gboolean
get_quarters (const Entry *known, const Entry *row, int *quarters)
{
  int tolerance = MAX (known->tolerance, row->tolerance);
  gint64 apart = known->local - row->local;
  gint64 whole = (apart + (apart < 0 ? -QUARTER / 2 : QUARTER / 2)) / QUARTER;

  *quarters = (int)whole;
  return tolerance < QUARTER / 2 && ABS (apart - whole * QUARTER) <= tolerance &&
         ABS (whole) <= MAX_QUARTERS;
}

/* Counts how often each whole quarter of an hour lies between equal answers. */
static GHashTable *
count_shifts (const GArray *known, const GArray *rows)
{
  GHashTable *votes = g_hash_table_new (NULL, NULL);
  guint k = 0;

  for (guint r = 0; r < rows->len; r++)
    {
      const Entry *row = &g_array_index (rows, Entry, r);
      int quarters;

      while (k < known->len && g_array_index (known, Entry, k).hash < row->hash)
        k++;
      if (k < known->len && g_array_index (known, Entry, k).hash == row->hash &&
          get_quarters (&g_array_index (known, Entry, k), row, &quarters))
        {
          gpointer key = GINT_TO_POINTER (quarters);
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (votes, key)) + 1;

          g_hash_table_insert (votes, key, GUINT_TO_POINTER (count));
        }
    }
  return votes;
}

/**
 * hoso_answer_match_shift:
 *
 * The same form downloaded another way may show another zone's wall time.  The
 * shift that most of the rows with answers of their own agree on wins; without
 * any, none.
 *
 * Returns: seconds, a multiple of a quarter of an hour
 */
int
hoso_answer_match_shift (const HosoAnsweredRow *known,
                         guint n_known,
                         const HosoAnsweredRow *rows,
                         guint n_rows)
{
  g_autoptr (GArray) a = sort_entries (known, n_known, 0, FALSE, NULL);
  g_autoptr (GArray) b = sort_entries (rows, n_rows, 0, FALSE, NULL);
  g_autoptr (GHashTable) votes = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  int best = 0;
  guint most;

  keep_unique (a);
  keep_unique (b);
  votes = count_shifts (a, b);
  most = GPOINTER_TO_UINT (g_hash_table_lookup (votes, GINT_TO_POINTER (0)));
  g_hash_table_iter_init (&iter, votes);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) > most || (GPOINTER_TO_UINT (value) == most && best != 0 &&
                                            ABS (GPOINTER_TO_INT (key)) < ABS (best)))
      {
        most = GPOINTER_TO_UINT (value);
        best = GPOINTER_TO_INT (key);
      }
  return best * QUARTER;
}

/**
 * hoso_answer_match:
 * @known: the workspace's respondents
 * @rows: the file's respondents
 * @shift: seconds to add to their times
 *
 * Each known respondent is matched at most once: first by equal answers, then,
 * among those left over, by time alone.
 *
 * Returns: (transfer full) (element-type HosoMatch): one for each row
 */
GArray *
hoso_answer_match (const HosoAnsweredRow *known,
                   guint n_known,
                   const HosoAnsweredRow *rows,
                   guint n_rows,
                   int shift)
{
  GArray *matches = g_array_sized_new (FALSE, FALSE, sizeof (HosoMatch), n_rows);
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (n_known, 1));
  g_autofree gboolean *matched = g_new0 (gboolean, MAX (n_rows, 1));
  const HosoMatch none = { HOSO_MATCH_NONE, FALSE };

  for (guint i = 0; i < n_rows; i++)
    g_array_append_val (matches, none);

  for (int by_time = 0; by_time <= 1; by_time++)
    {
      g_autoptr (GArray) a = sort_entries (known, n_known, 0, by_time, taken);
      g_autoptr (GArray) b = sort_entries (rows, n_rows, shift, by_time, matched);

      pair_entries (a, b, !by_time, taken, matches);
      for (guint i = 0; i < n_rows; i++)
        matched[i] = g_array_index (matches, HosoMatch, i).known != HOSO_MATCH_NONE;
    }
  return matches;
}
