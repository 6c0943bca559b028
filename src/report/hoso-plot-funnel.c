/* Steps that fewer and fewer people take: how many come so far, and what share of
 * those before goes on. */

#include "hoso-chart-private.h"
#include "hoso-phrase.h"
#include "hoso-plot-kinds.h"
#include "hoso-plot-reading.h"

#include <math.h>

#define LABEL_SHARE 0.34
#define BAR_HEIGHT 26.0
#define STEP_GAP 20.0

typedef struct
{
  HosoPlotFrame frame;
  const HosoTally *tally;
  guint n;
  double label_width;
  double left;
  double track;
  guint64 most;
} Plan;

static const HosoCount *
get_step (const Plan *plan, guint i)
{
  return g_ptr_array_index (plan->tally->counts, i);
}

/* “↓ 68% go on, 53 do not”. */
static char *
dup_passage (const Plan *plan, guint i)
{
  const char *language = plan->frame.look->language;
  guint64 before = get_step (plan, i - 1)->n;
  guint64 n = get_step (plan, i)->n;
  g_autofree char *share = hoso_plot_dup_share (n, before, language);
  g_autofree char *lost = hoso_plot_dup_count (before > n ? before - n : 0, language);

  return hoso_phrase ("chart.passage", language, "share", share, "lost", lost, NULL);
}

static char *
dup_reading (const Plan *plan, guint i)
{
  const char *language = plan->frame.look->language;
  HosoPlotShare share = { get_step (plan, i)->label, get_step (plan, i)->n, get_step (plan, 0)->n };
  g_autofree char *count = i == 0 ? hoso_plot_read_count (share.label, share.n, language)
                                  : hoso_plot_read_share (&share, HOSO_PLOT_CUSTOMERS, language);
  g_autofree char *passage = i > 0 ? dup_passage (plan, i) : NULL;

  return i > 0 ? g_strdup_printf ("%s; %s", count, passage) : g_steal_pointer (&count);
}

static void
plan_columns (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  guint most = frame->look->max_bars;

  plan->n = most > 0 ? MIN (plan->tally->counts->len, most) : plan->tally->counts->len;
  plan->most = 1;
  for (guint i = 0; i < plan->n; i++)
    {
      plan->label_width =
        fmax (plan->label_width, hoso_text_get_width (get_step (plan, i)->label, &style));
      plan->most = MAX (plan->most, get_step (plan, i)->n);
    }
  plan->label_width =
    frame->narrow ? frame->width : MIN (plan->label_width, frame->width * LABEL_SHARE);
  plan->left = frame->narrow ? 0 : plan->label_width + HOSO_PLOT_GAP;
  plan->track = frame->width - plan->left;
}

/* The figure stands in the bar where it has room, else beside it. */
static void
add_figure (Plan *plan, guint i, const HosoRect *bar, const HosoPaint *paint)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 600, HOSO_ALIGN_LEFT);
  g_autofree char *text = hoso_plot_dup_count (get_step (plan, i)->n, frame->look->language);
  double width = hoso_text_get_width (text, &style);
  gboolean inside = width + 16 <= bar->width;

  if (inside && !paint->hatched)
    style.colour = hoso_palette_get_ink (frame->palette, &paint->fill);
  if (inside && paint->hatched)
    {
      HosoRect plate = { bar->x + 5, bar->y + 4, width + 6, BAR_HEIGHT - 8 };

      hoso_scene_add_box (frame->scene, &plate,
                          &(HosoPaint){ .fill = frame->palette->paper, .radius = 3 });
    }
  style.joint = "\t";
  hoso_scene_add_text (frame->scene, text, &style, inside ? bar->x + 8 : bar->x + bar->width + 6,
                       bar->y + 5, -1);
}

static void
add_step (Plan *plan, guint i)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle note = hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_LEFT);
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  guint64 n = get_step (plan, i)->n;
  HosoPaint paint = hoso_plot_frame_get_data_paint (frame, get_step (plan, 0)->n);
  double width = MAX (2, plan->track * (double)n / (double)plan->most);
  HosoRect area;
  HosoRect bar;
  HosoRect mark;

  style.colour = frame->palette->ink;
  style.max_lines = 2;
  if (i > 0)
    {
      g_autofree char *passage = dup_passage (plan, i);

      hoso_scene_add_text (frame->scene, passage, &note, plan->left, frame->y - STEP_GAP + 3,
                           plan->track);
    }
  if (frame->narrow)
    {
      hoso_plot_frame_add_text (frame, get_step (plan, i)->label, &style, 0, plan->label_width);
      frame->y += 3;
    }
  else
    {
      area = (HosoRect){ 0, frame->y, plan->label_width, BAR_HEIGHT };
      area.height = fmax (BAR_HEIGHT, hoso_text_get_height (get_step (plan, i)->label, &style,
                                                            plan->label_width));
      hoso_plot_frame_add_label (frame, &area, get_step (plan, i)->label);
      frame->y += (area.height - BAR_HEIGHT) / 2;
    }
  bar = (HosoRect){ plan->left, frame->y, width, BAR_HEIGHT };
  mark = (HosoRect){ plan->left, frame->y, plan->track, BAR_HEIGHT };
  hoso_scene_add_box (frame->scene, &bar, &paint);
  add_figure (plan, i, &bar, &paint);
  hoso_scene_take_mark (frame->scene, &mark, i, 0, dup_reading (plan, i));
  frame->y += BAR_HEIGHT + STEP_GAP + (frame->narrow ? 4 : 0);
}

/* Free with hoso_scene_unref(). */
HosoScene *
hoso_plot_layout_funnel (const HosoPlot *plot, const HosoPlotLook *look)
{
  Plan plan = { .tally = plot->tally };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  hoso_plot_frame_begin (&plan.frame, plot, look);
  plan_columns (&plan);
  if (plan.n == 0 || get_step (&plan, 0)->n == 0)
    hoso_plot_frame_add_nothing (&plan.frame);
  else
    {
      for (guint i = 0; i < plan.n; i++)
        add_step (&plan, i);
      plan.frame.y -= STEP_GAP - 4;
      if (get_step (&plan, 0)->n < HOSO_BASE_SMALL)
        g_ptr_array_add (notes, hoso_phrase ("chart.small", look->language, NULL));
      if (plan.n < plot->tally->counts->len)
        g_ptr_array_add (notes, hoso_phrase_count ("chart.left-out",
                                                   plot->tally->counts->len - plan.n,
                                                   look->language));
    }
  return hoso_plot_frame_end (&plan.frame, notes);
}
