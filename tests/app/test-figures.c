/* What the sample workspace (the environment's HOSO_SAMPLE makes it) shows of figures in
 * the window: who buys by season, what may be bought next, and a long computation that
 * is stopped and begun again.
 */

#include "hoso-config.h"

#include "hoso-driver.h"

#include <glib/gstdio.h>

/* Keeps a reading thread until it is opened. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean open;
  guint done;
} Gate;

static gpointer
wait_at_gate (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return gate;
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Gate *gate = data;

  hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, NULL);
  gate->done++;
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static gboolean
has_passed (gpointer data)
{
  return ((Gate *)data)->done == 2;
}

static void
remove_workspace (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (folder);
}

/* Customer 8 buys before Tết: 11 and 30 January 2024, 3 and 22 January 2025, 20 January
 * and 7 February 2026 all lie in the twelfth lunar month. */
static void
check_season (HosoWindow *window)
{
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 8);
  hoso_driver_wait_for ("Season");
  hoso_driver_wait_for (
    "Buys in lunar month 12, 3 years in a row; 6 of 6 visits were in it.");
}

/* Customer 2 has bought retinol, after which sunscreen is bought; customer 1 has bought
 * nothing. */
static void
check_next (HosoWindow *window)
{
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 2);
  hoso_driver_wait_for ("May Buy Next");
  hoso_driver_wait_for ("31 of 58 who had bought “Serum retinol 0,5%” bought this when they came "
                        "last, 53%: 6.0 times as many as of the others (3.6 to 10.1).");
  hoso_driver_wait_for ("Bought by 251 of 358 customers, 70%.");
  hoso_driver_wait_for ("Tried on the last order of 250 customers: one of three was in it for "
                        "65%; with the three most popular products for 60%.");
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 1);
  hoso_driver_wait_for ("Potential: no order yet.");
  hoso_driver_wait_gone ("May Buy Next");
}

/* Both reading threads are kept, so that the months are still to be read when the
 * button is pressed. */
static void
check_stop (HosoWindow *window)
{
  HosoWorkspace *workspace = hoso_window_get_workspace (window);
  Gate gate = { .open = FALSE };

  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.cond);
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_SEGMENTS, 0);
  hoso_driver_wait_for ("Types of customers, RFM groups, and who brings the money");
  hoso_driver_activate ("Types of customers, RFM groups, and who brings the money", "page.value");
  hoso_driver_wait_for ("Types at the End of Each Month");
  for (guint i = 0; i < 2; i++)
    hoso_workspace_read_async (workspace, wait_at_gate, &gate, NULL, NULL, NULL, passed_cb,
                               &gate);
  hoso_driver_activate ("Types at the End of Each Month", "transitions.again");
  hoso_driver_wait_for ("Finding the types of each month");
  hoso_driver_click ("Stop");
  hoso_driver_wait_for ("The work was stopped.");
  g_assert_null (hoso_driver_find ("Types at the End of Each Month"));
  open_gate (&gate);
  g_assert_true (hoso_driver_wait (has_passed, &gate, 10000));
  hoso_driver_wait_for ("The work was stopped.");
  hoso_driver_click ("Try Again");
  hoso_driver_wait_for ("Types at the End of Each Month");
  hoso_driver_wait_gone ("The work was stopped.");
  g_mutex_clear (&gate.mutex);
  g_cond_clear (&gate.cond);
}

/* The workspace takes seconds to make: once for all. */
static void
test_sample (gconstpointer application)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-figures-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.hoso", NULL);
  const char *argv[] = { g_getenv ("HOSO_SAMPLE"), path, NULL };
  HosoWindow *window;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  window = hoso_driver_open ((gpointer)application, path, 1200, 760);
  check_season (window);
  check_next (window);
  check_stop (window);
  hoso_driver_close (window);
  remove_workspace (path);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/figures/sample", application, test_sample);
  return g_test_run ();
}
