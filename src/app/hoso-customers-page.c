/* The page “Customers”: the list, to be searched, and beside it one profile;
 * where there is no room, one after the other.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customers-page.h"

#include "hoso-bulk-view.h"
#include "hoso-customer-cell.h"
#include "hoso-customer-form.h"
#include "hoso-customer-list.h"
#include "hoso-customer-profile.h"
#include "hoso-duplicates-dialog.h"
#include "hoso-format.h"
#include "hoso-label-factory.h"
#include "hoso-list-options.h"
#include "hoso-page-header.h"
#include "hoso-segments.h"
#include "hoso-tidy-fields.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoCustomersPage
{
  AdwBin parent_instance;

  HosoPageHeader *header;
  GtkWidget *add_button;
  GtkStack *stack; /* “empty” or “customers” */
  AdwLeaflet *leaflet;
  GtkEditable *search;
  HosoListOptions *options;
  GtkDropDown *filter;
  GtkLabel *count;
  GtkStack *list_stack; /* “list” or “nothing” */
  HosoBulkView *bulk;
  GtkListView *list;
  HosoCustomerProfile *profile;

  HosoWorkspace *workspace;    /* or NULL */
  HosoCustomerList *customers; /* or NULL */
  GtkMultiSelection *selected; /* or NULL */
  GArray *segments;            /* ids (gint64) behind the filter’s lines, from the second on */
  gint64 segment;
  guint update; /* source id */
  GCancellable *cancellable;
};

static void page_view_init (HosoPageViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoCustomersPage,
                               hoso_customers_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HOSO_TYPE_PAGE_VIEW, page_view_init))

/* --- List and profile --- */

static gboolean
is_filtered (HosoCustomersPage *self)
{
  return self->segment != 0 || *gtk_editable_get_text (self->search) != '\0' ||
         hoso_list_options_is_filtered (self->options);
}

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

/* “1,204 customers”, “12 found”; while the rest is on its way, at least so many. */
static char *
dup_count (guint n, gboolean filtered, gboolean partial)
{
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());

  if (partial)
    /* Translators: %s is how many customers were found so far. */
    return g_strdup_printf (filtered ? ngettext ("%s found, and more", "%s found, and more", n)
                                     : ngettext ("%s customer, and more",
                                                 "%s customers, and more", n),
                            number);
  /* Translators: %s is how many customers the search found, or how many there are. */
  return g_strdup_printf (filtered ? ngettext ("%s found", "%s found", n)
                                   : ngettext ("%s customer", "%s customers", n),
                          number);
}

static void
update_count (HosoCustomersPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->customers));
  gboolean loading = FALSE;
  gboolean filtered = is_filtered (self);
  g_autofree char *text =
    dup_count (n, filtered, hoso_customer_list_is_partial (self->customers));

  g_object_get (self->customers, "loading", &loading, NULL);
  gtk_label_set_text (self->count, text);
  if (n == 0 && loading)
    return;

  gtk_stack_set_visible_child_name (self->list_stack, n == 0 && filtered ? "nothing" : "list");
  gtk_stack_set_visible_child_name (self->stack, n == 0 && !filtered ? "empty" : "customers");
}

/* After the list changed, the line of the shown profile is the selected one. */
static void
select_shown (HosoCustomersPage *self)
{
  gint64 id = hoso_customer_profile_get_customer (self->profile);
  guint place = id != 0 ? hoso_customer_list_find (self->customers, id) : GTK_INVALID_LIST_POSITION;

  if (hoso_bulk_view_get_n_selected (self->bulk) > 1)
    return;
  if (place == GTK_INVALID_LIST_POSITION)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selected));
      return;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selected), place, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
}

static void
loading_changed_cb (HosoCustomersPage *self)
{
  gboolean loading = FALSE;

  g_object_get (self->customers, "loading", &loading, NULL);
  update_count (self);
  if (!loading)
    select_shown (self);
}

static void
show_profile (HosoCustomersPage *self, gint64 id)
{
  hoso_customer_profile_show (self->profile, id);
  adw_leaflet_set_visible_child_name (self->leaflet, id != 0 ? "profile" : "list");
  update_header (self);
}

