/* An open workspace as the window sees it.
 *
 * The object and its signal live on the main context that opened it; the
 * work runs on the threads of its store.  The connection that writes is also
 * asked, every two seconds, whether another program wrote to the file: only
 * its answer leaves out what we wrote ourselves.
 */

#include "hoso-config.h"

#include "hoso-workspace.h"

#include <glib/gi18n-lib.h>

#include "hoso-search-filling.h"
#include "hoso-search-index.h"
#include "hoso-session.h"
#include "hoso-store.h"
#include "hoso-undo.h"

#define POLL_SECONDS 2
/* Between two steps of the search index. */
#define FILL_MILLISECONDS 10

struct _HosoWorkspace
{
  GObject parent_instance;
  char *path;
  HosoStore *store;
  char *undo_name; /* translated */
  char *redo_name;
  gint64 data_version;
  GSource *poll;
  gboolean polling;
  GSource *filling; /* the next step of the search index, or NULL */
};

typedef enum
{
  PROP_UNDO_NAME = 1,
  PROP_REDO_NAME,
} HosoWorkspaceProperty;

static GParamSpec *properties[PROP_REDO_NAME + 1];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoWorkspace, hoso_workspace, G_TYPE_OBJECT)

/* One call, on its way to a thread of the store and back. */
typedef struct
{
  HosoWorkFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  gboolean write;
  gint64 data_version; /* what a thread that writes found afterwards */
  guint64 waiting;     /* customers whose text is not searched yet */
  char *undo;          /* msgids */
  char *redo;
} Work;

static void
work_free (Work *work)
{
  if (work->data_free != NULL)
    work->data_free (work->data);
  g_free (work->undo);
  g_free (work->redo);
  g_free (work);
}

static gpointer
run_work (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  gpointer value = work->func (db, work->data, cancellable, error);

  if (work->write)
    {
      work->data_version = hoso_db_get_data_version (db);
      hoso_search_index_count_waiting (db, &work->waiting, NULL);
      hoso_undo_peek (db, &work->undo, &work->redo, NULL);
    }
  return value;
}

static gpointer
fill_search (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean more;

  return GINT_TO_POINTER (hoso_search_filling_step (db, &more, error));
}

static void
stop_filling (HosoWorkspace *self)
{
  if (self->filling != NULL)
    g_source_destroy (self->filling);
  g_clear_pointer (&self->filling, g_source_unref);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL)
    {
      /* Not again before something else is written. */
      stop_filling (HOSO_WORKSPACE (source));
      g_warning ("The search could not be brought up to date: %s", error->message);
    }
}

static gboolean
fill_cb (gpointer data)
{
  HosoWorkspace *self = data;

  g_clear_pointer (&self->filling, g_source_unref);
  hoso_workspace_write_async (self, fill_search, NULL, NULL, NULL, NULL, filled_cb, NULL);
  return G_SOURCE_REMOVE;
}

/* One step after the other, while the workspace is open; whatever else is
 * written comes in between. */
static void
go_on_filling (HosoWorkspace *self)
{
  if (self->filling != NULL)
    return;
  self->filling = g_timeout_source_new (FILL_MILLISECONDS);
  g_source_set_callback (self->filling, fill_cb, self, NULL);
  g_source_attach (self->filling, g_main_context_get_thread_default ());
}

static void
set_name (HosoWorkspace *self, HosoWorkspaceProperty id, char **name, const char *msgid)
{
  const char *translated = msgid == NULL ? NULL : _ (msgid);

  if (g_strcmp0 (*name, translated) == 0)
    return;
  g_free (*name);
  *name = g_strdup (translated);
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

/* @changes are ours; another program may have written as well. */
static void
note_write (HosoWorkspace *self, const Work *work, guint changes)
{
  if (self->data_version != 0 && self->data_version != work->data_version)
    changes = HOSO_CHANGE_ALL;
  self->data_version = work->data_version;
  if (work->waiting > 0)
    go_on_filling (self);
  set_name (self, PROP_UNDO_NAME, &self->undo_name, work->undo);
  set_name (self, PROP_REDO_NAME, &self->redo_name, work->redo);
  if (changes != 0)
    g_signal_emit (self, signals[CHANGED], 0, changes);
}

static void
work_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Work *work = g_task_get_task_data (task);
  HosoWorkspace *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  guint changes;
  gpointer value = hoso_store_run_finish (self->store, result, &changes, &error);

  /* Work that was cancelled before it began has found nothing out. */
  if (work->data_version != 0)
    note_write (self, work, changes);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, value, work->result_free);
}

/* Takes @work. */
static void
call_async (HosoWorkspace *self,
            Work *work,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, call_async);
  g_task_set_task_data (task, work, (GDestroyNotify)work_free);
  hoso_store_run_async (self->store, work->write, run_work, work, NULL, work->result_free,
                        cancellable, work_done_cb, task);
}

static gpointer
do_nothing (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (TRUE);
}

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HOSO_WORKSPACE (source)->polling = FALSE;
}

static gboolean
poll_cb (gpointer data)
{
  HosoWorkspace *self = data;

  if (!self->polling && g_signal_has_handler_pending (self, signals[CHANGED], 0, TRUE))
    {
      self->polling = TRUE;
      hoso_workspace_write_async (self, do_nothing, NULL, NULL, NULL, NULL, polled_cb, NULL);
    }
  return G_SOURCE_CONTINUE;
}

