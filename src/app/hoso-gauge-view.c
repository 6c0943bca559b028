/* How complete a profile is: which of the five questions it answers, which are
 * open, what could answer them, and a warning where nothing is known of how the
 * customer thinks.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-gauge-view.h"

#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-profile-questions.h"
#include "hoso-wrap-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HosoGaugeView
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkLevelBar *bar;
  HosoWrapBox *open;
  GtkBox *hints;
  GtkWidget *warning;
  HosoProfileGauge gauge;
  gboolean shown;
};

enum
{
  SIGNAL_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoGaugeView, hoso_gauge_view, ADW_TYPE_BIN)

static const char *
get_question (guint place)
{
  g_autofree char *key = g_strconcat ("core.", hoso_field_questions[place], NULL);

  return g_intern_string (hoso_name_get (key, hoso_format_get_language ()));
}

static void
asked_cb (GtkButton *button, HosoGaugeView *self)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "question"));

  g_signal_emit (self, signals[SIGNAL_ASKED], 0, place);
}

static GtkWidget *
make_open (HosoGaugeView *self, guint place)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (get_question (place));
  /* Translators: %s is one of the five questions, for example “Why do they buy?”. */
  g_autofree char *name = g_strdup_printf (_ ("Answer: %s"), get_question (place));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "hoso-choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "question", GUINT_TO_POINTER (place));
  g_signal_connect_object (button, "clicked", G_CALLBACK (asked_cb), self, 0);
  return button;
}

static GtkWidget *
make_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
show_open (HosoGaugeView *self)
{
  hoso_wrap_box_clear (self->open);
  gtk_widget_set_visible (GTK_WIDGET (self->open), self->gauge.answered < HOSO_N_CORE_QUESTIONS);
  for (guint i = 0; i < HOSO_N_CORE_QUESTIONS; i++)
    if (self->gauge.filled[i] == 0)
      hoso_wrap_box_append (self->open, make_open (self, i));
}

static void
show_hints (HosoGaugeView *self, GPtrArray *questions)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->hints))) != NULL)
    gtk_box_remove (self->hints, child);
  for (guint i = 0; questions != NULL && i < HOSO_N_CORE_QUESTIONS; i++)
    {
      const HosoProfileQuestion *question = questions->pdata[i];
      g_autofree char *text = NULL;
      GtkWidget *line;

      if (question == NULL || self->gauge.filled[i] > 0)
        continue;
      /* Translators: one of the five questions; then a question of a survey, and the
       * name of the survey. */
      text = g_strdup_printf (_ ("%s Asked by “%s” in the survey “%s”."), get_question (i),
                              question->title, question->survey_name);
      line = make_line (text);
      gtk_widget_add_css_class (line, "dim-label");
      gtk_widget_add_css_class (line, "caption");
      gtk_box_append (self->hints, line);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->hints),
                          gtk_widget_get_first_child (GTK_WIDGET (self->hints)) != NULL);
}

static GtkWidget *
make_warning (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *line = make_line (_ ("Nothing is known yet of how they think and decide: "
                                  "advertising will reach them but not persuade them."));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (box, "warning");
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
hoso_gauge_view_class_init (HosoGaugeViewClass *klass)
{
  signals[SIGNAL_ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
hoso_gauge_view_init (HosoGaugeView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->count = GTK_LABEL (make_line (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");
  self->bar = GTK_LEVEL_BAR (gtk_level_bar_new_for_interval (0, HOSO_N_CORE_QUESTIONS));
  gtk_level_bar_set_mode (self->bar, GTK_LEVEL_BAR_MODE_DISCRETE);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->bar, GTK_LEVEL_BAR_OFFSET_FULL);
  self->open = HOSO_WRAP_BOX (hoso_wrap_box_new ());
  self->hints = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->warning = make_warning ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->open));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hints));
  gtk_box_append (GTK_BOX (box), self->warning);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* See hoso-gauge-view.h. */
void
hoso_gauge_view_show (HosoGaugeView *self, const HosoProfileGauge *gauge, GPtrArray *questions)
{
  g_autofree char *count = NULL;

  g_return_if_fail (HOSO_IS_GAUGE_VIEW (self));

  /* Typing must not build the same again with every letter. */
  if (self->shown && memcmp (gauge, &self->gauge, sizeof *gauge) == 0)
    return;
  self->gauge = *gauge;
  self->shown = TRUE;
  /* Translators: %u is how many of five questions (who, why, through which channel,
   * what holds back, why come back) a profile answers. */
  count = g_strdup_printf (ngettext ("%u of 5 questions answered", "%u of 5 questions answered",
                                     gauge->answered),
                           gauge->answered);
  gtk_label_set_text (self->count, count);
  gtk_level_bar_set_value (self->bar, gauge->answered);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, count,
                                  -1);
  show_open (self);
  show_hints (self, questions);
  gtk_widget_set_visible (self->warning, gauge->lacks_psychology);
}
