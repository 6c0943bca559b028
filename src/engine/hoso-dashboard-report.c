/* The dashboard on paper.  Pure but for writing the file; on any thread. */

#include "hoso-config.h"

#include "hoso-dashboard-report.h"

#include "hoso-dashboard-words.h"
#include "hoso-format.h"
#include "hoso-palette.h"
#include "hoso-plot-layout.h"
#include "hoso-text-export.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDTH HOSO_SHEETS_WIDTH
#define GUTTER 10.0
#define CARD_WIDTH ((WIDTH - GUTTER) / 2)
#define PAD 9.0
#define TICK 7.0

/* The columns of a table of groups: where each ends, but for the name on the left. */
static const double ends[] = { 210, 265, 365, 455, WIDTH };
#define N_ENDS G_N_ELEMENTS (ends)
#define NAME_WIDTH 150.0

static HosoTextStyle
get_style (double size, int weight, gboolean soft)
{
  const HosoPalette *palette = hoso_palette_get (HOSO_COLOURS_LIGHT);

  return (HosoTextStyle){ .face = HOSO_FACE_SANS,
                          .size = size,
                          .weight = weight,
                          .colour = soft ? palette->soft : palette->ink };
}

/* A paragraph over the whole width. */
static HosoScene *
make_text (const char *text, const HosoTextStyle *style, double indent)
{
  HosoScene *scene = hoso_scene_new (WIDTH, 0);
  double height = hoso_scene_add_text (scene, text, style, indent, 0, WIDTH - indent);

  hoso_scene_set_height (scene, height);
  return scene;
}

static void
add_heading (HosoSheets *sheets, const char *text, double follow)
{
  const HosoTextStyle style = get_style (13, 700, FALSE);

  hoso_sheets_take (sheets, make_text (text, &style, 0), 20, follow);
}

static void
add_note (HosoSheets *sheets, const char *text, double follow)
{
  const HosoTextStyle style = get_style (8.5, 400, TRUE);

  hoso_sheets_take (sheets, make_text (text, &style, 0), 4, follow);
}

/* --- Figures --- */

typedef struct
{
  HosoScene *scene;
  double x;
  double y;
} Pen;

static void
write_text (Pen *pen, const char *text, double size, int weight, gboolean soft)
{
  HosoTextStyle style = get_style (size, weight, soft);

  if (text == NULL)
    return;
  pen->y += hoso_scene_add_text (pen->scene, text, &style, pen->x, pen->y, CARD_WIDTH - 2 * PAD);
  pen->y += 2;
}

static double
write_card (HosoScene *scene, const HosoDashboardFigure *figure, double left)
{
  Pen pen = { scene, left + PAD, PAD };
  g_autofree char *value =
    figure->small ? g_strdup_printf ("%s · %s", figure->value, _ ("small sample")) : NULL;

  write_text (&pen, figure->title, 9, 600, TRUE);
  write_text (&pen, value != NULL ? value : figure->value, 15, 700, FALSE);
  write_text (&pen, figure->before, 8.5, 400, FALSE);
  write_text (&pen, figure->year, 8.5, 400, FALSE);
  write_text (&pen, figure->note, 7.5, 400, TRUE);
  return pen.y + PAD - 2;
}

/* The frames lie under the texts, so that the height is found first. */
static HosoScene *
make_cards (const HosoDashboardFigure *const figures[2])
{
  const HosoPalette *palette = hoso_palette_get (HOSO_COLOURS_LIGHT);
  HosoPaint paint = {
    .fill = palette->paper, .stroke = palette->faint, .line_width = 0.8, .radius = 6
  };
  g_autoptr (HosoScene) trial = hoso_scene_new (WIDTH, 0);
  HosoScene *scene = hoso_scene_new (WIDTH, 0);
  double height = 0;

  for (guint i = 0; i < 2; i++)
    if (figures[i] != NULL)
      height = fmax (height, write_card (trial, figures[i], i * (CARD_WIDTH + GUTTER)));
  for (guint i = 0; i < 2; i++)
    {
      HosoRect frame = { i * (CARD_WIDTH + GUTTER), 0, CARD_WIDTH, height };

      if (figures[i] == NULL)
        continue;
      hoso_scene_add_box (scene, &frame, &paint);
      write_card (scene, figures[i], frame.x);
    }
  hoso_scene_set_height (scene, height);
  return scene;
}

