/* The program is killed in the middle of an import: the workspace opens, is
 * sound, and holds none or all of it.
 */

#include "cli-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "hoso-db.h"
#include "hoso-session.h"

#define ROWS 60000
#define TRIES 12

static void
write_form (CliFixture *fixture)
{
  g_autoptr (GString) csv = g_string_new ("Timestamp,Kênh,Góp ý\n");
  g_autofree char *quoted = NULL;

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (csv, "2026/03/%02u %u:%02u:%02u AM GMT+7,%s,Góp ý số %u\n",
                            1 + i / 20000, 1 + i % 20000 / 3600, i % 3600 / 60, i % 60,
                            i % 3 == 0 ? "Shopee" : "Cửa hàng", i);
  quoted = cli_fixture_write (fixture, "form.csv", csv->str);
}

static pid_t
start_import (CliFixture *fixture)
{
  g_autofree char *form = g_build_filename (fixture->folder, "form.csv", NULL);
  const char *const argv[] = { g_getenv ("HOSOCTL"), "--workspace", fixture->workspace,
                               "import", "survey", form, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **)argv, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid,
                 &error);
  g_assert_no_error (error);
  return pid;
}

static int
wait_for (pid_t pid)
{
  int status;

  while (waitpid (pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  return status;
}

static char *
dup_first (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, &error);
  HosoStepResult result;

  g_assert_no_error (error);
  result = hoso_stmt_step (stmt, &error);
  g_assert_no_error (error);
  return result == HOSO_ROW ? hoso_stmt_dup_text (stmt, 0) : NULL;
}

/* Whether the import is there; it is there as a whole, or nothing of it is. */
static gboolean
check_workspace (CliFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (fixture->workspace, TRUE, &error);
  g_autofree char *sound = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *responses = NULL;
  g_autofree char *imports = NULL;
  g_autofree char *chunks = NULL;
  gboolean there;

  g_assert_no_error (error);
  sound = dup_first (db, "PRAGMA integrity_check");
  broken = dup_first (db, "PRAGMA foreign_key_check");
  responses = dup_first (db, "SELECT coalesce (sum (responses), 0) FROM response_chunk");
  imports = dup_first (db, "SELECT count (*) FROM import");
  chunks = dup_first (db, "SELECT count (*) FROM chunk");
  hoso_session_close (db);

  g_assert_cmpstr (sound, ==, "ok");
  g_assert_null (broken);
  there = g_str_equal (imports, "1");
  g_assert_cmpstr (responses, ==, there ? G_STRINGIFY (ROWS) : "0");
  if (there)
    g_assert_cmpstr (chunks, ==, "30");
  else
    g_assert_cmpstr (chunks, ==, "0");
  return there;
}

static void
remove_workspace (CliFixture *fixture)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->workspace, endings[i], NULL);

      g_remove (path);
    }
}

static void
test_kill (CliFixture *fixture, gconstpointer data)
{
  guint none = 0;
  gint64 begun;
  gint64 whole;

  write_form (fixture);
  begun = g_get_monotonic_time ();
  g_assert_cmpint (wait_for (start_import (fixture)), ==, 0);
  whole = g_get_monotonic_time () - begun;
  g_assert_true (check_workspace (fixture));
  remove_workspace (fixture);

  for (guint i = 0; i < TRIES; i++)
    {
      gulong moment = (gulong)(g_test_rand_double () * (double)whole * 1.05);
      pid_t pid = start_import (fixture);

      g_usleep (moment);
      kill (pid, SIGKILL);
      wait_for (pid);
      if (check_workspace (fixture))
        remove_workspace (fixture);
      else
        none++;
    }
  g_test_message ("an import takes %.2f s; killed %u times, %u times nothing was stored",
                  (double)whole / G_USEC_PER_SEC, TRIES, none);

  /* What the last one left does not stand in the way. */
  remove_workspace (fixture);
  g_assert_cmpint (wait_for (start_import (fixture)), ==, 0);
  g_assert_true (check_workspace (fixture));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import-kill/random-moments", CliFixture, NULL, cli_fixture_set_up, test_kill,
              cli_fixture_tear_down);
  return g_test_run ();
}