static void
selected_cb (HosoCustomersPage *self)
{
  g_autoptr (GArray) ids = NULL;
  gboolean several = FALSE;
  gint64 id;

  g_object_get (self->bulk, "several", &several, NULL);
  if (several || hoso_bulk_view_get_n_selected (self->bulk) != 1)
    return;
  ids = hoso_bulk_view_dup_selected (self->bulk);
  id = g_array_index (ids, gint64, 0);
  if (id != hoso_customer_profile_get_customer (self->profile))
    show_profile (self, id);
}

/* A line that is selected already was chosen again. */
static void
activate_cb (HosoCustomersPage *self, guint position)
{
  g_autoptr (HosoCustomerItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->customers), position);

  show_profile (self, hoso_customer_item_get_id (item));
}

static void
gone_cb (HosoCustomersPage *self)
{
  show_profile (self, 0);
}

static void
search_changed_cb (HosoCustomersPage *self)
{
  if (self->customers == NULL)
    return;

  hoso_customer_list_set_search (self->customers, gtk_editable_get_text (self->search));
  update_count (self);
}

static void
search_stopped_cb (HosoCustomersPage *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
options_changed_cb (HosoCustomersPage *self)
{
  g_autoptr (HosoCustomerView) view = hoso_list_options_dup_view (self->options);

  if (self->customers == NULL)
    return;

  hoso_customer_list_set_view (self->customers, view);
  update_count (self);
}

/* Down leads from the search into what it found. */
static void
search_next_cb (HosoCustomersPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_DOWN);
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->list))), TRUE);
}

/* --- Filter --- */

static void
set_segment (HosoCustomersPage *self, gint64 segment)
{
  if (self->segment == segment)
    return;

  self->segment = segment;
  if (self->customers != NULL)
    {
      hoso_customer_list_set_segment (self->customers, segment);
      update_count (self);
    }
}

static void
filter_changed_cb (HosoCustomersPage *self)
{
  guint place = gtk_drop_down_get_selected (self->filter);

  if (place != GTK_INVALID_LIST_POSITION && place <= self->segments->len)
    set_segment (self, place == 0 ? 0 : g_array_index (self->segments, gint64, place - 1));
}

static void
select_filter (HosoCustomersPage *self)
{
  guint place = 0;

  for (guint i = 0; i < self->segments->len; i++)
    if (g_array_index (self->segments, gint64, i) == self->segment)
      place = i + 1;
  gtk_drop_down_set_selected (self->filter, place);
  if (place == 0)
    set_segment (self, 0);
}

static void
show_segments (HosoCustomersPage *self, GPtrArray *segments)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_signal_handlers_block_by_func (self->filter, filter_changed_cb, self);
  g_array_set_size (self->segments, 0);
  gtk_string_list_append (names, _ ("All customers"));
  for (guint i = 0; i < segments->len; i++)
    {
      const HosoSegment *segment = segments->pdata[i];

      g_array_append_val (self->segments, segment->id);
      gtk_string_list_append (names, segment->name);
    }
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (names));
  select_filter (self);
  g_signal_handlers_unblock_by_func (self->filter, filter_changed_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), segments->len > 0);
}

static void
segments_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCustomersPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) segments =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (segments != NULL && self->workspace != NULL)
    show_segments (self, segments);
  else if (self->workspace != NULL)
    hoso_window_show_error (GTK_WIDGET (self), error);
}

/* On a reading thread. */
static gpointer
list_segments (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_segments_list (db, error);
}

static void
load_segments (HosoCustomersPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, list_segments, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable, segments_cb,
                             g_object_ref (self));
}

/* --- As a page --- */

static const char *
page_view_get_title (HosoPageView *view)
{
  return _ ("Customers");
}

static void
drop_customers (HosoCustomersPage *self)
{
  if (self->customers != NULL)
    g_signal_handlers_disconnect_by_data (self->customers, self);
  if (self->selected != NULL)
    g_signal_handlers_disconnect_by_data (self->selected, self);
  g_clear_object (&self->selected);
  g_clear_object (&self->customers);
}

/* A list makes some two hundred rows for a model, seen or not: they wait until
 * somebody looks. */
