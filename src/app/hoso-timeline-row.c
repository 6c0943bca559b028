/* Rows of a timeline: what happened, in the user's words as plain text, with the
 * commands that fit it.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-timeline-row.h"

#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-property-row.h"
#include "hoso-time.h"
#include "hoso-wrap-box.h"

#include <glib/gi18n-lib.h>

#define DAY_SECONDS 86400

/* --- Text --- */

static const char *
get_name (const char *prefix, const char *key)
{
  g_autofree char *name = g_strconcat (prefix, key, NULL);

  return g_intern_string (hoso_name_get (name, NULL));
}

/* The day, with the time where there is one; NULL without a date. */
static char *
dup_date (gint64 at)
{
  HosoTime time = {
    .local = at,
    .offset = HOSO_TIME_NO_ZONE,
    .precision = at % DAY_SECONDS == 0 ? HOSO_PRECISION_DAY : HOSO_PRECISION_MINUTE,
  };

  return at != HOSO_TIMELINE_NO_TIME ? hoso_format_date_time (&time, hoso_format_get_language ())
                                     : NULL;
}

/* What is not NULL, with dots between. */
static char *
join (const char *const *parts, gsize n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* --- Parts of rows --- */

static const char *
get_icon (HosoTimelineKind kind)
{
  static const char *const icons[] = {
    [HOSO_TIMELINE_NOTE] = "document-edit-symbolic",
    [HOSO_TIMELINE_CALL] = "call-start-symbolic",
    [HOSO_TIMELINE_MESSAGE] = "mail-unread-symbolic",
    [HOSO_TIMELINE_VISIT] = "user-home-symbolic",
    [HOSO_TIMELINE_REVIEW] = "starred-symbolic",
    [HOSO_TIMELINE_COMPLAINT] = "dialog-warning-symbolic",
    [HOSO_TIMELINE_REFERRAL] = "system-users-symbolic",
    [HOSO_TIMELINE_GIFT] = "hoso-gift-symbolic",
    [HOSO_TIMELINE_PURCHASE] = "package-x-generic-symbolic",
    [HOSO_TIMELINE_ANSWERS] = "hoso-surveys-symbolic",
    [HOSO_TIMELINE_TASK] = "alarm-symbolic",
    [HOSO_TIMELINE_CHANGES] = "folder-download-symbolic",
  };

  return icons[kind];
}

static GtkWidget *
make_icon (HosoTimelineKind kind)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (kind));

  gtk_widget_add_css_class (icon, "dim-label");
  return icon;
}

static GtkWidget *
make_button (const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
make_icon_button (const char *icon, const char *name, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  return button;
}

/* --- Interactions --- */

static char *
dup_caption (const HosoTimelineEntry *entry)
{
  const HosoInteraction *interaction = entry->interaction;
  const char *direction = hoso_direction_get_name (interaction->direction);
  const char *sentiment = hoso_sentiment_get_name (interaction->sentiment);
  const char *outcome = hoso_outcome_get_name (interaction->outcome);
  g_autofree char *date = dup_date (entry->at);
  const char *const parts[] = {
    date,
    direction != NULL ? get_name ("direction.", direction) : NULL,
    sentiment != NULL ? get_name ("sentiment.", sentiment) : NULL,
    outcome != NULL ? get_name ("outcome.", outcome) : NULL,
  };

  return join (parts, G_N_ELEMENTS (parts));
}

static GtkWidget *
add_chip (GtkWidget *box, const char *text)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "hoso-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), chip);
  return chip;
}

static GtkWidget *
make_title (const HosoInteraction *interaction)
{
  GtkWidget *box = hoso_wrap_box_new ();
  const char *channel = hoso_channel_get_name (interaction->channel);
  const char *state = hoso_complaint_state_get_name (interaction->state);
  const char *interview = hoso_interview_get_name (interaction->interview);
  const char *const parts[] = {
    get_name ("interaction.", hoso_interaction_kind_get_name (interaction->kind)),
    channel != NULL ? get_name ("contact-channel.", channel) : NULL,
  };
  g_autofree char *text = join (parts, G_N_ELEMENTS (parts));

  hoso_wrap_box_append (HOSO_WRAP_BOX (box), make_label (text));
  if (state != NULL)
    {
      GtkWidget *chip = add_chip (box, get_name ("complaint.", state));

      if (interaction->state == HOSO_COMPLAINT_OPEN)
        gtk_widget_add_css_class (chip, "hoso-open");
    }
  if (interview != NULL)
    {
      /* Translators: %s is how the customer buys, for example “Bought quickly”. */
      g_autofree char *label =
        g_strdup_printf (_ ("Interview: %s"), get_name ("interview.", interview));

      add_chip (box, label);
    }
  return box;
}