static void
add_figures (HosoSheets *sheets, const HosoDashboard *dashboard)
{
  g_autoptr (GPtrArray) figures = hoso_dashboard_dup_figures (dashboard);

  for (guint i = 0; i < figures->len; i += 2)
    {
      const HosoDashboardFigure *pair[2] = { figures->pdata[i], NULL };

      if (i + 1 < figures->len)
        pair[1] = figures->pdata[i + 1];
      hoso_sheets_take (sheets, make_cards (pair), i == 0 ? 14 : GUTTER, 0);
    }
}

/* --- Groups --- */

static HosoScene *
make_row (const char *const cells[N_ENDS + 1], gboolean head)
{
  const HosoPalette *palette = hoso_palette_get (HOSO_COLOURS_LIGHT);
  HosoTextStyle style = get_style (head ? 8 : 9.5, head ? 600 : 400, head);
  HosoScene *scene = hoso_scene_new (WIDTH, 0);
  double height;

  style.max_lines = 2;
  height = hoso_scene_add_text (scene, cells[0], &style, 0, 3, NAME_WIDTH);
  style.align = HOSO_ALIGN_RIGHT;
  style.joint = " · ";
  for (guint i = 0; i < N_ENDS; i++)
    {
      double left = i > 0 ? ends[i - 1] + 6 : NAME_WIDTH + 6;

      height = fmax (height, hoso_scene_add_text (scene, cells[i + 1], &style, left, 3,
                                                  ends[i] - left));
    }
  hoso_scene_add_rule (scene, 0, height + 6, WIDTH, palette->faint);
  hoso_scene_set_height (scene, height + 7);
  return scene;
}

static void
add_table (HosoSheets *sheets, const HosoDashboard *dashboard, const GPtrArray *groups)
{
  const char *const head[N_ENDS + 1] = { _ ("Group"), _ ("Customers"), _ ("Ordered"),
                                         _ ("Revenue"), _ ("Per Customer"), _ ("Share") };
  g_autoptr (GPtrArray) lines = hoso_dashboard_dup_lines (dashboard, groups);

  hoso_sheets_take (sheets, make_row (head, TRUE), 8, 24);
  for (guint i = 0; i < lines->len; i++)
    {
      const HosoDashboardLine *line = g_ptr_array_index (lines, i);
      const char *const cells[N_ENDS + 1] = { line->name, line->members, line->buyers,
                                              line->revenue, line->each, line->share };

      hoso_sheets_take (sheets, make_row (cells, FALSE), 0, 0);
    }
}

static void
add_groups (HosoSheets *sheets, const HosoDashboard *dashboard)
{
  g_autofree char *overlap = hoso_dashboard_dup_overlap (dashboard);

  add_heading (sheets, _ ("Revenue by Type of Customer"), 80);
  add_note (sheets, _ ("Each customer is of one type, as judged at the end of this time."), 60);
  add_table (sheets, dashboard, dashboard->types);
  if (dashboard->segments->len == 0)
    return;
  add_heading (sheets, _ ("Revenue by Segment"), 100);
  add_note (sheets, overlap, 60);
  add_table (sheets, dashboard, dashboard->segments);
}

/* --- What to do --- */

static HosoScene *
make_step (const char *step)
{
  const HosoPalette *palette = hoso_palette_get (HOSO_COLOURS_LIGHT);
  const HosoTextStyle style = get_style (9.5, 400, FALSE);
  HosoPaint paint = { .stroke = palette->soft, .line_width = 0.8, .radius = 1.5 };
  HosoRect tick = { 2, 3, TICK, TICK };
  HosoScene *scene = make_text (step, &style, 18);

  hoso_scene_add_box (scene, &tick, &paint);
  return scene;
}

