/* A workspace to make personas and journeys in, and keys to press there. */

#include "hoso-config.h"

#include "persona-workspace.h"

#include "hoso-customers.h"

#include "hoso-imports.h"
#include "hoso-journeys.h"
#include "hoso-personas.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"

#define ROWS 40

static char *
write_survey (const char *folder)
{
  g_autoptr (GString) csv = g_string_new ("\"Timestamp\",\"How often do you buy?\","
                                          "\"What matters to you?\",\"Where do you live?\"\n");
  char *path = g_build_filename (folder, "shop.csv", NULL);

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (csv, "\"2025/07/%02u 9:%02u:00 AM GMT+7\",\"%s\",\"%s\",\"%s\"\n",
                            1 + i % 28,
                            i,
                            i % 4 == 0 ? "Every week" : "Every month",
                            i % 4 == 0 || i % 7 == 0 ? "Natural products" : "Price",
                            i % 3 == 0 ? "Huế" : "Đà Nẵng");
  g_assert_true (g_file_set_contents (path, csv->str, csv->len, NULL));
  return path;
}

static gint64
import_survey (HosoDb *db, const char *path)
{
  g_autoptr (GError) error = NULL;
  HosoReadOptions read = { 0 };
  HosoImportOptions options = { 0 };
  g_autoptr (HosoDraft) draft = hoso_imports_recognise (path, &read, NULL, &error);
  g_autoptr (HosoImportReport) report = NULL;

  g_assert_no_error (error);
  report = hoso_imports_run (db, path, draft, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return report->survey;
}

static void
add_segment (HosoDb *db, gint64 survey)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSurvey) loaded = hoso_surveys_load (db, survey, &error);
  g_autoptr (HosoRule) rule = hoso_rule_new (survey);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_ANSWER);

  g_assert_no_error (error);
  node->op = HOSO_OP_IS;
  node->question = ((HosoQuestion *)loaded->questions->pdata[1])->id;
  node->value = g_strdup ("Every week");
  hoso_rule_node_add (rule->root, node);
  hoso_segments_save (db, 0, PERSONA_WORKSPACE_SEGMENT, rule, &error);
  g_assert_no_error (error);
}

static void
add_journey (HosoDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoPersona) persona = hoso_persona_new ();
  gint64 id;

  persona->name = g_strdup ("Lan");
  persona->language = g_strdup ("en");
  id = hoso_personas_save (db, persona, &error);
  g_assert_no_error (error);
  hoso_journeys_create (db, id, &error);
  g_assert_no_error (error);
}

/* See persona-workspace.h; free with g_free(). */
char *
persona_workspace_make (gboolean journey)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-persona-XXXXXX", &error);
  g_autofree char *file = write_survey (folder);
  char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoDb *db = hoso_session_open (path, TRUE, &error);

  g_assert_no_error (error);
  add_segment (db, import_survey (db, file));
  if (journey)
    add_journey (db);
  hoso_session_close (db);
  return path;
}

static gboolean
press_here (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

/* See persona-workspace.h. */
gboolean
persona_workspace_press (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (press_here (widget, keyval, state))
      return TRUE;
  return FALSE;
}

/* See persona-workspace.h. */
char *
persona_workspace_make_people (const char *const *names)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-customers-XXXXXX", &error);
  char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoDb *db = hoso_session_open (path, TRUE, &error);

  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();

      customer->name = g_strdup (names[i]);
      hoso_customers_save (db, customer, &error);
      g_assert_no_error (error);
    }
  hoso_session_close (db);
  return path;
}
