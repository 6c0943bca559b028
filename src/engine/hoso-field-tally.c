/* The current values of customer fields, counted.  Values are counted as they
 * are read; fields where nearly everybody has a value of their own (addresses,
 * birthdays) tell nothing and are left out.
 */

#include "hoso-config.h"

#include "hoso-field-tally.h"

#include "hoso-db.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-spelling-table.h"

#define MAX_VALUES 40

/* The field that is being counted. */
typedef struct
{
  HosoDb *db;
  const HosoBitset *all;
  const HosoBitset *inside;
  GPtrArray *tallies;
  HosoFieldTally *tally;
  HosoSpellingMap *map;
  GHashTable *places; /* value → place in the counts, from 1 */
} Counting;

static void
counting_clear (Counting *counting)
{
  g_clear_pointer (&counting->tallies, g_ptr_array_unref);
  g_clear_pointer (&counting->map, hoso_spelling_map_free);
  g_clear_pointer (&counting->places, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counting, counting_clear)

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

/* Fields come one after another. */
static gboolean
begin_field (Counting *counting, HosoStmt *stmt, GError **error)
{
  HosoSpellingSubject subject = { .field = hoso_stmt_get_int (stmt, 4) };

  if (counting->tally != NULL &&
      g_strcmp0 (counting->tally->key, hoso_stmt_get_text (stmt, 0)) == 0)
    return TRUE;
  counting->tally = new_field_tally (stmt, counting->all, counting->inside);
  g_ptr_array_add (counting->tallies, counting->tally);
  g_hash_table_remove_all (counting->places);
  g_clear_pointer (&counting->map, hoso_spelling_map_free);
  counting->map = hoso_spelling_table_load (counting->db, &subject, error);
  return counting->map != NULL;
}

static gboolean
count_row (Counting *counting, HosoStmt *stmt, GError **error)
{
  guint customer = (guint)hoso_stmt_get_int (stmt, 3);
  HosoFieldTally *tally;
  const char *value;
  guint place;

  if (!begin_field (counting, stmt, error))
    return FALSE;
  tally = counting->tally;
  value = hoso_spelling_map_read (counting->map, hoso_stmt_get_text (stmt, 2));
  place = GPOINTER_TO_UINT (g_hash_table_lookup (counting->places, value));
  if (place == 0)
    {
      hoso_tally_add (tally->all, value, 0, FALSE);
      hoso_tally_add (tally->inside, value, 0, FALSE);
      place = tally->all->counts->len;
      g_hash_table_insert (counting->places, g_strdup (value), GUINT_TO_POINTER (place));
    }
  add_value (tally->all, place - 1, hoso_bitset_contains (counting->all, customer));
  add_value (tally->inside, place - 1, hoso_bitset_contains (counting->inside, customer));
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
  g_auto (Counting) counting = { .db = db, .all = all, .inside = inside };
  g_autoptr (HosoStmt) stmt = NULL;
  GPtrArray *tallies;
  HosoStepResult result;

  stmt =
    hoso_db_prepare (db,
                     "SELECT f.key, f.title, v.value, v.customer_id, f.id FROM field f "
                     "JOIN customer_field v ON v.field_id = f.id AND v.is_current = 1 "
                     "WHERE coalesce (v.value, '') <> '' ORDER BY f.position, f.id, v.value",
                     error);
  if (stmt == NULL)
    return NULL;
  tallies = counting.tallies =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_tally_free);
  counting.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (!count_row (&counting, stmt, error))
      return NULL;
  if (result != HOSO_DONE)
    return NULL;

  for (guint i = tallies->len; i > 0; i--)
    if (!is_telling (g_ptr_array_index (tallies, i - 1)))
      g_ptr_array_remove_index (tallies, i - 1);
  for (guint i = 0; i < tallies->len; i++)
    sort_values (g_ptr_array_index (tallies, i));
  return g_steal_pointer (&counting.tallies);
}
