/* The list of customers, as rows or as a table.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customers-view.h"

#include "hoso-bulk-view.h"
#include "hoso-customer-cell.h"
#include "hoso-customer-grid.h"
#include "hoso-customer-list.h"
#include "hoso-format.h"
#include "hoso-list-keys.h"
#include "hoso-list-options.h"
#include "hoso-page-view.h"
#include "hoso-segment-filter.h"

#include <glib/gi18n-lib.h>

/* Milliseconds after which an order that is not there yet says so. */
#define PATIENCE 500

struct _HosoCustomersView
{
  GtkBox parent_instance;

  GtkEditable *search;
  HosoListOptions *options;
  HosoColumnChooser *chooser;
  GtkWidget *table_button;
  HosoSegmentFilter *filter;
  GtkLabel *count;
  GtkWidget *waiting; /* while an order takes long */
  GtkStack *stack;    /* “list”, “table” or “nothing” */
  HosoBulkView *bulk;
  GtkListView *list;
  HosoCustomerGrid *grid;

  HosoPhotoCache *photos;
  HosoWorkspace *workspace;    /* or NULL */
  HosoCustomerList *customers; /* or NULL */
  GtkMultiSelection *selected; /* or NULL */
  gint64 shown;                /* whose profile it is, or 0 */
  gboolean table;
  gboolean empty;
  guint late; /* source id */
  guint tick; /* callback id */
};

typedef enum
{
  PROP_EMPTY = 1,
} HosoCustomersViewProperty;

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_OPENED,
  SIGNAL_SEVERAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_EMPTY + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoCustomersView, hoso_customers_view, GTK_TYPE_BOX)

/* --- How many --- */

static gboolean
is_filtered (HosoCustomersView *self)
{
  return hoso_segment_filter_get_segment (self->filter) != 0 ||
         *gtk_editable_get_text (self->search) != '\0' ||
         hoso_list_options_is_filtered (self->options);
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
set_empty (HosoCustomersView *self, gboolean empty)
{
  if (self->empty == empty)
    return;

  self->empty = empty;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
}

static void
update_count (HosoCustomersView *self)
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

  if (n == 0 && filtered)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack, self->table ? "table" : "list");
  set_empty (self, n == 0 && !filtered);
}

/* --- The line of the profile --- */

static void
scroll_to_shown (HosoCustomersView *self)
{
  guint place = hoso_customer_list_find (self->customers, self->shown);

  if (place != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
}

static gboolean
tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  HosoCustomersView *self = data;

  if (gtk_widget_get_height (list) == 0 || gtk_list_view_get_model (self->list) == NULL)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (self->customers != NULL && self->shown != 0)
    scroll_to_shown (self);
  return G_SOURCE_REMOVE;
}

/* A list that is scrolled before it has a size stays empty. */
static void
request_scroll (HosoCustomersView *self)
{
  GtkWidget *list = GTK_WIDGET (self->list);

  if (self->tick == 0 && !self->table)
    self->tick = gtk_widget_add_tick_callback (list, tick_cb, self, NULL);
}

/* After the list changed, the line of the shown profile is the selected one. */
static void
select_shown (HosoCustomersView *self)
{
  guint place = self->shown != 0 ? hoso_customer_list_find (self->customers, self->shown)
                                 : GTK_INVALID_LIST_POSITION;

  if (hoso_bulk_view_get_n_selected (self->bulk) > 1)
    return;
  if (place == GTK_INVALID_LIST_POSITION)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selected));
      return;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selected), place, TRUE);
  request_scroll (self);
}

static gboolean
late_cb (gpointer data)
{
  HosoCustomersView *self = data;

  self->late = 0;
  gtk_widget_set_visible (self->waiting, TRUE);
  return G_SOURCE_REMOVE;
}

static void
loading_changed_cb (HosoCustomersView *self)
{
  gboolean loading = FALSE;

  g_object_get (self->customers, "loading", &loading, NULL);
  update_count (self);
  g_clear_handle_id (&self->late, g_source_remove);
  if (loading)
    self->late = g_timeout_add (PATIENCE, late_cb, self);
  else
    {
      gtk_widget_set_visible (self->waiting, FALSE);
      select_shown (self);
    }
}

static void
choose (HosoCustomersView *self, gint64 id)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
}

