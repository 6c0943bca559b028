/* Everybody that a rule is about.  Synchronous; runs on the thread that owns
 * the connection.
 */

#include "hoso-config.h"

#include "hoso-population.h"

#include "hoso-customer-table.h"
#include "hoso-respondent-table.h"
#include "hoso-response-table.h"
#include "hoso-survey-table.h"

/* The lowest id, where the customers from there up to @end leave out none; 0 where
 * they do. */
static gboolean
find_unbroken (HosoDb *db, guint end, guint *first, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    db, "SELECT (SELECT count(*) FROM customer), (SELECT min (id) FROM customer)", error);

  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *first = (guint)hoso_stmt_get_int (stmt, 1);
  if (*first + (guint)hoso_stmt_get_int (stmt, 0) != end)
    *first = 0;
  return TRUE;
}

/* Counting them is quicker than reading the id of each. */
static HosoBitset *
load_customers (HosoDb *db, GError **error)
{
  g_autoptr (HosoBitset) set = NULL;
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;
  guint first;
  guint end;

  if (!hoso_customer_table_get_end (db, &end, error) || !find_unbroken (db, end, &first, error))
    return NULL;
  set = hoso_bitset_new (end);
  for (guint id = first; first > 0 && id < end; id++)
    hoso_bitset_add (set, id);
  if (first > 0)
    return g_steal_pointer (&set);
  stmt = hoso_db_prepare (db, "SELECT id FROM customer", error);
  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    hoso_bitset_add (set, (guint)hoso_stmt_get_int (stmt, 0));
  return result == HOSO_DONE ? g_steal_pointer (&set) : NULL;
}

static HosoBitset *
load_respondents (HosoDb *db, gint64 survey, GError **error)
{
  g_autoptr (GArray) responses = hoso_response_table_list (db, survey, error);
  HosoBitset *set;

  if (responses == NULL)
    return NULL;
  set = hoso_bitset_new (MAX (responses->len, 1));
  for (guint i = 0; i < responses->len; i++)
    if (g_array_index (responses, HosoResponse, i).import != 0)
      hoso_bitset_add (set, i);
  return set;
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
  all = survey == 0 ? load_customers (db, error) : load_respondents (db, survey, error);
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

typedef struct
{
  gboolean to_customers;
  const HosoBitset *from;
  HosoBitset *to;
} Walk;

static gboolean
step (const HosoRespondent *respondent, gpointer data, GError **error)
{
  Walk *walk = data;
  guint customer = (guint)respondent->customer;

  if (walk->to_customers && hoso_bitset_contains (walk->from, respondent->ordinal))
    hoso_bitset_add (walk->to, customer);
  else if (!walk->to_customers && hoso_bitset_contains (walk->from, customer))
    hoso_bitset_add (walk->to, respondent->ordinal);
  return TRUE;
}

/* Walks the known respondents of @survey: from ordinals to customers, or back. */
static gboolean
walk (HosoDb *db,
      gint64 survey,
      gboolean to_customers,
      const HosoBitset *from,
      HosoBitset *to,
      GError **error)
{
  Walk state = { to_customers, from, to };

  return hoso_respondent_table_foreach (db, survey, step, &state, error);
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
