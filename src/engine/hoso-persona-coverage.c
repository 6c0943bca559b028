/* Whom the personas stand for.  On the thread that owns the connection. */

#include "hoso-config.h"

#include "hoso-persona-coverage.h"

#include <glib/gi18n-lib.h>

#include "hoso-db.h"
#include "hoso-error.h"
#include "hoso-persona-table.h"
#include "hoso-rule-evaluation.h"
#include "hoso-segments.h"

static HosoPersonaCover *
cover_new (const HosoPersona *persona)
{
  HosoPersonaCover *cover = g_new0 (HosoPersonaCover, 1);

  cover->persona = persona->id;
  cover->segment = persona->segment;
  cover->name = g_strdup (persona->name);
  return cover;
}

static void
cover_free (HosoPersonaCover *cover)
{
  g_free (cover->name);
  g_free (cover);
}

static HosoPersonaCoverage *
coverage_new (void)
{
  HosoPersonaCoverage *coverage = g_new0 (HosoPersonaCoverage, 1);

  coverage->covers = g_ptr_array_new_with_free_func ((GDestroyNotify)cover_free);
  coverage->overlaps = g_array_new (FALSE, FALSE, sizeof (HosoPersonaOverlap));
  return coverage;
}

void
hoso_persona_coverage_free (HosoPersonaCoverage *coverage)
{
  g_ptr_array_unref (coverage->covers);
  g_array_unref (coverage->overlaps);
  g_free (coverage->currency);
  g_free (coverage);
}

/* --- What they spent --- */

static gboolean
find_currency (HosoPersonaCoverage *coverage, HosoDb *db, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db,
                     "SELECT currency FROM customer_total GROUP BY currency "
                     "ORDER BY count (*) DESC, currency LIMIT 1",
                     error);
  HosoStepResult result = stmt != NULL ? hoso_stmt_step (stmt, error) : HOSO_STEP_ERROR;

  if (result == HOSO_ROW)
    coverage->currency = hoso_stmt_dup_text (stmt, 0);
  return result != HOSO_STEP_ERROR;
}

/* By customer, 0 without orders; free with g_free(). */
static gint64 *
load_spent (HosoPersonaCoverage *coverage, HosoDb *db, guint size, GError **error)
{
  g_autofree gint64 *spent = g_new0 (gint64, size + 1);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  if (!find_currency (coverage, db, error))
    return NULL;
  stmt = hoso_db_prepare (
    db, "SELECT customer_id, amount FROM customer_total WHERE currency = ?1", error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, coverage->currency);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (hoso_stmt_get_int (stmt, 0) < size)
      spent[hoso_stmt_get_int (stmt, 0)] = hoso_stmt_get_int (stmt, 1);
  return result == HOSO_DONE ? g_steal_pointer (&spent) : NULL;
}

static gint64
add_up (const HosoBitset *set, const gint64 *spent)
{
  gint64 sum = 0;

  for (guint i = 0; i < set->size; i++)
    if (hoso_bitset_contains (set, i))
      sum += spent[i];
  return sum;
}

/* --- Who is in which --- */

static int
compare_overlaps (gconstpointer a, gconstpointer b)
{
  guint64 first = ((const HosoPersonaOverlap *)a)->customers;
  guint64 second = ((const HosoPersonaOverlap *)b)->customers;

  return (first < second) - (first > second);
}

/* A segment whose question is gone is of nobody. */
static HosoBitset *
find_customers (HosoDb *db,
                gint64 segment,
                const HosoPopulation *customers,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GError) local = NULL;
  HosoBitset *set = hoso_segment_find_customers (db, segment, customers, cancellable, &local);

  if (set != NULL)
    return set;
  if (g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND) ||
      g_error_matches (local, HOSO_ERROR, HOSO_ERROR_INVALID))
    return hoso_bitset_new (customers->all->size);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Of HosoBitset, in the order of the personas; NULL with @error set. */
