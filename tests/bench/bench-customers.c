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

#include "bench-measure.h"
#include "bench-people.h"

#define ROWS 1000000
#define SEED 1
#define LIMIT 0.90

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

int
main (int argc, char *argv[])
{
  static const BenchRace race = { "customers", run_hoso, run_sqlite, LIMIT };
  g_autofree char *shell = g_find_program_in_path ("sqlite3");
  g_autofree char *folder = NULL;
  g_autofree char *list = NULL;
  BenchCost cost;
  gboolean good;

  g_assert_cmpint (argc, ==, 2);
  if (shell == NULL)
    {
      g_print ("skipped: the sqlite3 shell is not installed\n");
      return BENCH_SKIP;
    }
  folder = g_dir_make_tmp ("hoso-bench-XXXXXX", NULL);
  list = g_build_filename (folder, "customers.csv", NULL);
  bench_people_write (list, bench_get_rows (ROWS), SEED);
  good = bench_race_run (&race, argv[1], folder, list, &cost);
  bench_remove (list);
  g_rmdir (folder);
  return good ? 0 : 1;
}
