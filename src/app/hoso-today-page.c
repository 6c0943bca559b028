/* The page “Today”.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-today-page.h"

#include "hoso-page-view.h"

#include <glib/gi18n-lib.h>

struct _HosoTodayPage
{
  AdwBin parent_instance;

  HosoWorkspace *workspace;
};

static void page_view_init (HosoPageViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoTodayPage,
                               hoso_today_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HOSO_TYPE_PAGE_VIEW, page_view_init))

static const char *
page_view_get_title (HosoPageView *view)
{
  return _ ("Today");
}

static void
page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace)
{
  g_set_object (&HOSO_TODAY_PAGE (view)->workspace, workspace);
}

static void
page_view_init (HosoPageViewInterface *iface)
{
  iface->get_title = page_view_get_title;
  iface->set_workspace = page_view_set_workspace;
}

static void
hoso_today_page_dispose (GObject *object)
{
  HosoTodayPage *self = HOSO_TODAY_PAGE (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (hoso_today_page_parent_class)->dispose (object);
}

static void
hoso_today_page_class_init (HosoTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_today_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-today-page.ui");
}

static void
hoso_today_page_init (HosoTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