static void
add_advice (HosoSheets *sheets, const HosoDashboard *dashboard)
{
  const HosoTextStyle style = get_style (10, 600, FALSE);

  if (dashboard->advice->len == 0)
    return;
  add_heading (sheets, _ ("What to Do for Whom"), 70);
  for (guint i = 0; i < dashboard->advice->len; i++)
    {
      const HosoDashboardAdvice *advice = g_ptr_array_index (dashboard->advice, i);
      const HosoDashboardGroup *group = g_ptr_array_index (dashboard->types, advice->type);
      g_autofree char *care = hoso_dashboard_dup_care (advice);
      g_autofree char *title = g_strdup_printf ("%s · %s", group->name, care);

      hoso_sheets_take (sheets, make_text (title, &style, 0), 10, 30);
      for (char **step = advice->steps; step != NULL && *step != NULL; step++)
        hoso_sheets_take (sheets, make_step (*step), 3, 0);
    }
}

/* --- All of it --- */

static void
add_plot (HosoSheets *sheets, const HosoDashboard *dashboard)
{
  g_autoptr (HosoPlot) plot = hoso_dashboard_make_plot (dashboard);
  HosoScene *scene;

  if (dashboard->n_months == 0)
    return;
  scene = hoso_plot_layout (
    plot, &(HosoPlotLook){ .language = hoso_format_get_language (), .width = WIDTH });
  add_heading (sheets, plot->title, hoso_scene_get_height (scene) + 8);
  hoso_sheets_take (sheets, scene, 8, 0);
}

/* See hoso-dashboard-report.h. */
char *
hoso_dashboard_report_dup_title (const HosoDashboard *dashboard)
{
  g_autofree char *span = hoso_dashboard_dup_span (dashboard->now.span);

  /* Translators: %s is a span of days. */
  return g_strdup_printf (_ ("Shop Report %s"), span);
}

/* Free with hoso_sheets_unref(). */
HosoSheets *
hoso_dashboard_report_lay_out (const HosoDashboard *dashboard)
{
  const HosoTextStyle title = get_style (20, 700, FALSE);
  const HosoTextStyle lead = get_style (11, 600, FALSE);
  g_autofree char *head = hoso_dashboard_dup_head (dashboard);
  g_autofree char *foot = hoso_dashboard_report_dup_title (dashboard);
  g_autofree char *span = hoso_dashboard_dup_span (dashboard->now.span);
  g_autofree char *period =
    g_strdup_printf ("%s · %s", hoso_dashboard_get_period_name (dashboard->period), span);
  HosoSheets *sheets = hoso_sheets_new (foot);

  hoso_sheets_take (sheets, make_text (_ ("Shop Report"), &title, 0), 0, 0);
  hoso_sheets_take (sheets, make_text (period, &lead, 0), 4, 0);
  add_note (sheets, head, 0);
  add_figures (sheets, dashboard);
  add_plot (sheets, dashboard);
  add_groups (sheets, dashboard);
  add_advice (sheets, dashboard);
  return sheets;
}

/* See hoso-dashboard-report.h. */
gboolean
hoso_dashboard_report_save (const HosoSheets *sheets,
                            const char *title,
                            const char *path,
                            GError **error)
{
  g_autoptr (GBytes) pdf = hoso_sheets_make_pdf (sheets, title, error);
  gsize length = 0;
  const char *bytes = pdf != NULL ? g_bytes_get_data (pdf, &length) : NULL;

  return bytes != NULL && hoso_text_export_write (path, bytes, length, error);
}

/* See hoso-dashboard-report.h. */
gboolean
hoso_dashboard_report_write (const HosoDashboard *dashboard, const char *path, GError **error)
{
  g_autoptr (HosoSheets) sheets = hoso_dashboard_report_lay_out (dashboard);
  g_autofree char *title = hoso_dashboard_report_dup_title (dashboard);

  return hoso_dashboard_report_save (sheets, title, path, error);
}
