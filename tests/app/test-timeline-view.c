/* The timeline on a customer's page: entries added, edited, solved, finished and
 * taken back, filters, and more of them than fit a page.
 */

#include "hoso-config.h"

#include "hoso-driver.h"

#include "hoso-clock-text.h"
#include "hoso-customers.h"
#include "hoso-interactions.h"
#include "hoso-purchases.h"
#include "hoso-tasks.h"

#define NOTES 70

static HosoDb *
make_workspace (char **path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-timeline-XXXXXX", &error);
  static const char *const names[] = { "Lan", "Hương" };
  HosoDb *db;

  g_assert_no_error (error);
  *path = g_build_filename (folder, "a.hoso", NULL);
  db = hoso_session_open (*path, TRUE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();

      customer->name = g_strdup (names[i]);
      g_assert_cmpint (hoso_customers_save (db, customer, &error), ==, i + 1);
    }
  return db;
}

static HosoWindow *
open_page (gconstpointer application, const char *path, int width)
{
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, width, 760);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 1);
  return window;
}

static void
activate (HosoWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static void
test_complaint (gconstpointer application)
{
  g_autofree char *path = NULL;
  HosoWindow *window;

  hoso_session_close (make_workspace (&path));
  window = open_page (application, path, 1200);
  hoso_driver_wait_for ("Nothing has happened yet. Write a note, or press + to add a call, a "
                        "visit or a purchase.");
  hoso_driver_activate ("New note", "timeline.add");
  hoso_driver_choose ("What happened", HOSO_INTERACTION_COMPLAINT);
  hoso_driver_fill ("What was said", "Trà <b>nguội</b> & nhạt");
  hoso_driver_choose ("Where", HOSO_CHANNEL_ZALO_OA);
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("Complaint · Zalo OA");
  hoso_driver_wait_for ("Trà <b>nguội</b> & nhạt");
  hoso_driver_wait_for ("Ask whether all is well now");
  hoso_driver_wait_for ("Tasks 1");

  hoso_driver_click ("Mark as Solved");
  hoso_driver_wait_for ("The complaint was changed");
  hoso_driver_wait_for ("Solved");
  hoso_driver_click ("Done");
  hoso_driver_wait_for ("Followed up");
  activate (window, "win.undo");
  hoso_driver_wait_for ("Mark as Followed Up");
  activate (window, "win.undo");
  hoso_driver_wait_for ("Mark as Solved");
  activate (window, "win.undo");
  hoso_driver_wait_gone ("Complaint · Zalo OA");
  hoso_driver_close (window);
}

/* A referral goes to a customer whom typing finds. */
static void
test_referral (gconstpointer application)
{
  g_autofree char *path = NULL;
  HosoWindow *window;

  hoso_session_close (make_workspace (&path));
  window = open_page (application, path, 1200);
  hoso_driver_wait_for ("New note");
  hoso_driver_activate ("New note", "timeline.add");
  hoso_driver_choose ("What happened", HOSO_INTERACTION_REFERRAL);
  hoso_driver_fill ("Who was referred", "huo");
  hoso_driver_settle (300);
  hoso_driver_click ("Hương");
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("Referral");
  hoso_driver_wait_for ("Saved on the timeline");
  hoso_driver_close (window);
}

/* An interview has a reason, and is seen as one. */
static void
test_interview (gconstpointer application)
{
  g_autofree char *path = NULL;
  HosoWindow *window;

  hoso_session_close (make_workspace (&path));
  window = open_page (application, path, 360);
  hoso_driver_wait_for ("New note");
  hoso_driver_activate ("New note", "timeline.add");
  hoso_driver_choose ("Interview", HOSO_INTERVIEW_SLOW);
  g_assert_false (gtk_widget_get_sensitive (hoso_driver_find ("Save")));
  hoso_driver_fill ("What was said", "Ngại <i>giao sai</i> mẫu");
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("Interview: Bought slowly");
  hoso_driver_wait_for ("Ngại <i>giao sai</i> mẫu");
  hoso_driver_close (window);
}

static char *
dup_assignee (const char *path)
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, FALSE, &error);
  g_autoptr (HosoTask) task = hoso_tasks_load (db, 1, &error);
  char *assignee;

  g_assert_no_error (error);
  assignee = g_strdup (task->assignee);
  hoso_session_close (db);
  return assignee;
}

