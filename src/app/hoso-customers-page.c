/* The page “Customers”: the list, and beside it one profile; where there is no
 * room, and behind a table, one after the other.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customers-page.h"

#include "hoso-customer-form.h"
#include "hoso-customer-profile.h"
#include "hoso-customers-view.h"
#include "hoso-duplicates-dialog.h"
#include "hoso-page-header.h"
#include "hoso-page-view.h"
#include "hoso-settings.h"
#include "hoso-tidy-fields.h"

#include <glib/gi18n-lib.h>

/* The table needs as much room; below, rows tell the same. */
#define TABLE_WIDTH 640
#define TABLE_KEY "customers-table"

struct _HosoCustomersPage
{
  AdwBin parent_instance;

  HosoPageHeader *header;
  GtkWidget *add_button;
  GtkStack *stack; /* “empty” or “customers” */
  AdwLeaflet *leaflet;
  HosoCustomersView *view;
  HosoCustomerProfile *profile;

  HosoWorkspace *workspace; /* or NULL */
  GSettings *settings;      /* or NULL */
  gboolean table;           /* wanted, where there is room */
  gboolean wide;
  guint update; /* source ids */
  guint update_size;
};

typedef enum
{
  PROP_TABLE = 1,
} HosoCustomersPageProperty;

static GParamSpec *properties[PROP_TABLE + 1];

static void page_view_init (HosoPageViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoCustomersPage,
                               hoso_customers_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HOSO_TYPE_PAGE_VIEW, page_view_init))

/* --- List and profile --- */

static void
update_header (HosoCustomersPage *self)
{
  g_autofree char *name = NULL;
  gboolean inner = adw_leaflet_get_folded (self->leaflet) &&
                   g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "profile") == 0;

  g_object_get (self->profile, "customer-name", &name, NULL);
  g_object_set (self->header, "inner", inner, NULL);
  hoso_page_header_set_title (self->header, inner && name != NULL ? name : _ ("Customers"));
  gtk_widget_set_visible (self->add_button, !inner);
}

static gboolean
update_header_cb (gpointer data)
{
  HosoCustomersPage *self = data;

  self->update = 0;
  update_header (self);
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while it is given its size: too late to change the header. */
static void
folded_cb (HosoCustomersPage *self)
{
  if (self->update == 0)
    self->update = g_idle_add (update_header_cb, self);
}

/* Beside the list, a profile that the arrows lead to does not take the focus. */
static void
show_profile (HosoCustomersPage *self, gint64 id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean listed = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));
  g_autoptr (GtkWidget) kept = listed ? g_object_ref (focus) : NULL;

  hoso_customer_profile_show (self->profile, id);
  adw_leaflet_set_visible_child_name (self->leaflet, id != 0 ? "profile" : "list");
  if (kept != NULL && !adw_leaflet_get_folded (self->leaflet) &&
      gtk_widget_is_ancestor (kept, GTK_WIDGET (self->view)))
    gtk_root_set_focus (root, kept);
  update_header (self);
}

static void
chosen_cb (HosoCustomersPage *self, gint64 id)
{
  show_profile (self, id);
  hoso_customers_view_show_customer (self->view, id);
}

/* Enter leads on into the profile that is beside the list already. */
static void
opened_cb (HosoCustomersPage *self)
{
  if (!adw_leaflet_get_folded (self->leaflet))
    gtk_widget_child_focus (GTK_WIDGET (self->profile), GTK_DIR_TAB_FORWARD);
}

static void
several_changed_cb (HosoCustomersPage *self)
{
  hoso_customer_profile_show_several (self->profile, hoso_customers_view_get_several (self->view));
}

static void
empty_changed_cb (HosoCustomersPage *self)
{
  gboolean empty;

  g_object_get (self->view, "empty", &empty, NULL);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "customers");
}

static void
gone_cb (HosoCustomersPage *self)
{
  chosen_cb (self, 0);
}

/* --- Rows or a table --- */

/* A table takes the whole page; beside rows there is room for a profile. */
static void
update_layout (HosoCustomersPage *self)
{
  adw_leaflet_set_can_unfold (self->leaflet, !(self->table && self->wide));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.table", self->wide);
  hoso_customers_view_set_table (self->view, self->wide, self->table);
  update_header (self);
}

static gboolean
resized_cb (gpointer data)
{
  HosoCustomersPage *self = data;
  gboolean wide = gtk_widget_get_width (GTK_WIDGET (self)) >= TABLE_WIDTH;

  self->update_size = 0;
  if (wide != self->wide)
    {
      self->wide = wide;
      update_layout (self);
    }
  return G_SOURCE_REMOVE;
}

