/* One survey: its facts and its questions, each a card that counts its own
 * answers when it is made.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-survey-view.h"

#include "hoso-date-text.h"
#include "hoso-error.h"
#include "hoso-fold.h"
#include "hoso-format.h"
#include "hoso-group-finder.h"
#include "hoso-page-header.h"
#include "hoso-question-card.h"
#include "hoso-survey-source.h"
#include "hoso-surveys.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoSurveyView
{
  AdwBin parent_instance;

  HosoPageHeader *header;
  GtkEditable *search;
  GtkLabel *facts;
  HosoSurveySource *source;
  GtkStack *stack;
  GtkListView *list;

  HosoWorkspace *workspace; /* or NULL */
  gint64 id;
  HosoSurvey *survey; /* or NULL while loading */
  GListStore *items;  /* of HosoQuestionItem */
  GtkFilterListModel *found;
  GtkCustomFilter *filter;
  char **words; /* folded, or NULL */
  GCancellable *cancellable;
};

enum
{
  SIGNAL_GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoSurveyView, hoso_survey_view, ADW_TYPE_BIN)

/* --- Showing --- */

static gboolean
matches (gpointer item, gpointer data)
{
  return hoso_question_item_matches (item, HOSO_SURVEY_VIEW (data)->words);
}

static void
found_changed_cb (HosoSurveyView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  gtk_stack_set_visible_child_name (self->stack,
                                    n == 0 && self->words != NULL ? "nothing" : "questions");
}

static void
search_changed_cb (HosoSurveyView *self)
{
  g_autofree char *folded = hoso_fold (gtk_editable_get_text (self->search));

  g_clear_pointer (&self->words, g_strfreev);
  if (*g_strstrip (folded) != '\0')
    self->words = g_strsplit (folded, " ", -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  found_changed_cb (self);
}

static void
show_facts (HosoSurveyView *self)
{
  const char *language = hoso_format_get_language ();
  const HosoSurvey *survey = self->survey;
  g_autofree char *number = hoso_format_integer (survey->responses, language);
  g_autofree char *date = hoso_date_text_dup_range (survey->first, survey->last);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  /* Translators: %s is how many people filled in a survey. */
  g_ptr_array_add (parts,
                   g_strdup_printf (ngettext ("%s response", "%s responses", survey->responses),
                                    number));
  if (date != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&date));
  if (survey->file_name != NULL)
    g_ptr_array_add (parts, g_strdup (survey->file_name));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **)parts->pdata);
  gtk_label_set_text (self->facts, text);
  hoso_page_header_set_title (self->header, survey->name);
}

static void
clear (HosoSurveyView *self)
{
  if (self->items != NULL)
    g_list_store_remove_all (self->items);
  g_clear_pointer (&self->survey, hoso_survey_free);
}

/* Empty columns say nothing in a chart; when people answered comes last. */
static gboolean
is_shown (const HosoQuestion *question)
{
  return question->kind != HOSO_QUESTION_TIMESTAMP && question->kind != HOSO_QUESTION_EMPTY;
}

static void
add_times (GPtrArray *items, const HosoSurvey *survey)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (survey->questions, i);

      if (question->kind == HOSO_QUESTION_TIMESTAMP)
        {
          g_ptr_array_add (items, hoso_question_item_new (survey, question));
          return;
        }
    }
}

static void
show_survey (HosoSurveyView *self, HosoSurvey *survey)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HosoSurvey) before = self->survey; /* its items go first */

  self->survey = survey;
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (survey->questions, i);

      if (is_shown (question))
        g_ptr_array_add (items, hoso_question_item_new (survey, question));
    }
  add_times (items, survey);
  show_facts (self);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}

/* On a reading thread. */
static gpointer
load_survey (HosoDb *db, gpointer id, GCancellable *cancellable, GError **error)
{
  return hoso_surveys_load (db, *(gint64 *)id, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSurveyView) self = data;
  g_autoptr (GError) error = NULL;
  HosoSurvey *survey = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    g_clear_pointer (&survey, hoso_survey_free);
  else if (survey != NULL)
    show_survey (self, survey);
  else if (g_error_matches (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
  else
    hoso_window_show_error (GTK_WIDGET (self), error);
}

/* --- Commands --- */

typedef struct
{
  gint64 id;
  char *name;
} Renaming;

static void
renaming_free (Renaming *renaming)
{
  g_free (renaming->name);
  g_free (renaming);
}

/* On the writing thread. */
static gpointer
rename_survey (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Renaming *renaming = data;

  return GINT_TO_POINTER (hoso_surveys_rename (db, renaming->id, renaming->name, error));
}

/* On the writing thread. */
static gpointer
remove_survey (HosoDb *db, gpointer id, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_surveys_remove (db, *(gint64 *)id, error));
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) != NULL)
    hoso_window_toast_undo (window, _ ("The survey was renamed."));
  else
    hoso_window_show_error (window, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) != NULL)
    hoso_window_toast_undo (window, _ ("The survey was removed."));
  else
    hoso_window_show_error (window, error);
}

