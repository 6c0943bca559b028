/* The preview of an import: the options, then a card for each column.  Rows are
 * made when they are seen.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-list.h"

#include "hoso-import-question-row.h"

struct _HosoImportList
{
  AdwBin parent_instance;

  GtkListView *view;

  GListStore *items;          /* the head, then a HosoImportItem each */
  HosoImportChoices *choices; /* for the rows, or NULL */
  gboolean refreshing;        /* the items */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoImportList, hoso_import_list, ADW_TYPE_BIN)

/* One column was corrected: another may have lost its field. */
static void
item_changed_cb (HosoImportList *self)
{
  guint n;

  if (self->refreshing || self->items == NULL)
    return;

  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  self->refreshing = TRUE;
  for (guint i = 1; i < n; i++)
    {
      g_autoptr (HosoImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      hoso_import_item_refresh (item);
    }
  self->refreshing = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GPtrArray *
make_items (HosoImportList *self, HosoImportPlan *plan, gboolean anew)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < plan->draft->questions->len; i++)
    {
      HosoImportItem *item = hoso_import_item_new (plan, i);
      g_autoptr (HosoImportItem) older = g_list_model_get_item (G_LIST_MODEL (self->items), i + 1);

      if (older != NULL && !anew)
        hoso_import_item_keep (item, older);
      g_signal_connect_object (
        item, "changed", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  return items;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, HosoImportList *self)
{
  GObject *item = gtk_list_item_get_item (list_item);

  if (HOSO_IS_IMPORT_ITEM (item))
    {
      GtkWidget *row = hoso_import_question_row_new (self->choices, HOSO_IMPORT_ITEM (item));

      gtk_list_item_set_child (list_item, row);
    }
  else
    gtk_list_item_set_child (list_item, GTK_WIDGET (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  gtk_list_item_set_child (list_item, NULL);
}

static void
hoso_import_list_dispose (GObject *object)
{
  HosoImportList *self = HOSO_IMPORT_LIST (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_IMPORT_LIST);
  g_clear_object (&self->items);
  g_clear_pointer (&self->choices, hoso_import_choices_free);
  G_OBJECT_CLASS (hoso_import_list_parent_class)->dispose (object);
}

static void
hoso_import_list_class_init (HosoImportListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_import_list_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-import-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoImportList, view);
}

static void
hoso_import_list_init (HosoImportList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (G_TYPE_OBJECT);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, model);
}

/* See hoso-import-list.h. */
void
hoso_import_list_set_head (HosoImportList *self, GtkWidget *head)
{
  g_return_if_fail (HOSO_IS_IMPORT_LIST (self));

  g_list_store_insert (self->items, 0, head);
}

/* See hoso-import-list.h. */
void
hoso_import_list_set_plan (HosoImportList *self,
                           HosoImportPlan *plan,
                           GPtrArray *fields,
                           gboolean anew)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (HOSO_IS_IMPORT_LIST (self));

  items = make_items (self, plan, anew);
  g_clear_pointer (&self->choices, hoso_import_choices_free);
  self->choices = hoso_import_choices_new (fields);
  g_list_store_splice (self->items,
                       1,
                       g_list_model_get_n_items (G_LIST_MODEL (self->items)) - 1,
                       items->pdata,
                       items->len);
}
