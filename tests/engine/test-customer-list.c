/* The list of customers: 10,000 of them, of which only what is asked for is
 * read, and which changes as little as possible.
 */

#include "hoso-customer-list.h"
#include "hoso-customer-table.h"
#include "hoso-source-table.h"
#include "store-fixture.h"

#define N_CUSTOMERS 10000
#define ADD(path, func) \
  g_test_add ("/customer-list/" path, Fixture, file, set_up, func, tear_down)

typedef struct
{
  StoreFixture store;
  HosoWorkspace *workspace;
  HosoCustomerList *list;
  GString *changes; /* position-removed+added of each signal */
  guint n_changes;
  gboolean done;
} Fixture;

static void
fill (HosoDb *db)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;
  gint64 hand;

  hoso_txn_begin (&txn, db, &error);
  g_assert_no_error (error);
  hand = hoso_source_table_get_hand (db, &error);
  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Khách %05u", i);

      hoso_customer_table_add (db, HOSO_CUSTOMER_PERSON, name, hand, &error);
      g_assert_no_error (error);
    }
  hoso_txn_commit (&txn, &error);
  g_assert_no_error (error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  fixture->workspace = hoso_workspace_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  g_string_append_printf (fixture->changes, "%u-%u+%u ", position, removed, added);
  fixture->n_changes++;
}

static gboolean
is_loading (gpointer object)
{
  gboolean loading;

  g_object_get (object, "loading", &loading, NULL);
  return loading;
}

static void
wait_for (gpointer object)
{
  while (is_loading (object))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) full = g_file_new_for_path (data);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (&fixture->store, NULL);
  file = g_file_new_for_path (fixture->store.path);
  g_file_copy (full, file, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  hoso_workspace_open_async (fixture->store.path, NULL, opened_cb, fixture);
  while (fixture->workspace == NULL)
    g_main_context_iteration (NULL, TRUE);

  fixture->list = hoso_customer_list_new (fixture->workspace);
  fixture->changes = g_string_new ("");
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  wait_for (fixture->list);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->list), (gpointer *)&fixture->list);
  g_object_unref (fixture->list);
  while (fixture->list != NULL)
    g_main_context_iteration (NULL, TRUE);
  /* The search may still be filled for it. */
  g_object_add_weak_pointer (G_OBJECT (fixture->workspace), (gpointer *)&fixture->workspace);
  g_object_unref (fixture->workspace);
  while (fixture->workspace != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_string_free (fixture->changes, TRUE);
  store_fixture_tear_down (&fixture->store, NULL);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static HosoCustomerItem *
get_item (Fixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static void
assert_name (HosoCustomerItem *item, const char *name)
{
  wait_for (item);
  g_assert_cmpstr (hoso_customer_item_get_row (item)->name, ==, name);
}

static void
assert_changes (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->changes->str, ==, expected);
  g_string_truncate (fixture->changes, 0);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerItem) first = get_item (fixture, 0);
  g_autoptr (HosoCustomerItem) same_page = NULL;
  g_autoptr (HosoCustomerItem) next_page = NULL;

  g_assert_cmpuint (count (fixture), ==, N_CUSTOMERS);
  assert_changes (fixture, "0-0+200 200-0+9800 ");
  g_assert_true (is_loading (first));
  g_assert_null (hoso_customer_item_get_row (first));
  assert_name (first, "Khách 00000");

  same_page = get_item (fixture, 127);
  g_assert_false (is_loading (same_page));
  next_page = get_item (fixture, 128);
  g_assert_true (is_loading (next_page));
  assert_name (next_page, "Khách 00128");
  g_assert_null (get_item (fixture, N_CUSTOMERS));
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerItem) item = get_item (fixture, 77);
  g_autoptr (HosoCustomerItem) again = get_item (fixture, 77);

  g_assert_true (item == again);
  g_assert_cmpuint (hoso_customer_list_find (fixture->list, hoso_customer_item_get_id (item)),
                    ==,
                    77);
  g_assert_cmpuint (hoso_customer_list_find (fixture->list, 0), ==, G_MAXUINT);
}

/* Looking at 3,000 rows keeps only some hundred of them in memory. */
static void
test_memory (Fixture *fixture, gconstpointer data)
{
  static gpointer items[3000];
  guint alive = 0;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      items[i] = get_item (fixture, i);
      wait_for (items[i]);
      g_object_add_weak_pointer (items[i], &items[i]);
      g_object_unref (items[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i] != NULL)
      {
        g_object_remove_weak_pointer (items[i], &items[i]);
        alive++;
      }

  g_assert_cmpuint (alive, >, 100);
  g_assert_cmpuint (alive, <=, 512);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerItem) item = NULL;

  hoso_customer_list_set_search (fixture->list, "khach 0004");
  g_assert_true (is_loading (fixture->list));
  wait_for (fixture->list);
  g_assert_cmpuint (count (fixture), ==, 10);
  item = get_item (fixture, 9);
  assert_name (item, "Khách 00049");

  hoso_customer_list_set_search (fixture->list, "");
  wait_for (fixture->list);
  g_assert_cmpuint (count (fixture), ==, N_CUSTOMERS);
}

