/* Loads who was found, and sorts: by how well the name answers, then in
 * Vietnamese order.  Runs on the thread that owns the connection.
 */

#include "hoso-customer-ranking.h"

#include <string.h>

#include "hoso-search-table.h"

/* One who was found, with the place of the key that sorts. */
typedef struct
{
  gint64 id;
  gsize key;
  gsize key_length;
  HosoMatch match;
} Hit;

struct _HosoCustomerRanking
{
  HosoDb *db;
  const HosoCustomerSearch *search;
  GHashTable *seen; /* ids */
  GArray *hits;     /* of Hit */
  GByteArray *keys;
  HosoMatch worst; /* of the one who is being added */
};

/**
 * hoso_customer_ranking_new:
 *
 * Returns: (transfer full): one without anybody
 */
HosoCustomerRanking *
hoso_customer_ranking_new (HosoDb *db, const HosoCustomerSearch *search)
{
  HosoCustomerRanking *ranking = g_new0 (HosoCustomerRanking, 1);

  ranking->db = db;
  ranking->search = search;
  ranking->seen = g_hash_table_new (NULL, NULL);
  ranking->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  ranking->keys = g_byte_array_new ();
  return ranking;
}

void
hoso_customer_ranking_free (HosoCustomerRanking *ranking)
{
  g_hash_table_unref (ranking->seen);
  g_array_unref (ranking->hits);
  g_byte_array_unref (ranking->keys);
  g_free (ranking);
}

static void
loaded_cb (const HosoSearchRow *row, gpointer data)
{
  HosoCustomerRanking *ranking = data;
  Hit hit = { row->id, ranking->keys->len, row->key_length,
              hoso_customer_search_rate (ranking->search, row->name) };

  if (hit.match > ranking->worst)
    return;
  g_byte_array_append (ranking->keys, row->key, (guint)row->key_length);
  g_array_append_val (ranking->hits, hit);
}

/**
 * hoso_customer_ranking_add:
 * @worst: who matches worse is left out
 *
 * Somebody who was added before is added only once; who is gone, not at all.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_ranking_add (HosoCustomerRanking *ranking,
                           gint64 customer,
                           HosoMatch worst,
                           GError **error)
{
  if (!g_hash_table_add (ranking->seen, GSIZE_TO_POINTER (customer)))
    return TRUE;
  ranking->worst = worst;
  return hoso_search_table_load (ranking->db, customer, loaded_cb, ranking, error);
}

guint
hoso_customer_ranking_count (const HosoCustomerRanking *ranking)
{
  return ranking->hits->len;
}

static int
compare_hits (gconstpointer a, gconstpointer b, gpointer data)
{
  const Hit *x = a;
  const Hit *y = b;
  const guint8 *keys = data;
  int order = 0;

  if (x->match != y->match)
    return x->match < y->match ? -1 : 1;
  if (x->key_length > 0 && y->key_length > 0)
    order = memcmp (keys + x->key, keys + y->key, MIN (x->key_length, y->key_length));
  if (order == 0)
    order = (x->key_length > y->key_length) - (x->key_length < y->key_length);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/**
 * hoso_customer_ranking_list:
 *
 * Returns: (transfer full): the ids (gint64) of the @n best
 */
GArray *
hoso_customer_ranking_list (HosoCustomerRanking *ranking, guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (ranking->hits->len > 0)
    g_array_sort_with_data (ranking->hits, compare_hits, ranking->keys->data);
  for (guint i = 0; i < MIN (n, ranking->hits->len); i++)
    g_array_append_val (ids, g_array_index (ranking->hits, Hit, i).id);
  return ids;
}
