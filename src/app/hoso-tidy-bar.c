/* Says quietly that spellings look alike, opens the dialogue that decides about
 * them, and switches to the answers as written.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-tidy-bar.h"

#include "hoso-format.h"
#include "hoso-tidy-dialog.h"
#include "hoso-tidy-work.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

#define STATE_KEY "hoso-tidy-state"

struct _HosoTidyBar
{
  AdwBin parent_instance;

  GtkButton *tidy_button;
  GtkToggleButton *written_button;

  HosoWorkspace *workspace;
  GObject *item; /* or NULL */
  gint64 question;
  char *label;
  gboolean decided;
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoTidyBar, hoso_tidy_bar, ADW_TYPE_BIN)

static void
show_state (HosoTidyBar *self, const HosoTidyState *state)
{
  g_autofree char *number = hoso_format_integer (state->open, hoso_format_get_language ());
  /* Translators: %s is how many ways of writing an answer may be the same one. */
  g_autofree char *open = g_strdup_printf (
    ngettext ("%s spelling looks alike…", "%s spellings look alike…", state->open), number);

  gtk_button_set_label (self->tidy_button, state->open > 0 ? open : _ ("Spellings…"));
  gtk_widget_set_visible (GTK_WIDGET (self->written_button), state->decided);
  gtk_widget_set_visible (GTK_WIDGET (self), state->open > 0 || state->decided);
  if (state->decided == self->decided)
    return;
  self->decided = state->decided;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoTidyBar) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree HosoTidyState *state =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->item == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (state == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  show_state (self, state);
  g_object_set_data_full (self->item, STATE_KEY, g_steal_pointer (&state), g_free);
}

static void
load (HosoTidyBar *self)
{
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace,
                             hoso_tidy_read_state,
                             hoso_tidy_task_new (self->question, NULL, NULL),
                             (GDestroyNotify)hoso_tidy_task_free,
                             g_free,
                             self->cancellable,
                             read_cb,
                             g_object_ref (self));
}

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTidyBar *self = HOSO_TIDY_BAR (widget);

  if (self->item != NULL)
    hoso_tidy_dialog_open (widget, self->workspace, self->question, NULL, self->label);
}

static void
toggled_cb (HosoTidyBar *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear (HosoTidyBar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->item);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->label, g_free);
  self->question = 0;
  self->decided = FALSE;
}

static void
hoso_tidy_bar_dispose (GObject *object)
{
  clear (HOSO_TIDY_BAR (object));
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_TIDY_BAR);
  G_OBJECT_CLASS (hoso_tidy_bar_parent_class)->dispose (object);
}

static void
hoso_tidy_bar_class_init (HosoTidyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_tidy_bar_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-tidy-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoTidyBar, tidy_button);
  gtk_widget_class_bind_template_child (widget_class, HosoTidyBar, written_button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_install_action (widget_class, "tidy.open", NULL, open_activated);
}

static void
hoso_tidy_bar_init (HosoTidyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* See hoso-tidy-bar.h. */
void
hoso_tidy_bar_set_question (
  HosoTidyBar *self, HosoWorkspace *workspace, GObject *item, gint64 question, const char *label)
{
  const HosoTidyState *known;

  g_return_if_fail (HOSO_IS_TIDY_BAR (self));

  clear (self);
  gtk_toggle_button_set_active (self->written_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (question == 0)
    return;
  self->workspace = g_object_ref (workspace);
  self->item = g_object_ref (item);
  self->question = question;
  self->label = g_strdup (label);
  known = g_object_get_data (item, STATE_KEY);
  if (known != NULL)
    show_state (self, known);
  else
    load (self);
}

/* See hoso-tidy-bar.h. */
gboolean
hoso_tidy_bar_is_decided (HosoTidyBar *self)
{
  return self->decided;
}

/* See hoso-tidy-bar.h. */
gboolean
hoso_tidy_bar_wants_written (HosoTidyBar *self)
{
  return self->decided && gtk_toggle_button_get_active (self->written_button);
}
