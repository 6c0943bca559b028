/* How the rule of a segment narrows everybody down: a funnel with its table, and who
 * fits most of the conditions.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-segment-narrowing.h"

#include "hoso-chart-view.h"

#include <glib/gi18n-lib.h>

struct _HosoSegmentNarrowing
{
  AdwBin parent_instance;

  GtkLabel *fits;
  HosoChartView *chart;
};

G_DEFINE_FINAL_TYPE (HosoSegmentNarrowing, hoso_segment_narrowing, ADW_TYPE_BIN)

/* See hoso-segment-narrowing.h. */
void
hoso_segment_narrowing_show (HosoSegmentNarrowing *self,
                             const HosoRuleNarrowing *narrowing,
                             const char *source)
{
  const gboolean narrows = narrowing->conditions->len > 0;

  g_return_if_fail (HOSO_IS_SEGMENT_NARROWING (self));

  gtk_widget_set_visible (GTK_WIDGET (self), narrows);
  if (narrows)
    {
      g_autofree char *fits = hoso_rule_narrowing_dup_fits (narrowing);

      gtk_label_set_text (self->fits, fits);
      hoso_chart_view_take_plot (
        self->chart,
        hoso_rule_narrowing_make_plot (narrowing, source != NULL ? source : _ ("Customers")));
    }
}

static void
hoso_segment_narrowing_dispose (GObject *object)
{
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_SEGMENT_NARROWING);
  G_OBJECT_CLASS (hoso_segment_narrowing_parent_class)->dispose (object);
}

static void
hoso_segment_narrowing_class_init (HosoSegmentNarrowingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_segment_narrowing_dispose;
  g_type_ensure (HOSO_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/hoso/Hoso/ui/hoso-segment-narrowing.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentNarrowing, fits);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentNarrowing, chart);
}

static void
hoso_segment_narrowing_init (HosoSegmentNarrowing *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