static void
selected_cb (HosoCustomersView *self)
{
  GtkWidget *leaflet = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_LEAFLET);
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  g_signal_emit (self, signals[SIGNAL_SEVERAL_CHANGED], 0);
  /* What a profile would take the place of opens what is activated: a table, and
   * narrow rows while the arrows go through them. */
  if (self->table || hoso_customers_view_get_several (self) >= 0 ||
      hoso_bulk_view_get_n_selected (self->bulk) != 1 ||
      (leaflet != NULL && adw_leaflet_get_folded (ADW_LEAFLET (leaflet)) &&
       hoso_list_keys_were_used (GTK_WIDGET (self->list))))
    return;
  ids = hoso_bulk_view_dup_selected (self->bulk);
  id = g_array_index (ids, gint64, 0);
  if (id != self->shown)
    choose (self, id);
}

/* A line that is selected already was chosen again. */
static void
activate_cb (HosoCustomersView *self, guint position)
{
  choose (self, hoso_customer_list_get_id (self->customers, position));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

/* --- What is asked for --- */

static void
search_changed_cb (HosoCustomersView *self)
{
  if (self->customers == NULL)
    return;

  hoso_customer_list_set_search (self->customers, gtk_editable_get_text (self->search));
  update_count (self);
}

static void
search_stopped_cb (HosoCustomersView *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
options_changed_cb (HosoCustomersView *self)
{
  g_autoptr (HosoCustomerView) view = hoso_list_options_dup_view (self->options);
  gboolean descending;
  const char *order = hoso_list_options_get_order (self->options, &descending);

  hoso_customer_grid_set_order (self->grid, order, descending);
  if (self->customers == NULL)
    return;

  hoso_customer_list_set_view (self->customers, view);
  update_count (self);
}

static void
order_changed_cb (
  HosoCustomersView *self, const char *key, const char *label, gboolean descending)
{
  hoso_list_options_set_order (self->options, key, label, descending);
}

static GtkWidget *
get_list (HosoCustomersView *self)
{
  return self->table ? hoso_customer_grid_get_list (self->grid) : GTK_WIDGET (self->list);
}

/* Down leads from the search into what it found. */
static void
search_next_cb (HosoCustomersView *self)
{
  gtk_widget_child_focus (get_list (self), GTK_DIR_DOWN);
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->list))), TRUE);
}

static void
segment_changed_cb (HosoCustomersView *self)
{
  if (self->customers == NULL)
    return;

  hoso_customer_list_set_segment (self->customers,
                                  hoso_segment_filter_get_segment (self->filter));
  update_count (self);
}

/* --- The list --- */

static void
drop_customers (HosoCustomersView *self)
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
show_list (HosoCustomersView *self)
{
  GtkSelectionModel *model = NULL;
  g_auto (GStrv) keys = hoso_customer_grid_dup_keys (self->grid);

  if (self->selected != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    model = GTK_SELECTION_MODEL (self->selected);
  hoso_customer_grid_set_model (self->grid, self->table ? model : NULL);
  if (gtk_list_view_get_model (self->list) != (self->table ? NULL : model))
    gtk_list_view_set_model (self->list, self->table ? NULL : model);
  if (model != NULL)
    hoso_customer_list_set_columns (self->customers,
                                    self->table ? (const char *const *)keys : NULL);
}

static void
hoso_customers_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hoso_customers_view_parent_class)->map (widget);
  show_list (HOSO_CUSTOMERS_VIEW (widget));
}

static void
hoso_customers_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((HosoCustomersViewProperty)id)
    {
    case PROP_EMPTY:
      g_value_set_boolean (value, HOSO_CUSTOMERS_VIEW (object)->empty);
      break;
    }
}

static void
hoso_customers_view_dispose (GObject *object)
{
  HosoCustomersView *self = HOSO_CUSTOMERS_VIEW (object);

  g_clear_handle_id (&self->late, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->tick);
  self->tick = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_CUSTOMERS_VIEW);
  drop_customers (self);
  g_clear_object (&self->photos);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_customers_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-customers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, search);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, options);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, chooser);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, table_button);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, filter);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, count);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, waiting);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, bulk);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, list);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomersView, grid);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, segment_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
