/* A GListModel over the sorted ids of one query.
 *
 * Rows are read by pages of ids on a reader thread.  Each query begins a new
 * generation: answers to older questions are dropped.  Main context only.
 */

#include "hoso-customer-list.h"

#include "hoso-customer-items.h"
#include "hoso-customer-reads.h"
#include "hoso-id-diff.h"

#define PAGE 128
/* With more hunks than this, one large change is cheaper to show. */
#define MAX_HUNKS 64
/* Longer lists are not compared line by line: that would hold up the window. */
#define MAX_COMPARED 50000
/* What a first look shows: a screen full, and a wheel's turn more. */
#define FIRST 200

struct _HosoCustomerList
{
  GObject parent_instance;
  HosoWorkspace *workspace;
  char *search;
  gint64 segment;
  HosoCustomerView *view; /* or NULL */
  GPtrArray *columns;     /* of char, what is read besides the rows; or NULL */
  guint choice;           /* how often they were chosen */
  gboolean loading;
  GArray *ids; /* of gint64, as shown */
  HosoCustomerItems *items;
  GHashTable *requested; /* pages on their way, in this generation */
  guint generation;
  gboolean refreshing; /* the running query is the same as the one before */
  gboolean stale;      /* the rows of living items may have changed */
  gboolean finishing;  /* what takes long is on its way for some lines */
  gboolean more;       /* and others wait for it */
  gboolean partial;    /* only a first look is shown; the rest is on its way */
  GCancellable *cancellable;
};

typedef enum
{
  PROP_SEARCH = 1,
  PROP_SEGMENT,
  PROP_LOADING,
} HosoCustomerListProperty;

static GParamSpec *properties[PROP_LOADING + 1];

static void hoso_customer_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoCustomerList,
                               hoso_customer_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      hoso_customer_list_iface_init))

/* One question to the workspace, with what tells a late answer. */
typedef struct
{
  HosoCustomerList *list;
  guint generation;
  guint page;
  guint choice; /* of columns */
  gboolean all; /* also what takes long */
} Call;

/* The page of a call that is about no page. */
#define NO_PAGE G_MAXUINT

static Call *
call_new (HosoCustomerList *self, guint page)
{
  Call *call = g_new0 (Call, 1);

  call->list = g_object_ref (self);
  call->generation = self->generation;
  call->page = page;
  call->choice = self->choice;
  return call;
}

