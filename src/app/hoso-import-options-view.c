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
#include "hoso-import-dates.h"
#include "hoso-import-join-view.h"

#include <glib/gi18n-lib.h>

struct _HosoImportOptionsView
{
  AdwBin parent_instance;

  GtkWidget *passport_row;
  AdwComboRow *target_row;
  AdwComboRow *sheet_row;
  AdwEntryRow *name_row;
  HosoImportDates *dates;
  HosoImportJoinView *join;
  AdwExpanderRow *reading_row;
  AdwComboRow *encoding_row;
  AdwComboRow *delimiter_row;
  AdwComboRow *order_row;
  GtkLabel *heading;

  GArray *targets;     /* gint64: the survey of each choice, -1 for a new one */
  gboolean aimed;      /* the user chose one of them */
  char *offered_name;  /* of a new survey */
  char **sheets;       /* of the file; NULL where there is nothing to choose */
  HosoDateOrder order; /* chosen by the user, or UNKNOWN */
  gboolean filling;
};

enum
{
  SIGNAL_REREAD,
  SIGNAL_REPLAN,
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
  "VNI",
  "VISCII",
};

static const char delimiters[] = { 0, ',', ';', '\t', '|' };

/* --- Where it goes --- */

static void
add_target (HosoImportOptionsView *self, GtkStringList *names, gint64 id, const char *name)
{
  g_array_append_val (self->targets, id);
  if (id < 0)
    gtk_string_list_append (names, _ ("Make a new survey"));
  else
    /* Translators: %s is the name of a survey that is stored already. */
    gtk_string_list_take (names, g_strdup_printf (_ ("Add to “%s”"), name));
}

/* What the plan found, a new survey, then all others. */
static void
fill_targets (HosoImportOptionsView *self, const HosoImportPlan *plan, GPtrArray *surveys)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->targets, 0);
  if (plan->survey != 0)
    add_target (self, names, plan->survey, plan->survey_name);
  add_target (self, names, -1, NULL);
  for (guint i = 0; i < surveys->len; i++)
    {
      const HosoSurvey *survey = surveys->pdata[i];

      if (survey->id != plan->survey)
        add_target (self, names, survey->id, survey->name);
    }
  adw_combo_row_set_model (self->target_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->target_row, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->target_row), self->targets->len > 1);
}

/* The survey of the choice, -1 for a new one. */
static gint64
get_selected_target (HosoImportOptionsView *self)
{
  guint selected = adw_combo_row_get_selected (self->target_row);

  return selected < self->targets->len ? g_array_index (self->targets, gint64, selected) : -1;
}

static void
target_changed_cb (HosoImportOptionsView *self)
{
  if (self->filling)
    return;

  self->aimed = TRUE;
  g_signal_emit (self, signals[SIGNAL_REPLAN], 0);
}

static void
show_name (HosoImportOptionsView *self, const HosoDraft *draft, gboolean anew)
{
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), get_selected_target (self) < 0);
  if (!anew)
    return;

  g_free (self->offered_name);
  self->offered_name = g_strdup (draft->name != NULL ? draft->name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), self->offered_name);
}

/* --- How it is read --- */

/* The sheet that was read is the one selected. */
static void
show_sheets (HosoImportOptionsView *self, const HosoDraft *draft)
{
  g_autoptr (GtkStringList) names = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), draft->sheets != NULL);
  g_strfreev (self->sheets);
  self->sheets = g_strdupv (draft->sheets);
  if (draft->sheets == NULL)
    return;
  names = gtk_string_list_new ((const char *const *)draft->sheets);
  adw_combo_row_set_model (self->sheet_row, G_LIST_MODEL (names));
  for (guint i = 0; draft->sheets[i] != NULL; i++)
    {
      if (g_strcmp0 (draft->sheets[i], draft->sheet) == 0)
        adw_combo_row_set_selected (self->sheet_row, i);
    }
}

static void
reading_changed_cb (HosoImportOptionsView *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_REREAD], 0);
}

static void
order_changed_cb (HosoImportOptionsView *self)
{
  if (!self->filling)
    self->order = adw_combo_row_get_selected (self->order_row) == 1 ? HOSO_DATE_ORDER_MDY
                                                                    : HOSO_DATE_ORDER_DMY;
}

/* Where something decided the order, it can still be wrong. */
static void
show_order (HosoImportOptionsView *self, const HosoImportPlan *plan, gboolean anew)
{
  HosoTimestampFormat format = plan->offered->timestamp_format;

  if (anew)
    self->order = HOSO_DATE_ORDER_UNKNOWN;
  gtk_widget_set_visible (GTK_WIDGET (self->order_row),
                          !plan->offered->ambiguous_dates &&
                            (format == HOSO_TIMESTAMP_DMY || format == HOSO_TIMESTAMP_MDY));
  if (self->order == HOSO_DATE_ORDER_UNKNOWN)
    adw_combo_row_set_selected (self->order_row, format == HOSO_TIMESTAMP_MDY ? 1 : 0);
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

/* --- The view --- */

static void
hoso_import_options_view_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_IMPORT_OPTIONS_VIEW);
  G_OBJECT_CLASS (hoso_import_options_view_parent_class)->dispose (object);
}

