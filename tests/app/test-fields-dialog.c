/* The fields of the profile changed in their dialogue, by keyboard. */

#include "hoso-config.h"

#include "hoso-driver.h"
#include "hoso-field.h"
#include "hoso-fields.h"

static HosoWindow *
open_dialog (gconstpointer application, char **path, int width)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-fields-XXXXXX", &error);
  HosoWindow *window;
  HosoDb *db;

  *path = g_build_filename (folder, "a.hoso", NULL);
  db = hoso_session_open (*path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (hoso_fields_ensure (db, &error));
  hoso_session_close (db);
  window = hoso_driver_open ((gpointer)application, *path, width, 760);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.fields", NULL));
  hoso_driver_wait_for ("Occupation");
  return window;
}

/* --- A keyboard --- */

static GtkWidget *
get_dialog (void)
{
  return GTK_WIDGET (gtk_widget_get_root (hoso_driver_wait_for ("Kind")));
}

static GtkWidget *
get_focus (void)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (get_dialog ()));

  g_assert_nonnull (focus);
  return focus;
}

/* Runs what the key is bound to, in the focus or in what holds it. */
static void
press (guint key, GdkModifierType state)
{
  gboolean done = FALSE;

  for (GtkWidget *widget = get_focus (); !done && widget != NULL;
       widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (key, state);
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; !done && i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
            continue;
          for (guint j = 0; !done && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
            {
              g_autoptr (GtkShortcut) shortcut =
                g_list_model_get_item (G_LIST_MODEL (controller), j);

              if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
                done = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                     gtk_shortcut_get_arguments (shortcut));
            }
        }
    }
  g_assert_true (done);
  hoso_driver_settle (50);
}

static void
press_tab (void)
{
  hoso_driver_press_tab (GTK_WINDOW (get_dialog ()));
}

/* Types over what the focus holds. */
static void
type (const char *text)
{
  GtkWidget *focus = get_focus ();

  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
}

static void
press_enter (void)
{
  GtkWidget *focus = get_focus ();

  if (GTK_IS_TEXT (focus))
    g_signal_emit_by_name (focus, "activate");
  else
    g_assert_true (gtk_widget_activate (focus));
  hoso_driver_settle (50);
}

/* Whether the focus is in the row of that name. */
static gboolean
is_in (gpointer name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (get_dialog ()));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_EXPANDER_ROW) : NULL;

  return row != NULL && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                     (const char *)name);
}

static void
wait_in (const char *name)
{
  if (!hoso_driver_wait (is_in, (gpointer)name, 5000))
    g_error ("the focus is not in: %s", name);
}

static void
go_to (const char *name)
{
  for (guint i = 0; i < 200 && !is_in ((gpointer)name); i++)
    press_tab ();
  wait_in (name);
}

/* Whether the focus is a row of that title. */
static gboolean
is_on_row (const char *title)
{
  GtkWidget *focus = get_focus ();

  return ADW_IS_PREFERENCES_ROW (focus) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)), title);
}

static void
tab_to_text (void)
{
  for (guint i = 0; i < 10 && !GTK_IS_TEXT (get_focus ()); i++)
    press_tab ();
}

/* --- What is stored --- */

static int
find_field (const char *path, const char *key, gboolean *retired, char **title)
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, FALSE, &error);
  g_autoptr (GPtrArray) fields = hoso_fields_list_all (db, &error);
  int place = -1;

  g_assert_no_error (error);
  hoso_session_close (db);
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (!g_str_equal (field->key, key))
        continue;
      place = (int)i;
      *retired = field->retired;
      g_free (*title);
      *title = hoso_field_dup_label (field, "en");
    }
  return place;
}

/* --- Tests --- */

static void
test_add (gconstpointer application)
{
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;
  HosoWindow *window = open_dialog (application, &path, 1100);
  gboolean retired = TRUE;

  go_to ("Add Field");
  press (GDK_KEY_n, GDK_CONTROL_MASK);
  type ("Màu & kiểu <yêu thích>");
  hoso_driver_choose ("Type", HOSO_FIELD_CHOICE);
  hoso_driver_fill ("Choices, with “;” between", "Đỏ; Xanh, nhạt");
  press_enter ();
  hoso_driver_wait_for ("The field was added.");
  hoso_driver_wait_for ("Move “Màu & kiểu <yêu thích>” up");
  g_assert_cmpint (find_field (path, "mau-kieu-yeu-thich", &retired, &title), >=, 0);
  g_assert_false (retired);
  wait_in ("Add Field");

  /* Not among those of a company. */
  hoso_driver_choose ("Kind", 1);
  hoso_driver_wait_gone ("Move “Màu & kiểu <yêu thích>” up");
  hoso_driver_choose ("Kind", 0);
  hoso_driver_activate ("Kind", "fields.undo");
  hoso_driver_wait_gone ("Move “Màu & kiểu <yêu thích>” up");
  g_assert_cmpint (find_field (path, "mau-kieu-yeu-thich", &retired, &title), ==, -1);
  gtk_window_destroy (GTK_WINDOW (get_dialog ()));
  hoso_driver_close (window);
}

