/* What a customer agreed to, on the profile: noted and withdrawn by keyboard
 * alone, undone, and purposes of one's own; and what “Today” makes of it.
 */

#include "hoso-config.h"

#include "hoso-driver.h"

#include "hoso-consents.h"
#include "hoso-customer-everything.h"
#include "hoso-customers.h"

static char *
make_workspace (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-consents-XXXXXX", &error);
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoDb *db = hoso_session_open (path, TRUE, &error);

  g_assert_no_error (error);
  customer->name = g_strdup ("Lan");
  g_assert_cmpint (hoso_customers_save (db, customer, &error), ==, 1);
  hoso_session_close (db);
  return path;
}

static HosoWindow *
open_profile (gconstpointer application, const char *path, int width)
{
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, width, 760);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 1);
  hoso_driver_wait_for ("Surveys");
  return window;
}

static void
press (HosoWindow *window)
{
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (window))));
}

/* The row’s subtitle begins like that. */
static gboolean
says (gpointer data)
{
  const char *const *expected = data;
  GtkWidget *label = hoso_driver_find (expected[0]);
  GtkWidget *row = label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_EXPANDER_ROW) : NULL;

  return row != NULL &&
         g_str_has_prefix (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), expected[1]);
}

static void
wait_until_says (const char *purpose, const char *start)
{
  const char *expected[] = { purpose, start };

  if (!hoso_driver_wait (says, expected, 10000))
    g_error ("“%s” does not say “%s”", purpose, start);
}

static void
test_keyboard (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_profile (application, path, 360);
  GtkWidget *focus;

  wait_until_says ("Surveys", "Not asked yet");
  hoso_driver_tab_to (GTK_WINDOW (window), hoso_driver_is_head, "Surveys");
  press (window);
  hoso_driver_settle (300);
  hoso_driver_tab_to (GTK_WINDOW (window), hoso_driver_is_named, "Agrees: Surveys");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  press (window);
  hoso_driver_wait_for ("Noted that the customer agrees.");
  wait_until_says ("Surveys", "Agreed · ");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == focus);

  hoso_driver_tab_to (GTK_WINDOW (window), hoso_driver_is_named, "Does not agree: Surveys");
  press (window);
  wait_until_says ("Surveys", "Does not agree · ");
  hoso_driver_wait_for ("Earlier: Agreed");
  wait_until_says ("Sharing with partners", "Not asked yet");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  wait_until_says ("Surveys", "Agreed · ");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  wait_until_says ("Surveys", "Not asked yet");
  hoso_driver_close (window);
}

/* The words are the user’s own: never markup.  What was chosen is what is kept. */
static void
test_own_purpose (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_profile (application, path, 1200);
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GError) error = NULL;
  const HosoConsent *consent;
  HosoDb *db;

  hoso_driver_click ("Add a purpose of your own");
  hoso_driver_fill ("New purpose", "Gọi <b>tối</b> & trưa");
  hoso_driver_click ("Add the Purpose");
  hoso_driver_wait_for ("Gọi <b>tối</b> & trưa");
  hoso_driver_tab_to (GTK_WINDOW (window), hoso_driver_is_head, "Gọi <b>tối</b> & trưa");
  press (window);
  hoso_driver_settle (300);
  hoso_driver_choose ("How it was said: Gọi <b>tối</b> & trưa", 2);
  hoso_driver_fill ("Note on the answer: Gọi <b>tối</b> & trưa", " Hà <hỏi> & ghi ");
  hoso_driver_click ("Agrees: Gọi <b>tối</b> & trưa");
  wait_until_says ("Gọi <b>tối</b> & trưa", "Agreed · ");
  hoso_driver_close (window);

  db = hoso_session_open (path, FALSE, &error);
  consents = hoso_consents_list (db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (consents->len, ==, 1);
  consent = g_ptr_array_index (consents, 0);
  g_assert_cmpstr (consent->title, ==, "Gọi <b>tối</b> & trưa");
  g_assert_cmpstr (consent->channel, ==, "phone");
  g_assert_cmpstr (consent->note, ==, "Hà <hỏi> & ghi");
  hoso_session_close (db);
}

/* What is handed over to somebody who asks what is held about them. */
static void
test_everything (gconstpointer application)
{
  static const char *const formats[] = { "pdf", "txt" };
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_profile (application, path, 360);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *file = g_strconcat (path, ".", formats[i], NULL);
      g_autofree char *bytes = NULL;

      hoso_customer_everything_save (GTK_WIDGET (window), hoso_window_get_workspace (window), 1,
                                     formats[i], file);
      hoso_driver_wait_for ("Saved everything about this person.");
      while (!g_file_get_contents (file, &bytes, NULL, NULL))
        hoso_driver_settle (20);
      g_assert_true (g_str_has_prefix (bytes, i == 0 ? "%PDF-" : "Everything Held About Lan\n"));
    }
  hoso_driver_close (window);
}

static void
add_withdrawn (const char *path)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (HosoConsent) consent =
    hoso_consent_new (HOSO_PURPOSE_MESSAGES, HOSO_CONSENT_WITHDRAWN);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *born = g_date_time_format (now, "--%m-%d");
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, FALSE, &error);
  gint64 id;

  g_assert_no_error (error);
  customer->name = g_strdup ("Mai");
  g_ptr_array_add (customer->fields, hoso_field_value_new ("birthday", born));
  id = hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
  g_assert_true (hoso_consents_set (db, &id, 1, consent, &error));
  hoso_session_close (db);
}

/* It is said where the text is, and the text cannot be copied until it is undone. */
static void
test_today (gconstpointer application)
{
  static const char words[] = "This customer does not agree to messages about offers, so do not "
                              "send this. Their answer is in the profile.";
  g_autofree char *path = make_workspace ();
  HosoWindow *window;

  add_withdrawn (path);
  window = hoso_driver_open ((gpointer)application, path, 360, 760);
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_TODAY, 0);
  hoso_driver_wait_for (words);
  g_assert_false (gtk_widget_is_sensitive (hoso_driver_find ("Copy Message")));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_gone (words);
  hoso_driver_tab_to (GTK_WINDOW (window), hoso_driver_is_head, "Mai");
  press (window);
  hoso_driver_wait_for ("Copy Message");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/customer-consents/keyboard", application, test_keyboard);
  g_test_add_data_func ("/customer-consents/own-purpose", application, test_own_purpose);
  g_test_add_data_func ("/customer-consents/everything", application, test_everything);
  g_test_add_data_func ("/customer-consents/today", application, test_today);
  return g_test_run ();
}
