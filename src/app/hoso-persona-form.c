/* Who a persona is: its name, role, words, segment and review.
 *
 * A text is stored when its field is left, or a moment after the last key.
 * Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-persona-form.h"

#include "hoso-date-text.h"
#include "hoso-entry-row.h"
#include "hoso-persona-edit.h"
#include "hoso-photo-button.h"
#include "hoso-segment.h"

#include <glib/gi18n-lib.h>

#define SAVE_DELAY_MS 2000

typedef enum
{
  FIELD_NAME,
  FIELD_ROLE,
  FIELD_QUOTE,
  FIELD_BIO,
} Field;

#define N_FIELDS (FIELD_BIO + 1)

struct _HosoPersonaForm
{
  AdwBin parent_instance;

  HosoPhotoButton *photo;
  AdwEntryRow *name;
  AdwEntryRow *role;
  GtkTextView *quote;
  GtkTextView *bio;
  AdwExpanderRow *settings;
  AdwComboRow *segment;
  AdwComboRow *language;
  GtkSpinButton *months;
  AdwActionRow *review;

  GArray *segments; /* gint64, as the rows of the choice after the first */
  gboolean dirty[N_FIELDS];
  gboolean filling;
  guint save_source;
};

enum
{
  EDIT,
  PHOTO_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoPersonaForm, hoso_persona_form, ADW_TYPE_BIN)

static void
emit_edit (HosoPersonaForm *self,
           HosoPersonaEditKind kind,
           gint64 id,
           int number,
           const char *text)
{
  g_autoptr (HosoPersonaEdit) edit = hoso_persona_edit_new (kind, id, number, text);

  g_signal_emit (self, signals[EDIT], 0, edit);
}

/* --- Texts --- */

static char *
dup_buffer_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
dup_field (HosoPersonaForm *self, Field field)
{
  switch (field)
    {
    case FIELD_NAME:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
    case FIELD_ROLE:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->role)));
    case FIELD_QUOTE:
      return dup_buffer_text (self->quote);
    case FIELD_BIO:
      return dup_buffer_text (self->bio);
    }
  g_return_val_if_reached (NULL);
}

static void
set_field (HosoPersonaForm *self, Field field, const char *text)
{
  g_autofree char *shown = dup_field (self, field);

  if (text == NULL)
    text = "";
  if (self->dirty[field] || g_str_equal (shown, text))
    return;

  if (field == FIELD_NAME)
    gtk_editable_set_text (GTK_EDITABLE (self->name), text);
  else if (field == FIELD_ROLE)
    gtk_editable_set_text (GTK_EDITABLE (self->role), text);
  else
    gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (field == FIELD_QUOTE ? self->quote : self->bio), text, -1);
}

/* See hoso-persona-form.h. */
void
hoso_persona_form_flush (HosoPersonaForm *self)
{
  static const HosoPersonaEditKind kinds[N_FIELDS] = {
    [FIELD_NAME] = HOSO_PERSONA_SET_NAME,
    [FIELD_ROLE] = HOSO_PERSONA_SET_ROLE,
    [FIELD_QUOTE] = HOSO_PERSONA_SET_QUOTE,
    [FIELD_BIO] = HOSO_PERSONA_SET_BIO,
  };

  g_return_if_fail (HOSO_IS_PERSONA_FORM (self));

  g_clear_handle_id (&self->save_source, g_source_remove);
  for (guint field = 0; field < N_FIELDS; field++)
    {
      g_autofree char *text = NULL;

      if (!self->dirty[field])
        continue;

      self->dirty[field] = FALSE;
      text = dup_field (self, field);
      emit_edit (self, kinds[field], 0, 0, text);
    }
}

static gboolean
save_cb (gpointer data)
{
  HosoPersonaForm *self = data;

  self->save_source = 0;
  hoso_persona_form_flush (self);
  return G_SOURCE_REMOVE;
}

static void
field_changed (HosoPersonaForm *self, Field field)
{
  if (self->filling)
    return;

  self->dirty[field] = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_DELAY_MS, save_cb, self);
}

static void
name_changed_cb (HosoPersonaForm *self)
{
  field_changed (self, FIELD_NAME);
}

static void
role_changed_cb (HosoPersonaForm *self)
{
  field_changed (self, FIELD_ROLE);
}

static void
quote_changed_cb (HosoPersonaForm *self)
{
  field_changed (self, FIELD_QUOTE);
}

static void
bio_changed_cb (HosoPersonaForm *self)
{
  field_changed (self, FIELD_BIO);
}

/* --- Choices --- */

static void
segment_selected_cb (HosoPersonaForm *self)
{
  guint selected = adw_combo_row_get_selected (self->segment);
  gint64 id = 0;

  if (self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected > 0 && selected <= self->segments->len)
    id = g_array_index (self->segments, gint64, selected - 1);
  emit_edit (self, HOSO_PERSONA_SET_SEGMENT, id, 0, NULL);
}

static void
language_selected_cb (HosoPersonaForm *self)
{
  if (!self->filling)
    emit_edit (self, HOSO_PERSONA_SET_LANGUAGE, 0, 0,
               adw_combo_row_get_selected (self->language) == 0 ? "vi" : "en");
}

static void
months_changed_cb (HosoPersonaForm *self)
{
  if (!self->filling)
    emit_edit (self, HOSO_PERSONA_SET_REVIEW_MONTHS, 0,
               gtk_spin_button_get_value_as_int (self->months), NULL);
}

static void
reviewed_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  emit_edit (HOSO_PERSONA_FORM (widget), HOSO_PERSONA_SET_REVIEWED, 0, 0, NULL);
}