hoso_customers_view_class_init (HosoCustomersViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hoso_customers_view_get_property;
  object_class->dispose = hoso_customers_view_dispose;
  widget_class->map = hoso_customers_view_map;
  properties[PROP_EMPTY] =
    g_param_spec_boolean ("empty", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SEVERAL_CHANGED] =
    g_signal_new ("several-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (HOSO_TYPE_BULK_VIEW);
  g_type_ensure (HOSO_TYPE_LIST_OPTIONS);
  g_type_ensure (HOSO_TYPE_SEGMENT_FILTER);
  g_type_ensure (HOSO_TYPE_CUSTOMER_GRID);
  g_type_ensure (HOSO_TYPE_COLUMN_CHOOSER);
  bind_template (widget_class);
}

static void
hoso_customers_view_init (HosoCustomersView *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->photos = hoso_photo_cache_new ();
  factory = hoso_customer_cell_factory_new (self->photos);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search customers"), -1);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (self->bulk, "notify::several", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  hoso_bulk_view_watch (GTK_WIDGET (self->list));
  hoso_list_keys_add (GTK_WIDGET (self->list));
  hoso_list_keys_add (hoso_customer_grid_get_list (self->grid));
  hoso_page_view_bind_down (GTK_WIDGET (self->search));
  hoso_customer_grid_set_chooser (self->grid, self->chooser);
  hoso_customers_view_set_table (self, FALSE, FALSE);
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_set_workspace (HosoCustomersView *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  gtk_list_view_set_model (self->list, NULL);
  hoso_customer_grid_set_model (self->grid, NULL);
  hoso_bulk_view_set_model (self->bulk, NULL, NULL, NULL);
  drop_customers (self);
  self->shown = 0;
  g_set_object (&self->workspace, workspace);
  hoso_photo_cache_set_workspace (self->photos, workspace);
  hoso_list_options_set_workspace (self->options, workspace);
  hoso_segment_filter_set_workspace (self->filter, workspace);
  hoso_segment_filter_set_segment (self->filter, 0);
  hoso_customer_grid_set_workspace (self->grid, workspace);
  self->customers = hoso_customer_list_new (workspace);
  self->selected = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->customers)));
  hoso_bulk_view_set_model (self->bulk, workspace, self->customers,
                            GTK_SELECTION_MODEL (self->selected));
  g_signal_connect_object (self->customers, "notify::loading", G_CALLBACK (loading_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->customers, "items-changed", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selected, "selection-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  show_list (self);
  search_changed_cb (self);
  options_changed_cb (self);
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_refresh (HosoCustomersView *self, guint changes)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  if (changes & HOSO_CHANGE_SEGMENTS)
    hoso_segment_filter_refresh (self->filter);
  if (changes & HOSO_CHANGE_CUSTOMERS)
    hoso_customer_grid_refresh (self->grid);
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_set_table (HosoCustomersView *self, gboolean possible, gboolean table)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  self->table = possible && table;
  gtk_widget_set_visible (self->table_button, possible);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), self->table);
  show_list (self);
  if (self->customers != NULL)
    update_count (self);
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_show_customer (HosoCustomersView *self, gint64 customer)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  self->shown = customer;
  if (self->customers != NULL)
    select_shown (self);
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_show_segment (HosoCustomersView *self, gint64 segment)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  gtk_editable_set_text (self->search, "");
  hoso_segment_filter_set_segment (self->filter, segment);
  hoso_segment_filter_refresh (self->filter);
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_show_all (HosoCustomersView *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  gtk_editable_set_text (self->search, "");
  hoso_segment_filter_set_segment (self->filter, 0);
  hoso_list_options_clear (self->options);
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_order_by_name (HosoCustomersView *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  hoso_list_options_set_order (self->options, "name", _ ("Name"), FALSE);
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_focus_search (HosoCustomersView *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_focus_list (HosoCustomersView *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  if (!gtk_widget_grab_focus (get_list (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* See hoso-customers-view.h. */
int
hoso_customers_view_get_several (HosoCustomersView *self)
{
  guint n;
  gboolean several = FALSE;

  g_return_val_if_fail (HOSO_IS_CUSTOMERS_VIEW (self), -1);

  n = hoso_bulk_view_get_n_selected (self->bulk);
  g_object_get (self->bulk, "several", &several, NULL);
  return several || n > 1 ? (int)n : -1;
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_choose_several (HosoCustomersView *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  g_object_set (self->bulk, "several", TRUE, NULL);
  gtk_widget_grab_focus (get_list (self));
}

/* See hoso-customers-view.h. */
void
hoso_customers_view_export_all (HosoCustomersView *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMERS_VIEW (self));

  hoso_bulk_view_export_all (self->bulk);
}
