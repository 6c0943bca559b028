/* How a file is read and where it goes: the head of the import's preview.
 *
 * The first choice of each reading option is what the recogniser found.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-options-view.h"

#include "hoso-entry-row.h"

#include "hoso-format.h"

#include <glib/gi18n-lib.h>

struct _HosoImportOptionsView
{
  AdwBin parent_instance;

  AdwComboRow *target_row;
  AdwEntryRow *name_row;
  AdwComboRow *order_row;
  AdwActionRow *customers_row;
  GtkCheckButton *customers_check;
  AdwExpanderRow *reading_row;
  AdwComboRow *encoding_row;
  AdwComboRow *delimiter_row;
  GtkLabel *heading;

  gint64 survey;            /* with the same headers, or 0 */
  HosoDateOrder order;      /* chosen by the user, or UNKNOWN */
  guint shown_order;        /* as selected by the last draft */
  gboolean customers_known; /* whether the check mark was set once */
  gboolean filling;
};

enum
{
  SIGNAL_REREAD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoImportOptionsView, hoso_import_options_view, ADW_TYPE_BIN)

/* iconv's names; the first choice is the recogniser's. */
static const char *const encodings[] = {
  NULL,
  "UTF-8",
  "UTF-16LE",
  "UTF-16BE",
  "WINDOWS-1258",
  "WINDOWS-1252",
  "TCVN5712-1",
  "VISCII",
};

static const char delimiters[] = { 0, ',', ';', '\t', '|' };

static const HosoDateOrder orders[] = {
  HOSO_DATE_ORDER_DMY,
  HOSO_DATE_ORDER_MDY,
  HOSO_DATE_ORDER_YMD,
};

static void
reading_changed_cb (HosoImportOptionsView *self)
{
  guint selected = adw_combo_row_get_selected (self->order_row);

  if (self->filling)
    return;

  if (selected != self->shown_order && selected < G_N_ELEMENTS (orders))
    self->order = orders[selected];
  g_signal_emit (self, signals[SIGNAL_REREAD], 0);
}

/* The first choice of the target is the survey with the same headers. */
static gboolean
is_new_survey (HosoImportOptionsView *self)
{
  return self->survey == 0 || adw_combo_row_get_selected (self->target_row) == 1;
}

static void
target_changed_cb (HosoImportOptionsView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), is_new_survey (self));
}

static void
show_target (HosoImportOptionsView *self, gint64 survey, const char *name)
{
  g_autoptr (GtkStringList) targets = gtk_string_list_new (NULL);

  self->survey = survey;
  gtk_widget_set_visible (GTK_WIDGET (self->target_row), survey != 0);
  if (survey != 0)
    {
      /* Translators: %s is the name of a survey that is stored already. */
      gtk_string_list_take (targets, g_strdup_printf (_ ("Add to “%s”"), name));
      gtk_string_list_append (targets, _ ("Make a new survey"));
      adw_combo_row_set_model (self->target_row, G_LIST_MODEL (targets));
    }
  target_changed_cb (self);
}

static guint
get_order_position (const HosoDraft *draft)
{
  switch (draft->timestamp_format)
    {
    case HOSO_TIMESTAMP_DMY:
      return 0;
    case HOSO_TIMESTAMP_MDY:
      return 1;
    case HOSO_TIMESTAMP_NONE:
    case HOSO_TIMESTAMP_FORMS:
    case HOSO_TIMESTAMP_YMD:
      break;
    }
  return 2;
}

static void
show_order (HosoImportOptionsView *self, const HosoDraft *draft)
{
  gboolean wanted = draft->ambiguous_dates || self->order != HOSO_DATE_ORDER_UNKNOWN ||
                    draft->timestamp_format == HOSO_TIMESTAMP_DMY ||
                    draft->timestamp_format == HOSO_TIMESTAMP_MDY;

  self->shown_order = get_order_position (draft);
  adw_combo_row_set_selected (self->order_row, self->shown_order);
  gtk_widget_set_visible (GTK_WIDGET (self->order_row), wanted);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->order_row),
                               draft->ambiguous_dates
                                 ? _ ("Nothing in the file decides it: please check.")
                                 : "");
}

static const char *
get_delimiter_name (char delimiter)
{
  switch (delimiter)
    {
    case ',':
      return _ ("comma");
    case ';':
      return _ ("semicolon");
    case '\t':
      return _ ("tab");
    case '|':
      return _ ("vertical bar");
    default:
      return _ ("workbook");
    }
}

static const char *
get_timestamp_name (HosoTimestampFormat format)
{
  switch (format)
    {
    case HOSO_TIMESTAMP_NONE:
      return _ ("no times");
    case HOSO_TIMESTAMP_FORMS:
      return _ ("times as Google Forms writes them");
    case HOSO_TIMESTAMP_MDY:
      return _ ("times with the month first");
    case HOSO_TIMESTAMP_DMY:
      return _ ("times with the day first");
    case HOSO_TIMESTAMP_YMD:
      return _ ("times with the year first");
    }
  return "";
}

