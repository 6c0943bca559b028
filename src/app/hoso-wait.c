/* A dialogue with a progress bar, for work that is mostly over before anybody
 * sees it.  Main thread only, but for the fraction.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-wait.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define DELAY_MS 500
#define POLL_MS 100

struct _HosoWait
{
  gatomicrefcount count;
  GtkWidget *inside;
  char *title;
  GCancellable *cancellable;
  GtkWidget *dialog; /* or NULL */
  GtkWidget *bar;
  guint source; /* id */
  int permille; /* atomic */
};

static void
response_cb (HosoWait *wait)
{
  g_cancellable_cancel (wait->cancellable);
}

static gboolean
poll_cb (gpointer data)
{
  HosoWait *wait = data;
  int permille = g_atomic_int_get (&wait->permille);

  if (permille > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (wait->bar), permille / 1000.0);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (wait->bar));
  return G_SOURCE_CONTINUE;
}

static void
gone_cb (gpointer data, GObject *dialog)
{
  HosoWait *wait = data;

  wait->dialog = NULL;
  wait->bar = NULL;
  g_clear_handle_id (&wait->source, g_source_remove);
}

static gboolean
show_cb (gpointer data)
{
  HosoWait *wait = data;
  GtkRoot *root = gtk_widget_get_root (wait->inside);

  wait->source = 0;
  if (!GTK_IS_WINDOW (root))
    return G_SOURCE_REMOVE;

  wait->dialog = adw_message_dialog_new (GTK_WINDOW (root), wait->title, NULL);
  wait->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (wait->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  wait->title, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (wait->dialog), wait->bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (wait->dialog), "cancel", _ ("_Cancel"));
  g_signal_connect_swapped (wait->dialog, "response", G_CALLBACK (response_cb), wait);
  g_object_weak_ref (G_OBJECT (wait->dialog), gone_cb, wait);
  wait->source = g_timeout_add (POLL_MS, poll_cb, wait);
  gtk_window_present (GTK_WINDOW (wait->dialog));
  return G_SOURCE_REMOVE;
}

/* See hoso-wait.h. */
HosoWait *
hoso_wait_new (GtkWidget *inside, const char *title)
{
  HosoWait *wait = g_new0 (HosoWait, 1);

  g_atomic_ref_count_init (&wait->count);
  wait->inside = g_object_ref (inside);
  wait->title = g_strdup (title);
  wait->cancellable = g_cancellable_new ();
  wait->source = g_timeout_add (DELAY_MS, show_cb, wait);
  return wait;
}

HosoWait *
hoso_wait_ref (HosoWait *wait)
{
  g_atomic_ref_count_inc (&wait->count);
  return wait;
}

/* The last one must be after hoso_wait_end(). */
void
hoso_wait_unref (HosoWait *wait)
{
  if (!g_atomic_ref_count_dec (&wait->count))
    return;

  g_free (wait->title);
  g_object_unref (wait->cancellable);
  g_free (wait);
}

/* Borrowed. */
GCancellable *
hoso_wait_get_cancellable (HosoWait *wait)
{
  return wait->cancellable;
}

/* See hoso-wait.h. */
void
hoso_wait_set_fraction (double fraction, gpointer data)
{
  HosoWait *wait = data;

  g_atomic_int_set (&wait->permille, (int)(CLAMP (fraction, 0, 1) * 1000));
}

/* See hoso-wait.h. */
void
hoso_wait_end (HosoWait *wait)
{
  GtkWidget *dialog = wait->dialog;

  g_clear_handle_id (&wait->source, g_source_remove);
  if (dialog != NULL)
    {
      g_object_weak_unref (G_OBJECT (dialog), gone_cb, wait);
      g_signal_handlers_disconnect_by_func (dialog, response_cb, wait);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  g_clear_object (&wait->inside);
}
