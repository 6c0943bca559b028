/* Where a survey's answers are fetched from, and fetching them anew: a line that
 * says so with a button, and while it is pressed how far that is.
 *
 * Nothing is fetched before the button is pressed.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-survey-source.h"

#include "hoso-date-text.h"
#include "hoso-error.h"
#include "hoso-format.h"
#include "hoso-link-work.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

#define POLL_MS 100

struct _HosoSurveySource
{
  AdwBin parent_instance;

  GtkStack *stack; /* “idle” or “busy” */
  GtkLabel *label;
  GtkProgressBar *progress;

  HosoWorkspace *workspace; /* or NULL */
  gint64 survey;
  HosoSurveyLink *link;      /* or NULL */
  GCancellable *loading;     /* or NULL */
  GCancellable *cancellable; /* of the refresh */
  HosoLinkRun *run;          /* while refreshing */
  guint poll;
};

typedef enum
{
  PROP_HAS_LINK = 1,
} HosoSurveySourceProperty;

static GParamSpec *properties[PROP_HAS_LINK + 1];

G_DEFINE_FINAL_TYPE (HosoSurveySource, hoso_survey_source, ADW_TYPE_BIN)

static void
update (HosoSurveySource *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->link != NULL);
  gtk_stack_set_visible_child_name (self->stack, self->run != NULL ? "busy" : "idle");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.refresh", self->run == NULL);
}

static void
take_link (HosoSurveySource *self, HosoSurveyLink *link)
{
  gboolean had_link = self->link != NULL;

  hoso_survey_link_free (self->link);
  self->link = link;
  if (link != NULL)
    {
      g_autofree char *date = hoso_date_text_dup_unix (link->fetched_at);
      /* Translators: %s is a day and time. */
      g_autofree char *text = g_strdup_printf (_ ("From a link, last fetched %s"), date);

      gtk_label_set_text (self->label, text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), link->url);
    }
  update (self);
  if (had_link != (link != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_LINK]);
}

/* --- Loading --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSurveySource) self = data;
  g_autoptr (GError) error = NULL;
  HosoSurveyLink *link = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    {
      hoso_survey_link_free (link);
      return;
    }
  take_link (self, link);
  if (link == NULL && !g_error_matches (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    hoso_window_show_error (GTK_WIDGET (self), error);
}

/* Reads it again, because something changed. */
void
hoso_survey_source_reload (HosoSurveySource *self)
{
  g_return_if_fail (HOSO_IS_SURVEY_SOURCE (self));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->workspace == NULL || self->survey == 0)
    return;

  self->loading = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace,
                             hoso_link_load,
                             g_memdup2 (&self->survey, sizeof self->survey),
                             g_free,
                             (GDestroyNotify)hoso_survey_link_free,
                             self->loading,
                             loaded_cb,
                             g_object_ref (self));
}

/* --- Refreshing --- */

static gboolean
poll_cb (gpointer data)
{
  HosoSurveySource *self = data;
  double fraction = hoso_link_run_get_fraction (self->run);

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
stop (HosoSurveySource *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->run, hoso_link_run_unref);
}

static char *
dup_count (const char *format, guint64 n)
{
  g_autofree char *number = hoso_format_integer ((gint64)n, hoso_format_get_language ());

  return g_strdup_printf (format, number);
}

static char *
dup_news (const HosoImportReport *report)
{
  g_autofree char *added = NULL;
  g_autofree char *updated = NULL;

  if (report->added > 0)
    /* Translators: %s is how many people filled in a survey since the last time. */
    added = dup_count (ngettext ("%s new response", "%s new responses", report->added),
                       report->added);
  if (report->updated > 0)
    /* Translators: %s is how many people changed what they had answered. */
    updated = dup_count (ngettext ("%s changed response", "%s changed responses", report->updated),
                         report->updated);
  if (added == NULL)
    return g_steal_pointer (&updated);
  return updated != NULL ? g_strjoin (" · ", added, updated, NULL) : g_steal_pointer (&added);
}

