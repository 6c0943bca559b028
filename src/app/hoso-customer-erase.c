/* Erasing customers for good: the one thing that is asked about before, since
 * nothing takes it back.  Afterwards the older copies that still hold them are
 * named.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customer-erase.h"

#include "hoso-date-text.h"
#include "hoso-erasures.h"
#include "hoso-wait.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *inside; /* owned */
  HosoWorkspace *workspace;
  GArray *ids; /* of gint64 */
} Erasing;

static void
erasing_free (Erasing *erasing)
{
  g_object_unref (erasing->inside);
  g_object_unref (erasing->workspace);
  g_array_unref (erasing->ids);
  g_free (erasing);
}

/* For the writing thread.  The workspace is not told of the cancellable: once
 * they are gone from it, the file must be cleaned whatever happens. */
typedef struct
{
  GArray *ids;
  GCancellable *cancellable;
} Job;

static void
job_free (Job *job)
{
  g_array_unref (job->ids);
  g_object_unref (job->cancellable);
  g_free (job);
}

static gpointer
erase (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return hoso_erasures_run (db, (const gint64 *)job->ids->data, job->ids->len, job->cancellable,
                            error);
}

/* The copies, a line each, behind what is left to do. */
static char *
dup_remark (const HosoErasureReport *report)
{
  g_autoptr (GString) text = g_string_new (report->warning);

  if (report->backups->len > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "",
                            _ ("These older backups still hold what was erased. Restoring one "
                               "erases it again; delete their files if nobody may read them:"));
  for (guint i = 0; i < report->backups->len; i++)
    {
      const HosoBackup *backup = g_ptr_array_index (report->backups, i);
      g_autofree char *date = hoso_date_text_dup_unix (backup->at);

      g_string_append_printf (text, "\n%s — %s", date, backup->path);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_report (GtkWidget *inside, const HosoErasureReport *report)
{
  g_autofree char *remark = dup_remark (report);
  GtkRoot *root = gtk_widget_get_root (inside);
  GtkWidget *dialog;

  if (*remark == '\0')
    {
      hoso_window_toast (inside, _ ("Erased. Nothing of it is left in this workspace."));
      return;
    }
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   _ ("Erased From This Workspace"), remark);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What is waited for, by the callback. */
typedef struct
{
  GtkWidget *inside;
  HosoWait *wait;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  hoso_wait_end (waiting->wait);
  hoso_wait_unref (waiting->wait);
  g_object_unref (waiting->inside);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoErasureReport) report =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (report == NULL)
    hoso_window_show_error (waiting->inside, error);
  else
    show_report (waiting->inside, report);
}

/* A cancel leaves everybody as they were. */
static void
start (const Erasing *erasing)
{
  Waiting *waiting = g_new0 (Waiting, 1);
  Job *job = g_new0 (Job, 1);

  waiting->inside = g_object_ref (erasing->inside);
  waiting->wait = hoso_wait_new (erasing->inside, _ ("Erasing…"));
  job->ids = g_array_ref (erasing->ids);
  job->cancellable = g_object_ref (hoso_wait_get_cancellable (waiting->wait));
  hoso_workspace_write_async (erasing->workspace, erase, job, (GDestroyNotify)job_free,
                              (GDestroyNotify)hoso_erasure_report_free, NULL, erased_cb, waiting);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Erasing *erasing)
{
  if (g_str_equal (response, "erase"))
    start (erasing);
}

static char *
dup_question (guint n, const char *name)
{
  if (n == 1)
    /* Translators: %s is a customer's name. */
    return g_strdup_printf (_ ("Erase %s for Good?"), name);
  /* Translators: %u is a number of customers. */
  return g_strdup_printf (ngettext ("Erase %u Customer for Good?", "Erase %u Customers for Good?",
                                    n),
                          n);
}

/* See hoso-customer-erase.h. */
void
hoso_customer_erase_ask (
  GtkWidget *inside, HosoWorkspace *workspace, const gint64 *ids, guint n, const char *name)
{
  Erasing *erasing = g_new0 (Erasing, 1);
  g_autofree char *question = dup_question (n, name);
  GtkRoot *root = gtk_widget_get_root (inside);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (root), question,
    _ ("Name, contacts, details, notes, orders, photo and free text go, with the whole history "
       "of undo. Ticked answers stay, with nobody’s name on them. This cannot be undone."));

  /* Under the window's root, which outlives the profile that closes. */
  erasing->inside = g_object_ref (GTK_WIDGET (root));
  erasing->workspace = g_object_ref (workspace);
  erasing->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (erasing->ids, ids, n);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "erase",
                                    _ ("_Erase for Good"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), erasing,
                         (GClosureNotify)(void (*) (void))erasing_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
