/* One question of an import.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-decision-row.h"

#include "hoso-format.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>

struct _HosoDecisionRow
{
  GtkListBoxRow parent_instance;

  gint64 decision;
};

enum
{
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoDecisionRow, hoso_decision_row, GTK_TYPE_LIST_BOX_ROW)

static void
kept_cb (HosoDecisionRow *self)
{
  g_signal_emit (self, signals[SETTLED], 0, self->decision, HOSO_DECISION_KEPT);
}

static void
taken_cb (HosoDecisionRow *self)
{
  g_signal_emit (self, signals[SETTLED], 0, self->decision, HOSO_DECISION_TAKEN);
}

static void
hoso_decision_row_class_init (HosoDecisionRowClass *klass)
{
  signals[SETTLED] = g_signal_new ("settled", HOSO_TYPE_DECISION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
}

static void
hoso_decision_row_init (HosoDecisionRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A button that says what it does, and below it what would stand then. */
static GtkWidget *
make_choice (HosoDecisionRow *self, const char *caption, const char *value, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = g_strdup_printf ("%s: %s", caption, value);

  gtk_box_append (GTK_BOX (box), make_label (caption, "caption"));
  gtk_box_append (GTK_BOX (box), make_label (value, "hoso-choice-value"));
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static char *
dup_title (const HosoDecision *decision)
{
  g_autofree char *key = NULL;
  const char *field = decision->title;

  if (decision->kind == HOSO_DECISION_PERSON)
    /* Translators: %s is the name that somebody wrote into a form. */
    return g_strdup_printf (_ ("“%s” answered"), decision->value);
  if (field == NULL)
    {
      key = g_strconcat ("field.", decision->field, NULL);
      field = hoso_name_get (key, hoso_format_get_language ());
    }
  return g_strdup_printf ("%s · %s", decision->customer_name, field);
}

static void
add_choices (HosoDecisionRow *self, GtkBox *box, const HosoDecision *decision)
{
  g_autofree char *person =
    decision->contact != NULL
      ? g_strjoin (" · ", decision->customer_name, decision->contact, NULL)
      : g_strdup (decision->customer_name);

  if (decision->kind == HOSO_DECISION_VALUE)
    {
      gtk_box_append (box,
                      make_choice (self, _ ("Keep mine"),
                                   decision->present != NULL ? decision->present : _ ("Nothing"),
                                   G_CALLBACK (kept_cb)));
      gtk_box_append (
        box, make_choice (self, _ ("Take the answer"), decision->value, G_CALLBACK (taken_cb)));
      return;
    }
  gtk_box_append (box,
                  make_choice (self, _ ("The same person"), person, G_CALLBACK (taken_cb)));
  gtk_box_append (
    box, make_choice (self, _ ("Somebody else"), _ ("Of the same name"), G_CALLBACK (kept_cb)));
}

/* Copies what it needs of @decision. */
GtkWidget *
hoso_decision_row_new (const HosoDecision *decision)
{
  HosoDecisionRow *self = g_object_new (HOSO_TYPE_DECISION_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title = dup_title (decision);

  self->decision = decision->id;
  gtk_box_set_homogeneous (GTK_BOX (choices), TRUE);
  add_choices (self, GTK_BOX (choices), decision);
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), choices);
  gtk_widget_add_css_class (box, "hoso-answer");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}
