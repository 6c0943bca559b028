/* Finding among a million customers while somebody types: what the first look
 * at each letter takes, beside a scan of the same text for LIKE '%…%'.
 *
 *   bench-search [CUSTOMERS]
 */

#include "hoso-config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "bench-measure.h"
#include "bench-people.h"
#include "bench-shop.h"
#include "hoso-customers.h"
#include "hoso-db.h"
#include "hoso-fold.h"
#include "hoso-session.h"

#define CUSTOMERS 1000000
#define QUERIES 200
#define SCANS 9
/* What the gates ask for. */
#define MAX_MILLISECONDS 10.0
#define MIN_RATIO 25.0
/* Lines that a window shows at once, and some more. */
#define SHOWN 100

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
get_quantile (GArray *times, double share)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, double, (guint)(share * (times->len - 1) + 0.5));
}

/* Of this thread, in nanoseconds: what else runs here is not ours, and the file
 * is in memory. */
static gint64
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void
note_time (GArray *times, gint64 begun)
{
  double milliseconds = (double)(get_time () - begun) / 1e6;

  g_array_append_val (times, milliseconds);
}

static char *
dup_number (HosoRandom *random)
{
  guint digits = hoso_random_below (random, 100000000);
  const char *forms[] = { "09%08u", "+849%08u", "849%08u", "9%08u" };

  return g_strdup_printf (forms[hoso_random_below (random, G_N_ELEMENTS (forms))], digits);
}

/* As people type: mostly names, with and without accents, in any order. */
static char *
dup_query (HosoRandom *random)
{
  static const char *const words[] = {
    "dị ứng",
    "trần hưng đạo",
    "hóa đơn",
    "Nha Trang",
    "quà tặng",
  };
  g_autofree char *name = bench_shop_dup_name (random);
  const char *given = strrchr (name, ' ') + 1;
  guint kind = hoso_random_below (random, 20);

  if (kind < 6)
    return g_steal_pointer (&name);
  if (kind < 11)
    return hoso_fold (name);
  if (kind < 13)
    return g_strdup (given);
  if (kind < 15)
    return g_strndup (name, (gsize)(strchr (name, ' ') - name));
  if (kind < 17)
    return dup_number (random);
  if (kind < 18)
    {
      g_autofree char *folded = hoso_fold (given);

      return g_strdup_printf ("%s.%u", folded, hoso_random_below (random, 1000000));
    }
  return g_strdup (words[hoso_random_below (random, G_N_ELEMENTS (words))]);
}

static void
look (HosoDb *db, const char *text, GArray *times)
{
  HosoCustomerQuery query = { .search = text };
  gint64 begun = get_time ();
  g_autoptr (GError) error = NULL;
  gboolean all;
  g_autoptr (GArray) ids = hoso_customers_find_first (db, &query, SHOWN, &all, NULL, &error);

  g_assert_no_error (error);
  note_time (times, begun);
}

/* Each beginning of @text, letter by letter. */
static void
type (HosoDb *db, const char *text, GArray *times)
{
  for (const char *p = text; *p != '\0';)
    {
      g_autofree char *typed = NULL;

      p = g_utf8_next_char (p);
      typed = g_strndup (text, (gsize)(p - text));
      look (db, typed, times);
    }
}

/* What a program without an index does. */
static void
scan (HosoDb *db, const char *text, GArray *times)
{
  g_autofree char *pattern = g_strdup_printf ("%%%s%%", text);
  gint64 begun = get_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    db,
    "SELECT id FROM customer WHERE name LIKE ?1 "
    "UNION SELECT customer_id FROM contact WHERE value LIKE ?1 "
    "UNION SELECT customer_id FROM interaction WHERE text LIKE ?1",
    &error);

  g_assert_no_error (error);
  hoso_stmt_bind_text (stmt, 1, pattern);
  while (hoso_stmt_step (stmt, &error) == HOSO_ROW)
    ;
  g_assert_no_error (error);
  note_time (times, begun);
}

static gboolean
measure (HosoDb *db)
{
  g_autoptr (GArray) typed = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) scanned = g_array_new (FALSE, FALSE, sizeof (double));
  HosoRandom random;
  double p95;
  double peer;

  hoso_random_seed (&random, 7);
  look (db, "khởi động", typed);
  g_array_set_size (typed, 0);
  for (guint i = 0; i < QUERIES; i++)
    {
      g_autofree char *query = dup_query (&random);

      type (db, query, typed);
      if (i % (QUERIES / SCANS) == 0)
        scan (db, query, scanned);
    }
  p95 = get_quantile (typed, 0.95);
  peer = get_quantile (scanned, 0.5);
  printf ("letters typed: %u, p50 %.2f ms, p95 %.2f ms, longest %.2f ms\n", typed->len,
          get_quantile (typed, 0.5), p95, get_quantile (typed, 1));
  printf ("LIKE '%%…%%': p50 %.0f ms, ratio %.0f\n", peer, peer / p95);
  return p95 <= MAX_MILLISECONDS && peer / p95 >= MIN_RATIO;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("hoso-search-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.hoso", NULL);
  guint n = argc > 1 ? (guint)atoi (argv[1]) : CUSTOMERS;
  g_autoptr (GError) error = NULL;
  BenchShopCost cost;
  HosoDb *db;
  gboolean good;

  cost = bench_shop_make (path, n, 1);
  printf ("%u customers: rows %.1f s, index of names %.1f s, of text %.1f s\n", n, cost.rows,
          cost.names, cost.text);
  db = hoso_db_open (path, HOSO_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  good = measure (db);
  hoso_db_close (db);
  bench_remove (path);
  g_rmdir (folder);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