static void
show_reading (HosoImportOptionsView *self, const HosoDraft *draft)
{
  g_autofree char *facts = g_strjoin (" · ",
                                      draft->encoding != NULL ? draft->encoding : "UTF-8",
                                      get_delimiter_name (draft->delimiter),
                                      get_timestamp_name (draft->timestamp_format),
                                      NULL);
  g_autofree char *markup = g_markup_escape_text (facts, -1);

  adw_expander_row_set_subtitle (self->reading_row, markup);
}

static gboolean
asks_for_contact (const HosoDraft *draft)
{
  for (guint i = 0; i < draft->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (draft->questions, i);

      if (question->kind == HOSO_QUESTION_EMAIL || question->kind == HOSO_QUESTION_PHONE)
        return TRUE;
    }
  return FALSE;
}

static void
show_heading (HosoImportOptionsView *self, const HosoDraft *draft)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *rows = hoso_format_integer (draft->rows, language);
  g_autofree char *columns = hoso_format_integer (draft->questions->len, language);
  g_autofree char *answers = NULL;
  g_autofree char *questions = NULL;
  g_autofree char *text = NULL;

  if (draft->complete)
    /* Translators: %s is how many rows of answers the file holds. */
    answers = g_strdup_printf (ngettext ("%s response", "%s responses", draft->rows), rows);
  else
    /* Translators: %s is how many rows of answers were read; the file holds more. */
    answers =
      g_strdup_printf (ngettext ("%s response so far", "%s responses so far", draft->rows), rows);
  /* Translators: %s is how many columns the file has. */
  questions =
    g_strdup_printf (ngettext ("%s column", "%s columns", draft->questions->len), columns);
  text = g_strjoin (" · ", questions, answers, NULL);
  gtk_label_set_text (self->heading, text);
}

static void
fill_encodings (HosoImportOptionsView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("As recognised"));
  for (guint i = 1; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (names, encodings[i]);
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (names));
}

static void
hoso_import_options_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_IMPORT_OPTIONS_VIEW);
  G_OBJECT_CLASS (hoso_import_options_view_parent_class)->dispose (object);
}

static void
hoso_import_options_view_class_init (HosoImportOptionsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_import_options_view_dispose;

  signals[SIGNAL_REREAD] = g_signal_new ("reread",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/hoso/Hoso/ui/hoso-import-options-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, target_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, name_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, order_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, customers_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, customers_check);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, reading_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, heading);
  gtk_widget_class_bind_template_callback (widget_class, reading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_changed_cb);
}

static void
hoso_import_options_view_init (HosoImportOptionsView *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_entry_row_set_name (self->name_row, _ ("Name of the Survey"));
  fill_encodings (self);
  self->filling = FALSE;
}

/* An empty view. */
GtkWidget *
hoso_import_options_view_new (void)
{
  return g_object_new (HOSO_TYPE_IMPORT_OPTIONS_VIEW, NULL);
}

/* See hoso-import-options-view.h. */
void
hoso_import_options_view_set_draft (HosoImportOptionsView *self,
                                    const HosoDraft *draft,
                                    gint64 survey,
                                    const char *survey_name)
{
  gboolean first = !self->customers_known;

  g_return_if_fail (HOSO_IS_IMPORT_OPTIONS_VIEW (self));

  self->filling = TRUE;
  show_target (self, survey, survey_name);
  show_order (self, draft);
  show_reading (self, draft);
  show_heading (self, draft);
  if (first)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->name_row), draft->name != NULL ? draft->name : "");
      gtk_check_button_set_active (self->customers_check, asks_for_contact (draft));
      self->customers_known = TRUE;
    }
  self->filling = FALSE;
}

/* See hoso-import-options-view.h. */
void
hoso_import_options_view_get_reading (HosoImportOptionsView *self, HosoReadOptions *options)
{
  guint encoding = adw_combo_row_get_selected (self->encoding_row);
  guint delimiter = adw_combo_row_get_selected (self->delimiter_row);

  *options = (HosoReadOptions){
    .encoding = encoding < G_N_ELEMENTS (encodings) ? encodings[encoding] : NULL,
    .delimiter = delimiter < G_N_ELEMENTS (delimiters) ? delimiters[delimiter] : 0,
    .date_order = self->order,
  };
}

/* See hoso-import-options-view.h. */
void
hoso_import_options_view_get_options (HosoImportOptionsView *self, HosoImportOptions *options)
{
  gboolean fresh = is_new_survey (self);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));

  *options = (HosoImportOptions){
    .name = fresh && *name != '\0' ? name : NULL,
    .into = fresh ? -1 : self->survey,
    .add_customers = gtk_check_button_get_active (self->customers_check),
  };
}