static void
test_task (gconstpointer application)
{
  g_autofree char *path = NULL;
  g_autofree char *assignee = NULL;
  HosoWindow *window;

  hoso_session_close (make_workspace (&path));
  window = open_page (application, path, 360);
  hoso_driver_wait_for ("New note");
  hoso_driver_activate ("New note", "timeline.add-task");
  hoso_driver_fill ("What is to be done", "Gọi lại");
  hoso_driver_fill ("Time (optional)", "9h30");
  hoso_driver_fill ("Who does it (optional)", "Hạnh <3");
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("To Come");
  hoso_driver_wait_for ("Gọi lại");
  assignee = dup_assignee (path);
  g_assert_cmpstr (assignee, ==, "Hạnh <3");
  hoso_driver_click ("Done");
  hoso_driver_wait_for ("The task was changed");
  hoso_driver_close (window);
}

static void
test_filters (gconstpointer application)
{
  g_autofree char *path = NULL;
  HosoDb *db = make_workspace (&path);
  g_autoptr (HosoPurchase) purchase = hoso_purchase_new ();
  HosoWindow *window;

  for (guint i = 0; i < NOTES; i++)
    {
      g_autofree char *text = g_strdup_printf ("Ghi chú %u", i + 1);

      g_assert_true (hoso_customers_add_note (db, 1, text, NULL));
    }
  purchase->customer = 1;
  purchase->currency = g_strdup ("VND");
  purchase->at_local = 1770000000;
  purchase->amount = 45000;
  g_ptr_array_add (purchase->lines, hoso_purchase_line_new ("Trà <đào> & cam", 1, 45000));
  g_assert_cmpint (hoso_purchases_save (db, purchase, NULL), >, 0);
  hoso_session_close (db);

  window = open_page (application, path, 1200);
  hoso_driver_wait_for ("Notes 70");
  hoso_driver_wait_for ("50 of 71 entries");
  g_assert_null (hoso_driver_find ("Trà <đào> & cam"));
  hoso_driver_click ("Show More");
  hoso_driver_wait_for ("Trà <đào> & cam");
  hoso_driver_wait_gone ("Show More");
  hoso_driver_click ("Notes 70");
  hoso_driver_wait_for ("50 of 70 entries");
  hoso_driver_wait_gone ("Trà <đào> & cam");
  hoso_driver_click ("Notes 70");
  hoso_driver_click ("Purchases 1");
  hoso_driver_wait_gone ("Ghi chú 70");
  hoso_driver_wait_for ("Trà <đào> & cam");
  hoso_driver_click ("Edit the purchase");
  hoso_driver_wait_for ("Remove the Purchase");
  hoso_driver_click ("Cancel");
  hoso_driver_close (window);
}

static void
test_clock (void)
{
  static const struct
  {
    const char *text;
    int seconds; /* -1 for no time */
  } cases[] = {
    { "", 0 },
    { " 8:30 ", 30600 },
    { "08.05", 29100 },
    { "8h", 28800 },
    { "8h30", 30600 },
    { "23:59", 86340 },
    { "0830", 30600 },
    { "8", 28800 },
    { "24:00", -1 },
    { "8:60", -1 },
    { "8:", -1 },
    { "8:30pm", -1 },
    { "sáng", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 seconds;
      gboolean fits = hoso_clock_text_parse (cases[i].text, &seconds);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (fits, ==, cases[i].seconds >= 0);
      if (fits)
        g_assert_cmpint (seconds, ==, cases[i].seconds);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_func ("/timeline-view/clock", test_clock);
  g_test_add_data_func ("/timeline-view/complaint", application, test_complaint);
  g_test_add_data_func ("/timeline-view/referral", application, test_referral);
  g_test_add_data_func ("/timeline-view/interview", application, test_interview);
  g_test_add_data_func ("/timeline-view/task", application, test_task);
  g_test_add_data_func ("/timeline-view/filters", application, test_filters);
  return g_test_run ();
}
