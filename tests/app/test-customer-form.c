/* The quick form: a profile of a person and of a company filled by keyboard alone,
 * what it refuses, and what came before a value.
 */

#include "hoso-config.h"

#include <string.h>

#include "hoso-driver.h"

#include "hoso-chips.h"
#include "hoso-customers.h"

static char *
make_workspace (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-form-XXXXXX", &error);
  char *path = g_build_filename (folder, "a.hoso", NULL);
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  HosoDb *db = hoso_session_open (path, TRUE, &error);

  g_assert_no_error (error);
  customer->name = g_strdup ("Lê Văn Tám");
  g_ptr_array_add (customer->fields, hoso_field_value_new ("city", "Bình Dương"));
  customer->id = hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
  g_ptr_array_set_size (customer->fields, 0);
  g_ptr_array_add (customer->fields, hoso_field_value_new ("city", "Huế"));
  hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
  hoso_session_close (db);
  return path;
}

/* --- A keyboard --- */

static GtkWindow *
get_form (void)
{
  return GTK_WINDOW (gtk_widget_get_root (hoso_driver_wait_for ("Name")));
}

static GtkWidget *
get_focus (void)
{
  GtkWidget *focus = gtk_window_get_focus (get_form ());

  g_assert_nonnull (focus);
  return focus;
}

/* As the controllers of the widget and of what holds it would get the key. */
static gboolean
press_in (GtkWidget *focus, guint key)
{
  gboolean handled = FALSE;

  for (GtkWidget *widget = focus; !handled && widget != NULL;
       widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
        }
    }
  return handled;
}

static void
press (guint key)
{
  GtkWidget *focus;

  hoso_driver_wait_drawn (get_form ());
  focus = get_focus ();
  if (key == GDK_KEY_Tab)
    hoso_driver_press_tab (get_form ());
  else if (GTK_IS_TEXT (focus) && key == GDK_KEY_Return)
    g_signal_emit_by_name (focus, "activate");
  else if (key == GDK_KEY_space)
    g_signal_emit_by_name (focus, "clicked");
  else
    g_assert_true (press_in (focus, key));
}

/* Types the first letter of @text where the cursor is. */
static void
type_letter (GtkEditable *editable, const char *text)
{
  g_autofree char *letter = g_strndup (text, (gsize)(g_utf8_next_char (text) - text));
  int place = gtk_editable_get_position (editable);

  gtk_editable_insert_text (editable, letter, -1, &place);
  gtk_editable_set_position (editable, place);
}

/* Types, letter by letter, and goes on with Enter; "_" is the space bar. */
static void
enter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GtkWidget *focus = get_focus ();

      if (GTK_IS_TEXT (focus))
        type_letter (GTK_EDITABLE (focus), p);
      else
        press (*p == '_' ? GDK_KEY_space : gdk_unicode_to_keyval (g_utf8_get_char (p)));
    }
  g_test_message ("“%s” was entered into %s", text, G_OBJECT_TYPE_NAME (get_focus ()));
  press (GDK_KEY_Return);
}

static void
enter_all (const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    enter (texts[i]);
}

static void
save (void)
{
  GtkWidget *form = GTK_WIDGET (get_form ());

  g_assert_true (gtk_widget_activate_action (form, "form.save", NULL));
}

static HosoCustomer *
load_newest (const char *path)
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, FALSE, &error);
  HosoCustomer *customer;

  g_assert_no_error (error);
  customer = hoso_customers_load (db, 2, &error);
  g_assert_no_error (error);
  hoso_session_close (db);
  return customer;
}

static void
assert_field (const HosoCustomer *customer, const char *key, const char *expected)
{
  g_assert_cmpstr (hoso_customer_get_field (customer, key), ==, expected);
}

static HosoWindow *
open_form (gconstpointer application, const char *path, int width)
{
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, width, 760);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 0);
  hoso_driver_wait_for ("Lê Văn Tám");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL));
  hoso_driver_wait_for ("0 of 5 questions answered");
  return window;
}

/* --- Tests --- */

