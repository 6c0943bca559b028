/* Groups of spellings that may be one answer.
 *
 * Spellings with one key (hoso-spelling.h) are parted by their marks: what has
 * the marks of the most frequent one, or none, goes with it.  What is marked
 * otherwise stands alone, and is proposed only to be looked at, as are slips of
 * one letter.  Names of one place are taken together.  Nothing without a letter
 * in it is ever proposed.  A pure function.
 */

#include "hoso-spelling-proposal.h"

#include <string.h>

#include "hoso-spelling-slips.h"
#include "hoso-spelling.h"

/* Longer answers are sentences of their own. */
#define MAX_LENGTH 500
/* Beyond this many ways to mark one key, the rest stays as written. */
#define MAX_WAYS 16
/* A single word without marks is a word of its own where it is given this often,
 * and at least a fifth as often as the one with marks: “Nam” beside “Năm”. */
#define MIN_OWN 3
#define OWN_SHARE 5
/* Other marks are slips where they are at most a tenth. */
#define SLIP_SHARE 10

/* Spellings that surely are one answer. */
typedef struct
{
  GPtrArray *spellings; /* of HosoSpelling, borrowed; none once they moved on */
  char *marks;          /* of the first, where it has any */
  const char *label;    /* borrowed */
  const char *own;      /* the label before others joined */
  guint64 count;
  guint64 label_count;
  gboolean place;
  HosoSpellingReason reason; /* why it may be another’s answer */
  guint self;
  guint main; /* the node whose answer it may be, or its own index */
} Node;

typedef struct
{
  HosoSpellingAlias alias;
  GPtrArray *nodes;
  GPtrArray *groups;
} Proposal;

static void
node_free (Node *node)
{
  g_ptr_array_unref (node->spellings);
  g_free (node->marks);
  g_free (node);
}

static Node *
add_node (Proposal *proposal)
{
  Node *node = g_new0 (Node, 1);

  node->spellings = g_ptr_array_sized_new (1);
  node->self = node->main = proposal->nodes->len;
  g_ptr_array_add (proposal->nodes, node);
  return node;
}

static void
node_add (Node *node, HosoSpelling *spelling)
{
  g_ptr_array_add (node->spellings, spelling);
  node->count += spelling->count;
}

static gboolean
has_capital (const char *text)
{
  return g_unichar_isupper (g_utf8_get_char (text));
}

/* --- Spellings with one key --- */

/* The most words with marks, then the most frequent, then with a capital. */
static void
choose_label (Node *node)
{
  const HosoSpelling *best = NULL;
  guint best_marked = 0;

  for (guint i = 0; i < node->spellings->len; i++)
    {
      const HosoSpelling *spelling = g_ptr_array_index (node->spellings, i);
      g_autofree char *marks = hoso_spelling_marks (spelling->text);
      guint marked = hoso_spelling_count_marked (marks);
      gboolean better = best == NULL || marked > best_marked;

      if (!better && marked == best_marked)
        better = spelling->count > best->count ||
                 (spelling->count == best->count && has_capital (spelling->text) &&
                  !has_capital (best->text));
      if (better)
        {
          best = spelling;
          best_marked = marked;
        }
    }
  node->label = node->own = best->text;
}

/* The node among those from @first on whose marks agree, or a new one. */
static Node *
find_way (Proposal *proposal, guint first, const char *marks)
{
  Node *node;

  for (guint i = first; i < proposal->nodes->len; i++)
    {
      node = g_ptr_array_index (proposal->nodes, i);
      if (hoso_spelling_marks_agree (node->marks, marks))
        return node;
    }
  if (proposal->nodes->len - first >= MAX_WAYS)
    return NULL;
  node = add_node (proposal);
  node->marks = g_strdup (marks);
  return node;
}

static Node *
find_most_frequent (Proposal *proposal, guint first)
{
  Node *most = NULL;

  for (guint i = first; i < proposal->nodes->len; i++)
    {
      Node *node = g_ptr_array_index (proposal->nodes, i);

      if (most == NULL || node->count > most->count)
        most = node;
    }
  return most;
}

