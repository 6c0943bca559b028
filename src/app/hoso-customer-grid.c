/* The table of customers.  Its cells need no measuring and lay out only what is
 * on the screen, so that a jump among a million stays quick.  Columns and widths
 * are remembered; those of fields that this workspace lacks wait for the next.
 * Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customer-grid.h"

#include "hoso-bulk-view.h"
#include "hoso-customer-columns.h"
#include "hoso-settings.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

#define COLUMNS_KEY "customers-columns"
#define KEY "hoso-column-key"
#define MIN_WIDTH 60
#define DEFAULT_WIDTH 140
/* Milliseconds after which a width that was dragged is remembered. */
#define REST 400

struct _HosoCustomerGrid
{
  AdwBin parent_instance;

  GtkColumnView *view;
  HosoColumnChooser *chooser; /* or NULL; borrowed */
  GPtrArray *columns;         /* of HosoCustomerColumn, or NULL before they are known */
  GSettings *settings;        /* or NULL */
  GVariant *chosen;           /* a(si) */
  char *order;                /* the key that is sorted by, or NULL */
  gboolean descending;
  gboolean filling;
  guint save; /* source id */
  HosoWorkspace *workspace;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_COLUMNS_CHANGED,
  SIGNAL_ORDER_CHANGED,
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoCustomerGrid, hoso_customer_grid, ADW_TYPE_BIN)

/* --- Cells --- */

static void
update_cell (GtkListItem *list_item)
{
  GtkInscription *cell = GTK_INSCRIPTION (gtk_list_item_get_child (list_item));
  HosoCustomerItem *item = gtk_list_item_get_item (list_item);
  const char *key = g_object_get_data (G_OBJECT (cell), KEY);
  const char *text = item != NULL ? hoso_customer_item_get_cell (item, key) : NULL;

  if (text == NULL)
    text = "";
  if (g_strcmp0 (gtk_inscription_get_text (cell), text) != 0)
    gtk_inscription_set_text (cell, text);
}

/* What is cut off is told where the pointer rests. */
static gboolean
query_tooltip_cb (
  GtkInscription *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  const char *text = gtk_inscription_get_text (cell);

  if (text == NULL || *text == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *list_item,
          const HosoCustomerColumn *column)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), 0);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), column->numeric ? 1 : 0);
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  if (column->numeric)
    gtk_widget_add_css_class (cell, "numeric");
  g_object_set_data_full (G_OBJECT (cell), KEY, g_strdup (column->key), g_free);
  hoso_bulk_view_add_line (list_item, cell);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  g_signal_connect_swapped (gtk_list_item_get_item (list_item), "notify",
                            G_CALLBACK (update_cell), list_item);
  update_cell (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), update_cell, list_item);
}

/* --- Columns --- */

static const HosoCustomerColumn *
find_column (HosoCustomerGrid *self, const char *key)
{
  for (guint i = 0; self->columns != NULL && i < self->columns->len; i++)
    {
      const HosoCustomerColumn *column = self->columns->pdata[i];

      if (g_str_equal (column->key, key))
        return column;
    }
  return NULL;
}

/* Those of fields that this workspace lacks wait for another one. */
static void
add_others (HosoCustomerGrid *self, GVariantBuilder *builder)
{
  GVariantIter iter;
  const char *key;
  int width;

  g_variant_iter_init (&iter, self->chosen);
  while (g_variant_iter_next (&iter, "(&si)", &key, &width))
    if (find_column (self, key) == NULL)
      g_variant_builder_add (builder, "(si)", key, width);
}

static void
set_chosen (HosoCustomerGrid *self, GVariantBuilder *builder)
{
  add_others (self, builder);
  g_variant_unref (self->chosen);
  self->chosen = g_variant_ref_sink (g_variant_builder_end (builder));
  if (self->settings != NULL)
    g_settings_set_value (self->settings, COLUMNS_KEY, self->chosen);
}

static void
offer (HosoCustomerGrid *self)
{
  g_auto (GStrv) keys = hoso_customer_grid_dup_keys (self);

  if (self->chooser != NULL)
    hoso_column_chooser_set_columns (self->chooser, self->columns, (const char *const *)keys);
}

static void
remember (HosoCustomerGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_auto (GVariantBuilder) builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(si)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_variant_builder_add (&builder, "(si)", g_object_get_data (G_OBJECT (column), KEY),
                             gtk_column_view_column_get_fixed_width (column));
    }
  set_chosen (self, &builder);
}

