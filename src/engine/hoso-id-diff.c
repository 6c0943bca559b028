/* Differences of lists in which each id stands once.  What may stay is a
 * longest increasing subsequence of the new places, found by patience sorting.
 * Pure functions; any thread.
 */

#include "hoso-id-diff.h"

/* An id that both lists hold. */
typedef struct
{
  guint before;
  guint after;
  int previous; /* in its chain, or -1 */
} Shared;

static gint64
get_id (GArray *ids, guint i)
{
  return g_array_index (ids, gint64, i);
}

static void
append_hunk (GArray *hunks, guint position, guint removed, guint source, guint added)
{
  HosoIdHunk hunk = { position, removed, source, added };

  if (removed > 0 || added > 0)
    g_array_append_val (hunks, hunk);
}

/* One hunk between what both lists begin with and what both end with; none
 * where they are the same.  Of HosoIdHunk; free with g_array_unref(). */
GArray *
hoso_id_diff_ends (GArray *before, GArray *after)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (HosoIdHunk));
  guint shorter = MIN (before->len, after->len);
  guint start = 0;
  guint end = 0;

  while (start < shorter && get_id (before, start) == get_id (after, start))
    start++;
  while (end < shorter - start &&
         get_id (before, before->len - 1 - end) == get_id (after, after->len - 1 - end))
    end++;

  append_hunk (hunks, start, before->len - start - end, start, after->len - start - end);
  return hunks;
}

/* What both lists hold within @hunk, in the order of @before. */
static GArray *
list_shared (GArray *before, GArray *after, const HosoIdHunk *hunk)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *shared = g_array_new (FALSE, FALSE, sizeof (Shared));

  for (guint i = hunk->source; i < hunk->source + hunk->added; i++)
    g_hash_table_insert (places, &g_array_index (after, gint64, i), GUINT_TO_POINTER (i + 1));

  for (guint i = hunk->position; i < hunk->position + hunk->removed; i++)
    {
      gpointer place = g_hash_table_lookup (places, &g_array_index (before, gint64, i));
      Shared both = { i, GPOINTER_TO_UINT (place) - 1, -1 };

      if (place != NULL)
        g_array_append_val (shared, both);
    }

  return shared;
}

/* How many chains end before the place @after. */
static guint
count_below (GArray *shared, GArray *tails, guint after)
{
  guint low = 0;
  guint high = tails->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int tail = g_array_index (tails, int, middle);

      if (g_array_index (shared, Shared, tail).after < after)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Links the shared ids into chains that rise in both lists; returns the end of
 * the longest one, or -1. */
static int
link_chains (GArray *shared)
{
  g_autoptr (GArray) tails = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < (int)shared->len; i++)
    {
      Shared *both = &g_array_index (shared, Shared, i);
      guint length = count_below (shared, tails, both->after);

      if (length > 0)
        both->previous = g_array_index (tails, int, length - 1);
      if (length == tails->len)
        g_array_append_val (tails, i);
      else
        g_array_index (tails, int, length) = i;
    }

  return tails->len > 0 ? g_array_index (tails, int, tails->len - 1) : -1;
}

/* The fewest hunks' worth of ids that make @after of @before, the last hunk
 * first, so that applying one leaves the places of the next ones alone.  Of
 * HosoIdHunk; free with g_array_unref(). */
GArray *
hoso_id_diff (GArray *before, GArray *after)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (HosoIdHunk));
  g_autoptr (GArray) ends = hoso_id_diff_ends (before, after);
  g_autoptr (GArray) shared = NULL;
  const HosoIdHunk *whole;
  guint end_before;
  guint end_after;

  if (ends->len == 0)
    return hunks;

  whole = &g_array_index (ends, HosoIdHunk, 0);
  shared = list_shared (before, after, whole);
  end_before = whole->position + whole->removed;
  end_after = whole->source + whole->added;
  for (int i = link_chains (shared); i >= 0;)
    {
      const Shared *both = &g_array_index (shared, Shared, i);

      append_hunk (hunks, both->before + 1, end_before - both->before - 1,
                   both->after + 1, end_after - both->after - 1);
      end_before = both->before;
      end_after = both->after;
      i = both->previous;
    }

  append_hunk (hunks, whole->position, end_before - whole->position,
               whole->source, end_after - whole->source);
  return hunks;
}
