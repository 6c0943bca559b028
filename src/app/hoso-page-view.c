/* What the window asks of its pages.  Main thread only. */

#include "hoso-config.h"

#include "hoso-page-view.h"

#include "hoso-page-header.h"

/* Things that have the focus in one header. */
#define MAX_HEADER_STOPS 12

G_DEFINE_INTERFACE (HosoPageView, hoso_page_view, GTK_TYPE_WIDGET)

static const char *const page_names[] = {
  [HOSO_PAGE_TODAY] = "today",
  [HOSO_PAGE_CUSTOMERS] = "customers",
  [HOSO_PAGE_SURVEYS] = "surveys",
  [HOSO_PAGE_SEGMENTS] = "segments",
  [HOSO_PAGE_PERSONAS] = "personas",
  [HOSO_PAGE_JOURNEYS] = "journeys",
};

static void
hoso_page_view_default_init (HosoPageViewInterface *iface)
{
}

/* The name that settings and actions use, never shown. */
const char *
hoso_page_get_name (HosoPage page)
{
  g_return_val_if_fail ((guint)page < HOSO_N_PAGES, NULL);

  return page_names[page];
}

/* FALSE where no page has that name. */
gboolean
hoso_page_from_name (const char *name, HosoPage *page)
{
  for (guint i = 0; i < HOSO_N_PAGES; i++)
    if (g_strcmp0 (name, page_names[i]) == 0)
      {
        *page = i;
        return TRUE;
      }
  return FALSE;
}

/* Borrowed, translated. */
const char *
hoso_page_view_get_title (HosoPageView *view)
{
  return HOSO_PAGE_VIEW_GET_IFACE (view)->get_title (view);
}

/* Hands the open workspace to the page. */
void
hoso_page_view_set_workspace (HosoPageView *view, HosoWorkspace *workspace)
{
  HOSO_PAGE_VIEW_GET_IFACE (view)->set_workspace (view, workspace);
}

/* Tells a shown page what changed. */
void
hoso_page_view_refresh (HosoPageView *view, guint changes)
{
  HosoPageViewInterface *iface = HOSO_PAGE_VIEW_GET_IFACE (view);

  if (iface->refresh != NULL)
    iface->refresh (view, changes);
}

/* Shows one thing of the page by its id, or with 0 all of them. */
void
hoso_page_view_show_item (HosoPageView *view, gint64 id)
{
  HosoPageViewInterface *iface = HOSO_PAGE_VIEW_GET_IFACE (view);

  if (iface->show_item != NULL)
    iface->show_item (view, id);
}

/* TRUE where the page had somewhere to go back to. */
gboolean
hoso_page_view_go_back (HosoPageView *view)
{
  HosoPageViewInterface *iface = HOSO_PAGE_VIEW_GET_IFACE (view);

  return iface->go_back != NULL && iface->go_back (view);
}

static gboolean
is_in_header (GtkWidget *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  return focus != NULL && gtk_widget_is_ancestor (focus, page) &&
         gtk_widget_get_ancestor (focus, HOSO_TYPE_PAGE_HEADER) != NULL;
}

static void
leave_header (GtkWidget *page)
{
  for (guint i = 0; i < MAX_HEADER_STOPS && is_in_header (page); i++)
    if (!gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
      return;
}

/* The first frame comes before the page is laid out, the second after. */
static gboolean
laid_out_cb (GtkWidget *page, GdkFrameClock *clock, gpointer frames)
{
  if ((*(guint *)frames)++ == 0)
    return G_SOURCE_CONTINUE;
  leave_header (page);
  return G_SOURCE_REMOVE;
}

/* Moves the focus to the first thing below the page's header; leaves it where there
 * is none, or where it is in the page already.  A page that was not shown yet has no
 * order in newer GTK, and gets the focus out of its header once it is laid out. */
void
hoso_page_view_focus (HosoPageView *view)
{
  GtkWidget *page = GTK_WIDGET (view);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  if (focus != NULL && gtk_widget_is_ancestor (focus, page))
    return;
  if (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
    leave_header (page);
  if (is_in_header (page))
    gtk_widget_add_tick_callback (page, laid_out_cb, g_new0 (guint, 1), g_free);
}

/* Makes Down in @search, a GtkSearchEntry, emit “next-match”, for the page to
 * move the focus into what was found. */
void
hoso_page_view_bind_down (GtkWidget *search)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                                                          gtk_signal_action_new ("next-match")));
  gtk_widget_add_controller (search, keys);
}