static void
test_person (gconstpointer application)
{
  const char *const texts[] = {
    "Nguyễn Thị Hoa", "0912345678", "hoa@example.com", "f", "2", "Kế toán", "1", "Huế",
    "Da khô", "c_b_", "z_", "m", "p_", "Giao nhanh", "i", NULL
  };
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_form (application, path, 1200);
  g_autoptr (HosoCustomer) customer = NULL;

  enter_all (texts);
  hoso_driver_wait_for ("5 of 5 questions answered");
  save ();
  hoso_driver_wait_for ("The customer was added.");

  customer = load_newest (path);
  g_assert_cmpstr (customer->name, ==, "Nguyễn Thị Hoa");
  g_assert_cmpuint (customer->contacts->len, ==, 2);
  assert_field (customer, "gender", "Female");
  assert_field (customer, "age", "25–34");
  assert_field (customer, "occupation", "Kế toán");
  assert_field (customer, "income", "10–20 million");
  assert_field (customer, "city", "Huế");
  assert_field (customer, "pain-points", "Da khô");
  assert_field (customer, "motives", "Convenience; Brand");
  assert_field (customer, "channel", "Zalo");
  assert_field (customer, "frequency", "Monthly");
  assert_field (customer, "barriers", "Price");
  assert_field (customer, "return-reason", "Giao nhanh");
  assert_field (customer, "lead-status", "Interested");
  hoso_driver_close (window);
}

static void
test_company (gconstpointer application)
{
  const char *const texts[] = {
    "028 3822 9999", "mua@example.com", "Hà Nội", "Dệt may", "s", "120", "g",
    "g_", "Giá nguyên liệu tăng", "p_", "Phòng mua đề xuất, giám đốc ký", "b_", "",
    "i", "l", "p_", "50 triệu", "Bảo trì hằng năm", NULL
  };
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_form (application, path, 1200);
  g_autoptr (HosoCustomer) customer = NULL;

  hoso_driver_choose ("Kind", 1);
  for (const char *p = "Dệt Minh Phú"; *p != '\0'; p = g_utf8_next_char (p))
    type_letter (GTK_EDITABLE (hoso_driver_wait_for ("Name")), p);
  press (GDK_KEY_Return);
  enter_all (texts);
  hoso_driver_wait_for ("5 of 5 questions answered");
  save ();
  hoso_driver_wait_for ("The customer was added.");

  customer = load_newest (path);
  g_assert_cmpint (customer->kind, ==, HOSO_CUSTOMER_COMPANY);
  assert_field (customer, "headcount", "120");
  assert_field (customer, "budget", "50000000 VND");
  assert_field (customer, "industry", "Dệt may");
  hoso_driver_wait_for ("₫50,000,000");
  hoso_driver_close (window);
}

/* A letter takes the choice in focus where it begins with it, then the next. */
static void
test_letter (gconstpointer application)
{
  static const char *const labels[] = { "Nữ", "Nam", "Khác" };
  static const char *const expected[] = { "Nữ", "Nam", "Nữ" };
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *chips = hoso_chips_new ("Giới tính", FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    hoso_chips_add (HOSO_CHIPS (chips), labels[i], labels[i]);
  gtk_window_set_child (window, chips);
  gtk_window_present (window);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_auto (GStrv) taken = NULL;

      g_assert_true (press_in (gtk_window_get_focus (window), GDK_KEY_n));
      taken = hoso_chips_dup_taken (HOSO_CHIPS (chips));
      g_assert_cmpstr (taken[0], ==, expected[i]);
    }
  gtk_window_destroy (window);
}

static gboolean
is_all_shown (gpointer row)
{
  GtkWidget *view = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  graphene_rect_t place;

  return gtk_widget_get_height (row) > 0 && gtk_widget_compute_bounds (row, view, &place) &&
         place.origin.y >= 0 &&
         place.origin.y + place.size.height <= (float)gtk_widget_get_height (view);
}

/* All fields begin where the quick form left the first one out; the row in focus
 * is shown to its end. */
