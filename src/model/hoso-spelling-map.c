/* How texts are read once the user has decided.
 *
 * A text that has a rule is read as that says.  Another one is read like a
 * spelling with the same key (hoso-spelling.h) where their marks agree, unless a
 * rule that contradicts it agrees as well: “hung” stays what it is where both
 * “Hùng” and “Hưng” are known.  Not thread-safe.
 */

#include "hoso-spelling-map.h"

#include "hoso-spelling.h"

/* Beyond this, answers are not remembered any more. */
#define MAX_REMEMBERED 65536
/* Labels may themselves be read as others, this often at most. */
#define MAX_STEPS 8

struct _HosoSpellingMap
{
  GPtrArray *rules;       /* of HosoSpellingRule */
  GHashTable *exact;      /* written → rule */
  GHashTable *keys;       /* key → GPtrArray of rules */
  GHashTable *remembered; /* text → label, or NULL */
};

/**
 * hoso_spelling_rule_new:
 *
 * Returns: (transfer full): a rule with copies of both texts
 */
HosoSpellingRule *
hoso_spelling_rule_new (const char *written, const char *label, gboolean exact)
{
  HosoSpellingRule *rule = g_new0 (HosoSpellingRule, 1);

  rule->written = g_strdup (written);
  rule->label = g_strdup (label);
  rule->exact = exact;
  return rule;
}

/**
 * hoso_spelling_rule_free:
 */
void
hoso_spelling_rule_free (HosoSpellingRule *rule)
{
  g_free (rule->written);
  g_free (rule->label);
  g_free (rule);
}

static void
add_key (HosoSpellingMap *map, HosoSpellingRule *rule)
{
  g_autofree char *key = hoso_spelling_key (rule->written);
  GPtrArray *rules = g_hash_table_lookup (map->keys, key);

  if (*key == '\0')
    return;
  if (rules == NULL)
    {
      rules = g_ptr_array_new ();
      g_hash_table_insert (map->keys, g_steal_pointer (&key), rules);
    }
  g_ptr_array_add (rules, rule);
}

/**
 * hoso_spelling_map_new:
 * @rules: (transfer full) (element-type HosoSpellingRule): in any order
 *
 * Returns: (transfer full): the map
 */
HosoSpellingMap *
hoso_spelling_map_new (GPtrArray *rules)
{
  HosoSpellingMap *map = g_new0 (HosoSpellingMap, 1);

  map->rules = rules;
  map->exact = g_hash_table_new (g_str_hash, g_str_equal);
  map->keys =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  map->remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rules->len; i++)
    {
      HosoSpellingRule *rule = g_ptr_array_index (rules, i);

      g_hash_table_insert (map->exact, rule->written, rule);
      add_key (map, rule);
    }
  return map;
}

/**
 * hoso_spelling_map_free:
 */
void
hoso_spelling_map_free (HosoSpellingMap *map)
{
  g_hash_table_unref (map->remembered);
  g_hash_table_unref (map->keys);
  g_hash_table_unref (map->exact);
  g_ptr_array_unref (map->rules);
  g_free (map);
}

/**
 * hoso_spelling_map_is_empty:
 *
 * Returns: whether nothing was decided
 */
gboolean
hoso_spelling_map_is_empty (const HosoSpellingMap *map)
{
  return map->rules->len == 0;
}

/**
 * hoso_spelling_map_get_rules:
 *
 * Returns: (element-type HosoSpellingRule): all rules
 */
const GPtrArray *
hoso_spelling_map_get_rules (const HosoSpellingMap *map)
{
  return map->rules;
}

static gboolean
agrees (const char *marks, const char *text)
{
  g_autofree char *others = hoso_spelling_marks (text);

  return hoso_spelling_marks_agree (marks, others);
}

/* A label with the key of its rule must agree as well. */
static gboolean
rule_fits (const HosoSpellingRule *rule, const char *key, const char *marks)
{
  g_autofree char *label = NULL;

  if (rule->exact || !agrees (marks, rule->written))
    return FALSE;
  label = hoso_spelling_key (rule->label);
  return g_strcmp0 (label, key) != 0 || agrees (marks, rule->label);
}

/* Whether a rule that reads the text otherwise fits as well, and is not merely
 * an exception to @rule. */
static gboolean
is_contested (const GPtrArray *rules, const HosoSpellingRule *rule, const char *marks)
{
  g_autofree char *own = hoso_spelling_marks (rule->written);

  for (guint i = 0; i < rules->len; i++)
    {
      const HosoSpellingRule *other = g_ptr_array_index (rules, i);
      g_autofree char *others = NULL;

      if (g_strcmp0 (other->label, rule->label) == 0)
        continue;
      others = hoso_spelling_marks (other->written);
      if (hoso_spelling_marks_agree (marks, others) && !hoso_spelling_marks_agree (own, others))
        return TRUE;
    }
  return FALSE;
}

static const HosoSpellingRule *
find_by_key (const HosoSpellingMap *map, const char *text)
{
  g_autofree char *key = hoso_spelling_key (text);
  g_autofree char *marks = NULL;
  const GPtrArray *rules = g_hash_table_lookup (map->keys, key);

  if (rules == NULL)
    return NULL;
  marks = hoso_spelling_marks (text);
  for (guint i = 0; i < rules->len; i++)
    {
      const HosoSpellingRule *rule = g_ptr_array_index (rules, i);

      if (rule_fits (rule, key, marks))
        return is_contested (rules, rule, marks) ? NULL : rule;
    }
  return NULL;
}

/* Where a label was renamed later, its new name. */
static const char *
follow (const HosoSpellingMap *map, const HosoSpellingRule *rule)
{
  for (guint i = 0; i < MAX_STEPS; i++)
    {
      const HosoSpellingRule *next = g_hash_table_lookup (map->exact, rule->label);

      if (next == NULL || next == rule || g_strcmp0 (next->label, rule->label) == 0)
        break;
      rule = next;
    }
  return rule->label;
}

/**
 * hoso_spelling_map_find:
 * @text: NFC
 *
 * Returns: (nullable): its label, owned by @map; %NULL where no rule is about it
 */
const char *
hoso_spelling_map_find (HosoSpellingMap *map, const char *text)
{
  const HosoSpellingRule *rule;
  gpointer label = NULL;

  if (map->rules->len == 0 ||
      g_hash_table_lookup_extended (map->remembered, text, NULL, &label))
    return label;
  rule = g_hash_table_lookup (map->exact, text);
  if (rule == NULL)
    rule = find_by_key (map, text);
  label = rule != NULL ? (gpointer)follow (map, rule) : NULL;
  if (g_hash_table_size (map->remembered) < MAX_REMEMBERED)
    g_hash_table_insert (map->remembered, g_strdup (text), label);
  return label;
}

/**
 * hoso_spelling_map_read:
 * @text: NFC
 *
 * Returns: its label, or @text itself
 */
const char *
hoso_spelling_map_read (HosoSpellingMap *map, const char *text)
{
  const char *label = hoso_spelling_map_find (map, text);

  return label != NULL ? label : text;
}
