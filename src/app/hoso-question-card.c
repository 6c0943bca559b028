/* One question of a survey: its answers as a chart or a list, and what to do
 * with them.
 *
 * A card is used for one item after another; the count for an item that it no
 * longer shows is dropped.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-question-card.h"

#include "hoso-answers-view.h"
#include "hoso-chart-view.h"
#include "hoso-crosstab-dialog.h"
#include "hoso-fold.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-plots.h"
#include "hoso-response-days.h"
#include "hoso-segment-popover.h"
#include "hoso-surveys.h"
#include "hoso-tidy-bar.h"
#include "hoso-tidy-up.h"
#include "hoso-window.h"
#include "hoso-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _HosoQuestionItem
{
  GObject parent_instance;

  const HosoSurvey *survey;     /* borrowed */
  const HosoQuestion *question; /* borrowed */
  char *folded;
};

G_DEFINE_FINAL_TYPE (HosoQuestionItem, hoso_question_item, G_TYPE_OBJECT)

static void
hoso_question_item_finalize (GObject *object)
{
  g_free (HOSO_QUESTION_ITEM (object)->folded);
  G_OBJECT_CLASS (hoso_question_item_parent_class)->finalize (object);
}

static void
hoso_question_item_class_init (HosoQuestionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_question_item_finalize;
}

static void
hoso_question_item_init (HosoQuestionItem *self)
{
}

/* See hoso-question-card.h. */
HosoQuestionItem *
hoso_question_item_new (const HosoSurvey *survey, const HosoQuestion *question)
{
  HosoQuestionItem *self = g_object_new (HOSO_TYPE_QUESTION_ITEM, NULL);
  g_autofree char *label = hoso_question_dup_label (question);

  self->survey = survey;
  self->question = question;
  self->folded = hoso_fold (label);
  return self;
}

/* See hoso-question-card.h. */
gboolean
hoso_question_item_matches (HosoQuestionItem *self, char **words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

struct _HosoQuestionCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *kind;
  HosoChartView *chart;
  AdwBin *answers_bin;
  HosoTidyBar *tidy_bar;
  GtkMenuButton *segment_button;
  GtkWidget *compare_button;

  HosoWorkspace *workspace;
  HosoQuestionItem *item;    /* or NULL */
  GCancellable *cancellable; /* of the count */
};

G_DEFINE_FINAL_TYPE (HosoQuestionCard, hoso_question_card, ADW_TYPE_BIN)

/* What is written freely is listed; all else is counted. */
static gboolean
is_listed (const HosoQuestion *question)
{
  return question->kind != HOSO_QUESTION_NUMBER && question->kind != HOSO_QUESTION_SCORE &&
         question->kind != HOSO_QUESTION_TIMESTAMP &&
         hoso_question_kind_get_coding (question->kind) == HOSO_CODING_TEXT;
}

static HosoTally *
sort_names (HosoTally *tally, const HosoQuestion *question)
{
  if (tally != NULL && (question->kind == HOSO_QUESTION_SINGLE ||
                        question->kind == HOSO_QUESTION_MULTIPLE))
    hoso_tally_sort (tally);
  return tally;
}

/* Scales and grids have an order of their own; names are sorted.  Both on a
 * reading thread. */
static gpointer
count_answers (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const HosoQuestion *question = data;

  return sort_names (hoso_surveys_tally (db, question->id, NULL, error), question);
}

static gpointer
count_written (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const HosoQuestion *question = data;

  return sort_names (hoso_surveys_tally_as_written (db, question->id, error), question);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoQuestionCard) self = data;
  g_autoptr (GError) error = NULL;
  HosoTally *tally = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (tally == NULL || self->item == NULL || tally->question != self->item->question->id)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      g_clear_pointer (&tally, hoso_tally_free);
      return;
    }

  hoso_chart_view_take_plot (self->chart,
                             hoso_plots_of_question (self->item->survey, self->item->question,
                                                     tally, hoso_format_get_language ()));
}

/* On a reading thread. */
static gpointer
count_times (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_response_days_plot (db, data, hoso_format_get_language (), error);
}

static void
timed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoQuestionCard) self = data;
  g_autoptr (GError) error = NULL;
  HosoPlot *plot = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (plot != NULL && self->item != NULL)
    {
      hoso_chart_view_take_plot (self->chart, plot);
      return;
    }
  hoso_plot_free (plot);
  hoso_window_show_error (GTK_WIDGET (self), error);
}

/* What the picture says of the survey, for another thread. */
static HosoSurvey *
copy_facts (const HosoSurvey *survey)
{
  HosoSurvey *copy = hoso_survey_new ();

  copy->id = survey->id;
  copy->name = g_strdup (survey->name);
  copy->first = g_strdup (survey->first);
  copy->last = g_strdup (survey->last);
  return copy;
}

static void
load_chart (HosoQuestionCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->item->question->kind == HOSO_QUESTION_TIMESTAMP)
    {
      hoso_workspace_read_async (self->workspace, count_times, copy_facts (self->item->survey),
                                 (GDestroyNotify)hoso_survey_free, (GDestroyNotify)hoso_plot_free,
                                 self->cancellable, timed_cb, g_object_ref (self));
      return;
    }
  hoso_workspace_read_async (self->workspace,
                             hoso_tidy_bar_wants_written (self->tidy_bar) ? count_written
                                                                          : count_answers,
                             hoso_question_copy (self->item->question),
                             (GDestroyNotify)hoso_question_free,
                             (GDestroyNotify)hoso_tally_free,
                             self->cancellable,
                             counted_cb,
                             g_object_ref (self));
}

