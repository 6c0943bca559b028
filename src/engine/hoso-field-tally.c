/* The current values of customer fields, counted.  Values are counted as they
 * are read; fields where nearly everybody has a value of their own (addresses,
 * birthdays) tell nothing and are left out.
 */

#include "hoso-config.h"

#include "hoso-field-tally.h"

#include "hoso-db.h"
#include "hoso-field-column.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-format.h"
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
new_field_tally (const HosoField *field, const Sets *sets)
{
  HosoFieldTally *tally = g_new0 (HosoFieldTally, 1);

  tally->key = g_strdup (field->key);
  tally->title = hoso_field_dup_label (field, hoso_format_get_language ());
  tally->all = hoso_tally_new ();
  tally->all->asked = hoso_bitset_count (sets->all);
  tally->inside = hoso_tally_new ();
  tally->inside->asked = hoso_bitset_count (sets->inside);
  return tally;
}

/* One person, who may have several values. */
static void
add_person (HosoTally *tally, const guint *places, guint n)
{
  for (guint i = 0; i < n; i++)
    ((HosoCount *)g_ptr_array_index (tally->counts, places[i]))->n++;
  tally->base++;
  tally->mentions += n;
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

/* For each value of a column the places in the counts of what it says: one, or
 * several where a field holds several choices. */
typedef struct
{
  GArray *places; /* of guint */
  GArray *starts; /* of guint: where those of a value begin; one more than values */
} Places;

static void
places_clear (Places *places)
{
  g_clear_pointer (&places->places, g_array_unref);
  g_clear_pointer (&places->starts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, places_clear)

/* The place of @label, which is added where it is new. */
static guint
find_place (HosoFieldTally *tally, GHashTable *known, const char *label)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (known, label));

  if (place == 0)
    {
      hoso_tally_add (tally->all, label, 0, FALSE);
      hoso_tally_add (tally->inside, label, 0, FALSE);
      place = tally->all->counts->len;
      g_hash_table_insert (known, g_strdup (label), GUINT_TO_POINTER (place));
    }
  return place - 1;
}

/* Two choices that are read as one count once. */
static void
add_place (GArray *places, guint from, guint place)
{
  for (guint i = from; i < places->len; i++)
    if (g_array_index (places, guint, i) == place)
      return;
  g_array_append_val (places, place);
}

static void
find_places (HosoFieldTally *tally,
             const HosoField *field,
             const HosoFieldColumn *column,
             HosoSpellingMap *map,
             Places *found)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean several = hoso_field_get_type_of (field) == HOSO_FIELD_CHOICES;

  found->places = g_array_new (FALSE, FALSE, sizeof (guint));
  found->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < column->values->len; i++)
    {
      const char *one[] = { column->values->pdata[i], NULL };
      g_auto (GStrv) choices =
        several ? hoso_field_split (field, one[0]) : g_strdupv ((char **)one);
      guint start = found->places->len;

      g_array_append_val (found->starts, start);
      for (guint k = 0; choices[k] != NULL; k++)
        {
          g_autofree char *label =
            hoso_field_dup_canonical (field, hoso_spelling_map_read (map, choices[k]));

          add_place (found->places, start, find_place (tally, known, label));
        }
    }
  g_array_append_val (found->starts, found->places->len);
}

static gboolean
count_field (
  HosoDb *db, const HosoField *field, HosoFieldTally *tally, const Sets *sets, GError **error)
{
  const HosoSpellingSubject subject = { .field = field->id };
  g_autoptr (HosoSpellingMap) map = hoso_spelling_table_load (db, &subject, error);
  g_autoptr (HosoFieldColumn) column =
    map != NULL ? hoso_field_column_load (db, field->id, sets->all, error) : NULL;
  g_auto (Places) found = { NULL };

  if (column == NULL)
    return FALSE;
  find_places (tally, field, column, map, &found);
  for (guint i = 0; i < column->end; i++)
    if (column->codes[i] != 0)
      {
        const guint *start = &g_array_index (found.starts, guint, column->codes[i] - 1);
        const guint *places = &g_array_index (found.places, guint, start[0]);

        if (hoso_bitset_contains (sets->all, i))
          add_person (tally->all, places, start[1] - start[0]);
        if (hoso_bitset_contains (sets->inside, i))
          add_person (tally->inside, places, start[1] - start[0]);
      }
  return TRUE;
}

/**
 * hoso_field_tally_all:
 *
 * Where a field holds several choices, the base is people and each choice of
 * theirs is a mention.  Fields that name persons are left out.
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
  g_autoptr (GPtrArray) fields =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_free);

  if (!hoso_field_table_list_all (db, fields, error))
    return NULL;
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];
      HosoFieldTally *tally;

      if (hoso_field_get_type_of (field) == HOSO_FIELD_PERSON)
        continue;
      tally = new_field_tally (field, &sets);
      g_ptr_array_add (tallies, tally);
      if (!count_field (db, field, tally, &sets, error))
        return NULL;
      if (is_telling (tally))
        sort_values (tally);
      else
        g_ptr_array_remove_index (tallies, tallies->len - 1);
    }
  return g_steal_pointer (&tallies);
}
