/* Finding texts that differ in one letter, without comparing each with each.
 *
 * Two words that are one letter apart become the same when at most one letter is
 * left out of each (the symmetric deletions of W. Garbe's SymSpell).  So the
 * frequent texts are entered under all their shortened forms, and the others
 * are looked up by theirs.  A pure function.
 */

#include "hoso-spelling-slips.h"

#include <string.h>

#include "hoso-spelling.h"

#define LONG_WORD 5
#define MAX_LENGTH 60
/* What is given this often may be meant by what is given half as often. */
#define MIN_TARGET 3
#define MIN_RATIO 2
/* Frequent texts that share a shortened form and are compared. */
#define MAX_SHARED 32

typedef struct
{
  const char *const *words;
  const guint64 *counts;
  GHashTable *shortened; /* hash → GArray of guint */
} Search;

/* FNV-1a of @text without the byte at @left_out. */
static gint64
hash_without (const char *text, gsize left_out)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; text[i] != '\0'; i++)
    if (i != left_out)
      hash = (hash ^ (guint8)text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return (gint64)hash;
}

typedef void (*FormFunc) (Search *search, guint index, gint64 hash, gpointer data);

/* @func gets the text itself, and it without one letter of a long word. */
static void
foreach_form (Search *search, guint index, FormFunc func, gpointer data)
{
  const char *text = search->words[index];
  gsize start = 0;

  func (search, index, hash_without (text, G_MAXSIZE), data);
  while (text[start] != '\0')
    {
      gsize length = strcspn (text + start, " ");

      for (gsize i = 0; length >= LONG_WORD && i < length; i++)
        func (search, index, hash_without (text, start + i), data);
      start += length + (text[start + length] == ' ');
    }
}

static void
enter (Search *search, guint index, gint64 hash, gpointer data)
{
  GArray *sharing = g_hash_table_lookup (search->shortened, &hash);

  if (sharing == NULL)
    {
      sharing = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (search->shortened, g_memdup2 (&hash, sizeof hash), sharing);
    }
  if (sharing->len < MAX_SHARED)
    g_array_append_val (sharing, index);
}

static void
look_up (Search *search, guint index, gint64 hash, gpointer data)
{
  const GArray *sharing = g_hash_table_lookup (search->shortened, &hash);
  guint *target = data;

  for (guint i = 0; sharing != NULL && i < sharing->len; i++)
    {
      guint other = g_array_index (sharing, guint, i);

      if (other == index || search->counts[index] * MIN_RATIO > search->counts[other] ||
          (*target != HOSO_SPELLING_NO_SLIP &&
           search->counts[*target] >= search->counts[other]) ||
          !hoso_spelling_is_slip (search->words[index], search->words[other]))
        continue;
      *target = other;
    }
}

static gboolean
takes_part (const char *words)
{
  return words != NULL && strlen (words) >= LONG_WORD && strlen (words) <= MAX_LENGTH;
}

/**
 * hoso_spelling_slips_find:
 * @targets: (out): @n of them
 */
void
hoso_spelling_slips_find (const char *const *words,
                          const guint64 *counts,
                          guint n,
                          guint *targets)
{
  Search search = { .words = words, .counts = counts };

  search.shortened = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                            (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < n; i++)
    if (takes_part (words[i]) && counts[i] >= MIN_TARGET)
      foreach_form (&search, i, enter, NULL);
  for (guint i = 0; i < n; i++)
    {
      targets[i] = HOSO_SPELLING_NO_SLIP;
      if (takes_part (words[i]) && g_hash_table_size (search.shortened) > 0)
        foreach_form (&search, i, look_up, &targets[i]);
    }
  g_hash_table_unref (search.shortened);
}