/* Whether what has no marks is surely the answer that most mark as @most. */
static gboolean
is_same_answer (const Node *most, const GPtrArray *plain, guint64 marked)
{
  const HosoSpelling *first = g_ptr_array_index (most->spellings, 0);
  g_autofree char *words = hoso_spelling_words (first->text);
  guint64 count = 0;

  for (guint i = 0; i < plain->len; i++)
    count += ((const HosoSpelling *)g_ptr_array_index (plain, i))->count;
  if ((marked - most->count) * SLIP_SHARE > most->count)
    return FALSE;
  return strchr (words, ' ') != NULL || MIN (count, most->count) < MIN_OWN ||
         MIN (count, most->count) * OWN_SHARE < MAX (count, most->count);
}

/* Those without marks go with the most frequent, or alone. */
static void
place_plain (Proposal *proposal, guint first, GPtrArray *plain, guint64 marked)
{
  Node *most = find_most_frequent (proposal, first);
  Node *node = most;

  if (most == NULL || (plain->len > 0 && !is_same_answer (most, plain, marked)))
    node = add_node (proposal);
  for (guint i = 0; i < plain->len; i++)
    node_add (node, g_ptr_array_index (plain, i));
  for (guint i = first; i < proposal->nodes->len; i++)
    {
      Node *other = g_ptr_array_index (proposal->nodes, i);

      choose_label (other);
      if (most != NULL)
        other->main = most->self;
      other->reason = HOSO_SPELLING_MARKS;
    }
}

static void
part_by_marks (Proposal *proposal, GPtrArray *spellings)
{
  g_autoptr (GPtrArray) plain = g_ptr_array_new ();
  guint first = proposal->nodes->len;
  guint64 marked = 0;

  for (guint i = 0; i < spellings->len; i++)
    {
      HosoSpelling *spelling = g_ptr_array_index (spellings, i);
      g_autofree char *marks = hoso_spelling_marks (spelling->text);
      Node *way;

      if (hoso_spelling_count_marked (marks) == 0)
        {
          g_ptr_array_add (plain, spelling);
          continue;
        }
      way = find_way (proposal, first, marks);
      if (way == NULL)
        continue;
      node_add (way, spelling);
      marked += spelling->count;
    }
  place_plain (proposal, first, plain, marked);
}

static void
take_alone (Proposal *proposal, HosoSpelling *spelling)
{
  Node *node = add_node (proposal);

  node_add (node, spelling);
  node->label = node->own = spelling->text;
}

/* --- Places --- */

/* Moves the spellings of @node to @place; the label is the name that most gave
 * it with marks and a capital. */
static void
join_place (Node *place, Node *node)
{
  if (has_capital (node->own) && node->count > place->label_count)
    {
      g_autofree char *marks = hoso_spelling_marks (node->own);

      if (hoso_spelling_count_marked (marks) > 0)
        {
          place->label = node->own;
          place->label_count = node->count;
        }
    }
  if (node == place)
    return;
  for (guint i = 0; i < node->spellings->len; i++)
    node_add (place, g_ptr_array_index (node->spellings, i));
  g_ptr_array_set_size (node->spellings, 0);
  node->main = place->self;
  place->place = TRUE;
}

static void
join_places (Proposal *proposal)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; proposal->alias != NULL && i < proposal->nodes->len; i++)
    {
      Node *node = g_ptr_array_index (proposal->nodes, i);
      const char *name = node->main == i ? proposal->alias (node->own) : NULL;
      Node *place = name != NULL ? g_hash_table_lookup (places, name) : NULL;

      if (name == NULL)
        continue;
      if (place == NULL)
        {
          g_hash_table_insert (places, (gpointer)name, node);
          node->label = name;
          place = node;
        }
      join_place (place, node);
    }
}

/* --- Slips --- */

static const Node *
get_main (const Proposal *proposal, guint index)
{
  const Node *node = g_ptr_array_index (proposal->nodes, index);

  while (node->main != node->self)
    node = g_ptr_array_index (proposal->nodes, node->main);
  return node;
}

