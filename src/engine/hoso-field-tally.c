/* The current values of customer fields, counted.  Values are counted as they
 * are read; fields where nearly everybody has a value of their own (addresses,
 * birthdays) tell nothing and are left out.
 */

#include "hoso-config.h"

#include "hoso-field-tally.h"

#include "hoso-db.h"
#include "hoso-field-column.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-spelling-table.h"

#define MAX_VALUES 40

typedef struct
{
  const HosoBitset *all;
  const HosoBitset *inside;
} Sets;

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
add_value (HosoTally *tally, guint place, gboolean counts)
{
  if (!counts)
    return;
  ((HosoCount *)g_ptr_array_index (tally->counts, place))->n++;
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

/* The place in the counts of the label as which each value is read. */
static guint *
find_places (HosoFieldTally *tally, const HosoFieldColumn *column, HosoSpellingMap *map)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint *place_of = g_new (guint, MAX (column->values->len, 1));

  for (guint i = 0; i < column->values->len; i++)
    {
      const char *label = hoso_spelling_map_read (map, column->values->pdata[i]);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, label));

      if (place == 0)
        {
          hoso_tally_add (tally->all, label, 0, FALSE);
          hoso_tally_add (tally->inside, label, 0, FALSE);
          place = tally->all->counts->len;
          g_hash_table_insert (places, (gpointer)label, GUINT_TO_POINTER (place));
        }
      place_of[i] = place - 1;
    }
  return place_of;
}

static gboolean
count_field (HosoDb *db, gint64 field, HosoFieldTally *tally, const Sets *sets, GError **error)
{
  const HosoSpellingSubject subject = { .field = field };
  g_autoptr (HosoSpellingMap) map = hoso_spelling_table_load (db, &subject, error);
  g_autoptr (HosoFieldColumn) column =
    map != NULL ? hoso_field_column_load (db, field, sets->all, error) : NULL;
  g_autofree guint *places = NULL;

  if (column == NULL)
    return FALSE;
  places = find_places (tally, column, map);
  for (guint i = 0; i < column->end; i++)
    if (column->codes[i] != 0)
      {
        guint place = places[column->codes[i] - 1];

        add_value (tally->all, place, hoso_bitset_contains (sets->all, i));
        add_value (tally->inside, place, hoso_bitset_contains (sets->inside, i));
      }
  return TRUE;
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
  const Sets sets = { all, inside };
  g_autoptr (GPtrArray) tallies =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_tally_free);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db, "SELECT key, title, id FROM field ORDER BY position, id", error);
  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoFieldTally *tally = new_field_tally (stmt, all, inside);

      g_ptr_array_add (tallies, tally);
      if (!count_field (db, hoso_stmt_get_int (stmt, 2), tally, &sets, error))
        return NULL;
      if (is_telling (tally))
        sort_values (tally);
      else
        g_ptr_array_remove_index (tallies, tallies->len - 1);
    }
  return result == HOSO_DONE ? g_steal_pointer (&tallies) : NULL;
}
