/* Asks for a link, fetches what is behind it, and shows it for import.
 *
 * Nothing is fetched before the button is pressed.  What came is a file that
 * the import's dialogue takes over.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-link-dialog.h"

#include "hoso-clipboard.h"
#include "hoso-entry-row.h"
#include "hoso-import-dialog.h"
#include "hoso-link-work.h"

#include <glib/gi18n-lib.h>

#define POLL_MS 100

struct _HosoLinkDialog
{
  AdwWindow parent_instance;

  GtkWidget *fetch_button;
  GtkStack *stack; /* “ask” or “fetching” */
  AdwEntryRow *link;
  GtkLabel *failure;
  GtkProgressBar *progress;
  GtkLabel *amount;

  HosoWorkspace *workspace;
  GCancellable *cancellable; /* of the clipboard, then of the fetch */
  HosoLinkRun *run;          /* while fetching */
  guint poll;
};

G_DEFINE_FINAL_TYPE (HosoLinkDialog, hoso_link_dialog, ADW_TYPE_WINDOW)

static GCancellable *
renew_cancellable (HosoLinkDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static void
update (HosoLinkDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->link));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "link.fetch",
                                 self->run == NULL && *text != '\0');
  gtk_stack_set_visible_child_name (self->stack, self->run != NULL ? "fetching" : "ask");
}

static void
show_failure (HosoLinkDialog *self, const char *sentence)
{
  gtk_label_set_text (self->failure, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), *sentence != '\0');
  if (*sentence != '\0')
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->link), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->link));
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->link), "error");
}

static void
changed_cb (HosoLinkDialog *self)
{
  show_failure (self, "");
  update (self);
}

/* --- Fetching --- */

static gboolean
poll_cb (gpointer data)
{
  HosoLinkDialog *self = data;
  double fraction = hoso_link_run_get_fraction (self->run);
  g_autofree char *amount = hoso_link_run_dup_progress (self->run);

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
  else
    gtk_progress_bar_pulse (self->progress);
  gtk_label_set_text (self->amount, amount);
  return G_SOURCE_CONTINUE;
}

static void
stop (HosoLinkDialog *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->run, hoso_link_run_unref);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoLinkDialog) self = data;
  g_autoptr (GError) error = NULL;
  HosoFetched *fetched = hoso_link_run_fetch_finish (result, &error);
  GtkWindow *parent;

  if (self->workspace == NULL)
    {
      g_clear_pointer (&fetched, hoso_fetched_unref);
      return;
    }
  stop (self);
  update (self);
  if (fetched == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (self, error->message);
      return;
    }
  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gtk_window_present (
    GTK_WINDOW (hoso_import_dialog_new_fetched (parent, self->workspace, fetched)));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
fetch_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoLinkDialog *self = HOSO_LINK_DIALOG (widget);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->link));
  g_autoptr (GError) error = NULL;

  if (!hoso_links_check (text, &error))
    {
      show_failure (self, error->message);
      return;
    }
  show_failure (self, "");
  self->run = hoso_link_run_new (text, 0, NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_label_set_text (self->amount, "");
  self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  update (self);
  hoso_link_run_fetch_async (self->run, renew_cancellable (self), fetched_cb, g_object_ref (self));
}

/* Cancels the fetch while it runs, otherwise closes. */
static void
cancel_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoLinkDialog *self = HOSO_LINK_DIALOG (widget);

  if (self->run != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* --- The clipboard --- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoLinkDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  /* Who has begun to type meanwhile goes on. */
  if (text == NULL || self->workspace == NULL || !hoso_links_recognise (text) ||
      *gtk_editable_get_text (GTK_EDITABLE (self->link)) != '\0')
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->link), g_strstrip (text));
  gtk_editable_select_region (GTK_EDITABLE (self->link), 0, -1);
}

static void
propose (HosoLinkDialog *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (hoso_clipboard_holds (GTK_WIDGET (self), G_TYPE_STRING))
    gdk_clipboard_read_text_async (clipboard, renew_cancellable (self), read_cb,
                                   g_object_ref (self));
}

/* --- The widget --- */

static void
hoso_link_dialog_dispose (GObject *object)
{
  HosoLinkDialog *self = HOSO_LINK_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop (self);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_LINK_DIALOG);
  G_OBJECT_CLASS (hoso_link_dialog_parent_class)->dispose (object);
}

static void
hoso_link_dialog_class_init (HosoLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_link_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoLinkDialog, fetch_button);
  gtk_widget_class_bind_template_child (widget_class, HosoLinkDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoLinkDialog, link);
  gtk_widget_class_bind_template_child (widget_class, HosoLinkDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, HosoLinkDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, HosoLinkDialog, amount);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "link.fetch", NULL, fetch_activated);
  gtk_widget_class_install_action (widget_class, "link.cancel", NULL, cancel_activated);
}

static void
hoso_link_dialog_init (HosoLinkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_entry_row_set_name (self->link, _ ("Link"));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->link));
}

/* @text is what was pasted or dropped, or NULL to look into the clipboard for a
 * link; present it. */
GtkWidget *
hoso_link_dialog_new (GtkWindow *parent, HosoWorkspace *workspace, const char *text)
{
  HosoLinkDialog *self = g_object_new (HOSO_TYPE_LINK_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  if (text != NULL)
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (text));

      gtk_editable_set_text (GTK_EDITABLE (self->link), trimmed);
      gtk_window_set_focus (GTK_WINDOW (self), self->fetch_button);
    }
  else
    propose (self);
  return GTK_WIDGET (self);
}
