/* The mark of what a statement rests on: “14 of 31 (45%)”, the survey and its
 * date; a click shows the question, the answer and today's figure.  What rests
 * on nothing is marked as an assumption.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-evidence-button.h"

#include "hoso-chart.h"
#include "hoso-date-text.h"
#include "hoso-format.h"
#include "hoso-plot-reading.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoEvidenceButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *mark;       /* inside the button */
  GtkLabel *assumption; /* in its place, where there is no evidence */
  GtkPopover *popover;
  GtkGrid *grid;
  gint64 survey;
};

G_DEFINE_FINAL_TYPE (HosoEvidenceButton, hoso_evidence_button, ADW_TYPE_BIN)

static char *
dup_figure (guint64 n, guint64 base)
{
  g_autofree char *count = hoso_format_integer (n, NULL);
  g_autofree char *all = hoso_format_integer (base, NULL);
  g_autofree char *share = hoso_plot_dup_share (n, base, NULL);

  if (base < HOSO_BASE_TINY)
    return g_steal_pointer (&share);
  /* Translators: how many of how many people, and the percentage: “14 of 31 (45%)”. */
  return g_strdup_printf (_ ("%s of %s (%s)"), count, all, share);
}

static gboolean
differs_today (const HosoEvidence *evidence)
{
  return evidence->now_base > 0 &&
         (evidence->now_n != evidence->n || evidence->now_base != evidence->base);
}

static char *
dup_mark (const HosoEvidence *evidence)
{
  GString *text = g_string_new (NULL);
  g_autofree char *figure = dup_figure (evidence->n, evidence->base);
  g_autofree char *dates = hoso_date_text_dup_range (evidence->from, evidence->to);

  g_string_append (text, figure);
  if (differs_today (evidence))
    {
      g_autofree char *now = dup_figure (evidence->now_n, evidence->now_base);

      g_string_append (text, " · ");
      /* Translators: %s is a figure such as “14 of 31 (45%)”. */
      g_string_append_printf (text, _ ("today %s"), now);
    }
  if (evidence->survey_name != NULL)
    g_string_append_printf (text, " · %s", evidence->survey_name);
  if (dates != NULL && *dates != '\0')
    g_string_append_printf (text, " · %s", dates);
  return g_string_free (text, FALSE);
}

static void
add_line (HosoEvidenceButton *self, int *row, const char *title, const char *value)
{
  GtkWidget *name;
  GtkWidget *text;

  if (value == NULL || *value == '\0')
    return;

  name = gtk_label_new (title);
  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_yalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 26);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_grid_attach (self->grid, name, 0, *row, 1, 1);
  gtk_grid_attach (self->grid, text, 1, *row, 1, 1);
  (*row)++;
}

static void
fill_popover (HosoEvidenceButton *self, const HosoEvidence *evidence)
{
  g_autofree char *figure = dup_figure (evidence->n, evidence->base);
  g_autofree char *dates = hoso_date_text_dup_range (evidence->from, evidence->to);
  g_autofree char *taken = hoso_date_text_dup_unix (evidence->taken_at);
  g_autofree char *now = dup_figure (evidence->now_n, evidence->now_base);
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  add_line (self, &row, _ ("Question"), evidence->question_title);
  add_line (self, &row, _ ("Answer"), evidence->option);
  add_line (self, &row, _ ("Given by"), figure);
  add_line (self, &row, _ ("Survey"), evidence->survey_name);
  add_line (self, &row, _ ("Answered"), dates);
  add_line (self, &row, _ ("Counted on"), taken);
  if (evidence->now_base > 0)
    add_line (self, &row, _ ("Today"), now);
}

static void
open_survey (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoEvidenceButton *self = HOSO_EVIDENCE_BUTTON (widget);

  gtk_popover_popdown (self->popover);
  hoso_window_show_page (widget, HOSO_PAGE_SURVEYS, self->survey);
}

static void
hoso_evidence_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_EVIDENCE_BUTTON);
  G_OBJECT_CLASS (hoso_evidence_button_parent_class)->dispose (object);
}

static void
hoso_evidence_button_class_init (HosoEvidenceButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_evidence_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-evidence-button.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoEvidenceButton, button);
  gtk_widget_class_bind_template_child (widget_class, HosoEvidenceButton, mark);
  gtk_widget_class_bind_template_child (widget_class, HosoEvidenceButton, assumption);
  gtk_widget_class_bind_template_child (widget_class, HosoEvidenceButton, popover);
  gtk_widget_class_bind_template_child (widget_class, HosoEvidenceButton, grid);
  gtk_widget_class_install_action (widget_class, "evidence.survey", NULL, open_survey);
}

static void
hoso_evidence_button_init (HosoEvidenceButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Marks an assumption until it is given evidence. */
GtkWidget *
hoso_evidence_button_new (void)
{
  return g_object_new (HOSO_TYPE_EVIDENCE_BUTTON, NULL);
}

/* See hoso-evidence-button.h. */
void
hoso_evidence_button_set_evidence (HosoEvidenceButton *self, const HosoEvidence *evidence)
{
  g_return_if_fail (HOSO_IS_EVIDENCE_BUTTON (self));

  gtk_widget_set_visible (GTK_WIDGET (self->button), evidence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->assumption), evidence == NULL);
  self->survey = evidence != NULL ? evidence->survey : 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.survey", self->survey != 0);
  if (evidence == NULL)
    return;

  g_autofree char *text = dup_mark (evidence);
  /* Translators: %s is a figure with its source. */
  g_autofree char *name = g_strdup_printf (_ ("Evidence: %s"), text);

  gtk_label_set_text (self->mark, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  fill_popover (self, evidence);
}