static void
call_free (Call *call)
{
  g_object_unref (call->list);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

/* Whether the answer comes too late, or there is none. */
static gboolean
call_is_over (Call *call, const GError *error)
{
  if (call->generation != call->list->generation)
    return TRUE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The list of customers could not be read: %s", error->message);

  return error != NULL;
}

static void request_rest (HosoCustomerList *self);

static void
finish (HosoCustomerList *self)
{
  gboolean more = self->more;

  self->finishing = FALSE;
  self->more = FALSE;
  if (more)
    request_rest (self);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (call->all)
    finish (call->list);
  if (call_is_over (call, error) || call->choice != call->list->choice)
    return;

  /* Not when they are asked for: the answer may be dropped on its way. */
  if (call->page == NO_PAGE && !call->all)
    call->list->stale = FALSE;
  g_hash_table_remove (call->list->requested, GUINT_TO_POINTER (call->page));
  hoso_customer_items_take_rows (call->list->items, rows);
  if (!call->all)
    request_rest (call->list);
}

/* Takes @ids. */
static void
ask_rows (HosoCustomerList *self, GArray *ids, guint page, gboolean all)
{
  HosoRowsRead *read = g_new0 (HosoRowsRead, 1);
  Call *call = call_new (self, page);

  call->all = all;
  read->all = all;
  read->ids = ids;
  read->columns = self->columns != NULL ? g_ptr_array_ref (self->columns) : NULL;
  hoso_workspace_read_async (self->workspace, hoso_rows_read, read, hoso_rows_read_free,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable, rows_read_cb,
                             call);
}

static void
request_rows (HosoCustomerList *self, GArray *ids, guint page)
{
  ask_rows (self, ids, page, FALSE);
}

/* One question at a time, about all lines that wait: the other thread is left to
 * those who scroll on. */
static void
request_rest (HosoCustomerList *self)
{
  g_autoptr (GArray) ids = hoso_customer_items_list (self->items, HOSO_ITEMS_PARTIAL);

  if (self->finishing)
    self->more = TRUE;
  if (self->finishing || ids->len == 0)
    return;
  self->finishing = TRUE;
  ask_rows (self, g_steal_pointer (&ids), NO_PAGE, TRUE);
}

static void
request_page (HosoCustomerList *self, guint page)
{
  guint first = page * PAGE;
  GArray *ids;

  if (!g_hash_table_add (self->requested, GUINT_TO_POINTER (page)))
    return;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (ids,
                       &g_array_index (self->ids, gint64, first),
                       MIN (PAGE, self->ids->len - first));
  request_rows (self, ids, page);
}

/* Reads the living items again: all where they may have changed, otherwise
 * those whose pages were given up. */
static void
request_living (HosoCustomerList *self)
{
  GArray *ids = hoso_customer_items_list (self->items, self->stale ? HOSO_ITEMS_ALL
                                                                   : HOSO_ITEMS_WITHOUT_ROW);

  if (ids->len > 0)
    request_rows (self, ids, NO_PAGE);
  else
    {
      self->stale = FALSE;
      g_array_unref (ids);
    }
}

/* How to come from what is shown to @ids.  Free with g_array_unref(). */
static GArray *
compare_ids (HosoCustomerList *self, GArray *ids)
{
  g_autoptr (GArray) hunks = NULL;

  if (self->refreshing && MAX (self->ids->len, ids->len) <= MAX_COMPARED)
    hunks = hoso_id_diff (self->ids, ids);
  if (hunks == NULL || hunks->len > MAX_HUNKS)
    return hoso_id_diff_ends (self->ids, ids);
  return g_steal_pointer (&hunks);
}

/* One hunk after the other, so that whoever looks in between sees a list that
 * fits what was said of it. */
static void
show_ids (HosoCustomerList *self, GArray *ids)
{
  g_autoptr (GArray) hunks = compare_ids (self, ids);

  for (guint i = 0; i < hunks->len; i++)
    {
      const HosoIdHunk *hunk = &g_array_index (hunks, HosoIdHunk, i);

      if (hunks->len == 1)
        {
          g_array_unref (self->ids);
          self->ids = g_array_ref (ids);
        }
      else
        {
          g_array_remove_range (self->ids, hunk->position, hunk->removed);
          g_array_insert_vals (self->ids, hunk->position,
                               &g_array_index (ids, gint64, hunk->source), hunk->added);
        }
      g_list_model_items_changed (G_LIST_MODEL (self), hunk->position, hunk->removed, hunk->added);
    }
}

static void
set_loading (HosoCustomerList *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void query_done_cb (GObject *source, GAsyncResult *result, gpointer data);

/* @n: for a first look, or 0 for everybody. */
static void
ask (HosoCustomerList *self, guint n)
{
  HosoQueryRun *run = g_new0 (HosoQueryRun, 1);

  run->query.search = g_strdup (self->search);
  run->query.segment = self->segment;
  run->query.view = hoso_customer_view_copy (self->view);
  run->n = n;
  hoso_workspace_read_async (self->workspace, hoso_query_run, run, hoso_query_run_free,
                             hoso_query_run_free, self->cancellable,
                             query_done_cb, call_new (self, NO_PAGE));
}

static void
query_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Call) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoQueryRun) run =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  HosoCustomerList *self = call->list;
  guint generation;

  if (call->generation != self->generation)
    return;
  if (call_is_over (call, error))
    {
      set_loading (self, FALSE);
      return;
    }

  /* Pages are places in the ids, which are about to move. */
  generation = ++self->generation;
  g_hash_table_remove_all (self->requested);
  self->partial = !run->all;
  show_ids (self, run->ids);
  if (generation != self->generation)
    return;

  request_living (self);
  self->refreshing = TRUE;
  if (run->all)
    set_loading (self, FALSE);
  else
    ask (self, 0);
}

/* Begins a new generation.  @refreshing: only the customers have changed, not
 * what is asked. */
static void
start_query (HosoCustomerList *self, gboolean refreshing)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  g_hash_table_remove_all (self->requested);
  self->refreshing = refreshing && (!self->loading || self->refreshing);
  set_loading (self, TRUE);
  ask (self, self->refreshing ? 0 : FIRST);
}

static void
workspace_changed_cb (HosoCustomerList *self, guint changes)
{
  guint looked_at = HOSO_CHANGE_CUSTOMERS;

  if (self->segment != 0)
    looked_at |= HOSO_CHANGE_SEGMENTS | HOSO_CHANGE_SURVEYS;
  if ((changes & looked_at) == 0)
    return;

  self->stale = TRUE;
  start_query (self, TRUE);
}

static GType
hoso_customer_list_get_item_type (GListModel *model)
{
  return HOSO_TYPE_CUSTOMER_ITEM;
}

static guint
hoso_customer_list_get_n_items (GListModel *model)
{
  return HOSO_CUSTOMER_LIST (model)->ids->len;
}

static gpointer
hoso_customer_list_get_item (GListModel *model, guint position)
{
  HosoCustomerList *self = HOSO_CUSTOMER_LIST (model);
  HosoCustomerItem *item;

  if (position >= self->ids->len)
    return NULL;

  item = g_object_ref (
    hoso_customer_items_get (self->items, g_array_index (self->ids, gint64, position)));
  if (hoso_customer_item_get_row (item) == NULL)
    request_page (self, position / PAGE);

  return item;
}