static gboolean
save_cb (gpointer data)
{
  HosoCustomerGrid *self = data;

  self->save = 0;
  remember (self);
  offer (self);
  return G_SOURCE_REMOVE;
}

/* A width or the order of the columns changes with every move of the pointer. */
static void
moved_cb (HosoCustomerGrid *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->save, g_source_remove);
  self->save = g_timeout_add (REST, save_cb, self);
}

static GtkListItemFactory *
make_factory (HosoCustomerGrid *self, const HosoCustomerColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data_full (G_OBJECT (factory), KEY, g_ptr_array_ref (self->columns),
                          (GDestroyNotify)g_ptr_array_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer)column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/* The headers’ sorters only say which of them was pressed: see find_order(). */
typedef struct
{
  const char *key; /* of the one that was asked first */
} Question;

#define QUESTION "hoso-question"

static int
answer (gconstpointer a, gconstpointer b, gpointer key)
{
  Question *question = g_object_get_data ((gpointer)a, QUESTION);

  if (question != NULL && question->key == NULL)
    question->key = key;
  return -1;
}

static void
add_column (HosoCustomerGrid *self, const HosoCustomerColumn *column, int width)
{
  g_autoptr (GtkColumnViewColumn) added =
    gtk_column_view_column_new (column->label, make_factory (self, column));
  char *key = g_strdup (column->key);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (answer, key, NULL));

  g_object_set_data_full (G_OBJECT (added), KEY, key, g_free);
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, g_str_equal (column->key, "name"));
  gtk_column_view_column_set_fixed_width (added, MAX (width, MIN_WIDTH));
  g_signal_connect_object (added, "notify::fixed-width", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_append_column (self->view, added);
}

static void
show_order (HosoCustomerGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  gboolean filling = self->filling;

  self->filling = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; self->order != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (g_object_get_data (G_OBJECT (column), KEY), self->order))
        gtk_column_view_sort_by_column (self->view, column,
                                        self->descending ? GTK_SORT_DESCENDING
                                                         : GTK_SORT_ASCENDING);
    }
  self->filling = filling;
}

static void
remove_columns (HosoCustomerGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* The name is always there, and first where nobody moved it. */
static void
show_columns (HosoCustomerGrid *self)
{
  GVariantIter iter;
  const char *key;
  int width;
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  g_autoptr (GtkSelectionModel) kept = model != NULL ? g_object_ref (model) : NULL;

  self->filling = TRUE;
  /* Lines that nobody sees need no cells while columns come and go. */
  gtk_column_view_set_model (self->view, NULL);
  remove_columns (self);
  g_variant_iter_init (&iter, self->chosen);
  while (g_variant_iter_next (&iter, "(&si)", &key, &width))
    if (find_column (self, key) != NULL)
      add_column (self, find_column (self, key), width);
  show_order (self);
  gtk_column_view_set_model (self->view, kept);
  self->filling = FALSE;
  offer (self);
  g_signal_emit (self, signals[SIGNAL_COLUMNS_CHANGED], 0);
}

static int
find_width (HosoCustomerGrid *self, const char *wanted)
{
  GVariantIter iter;
  const char *key;
  int width;

  g_variant_iter_init (&iter, self->chosen);
  while (g_variant_iter_next (&iter, "(&si)", &key, &width))
    if (g_str_equal (key, wanted))
      return width;
  return DEFAULT_WIDTH;
}

static void
chosen_cb (HosoCustomerGrid *self, char **keys)
{
  g_auto (GVariantBuilder) builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(si)"));
  for (guint i = 0; keys[i] != NULL; i++)
    g_variant_builder_add (&builder, "(si)", keys[i], find_width (self, keys[i]));
  set_chosen (self, &builder);
  show_columns (self);
}

/* --- Order --- */

/* GTK tells the pressed header to nobody, but asks its sorter first; an answer
 * that came back turned round tells the direction. */
static const char *
find_order (HosoCustomerGrid *self, gboolean *descending)
{
  g_autoptr (GObject) probe = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  Question question = { NULL };

  g_object_set_data (probe, QUESTION, &question);
  *descending = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), probe, other) ==
                GTK_ORDERING_LARGER;
  return question.key;
}

static void
sorter_changed_cb (HosoCustomerGrid *self)
{
  gboolean descending;
  const char *key;
  const HosoCustomerColumn *column;

  if (self->filling)
    return;
  key = find_order (self, &descending);
  column = key != NULL ? find_column (self, key) : NULL;
  if (column == NULL || (g_strcmp0 (key, self->order) == 0 && descending == self->descending))
    return;
  g_free (self->order);
  self->order = g_strdup (key);
  self->descending = descending;
  g_signal_emit (self, signals[SIGNAL_ORDER_CHANGED], 0, column->key, column->label, descending);
}