/* Free text that was tidied up is counted above the list. */
static void
tidy_changed_cb (HosoQuestionCard *self)
{
  gboolean counted;

  if (self->item == NULL)
    return;
  counted = !is_listed (self->item->question) ||
            (hoso_tidy_bar_is_decided (self->tidy_bar) &&
             !hoso_tidy_bar_wants_written (self->tidy_bar));
  gtk_widget_set_visible (GTK_WIDGET (self->chart), counted);
  if (counted)
    load_chart (self);
}

static void
show_answers (HosoQuestionCard *self, const char *label)
{
  GtkWidget *answers = adw_bin_get_child (self->answers_bin);

  if (answers == NULL)
    {
      answers = hoso_answers_view_new ();
      adw_bin_set_child (self->answers_bin, answers);
    }
  hoso_answers_view_set_question (HOSO_ANSWERS_VIEW (answers),
                                  self->workspace,
                                  self->item->question->id,
                                  label);
}

static void
show_kind (HosoQuestionCard *self)
{
  const HosoQuestion *question = self->item->question;
  g_autofree char *key =
    g_strconcat ("kind.", hoso_question_kind_get_name (question->kind), NULL);
  g_autofree char *number = hoso_format_integer (question->answered, hoso_format_get_language ());
  /* Translators: %s is how many people answered a question. */
  g_autofree char *answered =
    g_strdup_printf (ngettext ("%s answered", "%s answered", question->answered), number);
  g_autofree char *text = g_strjoin (" · ", hoso_name_get (key, NULL), answered, NULL);

  gtk_label_set_text (self->kind, text);
}

/* Made when it is opened: a question can have hundreds of options. */
static void
create_popover (GtkMenuButton *button, gpointer data)
{
  HosoQuestionCard *self = data;

  if (self->item == NULL)
    return;

  gtk_menu_button_set_popover (button,
                               hoso_segment_popover_new (self->workspace,
                                                         self->item->survey,
                                                         self->item->question));
}

static void
compare_cb (HosoQuestionCard *self)
{
  if (self->item != NULL)
    hoso_crosstab_dialog_present (GTK_WIDGET (self), self->workspace, self->item->survey,
                                  self->item->question);
}

static void
let_go (HosoQuestionCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->item);
}

static void
hoso_question_card_dispose (GObject *object)
{
  HosoQuestionCard *self = HOSO_QUESTION_CARD (object);

  let_go (self);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_QUESTION_CARD);
  G_OBJECT_CLASS (hoso_question_card_parent_class)->dispose (object);
}

static void
hoso_question_card_class_init (HosoQuestionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_question_card_dispose;

  g_type_ensure (HOSO_TYPE_CHART_VIEW);
  g_type_ensure (HOSO_TYPE_TIDY_BAR);
  g_type_ensure (HOSO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-question-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoQuestionCard, title);
  gtk_widget_class_bind_template_child (widget_class, HosoQuestionCard, kind);
  gtk_widget_class_bind_template_child (widget_class, HosoQuestionCard, chart);
  gtk_widget_class_bind_template_child (widget_class, HosoQuestionCard, answers_bin);
  gtk_widget_class_bind_template_child (widget_class, HosoQuestionCard, tidy_bar);
  gtk_widget_class_bind_template_child (widget_class, HosoQuestionCard, segment_button);
  gtk_widget_class_bind_template_child (widget_class, HosoQuestionCard, compare_button);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, tidy_changed_cb);
}

static void
hoso_question_card_init (HosoQuestionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->segment_button, create_popover, self, NULL);
}

/* An empty card. */
GtkWidget *
hoso_question_card_new (HosoWorkspace *workspace)
{
  HosoQuestionCard *self = g_object_new (HOSO_TYPE_QUESTION_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

static void
name_segment_button (HosoQuestionCard *self, const char *label)
{
  /* Translators: %s is the title of a question. */
  g_autofree char *name = g_strdup_printf (_ ("Make a segment from “%s”"), label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->segment_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
}

/* See hoso-question-card.h. */
void
hoso_question_card_set_item (HosoQuestionCard *self, HosoQuestionItem *item)
{
  gboolean listed = item != NULL && is_listed (item->question);

  g_return_if_fail (HOSO_IS_QUESTION_CARD (self));

  let_go (self);
  gtk_menu_button_set_popover (self->segment_button, NULL);
  hoso_chart_view_set_data (self->chart, NULL);
  hoso_tidy_bar_set_question (self->tidy_bar, NULL, NULL, 0, NULL);
  if (!listed)
    adw_bin_set_child (self->answers_bin, NULL);
  if (item == NULL)
    return;

  g_autofree char *label = hoso_question_dup_label (item->question);

  self->item = g_object_ref (item);
  gtk_label_set_text (self->title, label);
  show_kind (self);
  name_segment_button (self, label);
  gtk_widget_set_visible (GTK_WIDGET (self->segment_button),
                          item->question->kind != HOSO_QUESTION_TIMESTAMP);
  gtk_widget_set_visible (self->compare_button, hoso_crosstab_dialog_takes (item->question));
  gtk_widget_set_visible (GTK_WIDGET (self->chart), !listed);
  gtk_widget_set_visible (GTK_WIDGET (self->answers_bin), listed);
  if (listed)
    show_answers (self, label);
  else
    load_chart (self);
  if (hoso_tidy_up_can_take (item->question))
    hoso_tidy_bar_set_question (self->tidy_bar, self->workspace, G_OBJECT (item),
                                item->question->id, label);
}
