/* Writes pictures of every page: hoso-shots WORKSPACE FOLDER.
 *
 * Wide, narrow and dark; of each page its list and its first item, and the pages of
 * figures.  Runs in the language of its environment.
 */

#include "hoso-config.h"

#include "hoso-customers.h"
#include "hoso-driver.h"
#include "hoso-journeys.h"
#include "hoso-locale.h"
#include "hoso-personas.h"
#include "hoso-segments-page.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"
#include "hoso-today-page.h"

#define SETTLE_MS 1200

typedef struct
{
  const char *name;
  int width;
  int height;
  gboolean dark;
} Look;

static const Look looks[] = {
  { "wide", 1280, 800, FALSE },
  { "narrow", 360, 720, FALSE },
  { "dark", 1280, 800, TRUE },
};

static gint64
get_first (GPtrArray *list, gsize offset)
{
  gint64 id = 0;

  if (list != NULL && list->len > 0)
    id = G_STRUCT_MEMBER (gint64, g_ptr_array_index (list, 0), offset);
  g_clear_pointer (&list, g_ptr_array_unref);
  return id;
}

/* The first customer in the order shown. */
static gint64
get_first_customer (HosoDb *db)
{
  HosoCustomerQuery query = { 0 };
  g_autoptr (GArray) ids = hoso_customers_find (db, &query, NULL, NULL);

  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static gboolean
find_first_items (const char *path, gint64 items[HOSO_N_PAGES])
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, FALSE, &error);

  if (db == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  items[HOSO_PAGE_CUSTOMERS] = get_first_customer (db);
  items[HOSO_PAGE_SURVEYS] =
    get_first (hoso_surveys_list (db, NULL), G_STRUCT_OFFSET (HosoSurvey, id));
  items[HOSO_PAGE_SEGMENTS] =
    get_first (hoso_segments_list (db, NULL), G_STRUCT_OFFSET (HosoSegment, id));
  items[HOSO_PAGE_PERSONAS] =
    get_first (hoso_personas_list (db, NULL), G_STRUCT_OFFSET (HosoPersona, id));
  items[HOSO_PAGE_JOURNEYS] =
    get_first (hoso_journeys_list (db, NULL), G_STRUCT_OFFSET (HosoJourney, id));
  hoso_session_close (db);
  return TRUE;
}

static void
take (HosoWindow *window, const char *folder, const char *page, const char *what, const char *look)
{
  g_autofree char *name = g_strdup_printf ("%s%s-%s.png", page, what, look);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  hoso_driver_settle (SETTLE_MS);
  hoso_driver_wait_drawn (GTK_WINDOW (window));
  if (!hoso_driver_save_picture (GTK_WINDOW (window), path))
    g_printerr ("not written: %s\n", path);
  else
    g_print ("%s\n", path);
}

static void
walk (HosoWindow *window, const Look *look, const char *folder, const gint64 *items)
{
  for (guint i = 0; i < HOSO_N_PAGES; i++)
    {
      const char *page = hoso_page_get_name (i);

      hoso_window_show_page (GTK_WIDGET (window), i, 0);
      take (window, folder, page, "", look->name);
      if (items[i] == 0)
        continue;

      hoso_window_show_page (GTK_WIDGET (window), i, items[i]);
      take (window, folder, page, "-one", look->name);
    }
}

/* The first widget of @type in @widget. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

/* The pages of figures, which are behind a button of their own. */
static void
walk_figures (HosoWindow *window, const Look *look, const char *folder)
{
  const struct
  {
    HosoPage page;
    GType type;
    const char *action;
    const char *name;
  } figures[] = {
    { HOSO_PAGE_TODAY, HOSO_TYPE_TODAY_PAGE, "today-page.overview", "overview" },
    { HOSO_PAGE_SEGMENTS, HOSO_TYPE_SEGMENTS_PAGE, "page.value", "value" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      hoso_window_show_page (GTK_WIDGET (window), figures[i].page, 0);
      hoso_driver_settle (SETTLE_MS);
      gtk_widget_activate_action (find_widget (GTK_WIDGET (window), figures[i].type),
                                  figures[i].action, NULL);
      hoso_driver_settle (SETTLE_MS);
      take (window, folder, figures[i].name, "", look->name);
    }
}

int
main (int argc, char **argv)
{
  gint64 items[HOSO_N_PAGES] = { 0 };

  hoso_locale_init ();
  gtk_disable_setlocale ();
  if (argc != 3)
    {
      g_printerr ("usage: hoso-shots WORKSPACE FOLDER\n");
      return 2;
    }
  if (!hoso_driver_init ())
    {
      g_printerr ("hoso-shots: no display\n");
      return 1;
    }
  if (!find_first_items (argv[1], items) || g_mkdir_with_parents (argv[2], 0777) != 0)
    return 1;

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      HosoWindow *window;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          looks[i].dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                        : ADW_COLOR_SCHEME_FORCE_LIGHT);
      window = hoso_driver_open (application, argv[1], looks[i].width, looks[i].height);
      walk (window, &looks[i], argv[2], items);
      walk_figures (window, &looks[i], argv[2]);
      hoso_driver_close (window);
    }
  return 0;
}
