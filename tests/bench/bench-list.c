/* A million customers in the window.  First the start, until the first frame of a
 * filled page, beside that of an empty workspace.  Then their list, as rows and as a
 * table: the work for a frame while the wheel turns, a jump of the scroll bar until
 * the new lines are painted with what they say, and the memory beside that of the same
 * window on an empty workspace; each in a process of its own.
 *
 * Frames are measured in processor time of the thread that draws, jumps in that of
 * the whole process: what other programs take at the same time is not the
 * window's.  The time by the clock stands beside it.
 *
 *   bench-list BENCH-START [CUSTOMERS]   the benchmark; 1,000,000 unless told
 *   bench-list --one FILE rows|table     one window, printed as numbers
 */

#include "hoso-config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench-measure.h"
#include "bench-people.h"
#include "bench-shop.h"
#include "hoso-customer-list.h"
#include "hoso-driver.h"
#include "hoso-locale.h"

#define CUSTOMERS 1000000
#define SEED 20260718
#define NOTCHES 240
#define JUMPS 40
#define FRAME_LIMIT 16.0  /* ms */
#define JUMP_LIMIT 100.0  /* ms */
#define MEMORY_LIMIT 60.0 /* MiB */
#define START_LIMIT 1.2   /* times the start of an empty workspace */
#define STARTS 5
#define WAIT 60000 /* ms */

/* What one window took: milliseconds, and MiB. */
typedef struct
{
  double frame; /* of a hundred frames, the second slowest */
  double worst_frame;
  double jump; /* the middle one, and by the clock */
  double clock;
  double mib;
} Cost;

typedef struct
{
  GtkWidget *list;
  GListModel *model;
  GtkAdjustment *place;
  GArray *frames; /* of double, ms */
  double begun;
  guint painted;
  guint wanted; /* a line that is to be seen */
} View;

static double
get_work (clockid_t whose)
{
  struct timespec time;

  clock_gettime (whose, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
get_resident_mib (void)
{
  g_autofree char *statm = NULL;
  g_auto (GStrv) fields = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  fields = g_strsplit (statm, " ", -1);
  return g_ascii_strtod (fields[1], NULL) * (double)sysconf (_SC_PAGESIZE) / 1048576;
}

/* --- The window --- */

static GtkWidget *
find_list (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
frame_begins_cb (View *view)
{
  view->begun = get_work (CLOCK_THREAD_CPUTIME_ID);
}

static void
frame_ends_cb (View *view)
{
  double took = get_work (CLOCK_THREAD_CPUTIME_ID) - view->begun;

  g_array_append_val (view->frames, took);
  view->painted++;
}

static gboolean
is_loaded (gpointer data)
{
  View *view = data;
  g_autoptr (GListModel) customers = NULL;
  gboolean loading;

  g_object_get (view->model, "model", &customers, NULL);
  g_object_get (customers, "loading", &loading, NULL);
  return !loading;
}

static gboolean
says_something (gpointer data)
{
  View *view = data;
  g_autoptr (HosoCustomerItem) item = g_list_model_get_item (view->model, view->wanted);

  return item == NULL || hoso_customer_item_get_row (item) != NULL;
}

static gboolean
was_painted (gpointer data)
{
  return ((View *)data)->painted >= 2;
}

static void
watch (View *view, HosoWindow *window, gboolean table)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  view->list = find_list (GTK_WIDGET (window), table ? GTK_TYPE_COLUMN_VIEW : GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (view->list);
  view->model = G_LIST_MODEL (table ? gtk_column_view_get_model (GTK_COLUMN_VIEW (view->list))
                                    : gtk_list_view_get_model (GTK_LIST_VIEW (view->list)));
  view->place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view->list));
  view->frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (frame_begins_cb), view);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_ends_cb), view);
}

/* --- Measuring --- */

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

/* A notch of the wheel is as far as GTK makes it go. */
static void
turn_wheel (View *view, Cost *cost)
{
  double notch = pow (gtk_adjustment_get_page_size (view->place), 2.0 / 3.0);

  g_array_set_size (view->frames, 0);
  for (guint i = 0; i < NOTCHES; i++)
    {
      view->painted = 0;
      gtk_adjustment_set_value (view->place, gtk_adjustment_get_value (view->place) + notch);
      hoso_driver_wait (was_painted, view, 200);
    }
  g_array_sort (view->frames, compare);
  cost->frame = g_array_index (view->frames, double, view->frames->len * 98 / 100);
  cost->worst_frame = g_array_index (view->frames, double, view->frames->len - 1);
}

/* The line in the middle of what is seen then, as all lines are of one height. */
static guint
find_line (View *view)
{
  double middle = gtk_adjustment_get_value (view->place) +
                  gtk_adjustment_get_page_size (view->place) / 2;

  return (guint)(middle / gtk_adjustment_get_upper (view->place) *
                 g_list_model_get_n_items (view->model));
}

static void
jump (View *view, Cost *cost)
{
  HosoRandom random;
  double works[JUMPS];
  double clocks[JUMPS];

  hoso_random_seed (&random, SEED);
  for (guint i = 0; i < JUMPS; i++)
    {
      double end = gtk_adjustment_get_upper (view->place);
      gint64 begun = g_get_monotonic_time ();
      double work = get_work (CLOCK_PROCESS_CPUTIME_ID);

      gtk_adjustment_set_value (view->place, end * hoso_random_below (&random, 1000) / 1000);
      view->wanted = find_line (view);
      view->painted = 0;
      g_assert_true (hoso_driver_wait (says_something, view, WAIT));
      gtk_widget_queue_draw (view->list);
      hoso_driver_wait (was_painted, view, 200);
      works[i] = get_work (CLOCK_PROCESS_CPUTIME_ID) - work;
      clocks[i] = (double)(g_get_monotonic_time () - begun) / 1000;
      hoso_driver_settle (300);
    }
  qsort (works, JUMPS, sizeof *works, compare);
  qsort (clocks, JUMPS, sizeof *clocks, compare);
  cost->jump = works[JUMPS / 2];
  cost->clock = clocks[JUMPS / 2];
}