static void
hoso_import_options_view_finalize (GObject *object)
{
  HosoImportOptionsView *self = HOSO_IMPORT_OPTIONS_VIEW (object);

  g_array_unref (self->targets);
  g_free (self->offered_name);
  g_strfreev (self->sheets);
  G_OBJECT_CLASS (hoso_import_options_view_parent_class)->finalize (object);
}

static guint
add_signal (HosoImportOptionsViewClass *klass, const char *name)
{
  return g_signal_new (
    name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class,
    "/io/github/hoso/Hoso/ui/hoso-import-options-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, passport_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, target_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, name_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, dates);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, join);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, reading_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, order_row);
  gtk_widget_class_bind_template_child (widget_class, HosoImportOptionsView, heading);
  gtk_widget_class_bind_template_callback (widget_class, reading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_changed_cb);
}

static void
hoso_import_options_view_class_init (HosoImportOptionsViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_import_options_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = hoso_import_options_view_finalize;
  signals[SIGNAL_REREAD] = add_signal (klass, "reread");
  signals[SIGNAL_REPLAN] = add_signal (klass, "replan");

  g_type_ensure (HOSO_TYPE_IMPORT_DATES);
  g_type_ensure (HOSO_TYPE_IMPORT_JOIN_VIEW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
hoso_import_options_view_init (HosoImportOptionsView *self)
{
  self->filling = TRUE;
  self->targets = g_array_new (FALSE, FALSE, sizeof (gint64));
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
hoso_import_options_view_set_plan (HosoImportOptionsView *self,
                                   const HosoImportPlan *plan,
                                   GPtrArray *surveys,
                                   gboolean anew)
{
  g_return_if_fail (HOSO_IS_IMPORT_OPTIONS_VIEW (self));

  self->filling = TRUE;
  if (anew)
    self->aimed = FALSE;
  if (!self->aimed)
    fill_targets (self, plan, surveys);
  gtk_widget_set_visible (self->passport_row, plan->passport != NULL);
  show_name (self, plan->draft, anew);
  hoso_import_dates_set_plan (self->dates, plan);
  if (anew)
    hoso_import_join_view_reset (self->join, plan);
  hoso_import_join_view_set_draft (self->join, plan->draft);
  show_sheets (self, plan->draft);
  show_order (self, plan, anew);
  show_reading (self, plan->draft);
  show_heading (self, plan->draft);
  self->filling = FALSE;
}

/* See hoso-import-options-view.h. */
void
hoso_import_options_view_set_draft (HosoImportOptionsView *self, const HosoDraft *draft)
{
  hoso_import_join_view_set_draft (self->join, draft);
}

/* See hoso-import-options-view.h. */
void
hoso_import_options_view_set_join_preview (HosoImportOptionsView *self,
                                           const HosoJoinPreview *preview)
{
  hoso_import_join_view_set_preview (self->join, preview);
}

/* See hoso-import-options-view.h. */
void
hoso_import_options_view_get_reading (HosoImportOptionsView *self, HosoReadOptions *options)
{
  guint encoding = adw_combo_row_get_selected (self->encoding_row);
  guint delimiter = adw_combo_row_get_selected (self->delimiter_row);
  guint sheet = adw_combo_row_get_selected (self->sheet_row);
  gboolean chosen = self->sheets != NULL && sheet < g_strv_length (self->sheets);
  HosoDateOrder answered = hoso_import_dates_get_order (self->dates);

  *options = (HosoReadOptions){
    .encoding = encoding < G_N_ELEMENTS (encodings) ? encodings[encoding] : NULL,
    .delimiter = delimiter < G_N_ELEMENTS (delimiters) ? delimiters[delimiter] : 0,
    .date_order = answered != HOSO_DATE_ORDER_UNKNOWN ? answered : self->order,
    .sheet = chosen ? self->sheets[sheet] : NULL,
  };
}

/* See hoso-import-options-view.h. */
gint64
hoso_import_options_view_get_target (HosoImportOptionsView *self)
{
  return self->aimed ? get_selected_target (self) : 0;
}

/* See hoso-import-options-view.h. */
void
hoso_import_options_view_get_options (HosoImportOptionsView *self, HosoImportOptions *options)
{
  gint64 target = get_selected_target (self);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));

  *options = (HosoImportOptions){
    .name = target < 0 && *name != '\0' && !g_str_equal (name, self->offered_name) ? name : NULL,
    .into = target,
    .rules = hoso_import_join_view_get_rules (self->join),
    .add_customers = hoso_import_join_view_get_add_customers (self->join),
    .planned = TRUE,
  };
}

/* See hoso-import-options-view.h. */
gboolean
hoso_import_options_view_is_changed (HosoImportOptionsView *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  gboolean renamed = get_selected_target (self) < 0 && *name != '\0' &&
                     !g_str_equal (name, self->offered_name);

  return self->aimed || renamed || hoso_import_join_view_is_changed (self->join);
}