static void
start_polling (HosoWorkspace *self)
{
  self->poll = g_timeout_source_new_seconds (POLL_SECONDS);
  g_source_set_callback (self->poll, poll_cb, self, NULL);
  g_source_attach (self->poll, g_main_context_get_thread_default ());
}

static void
hoso_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HosoWorkspace *self = HOSO_WORKSPACE (object);

  switch ((HosoWorkspaceProperty)id)
    {
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->redo_name);
      break;
    }
}

static void
hoso_workspace_dispose (GObject *object)
{
  HosoWorkspace *self = HOSO_WORKSPACE (object);

  if (self->poll != NULL)
    g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);
  stop_filling (self);
  G_OBJECT_CLASS (hoso_workspace_parent_class)->dispose (object);
}

static void
hoso_workspace_finalize (GObject *object)
{
  HosoWorkspace *self = HOSO_WORKSPACE (object);

  g_clear_pointer (&self->store, hoso_store_close);
  g_free (self->path);
  g_free (self->undo_name);
  g_free (self->redo_name);
  G_OBJECT_CLASS (hoso_workspace_parent_class)->finalize (object);
}

static void
hoso_workspace_class_init (HosoWorkspaceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = hoso_workspace_get_property;
  object_class->dispose = hoso_workspace_dispose;
  object_class->finalize = hoso_workspace_finalize;
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[CHANGED] = g_signal_new ("changed",
                                   HOSO_TYPE_WORKSPACE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_UINT);
}

static void
hoso_workspace_init (HosoWorkspace *self)
{
}

/* The user's own workspace; its folder is made, the file is not.  Free with
 * g_free(). */
char *
hoso_workspace_dup_default_path (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "hoso", NULL);

  /* Where this fails, opening says why. */
  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, "workspace.hoso", NULL);
}

static gpointer
prepare (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_session_prepare (db, error));
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoWorkspace) self = HOSO_WORKSPACE (g_object_ref (source));
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (self, result, &error) == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  start_polling (self);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static void
open_store (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  HosoStore *store = hoso_store_open (path, HOSO_DB_CREATE, &error);

  if (store == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, store, (GDestroyNotify)hoso_store_close);
}

static void
store_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (HosoWorkspace) self = NULL;
  g_autoptr (GError) error = NULL;
  HosoStore *store = g_task_propagate_pointer (G_TASK (result), &error);

  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self = g_object_new (HOSO_TYPE_WORKSPACE, NULL);
  self->store = store;
  self->path = g_strdup (g_task_get_task_data (G_TASK (result)));
  hoso_workspace_write_async (self, prepare, NULL, NULL, NULL, g_task_get_cancellable (task),
                              prepared_cb, g_object_ref (task));
}

/* Opens the workspace at @path, and makes it where it is missing. */
void
hoso_workspace_open_async (const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) opening = g_task_new (NULL, cancellable, store_opened_cb, task);

  g_task_set_source_tag (task, hoso_workspace_open_async);
  g_task_set_task_data (opening, g_canonicalize_filename (path, NULL), g_free);
  g_task_run_in_thread (opening, open_store);
}

/* A new reference, or NULL with the error of hoso_db_open(). */
HosoWorkspace *
hoso_workspace_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The absolute path. */
const char *
hoso_workspace_get_path (HosoWorkspace *self)
{
  g_return_val_if_fail (HOSO_IS_WORKSPACE (self), NULL);

  return self->path;
}

static Work *
work_new (gboolean write,
          HosoWorkFunc func,
          gpointer data,
          GDestroyNotify data_free,
          GDestroyNotify result_free)
{
  Work *work = g_new0 (Work, 1);

  work->func = func;
  work->data = data;
  work->data_free = data_free;
  work->result_free = result_free;
  work->write = write;
  return work;
}

/* Runs @func on a thread that reads: first in, first out, two at a time. */
void
hoso_workspace_read_async (HosoWorkspace *self,
                           HosoWorkFunc func,
                           gpointer data,
                           GDestroyNotify data_free,
                           GDestroyNotify result_free,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (HOSO_IS_WORKSPACE (self));

  call_async (self, work_new (FALSE, func, data, data_free, result_free), cancellable, callback,
              user_data);
}

/* Runs @func on the thread that writes: first in, first out.  “changed” comes
 * before the callback. */
void
hoso_workspace_write_async (HosoWorkspace *self,
                            HosoWorkFunc func,
                            gpointer data,
                            GDestroyNotify data_free,
                            GDestroyNotify result_free,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HOSO_IS_WORKSPACE (self));

  call_async (self, work_new (TRUE, func, data, data_free, result_free), cancellable, callback,
              user_data);
}

/* What the function returned, owned by the caller; NULL with its error. */
gpointer
hoso_workspace_call_finish (HosoWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
undo (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char *name = NULL;

  return hoso_undo_undo (db, &name, error) ? name : NULL;
}

static gpointer
redo (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char *name = NULL;

  return hoso_undo_redo (db, &name, error) ? name : NULL;
}

void
hoso_workspace_undo_async (HosoWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  hoso_workspace_write_async (self, undo, NULL, NULL, g_free, NULL, callback, user_data);
}

void
hoso_workspace_redo_async (HosoWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  hoso_workspace_write_async (self, redo, NULL, NULL, g_free, NULL, callback, user_data);
}

/* The translated name of what was undone or redone, freed with g_free(). */
char *
hoso_workspace_undo_finish (HosoWorkspace *self, GAsyncResult *result, GError **error)
{
  g_autofree char *name = hoso_workspace_call_finish (self, result, error);

  return name == NULL ? NULL : g_strdup (_ (name));
}
