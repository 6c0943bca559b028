/* Proposals beside decisions.
 *
 * Spellings that were taken together stand in the proposals as one, under their
 * label; what is new may join them.  What the user kept apart is shown again, so
 * that the decision can be changed, but never as sure.  A pure function.
 */

#include "hoso-config.h"

#include "hoso-tidy-groups.h"

#include <string.h>

/* What was decided about one label. */
typedef struct
{
  const char *label;    /* borrowed from the map */
  GPtrArray *spellings; /* of HosoSpelling, borrowed */
  gboolean used;        /* by a proposal */
} Decided;

typedef struct
{
  GHashTable *decided; /* label → Decided */
  GPtrArray *groups;
} Making;

static void
decided_free (Decided *decided)
{
  g_ptr_array_unref (decided->spellings);
  g_free (decided);
}

/* Kept as it is written, as opposed to taken together with others. */
static gboolean
is_alone (const Decided *decided)
{
  const HosoSpelling *first = g_ptr_array_index (decided->spellings, 0);

  return decided->spellings->len == 1 && strcmp (first->text, decided->label) == 0;
}

static guint64
count_all (const GPtrArray *spellings)
{
  guint64 count = 0;

  for (guint i = 0; i < spellings->len; i++)
    count += ((const HosoSpelling *)g_ptr_array_index (spellings, i))->count;
  return count;
}

/* Adds @spelling to what was decided about its label; FALSE where nothing was. */
static gboolean
add_decided (Making *making, HosoSpellingMap *map, HosoSpelling *spelling)
{
  const char *label = hoso_spelling_map_find (map, spelling->text);
  Decided *decided;

  if (label == NULL)
    return FALSE;
  decided = g_hash_table_lookup (making->decided, label);
  if (decided == NULL)
    {
      decided = g_new0 (Decided, 1);
      decided->label = label;
      decided->spellings = g_ptr_array_new ();
      g_hash_table_insert (making->decided, (gpointer)label, decided);
    }
  g_ptr_array_add (decided->spellings, spelling);
  return TRUE;
}

/* What there is to compare: open spellings, and labels. */
static GPtrArray *
list_entries (Making *making, const GPtrArray *spellings, HosoSpellingMap *map)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < spellings->len; i++)
    {
      HosoSpelling *spelling = g_ptr_array_index (spellings, i);

      if (!add_decided (making, map, spelling))
        g_ptr_array_add (entries, hoso_spelling_new (spelling->text, spelling->count));
    }
  g_hash_table_iter_init (&iter, making->decided);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Decided *decided = value;

      g_ptr_array_add (entries,
                       hoso_spelling_new (decided->label, count_all (decided->spellings)));
    }
  return entries;
}

static void
add_all (HosoSpellingGroup *group, const GPtrArray *spellings)
{
  for (guint i = 0; i < spellings->len; i++)
    {
      const HosoSpelling *spelling = g_ptr_array_index (spellings, i);

      hoso_spelling_group_add (group, hoso_spelling_new (spelling->text, spelling->count));
    }
}

/* The label that @proposed joins: the most frequent that was decided on. */
static Decided *
find_joined (const Making *making, const HosoSpellingGroup *proposed)
{
  for (guint i = 0; i < proposed->spellings->len; i++)
    {
      const HosoSpelling *spelling = g_ptr_array_index (proposed->spellings, i);
      Decided *decided = g_hash_table_lookup (making->decided, spelling->text);

      if (decided != NULL && !is_alone (decided))
        return decided;
    }
  return NULL;
}

/* Whether a spelling of @group is not its label. */
static gboolean
holds_another (const HosoSpellingGroup *group)
{
  for (guint i = 0; i < group->spellings->len; i++)
    if (strcmp (((const HosoSpelling *)g_ptr_array_index (group->spellings, i))->text,
                group->label) != 0)
      return TRUE;
  return FALSE;
}