static int
measure_one (const char *path, gboolean table)
{
  g_autoptr (HosoApplication) application = NULL;
  HosoWindow *window;
  View view = { NULL };
  Cost cost = { 0 };

  hoso_locale_init ();
  gtk_disable_setlocale ();
  if (!hoso_driver_init ())
    return 77;
  application = hoso_driver_start ();
  window = hoso_driver_open (application, path, 1280, 800);
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 0);
  hoso_driver_settle (500);
  if (hoso_driver_find ("No Customers Yet") == NULL)
    {
      if (table)
        hoso_driver_click ("Show as a table");
      hoso_driver_settle (500);
      watch (&view, window, table);
      g_assert_true (hoso_driver_wait (is_loaded, &view, WAIT));
      hoso_driver_settle (2000);
      turn_wheel (&view, &cost);
      jump (&view, &cost);
    }
  else
    hoso_driver_settle (2000);
  printf ("%f %f %f %f %f\n", cost.frame, cost.worst_frame, cost.jump, cost.clock,
          get_resident_mib ());
  return 0;
}

static gboolean
measure (const char *self, const char *path, const char *look, Cost *cost)
{
  const char *argv[] = { self, "--one", path, look, NULL };
  g_autofree char *out = NULL;
  int status;

  return g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                       NULL) &&
         sscanf (out, "%lf %lf %lf %lf %lf", &cost->frame, &cost->worst_frame, &cost->jump,
                 &cost->clock, &cost->mib) == 5;
}

static gboolean
report (const char *look, const Cost *cost, const Cost *empty)
{
  double more = cost->mib - empty->mib;

  printf ("%s: frame %.1f ms, the slowest %.1f ms (limit %.0f: %.2f)\n", look, cost->frame,
          cost->worst_frame, FRAME_LIMIT, cost->frame / FRAME_LIMIT);
  printf ("%s: jump %.0f ms, by the clock %.0f ms (limit %.0f: %.2f)\n", look, cost->jump,
          cost->clock, JUMP_LIMIT, cost->jump / JUMP_LIMIT);
  printf ("%s: resident %.1f MiB, empty %.1f MiB, more %.1f MiB (limit %.0f: %.2f)\n", look,
          cost->mib, empty->mib, more, MEMORY_LIMIT, more / MEMORY_LIMIT);
  return cost->frame <= FRAME_LIMIT && cost->jump <= JUMP_LIMIT && more <= MEMORY_LIMIT;
}

/* Milliseconds until the first frame; 0 where there is no display. */
static double
start (const char *program, const char *path)
{
  const char *argv[] = { program, "--one", path, NULL };
  g_autofree char *out = NULL;
  double time = 0;

  return g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL,
                       NULL) &&
             sscanf (out, "%lf", &time) == 1
           ? time
           : 0;
}

/* In turn, so that both meet the same machine; the middle one of each counts. */
static gboolean
compare_starts (const char *program, const char *full, const char *empty)
{
  double times[2][STARTS];
  double with;
  double without;

  for (guint i = 0; i < STARTS; i++)
    {
      times[0][i] = start (program, full);
      times[1][i] = start (program, empty);
    }
  for (guint i = 0; i < 2; i++)
    qsort (times[i], STARTS, sizeof (double), compare);
  with = times[0][STARTS / 2];
  without = times[1][STARTS / 2];
  printf ("first frame: %.0f ms, empty %.0f ms (limit %.1f times: %.2f)\n", with, without,
          START_LIMIT, with / without / START_LIMIT);
  return with <= START_LIMIT * without;
}

int
main (int argc, char **argv)
{
  static const char *const looks[] = { "rows", "table" };
  guint n = argc == 3 ? (guint)g_ascii_strtoull (argv[2], NULL, 10) : CUSTOMERS;
  g_autofree char *folder = NULL;
  g_autofree char *full = NULL;
  g_autofree char *empty = NULL;
  gboolean held;
  gboolean measured;

  if (argc == 4 && g_str_equal (argv[1], "--one"))
    return measure_one (argv[2], g_str_equal (argv[3], "table"));
  if (argc < 2)
    return 2;
  folder = g_dir_make_tmp ("hoso-list-XXXXXX", NULL);
  full = g_build_filename (folder, "full.hoso", NULL);
  empty = g_build_filename (folder, "empty.hoso", NULL);
  bench_shop_make (full, n, SEED);
  measured = start (argv[1], full) > 0 && start (argv[1], empty) > 0;
  held = measured && compare_starts (argv[1], full, empty);
  for (guint i = 0; measured && i < G_N_ELEMENTS (looks); i++)
    {
      Cost with;
      Cost without;

      measured = measure (argv[0], full, looks[i], &with) &&
                 measure (argv[0], empty, looks[i], &without);
      if (measured)
        held = report (looks[i], &with, &without) && held;
    }
  bench_remove (full);
  bench_remove (empty);
  g_rmdir (folder);
  if (!measured)
    {
      printf ("SKIP: there is no display\n");
      return 77;
    }
  return held ? 0 : 1;
}
