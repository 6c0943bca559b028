/* The page “Surveys”.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-surveys-page.h"

#include "hoso-page-view.h"

#include <glib/gi18n-lib.h>

struct _HosoSurveysPage
{
  AdwBin parent_instance;

  HosoWorkspace *workspace;
};

static void page_view_init (HosoPageViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoSurveysPage,
                               hoso_surveys_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HOSO_TYPE_PAGE_VIEW, page_view_init))

static const char *
page_view_get_title (HosoPageView *view)
{
  return _ ("Surveys");
}

static void
page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace)
{
  g_set_object (&HOSO_SURVEYS_PAGE (view)->workspace, workspace);
}

static void
page_view_init (HosoPageViewInterface *iface)
{
  iface->get_title = page_view_get_title;
  iface->set_workspace = page_view_set_workspace;
}

static void
hoso_surveys_page_dispose (GObject *object)
{
  HosoSurveysPage *self = HOSO_SURVEYS_PAGE (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_SURVEYS_PAGE);
  G_OBJECT_CLASS (hoso_surveys_page_parent_class)->dispose (object);
}

static void
hoso_surveys_page_class_init (HosoSurveysPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_surveys_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-surveys-page.ui");
}

static void
hoso_surveys_page_init (HosoSurveysPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
