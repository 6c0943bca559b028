/* Runs a search: each part of it gives a set of customers, who are in all of
 * them is loaded and ranked.  Runs on the thread that owns the connection.
 */

#include "hoso-customer-finder.h"

#include "hoso-bitset.h"
#include "hoso-customer-ranking.h"
#include "hoso-customer-table.h"
#include "hoso-search-table.h"

/* Rows between two looks at the cancellable. */
#define CANCEL_ROWS 256
/* More than so many are not sorted but met in their order. */
#define FEW 5000

/* Who was met, in Vietnamese order. */
typedef struct
{
  gint64 id;
  HosoMatch match;
} Hit;

typedef struct
{
  HosoDb *db;
  const HosoCustomerSearch *search;
  GCancellable *cancellable;
  HosoBitset *set; /* what is being collected, or met */
  GArray *hits;    /* of Hit */
  guint rows;
  GError **error; /* of what a callback does */
  gboolean failed;
} Finder;

static gboolean
goes_on (Finder *finder)
{
  return ++finder->rows % CANCEL_ROWS != 0 || !g_cancellable_is_cancelled (finder->cancellable);
}

static gboolean
collect_cb (gint64 customer, gpointer data)
{
  Finder *finder = data;

  if (customer > 0 && customer < finder->set->size)
    hoso_bitset_add (finder->set, (guint)customer);
  return goes_on (finder);
}

static gboolean
collect_words (Finder *finder, const char *names, const char *text, GError **error)
{
  return hoso_search_table_match (finder->db, HOSO_SEARCH_NAMES, names, collect_cb, finder,
                                  error) &&
         hoso_search_table_match (finder->db, HOSO_SEARCH_TEXT, text, collect_cb, finder, error);
}

static gboolean
collect_contacts (Finder *finder, HosoContactKind kind, const char *prefix, GError **error)
{
  return prefix == NULL ||
         hoso_search_table_begin (finder->db, kind, prefix, collect_cb, finder, error);
}

static gboolean
collect_number (Finder *finder, const HosoSearchNumber *number, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (number->phones); i++)
    if (!collect_contacts (finder, HOSO_CONTACT_PHONE, number->phones[i], error) ||
        !collect_contacts (finder, HOSO_CONTACT_ZALO, number->phones[i], error))
      return FALSE;
  return collect_words (finder, number->match, number->match, error);
}

/* Leaves in @found who is also in what was collected; takes that. */
static void
narrow (Finder *finder, HosoBitset **found)
{
  if (*found == NULL)
    *found = g_steal_pointer (&finder->set);
  else
    hoso_bitset_intersect (*found, finder->set);
  g_clear_pointer (&finder->set, hoso_bitset_free);
}

static HosoBitset *
collect (Finder *finder, guint size, GError **error)
{
  const HosoCustomerSearch *search = finder->search;
  g_autoptr (HosoBitset) found = NULL;

  if (search->names != NULL)
    {
      finder->set = hoso_bitset_new (size);
      if (!collect_words (finder, search->names, search->text, error) ||
          !collect_contacts (finder, HOSO_CONTACT_EMAIL, search->email, error))
        return NULL;
      narrow (finder, &found);
    }
  for (guint i = 0; i < search->numbers->len; i++)
    {
      finder->set = hoso_bitset_new (size);
      if (!collect_number (finder, search->numbers->pdata[i], error))
        return NULL;
      narrow (finder, &found);
    }
  return g_steal_pointer (&found);
}

/* Few: loaded by id, then sorted. */
static GArray *
sort_found (Finder *finder, const HosoBitset *found, GError **error)
{
  g_autoptr (HosoCustomerRanking) ranking =
    hoso_customer_ranking_new (finder->db, finder->search);

  for (guint id = 0; id < found->size; id++)
    if (found->words[id / 64] == 0)
      id |= 63;
    else if (hoso_bitset_contains (found, id) &&
             !hoso_customer_ranking_add (ranking, id, HOSO_MATCH_ELSEWHERE, error))
      return NULL;
  return hoso_customer_ranking_list (ranking, G_MAXUINT);
}

static void
rate_cb (const HosoSearchRow *row, gpointer data)
{
  Finder *finder = data;
  Hit hit = { .id = row->id, .match = hoso_customer_search_rate (finder->search, row->name) };

  g_array_append_val (finder->hits, hit);
}

static gboolean
meet_cb (gint64 customer, gpointer data)
{
  Finder *finder = data;

  if (customer < finder->set->size && hoso_bitset_contains (finder->set, (guint)customer) &&
      !hoso_search_table_load (finder->db, customer, rate_cb, finder, finder->error))
    finder->failed = TRUE;
  return !finder->failed && goes_on (finder);
}

/* Many: met in Vietnamese order, then dealt out by how well they match. */
static GArray *
deal_found (Finder *finder, const HosoBitset *found, GError **error)
{
  GArray *ids;

  finder->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  finder->set = hoso_bitset_copy (found);
  finder->error = error;
  if (!hoso_search_table_list (finder->db, meet_cb, finder, error) || finder->failed)
    return NULL;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), finder->hits->len);
  for (HosoMatch match = HOSO_MATCH_ACCENTS; match <= HOSO_MATCH_ELSEWHERE; match++)
    for (guint i = 0; i < finder->hits->len; i++)
      {
        const Hit *hit = &g_array_index (finder->hits, Hit, i);

        if (hit->match == match)
          g_array_append_val (ids, hit->id);
      }
  return ids;
}

static void
finder_clear (Finder *finder)
{
  g_clear_pointer (&finder->set, hoso_bitset_free);
  g_clear_pointer (&finder->hits, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finder, finder_clear)

/**
 * hoso_customer_finder_find:
 *
 * The best matches come first, each kind of match in Vietnamese order.
 *
 * Returns: (transfer full): ids (gint64), or %NULL with @error set, also where
 *   @cancellable was cancelled
 */
GArray *
hoso_customer_finder_find (HosoDb *db,
                           const HosoCustomerSearch *search,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Finder) finder = { .db = db, .search = search, .cancellable = cancellable };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (HosoBitset) found = NULL;
  guint size;

  if (!hoso_customer_table_get_end (db, &size, error))
    return NULL;
  found = collect (&finder, size, error);
  if (found == NULL)
    return NULL;
  ids = hoso_bitset_count (found) <= FEW ? sort_found (&finder, found, error)
                                         : deal_found (&finder, found, error);
  if (ids == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}
