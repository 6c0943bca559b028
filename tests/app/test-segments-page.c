/* Segments in the window: made from conditions, counted, saved and used. */

#include "hoso-config.h"

#include "hoso-driver.h"
#include "persona-workspace.h"

#include <glib/gstdio.h>

#include "hoso-customer-types.h"
#include "hoso-lists.h"
#include "hoso-segments.h"

static HosoWindow *
open_page (gconstpointer application, const char *path)
{
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, 1200, 760);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_SEGMENTS, 0);
  return window;
}

static void
activate (HosoWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static void
test_make (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = open_page (application, path);

  hoso_driver_wait_for ("10 of 40 respondents of “shop”");
  activate (window, "win.new");
  hoso_driver_click ("shop");
  hoso_driver_click ("About");
  hoso_driver_click ("What matters to you?");
  hoso_driver_wait_for ("40 of 40 respondents · 100%");
  hoso_driver_click ("Value");
  hoso_driver_click ("Price");
  hoso_driver_wait_for ("26 of 40 respondents · 65%");
  hoso_driver_wait_for ("In words: “What matters to you?” is “Price”");
  hoso_driver_wait_for ("What Sets Them Apart");

  hoso_driver_choose ("Comparison", 1);
  hoso_driver_wait_for ("14 of 40 respondents · 35%");
  hoso_driver_fill ("Name", "Không vì giá");
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("The segment was saved.");
  activate (window, "win.back");
  hoso_driver_wait_for ("14 of 40 respondents of “shop”");
  hoso_driver_click ("Không vì giá");
  hoso_driver_wait_for ("Size over Time");
  hoso_driver_wait_for ("The size is kept once a day; from the second day on there is a line.");
  activate (window, "win.back");
  hoso_driver_wait_for ("Không vì giá");
  activate (window, "win.undo");
  hoso_driver_wait_gone ("Không vì giá");
  hoso_driver_close (window);
}

static void
test_group (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = open_page (application, path);

  hoso_driver_click (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_wait_for ("10 of 40 respondents · 25%");
  hoso_driver_click ("Add Group");
  hoso_driver_click ("Remove the group");
  hoso_driver_click ("Remove the condition");
  hoso_driver_wait_for ("40 of 40 respondents · 100%");
  /* Nobody pressed “Save”: leaving does, as one step. */
  activate (window, "win.back");
  hoso_driver_wait_for ("40 of 40 respondents of “shop”");
  activate (window, "win.undo");
  hoso_driver_wait_for ("10 of 40 respondents of “shop”");
  hoso_driver_close (window);
}

/* What a segment is for stands on its page and in the list, which can keep to it. */
static void
test_goal (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = open_page (application, path);

  hoso_driver_wait_for ("10 of 40 respondents of “shop”");
  g_assert_null (hoso_driver_find ("Goal to keep to"));
  hoso_driver_click (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_wait_for ("10 of 40 respondents · 25%");
  hoso_driver_choose ("Goal", 3);
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("The segment was saved.");
  activate (window, "win.back");
  hoso_driver_wait_for ("10 of 40 respondents of “shop” · Customer care");
  hoso_driver_choose ("Goal to keep to", 1);
  hoso_driver_wait_gone (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_choose ("Goal to keep to", 3);
  hoso_driver_wait_for (PERSONA_WORKSPACE_SEGMENT);
  activate (window, "win.undo");
  hoso_driver_wait_for ("10 of 40 respondents of “shop”");
  hoso_driver_wait_gone ("Goal to keep to");
  hoso_driver_close (window);
}

static void
test_persona (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = open_page (application, path);

  hoso_driver_click (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_wait_for ("10 of 40 respondents · 25%");
  hoso_driver_click ("Make a Persona");
  hoso_driver_wait_for ("A persona was made from the segment.");
  g_assert_true (gtk_widget_get_mapped (hoso_window_get_page (window, HOSO_PAGE_PERSONAS)));
  hoso_driver_close (window);
}

/* A rule deeper than the editor shows, about customers. */
static gint64
add_deep (const char *path, char **json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (
    "{\"population\": \"customers\", \"any\": [{\"all\": [{\"any\": [{\"tag\": \"VIP\"},"
    "{\"field\": \"city\", \"op\": \"is\", \"value\": \"Huế\"}]},"
    "{\"purchases\": \"count\", \"op\": \"at-most\", \"value\": \"3\"}]},"
    "{\"not\": {\"tag\": \"VIP\"}}]}",
    &error);
  HosoDb *db = hoso_session_open (path, FALSE, &error);
  gint64 id;

  g_assert_no_error (error);
  id = hoso_segments_save (db, 0, "Deep", rule, &error);
  g_assert_no_error (error);
  hoso_session_close (db);
  *json = hoso_rule_dup_json (rule);
  return id;
}

static void
test_deep (gconstpointer application)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = persona_workspace_make (FALSE);
  g_autofree char *json = NULL;
  g_autofree char *after = NULL;
  gint64 id = add_deep (path, &json);
  HosoWindow *window = open_page (application, path);
  g_autoptr (HosoSegment) segment = NULL;
  HosoDb *db;

  hoso_driver_click ("Deep");
  hoso_driver_wait_for ("tagged “VIP” or “City or province” is “Huế”");
  hoso_driver_fill ("Name", "Deeper");
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("The segment was saved.");
  hoso_driver_close (window);

  db = hoso_session_open (path, FALSE, &error);
  g_assert_no_error (error);
  segment = hoso_segments_load (db, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (segment->name, ==, "Deeper");
  after = hoso_rule_dup_json (segment->rule);
  g_assert_cmpstr (after, ==, json);
  hoso_session_close (db);
}

/* Another segment, a product and dates compared with today stay as they were read,
 * and the time is shown in words. */
static void
test_editable (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoRule) rule = hoso_rule_from_json (
    "{\"population\":\"customers\",\"any\":[{\"segment\":1},{\"not\":{\"segment\":1}},"
    "{\"product\":\"Kem\",\"op\":\"is-not\"},"
    "{\"field\":\"birthday\",\"op\":\"at-least-ago\",\"value\":\"18y\"},"
    "{\"field\":\"renewal\",\"op\":\"within-next\",\"value\":\"6m\"},"
    "{\"product\":\"Kem\",\"op\":\"is\",\"until\":\"2026-03-31\"},"
    "{\"purchases\":\"sum\",\"op\":\"at-least\",\"value\":\"2000000\","
    "\"products\":\"kem\",\"from\":\"2026-01-01\",\"until\":\"2026-03-31\"},"
    "{\"purchases\":\"days-since\",\"op\":\"at-least\",\"value\":\"9\",\"product\":\"Son\"},"
    "{\"interactions\":\"complaint.count\",\"op\":\"at-least\",\"value\":\"1\","
    "\"within\":\"90d\"},"
    "{\"standing\":\"type\",\"op\":\"is\",\"value\":\"lost\",\"on\":\"2026-03-31\"}]}",
    &error);
  g_autofree char *json = hoso_rule_dup_json (rule);
  g_autofree char *after = NULL;
  g_autoptr (HosoSegment) segment = NULL;
  HosoDb *db = hoso_session_open (path, FALSE, &error);
  gint64 id = hoso_segments_save (db, 0, "Mixed", rule, &error);
  g_autofree char *words = hoso_segments_describe (db, rule, &error);
  g_autofree char *shown = g_strdup_printf ("In words: %s", words);
  HosoWindow *window;

  g_assert_no_error (error);
  hoso_session_close (db);
  window = open_page (application, path);
  hoso_driver_click ("Mixed");
  hoso_driver_wait_for (shown);
  hoso_driver_fill ("Name", "Mixed more");
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("The segment was saved.");
  hoso_driver_close (window);

  db = hoso_session_open (path, FALSE, &error);
  segment = hoso_segments_load (db, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (segment->name, ==, "Mixed more");
  after = hoso_rule_dup_json (segment->rule);
  g_assert_cmpstr (after, ==, json);
  hoso_session_close (db);
}

static void
test_delete (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = open_page (application, path);

  hoso_driver_click (PERSONA_WORKSPACE_SEGMENT);
  g_assert_true (gtk_widget_activate_action (hoso_driver_wait_for ("Add Group"), "segment.remove",
                                             NULL));
  hoso_driver_wait_for ("The segment was deleted.");
  hoso_driver_wait_for ("No Segments Yet");
  activate (window, "win.undo");
  hoso_driver_wait_for (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_close (window);
}

/* Lan bought three times, An once long ago. */
static void
add_orders (const char *workspace)
{
  static const char orders[] = "order,name,phone,date,amount\n"
                               "1,Lan,0903123456,2026-03-01,300000\n"
                               "2,Lan,0903123456,2026-04-01,300000\n"
                               "3,Lan,0903123456,2026-05-01,300000\n"
                               "4,An,0903123457,2025-11-01,100000\n";
  g_autofree char *path = g_strconcat (workspace, ".orders.csv", NULL);
  g_autoptr (GError) error = NULL;
  HosoReadOptions read = { NULL };
  HosoDb *db = hoso_session_open (workspace, FALSE, &error);
  g_autoptr (HosoSheet) sheet = NULL;
  g_autoptr (HosoImportReport) report = NULL;

  g_assert_no_error (error);
  g_file_set_contents (path, orders, -1, &error);
  sheet = hoso_lists_recognise (path, &read, NULL, &error);
  g_assert_no_error (error);
  hoso_lists_set_kind (sheet, HOSO_FILE_ORDERS);
  report = hoso_lists_run (db, path, sheet, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added, ==, 4);
  hoso_session_close (db);
  g_remove (path);
}

/* From the page of customer value to a segment with one click, and back. */
static void
test_value (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = NULL;

  add_orders (path);
  window = open_page (application, path);
  hoso_driver_wait_for (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_activate ("Types of customers, RFM groups, and who brings the money", "page.value");
  hoso_driver_wait_for ("1 of 2 customers bring 80% of all revenue.");
  hoso_driver_wait_for ("Types at the End of Each Month");
  hoso_driver_choose ("From", 6);
  hoso_driver_wait_for ("The first month must lie before the last one.");
  hoso_driver_choose ("From", 0);
  hoso_driver_wait_gone ("The first month must lie before the last one.");
  hoso_driver_wait_for ("What Sets the Core Apart");
  hoso_driver_wait_for ("1 of 2 who have ordered");
  hoso_driver_click ("Make a segment of “Lost customer”");
  hoso_driver_wait_for ("In words: “Customer type” is “Lost customer”. Days are counted up to the "
                        "latest order, May 1, 2026.");
  activate (window, "win.back");
  hoso_driver_wait_for ("1 of 2 customers");
  activate (window, "win.undo");
  hoso_driver_wait_gone ("1 of 2 customers");
  hoso_driver_activate ("Types of customers, RFM groups, and who brings the money", "page.value");
  hoso_driver_click ("Make a segment of “Spends more than average”");
  hoso_driver_wait_for ("In words: “Core customers” is “Spends more than average”. Days are "
                        "counted up to the latest order, May 1, 2026.");
  hoso_driver_close (window);
}

/* A time, then a product, narrow what is counted; days that would end before they
 * begin cannot be chosen. */
static void
test_scope (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = NULL;

  add_orders (path);
  window = open_page (application, path);
  hoso_driver_wait_for (PERSONA_WORKSPACE_SEGMENT);
  activate (window, "win.new");
  hoso_driver_click ("By what is known of them");
  hoso_driver_click ("About");
  hoso_driver_click ("Number of purchases");
  hoso_driver_fill ("Value", "3");
  hoso_driver_wait_for ("1 of 2 customers");
  hoso_driver_choose ("Time", 1);
  hoso_driver_fill ("Length of time", "100 năm");
  hoso_driver_wait_for ("In words: at least 3 purchases in the last 100 years. Days are counted up "
                        "to the latest order, May 1, 2026.");
  hoso_driver_wait_for ("1 of 2 customers");
  hoso_driver_choose ("Time", 4);
  hoso_driver_wait_for ("1 of 2 customers");
  hoso_driver_choose ("Products", 2);
  hoso_driver_fill ("Product", "kem");
  hoso_driver_wait_for ("0 of 2 customers");
  hoso_driver_choose ("Products", 0);
  hoso_driver_choose ("Time", 1);
  hoso_driver_fill ("Length of time", "1 day");
  hoso_driver_wait_for ("0 of 2 customers");
  hoso_driver_close (window);
}

/* Who went from one type to another is a segment of its own, told by its dates: An was
 * new on November 30 and lost on May 1. */
static void
test_moves (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = NULL;

  add_orders (path);
  window = open_page (application, path);
  hoso_driver_wait_for (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_activate ("Types of customers, RFM groups, and who brings the money", "page.value");
  hoso_driver_wait_for ("Types at the End of Each Month");
  adw_expander_row_set_expanded (
    ADW_EXPANDER_ROW (gtk_widget_get_ancestor (hoso_driver_wait_for ("Who Moved"),
                                               ADW_TYPE_EXPANDER_ROW)),
    TRUE);
  hoso_driver_click ("Make a segment of “New customer → Lost customer”");
  hoso_driver_wait_for ("1 of 2 customers");
  hoso_driver_wait_for ("In words: “Customer type on Nov 30, 2025” is “New customer” and "
                        "“Customer type on May 1, 2026” is “Lost customer”");
  hoso_driver_click ("Show Customers");
  hoso_driver_wait_for ("An");
  hoso_driver_close (window);
}

static void
assert_types (const char *path, gint lost_days, guint64 lost)
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, FALSE, &error);
  g_autoptr (HosoCustomerTypes) types = hoso_customer_types_load (db, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (types->rules.lost_days, ==, lost_days);
  g_assert_cmpuint (types->counts[HOSO_TYPE_LOST], ==, lost);
  hoso_session_close (db);
}

/* Lan, who bought on May 1, is the latest; An bought on November 1 of the year before,
 * 181 days earlier. */
static void
test_limits (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = NULL;

  add_orders (path);
  window = open_page (application, path);
  hoso_driver_wait_for (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_activate ("Types of customers, RFM groups, and who brings the money", "page.value");
  hoso_driver_wait_for ("Make a segment of “Lost customer”");
  hoso_driver_click ("Limits…");
  hoso_driver_wait_for ("Order of Priority");
  hoso_driver_wait_for ("1 customer");
  hoso_driver_fill ("Lost: days without a purchase", "182");
  hoso_driver_settle (300);
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("The limits of the types were saved.");
  assert_types (path, 182, 0);
  activate (window, "win.undo");
  hoso_driver_settle (500);
  assert_types (path, 0, 1);
  hoso_driver_close (window);
}

static void
assert_counted (const char *path, const char *name, guint64 count)
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, FALSE, &error);
  g_autoptr (GPtrArray) segments = hoso_segments_list (db, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < segments->len; i++)
    {
      const HosoSegment *segment = segments->pdata[i];

      if (!g_str_equal (segment->name, name))
        continue;
      g_assert_cmpuint (segment->count, ==, count);
      found = TRUE;
    }
  g_assert_true (found);
  hoso_session_close (db);
}

#define METHODS "Ready-made groups: who they are, where they live, what they buy"

static void
close_methods (const char *shown)
{
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (hoso_driver_wait_for (shown))));
  hoso_driver_wait_gone (shown);
  hoso_driver_settle (300);
}

/* A limit that was changed is kept when the window of methods closes, goes back to ours,
 * and both can be undone. */
static void
test_method_limits (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = open_page (application, path);

  hoso_driver_wait_for (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_activate (METHODS, "page.methods");
  hoso_driver_wait_for ("A VIP spent at least");
  g_assert_null (hoso_driver_find ("Back to our limits"));
  hoso_driver_fill ("And last bought within so many days", "90");
  close_methods ("Back to our limits");
  hoso_driver_wait_for ("Your limits of these groups were kept.");
  hoso_driver_activate (METHODS, "page.methods");
  hoso_driver_click ("Back to our limits");
  hoso_driver_wait_gone ("Back to our limits");
  close_methods ("A VIP spent at least");
  activate (window, "win.undo");
  hoso_driver_settle (500);
  hoso_driver_activate (METHODS, "page.methods");
  close_methods ("Back to our limits");
  hoso_driver_close (window);
}

/* Ready-made groups: a threshold moves the counts, what is missing is added, and what
 * is ticked becomes segments in one step. */
static void
test_methods (gconstpointer application)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = NULL;

  add_orders (path);
  window = open_page (application, path);
  hoso_driver_wait_for (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_activate (METHODS, "page.methods");
  hoso_driver_wait_for ("Regulars, promotion hunters, VIPs");
  hoso_driver_choose ("Method", 5);
  hoso_driver_wait_for ("Not among your fields: “Device”");
  hoso_driver_click ("Add");
  hoso_driver_wait_gone ("Not among your fields: “Device”");
  hoso_driver_choose ("Method", 6);
  hoso_driver_wait_for ("How Others Use It");
  hoso_driver_wait_for ("2 of 2 customers can be sorted by it.");
  hoso_driver_fill ("Long-standing from so many orders", "3");
  hoso_driver_settle (300);
  hoso_driver_wait_for ("Back to our limits");
  hoso_driver_click ("New");
  hoso_driver_click ("Long-standing");
  hoso_driver_click ("Create 2 Segments");
  hoso_driver_wait_for ("The segments were added.");
  hoso_driver_wait_for ("Number of orders: Long-standing");
  hoso_driver_wait_for ("1 of 2 customers · Sales");
  assert_counted (path, "Number of orders: New", 1);
  assert_counted (path, "Number of orders: Long-standing", 1);
  activate (window, "win.undo");
  hoso_driver_wait_gone ("Number of orders: Long-standing");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/segments-page/make", application, test_make);
  g_test_add_data_func ("/segments-page/group", application, test_group);
  g_test_add_data_func ("/segments-page/goal", application, test_goal);
  g_test_add_data_func ("/segments-page/persona", application, test_persona);
  g_test_add_data_func ("/segments-page/deep", application, test_deep);
  g_test_add_data_func ("/segments-page/editable", application, test_editable);
  g_test_add_data_func ("/segments-page/scope", application, test_scope);
  g_test_add_data_func ("/segments-page/delete", application, test_delete);
  g_test_add_data_func ("/segments-page/value", application, test_value);
  g_test_add_data_func ("/segments-page/moves", application, test_moves);
  g_test_add_data_func ("/segments-page/methods", application, test_methods);
  g_test_add_data_func ("/segments-page/method-limits", application, test_method_limits);
  g_test_add_data_func ("/segments-page/limits", application, test_limits);
  return g_test_run ();
}
