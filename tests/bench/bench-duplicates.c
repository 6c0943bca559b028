/* How long it takes to find who is entered twice among 100,000 customers, and how
 * many of those that were made so are found.  The limit is 10 seconds on two cores.
 */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bench-measure.h"
#include "bench-people.h"
#include "hoso-bulk.h"
#include "hoso-customer-table.h"
#include "hoso-duplicates.h"
#include "hoso-field-table.h"
#include "hoso-fold.h"
#include "hoso-source-table.h"
#include "hoso-uid.h"

#define PEOPLE 95000
#define COPIES 5000
#define SEED 42
#define LIMIT 10.0

typedef struct
{
  HosoDb *db;
  HosoRandom random;
  gint64 source;
  gint64 birthday;
  gint64 ids[PEOPLE];
  GHashTable *true_pairs; /* "id id" */
} Bench;

static char *
dup_pair (gint64 a, gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static gint64
add (Bench *bench, const BenchPerson *person, const char *birthday)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hoso_customer_table_add (bench->db, HOSO_CUSTOMER_PERSON, person->name,
                                       bench->source, &error);

  g_assert_no_error (error);
  if (person->phone != NULL)
    hoso_customer_table_add_contact (bench->db, id, HOSO_CONTACT_PHONE, person->phone,
                                     bench->source, &error);
  if (person->email != NULL)
    hoso_customer_table_add_contact (bench->db, id, HOSO_CONTACT_EMAIL, person->email,
                                     bench->source, &error);
  if (birthday != NULL)
    hoso_customer_field_add (bench->db, id, bench->birthday, birthday, bench->source, &error);
  g_assert_no_error (error);
  return id;
}

/* Born on any day, the same for the same @row. */
static char *
make_birthday (guint row)
{
  guint days = row * 2654435761u % 18250u;

  return g_strdup_printf ("%04u-%02u-%02u", 1955 + days / 365, 1 + days % 365 / 31,
                          1 + days % 365 % 28);
}

/* As somebody else at the counter would write it. */
static char *
rewrite_name (Bench *bench, const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  switch (hoso_random_below (&bench->random, 8))
    {
    case 0:
      return hoso_fold (name);
    case 1:
      return g_strdup_printf ("%s %s", words[0], words[2]);
    case 2:
      return g_strdup_printf ("Ng. %s", words[2]);
    case 3:
      return g_strdup_printf ("chị %s", words[2]);
    case 4:
      return g_strdup_printf ("%s %s %s", words[2], words[0], words[1]);
    case 5:
      return g_strdup_printf ("%s %s %s%s", words[0], words[1], words[2], "h");
    default:
      return g_strdup (name);
    }
}

static char *
rewrite_phone (const char *phone)
{
  return g_strdup_printf ("+84 %.3s %.3s %s", phone + 1, phone + 4, phone + 7);
}

/* The same person once more: the name in any way, and what else was asked then. */
static void
add_copy (Bench *bench, guint row)
{
  g_auto (BenchPerson) person = bench_person_make (SEED, row);
  g_autofree char *birthday = make_birthday (row);
  guint known = hoso_random_below (&bench->random, 10);
  BenchPerson copy = { rewrite_name (bench, person.name), NULL, NULL };
  gint64 id;

  /* The number in six of ten, else the address, else the birthday. */
  if (known < 6)
    copy.phone = rewrite_phone (person.phone);
  if (known >= 4 && known < 8)
    copy.email = g_ascii_strup (person.email, -1);
  id = add (bench, &copy, known >= 7 ? birthday : NULL);
  g_hash_table_add (bench->true_pairs, dup_pair (bench->ids[row], id));
  bench_person_clear (&copy);
}

/* One in twenty shares the number of the one before: a family. */
static void
add_people (Bench *bench)
{
  for (guint row = 0; row < PEOPLE; row++)
    {
      g_auto (BenchPerson) person = bench_person_make (SEED, row);
      g_autofree char *birthday = make_birthday (row);

      if (row % 20 == 19)
        {
          g_auto (BenchPerson) relative = bench_person_make (SEED, row - 1);

          g_free (person.phone);
          person.phone = g_strdup (relative.phone);
        }
      bench->ids[row] = add (bench, &person, row % 3 == 0 ? birthday : NULL);
    }
  for (guint i = 0; i < COPIES; i++)
    add_copy (bench, (guint)((guint64)i * 7919 * 3 % PEOPLE));
}

static void
fill (Bench *bench)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_auto (HosoBulk) bulk = HOSO_BULK_INIT;
  g_autoptr (GError) error = NULL;

  hoso_txn_begin (&txn, bench->db, &error);
  hoso_bulk_begin (&bulk, bench->db, 0, &error);
  g_assert_no_error (error);
  bench->source = hoso_source_table_get_hand (bench->db, &error);
  hoso_db_exec (bench->db,
                "INSERT OR IGNORE INTO field (uid, key, type, field_group, layer, kind, position) "
                "VALUES ('birthday', 'birthday', 'date', 'identity', 1, 'both', 0)",
                &error);
  g_assert_no_error (error);
  bench->birthday = hoso_field_table_find (bench->db, "birthday", &error);
  add_people (bench);
  hoso_bulk_finish (&bulk, &error);
  hoso_txn_commit (&txn, &error);
  g_assert_no_error (error);
}

static void
report (const Bench *bench, const GPtrArray *found)
{
  guint likely = 0;
  guint right = 0;
  guint right_at_all = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const HosoDuplicate *duplicate = g_ptr_array_index (found, i);
      g_autofree char *pair = dup_pair (duplicate->customers[0]->id, duplicate->customers[1]->id);
      gboolean is_true = g_hash_table_contains (bench->true_pairs, pair);

      right_at_all += is_true;
      likely += duplicate->score >= HOSO_DUPLICATES_LIKELY;
      right += is_true && duplicate->score >= HOSO_DUPLICATES_LIKELY;
    }
  printf ("pairs: %u in all, %u likely; made twice: %u\n", found->len, likely,
          g_hash_table_size (bench->true_pairs));
  printf ("likely: precision %.3f, recall %.3f; all: recall %.3f\n", (double)right / likely,
          (double)right / g_hash_table_size (bench->true_pairs),
          (double)right_at_all / g_hash_table_size (bench->true_pairs));
}

int
main (void)
{
  static Bench bench;
  g_autofree char *folder = g_dir_make_tmp ("hoso-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "people.hoso", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  HosoDuplicateQuery query = { 0 };
  gint64 begun;
  double seconds;

  bench.db = hoso_db_open (path, HOSO_DB_CREATE, &error);
  g_assert_no_error (error);
  hoso_random_seed (&bench.random, SEED);
  bench.true_pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fill (&bench);
  begun = g_get_monotonic_time ();
  found = hoso_duplicates_find (bench.db, &query, NULL, &error);
  g_assert_no_error (error);
  seconds = (double)(g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
  report (&bench, found);
  printf ("%u customers: %.2f s, %.2f of the limit\n", PEOPLE + COPIES, seconds, seconds / LIMIT);
  g_hash_table_unref (bench.true_pairs);
  hoso_db_close (bench.db);
  bench_remove (path);
  remove (folder);
  return seconds <= LIMIT ? 0 : 1;
}