static void
rename_response_cb (AdwMessageDialog *dialog, const char *response, HosoSurveyView *self)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  Renaming *renaming;

  if (!g_str_equal (response, "rename") || self->workspace == NULL)
    return;

  renaming = g_new0 (Renaming, 1);
  renaming->id = self->id;
  renaming->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  hoso_workspace_write_async (self->workspace,
                              rename_survey,
                              renaming,
                              (GDestroyNotify)renaming_free,
                              NULL,
                              NULL,
                              renamed_cb,
                              g_object_ref (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
name_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (entry));

  adw_message_dialog_set_response_enabled (dialog, "rename", *g_strstrip (name) != '\0');
}

static void
rename_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoSurveyView *self = HOSO_SURVEY_VIEW (widget);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *window;
  AdwMessageDialog *dialog;

  if (self->survey == NULL)
    return;

  window =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Rename the Survey"),
                            NULL);
  dialog = ADW_MESSAGE_DIALOG (window);
  gtk_editable_set_text (GTK_EDITABLE (entry), self->survey->name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the survey"),
                                  -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "rename", _ ("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "rename");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, 0);
  g_signal_connect_object (dialog, "response", G_CALLBACK (rename_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoSurveyView *self = HOSO_SURVEY_VIEW (widget);

  if (self->survey == NULL)
    return;

  hoso_workspace_write_async (self->workspace,
                              remove_survey,
                              g_memdup2 (&self->id, sizeof self->id),
                              g_free,
                              NULL,
                              NULL,
                              removed_cb,
                              g_object_ref (gtk_widget_get_root (widget)));
}

static void
refresh_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_survey_view_refresh (HOSO_SURVEY_VIEW (widget));
}

static void
forget_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_survey_source_forget (HOSO_SURVEY_VIEW (widget)->source);
}

/* The menu names only what can be done. */
static void
link_changed_cb (HosoSurveyView *self)
{
  gboolean has_link;

  g_object_get (self->source, "has-link", &has_link, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.refresh", has_link);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "survey.forget-link", has_link);
}

static void
find_groups_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoSurveyView *self = HOSO_SURVEY_VIEW (widget);

  if (self->survey != NULL)
    hoso_group_finder_present (widget, self->workspace, self->id);
}

/* --- The widget --- */

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, HosoSurveyView *self)
{
  GtkWidget *card = gtk_list_item_get_child (list_item);

  if (card == NULL)
    {
      card = hoso_question_card_new (self->workspace);
      gtk_list_item_set_child (list_item, card);
    }
  hoso_question_card_set_item (HOSO_QUESTION_CARD (card), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  hoso_question_card_set_item (HOSO_QUESTION_CARD (gtk_list_item_get_child (list_item)), NULL);
}

static void
hoso_survey_view_dispose (GObject *object)
{
  HosoSurveyView *self = HOSO_SURVEY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  clear (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_SURVEY_VIEW);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (hoso_survey_view_parent_class)->dispose (object);
}

static void
hoso_survey_view_class_init (HosoSurveyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_survey_view_dispose;
  signals[SIGNAL_GONE] =
    g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_SURVEY_SOURCE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-survey-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoSurveyView, header);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveyView, search);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveyView, facts);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveyView, source);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveyView, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveyView, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_changed_cb);
  gtk_widget_class_install_action (widget_class, "survey.refresh", NULL, refresh_activated);
  gtk_widget_class_install_action (widget_class, "survey.forget-link", NULL, forget_activated);
  gtk_widget_class_install_action (widget_class, "survey.rename", NULL, rename_activated);
  gtk_widget_class_install_action (widget_class, "survey.remove", NULL, remove_activated);
  gtk_widget_class_install_action (widget_class, "survey.find-groups", NULL,
                                   find_groups_activated);
}

static void
hoso_survey_view_init (HosoSurveyView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  link_changed_cb (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in the questions"),
                                  -1);

  self->items = g_list_store_new (HOSO_TYPE_QUESTION_ITEM);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                           GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->found)));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/* See hoso-survey-view.h. */
void
hoso_survey_view_set_workspace (HosoSurveyView *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_SURVEY_VIEW (self));

  hoso_survey_view_show (self, 0);
  g_set_object (&self->workspace, workspace);
}

/* See hoso-survey-view.h. */
void
hoso_survey_view_reload (HosoSurveyView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  hoso_survey_source_show (self->source, self->workspace, self->id);
  if (self->id == 0 || self->workspace == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace,
                             load_survey,
                             g_memdup2 (&self->id, sizeof self->id),
                             g_free,
                             (GDestroyNotify)hoso_survey_free,
                             self->cancellable,
                             loaded_cb,
                             g_object_ref (self));
}

/* See hoso-survey-view.h. */
void
hoso_survey_view_show (HosoSurveyView *self, gint64 survey)
{
  g_return_if_fail (HOSO_IS_SURVEY_VIEW (self));

  clear (self);
  self->id = survey;
  hoso_page_header_set_title (self->header, "");
  gtk_label_set_text (self->facts, "");
  gtk_editable_set_text (self->search, "");
  hoso_survey_view_reload (self);
}

/* The id shown, or 0. */
gint64
hoso_survey_view_get_survey (HosoSurveyView *self)
{
  return self->id;
}

/* See hoso-survey-view.h. */
void
hoso_survey_view_refresh (HosoSurveyView *self)
{
  hoso_survey_source_refresh (self->source);
}

/* See hoso-survey-view.h. */
void
hoso_survey_view_start_search (HosoSurveyView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
