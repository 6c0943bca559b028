/* What the window asks of its pages.
 *
 * A page is one child of the window's stack, with a HosoPageHeader of its own.
 * By convention it installs “page.new” for its primary action (Ctrl+N) and
 * “page.search” where it can be searched (Ctrl+F).
 */

#pragma once

#include <gtk/gtk.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_PAGE_TODAY,
  HOSO_PAGE_CUSTOMERS,
  HOSO_PAGE_SURVEYS,
  HOSO_PAGE_SEGMENTS,
  HOSO_PAGE_PERSONAS,
  HOSO_PAGE_JOURNEYS,
} HosoPage;

#define HOSO_N_PAGES (HOSO_PAGE_JOURNEYS + 1)

const char *hoso_page_get_name (HosoPage page);
gboolean hoso_page_from_name (const char *name, HosoPage *page);

#define HOSO_TYPE_PAGE_VIEW (hoso_page_view_get_type ())
G_DECLARE_INTERFACE (HosoPageView, hoso_page_view, HOSO, PAGE_VIEW, GtkWidget)

struct _HosoPageViewInterface
{
  GTypeInterface parent;

  /* Translated; the window's title too.  Needed. */
  const char *(*get_title) (HosoPageView *view);
  /* Once, after the workspace is open; refresh follows when it is shown.  Needed. */
  void (*set_workspace) (HosoPageView *view, HosoWorkspace *workspace);
  /* Something changed (HosoChange bits) since the last call; comes only while
   * the page is shown, so that hidden pages cost nothing. */
  void (*refresh) (HosoPageView *view, guint changes);
  /* Shows one survey, persona, … by its id; 0 shows the list. */
  void (*show_item) (HosoPageView *view, gint64 id);
  /* One step back inside the page; FALSE where it is at its root. */
  gboolean (*go_back) (HosoPageView *view);
};

const char *hoso_page_view_get_title (HosoPageView *view);
void hoso_page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace);
void hoso_page_view_refresh (HosoPageView *view, guint changes);
void hoso_page_view_show_item (HosoPageView *view, gint64 id);
gboolean hoso_page_view_go_back (HosoPageView *view);
void hoso_page_view_focus (HosoPageView *view);
void hoso_page_view_bind_down (GtkWidget *search);

G_END_DECLS
