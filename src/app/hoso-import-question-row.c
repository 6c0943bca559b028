/* One column of a file that is about to be imported: what kind of answers it
 * holds and which customer field it fills, both to be corrected in place.
 *
 * A row is used for one item after another.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-question-row.h"

#include "hoso-format.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>

struct _HosoImportItem
{
  GObject parent_instance;

  HosoQuestion *question; /* borrowed */
  char **samples;         /* borrowed */
  gboolean edited;
};

G_DEFINE_FINAL_TYPE (HosoImportItem, hoso_import_item, G_TYPE_OBJECT)

static void
hoso_import_item_class_init (HosoImportItemClass *klass)
{
}

static void
hoso_import_item_init (HosoImportItem *self)
{
}

/* See hoso-import-question-row.h. */
HosoImportItem *
hoso_import_item_new (HosoQuestion *question, char **samples)
{
  HosoImportItem *self = g_object_new (HOSO_TYPE_IMPORT_ITEM, NULL);

  self->question = question;
  self->samples = samples;
  return self;
}

/* See hoso-import-question-row.h. */
void
hoso_import_item_keep (HosoImportItem *self, HosoImportItem *older)
{
  if (!older->edited || g_strcmp0 (self->question->title, older->question->title) != 0)
    return;

  self->edited = TRUE;
  self->question->kind = older->question->kind;
  g_free (self->question->field);
  self->question->field = g_strdup (older->question->field);
}

struct _HosoImportQuestionRow
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *samples;
  GtkDropDown *kind;
  GtkDropDown *field;

  GPtrArray *fields;    /* of HosoField */
  HosoImportItem *item; /* or NULL */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HosoImportQuestionRow, hoso_import_question_row, ADW_TYPE_BIN)

/* The reader finds the timestamp; a person cannot make another column one. */
static HosoQuestionKind
get_kind (guint position)
{
  return position + 1;
}

/* Contacts and names go to the customer by themselves. */
static gboolean
may_fill_field (HosoQuestionKind kind)
{
  switch (kind)
    {
    case HOSO_QUESTION_TIMESTAMP:
    case HOSO_QUESTION_EMAIL:
    case HOSO_QUESTION_NAME:
    case HOSO_QUESTION_PHONE:
    case HOSO_QUESTION_EMPTY:
      return FALSE;
    case HOSO_QUESTION_SINGLE:
    case HOSO_QUESTION_MULTIPLE:
    case HOSO_QUESTION_SCALE:
    case HOSO_QUESTION_NUMBER:
    case HOSO_QUESTION_TEXT:
    case HOSO_QUESTION_DATE:
    case HOSO_QUESTION_TIME:
    case HOSO_QUESTION_GRID:
    case HOSO_QUESTION_SCORE:
      return TRUE;
    }
  return FALSE;
}

static void
update_sensitivity (HosoImportQuestionRow *self)
{
  HosoQuestionKind kind = self->item->question->kind;

  gtk_widget_set_visible (GTK_WIDGET (self->kind), kind != HOSO_QUESTION_TIMESTAMP);
  gtk_widget_set_visible (GTK_WIDGET (self->field), may_fill_field (kind));
}

static void
kind_changed_cb (HosoImportQuestionRow *self)
{
  if (self->filling || self->item == NULL)
    return;

  self->item->edited = TRUE;
  self->item->question->kind = get_kind (gtk_drop_down_get_selected (self->kind));
  if (!may_fill_field (self->item->question->kind))
    g_clear_pointer (&self->item->question->field, g_free);
  update_sensitivity (self);
}

static void
field_changed_cb (HosoImportQuestionRow *self)
{
  guint position = gtk_drop_down_get_selected (self->field);
  HosoQuestion *question;

  if (self->filling || self->item == NULL)
    return;

  question = self->item->question;
  self->item->edited = TRUE;
  g_clear_pointer (&question->field, g_free);
  if (position > 0 && position <= self->fields->len)
    {
      const HosoField *field = g_ptr_array_index (self->fields, position - 1);

      question->field = g_strdup (field->key);
    }
}

static guint
find_field (HosoImportQuestionRow *self, const char *key)
{
  for (guint i = 0; key != NULL && i < self->fields->len; i++)
    {
      const HosoField *field = g_ptr_array_index (self->fields, i);

      if (g_str_equal (field->key, key))
        return i + 1;
    }
  return 0;
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
  char **samples = self->item->samples;
  g_autofree char *joined = samples != NULL ? g_strjoinv (" · ", samples) : g_strdup ("");
  g_autofree char *line = g_strdelimit (g_steal_pointer (&joined), "\r\n", ' ');

  if (*line == '\0')
    gtk_label_set_text (self->samples, _ ("No answers among the first rows"));
  else
    gtk_label_set_text (self->samples, line);
}

static void
fill_kinds (HosoImportQuestionRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i + 1 < HOSO_QUESTION_N_KINDS; i++)
    {
      g_autofree char *key =
        g_strconcat ("kind.", hoso_question_kind_get_name (get_kind (i)), NULL);

      gtk_string_list_append (names, hoso_name_get (key, NULL));
    }
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (names));
}

static void
fill_fields (HosoImportQuestionRow *self)
{
  const char *language = hoso_format_get_language ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("No customer field"));
  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_take (names,
                          hoso_field_dup_label (g_ptr_array_index (self->fields, i), language));
  gtk_drop_down_set_model (self->field, G_LIST_MODEL (names));
}

static void
hoso_import_question_row_dispose (GObject *object)
{
  HosoImportQuestionRow *self = HOSO_IMPORT_QUESTION_ROW (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, HosoImportQuestionRow, kind);
  gtk_widget_class_bind_template_child (widget_class, HosoImportQuestionRow, field);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
}

static void
hoso_import_question_row_init (HosoImportQuestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* See hoso-import-question-row.h. */
GtkWidget *
hoso_import_question_row_new (GPtrArray *fields)
{
  HosoImportQuestionRow *self = g_object_new (HOSO_TYPE_IMPORT_QUESTION_ROW, NULL);

  self->fields = g_ptr_array_ref (fields);
  self->filling = TRUE;
  fill_kinds (self);
  fill_fields (self);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

/* Shows @item, or with NULL lets go of the last one. */
void
hoso_import_question_row_set_item (HosoImportQuestionRow *self, HosoImportItem *item)
{
  g_return_if_fail (HOSO_IS_IMPORT_QUESTION_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_autofree char *label = hoso_question_dup_label (item->question);
  HosoQuestionKind kind = item->question->kind;

  self->filling = TRUE;
  gtk_label_set_text (self->title, *label != '\0' ? label : _ ("Column without a title"));
  show_samples (self);
  gtk_drop_down_set_selected (self->kind, kind == HOSO_QUESTION_TIMESTAMP ? 0 : kind - 1);
  gtk_drop_down_set_selected (self->field, find_field (self, item->question->field));
  /* Translators: %s is the title of a question. */
  name_drop_down (self->kind, _ ("Kind of answers to “%s”"), label);
  /* Translators: %s is the title of a question. */
  name_drop_down (self->field, _ ("Customer field filled by “%s”"), label);
  update_sensitivity (self);
  self->filling = FALSE;
}
