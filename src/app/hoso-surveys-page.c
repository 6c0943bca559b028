/* The page “Surveys”: all of them in a list, then one.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-surveys-page.h"

#include "hoso-accessible.h"
#include "hoso-date-text.h"
#include "hoso-format.h"
#include "hoso-page-header.h"
#include "hoso-survey-view.h"
#include "hoso-surveys.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoSurveysPage
{
  AdwBin parent_instance;

  GtkWidget *import_button;
  AdwLeaflet *leaflet;
  GtkStack *stack;
  GtkListBox *list;
  HosoSurveyView *survey;

  HosoWorkspace *workspace; /* or NULL */
  GCancellable *cancellable;
};

static void page_view_init (HosoPageViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoSurveysPage,
                               hoso_surveys_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HOSO_TYPE_PAGE_VIEW, page_view_init))

static GtkWidget *
make_row (const HosoSurvey *survey)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = hoso_format_integer (survey->responses, hoso_format_get_language ());
  g_autofree char *date = hoso_date_text_dup_range (survey->first, survey->last);
  /* Translators: %s is how many people filled in a survey. */
  g_autofree char *responses =
    g_strdup_printf (ngettext ("%s response", "%s responses", survey->responses), number);
  g_autofree char *subtitle = g_strjoin (" · ", responses, date, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), survey->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", "surveys", survey->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-item");
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoSurveysPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) surveys =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  GtkWidget *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (surveys == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < surveys->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (surveys, i)));
  gtk_stack_set_visible_child_name (self->stack, surveys->len > 0 ? "surveys" : "empty");
}

/* On a reading thread. */
static gpointer
list_surveys (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_surveys_list (db, error);
}

static void
load_list (HosoSurveysPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace,
                             list_surveys,
                             NULL,
                             NULL,
                             (GDestroyNotify)g_ptr_array_unref,
                             self->cancellable,
                             listed_cb,
                             g_object_ref (self));
}

static void
page_view_show_item (HosoPageView *view, gint64 id)
{
  HosoSurveysPage *self = HOSO_SURVEYS_PAGE (view);

  if (id != 0)
    hoso_survey_view_show (self->survey, id);
  adw_leaflet_set_visible_child_name (self->leaflet, id != 0 ? "survey" : "list");
}

static gboolean
page_view_go_back (HosoPageView *view)
{
  HosoSurveysPage *self = HOSO_SURVEYS_PAGE (view);

  return adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
gone_cb (HosoSurveysPage *self)
{
  page_view_show_item (HOSO_PAGE_VIEW (self), 0);
}

static const char *
page_view_get_title (HosoPageView *view)
{
  return _ ("Surveys");
}

static void
page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace)
{
  HosoSurveysPage *self = HOSO_SURVEYS_PAGE (view);

  g_set_object (&self->workspace, workspace);
  hoso_survey_view_set_workspace (self->survey, workspace);
  page_view_show_item (view, 0);
}

static void
page_view_refresh (HosoPageView *view, guint changes)
{
  HosoSurveysPage *self = HOSO_SURVEYS_PAGE (view);

  if (changes & (HOSO_CHANGE_SURVEYS | HOSO_CHANGE_IMPORTS))
    {
      load_list (self);
      hoso_survey_view_reload (self->survey);
    }
}

static void
page_view_init (HosoPageViewInterface *iface)
{
  iface->get_title = page_view_get_title;
  iface->set_workspace = page_view_set_workspace;
  iface->refresh = page_view_refresh;
  iface->show_item = page_view_show_item;
  iface->go_back = page_view_go_back;
}

static void
new_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (widget, "win.import", NULL);
}

static void
refresh_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoSurveysPage *self = HOSO_SURVEYS_PAGE (widget);

  if (g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "survey") == 0)
    hoso_survey_view_refresh (self->survey);
}

static void
search_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoSurveysPage *self = HOSO_SURVEYS_PAGE (widget);

  if (g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "survey") == 0)
    hoso_survey_view_start_search (self->survey);
}

static void
hoso_surveys_page_dispose (GObject *object)
{
  HosoSurveysPage *self = HOSO_SURVEYS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_SURVEYS_PAGE);
  G_OBJECT_CLASS (hoso_surveys_page_parent_class)->dispose (object);
}

static void
hoso_surveys_page_class_init (HosoSurveysPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_surveys_page_dispose;

  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  g_type_ensure (HOSO_TYPE_SURVEY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-surveys-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoSurveysPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveysPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveysPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveysPage, list);
  gtk_widget_class_bind_template_child (widget_class, HosoSurveysPage, survey);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_activated);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_activated);
}

static void
hoso_surveys_page_init (HosoSurveysPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_accessible_name_menu (
    self->import_button,
    adw_split_button_get_dropdown_tooltip (ADW_SPLIT_BUTTON (self->import_button)));
}
