/* Use cases around customers who may be entered twice: reads what tells all of them
 * apart, then compares those who share something.
 */

#include "hoso-config.h"

#include "hoso-duplicates.h"

#include <glib/gi18n-lib.h>

#include "hoso-customers.h"
#include "hoso-duplicate-words.h"
#include "hoso-field-column.h"
#include "hoso-field-table.h"
#include "hoso-likeness.h"
#include "hoso-lunar.h"
#include "hoso-partial-date.h"
#include "hoso-trait-table.h"
#include "hoso-undo.h"

/* Reading takes about so much of the time. */
#define READING 0.3
#define CANCEL_ROWS 1024
#define SECONDS_PER_DAY 86400

/* Everybody as the comparison wants it; lists grow while one customer is read. */
typedef struct
{
  const HosoDuplicateQuery *query;
  GCancellable *cancellable;
  GStringChunk *texts;
  GArray *ids;      /* of gint64 */
  GArray *entries;  /* of HosoLikenessEntry */
  GPtrArray *lists; /* of GPtrArray: what the entries point to */
  guint rows;
} People;

static void
people_clear (People *people)
{
  g_clear_pointer (&people->texts, g_string_chunk_free);
  g_clear_pointer (&people->ids, g_array_unref);
  g_clear_pointer (&people->entries, g_array_unref);
  g_clear_pointer (&people->lists, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, people_clear)

static void
add_person (People *people, gint64 id, const char *name, gboolean is_company)
{
  HosoLikenessEntry entry = {
    .name = g_string_chunk_insert (people->texts, name),
    .is_company = is_company,
  };

  g_array_append_val (people->ids, id);
  g_array_append_val (people->entries, entry);
}

/* A list of one kind, NULL-terminated at any time. */
static const char *const *
add_to_list (People *people, const char *const *list, const char *text)
{
  GPtrArray *texts;

  if (list == NULL)
    {
      texts = g_ptr_array_new ();
      g_ptr_array_add (people->lists, texts);
    }
  else
    {
      texts = g_ptr_array_index (people->lists, people->lists->len - 1);
      g_ptr_array_set_size (texts, (int)texts->len - 1);
    }
  g_ptr_array_add (texts, g_string_chunk_insert_const (people->texts, text));
  g_ptr_array_add (texts, NULL);
  return (const char *const *)texts->pdata;
}

static void
add_trait (People *people, HosoTrait trait, const char *text)
{
  HosoLikenessEntry *entry =
    &g_array_index (people->entries, HosoLikenessEntry, people->entries->len - 1);

  switch (trait)
    {
    case HOSO_TRAIT_PHONE:
      entry->phones = add_to_list (people, entry->phones, text);
      break;
    case HOSO_TRAIT_EMAIL:
      entry->emails = add_to_list (people, entry->emails, text);
      break;
    case HOSO_TRAIT_CODE:
      entry->codes = add_to_list (people, entry->codes, text);
      break;
    case HOSO_TRAIT_PERSON:
    case HOSO_TRAIT_COMPANY:
      g_assert_not_reached ();
    }
}

static gboolean
trait_cb (gint64 customer, HosoTrait trait, const char *text, gpointer data)
{
  People *people = data;

  people->rows++;
  if (people->rows % CANCEL_ROWS == 0 && g_cancellable_is_cancelled (people->cancellable))
    return FALSE;
  if (trait == HOSO_TRAIT_PERSON || trait == HOSO_TRAIT_COMPANY)
    add_person (people, customer, text, trait == HOSO_TRAIT_COMPANY);
  else
    add_trait (people, trait, text);
  return TRUE;
}

/* The day by the lunar calendar, without which a day of no year finds nobody. */
static void
set_lunar_day (HosoLikenessEntry *entry, gint64 days)
{
  HosoLunarDate lunar;

  if (!hoso_lunar_from_days (days, &lunar))
    return;
  entry->lunar_month = lunar.month;
  entry->lunar_day = lunar.day;
}

/* A whole lunar date is a date of the other calendar; a lunar year alone says too
 * little. */
static void
set_lunar_birthday (HosoLikenessEntry *entry, const HosoPartialDate *date)
{
  gint64 days;
  g_autoptr (GDateTime) day = NULL;

  entry->by_lunar = TRUE;
  entry->lunar_month = date->day != 0 ? date->month : 0;
  entry->lunar_day = date->day;
  if (!hoso_partial_date_to_days (date, &days))
    return;
  day = g_date_time_new_from_unix_utc (days * SECONDS_PER_DAY);
  g_date_time_get_ymd (day, &entry->year, &entry->month, &entry->day);
}

static void
set_birthday (HosoLikenessEntry *entry, const char *text)
{
  HosoPartialDate date = { 0 };

  if (!hoso_partial_date_from_text (text, &date) && !hoso_partial_date_parse (text, &date))
    return;
  if (date.lunar)
    {
      set_lunar_birthday (entry, &date);
      return;
    }
  entry->year = date.year;
  entry->month = date.month;
  entry->day = date.day;
}

/* Where some have a lunar day of no known year, the whole dates of others are
 * compared by that calendar. */
static void
set_lunar_days (People *people)
{
  gboolean wanted = FALSE;

  for (guint i = 0; i < people->entries->len && !wanted; i++)
    {
      const HosoLikenessEntry *entry = &g_array_index (people->entries, HosoLikenessEntry, i);

      wanted = entry->lunar_month != 0 && entry->month == 0;
    }
  for (guint i = 0; i < people->entries->len && wanted; i++)
    {
      HosoLikenessEntry *entry = &g_array_index (people->entries, HosoLikenessEntry, i);
      const HosoPartialDate date = { entry->year, entry->month, entry->day, FALSE, FALSE };
      gint64 days;

      if (entry->lunar_month == 0 && hoso_partial_date_to_days (&date, &days))
        set_lunar_day (entry, days);
    }
}

/* Of those who have one; there may be no such field. */
static gboolean
read_birthdays (People *people, HosoDb *db, GError **error)
{
  g_autoptr (GError) none = NULL;
  gint64 field = hoso_field_table_find (db, "birthday", &none);
  g_autoptr (HosoFieldColumn) column = NULL;
  g_autoptr (HosoBitset) existing = NULL;

  if (field == 0 || people->ids->len == 0)
    return TRUE;
  existing =
    hoso_bitset_new ((guint)g_array_index (people->ids, gint64, people->ids->len - 1) + 1);
  for (guint i = 0; i < people->ids->len; i++)
    hoso_bitset_add (existing, (guint)g_array_index (people->ids, gint64, i));
  column = hoso_field_column_load (db, field, existing, error);
  if (column == NULL)
    return FALSE;
  for (guint i = 0; i < people->ids->len; i++)
    {
      guint32 code = column->codes[g_array_index (people->ids, gint64, i)];

      if (code != 0)
        set_birthday (&g_array_index (people->entries, HosoLikenessEntry, i),
                      g_ptr_array_index (column->values, code - 1));
    }
  set_lunar_days (people);
  return TRUE;
}

static gboolean
read_people (People *people, HosoDb *db, GError **error)
{
  people->texts = g_string_chunk_new (65536);
  people->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  people->entries = g_array_new (FALSE, FALSE, sizeof (HosoLikenessEntry));
  people->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  if (hoso_trait_table_foreach (db, trait_cb, people, error))
    return read_birthdays (people, db, error);
  if (error == NULL || *error == NULL)
    g_cancellable_set_error_if_cancelled (people->cancellable, error);
  return FALSE;
}

static gboolean
progress_cb (double done, gpointer data)
{
  People *people = data;

  if (people->query->progress != NULL)
    people->query->progress (READING + (1 - READING) * done, people->query->progress_data);
  return !g_cancellable_is_cancelled (people->cancellable);
}

void
hoso_duplicate_free (HosoDuplicate *duplicate)
{
  g_strfreev (duplicate->reasons);
  g_clear_pointer (&duplicate->customers[0], hoso_customer_row_free);
  g_clear_pointer (&duplicate->customers[1], hoso_customer_row_free);
  g_free (duplicate);
}

static HosoDuplicate *
load_pair (HosoDb *db,
           const HosoLikeness *likeness,
           const HosoLikenessPair *pair,
           const gint64 ids[2],
           GError **error)
{
  g_autoptr (GPtrArray) rows = hoso_customers_load_rows (db, ids, 2, error);
  HosoLikenessReasons reasons;
  HosoDuplicate *duplicate;

  if (rows == NULL)
    return NULL;
  if (rows->len < 2)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                           _ ("The customer is no longer there."));
      return NULL;
    }
  hoso_likeness_rate (likeness, pair->first, pair->second, &reasons);
  duplicate = g_new0 (HosoDuplicate, 1);
  duplicate->score = pair->score;
  duplicate->reasons = hoso_duplicate_words_describe (&reasons);
  duplicate->customers[1] = g_ptr_array_steal_index (rows, 1);
  duplicate->customers[0] = g_ptr_array_steal_index (rows, 0);
  return duplicate;
}

