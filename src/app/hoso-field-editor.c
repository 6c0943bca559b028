/* The row in which one field of a customer is edited.  A few choices stand side
 * by side; anything else is typed, with what others have there behind a button,
 * and checked when the row is left.  Enter goes on to the next row.  Main thread
 * only.
 */

#include "hoso-config.h"

#include "hoso-field-editor.h"

#include "hoso-chips.h"
#include "hoso-entry-row.h"
#include "hoso-field-text.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-suggest-button.h"

#include <glib/gi18n-lib.h>

/* More choices than these do not stand side by side. */
#define MAX_CHIPS 12
#define MAX_POINTS 11

typedef struct
{
  const HosoField *field;
  HosoFieldEdited edited;
  gpointer owner;
  GtkWidget *editor;  /* the chips, or the row itself */
  GtkWidget *message; /* or NULL */
  char *written;      /* what the row began with: may be wrong, and stays */
} Editor;

static void
editor_free (gpointer data)
{
  Editor *editor = data;

  g_free (editor->written);
  g_free (editor);
}

static Editor *
get_editor (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "editor");
}

/* --- Choices --- */

static void
chips_changed_cb (HosoChips *chips, GtkWidget *row)
{
  Editor *editor = get_editor (row);
  g_auto (GStrv) taken = hoso_chips_dup_taken (chips);
  g_autofree char *text = hoso_field_join ((const char *const *)taken);

  editor->edited (editor->field, text, editor->owner);
}

static void
add_points (HosoChips *chips, const HosoField *field)
{
  int low;
  int high;

  hoso_field_get_scale (field, &low, &high);
  for (int point = low; point <= high; point++)
    {
      g_autofree char *text = g_strdup_printf ("%d", point);

      hoso_chips_add (chips, text, text);
    }
}

static void
add_chips (HosoChips *chips, const HosoField *field)
{
  const char *language = hoso_format_get_language ();

  switch (hoso_field_get_type_of (field))
    {
    case HOSO_FIELD_SCALE:
      add_points (chips, field);
      break;
    case HOSO_FIELD_YES_NO:
      hoso_chips_add (chips, "yes", hoso_name_get ("yesno.yes", language));
      hoso_chips_add (chips, "no", hoso_name_get ("yesno.no", language));
      break;
    case HOSO_FIELD_CHOICE:
    case HOSO_FIELD_CHOICES:
    case HOSO_FIELD_TEXT:
    case HOSO_FIELD_NUMBER:
    case HOSO_FIELD_MONEY:
    case HOSO_FIELD_DATE:
    case HOSO_FIELD_PLACE:
    case HOSO_FIELD_PERSON:
      for (guint i = 0; field->options != NULL && field->options[i] != NULL; i++)
        hoso_chips_add (chips, field->options[i], field->options[i]);
      break;
    }
}

/* A value that is none of the choices is shown beside them. */
static void
take_value (HosoChips *chips, const HosoField *field, const char *value)
{
  g_auto (GStrv) several = NULL;
  g_autofree char *one = NULL;

  if (value == NULL || *value == '\0')
    return;
  if (hoso_field_get_type_of (field) == HOSO_FIELD_CHOICES)
    {
      several = hoso_field_split (field, value);
      for (guint i = 0; several[i] != NULL; i++)
        hoso_chips_take (chips, several[i]);
      return;
    }
  one = hoso_field_dup_canonical (field, value);
  hoso_chips_take (chips, one);
}

static GtkWidget *
make_chips_row (const HosoFieldEditing *editing, const char *label)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = gtk_label_new (label);
  GtkWidget *chips = hoso_chips_new (
    label, hoso_field_get_type_of (editing->field) == HOSO_FIELD_CHOICES);
  Editor *editor = g_new0 (Editor, 1);

  add_chips (HOSO_CHIPS (chips), editing->field);
  take_value (HOSO_CHIPS (chips), editing->field, editing->value);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (box, "hoso-property");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), chips);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  editor->editor = chips;
  g_object_set_data_full (G_OBJECT (row), "editor", editor, editor_free);
  g_signal_connect_object (chips, "changed", G_CALLBACK (chips_changed_cb), row, 0);
  g_signal_connect (chips, "entered", G_CALLBACK (hoso_entry_row_go_on), NULL);
  return row;
}

/* --- What is typed --- */

static void
show_message (Editor *editor, const char *message)
{
  GtkWidget *label = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (editor->message));

  gtk_label_set_text (GTK_LABEL (label), message != NULL ? message : "");
  gtk_widget_set_visible (editor->message, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (editor->editor, "error");
  else
    gtk_widget_remove_css_class (editor->editor, "error");
}

/* See hoso-field-editor.h. */
gboolean
hoso_field_editor_check (GtkWidget *row)
{
  Editor *editor = get_editor (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  const char *text;

  if (editor->message == NULL)
    return TRUE;
  text = gtk_editable_get_text (GTK_EDITABLE (row));
  if (g_strcmp0 (text, editor->written) != 0)
    value = hoso_field_parse (editor->field, text, &error);
  show_message (editor, error != NULL ? error->message : NULL);
  return error == NULL;
}

static void
typed_cb (GtkEditable *row)
{
  Editor *editor = get_editor (GTK_WIDGET (row));

  show_message (editor, NULL);
  editor->edited (editor->field, gtk_editable_get_text (row), editor->owner);
}

static void
left_cb (GtkEventController *controller)
{
  hoso_field_editor_check (gtk_event_controller_get_widget (controller));
}

/* The arrow that points down opens what others have there. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                GtkMenuButton *button)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  gtk_menu_button_popup (button);
  return TRUE;
}

/* The choices, then what others have there; NULL for nothing. */
static char **
dup_suggestions (const HosoFieldEditing *editing)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  char **options = editing->field->options;

  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (options[i]));
  for (guint i = 0; editing->others != NULL && editing->others[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (all, editing->others[i], g_str_equal, NULL))
      g_ptr_array_add (all, g_strdup (editing->others[i]));
  if (all->len == 0)
    return NULL;
  g_ptr_array_add (all, NULL);
  return (char **)g_ptr_array_steal (all, NULL);
}

