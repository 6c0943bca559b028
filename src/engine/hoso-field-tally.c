/* The current values of customer fields, counted.  Values are counted as
 * written; fields where nearly everybody has a value of their own (addresses,
 * birthdays) tell nothing and are left out.
 */

#include "hoso-config.h"

#include "hoso-field-tally.h"

#include "hoso-db.h"
#include "hoso-format.h"
#include "hoso-names.h"

#define MAX_VALUES 40

/**
 * hoso_field_tally_free:
 */
void
hoso_field_tally_free (HosoFieldTally *tally)
{
  g_free (tally->key);
  g_free (tally->title);
  g_clear_pointer (&tally->inside, hoso_tally_free);
  g_clear_pointer (&tally->all, hoso_tally_free);
  g_free (tally);
}

static HosoFieldTally *
new_field_tally (HosoStmt *stmt, const HosoBitset *all, const HosoBitset *inside)
{
  HosoFieldTally *tally = g_new0 (HosoFieldTally, 1);
  const char *title = hoso_stmt_get_text (stmt, 1);

  tally->key = hoso_stmt_dup_text (stmt, 0);
  if (title != NULL)
    tally->title = g_strdup (title);
  else
    {
      g_autofree char *name = g_strconcat ("field.", tally->key, NULL);

      tally->title = g_strdup (hoso_name_get (name, hoso_format_get_language ()));
    }
  tally->all = hoso_tally_new ();
  tally->all->asked = hoso_bitset_count (all);
  tally->inside = hoso_tally_new ();
  tally->inside->asked = hoso_bitset_count (inside);
  return tally;
}

static void
add_value (HosoTally *tally, const char *value, gboolean begins, gboolean counts)
{
  if (begins)
    hoso_tally_add (tally, value, 0, FALSE);
  if (!counts)
    return;
  ((HosoCount *)g_ptr_array_index (tally->counts, tally->counts->len - 1))->n++;
  tally->base++;
  tally->mentions++;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  const GPtrArray *counts = data;
  guint64 x = ((const HosoCount *)g_ptr_array_index (counts, *(const guint *)a))->n;
  guint64 y = ((const HosoCount *)g_ptr_array_index (counts, *(const guint *)b))->n;

  return x > y ? -1 : x < y;
}

/* Puts both tallies in the order of the more frequent value first. */
static void
sort_values (HosoFieldTally *tally)
{
  guint n = tally->all->counts->len;
  g_autofree guint *order = g_new (guint, MAX (n, 1));
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) inside = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int)n, sizeof (guint), compare_counts, tally->all->counts);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (all, g_ptr_array_index (tally->all->counts, order[i]));
      g_ptr_array_add (inside, g_ptr_array_index (tally->inside->counts, order[i]));
    }
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_index (tally->all->counts, i) = g_ptr_array_index (all, i);
      g_ptr_array_index (tally->inside->counts, i) = g_ptr_array_index (inside, i);
    }
}

static gboolean
is_telling (const HosoFieldTally *tally)
{
  guint values = tally->all->counts->len;

  return values > 0 && values <= MAX_VALUES && values * 2 <= MAX (tally->all->base, 2);
}

/* Counts the row of @stmt; @last is the value of the row before. */
static void
count_row (HosoStmt *stmt,
           GPtrArray *tallies,
           char **last,
           const HosoBitset *all,
           const HosoBitset *inside)
{
  const char *value = hoso_stmt_get_text (stmt, 2);
  guint customer = (guint)hoso_stmt_get_int (stmt, 3);
  HosoFieldTally *tally = tallies->len > 0 ? tallies->pdata[tallies->len - 1] : NULL;
  gboolean begins;

  if (tally == NULL || g_strcmp0 (tally->key, hoso_stmt_get_text (stmt, 0)) != 0)
    {
      tally = new_field_tally (stmt, all, inside);
      g_ptr_array_add (tallies, tally);
      g_clear_pointer (last, g_free);
    }
  begins = g_strcmp0 (*last, value) != 0;
  add_value (tally->all, value, begins, hoso_bitset_contains (all, customer));
  add_value (tally->inside, value, begins, hoso_bitset_contains (inside, customer));
  g_free (*last);
  *last = g_strdup (value);
}

/**
 * hoso_field_tally_all:
 *
 * Returns: (transfer full) (element-type HosoFieldTally): in the order of the
 *   profile, or %NULL with @error set
 */
GPtrArray *
hoso_field_tally_all (HosoDb *db, const HosoBitset *all, const HosoBitset *inside, GError **error)
{
  g_autoptr (GPtrArray) tallies =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_tally_free);
  g_autoptr (HosoStmt) stmt = NULL;
  g_autofree char *last = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db,
                          "SELECT f.key, f.title, v.value, v.customer_id FROM field f "
                          "JOIN customer_field v ON v.field_id = f.id AND v.is_current = 1 "
                          "WHERE coalesce (v.value, '') <> '' ORDER BY f.position, f.id, v.value",
                          error);
  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    count_row (stmt, tallies, &last, all, inside);
  if (result != HOSO_DONE)
    return NULL;

  for (guint i = tallies->len; i > 0; i--)
    if (!is_telling (g_ptr_array_index (tallies, i - 1)))
      g_ptr_array_remove_index (tallies, i - 1);
  for (guint i = 0; i < tallies->len; i++)
    sort_values (g_ptr_array_index (tallies, i));
  return g_steal_pointer (&tallies);
}