static void
hoso_customers_page_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* Too late to change what is inside. */
static void
hoso_customers_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (widget);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  if ((width >= TABLE_WIDTH) != self->wide && self->update_size == 0)
    self->update_size = g_idle_add (resized_cb, self);
}

static void
set_table (HosoCustomersPage *self, gboolean table)
{
  GtkWidget *inside = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (self->table == table)
    return;

  self->table = table;
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, TABLE_KEY, table);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  update_layout (self);
  if (inside != NULL)
    hoso_customers_view_focus_list (self->view);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

/* --- As a page --- */

static const char *
page_view_get_title (HosoPageView *view)
{
  return _ ("Customers");
}

static void
page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (view);

  g_set_object (&self->workspace, workspace);
  hoso_customer_profile_set_workspace (self->profile, workspace);
  hoso_customers_view_set_workspace (self->view, workspace);
  show_profile (self, 0);
}

static void
page_view_refresh (HosoPageView *view, guint changes)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (view);

  hoso_customers_view_refresh (self->view, changes);
  if (changes & (HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_SURVEYS | HOSO_CHANGE_IMPORTS))
    hoso_customer_profile_reload (self->profile);
}

static void
page_view_show_item (HosoPageView *view, gint64 id)
{
  chosen_cb (HOSO_CUSTOMERS_PAGE (view), id);
}

static gboolean
page_view_go_back (HosoPageView *view)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (view);

  return adw_leaflet_get_folded (self->leaflet) &&
         adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
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

/* --- Commands --- */

static void
new_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (widget);

  if (self->workspace != NULL)
    gtk_window_present (GTK_WINDOW (hoso_customer_form_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, 0)));
}

static void
search_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  hoso_customers_view_focus_search (self->view);
}

static void
clear_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_customers_view_show_all (HOSO_CUSTOMERS_PAGE (widget)->view);
}

static void
by_name_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_customers_view_order_by_name (HOSO_CUSTOMERS_PAGE (widget)->view);
}

static void
tidy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (widget);

  if (self->workspace != NULL)
    hoso_tidy_fields_open (widget, self->workspace);
}

/* All that the list shows. */
static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_customers_view_export_all (HOSO_CUSTOMERS_PAGE (widget)->view);
}

static void
several_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  hoso_customers_view_choose_several (self->view);
}

static void
duplicates_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (widget);

  if (self->workspace != NULL)
    hoso_duplicates_dialog_open (widget, self->workspace);
}

/* --- The widget --- */

static void
hoso_customers_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((HosoCustomersPageProperty)id)
    {
    case PROP_TABLE:
      g_value_set_boolean (value, HOSO_CUSTOMERS_PAGE (object)->table);
      break;
    }
}

static void
hoso_customers_page_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch ((HosoCustomersPageProperty)id)
    {
    case PROP_TABLE:
      set_table (HOSO_CUSTOMERS_PAGE (object), g_value_get_boolean (value));
      break;
    }
}

static void
hoso_customers_page_dispose (GObject *object)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_handle_id (&self->update_size, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_CUSTOMERS_PAGE);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_customers_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, header);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, view);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, profile);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, several_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
}

static void
hoso_customers_page_class_init (HosoCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hoso_customers_page_dispose;
  object_class->get_property = hoso_customers_page_get_property;
  object_class->set_property = hoso_customers_page_set_property;
  widget_class->measure = hoso_customers_page_measure;
  widget_class->size_allocate = hoso_customers_page_size_allocate;
  properties[PROP_TABLE] =
    g_param_spec_boolean ("table", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_CUSTOMERS_VIEW);
  g_type_ensure (HOSO_TYPE_CUSTOMER_PROFILE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_activated);
  gtk_widget_class_install_action (widget_class, "page.clear-search", NULL, clear_activated);
  gtk_widget_class_install_action (widget_class, "page.tidy", NULL, tidy_activated);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "page.several", NULL, several_activated);
  gtk_widget_class_install_action (widget_class, "page.duplicates", NULL, duplicates_activated);
  gtk_widget_class_install_action (widget_class, "page.by-name", NULL, by_name_activated);
  gtk_widget_class_install_property_action (widget_class, "page.table", "table");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "page.table",
                                       NULL);
}

static void
hoso_customers_page_init (HosoCustomersPage *self)
{
  /* A layout would keep the size from the page. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = hoso_settings_new ();
  self->table = self->settings != NULL && g_settings_get_boolean (self->settings, TABLE_KEY);
  update_layout (self);
}

/* See hoso-customers-page.h. */
void
hoso_customers_page_show_segment (HosoCustomersPage *self, gint64 segment)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_PAGE (self));

  hoso_customers_view_show_segment (self->view, segment);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}
