/* The window: a sidebar, a page beside it, toasts over both.
 *
 * It opens the workspace and hands it to its pages, tells the shown page what
 * changed, and keeps the changes of hidden pages until they are shown.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-window-private.h"

#include "hoso-backup-work.h"
#include "hoso-customers-page.h"
#include "hoso-journeys-page.h"
#include "hoso-page-header.h"
#include "hoso-personas-page.h"
#include "hoso-segment-history.h"
#include "hoso-segments-page.h"
#include "hoso-settings.h"
#include "hoso-surveys-page.h"
#include "hoso-today-page.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  PROP_FOLDED = 1,
} HosoWindowProperty;

static GParamSpec *properties[PROP_FOLDED + 1];

G_DEFINE_FINAL_TYPE (HosoWindow, hoso_window, ADW_TYPE_APPLICATION_WINDOW)

/* The shown page learns what changed since it was shown last. */
static void
refresh_shown_page (HosoWindow *self)
{
  guint changes = self->stale[self->page];
  const char *shown = gtk_stack_get_visible_child_name (self->stage);

  if (self->workspace == NULL || changes == 0 || g_strcmp0 (shown, "pages") != 0)
    return;

  self->stale[self->page] = 0;
  hoso_page_view_refresh (HOSO_PAGE_VIEW (self->pages[self->page]), changes);
}

static void
workspace_changed_cb (HosoWorkspace *workspace, guint changes, HosoWindow *self)
{
  /* What segments were like is followed by the widget that draws it: no page is to be
   * read again because a count was kept. */
  changes &= ~(guint)HOSO_CHANGE_SIZES;
  for (guint i = 0; i < HOSO_N_PAGES; i++)
    self->stale[i] |= changes;
  refresh_shown_page (self);
}

static void
update_title (HosoWindow *self)
{
  const char *title = hoso_page_view_get_title (HOSO_PAGE_VIEW (self->pages[self->page]));
  /* Translators: the window's title: the page shown, then the program's name. */
  g_autofree char *text = g_strdup_printf (_ ("%s — Hoso"), title);

  gtk_window_set_title (GTK_WINDOW (self), text);
}

/* Shows the page; its own back button, or the sidebar, leads on. */
void
hoso_window_set_page (HosoWindow *self, HosoPage page)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar, page);

  self->page = page;
  if (row != gtk_list_box_get_selected_row (self->sidebar))
    gtk_list_box_select_row (self->sidebar, row);
  gtk_stack_set_visible_child_name (self->page_stack, hoso_page_get_name (page));
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  update_title (self);
  refresh_shown_page (self);
}

static void
row_activated_cb (HosoWindow *self, GtkListBoxRow *row)
{
  HosoPage page = gtk_list_box_row_get_index (row);

  if (page == self->page && self->workspace != NULL)
    hoso_page_view_show_item (HOSO_PAGE_VIEW (self->pages[page]), 0);
  hoso_window_set_page (self, page);
}

/* The arrows choose a row: its page is shown where there is room for both. */
static void
cursor_moved_cb (HosoWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

  if (row != NULL && !hoso_window_get_folded (self))
    hoso_window_set_page (self, gtk_list_box_row_get_index (row));
}

static void
folded_cb (HosoWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

void
hoso_window_go_back (HosoWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

  if (hoso_page_view_go_back (HOSO_PAGE_VIEW (self->pages[self->page])))
    return;
  if (adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK) && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
close_workspace (HosoWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
}

static void
use_workspace (HosoWindow *self, HosoWorkspace *workspace)
{
  self->workspace = workspace;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, 0);
  hoso_window_follow_undo (self);

  for (guint i = 0; i < HOSO_N_PAGES; i++)
    {
      self->stale[i] = HOSO_CHANGE_ALL;
      hoso_page_view_set_workspace (HOSO_PAGE_VIEW (self->pages[i]), workspace);
    }

  gtk_stack_set_visible_child_name (self->stage, "pages");
  refresh_shown_page (self);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "last-workspace", self->path);
  hoso_window_import_pending (self);
  hoso_backup_work_roll (workspace);
  hoso_segment_history_count (workspace, self->cancellable);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoWindow) self = data;
  g_autoptr (GError) error = NULL;
  HosoWorkspace *workspace = hoso_workspace_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (workspace != NULL)
    {
      use_workspace (self, workspace);
      return;
    }

  hoso_window_show_failure (self, error);
}