static void
link_slips (Proposal *proposal)
{
  guint n = proposal->nodes->len;
  g_auto (GStrv) words = g_new0 (char *, n + 1);
  g_autofree guint64 *counts = g_new0 (guint64, n + 1);
  g_autofree guint *targets = g_new0 (guint, n + 1);
  guint used = 0;
  g_autofree guint *indices = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const Node *node = g_ptr_array_index (proposal->nodes, i);

      if (node->main != i && node->spellings->len > 0)
        continue;
      words[used] = hoso_spelling_words (node->own);
      counts[used] = get_main (proposal, i)->count;
      indices[used++] = i;
    }
  hoso_spelling_slips_find ((const char *const *)words, counts, used, targets);
  for (guint k = 0; k < used; k++)
    {
      Node *node = g_ptr_array_index (proposal->nodes, indices[k]);

      if (targets[k] == HOSO_SPELLING_NO_SLIP || node->main != node->self || node->place)
        continue;
      /* A slip of a slip would lead in circles; the more frequent is never one. */
      node->main = get_main (proposal, indices[targets[k]])->self;
      node->reason = HOSO_SPELLING_SLIP;
    }
}

/* --- What comes of it --- */

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

  if (x->sure != y->sure)
    return x->sure ? -1 : 1;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return strcmp (x->label, y->label);
}

static void
add_groups (Proposal *proposal, const Node *node)
{
  HosoSpellingGroup *group;

  if (node->spellings->len >= 2)
    {
      group = hoso_spelling_group_new (node->label,
                                       node->place ? HOSO_SPELLING_PLACE : HOSO_SPELLING_SAME);
      group->sure = TRUE;
      for (guint i = 0; i < node->spellings->len; i++)
        {
          const HosoSpelling *spelling = g_ptr_array_index (node->spellings, i);

          hoso_spelling_group_add (group, hoso_spelling_new (spelling->text, spelling->count));
        }
      g_ptr_array_sort (group->spellings, compare_spellings);
      g_ptr_array_add (proposal->groups, group);
    }
  if (node->main != node->self && node->spellings->len > 0)
    {
      group =
        hoso_spelling_group_new (get_main (proposal, node->self)->label, node->reason);
      hoso_spelling_group_add (group, hoso_spelling_new (node->label, node->count));
      g_ptr_array_add (proposal->groups, group);
    }
}

/* Of GPtrArray of HosoSpelling with one key, the most frequent first. */
static GPtrArray *
group_by_key (GPtrArray *sorted)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sorted->len; i++)
    {
      HosoSpelling *spelling = g_ptr_array_index (sorted, i);
      g_autofree char *key = NULL;
      GPtrArray *same;

      if (strlen (spelling->text) > MAX_LENGTH)
        continue;
      key = hoso_spelling_key (spelling->text);
      if (*key == '\0')
        continue;
      same = g_hash_table_lookup (keys, key);
      if (same == NULL)
        {
          same = g_ptr_array_sized_new (1);
          g_hash_table_insert (keys, g_steal_pointer (&key), same);
          g_ptr_array_add (all, same);
        }
      g_ptr_array_add (same, spelling);
    }
  return all;
}

static void
make_nodes (Proposal *proposal, GPtrArray *sorted)
{
  g_autoptr (GPtrArray) keys = group_by_key (sorted);

  for (guint i = 0; i < keys->len; i++)
    {
      GPtrArray *same = g_ptr_array_index (keys, i);

      if (same->len == 1)
        take_alone (proposal, g_ptr_array_index (same, 0));
      else
        part_by_marks (proposal, same);
    }
}

/**
 * hoso_spelling_propose:
 * @alias: (nullable) (scope call): names of places
 *
 * Returns: (transfer full) (element-type HosoSpellingGroup): the sure ones
 *   first, each kind by count
 */
GPtrArray *
hoso_spelling_propose (const GPtrArray *spellings, HosoSpellingAlias alias)
{
  Proposal proposal = { .alias = alias };
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  proposal.nodes = g_ptr_array_new_with_free_func ((GDestroyNotify)node_free);
  proposal.groups = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_group_free);
  g_ptr_array_extend (sorted, (GPtrArray *)spellings, NULL, NULL);
  g_ptr_array_sort (sorted, compare_spellings);
  make_nodes (&proposal, sorted);
  join_places (&proposal);
  link_slips (&proposal);
  for (guint i = 0; i < proposal.nodes->len; i++)
    add_groups (&proposal, g_ptr_array_index (proposal.nodes, i));
  g_ptr_array_sort (proposal.groups, compare_groups);
  g_ptr_array_unref (proposal.nodes);
  return proposal.groups;
}