static void
say_done (HosoSurveySource *self, const HosoImportReport *report, gint64 before)
{
  g_autofree char *news = dup_news (report);
  g_autofree char *date = hoso_date_text_dup_unix (before);
  g_autofree char *nothing = NULL;

  if (news != NULL)
    {
      hoso_window_toast_undo (GTK_WIDGET (self), news);
      return;
    }
  /* Translators: %s is a day and time. */
  nothing = g_strdup_printf (_ ("Nothing new since %s"), date);
  hoso_window_toast (GTK_WIDGET (self), nothing);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSurveySource) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) report =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  gint64 before = self->link != NULL ? self->link->fetched_at : 0;

  if (self->workspace == NULL || self->run == NULL)
    return;
  stop (self);
  update (self);
  if (report == NULL)
    hoso_window_show_error (GTK_WIDGET (self), error);
  else
    say_done (self, report, before);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSurveySource) self = data;
  g_autoptr (GError) error = NULL;
  HosoFetched *fetched = hoso_link_run_fetch_finish (result, &error);

  if (self->workspace == NULL || self->run == NULL)
    {
      g_clear_pointer (&fetched, hoso_fetched_unref);
      return;
    }
  if (fetched == NULL)
    {
      stop (self);
      update (self);
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  hoso_link_run_take_fetched (self->run, fetched);
  hoso_workspace_write_async (self->workspace,
                              hoso_link_run_refresh,
                              hoso_link_run_ref (self->run),
                              (GDestroyNotify)hoso_link_run_unref,
                              (GDestroyNotify)hoso_import_report_free,
                              self->cancellable,
                              refreshed_cb,
                              g_object_ref (self));
}

/* Fetches the link anew, imports what is new, and says in a toast what it was.
 * Does nothing without a link, or while that is under way. */
void
hoso_survey_source_refresh (HosoSurveySource *self)
{
  g_return_if_fail (HOSO_IS_SURVEY_SOURCE (self));

  if (self->link == NULL || self->run != NULL)
    return;

  self->run = hoso_link_run_new (self->link->url, self->survey, self->link);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  update (self);
  hoso_link_run_fetch_async (self->run, self->cancellable, fetched_cb, g_object_ref (self));
}

static void
forgotten_cb (GtkWidget *inside, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (inside, _ ("The link was forgotten; the answers stay."));
}

/* Keeps the answers and forgets the link. */
void
hoso_survey_source_forget (HosoSurveySource *self)
{
  g_return_if_fail (HOSO_IS_SURVEY_SOURCE (self));

  if (self->link != NULL && self->run == NULL)
    hoso_write (GTK_WIDGET (self),
                self->workspace,
                hoso_link_forget,
                g_memdup2 (&self->survey, sizeof self->survey),
                g_free,
                forgotten_cb);
}

/* --- The widget --- */

static void
refresh_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_survey_source_refresh (HOSO_SURVEY_SOURCE (widget));
}

static void
cancel_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (HOSO_SURVEY_SOURCE (widget)->cancellable);
}

static void
hoso_survey_source_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((HosoSurveySourceProperty)id)
    {
    case PROP_HAS_LINK:
      g_value_set_boolean (value, HOSO_SURVEY_SOURCE (object)->link != NULL);
      break;
    }
}

static void
hoso_survey_source_dispose (GObject *object)
{
  HosoSurveySource *self = HOSO_SURVEY_SOURCE (object);

  stop (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->link, hoso_survey_link_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_SURVEY_SOURCE);
  G_OBJECT_CLASS (hoso_survey_source_parent_class)->dispose (object);
}

static void
hoso_survey_source_class_init (HosoSurveySourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hoso_survey_source_get_property;
  object_class->dispose = hoso_survey_source_dispose;

  properties[PROP_HAS_LINK] =
    g_param_spec_boolean ("has-link", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-survey-source.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoSurveySource, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveySource, label);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveySource, progress);
  gtk_widget_class_install_action (widget_class, "source.refresh", NULL, refresh_activated);
  gtk_widget_class_install_action (widget_class, "source.cancel", NULL, cancel_activated);
}

static void
hoso_survey_source_init (HosoSurveySource *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/* Follows the survey of that id in @workspace, or none for 0 and NULL.  What was
 * being fetched for another is given up. */
void
hoso_survey_source_show (HosoSurveySource *self, HosoWorkspace *workspace, gint64 survey)
{
  g_return_if_fail (HOSO_IS_SURVEY_SOURCE (self));

  if (self->workspace != workspace || self->survey != survey)
    {
      stop (self);
      take_link (self, NULL);
    }
  g_set_object (&self->workspace, workspace);
  self->survey = survey;
  hoso_survey_source_reload (self);
}
