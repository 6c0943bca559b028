/* One thing by which customers are sorted.  Main thread only. */

#include "hoso-config.h"

#include "hoso-criterion-group.h"

#include "hoso-chart.h"
#include "hoso-format.h"
#include "hoso-plot-reading.h"

#include <glib/gi18n-lib.h>

struct _HosoCriterionGroup
{
  AdwPreferencesGroup parent_instance;

  HosoCriterion *criterion; /* borrowed */
  GPtrArray *rows;          /* of AdwActionRow, one for each group; borrowed */
  GPtrArray *checks;        /* of GtkCheckButton; borrowed */
  GPtrArray *bars;          /* of GtkLevelBar; borrowed */
  GPtrArray *spins;         /* of GtkSpinButton, one for each threshold; borrowed */
  GtkWidget *reset;
  GtkWidget *missing_row;
  char **missing;
};

enum
{
  SIGNAL_THRESHOLD_CHANGED,
  SIGNAL_CHOSEN,
  SIGNAL_FIELDS_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoCriterionGroup, hoso_criterion_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- Counts --- */

static void
show_count (HosoCriterionGroup *self, guint place, guint64 count, guint64 base)
{
  const char *language = hoso_format_get_language ();
  double share = base > 0 ? (double)count / (double)base : 0;
  g_autofree char *number = hoso_format_integer ((gint64)count, language);
  g_autofree char *all = hoso_format_integer ((gint64)base, language);
  g_autofree char *percent = hoso_plot_dup_share (count, base, language);
  g_autofree char *text =
    base < HOSO_BASE_TINY
      ? g_strdup_printf (_ ("%s of %s customers"), number, all)
      : g_strdup_printf (ngettext ("%s of %s customer · %s", "%s of %s customers · %s", base),
                         number, all, percent);

  adw_action_row_set_subtitle (self->rows->pdata[place], text);
  gtk_level_bar_set_value (self->bars->pdata[place], share);
}

static void
show_sorted (HosoCriterionGroup *self, guint64 sorted, guint64 base)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *number = hoso_format_integer ((gint64)sorted, language);
  g_autofree char *all = hoso_format_integer ((gint64)base, language);
  /* Translators: how many customers are in one of the groups below, of how many. */
  g_autofree char *text = g_strdup_printf (_ ("%s of %s customers can be sorted by it."), number,
                                           all);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), text);
}

static void
show_missing (HosoCriterionGroup *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->missing_row, self->missing != NULL && self->missing[0] != NULL);
  for (guint i = 0; self->missing != NULL && self->missing[i] != NULL; i++)
    {
      g_autoptr (HosoField) brought = hoso_method_make_field (self->missing[i]);
      g_autoptr (HosoField) plain = hoso_field_new (self->missing[i], HOSO_FIELD_TEXT);
      g_autofree char *name = hoso_field_dup_label (brought != NULL ? brought : plain,
                                                    hoso_format_get_language ());

      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", name);
    }
  /* Translators: %s are names of fields in quotation marks. */
  text = g_strdup_printf (_ ("Not among your fields: %s"), names->str);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->missing_row), text);
}

/* See hoso-criterion-group.h. */
void
hoso_criterion_group_show (HosoCriterionGroup *self, const HosoCriterion *counted)
{
  g_return_if_fail (HOSO_IS_CRITERION_GROUP (self));

  for (guint i = 0; i < self->rows->len && i < counted->groups->len; i++)
    show_count (self, i, ((const HosoMethodGroup *)counted->groups->pdata[i])->count,
                counted->base);
  show_sorted (self, counted->sorted, counted->base);
  g_strfreev (self->missing);
  self->missing = g_strdupv (counted->missing);
  show_missing (self);
}

/* See hoso-criterion-group.h. */
void
hoso_criterion_group_add_chosen (HosoCriterionGroup *self, GStrvBuilder *chosen)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      {
        const HosoMethodGroup *group = self->criterion->groups->pdata[i];
        g_autofree char *value = g_strdup_printf ("%s.%s", self->criterion->key, group->key);

        g_strv_builder_add (chosen, value);
      }
}

/* --- Rows --- */

static void
toggled_cb (HosoCriterionGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static GtkWidget *
make_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
add_group (HosoCriterionGroup *self, const HosoMethodGroup *group)
{
  GtkWidget *row = make_row (group->name);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 1);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  group->name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 56, -1);
  gtk_widget_add_css_class (bar, "hoso-share");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  group->name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->bars, bar);
}