static GPtrArray *
load_pairs (HosoDb *db,
            const People *people,
            const HosoLikeness *likeness,
            const GArray *pairs,
            GError **error)
{
  g_autoptr (GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_duplicate_free);
  g_autoptr (GHashTable) distinct = hoso_distinct_pair_table_list (db, error);
  guint limit = people->query->limit != 0 ? people->query->limit : G_MAXUINT;

  if (distinct == NULL)
    return NULL;
  for (guint i = 0; i < pairs->len && found->len < limit; i++)
    {
      const HosoLikenessPair *pair = &g_array_index (pairs, HosoLikenessPair, i);
      const gint64 ids[2] = {
        g_array_index (people->ids, gint64, pair->first),
        g_array_index (people->ids, gint64, pair->second),
      };
      HosoDuplicate *duplicate;

      if (hoso_distinct_pair_table_has (distinct, ids[0], ids[1]))
        continue;
      duplicate = load_pair (db, likeness, pair, ids, error);
      if (duplicate == NULL)
        return NULL;
      g_ptr_array_add (found, duplicate);
    }
  return g_steal_pointer (&found);
}

/**
 * hoso_duplicates_find:
 *
 * Returns: (transfer container): free with g_ptr_array_unref(), or %NULL with
 *   G_IO_ERROR_CANCELLED or another error
 */
GPtrArray *
hoso_duplicates_find (HosoDb *db,
                      const HosoDuplicateQuery *query,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (People) people = { .query = query, .cancellable = cancellable };
  g_autoptr (HosoLikeness) likeness = NULL;
  g_autoptr (GArray) pairs = NULL;

  if (!read_people (&people, db, error))
    return NULL;
  likeness = hoso_likeness_new ((const HosoLikenessEntry *)people.entries->data,
                                people.entries->len);
  pairs = hoso_likeness_find (likeness, HOSO_DUPLICATES_LEAST, progress_cb, &people);
  if (pairs == NULL)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  return load_pairs (db, &people, likeness, pairs, error);
}

gboolean
hoso_duplicates_tell_apart (HosoDb *db, gint64 first, gint64 second, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Not the same person"), error) &&
         hoso_distinct_pair_table_add (db, first, second, error) &&
         hoso_action_commit (&action, error);
}
