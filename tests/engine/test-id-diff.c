/* Differences of lists of ids: applied, they make the one of the other, and
 * what moved is all that they touch.
 */

#include "hoso-id-diff.h"

static GArray *
make_ids (const char *letters)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const char *p = letters; *p != '\0'; p++)
    {
      gint64 id = *p;

      g_array_append_val (ids, id);
    }

  return ids;
}

static GArray *
apply (GArray *before, GArray *after, GArray *hunks)
{
  GArray *ids = g_array_copy (before);

  for (guint i = 0; i < hunks->len; i++)
    {
      const HosoIdHunk *hunk = &g_array_index (hunks, HosoIdHunk, i);

      if (hunk->removed > 0)
        g_array_remove_range (ids, hunk->position, hunk->removed);
      if (hunk->added > 0)
        g_array_insert_vals (ids,
                             hunk->position,
                             &g_array_index (after, gint64, hunk->source),
                             hunk->added);
    }

  return ids;
}

static void
assert_same (GArray *a, GArray *b)
{
  g_assert_cmpmem (a->data, a->len * sizeof (gint64), b->data, b->len * sizeof (gint64));
}

static const struct
{
  const char *before;
  const char *after;
  const char *hunks; /* position-removed+added, the last one first */
} cases[] = {
  { "", "", "" },
  { "abc", "abc", "" },
  { "", "abc", "0-0+3 " },
  { "abc", "", "0-3+0 " },
  { "abcde", "abde", "2-1+0 " },
  { "abde", "abcde", "2-0+1 " },
  { "abcde", "xbcdy", "4-1+1 0-1+1 " },
  { "abcdefgh", "bcdeafgh", "5-0+1 0-1+0 " },
  { "abcdefgh", "acdfgxh", "7-0+1 4-1+0 1-1+0 " },
  { "abc", "xyz", "0-3+3 " },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) before = make_ids (cases[i].before);
      g_autoptr (GArray) after = make_ids (cases[i].after);
      g_autoptr (GArray) hunks = hoso_id_diff (before, after);
      g_autoptr (GArray) applied = apply (before, after, hunks);
      g_autoptr (GString) written = g_string_new ("");

      for (guint j = 0; j < hunks->len; j++)
        {
          const HosoIdHunk *hunk = &g_array_index (hunks, HosoIdHunk, j);

          g_string_append_printf (written, "%u-%u+%u ", hunk->position, hunk->removed, hunk->added);
        }
      g_assert_cmpstr (written->str, ==, cases[i].hunks);
      assert_same (applied, after);
    }
}

/* Some of 1 to 40, in some order. */
static GArray *
make_random_ids (void)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 n = g_test_rand_int_range (0, 40);

  for (gint64 id = 1; id <= n; id++)
    if (g_test_rand_bit ())
      g_array_insert_val (ids, (guint)g_test_rand_int_range (0, (gint32)ids->len + 1), id);

  return ids;
}

static void
test_random (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GArray) before = make_random_ids ();
      g_autoptr (GArray) after = make_random_ids ();
      g_autoptr (GArray) hunks = hoso_id_diff (before, after);
      g_autoptr (GArray) ends = hoso_id_diff_ends (before, after);
      g_autoptr (GArray) by_hunks = apply (before, after, hunks);
      g_autoptr (GArray) by_ends = apply (before, after, ends);

      assert_same (by_hunks, after);
      assert_same (by_ends, after);
      g_assert_cmpuint (ends->len, <=, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id-diff/cases", test_cases);
  g_test_add_func ("/id-diff/random", test_random);
  return g_test_run ();
}