/* The answer to a question that is no longer asked is not shown. */
static void
test_late_answer (Fixture *fixture, gconstpointer data)
{
  fixture->n_changes = 0;
  hoso_customer_list_set_search (fixture->list, "khach");
  hoso_customer_list_set_search (fixture->list, "khach 1");
  hoso_customer_list_set_search (fixture->list, "khach 00001");
  wait_for (fixture->list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

static void
test_no_segment (Fixture *fixture, gconstpointer data)
{
  hoso_customer_list_set_segment (fixture->list, 99);
  wait_for (fixture->list);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static gpointer
remove_customers (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 ids[] = { 101, 5001 };

  return GINT_TO_POINTER (hoso_customers_remove (db, ids, 2, error));
}

static gpointer
rename_customer (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoCustomer) customer = hoso_customers_load (db, 8, error);

  g_free (customer->name);
  customer->name = g_strdup ("Khách 00300b");
  return GINT_TO_POINTER (hoso_customers_save (db, customer, error) != 0);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  fixture->done = TRUE;
}

static void
write_customers (Fixture *fixture, HosoWorkFunc func)
{
  g_string_truncate (fixture->changes, 0);
  fixture->done = FALSE;
  hoso_workspace_write_async (fixture->workspace,
                              func,
                              NULL,
                              NULL,
                              NULL,
                              NULL,
                              written_cb,
                              fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  wait_for (fixture->list);
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerItem) before = get_item (fixture, 4000);
  g_autoptr (HosoCustomerItem) after = NULL;

  write_customers (fixture, remove_customers);
  assert_changes (fixture, "5000-1+0 100-1+0 ");
  after = get_item (fixture, 3999);
  g_assert_true (before == after);
  assert_name (after, "Khách 04000");
}

static void
count_notify_cb (HosoCustomerItem *item, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerItem) item = get_item (fixture, 7);
  guint n_notified = 0;

  wait_for (item);
  g_signal_connect (item, "notify::name", G_CALLBACK (count_notify_cb), &n_notified);
  write_customers (fixture, rename_customer);
  assert_changes (fixture, "301-0+1 7-1+0 ");
  while (n_notified == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_name (item, "Khách 00300b");
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
ask_anew_cb (HosoCustomerList *list, GParamSpec *pspec, gboolean *asked)
{
  if (*asked || is_loading (list))
    return;
  *asked = TRUE;
  hoso_customer_list_set_view (list, NULL);
}

/* Another question drops the rows that a change made the list read again: they are
 * read with the answer to that one. */
static void
test_asked_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerItem) item = get_item (fixture, 7);
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  gboolean asked = FALSE;

  wait_for (item);
  g_signal_connect (fixture->list, "notify::loading", G_CALLBACK (ask_anew_cb), &asked);
  write_customers (fixture, rename_customer);
  while (g_get_monotonic_time () < end &&
         g_strcmp0 (hoso_customer_item_get_cell (item, "name"), "Khách 00300b") != 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (asked);
  assert_name (item, "Khách 00300b");
  g_signal_handlers_disconnect_by_data (fixture->list, &asked);
}

/* Nothing happens after the list is let go while it reads. */
static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCustomerItem) item = get_item (fixture, 500);

  hoso_customer_list_set_search (fixture->list, "khach 1");
  g_object_run_dispose (G_OBJECT (fixture->list));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_loading (item));
}

/* Columns chosen while lines are shown come to them, and a field that nobody
 * has any more leaves everybody there. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  const char *const keys[] = { "tags", "created", NULL };
  g_autoptr (HosoCustomerItem) item = get_item (fixture, 9);
  g_autoptr (HosoCustomerView) view = NULL;

  wait_for (item);
  g_assert_null (hoso_customer_item_get_cell (item, "created"));
  hoso_customer_list_set_columns (fixture->list, keys);
  while (hoso_customer_item_get_cell (item, "created") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (hoso_customer_item_get_cell (item, "created"), !=, "");
  g_assert_cmpstr (hoso_customer_item_get_cell (item, "tags"), ==, "");
  g_assert_cmpstr (hoso_customer_item_get_cell (item, "name"), ==, "Khách 00009");
  g_assert_null (hoso_customer_item_get_cell (item, "email"));

  g_assert_true (hoso_customer_view_parse ("khong-co", &view, NULL));
  hoso_customer_list_set_view (fixture->list, view);
  wait_for (fixture->list);
  g_assert_cmpuint (count (fixture), ==, N_CUSTOMERS);
}

int
main (int argc, char *argv[])
{
  StoreFixture full = { 0 };
  const char *file;
  int result;

  g_test_init (&argc, &argv, NULL);

  /* Filled once; each test works on a copy. */
  store_fixture_set_up (&full, NULL);
  store_fixture_open (&full);
  fill (full.db);
  g_clear_pointer (&full.db, hoso_db_close);
  file = full.path;

  ADD ("pages", test_pages);
  ADD ("identity", test_identity);
  ADD ("memory", test_memory);
  ADD ("search", test_search);
  ADD ("late-answer", test_late_answer);
  ADD ("no-segment", test_no_segment);
  ADD ("removed", test_removed);
  ADD ("renamed", test_renamed);
  ADD ("asked-meanwhile", test_asked_meanwhile);
  ADD ("let-go", test_let_go);
  ADD ("columns", test_columns);
  result = g_test_run ();
  store_fixture_tear_down (&full, NULL);
  return result;
}