static void
photo_chosen_cb (HosoPersonaForm *self, GObject *chosen)
{
  g_signal_emit (self, signals[PHOTO_CHOSEN], 0, chosen);
}

/* --- Showing --- */

static void
fill_segments (HosoPersonaForm *self, const HosoPersona *persona, const GPtrArray *segments)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->segments, 0);
  gtk_string_list_append (names, _ ("No segment"));
  for (guint i = 0; i < segments->len; i++)
    {
      const HosoSegment *segment = segments->pdata[i];

      gtk_string_list_append (names, segment->name);
      g_array_append_val (self->segments, segment->id);
      if (segment->id == persona->segment)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->segment, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->segment, selected);
}

static void
fill_review (HosoPersonaForm *self, const HosoPersona *persona)
{
  g_autoptr (GDateTime) reviewed = g_date_time_new_from_unix_local (persona->reviewed_at);
  g_autoptr (GDateTime) due = g_date_time_add_months (reviewed, persona->review_months);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *reviewed_iso = g_date_time_format (reviewed, "%Y-%m-%d");
  g_autofree char *due_iso = g_date_time_format (due, "%Y-%m-%d");
  g_autofree char *reviewed_text = hoso_date_text_dup (reviewed_iso);
  g_autofree char *due_text = hoso_date_text_dup (due_iso);
  gboolean overdue = g_date_time_compare (due, now) < 0;
  g_autofree char *text = NULL;

  if (overdue)
    /* Translators: two dates. */
    text = g_strdup_printf (_ ("Reviewed on %s. It should have been reviewed again by %s."),
                            reviewed_text, due_text);
  else
    /* Translators: two dates. */
    text = g_strdup_printf (_ ("Reviewed on %s. To be reviewed again by %s."), reviewed_text,
                            due_text);
  adw_action_row_set_subtitle (self->review, text);
  adw_expander_row_set_subtitle (self->settings, text);
  if (overdue)
    gtk_widget_add_css_class (GTK_WIDGET (self->settings), "hoso-overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->settings), "hoso-overdue");
}

/* See hoso-persona-form.h. */
void
hoso_persona_form_set_persona (HosoPersonaForm *self,
                               const HosoPersona *persona,
                               const GPtrArray *segments)
{
  g_return_if_fail (HOSO_IS_PERSONA_FORM (self));

  self->filling = TRUE;
  set_field (self, FIELD_NAME, persona->name);
  set_field (self, FIELD_ROLE, persona->role);
  set_field (self, FIELD_QUOTE, persona->quote);
  set_field (self, FIELD_BIO, persona->bio);
  fill_segments (self, persona, segments);
  adw_combo_row_set_selected (self->language, g_strcmp0 (persona->language, "vi") == 0 ? 0 : 1);
  gtk_spin_button_set_value (self->months, persona->review_months);
  fill_review (self, persona);
  self->filling = FALSE;
}

/* See hoso-photo-button.h. */
void
hoso_persona_form_set_photo (HosoPersonaForm *self, GdkTexture *photo, const char *name)
{
  g_return_if_fail (HOSO_IS_PERSONA_FORM (self));

  hoso_photo_button_set_photo (self->photo, photo, name);
}

/* See hoso-photo-button.h. */
void
hoso_persona_form_paste_photo (HosoPersonaForm *self)
{
  g_return_if_fail (HOSO_IS_PERSONA_FORM (self));

  hoso_photo_button_paste (self->photo);
}

/* A page or window that goes away keeps what was typed. */
static void
hoso_persona_form_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hoso_persona_form_parent_class)->unmap (widget);
  hoso_persona_form_flush (HOSO_PERSONA_FORM (widget));
}

static void
hoso_persona_form_dispose (GObject *object)
{
  HosoPersonaForm *self = HOSO_PERSONA_FORM (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_PERSONA_FORM);
  G_OBJECT_CLASS (hoso_persona_form_parent_class)->dispose (object);
}

static void
hoso_persona_form_finalize (GObject *object)
{
  g_array_unref (HOSO_PERSONA_FORM (object)->segments);
  G_OBJECT_CLASS (hoso_persona_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-persona-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaForm, photo);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaForm, name);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaForm, role);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaForm, quote);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaForm, bio);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaForm, settings);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaForm, segment);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaForm, language);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaForm, months);
  gtk_widget_class_bind_template_child (widget_class, HosoPersonaForm, review);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, segment_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, months_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, photo_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, hoso_persona_form_flush);
}

static void
hoso_persona_form_class_init (HosoPersonaFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hoso_persona_form_dispose;
  object_class->finalize = hoso_persona_form_finalize;
  widget_class->unmap = hoso_persona_form_unmap;
  g_type_ensure (HOSO_TYPE_PHOTO_BUTTON);
  signals[EDIT] = g_signal_new ("edit", HOSO_TYPE_PERSONA_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[PHOTO_CHOSEN] = g_signal_new ("photo-chosen", HOSO_TYPE_PERSONA_FORM, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "form.reviewed", NULL, reviewed_activated);
}

static void
name_view (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
hoso_persona_form_init (HosoPersonaForm *self)
{
  self->segments = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  g_signal_connect_object (gtk_text_view_get_buffer (self->quote), "changed",
                           G_CALLBACK (quote_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->bio), "changed",
                           G_CALLBACK (bio_changed_cb), self, G_CONNECT_SWAPPED);
  hoso_entry_row_set_name (self->name, _ ("Name"));
  hoso_entry_row_set_name (self->role, _ ("Role"));
  name_view (self->quote, _ ("In their words"));
  name_view (self->bio, _ ("Short biography"));
}
