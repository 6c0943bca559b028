/* One column of a file that is about to be imported: what kind of answers it
 * holds and which customer field it fills, both to be corrected in place.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-question-row.h"

#include "hoso-format.h"
#include "hoso-label-factory.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>

#define MAX_CHARS 40   /* of a line of a drop-down */
#define LONG_TITLE 100 /* may be cut on a narrow screen */

/* --- What can be chosen --- */

/* The reader finds the timestamp; a person cannot make another column one. */
static HosoQuestionKind
get_kind (guint position)
{
  return position + 1;
}

static GListModel *
make_kinds (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i + 1 < HOSO_QUESTION_N_KINDS; i++)
    {
      g_autofree char *key =
        g_strconcat ("kind.", hoso_question_kind_get_name (get_kind (i)), NULL);

      gtk_string_list_append (names, hoso_name_get (key, NULL));
    }
  return G_LIST_MODEL (names);
}

/* A customer's own details first, then the fields of the profile. */
HosoImportChoices *
hoso_import_choices_new (GPtrArray *fields)
{
  static const char *const own[] = { "name", "email", "phone" };
  HosoImportChoices *choices = g_new0 (HosoImportChoices, 1);
  GtkStringList *names = gtk_string_list_new (NULL);

  choices->kinds = make_kinds ();
  choices->keys = g_ptr_array_new_with_free_func (g_free);
  choices->fields = G_LIST_MODEL (names);
  g_ptr_array_add (choices->keys, NULL);
  gtk_string_list_append (names, _ ("No customer field"));
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autofree char *name = g_strconcat ("kind.", own[i], NULL);

      g_ptr_array_add (choices->keys, g_strdup (own[i]));
      gtk_string_list_append (names, hoso_name_get (name, NULL));
    }
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      g_ptr_array_add (choices->keys, g_strdup (field->key));
      gtk_string_list_take (names, hoso_field_dup_label (field, hoso_format_get_language ()));
    }
  return choices;
}

/* NULL is allowed. */
void
hoso_import_choices_free (HosoImportChoices *choices)
{
  if (choices == NULL)
    return;

  g_ptr_array_unref (choices->keys);
  g_object_unref (choices->fields);
  g_object_unref (choices->kinds);
  g_free (choices);
}

/* --- The row --- */

struct _HosoImportQuestionRow
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *samples;
  GtkWidget *choices_box;
  GtkDropDown *kind;
  GtkWidget *field_box;
  GtkDropDown *field;

  GPtrArray *keys;      /* of char *, the first NULL */
  HosoImportItem *item; /* or NULL */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HosoImportQuestionRow, hoso_import_question_row, ADW_TYPE_BIN)

static void
kind_changed_cb (HosoImportQuestionRow *self)
{
  if (!self->filling && self->item != NULL)
    hoso_import_item_set_kind (self->item, get_kind (gtk_drop_down_get_selected (self->kind)));
}

static void
field_changed_cb (HosoImportQuestionRow *self)
{
  guint position = gtk_drop_down_get_selected (self->field);

  if (!self->filling && self->item != NULL && position < self->keys->len)
    hoso_import_item_set_field (self->item, self->keys->pdata[position]);
}

static guint
find_field (HosoImportQuestionRow *self, const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (self->keys->pdata[i], key) == 0)
      return i;
  return 0;
}

static void
show_choices (HosoImportQuestionRow *self)
{
  const HosoQuestion *question;
  gboolean times;
  gboolean known;

  if (self->item == NULL)
    return;

  question = hoso_import_item_get_question (self->item);
  times = question->kind == HOSO_QUESTION_TIMESTAMP;
  known = hoso_import_item_is_known (self->item);
  self->filling = TRUE;
  gtk_widget_set_visible (self->choices_box, !times);
  gtk_widget_set_visible (self->field_box, question->kind != HOSO_QUESTION_EMPTY);
  gtk_drop_down_set_selected (self->kind, times ? 0 : question->kind - 1);
  gtk_drop_down_set_selected (self->field, find_field (self, question->field));
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), !known);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->kind),
                               known ? _ ("The survey has answers of this kind already.") : NULL);
  self->filling = FALSE;
}

static void
name_drop_down (GtkDropDown *drop_down, const char *format, const char *title)
{
  g_autofree char *name = g_strdup_printf (format, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
}

static void
show_samples (HosoImportQuestionRow *self)
{
  char **samples = hoso_import_item_get_samples (self->item);
  g_autofree char *joined = samples != NULL ? g_strjoinv (" · ", samples) : g_strdup ("");
  g_autofree char *line = g_strdelimit (g_steal_pointer (&joined), "\r\n", ' ');

  if (*line == '\0')
    gtk_label_set_text (self->samples, _ ("No answers among the first rows"));
  else
    gtk_label_set_text (self->samples, line);
}

static void
show_question (HosoImportQuestionRow *self)
{
  const HosoQuestion *question = hoso_import_item_get_question (self->item);
  g_autofree char *label = hoso_question_dup_label (question);

  gtk_label_set_text (self->title, *label != '\0' ? label : _ ("Column without a title"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title),
                               g_utf8_strlen (label, -1) > LONG_TITLE ? label : NULL);
  show_samples (self);
  /* Translators: %s is the title of a question. */
  name_drop_down (self->kind, _ ("Kind of answers to “%s”"), label);
  /* Translators: %s is the title of a question. */
  name_drop_down (self->field, _ ("Customer field filled by “%s”"), label);
  show_choices (self);
}

static void
hoso_import_question_row_dispose (GObject *object)
{
  HosoImportQuestionRow *self = HOSO_IMPORT_QUESTION_ROW (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_IMPORT_QUESTION_ROW);
  G_OBJECT_CLASS (hoso_import_question_row_parent_class)->dispose (object);
}

static void
hoso_import_question_row_class_init (HosoImportQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_import_question_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/hoso/Hoso/ui/hoso-import-question-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoImportQuestionRow, title);
  gtk_widget_class_bind_template_child (widget_class, HosoImportQuestionRow, samples);
  gtk_widget_class_bind_template_child (widget_class, HosoImportQuestionRow, choices_box);
  gtk_widget_class_bind_template_child (widget_class, HosoImportQuestionRow, kind);
  gtk_widget_class_bind_template_child (widget_class, HosoImportQuestionRow, field_box);
  gtk_widget_class_bind_template_child (widget_class, HosoImportQuestionRow, field);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
}

static void
hoso_import_question_row_init (HosoImportQuestionRow *self)
{
  g_autoptr (GtkListItemFactory) factory = hoso_label_factory_new (MAX_CHARS);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_factory (self->kind, factory);
  gtk_drop_down_set_factory (self->field, factory);
}

/* See hoso-import-question-row.h. */
GtkWidget *
hoso_import_question_row_new (const HosoImportChoices *choices, HosoImportItem *item)
{
  HosoImportQuestionRow *self = g_object_new (HOSO_TYPE_IMPORT_QUESTION_ROW, NULL);

  self->keys = g_ptr_array_ref (choices->keys);
  self->item = g_object_ref (item);
  gtk_drop_down_set_model (self->kind, choices->kinds);
  gtk_drop_down_set_model (self->field, choices->fields);
  show_question (self);
  g_signal_connect_object (item, "changed", G_CALLBACK (show_choices), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