static void
test_change (gconstpointer application)
{
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;
  HosoWindow *window = open_dialog (application, &path, 360);
  gboolean retired = TRUE;
  int before = find_field (path, "occupation", &retired, &title);

  go_to ("Occupation");
  press (GDK_KEY_Up, GDK_ALT_MASK);
  hoso_driver_settle (300);
  wait_in ("Occupation");
  g_assert_cmpint (find_field (path, "occupation", &retired, &title), <, before);
  press (GDK_KEY_Down, GDK_ALT_MASK);
  hoso_driver_settle (300);
  g_assert_cmpint (find_field (path, "occupation", &retired, &title), ==, before);

  wait_in ("Occupation");
  hoso_driver_settle (100);
  press_enter ();
  tab_to_text ();
  type ("Nghề");
  press_enter ();
  hoso_driver_wait_for ("The field was renamed.");
  hoso_driver_wait_for ("Move “Nghề” up");
  wait_in ("Nghề");
  find_field (path, "occupation", &retired, &title);
  g_assert_cmpstr (title, ==, "Nghề");
  gtk_window_destroy (GTK_WINDOW (get_dialog ()));
  hoso_driver_close (window);
}

/* The combo of that title in the row of the field. */
static AdwComboRow *
find_combo (const char *field, const char *title)
{
  GtkWidget *focus;

  go_to (field);
  focus = get_focus ();
  if (!adw_expander_row_get_expanded (
        ADW_EXPANDER_ROW (gtk_widget_get_ancestor (focus, ADW_TYPE_EXPANDER_ROW))))
    press_enter ();
  for (guint i = 0; i < 10; i++)
    {
      focus = gtk_widget_get_ancestor (get_focus (), ADW_TYPE_COMBO_ROW);
      if (focus != NULL &&
          g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)), title))
        return ADW_COMBO_ROW (focus);
      press_tab ();
    }
  g_error ("no “%s” in “%s”", title, field);
}

/* Where a field stands and what it is for can be changed later. */
static void
test_place (gconstpointer application)
{
  g_autofree char *path = NULL;
  HosoWindow *window = open_dialog (application, &path, 360);
  g_autoptr (GPtrArray) fields = NULL;
  HosoDb *db;

  adw_combo_row_set_selected (find_combo ("Occupation", "Question it answers"), 3);
  hoso_driver_wait_for ("The field answers another question now.");
  hoso_driver_settle (300);
  adw_combo_row_set_selected (find_combo ("Occupation", "Group"), 3);
  hoso_driver_wait_for ("The field is in another group now.");
  hoso_driver_close (window);
  db = hoso_session_open (path, FALSE, NULL);
  fields = hoso_fields_list_all (db, NULL);
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (!g_str_equal (field->key, "occupation"))
        continue;
      g_assert_cmpstr (field->question, ==, "barrier");
      g_assert_cmpstr (field->group, ==, "belief");
    }
  hoso_session_close (db);
}

static void
test_retire (gconstpointer application)
{
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;
  HosoWindow *window = open_dialog (application, &path, 360);
  gboolean retired = FALSE;

  go_to ("Occupation");
  press_enter ();
  for (guint i = 0; i < 10 && !is_on_row ("Retire This Field"); i++)
    press_tab ();
  press_enter ();
  hoso_driver_wait_for ("The field was retired.");
  hoso_driver_wait_for ("Retired Fields");
  find_field (path, "occupation", &retired, &title);
  g_assert_true (retired);

  hoso_driver_click ("Bring “Occupation” back");
  hoso_driver_wait_for ("The field is back.");
  hoso_driver_wait_gone ("Retired Fields");
  wait_in ("Occupation");
  press (GDK_KEY_z, GDK_CONTROL_MASK);
  hoso_driver_wait_for ("Undone: Bring back field");
  hoso_driver_wait_for ("Retired Fields");
  gtk_window_destroy (GTK_WINDOW (get_dialog ()));
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/fields-dialog/add", application, test_add);
  g_test_add_data_func ("/fields-dialog/change", application, test_change);
  g_test_add_data_func ("/fields-dialog/retire", application, test_retire);
  g_test_add_data_func ("/fields-dialog/place", application, test_place);
  return g_test_run ();
}
