/* Changing, writing and copying many customers on the store's threads, with
 * something to look at where it takes long.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-bulk-work.h"

#include "hoso-customer-bulk.h"
#include "hoso-customer-content.h"
#include "hoso-customers.h"
#include "hoso-format.h"
#include "hoso-wait.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A copy of @ids. */
HosoBulkChange *
hoso_bulk_change_new (HosoBulkKind kind, GArray *ids)
{
  HosoBulkChange *change = g_new0 (HosoBulkChange, 1);

  change->kind = kind;
  change->ids = g_array_copy (ids);
  return change;
}

/* NULL is allowed. */
void
hoso_bulk_change_free (HosoBulkChange *change)
{
  if (change == NULL)
    return;
  g_array_unref (change->ids);
  g_strfreev (change->tags);
  g_free (change->key);
  g_free (change->text);
  g_free (change);
}

/* What is waited for, by the callback. */
typedef struct
{
  GtkWidget *inside;
  HosoWait *wait;
  char *text;  /* of the toast */
  GArray *ids; /* of what is copied, or NULL */
} Waiting;

static Waiting *
waiting_new (GtkWidget *inside, const char *title, char *text)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->inside = g_object_ref (inside);
  waiting->wait = hoso_wait_new (inside, title);
  waiting->text = text;
  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  hoso_wait_end (waiting->wait);
  hoso_wait_unref (waiting->wait);
  g_object_unref (waiting->inside);
  g_free (waiting->text);
  g_clear_pointer (&waiting->ids, g_array_unref);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

/* --- Changing --- */

static char *
dup_number (guint n)
{
  return hoso_format_integer (n, hoso_format_get_language ());
}

/* What the toast says. */
static char *
describe (const HosoBulkChange *change)
{
  guint n = change->ids->len;
  g_autofree char *number = dup_number (n);

  switch (change->kind)
    {
    case HOSO_BULK_TAG:
      /* Translators: %s is a number of customers, here and below. */
      return g_strdup_printf (ngettext ("%s customer was tagged.", "%s customers were tagged.", n),
                              number);
    case HOSO_BULK_UNTAG:
      return g_strdup_printf (ngettext ("The tags of %s customer were removed.",
                                        "The tags of %s customers were removed.", n),
                              number);
    case HOSO_BULK_FIELD:
      return g_strdup_printf (ngettext ("%s customer was changed.", "%s customers were changed.",
                                        n),
                              number);
    case HOSO_BULK_SEGMENT:
      return g_strdup_printf (ngettext ("A segment of %s customer was made.",
                                        "A segment of %s customers was made.", n),
                              number);
    case HOSO_BULK_REMOVE:
      return g_strdup_printf (ngettext ("%s customer was deleted.", "%s customers were deleted.",
                                        n),
                              number);
    }

  g_assert_not_reached ();
}

/* On the writing thread. */
static gpointer
run (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const HosoBulkChange *change = data;
  const char *const *tags = (const char *const *)change->tags;
  gboolean done = FALSE;

  switch (change->kind)
    {
    case HOSO_BULK_TAG:
      done = hoso_customers_tag (db, change->ids, tags, cancellable, error);
      break;
    case HOSO_BULK_UNTAG:
      done = hoso_customers_untag (db, change->ids, tags, cancellable, error);
      break;
    case HOSO_BULK_FIELD:
      done = hoso_customers_set_field (db, change->ids, change->key, change->text, cancellable,
                                       error);
      break;
    case HOSO_BULK_SEGMENT:
      done =
        hoso_customers_make_segment (db, change->ids, change->text, cancellable, error) != 0;
      break;
    case HOSO_BULK_REMOVE:
      done = hoso_customers_remove (db, (const gint64 *)(gpointer)change->ids->data,
                                    change->ids->len, error);
      break;
    }
  return GINT_TO_POINTER (done);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL)
    hoso_window_show_error (waiting->inside, error);
  else
    hoso_window_toast_undo (waiting->inside, waiting->text);
}

