/* One purpose on a customer's page.  The same row goes on showing what becomes
 * of it, so that the keyboard stays where it is.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-consent-row.h"

#include "hoso-consents.h"
#include "hoso-date-text.h"
#include "hoso-wrap-box.h"

#include <glib/gi18n-lib.h>

#define MAX_NOTE 200 /* letters */

struct _HosoConsentRow
{
  AdwExpanderRow parent_instance;

  char *purpose;
  GtkDropDown *channel;
  GtkEditable *note;
  GPtrArray *earlier; /* of GtkWidget, borrowed */
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoConsentRow, hoso_consent_row, ADW_TYPE_EXPANDER_ROW)

/* --- What was said --- */

static const char *
get_state_title (HosoConsentState state)
{
  return state == HOSO_CONSENT_GIVEN ? _ ("Agreed") : _ ("Does not agree");
}

/* “5 March 2026 · On paper · asked by Hà”. */
static char *
dup_source (const HosoConsent *consent)
{
  g_autofree char *date = hoso_date_text_dup_unix (consent->at);
  GString *text = g_string_new (date);

  if (consent->channel != NULL && *consent->channel != '\0')
    g_string_append_printf (text, " · %s", hoso_consents_get_channel_title (consent->channel));
  if (consent->note != NULL && *consent->note != '\0')
    g_string_append_printf (text, " · %s", consent->note);
  return g_string_free (text, FALSE);
}

static void
show_current (HosoConsentRow *self, const HosoConsent *consent)
{
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;

  if (consent == NULL)
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _ ("Not asked yet"));
      return;
    }
  source = dup_source (consent);
  text = g_strdup_printf ("%s · %s", get_state_title (consent->state), source);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}

static void
add_earlier (HosoConsentRow *self, const HosoConsent *consent)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *source = dup_source (consent);
  /* Translators: %s is what a customer said, “Agreed” or “Does not agree”. */
  g_autofree char *title = g_strdup_printf (_ ("Earlier: %s"), get_state_title (consent->state));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), source);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->earlier, row);
}

/* See hoso-consent-row.h. */
void
hoso_consent_row_show (HosoConsentRow *self, const GPtrArray *consents)
{
  const HosoConsent *current = NULL;

  g_return_if_fail (HOSO_IS_CONSENT_ROW (self));

  for (guint i = 0; i < self->earlier->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->earlier, i));
  g_ptr_array_set_size (self->earlier, 0);
  for (guint i = 0; i < consents->len; i++)
    {
      const HosoConsent *consent = g_ptr_array_index (consents, i);

      if (!g_str_equal (consent->purpose, self->purpose))
        continue;
      if (consent->is_current)
        current = consent;
      else
        add_earlier (self, consent);
    }
  show_current (self, current);
}

/* See hoso-consent-row.h. */
const char *
hoso_consent_row_get_purpose (HosoConsentRow *self)
{
  return self->purpose;
}

/* --- Noting an answer --- */

static void
answer_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoConsentRow *self = HOSO_CONSENT_ROW (widget);
  const char *channel = hoso_consents_get_channels ()[gtk_drop_down_get_selected (self->channel)];

  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (self->note)));

  gtk_editable_set_text (self->note, "");
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, g_variant_get_uint32 (parameter), channel,
                 note);
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* Who asked, on what occasion, where the paper lies: in the user’s own words. */
static GtkWidget *
make_note (HosoConsentRow *self, const char *title)
{
  /* Translators: %s is a purpose, such as “Surveys”. */
  g_autofree char *name = g_strdup_printf (_ ("Note on the answer: %s"), title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *entry = gtk_entry_new ();

  self->note = GTK_EDITABLE (entry);
  gtk_entry_set_max_length (GTK_ENTRY (entry), MAX_NOTE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), make_caption (_ ("Note, where there is one")));
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

static GtkWidget *
make_channels (HosoConsentRow *self, const char *title)
{
  /* Translators: %s is a purpose, such as “Surveys”. */
  g_autofree char *name = g_strdup_printf (_ ("How it was said: %s"), title);
  const char *const *keys = hoso_consents_get_channels ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; keys[i] != NULL; i++)
    gtk_string_list_append (titles, hoso_consents_get_channel_title (keys[i]));
  self->channel = GTK_DROP_DOWN (
    gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->channel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_halign (GTK_WIDGET (self->channel), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), make_caption (_ ("How it was said")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->channel));
  return box;
}

/* @name, with the purpose, is what a screen reader says. */
static GtkWidget *
make_answer (const char *label, const char *name, HosoConsentState state)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "consent.answer");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint32)state);
  return button;
}

static void
add_controls (HosoConsentRow *self, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = hoso_wrap_box_new ();
  /* Translators, for both: %s is a purpose, such as “Surveys”. */
  g_autofree char *give = g_strdup_printf (_ ("Agrees: %s"), title);
  g_autofree char *withdraw = g_strdup_printf (_ ("Does not agree: %s"), title);

  gtk_widget_add_css_class (box, "hoso-today-body");
  gtk_box_append (GTK_BOX (box), make_channels (self, title));
  gtk_box_append (GTK_BOX (box), make_note (self, title));
  gtk_box_append (GTK_BOX (box), buttons);
  hoso_wrap_box_append (HOSO_WRAP_BOX (buttons),
                        make_answer (_ ("Agrees"), give, HOSO_CONSENT_GIVEN));
  hoso_wrap_box_append (HOSO_WRAP_BOX (buttons),
                        make_answer (_ ("Does Not Agree"), withdraw, HOSO_CONSENT_WITHDRAWN));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* --- The widget --- */

static void
hoso_consent_row_finalize (GObject *object)
{
  HosoConsentRow *self = HOSO_CONSENT_ROW (object);

  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_free (self->purpose);
  G_OBJECT_CLASS (hoso_consent_row_parent_class)->finalize (object);
}

static void
hoso_consent_row_class_init (HosoConsentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_consent_row_finalize;
  signals[SIGNAL_ANSWERED] =
    g_signal_new ("answered", HOSO_TYPE_CONSENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "consent.answer", "u",
                                   answer_activated);
}

static void
hoso_consent_row_init (HosoConsentRow *self)
{
  self->earlier = g_ptr_array_new ();
}

/* See hoso-consent-row.h. */
HosoConsentRow *
hoso_consent_row_new (const HosoPurpose *purpose)
{
  HosoConsentRow *self = g_object_new (HOSO_TYPE_CONSENT_ROW, NULL);

  self->purpose = g_strdup (purpose->key);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), purpose->title);
  add_controls (self, purpose->title);
  show_current (self, NULL);
  return self;
}
