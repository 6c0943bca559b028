/* How many a rule holds for, of how many, and the rule in words.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-segment-count.h"

#include "hoso-chart.h"
#include "hoso-format.h"
#include "hoso-plot-reading.h"

#include <glib/gi18n-lib.h>

/* A count that is quicker shows no sign of itself. */
#define WAIT_MS 400

struct _HosoSegmentCount
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkSpinner *spinner;
  GtkLevelBar *share;
  GtkLabel *words;
  guint waiting; /* source id */
};

G_DEFINE_FINAL_TYPE (HosoSegmentCount, hoso_segment_count, ADW_TYPE_BIN)

static gboolean
waited_cb (gpointer data)
{
  HosoSegmentCount *self = data;

  self->waiting = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
end_waiting (HosoSegmentCount *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
}

/* See hoso-segment-count.h. */
void
hoso_segment_count_begin (HosoSegmentCount *self)
{
  if (self->waiting == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->spinner)))
    self->waiting = g_timeout_add (WAIT_MS, waited_cb, self);
}

/* See hoso-segment-count.h. */
void
hoso_segment_count_show (HosoSegmentCount *self, const HosoRulePreview *preview, gboolean survey)
{
  const char *language = hoso_format_get_language ();
  double share = preview->base > 0 ? (double)preview->count / preview->base : 0;
  g_autofree char *count = hoso_format_integer (preview->count, language);
  g_autofree char *base = hoso_format_integer (preview->base, language);
  g_autofree char *percent = hoso_plot_dup_share (preview->count, preview->base, language);
  /* Translators: how many are in the segment, of how many, and the share. */
  const char *format =
    survey ? ngettext ("%s of %s respondent · %s", "%s of %s respondents · %s", preview->base)
           : ngettext ("%s of %s customer · %s", "%s of %s customers · %s", preview->base);
  const char *few = survey ? _ ("%s of %s respondents") : _ ("%s of %s customers");
  g_autofree char *text = preview->base < HOSO_BASE_TINY
                            ? g_strdup_printf (few, count, base)
                            : g_strdup_printf (format, count, base, percent);
  /* Translators: %s is the rule of a segment in words. */
  g_autofree char *words = g_strdup_printf (_ ("In words: %s"), preview->words);

  end_waiting (self);
  gtk_label_set_text (self->count, text);
  gtk_level_bar_set_value (self->share, share);
  gtk_label_set_text (self->words, words);
}

/* See hoso-segment-count.h. */
void
hoso_segment_count_fail (HosoSegmentCount *self, const char *sentence)
{
  end_waiting (self);
  gtk_label_set_text (self->count, sentence);
  gtk_label_set_text (self->words, "");
  gtk_level_bar_set_value (self->share, 0);
}

static void
hoso_segment_count_dispose (GObject *object)
{
  g_clear_handle_id (&HOSO_SEGMENT_COUNT (object)->waiting, g_source_remove);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_SEGMENT_COUNT);
  G_OBJECT_CLASS (hoso_segment_count_parent_class)->dispose (object);
}

static void
hoso_segment_count_class_init (HosoSegmentCountClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_segment_count_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-segment-count.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentCount, count);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentCount, spinner);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentCount, share);
  gtk_widget_class_bind_template_child (widget_class, HosoSegmentCount, words);
}

static void
hoso_segment_count_init (HosoSegmentCount *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