/* See hoso-bulk-work.h. */
void
hoso_bulk_work_run (GtkWidget *inside, HosoWorkspace *workspace, HosoBulkChange *change)
{
  Waiting *waiting = waiting_new (inside, _ ("Changing Customers…"), describe (change));

  hoso_workspace_write_async (workspace, run, change, (GDestroyNotify)hoso_bulk_change_free, NULL,
                              hoso_wait_get_cancellable (waiting->wait), done_cb, waiting);
}

/* --- Writing a file --- */

typedef struct
{
  GArray *ids;
  HosoCustomerFormat format;
  char *path;
  HosoWait *wait;
} Output;

static void
output_free (Output *output)
{
  g_array_unref (output->ids);
  g_free (output->path);
  g_clear_pointer (&output->wait, hoso_wait_unref);
  g_free (output);
}

/* On a reading thread. */
static gpointer
write_file (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Output *output = data;

  return GINT_TO_POINTER (hoso_customers_export (db, output->ids, output->format, output->path,
                                                 hoso_wait_set_fraction, output->wait, cancellable,
                                                 error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL)
    hoso_window_show_error (waiting->inside, error);
  else
    hoso_window_toast (waiting->inside, waiting->text);
}

/* See hoso-bulk-work.h. */
void
hoso_bulk_work_export (GtkWidget *inside,
                       HosoWorkspace *workspace,
                       GArray *ids,
                       HosoCustomerFormat format,
                       const char *path)
{
  Output *output = g_new0 (Output, 1);
  g_autofree char *number = dup_number (ids->len);
  g_autofree char *name = g_filename_display_basename (path);
  Waiting *waiting = waiting_new (
    inside, _ ("Exporting Customers…"),
    /* Translators: a number of customers, and the name of a file. */
    g_strdup_printf (ngettext ("%s customer was exported to “%s”.",
                               "%s customers were exported to “%s”.", ids->len),
                     number, name));

  output->ids = g_array_copy (ids);
  output->format = format;
  output->path = g_strdup (path);
  output->wait = hoso_wait_ref (waiting->wait);
  hoso_workspace_read_async (workspace, write_file, output, (GDestroyNotify)output_free, NULL,
                             hoso_wait_get_cancellable (waiting->wait), written_cb, waiting);
}

/* --- Copying --- */

/* On a reading thread. */
static gpointer
make_text (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Output *output = data;

  return hoso_customers_dup_text (db, output->ids, HOSO_CUSTOMERS_CSV, cancellable, error);
}

/* Spreadsheets ask for the table, address books for contacts, everything else for
 * text. */
static GdkContentProvider *
provide (HosoWorkspace *workspace, GArray *ids, const char *csv)
{
  static const char mark[] = "\xEF\xBB\xBF";
  const char *text = g_str_has_prefix (csv, mark) ? csv + strlen (mark) : csv;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GdkContentProvider *all[] = {
    gdk_content_provider_new_for_bytes ("text/csv;charset=utf-8", bytes),
    gdk_content_provider_new_for_bytes ("text/csv", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
    hoso_customer_content_new (workspace, ids),
  };

  return gdk_content_provider_new_union (all, G_N_ELEMENTS (all));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (csv == NULL)
    {
      hoso_window_show_error (waiting->inside, error);
      return;
    }

  g_autoptr (GdkContentProvider) provider =
    provide (HOSO_WORKSPACE (source), waiting->ids, csv);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (waiting->inside), provider);
  hoso_window_toast (waiting->inside, waiting->text);
}

/* See hoso-bulk-work.h. */
void
hoso_bulk_work_copy (GtkWidget *inside, HosoWorkspace *workspace, GArray *ids)
{
  Output *output;
  Waiting *waiting;
  g_autofree char *number = dup_number (ids->len);

  output = g_new0 (Output, 1);
  output->ids = g_array_copy (ids);
  waiting = waiting_new (inside, _ ("Copying Customers…"),
                         g_strdup_printf (ngettext ("%s customer was copied.",
                                                    "%s customers were copied.", ids->len),
                                          number));
  waiting->ids = g_array_ref (output->ids);
  hoso_workspace_read_async (workspace, make_text, output, (GDestroyNotify)output_free, g_free,
                             hoso_wait_get_cancellable (waiting->wait), copied_cb, waiting);
}
