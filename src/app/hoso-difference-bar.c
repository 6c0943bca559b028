/* A difference of two shares, from 100 points fewer at the left to 100 points
 * more at the right: a bar from the middle, and a line for the interval.  Main
 * thread only.
 */

#include "hoso-config.h"

#include "hoso-difference-bar.h"

#include <math.h>

#define HEIGHT 14
#define LINE 2

struct _HosoDifferenceBar
{
  GtkWidget parent_instance;

  double difference;
  HosoInterval interval;
};

G_DEFINE_FINAL_TYPE (HosoDifferenceBar, hoso_difference_bar, GTK_TYPE_WIDGET)

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
}

static void
hoso_difference_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HosoDifferenceBar *self = HOSO_DIFFERENCE_BAR (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double middle = width / 2;
  double end = middle * (1 + self->difference);
  double low = middle * (1 + self->interval.low);
  double high = middle * (1 + self->interval.high);
  GdkRGBA text;
  GdkRGBA faint;
  GdkRGBA accent;

  gtk_style_context_get_color (style, &text);
  faint = text;
  faint.alpha *= 0.15f;
  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &accent))
    accent = text;
  fill (snapshot, &faint, 0, height / 2 - 1, width, LINE);
  fill (snapshot, &accent, fmin (middle, end), 2, fabs (end - middle), height - 4);
  fill (snapshot, &text, low, height / 2 - 1, fmax (high - low, LINE), LINE);
  fill (snapshot, &text, low, height / 2 - 3, LINE, 6);
  fill (snapshot, &text, high - LINE, height / 2 - 3, LINE, 6);
  fill (snapshot, &text, middle - 0.5, 0, 1, height);
}

static void
hoso_difference_bar_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
hoso_difference_bar_class_init (HosoDifferenceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = hoso_difference_bar_snapshot;
  widget_class->measure = hoso_difference_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hoso_difference_bar_init (HosoDifferenceBar *self)
{
}

/* See hoso-difference-bar.h. */
GtkWidget *
hoso_difference_bar_new (double difference, HosoInterval interval, const char *words)
{
  HosoDifferenceBar *self = g_object_new (HOSO_TYPE_DIFFERENCE_BAR, NULL);

  self->difference = CLAMP (difference, -1.0, 1.0);
  self->interval = interval;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}
