/* One group that was found.  Main thread only. */

#include "hoso-config.h"

#include "hoso-group-card.h"

#include <glib/gi18n-lib.h>

#include "hoso-cluster-label.h"
#include "hoso-difference-bar.h"
#include "hoso-format.h"
#include "hoso-names.h"

struct _HosoGroupCard
{
  AdwBin parent_instance;

  GtkCheckButton *keep;
  GtkEditable *name;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoGroupCard, hoso_group_card, ADW_TYPE_BIN)

static void
changed_cb (HosoGroupCard *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->name), gtk_check_button_get_active (self->keep));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_trait (const HosoClusterTrait *trait)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *words = hoso_cluster_trait_describe (trait);
  /* Translators: a question, then an answer to it. */
  g_autofree char *title = g_strdup_printf (_ ("%s “%s”"), trait->question, trait->answer);
  double inside = (double)trait->n / MAX (trait->base, 1);
  double outside = (double)trait->rest_n / MAX (trait->rest_base, 1);
  GtkWidget *caption = make_label (words, "caption");

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), make_label (title, NULL));
  gtk_box_append (GTK_BOX (box),
                  hoso_difference_bar_new (inside - outside, trait->difference, words));
  gtk_box_append (GTK_BOX (box), caption);
  return box;
}

static void
add_traits (GtkBox *box, const char *heading, GPtrArray *traits)
{
  if (traits->len == 0)
    return;

  gtk_box_append (box, make_label (heading, "heading"));
  for (guint i = 0; i < traits->len; i++)
    gtk_box_append (box, make_trait (traits->pdata[i]));
}

static GtkWidget *
make_figures (const HosoClusterFinding *finding, const HosoClusterGroup *group)
{
  const char *language = hoso_format_get_language ();
  double share = (double)group->n / MAX (finding->respondents, 1);
  g_autofree char *count = hoso_format_integer ((gint64)group->n, language);
  g_autofree char *base = hoso_format_integer ((gint64)finding->respondents, language);
  g_autofree char *percent = hoso_format_percent (share, 0, language);
  /* Translators: how many are in the group, of how many, and the share. */
  g_autofree char *text =
    g_strdup_printf (ngettext ("%s of %s respondent · %s", "%s of %s respondents · %s",
                               finding->respondents),
                     count, base, percent);

  return make_label (text, "title-4");
}

static GtkWidget *
make_heading (HosoGroupCard *self, const HosoClusterGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_entry_new ();

  self->keep = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->name = GTK_EDITABLE (name);
  gtk_check_button_set_active (self->keep, TRUE);
  gtk_editable_set_text (self->name, group->name);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->keep), _ ("Make a segment of this group"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->keep), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Make a segment of this group"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the segment"), -1);
  g_signal_connect_object (self->keep, "toggled", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (name, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->keep));
  gtk_box_append (GTK_BOX (box), name);
  return box;
}

/* The name that shops know for such a group is offered, not given. */
static void
take_label_cb (GtkButton *button, HosoGroupCard *self)
{
  gtk_editable_set_text (self->name, g_object_get_data (G_OBJECT (button), "label"));
}

static void
add_label (HosoGroupCard *self, GtkBox *box, const HosoClusterGroup *group)
{
  const HosoClusterTrait *why = NULL;
  const char *key = hoso_cluster_label_find (group, &why);
  const char *label = key != NULL ? hoso_name_get (key, NULL) : NULL;
  g_autofree char *reason = NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *text = NULL;
  GtkWidget *button;

  if (label == NULL)
    return;
  numbers = hoso_cluster_trait_describe (why);
  /* Translators: first an answer, then “72% of the group, 20% of the others: …”. */
  reason = g_strdup_printf (_ ("They say “%s”: %s."), why->answer, numbers);
  /* Translators: %s is a name for a group, for example “Price-sensitive”. */
  text = g_strdup_printf (_ ("Name It “%s”"), label);
  button = gtk_button_new_with_label (text);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "label", (gpointer)label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_label_cb), self, 0);
  gtk_box_append (box, button);
  gtk_box_append (box, make_label (reason, "dim-label"));
}

static void
hoso_group_card_class_init (HosoGroupCardClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HOSO_TYPE_GROUP_CARD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hoso_group_card_init (HosoGroupCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hoso-card");
}

/* See hoso-group-card.h. */
GtkWidget *
hoso_group_card_new (const HosoClusterFinding *finding, guint group)
{
  HosoGroupCard *self = g_object_new (HOSO_TYPE_GROUP_CARD, NULL);
  const HosoClusterGroup *found = finding->groups->pdata[group];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *stability = make_label (hoso_cluster_group_describe_stability (found), NULL);

  gtk_widget_add_css_class (stability, "dim-label");
  gtk_box_append (GTK_BOX (box), make_heading (self, found));
  add_label (self, GTK_BOX (box), found);
  gtk_box_append (GTK_BOX (box), make_figures (finding, found));
  gtk_box_append (GTK_BOX (box), stability);
  add_traits (GTK_BOX (box), _ ("What made the group"), found->built);
  add_traits (GTK_BOX (box), _ ("What else differs, beyond chance"), found->tested);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/* See hoso-group-card.h. */
char *
hoso_group_card_dup_name (HosoGroupCard *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  return gtk_check_button_get_active (self->keep) && *name != '\0' ? g_steal_pointer (&name) : NULL;
}