static void
hoso_customer_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hoso_customer_list_get_item_type;
  iface->get_n_items = hoso_customer_list_get_n_items;
  iface->get_item = hoso_customer_list_get_item;
}

static void
hoso_customer_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HosoCustomerList *self = HOSO_CUSTOMER_LIST (object);

  switch ((HosoCustomerListProperty)id)
    {
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_SEGMENT:
      g_value_set_int64 (value, self->segment);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    }
}

static void
hoso_customer_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HosoCustomerList *self = HOSO_CUSTOMER_LIST (object);

  switch ((HosoCustomerListProperty)id)
    {
    case PROP_SEARCH:
      hoso_customer_list_set_search (self, g_value_get_string (value));
      break;
    case PROP_SEGMENT:
      hoso_customer_list_set_segment (self, g_value_get_int64 (value));
      break;
    case PROP_LOADING:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
hoso_customer_list_dispose (GObject *object)
{
  HosoCustomerList *self = HOSO_CUSTOMER_LIST (object);

  g_cancellable_cancel (self->cancellable);
  self->generation++;
  G_OBJECT_CLASS (hoso_customer_list_parent_class)->dispose (object);
}

static void
hoso_customer_list_finalize (GObject *object)
{
  HosoCustomerList *self = HOSO_CUSTOMER_LIST (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  hoso_customer_items_free (self->items);
  g_hash_table_unref (self->requested);
  g_array_unref (self->ids);
  g_free (self->search);
  hoso_customer_view_free (self->view);
  g_clear_pointer (&self->columns, g_ptr_array_unref);

  G_OBJECT_CLASS (hoso_customer_list_parent_class)->finalize (object);
}

static void
hoso_customer_list_class_init (HosoCustomerListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = hoso_customer_list_get_property;
  object_class->set_property = hoso_customer_list_set_property;
  object_class->dispose = hoso_customer_list_dispose;
  object_class->finalize = hoso_customer_list_finalize;

  properties[PROP_SEARCH] =
    g_param_spec_string ("search", NULL, NULL, NULL, flags | G_PARAM_READWRITE);
  properties[PROP_SEGMENT] =
    g_param_spec_int64 ("segment", NULL, NULL, 0, G_MAXINT64, 0, flags | G_PARAM_READWRITE);
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
hoso_customer_list_init (HosoCustomerList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = hoso_customer_items_new ();
  self->requested = g_hash_table_new (NULL, NULL);
}

/* All customers, read as soon as the main loop runs.  A new reference. */
HosoCustomerList *
hoso_customer_list_new (HosoWorkspace *workspace)
{
  HosoCustomerList *self = g_object_new (HOSO_TYPE_CUSTOMER_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self,
                           G_CONNECT_SWAPPED);
  start_query (self, FALSE);
  return self;
}

/* @search is as typed; NULL or "" for all. */
void
hoso_customer_list_set_search (HosoCustomerList *self, const char *search)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_LIST (self));

  if (search != NULL && *search == '\0')
    search = NULL;
  if (g_strcmp0 (self->search, search) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
  start_query (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

/* Members of @segment only; 0 for all. */
void
hoso_customer_list_set_segment (HosoCustomerList *self, gint64 segment)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_LIST (self));

  if (self->segment == segment)
    return;

  self->segment = segment;
  start_query (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEGMENT]);
}

/* See hoso-customer-list.h. */
void
hoso_customer_list_set_view (HosoCustomerList *self, const HosoCustomerView *view)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_LIST (self));

  hoso_customer_view_free (self->view);
  self->view = hoso_customer_view_copy (view);
  start_query (self, FALSE);
}

/* See hoso-customer-list.h. */
void
hoso_customer_list_set_columns (HosoCustomerList *self, const char *const *keys)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_LIST (self));

  self->choice++;
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  if (keys != NULL)
    {
      self->columns = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; keys[i] != NULL; i++)
        g_ptr_array_add (self->columns, g_strdup (keys[i]));
    }
  g_hash_table_remove_all (self->requested);
  self->stale = TRUE;
  request_living (self);
}

/* The id of the customer at a place that the list has, without loading it. */
gint64
hoso_customer_list_get_id (HosoCustomerList *self, guint position)
{
  g_return_val_if_fail (HOSO_IS_CUSTOMER_LIST (self) && position < self->ids->len, 0);

  return g_array_index (self->ids, gint64, position);
}

/* Whether there may be more than are shown yet. */
gboolean
hoso_customer_list_is_partial (HosoCustomerList *self)
{
  g_return_val_if_fail (HOSO_IS_CUSTOMER_LIST (self), FALSE);

  return self->partial;
}

guint
hoso_customer_list_find (HosoCustomerList *self, gint64 id)
{
  g_return_val_if_fail (HOSO_IS_CUSTOMER_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;

  return G_MAXUINT;
}
