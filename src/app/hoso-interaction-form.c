/* The form for one interaction: the kind decides what else is asked.  A new
 * complaint proposes a day to follow it up.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-interaction-form.h"

#include "hoso-clock-text.h"
#include "hoso-customers.h"
#include "hoso-day-button.h"
#include "hoso-entry-row.h"
#include "hoso-interactions.h"
#include "hoso-names.h"
#include "hoso-timeline.h"
#include "hoso-window.h"
#include "hoso-wrap-box.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

#define DAY_SECONDS 86400
#define SUGGESTIONS 4
/* Soon enough to be remembered, late enough to have been solved. */
#define FOLLOW_UP_DAYS 3

struct _HosoInteractionForm
{
  AdwWindow parent_instance;

  AdwComboRow *kind;
  GtkTextView *text;
  GtkWidget *referral;
  AdwEntryRow *referred;
  HosoWrapBox *suggestions;
  AdwComboRow *channel;
  AdwComboRow *direction;
  AdwComboRow *sentiment;
  AdwComboRow *outcome;
  AdwComboRow *interview;
  HosoDayButton *day;
  AdwEntryRow *time;
  AdwComboRow *state;
  GtkWidget *follow_up_group;
  GtkSwitch *follow_up;
  HosoDayButton *follow_up_day;
  GtkWidget *remove_button;

  HosoWorkspace *workspace;
  HosoInteraction *interaction; /* what is saved, but for the fields of the form */
  gint64 found;                 /* the customer whose name is in “referred”, or 0 */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoInteractionForm, hoso_interaction_form, ADW_TYPE_WINDOW)

/* --- Fields --- */

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
dup_text (HosoInteractionForm *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->text), &start, &end);
  return g_strstrip (gtk_text_iter_get_text (&start, &end));
}

static HosoInteractionKind
get_kind (HosoInteractionForm *self)
{
  return (HosoInteractionKind)adw_combo_row_get_selected (self->kind);
}

static gboolean
is_interview (HosoInteractionForm *self)
{
  return hoso_interaction_can_interview (get_kind (self)) &&
         adw_combo_row_get_selected (self->interview) != HOSO_INTERVIEW_NONE;
}

static gboolean
is_complete (HosoInteractionForm *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *referred = g_strstrip (g_strdup (get_text (self->referred)));

  if (is_interview (self))
    return *text != '\0';
  switch (get_kind (self))
    {
    case HOSO_INTERACTION_NOTE:
    case HOSO_INTERACTION_COMPLAINT:
      return *text != '\0';
    case HOSO_INTERACTION_REFERRAL:
      return *referred != '\0';
    case HOSO_INTERACTION_CALL:
    case HOSO_INTERACTION_MESSAGE:
    case HOSO_INTERACTION_VISIT:
    case HOSO_INTERACTION_REVIEW:
    case HOSO_INTERACTION_GIFT:
      break;
    }
  return TRUE;
}

static void
update (HosoInteractionForm *self)
{
  const HosoInteractionKind kind = get_kind (self);
  const gboolean complaint = kind == HOSO_INTERACTION_COMPLAINT;
  const gboolean note = kind == HOSO_INTERACTION_NOTE;
  gint64 seconds;
  gboolean fits = hoso_clock_text_parse (get_text (self->time), &seconds);

  if (self->interaction == NULL)
    return;
  gtk_widget_set_visible (self->referral, kind == HOSO_INTERACTION_REFERRAL);
  gtk_widget_set_visible (GTK_WIDGET (self->direction), kind == HOSO_INTERACTION_CALL ||
                                                          kind == HOSO_INTERACTION_MESSAGE);
  gtk_widget_set_visible (GTK_WIDGET (self->channel), !note);
  gtk_widget_set_visible (GTK_WIDGET (self->sentiment), !note);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome),
                          hoso_interaction_can_interview (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->interview), hoso_interaction_can_interview (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->state), complaint && self->interaction->id != 0);
  gtk_widget_set_visible (self->follow_up_group, complaint && self->interaction->id == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "interaction.save",
                                 fits && is_complete (self));
  if (fits)
    gtk_widget_remove_css_class (GTK_WIDGET (self->time), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->time), "error");
}

/* --- Who was referred --- */

static gpointer
suggest (HosoDb *db, gpointer text, GCancellable *cancellable, GError **error)
{
  HosoCustomerQuery query = { .search = text };
  g_autoptr (GArray) ids = hoso_customers_find (db, &query, cancellable, error);

  return ids != NULL ? hoso_customers_load_rows (db, (const gint64 *)ids->data,
                                                 MIN (ids->len, SUGGESTIONS), error)
                     : NULL;
}