static void
add_state (GtkWidget *box, const char *label, gint64 complaint, const char *state)
{
  hoso_wrap_box_append (HOSO_WRAP_BOX (box),
                        make_button (label, "timeline.set-state",
                                     g_variant_new ("(xs)", complaint, state)));
}

static void
add_states (GtkWidget *texts, const HosoInteraction *complaint)
{
  GtkWidget *box = hoso_wrap_box_new ();

  if (complaint->state == HOSO_COMPLAINT_OPEN)
    add_state (box, _ ("Mark as Solved"), complaint->id, "solved");
  if (complaint->state == HOSO_COMPLAINT_SOLVED)
    add_state (box, _ ("Mark as Followed Up"), complaint->id, "followed-up");
  if (complaint->state != HOSO_COMPLAINT_OPEN)
    add_state (box, _ ("Open Again"), complaint->id, "open");
  gtk_widget_add_css_class (box, "hoso-small");
  gtk_widget_set_margin_top (box, 3);
  gtk_box_append (GTK_BOX (texts), box);
}

/* A customer can be gone to; anybody else is a name. */
static void
add_referred (GtkWidget *texts, const HosoInteraction *referral)
{
  GtkWidget *box;

  if (referral->referred == 0)
    {
      gtk_box_append (GTK_BOX (texts),
                      make_label (referral->referred_name != NULL
                                    ? referral->referred_name
                                    : _ ("Somebody who is no longer a customer")));
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (box, "hoso-small");
  gtk_box_append (GTK_BOX (box),
                  make_button (referral->referred_name, "win.show-item",
                               g_variant_new ("(sx)", "customers", referral->referred)));
  gtk_box_append (GTK_BOX (texts), box);
}

static GtkWidget *
make_texts (const HosoTimelineEntry *entry)
{
  const HosoInteraction *interaction = entry->interaction;
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *caption = dup_caption (entry);
  GtkWidget *label = make_label (caption);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_title (interaction));
  if (interaction->kind == HOSO_INTERACTION_REFERRAL)
    add_referred (texts, interaction);
  if (interaction->text != NULL && *interaction->text != '\0')
    gtk_box_append (GTK_BOX (texts), make_label (interaction->text));
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (texts), label);
  if (interaction->kind == HOSO_INTERACTION_COMPLAINT)
    add_states (texts, interaction);
  return texts;
}

static GtkWidget *
make_interaction_row (const HosoTimelineEntry *entry)
{
  const HosoInteraction *interaction = entry->interaction;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = make_icon (entry->kind);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_texts (entry));
  gtk_box_append (GTK_BOX (box),
                  make_icon_button ("user-trash-symbolic",
                                    interaction->kind == HOSO_INTERACTION_NOTE
                                      ? _ ("Delete the note")
                                      : _ ("Delete the entry"),
                                    "timeline.remove", g_variant_new_int64 (interaction->id)));
  gtk_widget_add_css_class (box, "hoso-property");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "timeline.edit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", interaction->id);
  return row;
}

/* --- Tasks --- */

static void
done_toggled_cb (GtkCheckButton *check, gpointer data)
{
  const gint64 *id = g_object_get_data (G_OBJECT (check), "hoso-task");

  gtk_widget_activate_action (GTK_WIDGET (check), "timeline.set-done", "(xb)", *id,
                              gtk_check_button_get_active (check));
}

static GtkWidget *
make_check (const HosoTask *task)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), task->done_at != 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _ ("Done"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Done"), -1);
  g_object_set_data_full (G_OBJECT (check), "hoso-task", g_memdup2 (&task->id, sizeof (gint64)),
                          g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (done_toggled_cb), NULL);
  return check;
}

static GtkWidget *
make_task_row (const HosoTimelineEntry *entry, gint64 now)
{
  const HosoTask *task = entry->task;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *date = dup_date (entry->at);
  gboolean whole_day = task->due_local % DAY_SECONDS == 0;
  gboolean late = task->done_at == 0 && task->due_local + (whole_day ? DAY_SECONDS : 0) <= now;
  const char *const parts[] = {
    late ? _ ("Overdue") : NULL,
    get_name ("task.", hoso_task_kind_get_name (task->kind)),
    date,
    task->assignee,
  };
  g_autofree char *subtitle = join (parts, G_N_ELEMENTS (parts));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), task->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_check (task));
  if (late)
    gtk_widget_add_css_class (row, "hoso-overdue");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "timeline.edit-task");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", task->id);
  return row;
}

