/* The page “Journeys”: a list, and above it the editor of one.  Main thread
 * only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-journeys-page.h"

#include "hoso-choice-dialog.h"
#include "hoso-journey-editor.h"
#include "hoso-journeys.h"
#include "hoso-page-header.h"
#include "hoso-page-view.h"
#include "hoso-personas.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

struct _HosoJourneysPage
{
  AdwBin parent_instance;

  GtkStack *stack;   /* “all” or “one” */
  GtkStack *content; /* “empty” or “list” */
  GtkListBox *list;
  HosoJourneyEditor *editor;

  HosoWorkspace *workspace;
  GCancellable *cancellable;
};

static void page_view_init (HosoPageViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoJourneysPage,
                               hoso_journeys_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HOSO_TYPE_PAGE_VIEW, page_view_init))

#define ID_KEY "hoso-journey"

/* --- The list --- */

static gpointer
read_journeys (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_journeys_list (db, error);
}

static char *
dup_subtitle (const HosoJourney *journey)
{
  guint n_steps = hoso_journey_count_steps (journey);
  guint n_stages = journey->stages->len;
  g_autofree char *stages =
    g_strdup_printf (ngettext ("%u stage", "%u stages", n_stages), n_stages);
  g_autofree char *steps = g_strdup_printf (ngettext ("%u step", "%u steps", n_steps), n_steps);

  if (journey->persona_name == NULL)
    return g_strdup_printf ("%s · %s", stages, steps);

  return g_strdup_printf ("%s · %s · %s", journey->persona_name, stages, steps);
}

static GtkWidget *
make_row (const HosoJourney *journey)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (journey);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), journey->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  journey->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&journey->id, sizeof journey->id),
                          g_free);
  return row;
}

static void
journeys_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) journeys =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  HosoJourneysPage *self = data;
  GtkWidget *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (journeys == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < journeys->len; i++)
    gtk_list_box_append (self->list, make_row (journeys->pdata[i]));
  gtk_stack_set_visible_child_name (self->content, journeys->len > 0 ? "list" : "empty");
}

static void
reload_list (HosoJourneysPage *self)
{
  if (self->workspace == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, read_journeys, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable,
                             journeys_read_cb, self);
}

static void
row_activated_cb (HosoJourneysPage *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), ID_KEY);

  hoso_page_view_show_item (HOSO_PAGE_VIEW (self), *id);
}

/* --- A new journey --- */

static gpointer
read_personas (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_personas_list (db, error);
}

static gpointer
create_journey (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER ((gsize)hoso_journeys_create (db, *(gint64 *)data, error));
}

static void
created (GtkWidget *inside, gpointer result)
{
  if (result == NULL)
    return;

  hoso_page_view_show_item (HOSO_PAGE_VIEW (inside), GPOINTER_TO_SIZE (result));
  hoso_window_toast_undo (inside, _ ("The journey was made"));
}

static void
persona_chosen_cb (HosoJourneysPage *self, gint64 id)
{
  hoso_write (GTK_WIDGET (self), self->workspace, create_journey, g_memdup2 (&id, sizeof id),
              g_free, created);
}

static void
say_personas_first (HosoJourneysPage *self)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            _ ("Make a Persona First"),
                            _ ("A journey is what one persona goes through."));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
personas_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) personas =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  HosoJourneysPage *self = data;
  HosoChoiceDialog *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (personas == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (personas->len == 0)
    {
      say_personas_first (self);
      return;
    }

  dialog = hoso_choice_dialog_new (GTK_WIDGET (self), _ ("New Journey"),
                                   _ ("Whose journey is it?"));
  for (guint i = 0; i < personas->len; i++)
    {
      const HosoPersona *persona = personas->pdata[i];

      hoso_choice_dialog_add (dialog, persona->id, persona->name, persona->role);
    }
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (persona_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoJourneysPage *self = HOSO_JOURNEYS_PAGE (widget);

  hoso_workspace_read_async (self->workspace, read_personas, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable,
                             personas_read_cb, self);
}

/* --- As the window sees it --- */

static const char *
page_view_get_title (HosoPageView *view)
{
  return _ ("Journeys");
}

static void
page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace)
{
  HosoJourneysPage *self = HOSO_JOURNEYS_PAGE (view);

  g_set_object (&self->workspace, workspace);
  hoso_journey_editor_set_workspace (self->editor, workspace);
  gtk_stack_set_visible_child_name (self->stack, "all");
}

static gboolean
shows_one (HosoJourneysPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "one") == 0;
}

static void
page_view_refresh (HosoPageView *view, guint changes)
{
  HosoJourneysPage *self = HOSO_JOURNEYS_PAGE (view);

  if ((changes & (HOSO_CHANGE_JOURNEYS | HOSO_CHANGE_PERSONAS)) == 0)
    return;

  reload_list (self);
  if (shows_one (self))
    hoso_journey_editor_reload (self->editor);
}

static void
page_view_show_item (HosoPageView *view, gint64 id)
{
  HosoJourneysPage *self = HOSO_JOURNEYS_PAGE (view);

  if (id != 0)
    hoso_journey_editor_show (self->editor, id);
  gtk_stack_set_visible_child_name (self->stack, id != 0 ? "one" : "all");
}

static gboolean
page_view_go_back (HosoPageView *view)
{
  HosoJourneysPage *self = HOSO_JOURNEYS_PAGE (view);
  gboolean one = shows_one (self);

  gtk_stack_set_visible_child_name (self->stack, "all");
  return one;
}

static void
gone_cb (HosoJourneysPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "all");
}

static void
page_view_init (HosoPageViewInterface *iface)
{
  iface->get_title = page_view_get_title;
  iface->set_workspace = page_view_set_workspace;
  iface->refresh = page_view_refresh;
  iface->show_item = page_view_show_item;
  iface->go_back = page_view_go_back;
}

static void
hoso_journeys_page_dispose (GObject *object)
{
  HosoJourneysPage *self = HOSO_JOURNEYS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_JOURNEYS_PAGE);
  G_OBJECT_CLASS (hoso_journeys_page_parent_class)->dispose (object);
}

static void
hoso_journeys_page_class_init (HosoJourneysPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_journeys_page_dispose;
  g_type_ensure (HOSO_TYPE_JOURNEY_EDITOR);
  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-journeys-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoJourneysPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoJourneysPage, content);
  gtk_widget_class_bind_template_child (widget_class, HosoJourneysPage, list);
  gtk_widget_class_bind_template_child (widget_class, HosoJourneysPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_activated);
}

static void
hoso_journeys_page_init (HosoJourneysPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