static void
test_all_fields (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_form (application, path, 360);
  GtkWidget *row;

  hoso_driver_click ("All Fields");
  row = gtk_widget_get_ancestor (get_focus (), ADW_TYPE_PREFERENCES_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Birthday");
  for (guint i = 0; i < 12; i++)
    {
      row = gtk_widget_get_ancestor (get_focus (), GTK_TYPE_LIST_BOX_ROW);
      g_assert_true (hoso_driver_wait (is_all_shown, row, 3000));
      g_assert_true (gtk_window_get_focus_visible (get_form ()));
      press (GDK_KEY_Return);
    }
  gtk_window_close (get_form ());
  hoso_driver_close (window);
}

/* Only the label inside names it, without the underline. */
static void
assert_named_once (const char *name)
{
  GtkWidget *button = gtk_widget_get_ancestor (hoso_driver_wait_for (name), GTK_TYPE_BUTTON);

  g_assert_nonnull (button);
  g_assert_false (
    gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

/* Escape asks before it loses what was written, and only then. */
static void
test_discard (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_form (application, path, 360);

  gtk_window_close (get_form ());
  hoso_driver_wait_gone ("0 of 5 questions answered");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL));
  hoso_driver_wait_for ("0 of 5 questions answered");
  press (GDK_KEY_Tab);
  press (GDK_KEY_Tab);
  press (GDK_KEY_Tab);
  enter ("0912345678");
  assert_named_once ("Save");
  gtk_window_close (get_form ());
  assert_named_once ("Go On Writing");
  hoso_driver_click ("Go On Writing");
  hoso_driver_wait_gone ("What you wrote here is not saved yet.");
  g_assert_nonnull (hoso_driver_find ("0 of 5 questions answered"));
  gtk_window_close (get_form ());
  hoso_driver_click ("Discard");
  hoso_driver_wait_gone ("0 of 5 questions answered");
  hoso_driver_close (window);
}

/* A wrong amount is said in its row, and nothing is stored. */
static void
test_wrong (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_form (application, path, 360);

  hoso_driver_fill ("Name", "Hùng");
  hoso_driver_click ("All Fields");
  hoso_driver_fill ("Money for one purchase", "rẻ thôi");
  save ();
  hoso_driver_wait_for ("“rẻ thôi” is no amount of money. Write it like 1.500.000, 500k or "
                        "20 USD.");
  hoso_driver_fill ("Money for one purchase", "1tr2");
  hoso_driver_wait_gone ("“rẻ thôi” is no amount of money. Write it like 1.500.000, 500k or "
                         "20 USD.");
  save ();
  hoso_driver_wait_for ("The customer was added.");
  hoso_driver_close (window);
}

/* A profile without psychology says so; an earlier value is taken back, and that
 * can be undone. */
static void
test_history (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, 1200, 760);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 0);
  hoso_driver_click ("Lê Văn Tám");
  hoso_driver_wait_for ("1 of 5 questions answered");
  hoso_driver_wait_for ("Nothing is known yet of how they think and decide: advertising will "
                        "reach them but not persuade them.");
  hoso_driver_wait_for ("Huế");
  hoso_driver_click ("Where this comes from");
  hoso_driver_click ("Take “Bình Dương (now in TP. Hồ Chí Minh)” back");
  hoso_driver_wait_for ("The earlier value is back.");
  hoso_driver_wait_gone ("Huế");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_for ("Huế");
  hoso_driver_click ("Answer: Why do they buy?");
  hoso_driver_wait_for ("Occupation");
  hoso_driver_close (window);
}

/* A person is added to a company by typing a name, and taken out again. */
static void
test_people (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, 1200, 760);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 0);
  hoso_driver_click ("Lê Văn Tám");
  hoso_driver_click ("Add a company or a relation");
  gtk_widget_grab_focus (hoso_driver_wait_for ("Add a company or a relation"));
  hoso_driver_fill ("Name", "Dệt Minh Phú");
  hoso_driver_fill ("Job title", "Giám đốc");
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("The person was added.");
  hoso_driver_wait_for ("Decides · Giám đốc");
  hoso_driver_settle (300);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 hoso_driver_wait_for ("Add a company or a relation"));
  hoso_driver_click ("Show “Dệt Minh Phú”");
  hoso_driver_wait_for ("Show “Lê Văn Tám”");
  hoso_driver_click ("Take “Lê Văn Tám” out");
  hoso_driver_wait_for ("“Lê Văn Tám” was taken out.");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_for ("Show “Lê Văn Tám”");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/customer-form/person", application, test_person);
  g_test_add_data_func ("/customer-form/company", application, test_company);
  g_test_add_data_func ("/customer-form/letter", application, test_letter);
  g_test_add_data_func ("/customer-form/all-fields", application, test_all_fields);
  g_test_add_data_func ("/customer-form/discard", application, test_discard);
  g_test_add_data_func ("/customer-form/wrong", application, test_wrong);
  g_test_add_data_func ("/customer-form/history", application, test_history);
  g_test_add_data_func ("/customer-form/people", application, test_people);
  return g_test_run ();
}
