/* The threads of a store: order, results, cancelling, closing. */

#include "hoso-store.h"
#include "store-fixture.h"

/* Never ends by itself. */
#define SLOW \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

typedef struct
{
  StoreFixture base;
  HosoStore *store;
  GMainLoop *loop;
  GThread *main_thread;
  int n_waiting;
  GArray *begun;    /* of int, in the order of the thread */
  GArray *finished; /* of int, in the order of the callbacks */
  GError *error;    /* of the latest callback */
  guint changes;
} Fixture;

typedef struct
{
  Fixture *fixture;
  int number;
} Job;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (&fixture->base, data);
  fixture->store = hoso_store_open (fixture->base.path, HOSO_DB_CREATE, &error);
  g_assert_no_error (error);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->main_thread = g_thread_self ();
  fixture->begun = g_array_new (FALSE, FALSE, sizeof (int));
  fixture->finished = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, hoso_store_close);
  g_clear_error (&fixture->error);
  g_main_loop_unref (fixture->loop);
  g_array_unref (fixture->begun);
  g_array_unref (fixture->finished);
  store_fixture_tear_down (&fixture->base, data);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  Fixture *fixture = job->fixture;

  g_assert_true (g_thread_self () == fixture->main_thread);
  g_clear_error (&fixture->error);
  g_free (hoso_store_run_finish (fixture->store, result, &fixture->changes, &fixture->error));
  g_array_append_val (fixture->finished, job->number);
  g_free (job);
  if (--fixture->n_waiting == 0)
    g_main_loop_quit (fixture->loop);
}

static void
run (Fixture *fixture, gboolean write, HosoStoreFunc func, int number, GCancellable *cancellable)
{
  Job *job = g_new0 (Job, 1);

  job->fixture = fixture;
  job->number = number;
  fixture->n_waiting++;
  hoso_store_run_async (fixture->store, write, func, g_memdup2 (job, sizeof *job), g_free, g_free,
                        cancellable, done_cb, job);
}

static gpointer
add_customer (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  g_assert_true (g_thread_self () != job->fixture->main_thread);
  g_array_append_val (job->fixture->begun, job->number);
  if (!hoso_db_exec (db, "INSERT INTO tag (uid, name) VALUES (random (), random ())", error))
    return NULL;
  return g_strdup ("done");
}

static gpointer
run_slow (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_db_exec (db, SLOW, error) ? g_strdup ("done") : NULL;
}

static gpointer
sleep_briefly (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  g_usleep (300 * 1000);
  g_array_append_val (job->fixture->begun, job->number);
  return g_strdup ("done");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 100; i++)
    run (fixture, TRUE, add_customer, i, NULL);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (fixture->changes, ==, HOSO_CHANGE_CUSTOMERS);
  g_assert_cmpint (fixture->begun->len, ==, 100);
  for (int i = 0; i < 100; i++)
    {
      g_assert_cmpint (g_array_index (fixture->begun, int, i), ==, i);
      g_assert_cmpint (g_array_index (fixture->finished, int, i), ==, i);
    }
}

static void
test_readers_read (Fixture *fixture, gconstpointer data)
{
  run (fixture, FALSE, add_customer, 1, NULL);
  g_main_loop_run (fixture->loop);
  g_assert_error (fixture->error, HOSO_ERROR, HOSO_ERROR_FAILED);
  g_assert_cmpint (fixture->changes, ==, 0);
}

/* Two slow readers hold up neither each other nor the writer. */
static void
test_readers_are_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  run (fixture, FALSE, run_slow, 1, cancellable);
  run (fixture, FALSE, add_customer, 2, NULL);
  run (fixture, TRUE, add_customer, 3, NULL);
  while (fixture->n_waiting > 1)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (fixture->loop);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel_running (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  run (fixture, TRUE, run_slow, 1, cancellable);
  g_timeout_add (100, cancel_cb, cancellable);
  g_main_loop_run (fixture->loop);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  run (fixture, TRUE, add_customer, 2, NULL);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
}

static void
test_cancel_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  run (fixture, TRUE, sleep_briefly, 1, NULL);
  run (fixture, TRUE, add_customer, 2, cancellable);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (fixture->loop);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (fixture->begun->len, ==, 1);
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  run (fixture, TRUE, sleep_briefly, 1, NULL);
  g_usleep (100 * 1000);
  run (fixture, TRUE, add_customer, 2, NULL);
  g_clear_pointer (&fixture->store, hoso_store_close);
  g_assert_cmpint (fixture->begun->len, ==, 1);
  g_main_loop_run (fixture->loop);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (fixture->finished->len, ==, 2);
}

static void
test_broken (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "no workspace", -1, NULL));
  g_assert_null (hoso_store_open (fixture->path, HOSO_DB_CREATE, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/store/order", test_order);
  ADD ("/store/store/readers-read", test_readers_read);
  ADD ("/store/store/readers-are-two", test_readers_are_two);
  ADD ("/store/store/cancel-running", test_cancel_running);
  ADD ("/store/store/cancel-waiting", test_cancel_waiting);
  ADD ("/store/store/close", test_close);
  g_test_add ("/store/store/broken", StoreFixture, NULL, store_fixture_set_up, test_broken,
              store_fixture_tear_down);
  return g_test_run ();
}