static void
activate_cb (HosoCustomerGrid *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

/* --- What the workspace has --- */

/* On a reading thread. */
static gpointer
list_columns (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_customer_columns_list (db, error);
}

static gboolean
has_same_columns (HosoCustomerGrid *self, GPtrArray *columns)
{
  if (self->columns == NULL || self->columns->len != columns->len)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      const HosoCustomerColumn *old = self->columns->pdata[i];
      const HosoCustomerColumn *new = columns->pdata[i];

      if (!g_str_equal (old->key, new->key) || !g_str_equal (old->label, new->label) ||
          old->numeric != new->numeric)
        return FALSE;
    }
  return TRUE;
}

static void
columns_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCustomerGrid) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) columns =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (columns == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (has_same_columns (self, columns))
    return;
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = g_steal_pointer (&columns);
  show_columns (self);
}

/* See hoso-customer-grid.h. */
void
hoso_customer_grid_refresh (HosoCustomerGrid *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_GRID (self));

  if (self->workspace == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, list_columns, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable, columns_cb,
                             g_object_ref (self));
}

/* --- The widget --- */

static void
hoso_customer_grid_dispose (GObject *object)
{
  HosoCustomerGrid *self = HOSO_CUSTOMER_GRID (object);

  self->filling = TRUE;
  if (self->save != 0)
    remember (self);
  g_clear_handle_id (&self->save, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->chosen, g_variant_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->order, g_free);
  G_OBJECT_CLASS (hoso_customer_grid_parent_class)->dispose (object);
}

static void
hoso_customer_grid_class_init (HosoCustomerGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_customer_grid_dispose;
  signals[SIGNAL_COLUMNS_CHANGED] =
    g_signal_new ("columns-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ORDER_CHANGED] =
    g_signal_new ("order-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_ACTIVATE] =
    g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

/* What was chosen the last time, otherwise a few. */
static GVariant *
recall (HosoCustomerGrid *self)
{
  GVariant *some;

  if (self->settings != NULL)
    return g_settings_get_value (self->settings, COLUMNS_KEY);
  some = g_variant_new_parsed ("[('name', 220), ('phone', 130), ('tags', 140), ('total', 140)]");
  return g_variant_ref_sink (some);
}

static void
hoso_customer_grid_init (HosoCustomerGrid *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (NULL);

  self->settings = hoso_settings_new ();
  self->chosen = recall (self);
  self->view = GTK_COLUMN_VIEW (view);
  gtk_widget_add_css_class (view, "hoso-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table of customers"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  hoso_bulk_view_watch (view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/* See hoso-customer-grid.h. */
void
hoso_customer_grid_set_workspace (HosoCustomerGrid *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_GRID (self));

  g_set_object (&self->workspace, workspace);
  hoso_customer_grid_refresh (self);
}

/* See hoso-customer-grid.h. */
void
hoso_customer_grid_set_chooser (HosoCustomerGrid *self, HosoColumnChooser *chooser)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_GRID (self));

  self->chooser = chooser;
  g_signal_connect_object (chooser, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/* See hoso-customer-grid.h. */
void
hoso_customer_grid_set_model (HosoCustomerGrid *self, GtkSelectionModel *model)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_GRID (self));

  if (gtk_column_view_get_model (self->view) != model)
    gtk_column_view_set_model (self->view, model);
}

/* See hoso-customer-grid.h. */
char **
hoso_customer_grid_dup_keys (HosoCustomerGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n = g_list_model_get_n_items (columns);
  char **keys = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      keys[i] = g_strdup (g_object_get_data (G_OBJECT (column), KEY));
    }
  return keys;
}

/* See hoso-customer-grid.h. */
void
hoso_customer_grid_set_order (HosoCustomerGrid *self, const char *key, gboolean descending)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_GRID (self));

  if (g_strcmp0 (self->order, key) == 0 && self->descending == descending)
    return;
  g_free (self->order);
  self->order = g_strdup (key);
  self->descending = descending;
  show_order (self);
}

/* See hoso-customer-grid.h. */
GtkWidget *
hoso_customer_grid_get_list (HosoCustomerGrid *self)
{
  g_return_val_if_fail (HOSO_IS_CUSTOMER_GRID (self), NULL);

  return GTK_WIDGET (self->view);
}