static void
show_list (HosoCustomersPage *self)
{
  GtkSelectionModel *shown = gtk_list_view_get_model (self->list);

  if (self->selected != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      shown != GTK_SELECTION_MODEL (self->selected))
    gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selected));
}

static void
hoso_customers_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hoso_customers_page_parent_class)->map (widget);
  show_list (HOSO_CUSTOMERS_PAGE (widget));
}

static void
page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (view);

  gtk_list_view_set_model (self->list, NULL);
  hoso_bulk_view_set_model (self->bulk, NULL, NULL, NULL);
  drop_customers (self);
  g_set_object (&self->workspace, workspace);
  hoso_customer_profile_set_workspace (self->profile, workspace);
  hoso_list_options_set_workspace (self->options, workspace);
  self->customers = hoso_customer_list_new (workspace);
  self->selected =
    gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->customers)));
  hoso_bulk_view_set_model (self->bulk, workspace, self->customers,
                            GTK_SELECTION_MODEL (self->selected));
  g_signal_connect_object (self->customers, "notify::loading", G_CALLBACK (loading_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->customers, "items-changed", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selected, "selection-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  show_list (self);
  show_profile (self, 0);
  search_changed_cb (self);
  options_changed_cb (self);
}

static void
page_view_refresh (HosoPageView *view, guint changes)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (view);

  if (changes & HOSO_CHANGE_SEGMENTS)
    load_segments (self);
  if (changes & (HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_SURVEYS | HOSO_CHANGE_IMPORTS))
    hoso_customer_profile_reload (self->profile);
}

static void
page_view_show_item (HosoPageView *view, gint64 id)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (view);

  show_profile (self, id);
  if (self->customers != NULL)
    select_shown (self);
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
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
clear_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (widget);

  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->filter, 0);
  hoso_list_options_clear (self->options);
}

/* --- The widget --- */

static void
hoso_customers_page_dispose (GObject *object)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_CUSTOMERS_PAGE);
  drop_customers (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->segments, g_array_unref);
  G_OBJECT_CLASS (hoso_customers_page_parent_class)->dispose (object);
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
  hoso_bulk_view_export_all (HOSO_CUSTOMERS_PAGE (widget)->bulk);
}

static void
several_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  g_object_set (self->bulk, "several", TRUE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
duplicates_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomersPage *self = HOSO_CUSTOMERS_PAGE (widget);

  if (self->workspace != NULL)
    hoso_duplicates_dialog_open (widget, self->workspace);
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
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, search);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, options);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, filter);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, count);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, bulk);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, list);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersPage, profile);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
}

static void
hoso_customers_page_class_init (HosoCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_customers_page_dispose;
  widget_class->map = hoso_customers_page_map;

  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_CUSTOMER_PROFILE);
  g_type_ensure (HOSO_TYPE_BULK_VIEW);
  g_type_ensure (HOSO_TYPE_LIST_OPTIONS);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_activated);
  gtk_widget_class_install_action (widget_class, "page.clear-search", NULL, clear_activated);
  gtk_widget_class_install_action (widget_class, "page.tidy", NULL, tidy_activated);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "page.several", NULL, several_activated);
  gtk_widget_class_install_action (widget_class, "page.duplicates", NULL, duplicates_activated);
}

static void
hoso_customers_page_init (HosoCustomersPage *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkListItemFactory) names = hoso_label_factory_new (28);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search customers"), -1);
  self->segments = g_array_new (FALSE, FALSE, sizeof (gint64));
  factory = hoso_customer_cell_factory_new (self->bulk);
  gtk_list_view_set_factory (self->list, factory);
  hoso_page_view_bind_down (GTK_WIDGET (self->search));
  gtk_drop_down_set_factory (self->filter, names);
  g_signal_connect_object (self->filter, "notify::selected", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* See hoso-customers-page.h. */
void
hoso_customers_page_show_segment (HosoCustomersPage *self, gint64 segment)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_PAGE (self));

  gtk_editable_set_text (self->search, "");
  set_segment (self, segment);
  if (self->workspace != NULL)
    load_segments (self);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}
