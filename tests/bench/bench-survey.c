/* Reading, understanding, storing and joining a survey of a million responses to
 * twenty questions in a workspace of 20,000 customers, against “sqlite3 .import
 * --csv” of the same file, three times in turn.  The programs are run as a person
 * would: hosoctl's memory is that of the whole program.
 *
 *   bench-survey HOSOCTL
 *
 * HOSO_BENCH_ROWS gives another size, HOSO_BENCH_FILE another file.
 */

#include "hoso-config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "bench-measure.h"
#include "bench-people.h"
#include "hoso-customer-table.h"
#include "hoso-session.h"
#include "hoso-source-table.h"

#define ROWS 1000000
#define CUSTOMERS 20000
#define SEED 1
#define LIMIT 0.65
#define MAX_MEBIBYTES 64

static void
add_customer (HosoDb *db, gint64 source, guint row)
{
  g_auto (BenchPerson) person = bench_person_make (SEED, row);
  g_autoptr (GError) error = NULL;
  gint64 id = hoso_customer_table_add (db, HOSO_CUSTOMER_PERSON, person.name, source, &error);

  g_assert_no_error (error);
  hoso_customer_table_add_contact (db, id, HOSO_CONTACT_PHONE, person.phone, source, &error);
  g_assert_no_error (error);
  hoso_customer_table_add_contact (db, id, HOSO_CONTACT_EMAIL, person.email, source, &error);
  g_assert_no_error (error);
}

/* Every fiftieth of a million respondents is a customer. */
static void
make_workspace (const char *path, guint rows)
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, TRUE, &error);

  g_assert_no_error (error);
  {
    g_auto (HosoTxn) txn = HOSO_TXN_INIT;
    gint64 source;

    hoso_txn_begin (&txn, db, &error);
    g_assert_no_error (error);
    source = hoso_source_table_add (db, "customers", "customers.csv", &error);
    g_assert_no_error (error);
    for (guint i = 0; i < CUSTOMERS; i++)
      add_customer (db, source, 1 + (guint)((guint64)i * MAX (rows, CUSTOMERS) / CUSTOMERS));
    hoso_txn_commit (&txn, &error);
    g_assert_no_error (error);
  }
  hoso_session_close (db);
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static BenchCost
run_hoso (const char *program, const char *folder, const char *form)
{
  g_autofree char *template = g_build_filename (folder, "template.hoso", NULL);
  g_autofree char *workspace = g_build_filename (folder, "shop.hoso", NULL);
  const char *const argv[] = { program, "--workspace", workspace, "--json",
                               "import", "survey", form, NULL };
  BenchCost cost;

  copy_file (template, workspace);
  cost = bench_run (argv);
  bench_remove (workspace);
  return cost;
}

static BenchCost
run_sqlite (const char *folder, const char *form)
{
  g_autofree char *path = g_build_filename (folder, "plain.db", NULL);
  g_autofree char *command = g_strdup_printf (".import --csv '%s' t", form);
  const char *const argv[] = { "sqlite3", path, command, NULL };
  BenchCost cost = bench_run (argv);

  bench_remove (path);
  return cost;
}

int
main (int argc, char *argv[])
{
  static const BenchRace race = { "survey", run_hoso, run_sqlite, LIMIT };
  const char *file = g_getenv ("HOSO_BENCH_FILE");
  g_autofree char *shell = g_find_program_in_path ("sqlite3");
  g_autofree char *folder = NULL;
  g_autofree char *template = NULL;
  g_autofree char *form = NULL;
  BenchCost cost;
  gboolean good;

  g_assert_cmpint (argc, ==, 2);
  if (shell == NULL)
    {
      g_print ("skipped: the sqlite3 shell is not installed\n");
      return BENCH_SKIP;
    }
  folder = g_dir_make_tmp ("hoso-bench-XXXXXX", NULL);
  template = g_build_filename (folder, "template.hoso", NULL);
  form = g_build_filename (folder, "form.csv", NULL);
  make_workspace (template, bench_get_rows (ROWS));
  if (file == NULL)
    bench_people_write (form, bench_get_rows (ROWS), SEED);
  good = bench_race_run (&race, argv[1], folder, file != NULL ? file : form, &cost);
  g_print ("survey: %.0f MiB (limit %d)\n", cost.mebibytes, MAX_MEBIBYTES);
  bench_remove (form);
  bench_remove (template);
  g_rmdir (folder);
  return good && cost.mebibytes < MAX_MEBIBYTES ? 0 : 1;
}