/* --- What opens to show more --- */

static GtkWidget *
make_expander (HosoTimelineKind kind, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), make_icon (kind));
  return row;
}

static void
add_line (GtkWidget *row, const HosoPurchase *purchase, const HosoPurchaseLine *line)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *pieces = hoso_format_integer (line->quantity, language);
  g_autofree char *amount = hoso_format_money (line->amount, purchase->currency, language);
  g_autofree char *back = hoso_format_integer (line->returned, language);
  g_autofree char *returned = NULL;
  g_autofree char *value = NULL;

  if (line->returned > 0)
    /* Translators: %s is a number of pieces that came back. */
    returned = g_strdup_printf (ngettext ("%s returned", "%s returned", (gulong)line->returned),
                                back);
  value = g_strdup_printf ("%s × · %s%s%s", pieces, amount, returned != NULL ? " · " : "",
                           returned != NULL ? returned : "");
  adw_expander_row_add_row (
    ADW_EXPANDER_ROW (row),
    hoso_property_row_new (line->product != NULL ? line->product : _ ("Purchase"), value));
}

static GtkWidget *
make_purchase_row (const HosoTimelineEntry *entry)
{
  const HosoPurchase *purchase = entry->purchase;
  const gboolean done = purchase->status == HOSO_PURCHASE_DONE;
  g_autofree char *products = hoso_purchase_dup_products (purchase);
  g_autofree char *date = dup_date (entry->at);
  g_autofree char *amount =
    hoso_format_money (purchase->amount, purchase->currency, hoso_format_get_language ());
  const char *const parts[] = {
    done ? NULL : get_name ("purchase.", hoso_purchase_status_get_name (purchase->status)),
    amount,
    date,
    purchase->code,
  };
  g_autofree char *subtitle = join (parts, G_N_ELEMENTS (parts));
  GtkWidget *row =
    make_expander (entry->kind, products != NULL ? products : _ ("Purchase"), subtitle);

  adw_expander_row_add_action (
    ADW_EXPANDER_ROW (row),
    make_icon_button ("document-edit-symbolic", _ ("Edit the purchase"), "customer.edit-purchase",
                      g_variant_new_int64 (purchase->id)));
  for (guint i = 0; i < purchase->lines->len; i++)
    add_line (row, purchase, purchase->lines->pdata[i]);
  return row;
}

static GtkWidget *
make_answers_row (const HosoTimelineEntry *entry)
{
  const HosoGivenAnswer *first = entry->answers->pdata[0];
  g_autofree char *date = dup_date (entry->at);
  GtkWidget *row = make_expander (entry->kind, first->survey_name, date);

  adw_expander_row_add_action (
    ADW_EXPANDER_ROW (row),
    make_icon_button ("go-next-symbolic", _ ("Show the survey"), "win.show-item",
                      g_variant_new ("(sx)", "surveys", first->survey)));
  for (guint i = 0; i < entry->answers->len; i++)
    {
      const HosoGivenAnswer *answer = entry->answers->pdata[i];

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                hoso_property_row_new (answer->question, answer->answer));
    }
  return row;
}

static GtkWidget *
make_changes_row (const HosoTimelineEntry *entry)
{
  const HosoFieldValue *first = entry->values->pdata[0];
  const char *title = hoso_timeline_kind_get_label (entry->kind);
  g_autofree char *date = dup_date (entry->at);
  const char *const parts[] = { first->source_title, date };
  g_autofree char *subtitle = join (parts, G_N_ELEMENTS (parts));
  GtkWidget *row = make_expander (entry->kind, title, subtitle);

  for (guint i = 0; i < entry->values->len; i++)
    {
      const HosoFieldValue *value = entry->values->pdata[i];

      adw_expander_row_add_row (
        ADW_EXPANDER_ROW (row),
        hoso_property_row_new (value->title != NULL ? value->title
                                                    : get_name ("field.", value->key),
                               value->value));
    }
  return row;
}

/* See hoso-timeline-row.h. */
GtkWidget *
hoso_timeline_row_new (const HosoTimelineEntry *entry, gint64 now)
{
  if (entry->interaction != NULL)
    return make_interaction_row (entry);
  if (entry->task != NULL)
    return make_task_row (entry, now);
  if (entry->purchase != NULL)
    return make_purchase_row (entry);
  if (entry->answers != NULL)
    return make_answers_row (entry);
  return make_changes_row (entry);
}