static void
add_suggestions (GtkWidget *row, const HosoFieldEditing *editing, const char *label)
{
  g_auto (GStrv) choices = dup_suggestions (editing);
  GtkEventController *keys;
  g_autofree char *name = NULL;
  GtkWidget *button;

  if (choices == NULL)
    return;
  /* Translators: %s is the name of a field, for example “City”. */
  name = g_strdup_printf (_ ("Choices: %s"), label);
  button = hoso_suggest_button_new (GTK_EDITABLE (row), (const char *const *)choices, name);
  gtk_widget_add_css_class (button, "flat");
  /* Tab goes on to the next row; the arrow key opens it. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (button), FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), button, 0);
  gtk_widget_add_controller (row, keys);
}

/* As a person would write it; English names of months are not typed. */
static char *
dup_written (const HosoFieldEditing *editing)
{
  HosoFieldType type = hoso_field_get_type_of (editing->field);

  if (editing->value == NULL)
    return g_strdup ("");
  if (type == HOSO_FIELD_PERSON)
    return g_strdup (editing->person_name != NULL ? editing->person_name : "");
  return hoso_field_format (editing->field, editing->value,
                            type == HOSO_FIELD_DATE ? "vi" : hoso_format_get_language ());
}

static GtkWidget *
make_message_row (void)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (label, "hoso-property");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, FALSE);
  return row;
}

static void
set_purpose (AdwEntryRow *row, HosoFieldType type)
{
  if (type == HOSO_FIELD_NUMBER)
    adw_entry_row_set_input_purpose (row, GTK_INPUT_PURPOSE_NUMBER);
  else if (type == HOSO_FIELD_PERSON)
    adw_entry_row_set_input_purpose (row, GTK_INPUT_PURPOSE_NAME);
}

static GtkWidget *
make_entry_row (const HosoFieldEditing *editing, const char *label)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Editor *editor = g_new0 (Editor, 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  hoso_entry_row_set_name (ADW_ENTRY_ROW (row), label);
  set_purpose (ADW_ENTRY_ROW (row), hoso_field_get_type_of (editing->field));
  editor->written = dup_written (editing);
  editor->editor = row;
  editor->message = make_message_row ();
  g_object_set_data_full (G_OBJECT (row), "editor", editor, editor_free);
  gtk_editable_set_text (GTK_EDITABLE (row), editor->written);
  if (!hoso_field_type_is_ranked (hoso_field_get_type_of (editing->field)))
    add_suggestions (row, editing, label);
  g_signal_connect (row, "changed", G_CALLBACK (typed_cb), NULL);
  g_signal_connect (row, "entry-activated", G_CALLBACK (hoso_entry_row_go_on), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), NULL);
  gtk_widget_add_controller (row, focus);
  return row;
}

/* --- Both --- */

static gboolean
has_few_choices (const HosoField *field)
{
  int low;
  int high;

  switch (hoso_field_get_type_of (field))
    {
    case HOSO_FIELD_CHOICE:
    case HOSO_FIELD_CHOICES:
      return field->options != NULL && g_strv_length (field->options) <= MAX_CHIPS;
    case HOSO_FIELD_SCALE:
      hoso_field_get_scale (field, &low, &high);
      return high - low < MAX_POINTS;
    case HOSO_FIELD_YES_NO:
      return TRUE;
    case HOSO_FIELD_TEXT:
    case HOSO_FIELD_NUMBER:
    case HOSO_FIELD_MONEY:
    case HOSO_FIELD_DATE:
    case HOSO_FIELD_PLACE:
    case HOSO_FIELD_PERSON:
      return FALSE;
    }
  return FALSE;
}

/* See hoso-field-editor.h. */
GtkWidget *
hoso_field_editor_new (const HosoFieldEditing *editing)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *label = hoso_field_dup_label (editing->field, language);
  g_autofree char *definition = hoso_field_dup_definition (editing->field, language);
  GtkWidget *row = has_few_choices (editing->field) ? make_chips_row (editing, label)
                                                    : make_entry_row (editing, label);
  Editor *editor = get_editor (row);

  editor->field = editing->field;
  editor->edited = editing->edited;
  editor->owner = editing->owner;
  if (definition != NULL)
    {
      gtk_widget_set_tooltip_text (row, definition);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      definition, -1);
    }
  return row;
}

/* See hoso-field-editor.h. */
GtkWidget *
hoso_field_editor_get_message (GtkWidget *row)
{
  return get_editor (row)->message;
}

/* See hoso-field-editor.h. */
gboolean
hoso_field_editor_is_quick (GtkWidget *row)
{
  return get_editor (row)->field->quick;
}

/* See hoso-field-editor.h. */
void
hoso_field_editor_focus (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);

  if (!gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (row);
  if (root != NULL)
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}