static void
suggestion_clicked_cb (HosoInteractionForm *self, GtkButton *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "hoso-customer");
  gint64 found = *id;

  gtk_editable_set_text (GTK_EDITABLE (self->referred), gtk_button_get_label (button));
  self->found = found;
  hoso_wrap_box_clear (self->suggestions);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoInteractionForm) self = data;
  g_autoptr (GPtrArray) rows = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, NULL);

  if (self->interaction == NULL || rows == NULL || self->found != 0)
    return;
  hoso_wrap_box_clear (self->suggestions);
  for (guint i = 0; i < rows->len; i++)
    {
      const HosoCustomerRow *row = rows->pdata[i];
      GtkWidget *button;

      if (row->id == self->interaction->customer)
        continue;
      button = gtk_button_new_with_label (row->name);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "hoso-customer",
                              g_memdup2 (&row->id, sizeof (gint64)), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (suggestion_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      hoso_wrap_box_append (self->suggestions, button);
    }
}

static void
referred_changed_cb (HosoInteractionForm *self)
{
  if (self->interaction == NULL)
    return;
  self->found = 0;
  update (self);
  hoso_wrap_box_clear (self->suggestions);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (*get_text (self->referred) == '\0')
    return;
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, suggest, g_strdup (get_text (self->referred)), g_free,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable, suggested_cb,
                             g_object_ref (self));
}

/* --- Saving --- */

typedef struct
{
  HosoInteraction *interaction;
  HosoTask *follow_up; /* or NULL */
} Change;

static void
change_free (Change *change)
{
  hoso_interaction_free (change->interaction);
  hoso_task_free (change->follow_up);
  g_free (change);
}

static gpointer
save (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GSIZE_TO_POINTER (
    hoso_interactions_save (db, change->interaction, change->follow_up, error));
}

static void
saved_cb (GtkWidget *window, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (window, _ ("Saved on the timeline"));
}

/* What is not asked for a kind is not kept. */
static void
read_fields (HosoInteractionForm *self, HosoInteraction *interaction)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gint64 seconds = 0;

  hoso_clock_text_parse (get_text (self->time), &seconds);
  interaction->kind = get_kind (self);
  g_free (interaction->text);
  interaction->text = dup_text (self);
  interaction->at = hoso_timeline_to_utc (
    hoso_day_button_get_day (self->day) * DAY_SECONDS + seconds, zone);
  interaction->channel = gtk_widget_get_visible (GTK_WIDGET (self->channel))
                           ? adw_combo_row_get_selected (self->channel)
                           : HOSO_CHANNEL_NONE;
  interaction->direction = gtk_widget_get_visible (GTK_WIDGET (self->direction))
                             ? adw_combo_row_get_selected (self->direction)
                             : HOSO_DIRECTION_NONE;
  interaction->sentiment = gtk_widget_get_visible (GTK_WIDGET (self->sentiment))
                             ? adw_combo_row_get_selected (self->sentiment)
                             : HOSO_SENTIMENT_NONE;
  interaction->outcome = gtk_widget_get_visible (GTK_WIDGET (self->outcome))
                           ? adw_combo_row_get_selected (self->outcome)
                           : HOSO_OUTCOME_NONE;
  interaction->interview = is_interview (self) ? adw_combo_row_get_selected (self->interview)
                                               : HOSO_INTERVIEW_NONE;
  interaction->state = interaction->kind != HOSO_INTERACTION_COMPLAINT
                         ? HOSO_COMPLAINT_NONE
                         : HOSO_COMPLAINT_OPEN + adw_combo_row_get_selected (self->state);
  interaction->referred = self->found;
  g_free (interaction->referred_name);
  interaction->referred_name = g_strdup (get_text (self->referred));
}

/* The window below says what happened: this one is gone by then. */
static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoInteractionForm *self = HOSO_INTERACTION_FORM (widget);
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  Change *change = g_new0 (Change, 1);

  read_fields (self, self->interaction);
  if (gtk_widget_get_visible (self->follow_up_group) && gtk_switch_get_active (self->follow_up))
    {
      change->follow_up = hoso_task_new (HOSO_TASK_FOLLOW_UP, _ ("Ask whether all is well now"));
      change->follow_up->due_local = hoso_day_button_get_day (self->follow_up_day) * DAY_SECONDS;
    }
  change->interaction = g_steal_pointer (&self->interaction);
  hoso_write (window, self->workspace, save, change, (GDestroyNotify)change_free, saved_cb);
  gtk_window_close (GTK_WINDOW (self));
}

static gpointer
remove_interaction (HosoDb *db, gpointer id, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_interactions_remove (db, *(gint64 *)id, error));
}

