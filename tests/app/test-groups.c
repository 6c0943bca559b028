/* Groups in the answers to a survey, found and kept through the window.  With
 * HOSO_GROUP_SHOTS, a folder, it leaves pictures there.
 */

#include "hoso-config.h"

#include "hoso-driver.h"

#include "hoso-imports.h"
#include "hoso-surveys.h"

#define N_QUESTIONS 5

static const char *const titles[N_QUESTIONS] = {
  "How often do you buy?",
  "Where do you buy?",
  "What matters to you?",
  "How do you pay?",
  "When?",
};
static const char *const labels[N_QUESTIONS][3] = {
  { "Every week", "Every month", "Every year" },
  { "Market", "Online", "Shop" },
  { "Price", "Quality", "Service" },
  { "Cash", "Transfer", "Card" },
  { "Morning", "Noon", "Evening" },
};

/* @n_groups 1: answers at random. */
static char *
write_survey (const char *folder, guint n, guint n_groups)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GString) csv = g_string_new (NULL);
  char *path = g_build_filename (folder, "habits.csv", NULL);

  for (guint j = 0; j < N_QUESTIONS; j++)
    g_string_append_printf (csv, "\"%s\"%s", titles[j], j + 1 < N_QUESTIONS ? "," : "\n");
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < N_QUESTIONS; j++)
      {
        gboolean follows = n_groups > 1 && g_rand_double (random) < 0.9;
        guint option = follows ? i % n_groups : (guint)g_rand_int_range (random, 0, 3);

        g_string_append_printf (csv, "\"%s\"%s", labels[j][option],
                                j + 1 < N_QUESTIONS ? "," : "\n");
      }
  g_assert_true (g_file_set_contents (path, csv->str, csv->len, NULL));
  return path;
}

static char *
make_workspace (guint n, guint n_groups)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-groups-XXXXXX", &error);
  g_autofree char *file = write_survey (folder, n, n_groups);
  char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoDb *db = hoso_session_open (path, TRUE, &error);
  HosoReadOptions read = { 0 };
  HosoImportOptions options = { 0 };
  g_autoptr (HosoDraft) draft = hoso_imports_recognise (file, &read, NULL, &error);
  g_autoptr (HosoImportReport) report = NULL;

  g_assert_no_error (error);
  report = hoso_imports_run (db, file, draft, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  hoso_session_close (db);
  return path;
}

static HosoWindow *
open_finder (gconstpointer application, const char *path)
{
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, 1000, 760);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_SURVEYS, 0);
  hoso_driver_click ("habits");
  hoso_driver_wait_for ("How often do you buy?");
  g_assert_true (gtk_widget_activate_action (hoso_driver_wait_for ("More about this survey"),
                                             "survey.find-groups", NULL));
  hoso_driver_wait_for ("Number of groups");
  return window;
}

static void
take_picture (const char *name_inside, const char *file)
{
  const char *folder = g_getenv ("HOSO_GROUP_SHOTS");
  GtkWidget *widget = hoso_driver_wait_for (name_inside);
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  hoso_driver_settle (300);
  path = g_build_filename (folder, file, NULL);
  hoso_driver_save_picture (GTK_WINDOW (gtk_widget_get_root (widget)), path);
}

static void
test_keep (gconstpointer application)
{
  g_autofree char *path = make_workspace (180, 3);
  HosoWindow *window = open_finder (application, path);

  take_picture ("Number of groups", "choose.png");
  hoso_driver_click ("Find Groups");
  hoso_driver_wait_for ("What made the group");
  /* Of those who say “Price”: the name is offered, and only taken when asked for. */
  hoso_driver_click ("Name It “Price-sensitive”");
  take_picture ("What made the group", "found.png");
  hoso_driver_fill ("Name of the segment", "Người đi chợ");
  hoso_driver_click ("Save as Segments");
  hoso_driver_wait_for ("3 segments were made of the groups.");
  hoso_driver_wait_for ("Người đi chợ");
  hoso_driver_wait_for ("Price-sensitive");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_gone ("Người đi chợ");
  hoso_driver_close (window);
}

static void
test_none (gconstpointer application)
{
  g_autofree char *path = make_workspace (150, 1);
  HosoWindow *window = open_finder (application, path);

  hoso_driver_click ("Find Groups");
  hoso_driver_wait_for ("No Groups Found");
  take_picture ("No Groups Found", "none.png");
  hoso_driver_click ("Choose Others");
  hoso_driver_wait_for ("Number of groups");
  hoso_driver_click ("Cancel");
  hoso_driver_wait_gone ("Number of groups");
  hoso_driver_close (window);
}

static void
test_too_few (gconstpointer application)
{
  g_autofree char *path = make_workspace (60, 3);
  HosoWindow *window = open_finder (application, path);

  hoso_driver_click ("Find Groups");
  hoso_driver_wait_for ("Groups Cannot Be Looked For");
  hoso_driver_click ("Cancel");
  hoso_driver_close (window);
}

static void
test_compare (gconstpointer application)
{
  g_autofree char *path = make_workspace (180, 3);
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, 1000, 760);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_SURVEYS, 0);
  hoso_driver_click ("habits");
  hoso_driver_wait_for ("How often do you buy?");
  hoso_driver_click ("Compare With…");
  hoso_driver_wait_for ("The answers to the two questions go together (p at most 0.001).");
  take_picture ("Compare with", "compare.png");
  hoso_driver_choose ("Compare with", 1);
  hoso_driver_settle (500);
  hoso_driver_click ("Show as table");
  hoso_driver_wait_for ("Service");
  /* Behind the questions comes what is known of customers; nobody here is one. */
  hoso_driver_choose ("Compare with", N_QUESTIONS - 1);
  hoso_driver_wait_for ("Of nobody both are known.");
  take_picture ("Compare with", "compare-nobody.png");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/groups/keep", application, test_keep);
  g_test_add_data_func ("/groups/none", application, test_none);
  g_test_add_data_func ("/groups/too-few", application, test_too_few);
  g_test_add_data_func ("/groups/compare", application, test_compare);
  return g_test_run ();
}
