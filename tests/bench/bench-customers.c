/* Importing a file of a million customers with twenty columns, against “sqlite3
 * .import --csv” of the same file with the same indexes made by the shell: the
 * code, which is unique, name, telephone and e-mail, and words of the folded name.
 * Three times in turn; the programs are run as a person would.
 *
 *   bench-customers HOSOCTL
 *
 * HOSO_BENCH_ROWS gives another size.
 */

#include "hoso-config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "bench-people.h"

#define ROWS 1000000
#define SEED 1
#define RUNS 3
#define LIMIT 0.90
#define SKIP 77

static BenchCost
run_hoso (const char *program, const char *folder, const char *list)
{
  g_autofree char *workspace = g_build_filename (folder, "shop.hoso", NULL);
  const char *const argv[] = { program, "--workspace", workspace, "--json",
                               "import", "customers", list, NULL };
  BenchCost cost = bench_run (argv);

  bench_remove (workspace);
  return cost;
}

static BenchCost
run_sqlite (const char *folder, const char *list)
{
  g_autofree char *path = g_build_filename (folder, "plain.db", NULL);
  g_autofree char *import = g_strdup_printf (".import --csv '%s' t", list);
  const char *const argv[] = {
    "sqlite3",
    path,
    import,
    "CREATE UNIQUE INDEX by_code ON t (\"Mã khách\")",
    "CREATE INDEX by_name ON t (\"Họ và tên\")",
    "CREATE INDEX by_phone ON t (\"Điện thoại\")",
    "CREATE INDEX by_email ON t (\"Email\")",
    "CREATE VIRTUAL TABLE words USING fts5 (\"Họ và tên\", content = 't', "
    "tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')",
    "INSERT INTO words (words) VALUES ('rebuild')",
    NULL,
  };
  BenchCost cost = bench_run (argv);

  bench_remove (path);
  return cost;
}

static gboolean
compare (const char *program, const char *folder, const char *list)
{
  BenchCost hoso[RUNS];
  BenchCost sqlite[RUNS];
  BenchCost ours;
  BenchCost theirs;
  double ratio;

  for (guint i = 0; i < RUNS; i++)
    {
      hoso[i] = run_hoso (program, folder, list);
      sqlite[i] = run_sqlite (folder, list);
      g_print ("  run %u: hosoctl %.2f s, %.0f MiB; sqlite3 %.2f s, %.0f MiB\n", i + 1,
               hoso[i].seconds, hoso[i].mebibytes, sqlite[i].seconds, sqlite[i].mebibytes);
    }
  ours = bench_median (hoso[0], hoso[1], hoso[2]);
  theirs = bench_median (sqlite[0], sqlite[1], sqlite[2]);
  ratio = ours.seconds / theirs.seconds;
  g_print ("customers: %.2f s against %.2f s, ratio %.2f (limit %.2f), %.0f MiB\n", ours.seconds,
           theirs.seconds, ratio, LIMIT, ours.mebibytes);
  return ratio <= LIMIT;
}

int
main (int argc, char *argv[])
{
  const char *wanted = g_getenv ("HOSO_BENCH_ROWS");
  guint rows = wanted != NULL ? (guint)g_ascii_strtoull (wanted, NULL, 10) : ROWS;
  g_autofree char *shell = g_find_program_in_path ("sqlite3");
  g_autofree char *folder = NULL;
  g_autofree char *list = NULL;
  gboolean good;

  g_assert_cmpint (argc, ==, 2);
  if (shell == NULL)
    {
      g_print ("skipped: the sqlite3 shell is not installed\n");
      return SKIP;
    }
  folder = g_dir_make_tmp ("hoso-bench-XXXXXX", NULL);
  list = g_build_filename (folder, "customers.csv", NULL);
  bench_people_write (list, rows, SEED);
  good = compare (argv[1], folder, list);
  bench_remove (list);
  g_rmdir (folder);
  return good ? 0 : 1;
}