static void
removed_cb (GtkWidget *window, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (window, _ ("Removed from the timeline"));
}

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoInteractionForm *self = HOSO_INTERACTION_FORM (widget);
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  hoso_write (window, self->workspace, remove_interaction,
              g_memdup2 (&self->interaction->id, sizeof (gint64)), g_free, removed_cb);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- The form --- */

static void
hoso_interaction_form_dispose (GObject *object)
{
  HosoInteractionForm *self = HOSO_INTERACTION_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->interaction, hoso_interaction_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_INTERACTION_FORM);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_interaction_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-interaction-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, kind);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, text);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, referral);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, referred);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, suggestions);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, channel);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, direction);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, sentiment);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, outcome);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, interview);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, day);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, time);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, state);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, follow_up_group);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, follow_up);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, follow_up_day);
  gtk_widget_class_bind_template_child (widget_class, HosoInteractionForm, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, referred_changed_cb);
}

static void
hoso_interaction_form_class_init (HosoInteractionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_interaction_form_dispose;
  g_type_ensure (HOSO_TYPE_WRAP_BOX);
  g_type_ensure (HOSO_TYPE_DAY_BUTTON);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "interaction.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "interaction.remove", NULL, remove_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "interaction.save", NULL);
}

/* The names behind @prefix, after one that says that nothing is known. */
static void
fill_choice (AdwComboRow *row, const char *prefix, const char *none)
{
  g_auto (GStrv) keys = hoso_names_get_keys (prefix);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (none != NULL)
    gtk_string_list_append (names, none);
  for (guint i = 0; keys[i] != NULL; i++)
    gtk_string_list_append (names, hoso_name_get (keys[i], NULL));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

static void
hoso_interaction_form_init (HosoInteractionForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_entry_row_set_name (self->referred, _ ("Who was referred"));
  hoso_entry_row_set_name (self->time, _ ("Time"));
  fill_choice (self->kind, "interaction.", NULL);
  fill_choice (self->channel, "contact-channel.", _ ("Not noted"));
  fill_choice (self->direction, "direction.", _ ("Not noted"));
  fill_choice (self->sentiment, "sentiment.", _ ("Not noted"));
  fill_choice (self->outcome, "outcome.", _ ("Not noted"));
  fill_choice (self->interview, "interview.", _ ("No interview"));
  fill_choice (self->state, "complaint.", NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
}

static void
show_interaction (HosoInteractionForm *self, const HosoInteraction *interaction)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gint64 local = hoso_timeline_to_local (interaction->at, zone);
  g_autofree char *time = hoso_clock_text_dup (local);

  adw_combo_row_set_selected (self->kind, interaction->kind);
  if (interaction->text != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), interaction->text, -1);
  if (interaction->referred_name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->referred), interaction->referred_name);
  adw_combo_row_set_selected (self->channel, interaction->channel);
  adw_combo_row_set_selected (self->direction, interaction->direction);
  adw_combo_row_set_selected (self->sentiment, interaction->sentiment);
  adw_combo_row_set_selected (self->outcome, interaction->outcome);
  adw_combo_row_set_selected (self->interview, interaction->interview);
  if (interaction->state != HOSO_COMPLAINT_NONE)
    adw_combo_row_set_selected (self->state, interaction->state - HOSO_COMPLAINT_OPEN);
  hoso_day_button_set_day (self->day, local / DAY_SECONDS);
  gtk_editable_set_text (GTK_EDITABLE (self->time), time);
  hoso_day_button_set_day (self->follow_up_day, hoso_clock_text_get_today () + FOLLOW_UP_DAYS);
  self->found = interaction->referred;
}

/* See hoso-interaction-form.h. */
GtkWidget *
hoso_interaction_form_new (GtkWindow *parent,
                           HosoWorkspace *workspace,
                           gint64 customer,
                           const HosoInteraction *interaction)
{
  HosoInteractionForm *self =
    g_object_new (HOSO_TYPE_INTERACTION_FORM, "transient-for", parent, "title",
                  interaction != NULL ? _ ("Edit Entry") : _ ("New Entry"), NULL);
  HosoInteraction *shown = interaction != NULL ? hoso_interaction_copy (interaction)
                                               : hoso_interaction_new (HOSO_INTERACTION_CALL, NULL);

  if (interaction == NULL)
    {
      shown->customer = customer;
      shown->at = g_get_real_time () / G_USEC_PER_SEC;
    }
  self->workspace = g_object_ref (workspace);
  show_interaction (self, shown);
  self->interaction = shown;
  gtk_widget_set_visible (self->remove_button, interaction != NULL);
  gtk_widget_grab_focus (interaction != NULL ? GTK_WIDGET (self->text) : GTK_WIDGET (self->kind));
  update (self);
  return GTK_WIDGET (self);
}