/* Splits what looks alike into what is open and what was kept apart. */
static void
take_sure (Making *making, const HosoSpellingGroup *proposed)
{
  Decided *joined = find_joined (making, proposed);
  const char *label = joined != NULL ? joined->label : proposed->label;
  g_autoptr (HosoSpellingGroup) group = hoso_spelling_group_new (label, proposed->reason);
  g_autoptr (HosoSpellingGroup) apart = hoso_spelling_group_new (label, proposed->reason);
  guint open = 0;

  group->sure = TRUE;
  apart->decided = TRUE;
  for (guint i = 0; i < proposed->spellings->len; i++)
    {
      const HosoSpelling *spelling = g_ptr_array_index (proposed->spellings, i);
      const Decided *decided = g_hash_table_lookup (making->decided, spelling->text);

      open += decided == NULL;
      if (decided != NULL && decided == joined)
        add_all (group, decided->spellings);
      else
        hoso_spelling_group_add (decided != NULL ? apart : group,
                                 hoso_spelling_new (spelling->text, spelling->count));
    }
  if (open > 0 && group->spellings->len > 1)
    {
      if (joined != NULL)
        joined->used = group->joined = TRUE;
      g_ptr_array_add (making->groups, g_steal_pointer (&group));
    }
  if (holds_another (apart))
    g_ptr_array_add (making->groups, g_steal_pointer (&apart));
}

static void
take_unsure (Making *making, const HosoSpellingGroup *proposed)
{
  HosoSpellingGroup *group = hoso_spelling_group_new (proposed->label, proposed->reason);
  const HosoSpelling *spelling = g_ptr_array_index (proposed->spellings, 0);

  group->decided = g_hash_table_contains (making->decided, spelling->text);
  add_all (group, proposed->spellings);
  g_ptr_array_add (making->groups, group);
}

/* What was taken together before and nothing joins. */
static void
add_rest (Making *making)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, making->decided);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Decided *decided = value;
      HosoSpellingGroup *group;

      if (decided->used || is_alone (decided))
        continue;
      group = hoso_spelling_group_new (decided->label, HOSO_SPELLING_SAME);
      group->sure = TRUE;
      group->decided = TRUE;
      group->joined = TRUE;
      add_all (group, decided->spellings);
      g_ptr_array_add (making->groups, group);
    }
}

static int
compare_spellings (gconstpointer a, gconstpointer b)
{
  const HosoSpelling *x = *(const HosoSpelling *const *)a;
  const HosoSpelling *y = *(const HosoSpelling *const *)b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return strcmp (x->text, y->text);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const HosoSpellingGroup *x = *(const HosoSpellingGroup *const *)a;
  const HosoSpellingGroup *y = *(const HosoSpellingGroup *const *)b;

  if (x->decided != y->decided)
    return x->decided ? 1 : -1;
  if (x->sure != y->sure)
    return x->sure ? -1 : 1;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return strcmp (x->label, y->label);
}

/**
 * hoso_tidy_groups_make:
 * @map: what was decided so far
 * @alias: (nullable) (scope call): names of places
 *
 * Returns: (transfer full) (element-type HosoSpellingGroup): what is open first,
 *   the sure before the others, each kind by count
 */
GPtrArray *
hoso_tidy_groups_make (const GPtrArray *spellings, HosoSpellingMap *map, HosoSpellingAlias alias)
{
  Making making = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) proposed = NULL;

  making.decided =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)decided_free);
  making.groups = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_group_free);
  entries = list_entries (&making, spellings, map);
  proposed = hoso_spelling_propose (entries, alias);
  for (guint i = 0; i < proposed->len; i++)
    {
      const HosoSpellingGroup *group = g_ptr_array_index (proposed, i);

      if (group->sure)
        take_sure (&making, group);
      else
        take_unsure (&making, group);
    }
  add_rest (&making);
  for (guint i = 0; i < making.groups->len; i++)
    g_ptr_array_sort (
      ((HosoSpellingGroup *)g_ptr_array_index (making.groups, i))->spellings, compare_spellings);
  g_ptr_array_sort (making.groups, compare_groups);
  g_hash_table_unref (making.decided);
  return making.groups;
}