static GPtrArray *
find_sets (HosoPersonaCoverage *coverage,
           HosoDb *db,
           const GPtrArray *personas,
           const HosoPopulation *customers,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_bitset_free);

  for (guint i = 0; i < personas->len; i++)
    {
      const HosoPersona *persona = g_ptr_array_index (personas, i);
      HosoBitset *set;

      if (persona->segment == 0)
        continue;
      set = find_customers (db, persona->segment, customers, cancellable, error);
      if (set == NULL)
        return NULL;
      g_ptr_array_add (sets, set);
      g_ptr_array_add (coverage->covers, cover_new (persona));
    }
  return g_steal_pointer (&sets);
}

static void
count_overlaps (HosoPersonaCoverage *coverage, const GPtrArray *sets)
{
  for (guint i = 0; i < sets->len; i++)
    for (guint k = i + 1; k < sets->len; k++)
      {
        g_autoptr (HosoBitset) both = hoso_bitset_copy (g_ptr_array_index (sets, i));
        HosoPersonaOverlap overlap = { i, k, 0 };

        hoso_bitset_intersect (both, g_ptr_array_index (sets, k));
        overlap.customers = hoso_bitset_count (both);
        if (overlap.customers > 0)
          g_array_append_val (coverage->overlaps, overlap);
      }
  g_array_sort (coverage->overlaps, compare_overlaps);
}

static void
count_covers (HosoPersonaCoverage *coverage,
              const GPtrArray *sets,
              const HosoBitset *all,
              const gint64 *spent)
{
  g_autoptr (HosoBitset) rest = hoso_bitset_copy (all);

  for (guint i = 0; i < sets->len; i++)
    {
      HosoPersonaCover *cover = g_ptr_array_index (coverage->covers, i);
      const HosoBitset *set = g_ptr_array_index (sets, i);

      cover->customers = hoso_bitset_count (set);
      cover->revenue = add_up (set, spent);
      hoso_bitset_subtract (rest, set);
    }
  coverage->customers = hoso_bitset_count (all);
  coverage->revenue = add_up (all, spent);
  coverage->rest.customers = hoso_bitset_count (rest);
  coverage->rest.revenue = add_up (rest, spent);
}

/**
 * hoso_persona_coverage_load:
 * @personas: (element-type HosoPersona): as hoso_personas_list() gives them
 *
 * Respondents count as the customers they are joined to.
 *
 * Returns: (transfer full): or %NULL with @error set
 */
HosoPersonaCoverage *
hoso_persona_coverage_load (HosoDb *db,
                            const GPtrArray *personas,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (HosoPersonaCoverage) coverage = coverage_new ();
  g_autoptr (HosoPopulation) customers = hoso_population_load (db, 0, error);
  g_autoptr (GPtrArray) sets = NULL;
  g_autofree gint64 *spent = NULL;

  sets = customers != NULL
           ? find_sets (coverage, db, personas, customers, cancellable, error)
           : NULL;
  spent = sets != NULL ? load_spent (coverage, db, customers->all->size, error) : NULL;
  if (spent == NULL)
    return NULL;
  count_covers (coverage, sets, customers->all, spent);
  count_overlaps (coverage, sets);
  return g_steal_pointer (&coverage);
}

/* See hoso-persona-coverage.h. */
gint64
hoso_persona_coverage_save_rest (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) personas = hoso_persona_table_list (db, error);
  g_autoptr (HosoRule) rule = hoso_rule_new (0);

  for (guint i = 0; personas != NULL && i < personas->len; i++)
    {
      const HosoPersona *persona = g_ptr_array_index (personas, i);
      HosoRuleNode *without;
      HosoRuleNode *member;

      if (persona->segment == 0)
        continue;
      without = hoso_rule_node_new (HOSO_RULE_NOT);
      member = hoso_rule_node_new (HOSO_RULE_SEGMENT);
      member->value = g_strdup_printf ("%" G_GINT64_FORMAT, persona->segment);
      hoso_rule_node_add (without, member);
      hoso_rule_node_add (rule->root, without);
    }
  return personas != NULL ? hoso_segments_save (db, 0, _ ("In no persona"), rule, error) : 0;
}