/* See hoso-window.h. */
void
hoso_window_open (HosoWindow *self, const char *path)
{
  g_return_if_fail (HOSO_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  close_workspace (self);
  g_free (self->path);
  self->path = g_strdup (path);
  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stage, "loading");
  hoso_workspace_open_async (path, self->cancellable, opened_cb, g_object_ref (self));
}

const char *
hoso_window_get_path (HosoWindow *self)
{
  return self->path;
}

HosoWorkspace *
hoso_window_get_workspace (HosoWindow *self)
{
  return self->workspace;
}

gboolean
hoso_window_get_folded (HosoWindow *self)
{
  return self->leaflet != NULL && adw_leaflet_get_folded (self->leaflet);
}

GtkWidget *
hoso_window_get_page (HosoWindow *self, HosoPage page)
{
  return self->pages[page];
}

static void
restore_state (HosoWindow *self)
{
  HosoPage page;
  g_autofree char *name = NULL;

  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  name = g_settings_get_string (self->settings, "last-page");
  if (hoso_page_from_name (name, &page))
    hoso_window_set_page (self, page);
}

static void
save_state (HosoWindow *self)
{
  int width;
  int height;

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (self->settings,
                          "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_string (self->settings, "last-page", hoso_page_get_name (self->page));
}

static gboolean
hoso_window_close_request (GtkWindow *window)
{
  save_state (HOSO_WINDOW (window));
  return GTK_WINDOW_CLASS (hoso_window_parent_class)->close_request (window);
}

static void
hoso_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((HosoWindowProperty)id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, hoso_window_get_folded (HOSO_WINDOW (object)));
      break;
    }
}

static void
hoso_window_dispose (GObject *object)
{
  HosoWindow *self = HOSO_WINDOW (object);

  close_workspace (self);
  g_clear_list (&self->pending, g_object_unref);
  g_clear_object (&self->opening);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_WINDOW);
  G_OBJECT_CLASS (hoso_window_parent_class)->dispose (object);
}

static void
hoso_window_finalize (GObject *object)
{
  g_free (HOSO_WINDOW (object)->backup);
  g_free (HOSO_WINDOW (object)->path);
  G_OBJECT_CLASS (hoso_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HosoWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, HosoWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HosoWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, HosoWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, HosoWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, HosoWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, HosoWindow, anew_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
hoso_window_class_init (HosoWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hoso_window_get_property;
  object_class->dispose = hoso_window_dispose;
  object_class->finalize = hoso_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = hoso_window_close_request;

  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_TODAY_PAGE);
  g_type_ensure (HOSO_TYPE_CUSTOMERS_PAGE);
  g_type_ensure (HOSO_TYPE_SURVEYS_PAGE);
  g_type_ensure (HOSO_TYPE_SEGMENTS_PAGE);
  g_type_ensure (HOSO_TYPE_PERSONAS_PAGE);
  g_type_ensure (HOSO_TYPE_JOURNEYS_PAGE);
  bind_template (GTK_WIDGET_CLASS (klass));
  hoso_window_install_actions (GTK_WIDGET_CLASS (klass));
}

static GtkWidget *
make_sidebar_row (const char *name, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *icon = g_strdup_printf ("hoso-%s-symbolic", name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
hoso_window_init (HosoWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < HOSO_N_PAGES; i++)
    {
      const char *name = hoso_page_get_name (i);
      GtkWidget *page = gtk_stack_get_child_by_name (self->page_stack, name);
      const char *title = hoso_page_view_get_title (HOSO_PAGE_VIEW (page));

      self->pages[i] = page;
      gtk_list_box_append (self->sidebar, make_sidebar_row (name, title));
    }

  self->settings = hoso_settings_new ();
  hoso_window_add_drop_target (self);
  hoso_window_follow_undo (self);
  hoso_window_set_page (self, HOSO_PAGE_TODAY);
  restore_state (self);
}

/* See hoso-window.h. */
HosoWindow *
hoso_window_new (GtkApplication *application)
{
  return g_object_new (HOSO_TYPE_WINDOW, "application", application, NULL);
}
