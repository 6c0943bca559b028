/* The application: its command line, its windows, its about dialogue.
 *
 * hoso [--workspace FILE] [FILE…]: a *.hoso is opened as the workspace, any
 * other file is offered for import.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-application.h"

#include "hoso-accessible.h"
#include "hoso-page-view.h"
#include "hoso-settings.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (HosoApplication, hoso_application, ADW_TYPE_APPLICATION)

/* The workspace of the last run where it still exists, else the user's own. */
static char *
dup_workspace_path (void)
{
  g_autoptr (GSettings) settings = hoso_settings_new ();
  g_autofree char *path = NULL;

  if (settings != NULL)
    path = g_settings_get_string (settings, "last-workspace");
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);
  return hoso_workspace_dup_default_path ();
}

/* The window that shows @path; with NULL the latest window, or a first one. */
static HosoWindow *
present_window (HosoApplication *self, const char *path)
{
  GtkApplication *application = GTK_APPLICATION (self);
  GList *windows = gtk_application_get_windows (application);
  HosoWindow *window = NULL;

  for (GList *l = windows; l != NULL && window == NULL; l = l->next)
    if (HOSO_IS_WINDOW (l->data) &&
        (path == NULL || g_strcmp0 (path, hoso_window_get_path (l->data)) == 0))
      window = l->data;

  if (window == NULL)
    {
      g_autofree char *usual = path == NULL ? dup_workspace_path () : NULL;

      window = hoso_window_new (application);
      hoso_window_open (window, path != NULL ? path : usual);
    }

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
hoso_application_activate (GApplication *application)
{
  present_window (HOSO_APPLICATION (application), NULL);
}

static void
hoso_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      gboolean workspace = path != NULL && g_str_has_suffix (path, ".hoso");
      HosoWindow *window = present_window (HOSO_APPLICATION (application), workspace ? path : NULL);

      if (!workspace)
        hoso_window_import (window, files[i]);
    }
}

static int
hoso_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree char *workspace = NULL;
  g_auto (GStrv) names = NULL;

  if (g_variant_dict_lookup (options, "workspace", "^ay", &workspace))
    {
      g_autoptr (GFile) file = NULL;

      file = g_application_command_line_create_file_for_arg (command_line, workspace);
      g_autofree char *path = g_file_get_path (file);

      present_window (HOSO_APPLICATION (application), path);
    }
  else
    g_application_activate (application);

  if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^aay", &names))
    for (guint i = 0; names[i] != NULL; i++)
      {
        g_autoptr (GFile) file = NULL;

        file = g_application_command_line_create_file_for_arg (command_line, names[i]);
        g_application_open (application, &file, 1, "");
      }
  return 0;
}

static int
hoso_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("hoso %s\n", HOSO_VERSION);
  return 0;
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name", _ ("Hoso"),
                         "application-icon", HOSO_APP_ID,
                         "version", HOSO_VERSION,
                         "comments", _ ("Customers, surveys, segments, personas and journeys "
                                        "in one file on your own computer."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one on each line. */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

/* Whatever opens, also dialogs: GTK reads out the underlines of their buttons. */
static void
windows_changed_cb (GListModel *windows, guint place, guint removed, guint added)
{
  for (guint i = place; i < place + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      g_signal_connect (window, "map", G_CALLBACK (hoso_accessible_name_once), NULL);
    }
}

static void
hoso_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "about", about_activated },
    { "quit", quit_activated },
  };

  G_APPLICATION_CLASS (hoso_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                         "app.quit",
                                         (const char *[]){ "<Control>q", NULL });
  gtk_window_set_default_icon_name (HOSO_APP_ID);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_changed_cb), application, 0);
}

static void
hoso_application_class_init (HosoApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = hoso_application_startup;
  application_class->activate = hoso_application_activate;
  application_class->open = hoso_application_open;
  application_class->command_line = hoso_application_command_line;
  application_class->handle_local_options = hoso_application_handle_local_options;
}

static void
hoso_application_init (HosoApplication *self)
{
  const GOptionEntry options[] = {
    { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this workspace"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), NULL);
}

/* @flags: beside those that the command line needs; tests pass
 * G_APPLICATION_NON_UNIQUE. */
HosoApplication *
hoso_application_new (GApplicationFlags flags)
{
  return g_object_new (HOSO_TYPE_APPLICATION,
                       "application-id", HOSO_APP_ID,
                       "resource-base-path", "/io/github/hoso/Hoso",
                       "flags",
                       flags | G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
