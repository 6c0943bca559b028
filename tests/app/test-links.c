/* From a pasted link to a survey in the window, and again later. */

#include "hoso-config.h"

#include "hoso-driver.h"
#include "loopback.h"

#define HEADER "Dấu thời gian,Bạn mua ở đâu?\n"
#define FIRST "22/11/2026 8:00:00,Chợ\n22/11/2026 8:01:00,Siêu thị\n"
#define SECOND "22/11/2026 8:02:00,Chợ\n"

typedef struct
{
  HosoApplication *application; /* borrowed */
  char *folder;
  Loopback *server;
  HosoWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->application = (gpointer)data;
  fixture->folder = g_dir_make_tmp ("hoso-links-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->server = loopback_new (NULL);
  loopback_set_table (fixture->server, HEADER FIRST);
  path = g_build_filename (fixture->folder, "a.hoso", NULL);
  fixture->window = hoso_driver_open (fixture->application, path, 900, 700);
  hoso_window_show_page (GTK_WIDGET (fixture->window), HOSO_PAGE_SURVEYS, 0);
  hoso_driver_wait_for ("No Surveys Yet");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hoso_driver_close (fixture->window);
  loopback_free (fixture->server);
  g_free (fixture->folder);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
fetch (Fixture *fixture, const char *path)
{
  g_autofree char *url = loopback_dup_url (fixture->server, path);

  hoso_driver_fill ("Link", url);
  hoso_driver_click ("Fetch");
}

static void
import_good (Fixture *fixture)
{
  activate (fixture, "win.import-link");
  hoso_driver_wait_for ("Link");
  fetch (fixture, "/good");
  hoso_driver_wait_for ("Bạn mua ở đâu?");
  hoso_driver_click ("Import");
  hoso_driver_wait_for ("2 responses read for “Khảo sát”");
  hoso_driver_click ("Open Survey");
  hoso_driver_wait_for ("Refresh");
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  guint asked;

  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 0);
  import_good (fixture);
  asked = loopback_get_n_requests (fixture->server);
  g_assert_cmpuint (asked, ==, 1);

  loopback_set_table (fixture->server, HEADER FIRST SECOND);
  hoso_driver_click ("Refresh");
  hoso_driver_wait_for ("1 new response");
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, asked + 1);
  activate (fixture, "win.undo");
  hoso_driver_wait_for ("Undone: Import survey");
}

static gboolean
says_nothing_new (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) &&
      g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Nothing new since "))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says_nothing_new (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_nothing_new (gpointer window)
{
  return says_nothing_new (GTK_WIDGET (window));
}

static void
test_nothing_new (Fixture *fixture, gconstpointer data)
{
  import_good (fixture);
  activate (fixture, "win.refresh");
  g_assert_true (hoso_driver_wait (is_nothing_new, fixture->window, 20000));
}

static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  import_good (fixture);
  hoso_driver_activate ("Refresh", "survey.forget-link");
  hoso_driver_wait_gone ("Refresh");
  activate (fixture, "win.undo");
  hoso_driver_wait_for ("Refresh");
}

/* The sentence stands below the link, which stays to be corrected. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;

  activate (fixture, "win.import-link");
  hoso_driver_wait_for ("Link");
  hoso_driver_fill ("Link", "Khảo sát");
  hoso_driver_click ("Fetch");
  hoso_driver_wait_for (
    "This is no link. Copy the whole address of the sheet, beginning with https://, and paste it.");
  fetch (fixture, "/status/404");
  hoso_driver_wait_for ("There is nothing behind this link. Check that all of it was copied, and "
                        "that the sheet was not deleted.");
  /* Enter fetches, also the second time. */
  url = loopback_dup_url (fixture->server, "/good");
  hoso_driver_fill ("Link", url);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (hoso_driver_find ("Link"))),
                         "activate");
  hoso_driver_wait_for ("Bạn mua ở đâu?");
  hoso_driver_click ("Cancel");
  hoso_driver_wait_gone ("Bạn mua ở đâu?");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "win.import-link");
  hoso_driver_wait_for ("Link");
  fetch (fixture, "/silent");
  hoso_driver_wait_for ("Fetching…");
  hoso_driver_click ("Cancel");
  hoso_driver_wait_for ("Link");
  hoso_driver_click ("Cancel");
  hoso_driver_wait_gone ("Link");
}

static gboolean
is_proposed (gpointer text)
{
  GtkWidget *row = hoso_driver_find ("Link");

  return row != NULL && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) == 0;
}

/* A link in the clipboard is proposed and not fetched; other text is not. */
static void
test_clipboard (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  const char *link = "https://docs.google.com/spreadsheets/d/1AbC/edit#gid=0";

  gdk_clipboard_set_content (clipboard, NULL);
  activate (fixture, "win.paste-link");
  hoso_driver_wait_for ("The clipboard holds no link.");
  hoso_driver_wait_gone ("The clipboard holds no link.");

  gdk_clipboard_set_text (clipboard, link);
  activate (fixture, "win.import-link");
  g_assert_true (hoso_driver_wait (is_proposed, (gpointer)link, 20000));
  hoso_driver_click ("Cancel");
  hoso_driver_wait_gone ("Link");

  activate (fixture, "win.paste-link");
  g_assert_true (hoso_driver_wait (is_proposed, (gpointer)link, 20000));
  hoso_driver_click ("Cancel");
  hoso_driver_wait_gone ("Link");

  gdk_clipboard_set_text (clipboard, "0903 123 456");
  activate (fixture, "win.paste-link");
  hoso_driver_wait_for ("The clipboard holds no link.");
  activate (fixture, "win.import-link");
  hoso_driver_wait_for ("Link");
  hoso_driver_settle (200);
  g_assert_true (is_proposed (""));
  hoso_driver_click ("Cancel");
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 0);
}

/* What a browser hands over when its link is dropped, or on the command line. */
static void
test_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = loopback_dup_url (fixture->server, "/good");
  g_autoptr (GFile) file = g_file_new_for_uri (url);

  hoso_window_import (fixture->window, file);
  g_assert_true (hoso_driver_wait (is_proposed, url, 20000));
  g_assert_cmpuint (loopback_get_n_requests (fixture->server), ==, 0);
  hoso_driver_click ("Fetch");
  hoso_driver_wait_for ("Bạn mua ở đâu?");
  hoso_driver_click ("Cancel");
  hoso_driver_wait_gone ("Bạn mua ở đâu?");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

#define ADD(name, test) g_test_add (name, Fixture, application, set_up, test, tear_down)
  ADD ("/links/import", test_import);
  ADD ("/links/nothing-new", test_nothing_new);
  ADD ("/links/forgotten", test_forgotten);
  ADD ("/links/refused", test_refused);
  ADD ("/links/cancelled", test_cancelled);
  ADD ("/links/clipboard", test_clipboard);
  ADD ("/links/address", test_address);
#undef ADD
  return g_test_run ();
}