/* Long sums are read more easily with their marks. */
static void
show_money (GtkWidget *row, const HosoMethodThreshold *threshold)
{
  g_autofree char *text =
    hoso_format_money (threshold->value, "VND", hoso_format_get_language ());

  if (g_strcmp0 (threshold->unit, "money") == 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
}

static void
show_whether_changed (HosoCriterionGroup *self)
{
  gtk_widget_set_visible (self->reset, hoso_criterion_is_changed (self->criterion));
}

/* As it is typed, not only when it is left. */
static void
threshold_edited_cb (GtkEditable *spin, HosoCriterionGroup *self)
{
  HosoMethodThreshold *threshold = g_object_get_data (G_OBJECT (spin), "threshold");
  guint64 value;

  if (!g_ascii_string_to_unsigned (gtk_editable_get_text (spin), 10, 0,
                                   (guint64)hoso_method_threshold_get_max (threshold), &value,
                                   NULL) ||
      (gint64)value == threshold->value)
    return;
  threshold->value = (gint64)value;
  show_money (g_object_get_data (G_OBJECT (spin), "row"), threshold);
  show_whether_changed (self);
  g_signal_emit (self, signals[SIGNAL_THRESHOLD_CHANGED], 0);
}

static void
add_threshold (HosoCriterionGroup *self, HosoMethodThreshold *threshold)
{
  gboolean money = g_strcmp0 (threshold->unit, "money") == 0;
  GtkWidget *row = make_row (threshold->name);
  GtkWidget *spin = gtk_spin_button_new_with_range (
    0, (double)hoso_method_threshold_get_max (threshold), money ? 100000 : 1);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), money ? 10 : 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), money ? 10 : 4);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), (double)threshold->value);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  threshold->name, -1);
  show_money (row, threshold);
  g_object_set_data (G_OBJECT (spin), "threshold", threshold);
  g_object_set_data (G_OBJECT (spin), "row", row);
  g_signal_connect_object (spin, "changed", G_CALLBACK (threshold_edited_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->spins, spin);
}

static void
reset_cb (HosoCriterionGroup *self)
{
  for (guint i = 0; i < self->spins->len; i++)
    {
      const HosoMethodThreshold *threshold = self->criterion->thresholds->pdata[i];

      gtk_spin_button_set_value (self->spins->pdata[i], (double)threshold->proposed);
    }
}

static void
add_reset (HosoCriterionGroup *self)
{
  self->reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (self->reset, _ ("Back to our limits"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to our limits"), -1);
  gtk_widget_add_css_class (self->reset, "flat");
  gtk_widget_set_valign (self->reset, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (reset_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->reset);
  show_whether_changed (self);
}

static void
add_fields_cb (HosoCriterionGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_FIELDS_WANTED], 0, self->missing);
}

static void
add_missing_row (HosoCriterionGroup *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add"));

  self->missing_row = make_row ("");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Add what is missing to your fields"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_fields_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->missing_row), button);
  gtk_widget_set_visible (self->missing_row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->missing_row);
}

/* --- The widget --- */

static void
hoso_criterion_group_finalize (GObject *object)
{
  HosoCriterionGroup *self = HOSO_CRITERION_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->bars);
  g_ptr_array_unref (self->spins);
  g_strfreev (self->missing);
  G_OBJECT_CLASS (hoso_criterion_group_parent_class)->finalize (object);
}

static void
hoso_criterion_group_class_init (HosoCriterionGroupClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hoso_criterion_group_finalize;
  signals[SIGNAL_THRESHOLD_CHANGED] = g_signal_new ("threshold-changed", type, G_SIGNAL_RUN_LAST,
                                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FIELDS_WANTED] = g_signal_new ("fields-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
hoso_criterion_group_init (HosoCriterionGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->bars = g_ptr_array_new ();
  self->spins = g_ptr_array_new ();
}

/* See hoso-criterion-group.h. */
GtkWidget *
hoso_criterion_group_new (HosoCriterion *criterion)
{
  HosoCriterionGroup *self =
    g_object_new (HOSO_TYPE_CRITERION_GROUP, "title", criterion->name, NULL);

  self->criterion = criterion;
  for (guint i = 0; i < criterion->groups->len; i++)
    add_group (self, criterion->groups->pdata[i]);
  for (guint i = 0; i < criterion->thresholds->len; i++)
    add_threshold (self, criterion->thresholds->pdata[i]);
  add_missing_row (self);
  add_reset (self);
  return GTK_WIDGET (self);
}
