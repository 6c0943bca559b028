/* The parts of an import that run on other threads than the window's: each
 * owns what it works on. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-work.h"

#include "hoso-customers.h"
#include "hoso-surveys.h"

/* --- Recognising --- */

typedef struct
{
  char *path;
  char *encoding;
  char *sheet;
  HosoReadOptions options;
} Reading;

static void
reading_free (Reading *reading)
{
  g_free (reading->path);
  g_free (reading->encoding);
  g_free (reading->sheet);
  g_free (reading);
}

static void
recognise_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  HosoDraft *draft =
    hoso_imports_recognise (reading->path, &reading->options, cancellable, &error);

  if (draft != NULL)
    g_task_return_pointer (task, draft, (GDestroyNotify)hoso_draft_free);
  else
    g_task_return_error (task, error);
}

/* Recognises @path on a thread of its own. */
void
hoso_import_recognise_async (const char *path,
                             const HosoReadOptions *options,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (path);
  reading->encoding = g_strdup (options->encoding);
  reading->options = *options;
  reading->options.encoding = reading->encoding;
  reading->sheet = g_strdup (options->sheet);
  reading->options.sheet = reading->sheet;
  g_task_set_source_tag (task, hoso_import_recognise_async);
  g_task_set_task_data (task, reading, (GDestroyNotify)reading_free);
  g_task_run_in_thread (task, recognise_thread);
}

/* The draft, to be freed by the caller, or NULL with an error set. */
HosoDraft *
hoso_import_recognise_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Comparing with the workspace --- */

struct _HosoImportQuery
{
  char *path;
  HosoDraft *draft;
  char *encoding;
  HosoPlanOptions options;
};

/* See hoso-import-work.h; @options may be NULL. */
HosoImportQuery *
hoso_import_query_new (const char *path, HosoDraft *draft, const HosoPlanOptions *options)
{
  HosoImportQuery *query = g_new0 (HosoImportQuery, 1);

  query->path = g_strdup (path);
  query->draft = draft;
  if (options != NULL)
    query->options = *options;
  query->encoding = g_strdup (query->options.read.encoding);
  query->options.read.encoding = query->encoding;
  return query;
}

void
hoso_import_query_free (HosoImportQuery *query)
{
  g_free (query->path);
  hoso_draft_free (query->draft);
  g_free (query->encoding);
  g_free (query);
}

/* NULL is allowed. */
void
hoso_import_preview_free (HosoImportPreview *preview)
{
  if (preview == NULL)
    return;

  hoso_import_plan_free (preview->plan);
  g_clear_pointer (&preview->fields, g_ptr_array_unref);
  g_clear_pointer (&preview->surveys, g_ptr_array_unref);
  g_free (preview);
}

/* See hoso-import-work.h. */
gpointer
hoso_import_compare (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HosoImportQuery *query = data;
  HosoImportPreview *preview = g_new0 (HosoImportPreview, 1);

  preview->fields = hoso_fields_list (db, HOSO_CUSTOMER_PERSON, error);
  if (preview->fields != NULL)
    preview->surveys = hoso_surveys_list (db, error);
  if (preview->surveys != NULL)
    preview->plan = hoso_import_plan_new (db, query->path, query->draft, &query->options,
                                          cancellable, error);
  if (preview->plan == NULL)
    g_clear_pointer (&preview, hoso_import_preview_free);
  return preview;
}

/* See hoso-import-work.h. */
gpointer
hoso_import_look_for_customers (HosoDb *db,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error)
{
  HosoImportQuery *query = data;

  return hoso_join_preview_new (db, query->path, query->draft, cancellable, error);
}

/* --- Importing --- */

struct _HosoImportRun
{
  gatomicrefcount count;
  char *path;
  HosoDraft *draft;
  char *name;
  HosoPassport *remember; /* or NULL */
  HosoImportOptions options;
  HosoFetched *fetched; /* or NULL */
  int permille;         /* atomic */
};

/* Copies what it is given. */
HosoImportRun *
hoso_import_run_new (const char *path, const HosoDraft *draft, const HosoImportOptions *options)
{
  HosoImportRun *run = g_new0 (HosoImportRun, 1);

  g_atomic_ref_count_init (&run->count);
  run->path = g_strdup (path);
  run->draft = hoso_draft_copy (draft);
  run->name = g_strdup (options->name);
  run->options = *options;
  run->options.name = run->name;
  if (options->remember != NULL)
    run->remember = hoso_passport_copy (options->remember);
  run->options.remember = run->remember;
  return run;
}

HosoImportRun *
hoso_import_run_ref (HosoImportRun *run)
{
  g_atomic_ref_count_inc (&run->count);
  return run;
}

void
hoso_import_run_unref (HosoImportRun *run)
{
  if (!g_atomic_ref_count_dec (&run->count))
    return;

  g_free (run->path);
  hoso_draft_free (run->draft);
  g_free (run->name);
  hoso_passport_free (run->remember);
  g_clear_pointer (&run->fetched, hoso_fetched_unref);
  g_free (run);
}

/* See hoso-import-work.h. */
void
hoso_import_run_set_fetched (HosoImportRun *run, HosoFetched *fetched)
{
  run->fetched = hoso_fetched_ref (fetched);
  run->options.link = hoso_fetched_get_link (fetched);
}

static void
progress_cb (double fraction, gpointer data)
{
  HosoImportRun *run = data;

  g_atomic_int_set (&run->permille, (int)(CLAMP (fraction, 0, 1) * 1000));
}

/* See hoso-import-work.h. */
double
hoso_import_run_get_fraction (HosoImportRun *run)
{
  return g_atomic_int_get (&run->permille) / 1000.0;
}

/* See hoso-import-work.h. */
gpointer
hoso_import_run (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HosoImportRun *run = data;

  return hoso_imports_run (db,
                           run->path,
                           run->draft,
                           &run->options,
                           progress_cb,
                           run,
                           cancellable,
                           error);
}
