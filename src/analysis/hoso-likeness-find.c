/* Which pairs are worth a look, among many entries: those that share a number, an
 * address, a code, a birthday and a given name, or the words of a name that is not
 * common.  Pure functions.
 */

#include <stdlib.h>
#include <string.h>

#include "hoso-likeness-private.h"

/* More entries than these with one key say nothing: a name, the number of the shop. */
#define MOST_NAMESAKES 40
#define MOST_HOLDERS 30

typedef struct
{
  guint hash;
  guint entry;
} Key;

typedef struct
{
  const HosoLikeness *likeness;
  GArray *keys;  /* of Key */
  GArray *pairs; /* of guint64: the first above the second */
} Blocks;

static void
add_key (Blocks *blocks, guint entry, const char *kind, const char *text)
{
  Key key = { g_str_hash (kind) * 31 + g_str_hash (text), entry };

  g_array_append_val (blocks->keys, key);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return (x->entry > y->entry) - (x->entry < y->entry);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *)a;
  guint64 y = *(const guint64 *)b;

  return (x > y) - (x < y);
}

static void
add_pairs (Blocks *blocks, const Key *keys, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      if (keys[i].entry != keys[k].entry)
        {
          guint64 pair = (guint64)keys[i].entry << 32 | keys[k].entry;

          g_array_append_val (blocks->pairs, pair);
        }
}

/* Entries of one key next to each other; empties the keys. */
static void
close_block (Blocks *blocks, guint most)
{
  const Key *keys = (const Key *)blocks->keys->data;
  guint n = blocks->keys->len;

  g_array_sort (blocks->keys, compare_keys);
  for (guint from = 0, to; from < n; from = to)
    {
      for (to = from + 1; to < n && keys[to].hash == keys[from].hash; to++)
        ;
      if (to - from <= most)
        add_pairs (blocks, keys + from, to - from);
    }
  g_array_set_size (blocks->keys, 0);
}

static void
add_list (Blocks *blocks, guint entry, const char *kind, const char *const *list)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    add_key (blocks, entry, kind, list[i]);
}

static const char *
get_given (const HosoPersonName *name)
{
  return name->n_words > 0 ? name->words[name->n_words - 1] : "";
}

static void
add_contact_keys (Blocks *blocks, guint i)
{
  const HosoLikenessEntry *entry = &blocks->likeness->entries[i];
  const HosoPersonName *name = &blocks->likeness->names[i];

  add_list (blocks, i, "phone", entry->phones);
  add_list (blocks, i, "email", entry->emails);
  add_list (blocks, i, "code", entry->codes);
  if (entry->month != 0 && entry->day != 0)
    {
      g_autofree char *day = g_strdup_printf (
        "%d %d %s", MIN (entry->month, entry->day), MAX (entry->month, entry->day),
        get_given (name));

      add_key (blocks, i, "birthday", day);
    }
  if (entry->lunar_month != 0)
    {
      g_autofree char *day =
        g_strdup_printf ("%d %d %s", entry->lunar_day, entry->lunar_month, get_given (name));

      add_key (blocks, i, "lunar", day);
    }
}

/* The words in any order; without the middle ones; without one of them, for a slip
 * in it. */
static void
add_name_keys (Blocks *blocks, guint i)
{
  const HosoPersonName *name = &blocks->likeness->names[i];
  g_autofree char *all = hoso_likeness_dup_name_key (name);
  g_autofree char *ends = NULL;

  if (name->n_words == 0)
    return;
  add_key (blocks, i, "name", all);
  if (name->n_words == 1)
    return;
  ends = g_strdup_printf ("%c %s", *name->words[0], get_given (name));
  add_key (blocks, i, "initial", ends);
  g_free (ends);
  ends = g_strdup_printf ("%s %s", name->words[0], get_given (name));
  add_key (blocks, i, "ends", ends);
  for (guint k = 0; name->n_words >= 3 && k < name->n_words; k++)
    {
      HosoPersonName rest = *name;
      g_autofree char *key = NULL;

      memmove (&rest.words[k], &rest.words[k + 1], (name->n_words - k - 1) * sizeof *rest.words);
      rest.n_words--;
      key = hoso_likeness_dup_name_key (&rest);
      add_key (blocks, i, "without", key);
    }
}

static GArray *
list_candidates (const HosoLikeness *likeness)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  Blocks blocks = { likeness, keys, g_array_new (FALSE, FALSE, sizeof (guint64)) };
  guint n = 0;

  for (guint i = 0; i < likeness->n; i++)
    add_contact_keys (&blocks, i);
  close_block (&blocks, MOST_HOLDERS);
  for (guint i = 0; i < likeness->n; i++)
    add_name_keys (&blocks, i);
  close_block (&blocks, MOST_NAMESAKES);
  g_array_sort (blocks.pairs, compare_pairs);
  for (guint i = 0; i < blocks.pairs->len; i++)
    {
      guint64 pair = g_array_index (blocks.pairs, guint64, i);

      if (n == 0 || g_array_index (blocks.pairs, guint64, n - 1) != pair)
        g_array_index (blocks.pairs, guint64, n++) = pair;
    }
  g_array_set_size (blocks.pairs, n);
  return blocks.pairs;
}

/* The likeliest first, then by place. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const HosoLikenessPair *x = a;
  const HosoLikenessPair *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return (x->second > y->second) - (x->second < y->second);
}

/**
 * hoso_likeness_find:
 * @least: from 0 to 1, the score from which on a pair is found
 * @progress: (nullable):
 *
 * Returns: (element-type HosoLikenessPair): free with g_array_unref(), or %NULL
 */
GArray *
hoso_likeness_find (const HosoLikeness *likeness,
                    double least,
                    HosoLikenessProgress progress,
                    gpointer data)
{
  g_autoptr (GArray) candidates = list_candidates (likeness);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (HosoLikenessPair));

  for (guint i = 0; i < candidates->len; i++)
    {
      guint64 pair = g_array_index (candidates, guint64, i);
      HosoLikenessPair both = { (guint)(pair >> 32), (guint)pair, 0 };
      HosoLikenessReasons reasons;

      if (i % 4096 == 0 && progress != NULL &&
          !progress ((double)i / MAX (candidates->len, 1), data))
        return NULL;
      hoso_likeness_rate (likeness, both.first, both.second, &reasons);
      both.score = reasons.score;
      if (reasons.score >= least || reasons.phone != NULL || reasons.email != NULL)
        g_array_append_val (found, both);
    }
  g_array_sort (found, compare_found);
  return g_steal_pointer (&found);
}
