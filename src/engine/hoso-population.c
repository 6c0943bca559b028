/* Everybody that a rule is about.  Synchronous; runs on the thread that owns
 * the connection.
 */

#include "hoso-config.h"

#include "hoso-population.h"

#include "hoso-survey-table.h"

/* Members come in ascending order, so the last one gives the size. */
static HosoBitset *
collect (HosoDb *db, const char *members, const char *size, gint64 survey, GError **error)
{
  g_autoptr (HosoBitset) set = NULL;
  g_autoptr (HosoStmt) largest = hoso_db_prepare (db, size, error);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  if (largest == NULL)
    return NULL;
  if (survey != 0)
    hoso_stmt_bind_int (largest, 1, survey);
  if (hoso_stmt_step (largest, error) != HOSO_ROW)
    return NULL;
  set = hoso_bitset_new ((guint)hoso_stmt_get_int (largest, 0));

  stmt = hoso_db_prepare (db, members, error);
  if (stmt == NULL)
    return NULL;
  if (survey != 0)
    hoso_stmt_bind_int (stmt, 1, survey);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    hoso_bitset_add (set, (guint)hoso_stmt_get_int (stmt, 0));
  return result == HOSO_DONE ? g_steal_pointer (&set) : NULL;
}

static gboolean
check_survey (HosoDb *db, gint64 survey, GError **error)
{
  guint next;

  return survey == 0 || hoso_survey_table_get_next_ordinal (db, survey, &next, error);
}

/**
 * hoso_population_load:
 * @survey: 0 for the customers
 *
 * Returns: (transfer full): the population, or %NULL with HOSO_ERROR_NOT_FOUND
 *   or another error
 */
HosoPopulation *
hoso_population_load (HosoDb *db, gint64 survey, GError **error)
{
  HosoBitset *all;
  HosoPopulation *population;

  if (!check_survey (db, survey, error))
    return NULL;
  if (survey == 0)
    all = collect (db, "SELECT id FROM customer",
                   "SELECT coalesce (max(id), 0) + 1 FROM customer", 0, error);
  else
    all = collect (db, "SELECT ordinal FROM response WHERE survey_id = ?1",
                   "SELECT coalesce (max(ordinal), 0) + 1 FROM response WHERE survey_id = ?1",
                   survey, error);
  if (all == NULL)
    return NULL;
  population = g_new (HosoPopulation, 1);
  population->survey = survey;
  population->all = all;
  return population;
}

/**
 * hoso_population_free:
 */
void
hoso_population_free (HosoPopulation *population)
{
  hoso_bitset_free (population->all);
  g_free (population);
}

/* Walks the joined responses of @survey: from ordinals to customers, or back. */
static gboolean
walk (HosoDb *db,
      gint64 survey,
      gboolean to_customers,
      const HosoBitset *from,
      HosoBitset *to,
      GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db,
    "SELECT ordinal, customer_id FROM response WHERE survey_id = ?1 AND customer_id IS NOT NULL",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      guint ordinal = (guint)hoso_stmt_get_int (stmt, 0);
      guint customer = (guint)hoso_stmt_get_int (stmt, 1);

      if (to_customers && hoso_bitset_contains (from, ordinal))
        hoso_bitset_add (to, customer);
      else if (!to_customers && hoso_bitset_contains (from, customer))
        hoso_bitset_add (to, ordinal);
    }
  return result == HOSO_DONE;
}

/**
 * hoso_population_translate:
 *
 * Returns: (transfer full): the members of @to, or %NULL with @error set
 */
HosoBitset *
hoso_population_translate (HosoDb *db,
                           const HosoPopulation *from,
                           const HosoBitset *set,
                           const HosoPopulation *to,
                           GError **error)
{
  g_autoptr (HosoPopulation) customers = NULL;
  g_autoptr (HosoBitset) people = NULL;
  g_autoptr (HosoBitset) result = hoso_bitset_new (to->all->size);

  if (from->survey == to->survey)
    return hoso_bitset_copy (set);
  if (from->survey != 0)
    {
      customers = hoso_population_load (db, 0, error);
      if (customers == NULL)
        return NULL;
      people = hoso_bitset_new (customers->all->size);
      if (!walk (db, from->survey, TRUE, set, people, error))
        return NULL;
    }
  else
    people = hoso_bitset_copy (set);

  if (to->survey == 0)
    return g_steal_pointer (&people);
  return walk (db, to->survey, FALSE, people, result, error) ? g_steal_pointer (&result) : NULL;
}
