/* What customers are worth: how many of each type, the RFM grid with its groups,
 * Pareto's curve, and how well the model would have foreseen the last third.
 * Each type and group becomes a segment with one click.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-type-limits-dialog.h"
#include "hoso-value-view.h"

#include "hoso-chart-view.h"
#include "hoso-chart.h"
#include "hoso-core-view.h"
#include "hoso-date-text.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-page-header.h"
#include "hoso-plot-reading.h"
#include "hoso-plots.h"
#include "hoso-segment-make.h"
#include "hoso-transitions-view.h"
#include "hoso-value-figures.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _HosoValueView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkBox *content;
  GtkWidget *transitions; /* ours: they stay while the rest is made anew */
  GtkWidget *core;

  HosoWorkspace *workspace;  /* or NULL */
  HosoValueFigures *figures; /* or NULL */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoValueView, hoso_value_view, ADW_TYPE_BIN)

/* --- A segment of a group --- */

/* The target is the kind of group and its key. */
static void
make_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoValueView *self = HOSO_VALUE_VIEW (widget);
  HosoRule *rule = hoso_rule_new (0);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_STANDING);
  const char *kind;
  const char *value;
  g_autofree char *key = NULL;

  g_variant_get (parameter, "(&s&s)", &kind, &value);
  key = g_strconcat (hoso_rule_get_standing_area (kind), value, NULL);
  node->key = g_strdup (kind);
  node->value = g_strdup (value);
  hoso_rule_node_add (rule->root, node);
  hoso_segment_make (widget, self->workspace, hoso_name_get (key, NULL), rule);
}

/* --- Showing --- */

static char *
dup_share (guint64 n, guint64 base)
{
  return hoso_plot_dup_share (n, base, hoso_format_get_language ());
}

static char *
dup_count (guint64 n, guint64 base)
{
  g_autofree char *number = hoso_format_integer ((gint64)n, hoso_format_get_language ());
  g_autofree char *share = dup_share (n, base);

  /* Translators: a number of customers and their share such as 12%. */
  return g_strdup_printf (ngettext ("%s customer, %s", "%s customers, %s", (gulong)n), number,
                          share);
}

static GtkWidget *
make_button (const char *kind, const char *value, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  /* Translators: %s is a group of customers. */
  g_autofree char *label = g_strdup_printf (_ ("Make a segment of “%s”"), title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "value.make-segment");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", kind, value);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
add_row (GtkWidget *group, const char *kind, const char *value, const char *subtitle)
{
  g_autofree char *key =
    g_strconcat (g_str_equal (kind, "rfm") ? "rfm." : "customer-type.", value, NULL);
  const char *title = hoso_name_get (key, NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = make_button (kind, value, title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
add_group (HosoValueView *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->content, group);
  return group;
}

static void
add_types (HosoValueView *self)
{
  const HosoValueFigures *figures = self->figures;
  g_autofree char *date = hoso_date_text_dup (figures->as_of);
  /* Translators: %s is a date. */
  g_autofree char *text = g_strdup_printf (_ ("As of %s, the day of the latest order."), date);
  GtkWidget *group = add_group (self, _ ("Customer Types"), text);

  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    {
      g_autofree char *count = dup_count (figures->types[i], figures->customers);

      add_row (group, "type", hoso_type_get_key ((HosoCustomerType)i), count);
    }
}

/* Reads by itself: it takes longer than the rest. */
static void
add_transitions (HosoValueView *self)
{
  gtk_box_append (self->content, self->transitions);
  hoso_transitions_view_load (HOSO_TRANSITIONS_VIEW (self->transitions), self->workspace);
}

static void
add_core (HosoValueView *self)
{
  gtk_box_append (self->content, self->core);
  hoso_core_view_load (HOSO_CORE_VIEW (self->core), self->workspace);
}

/* Takes @plot. */
static void
add_chart (GtkWidget *group, HosoPlot *plot)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *chart = hoso_chart_view_new ();

  hoso_chart_view_take_plot (HOSO_CHART_VIEW (chart), plot);
  gtk_widget_set_hexpand (chart, TRUE);
  gtk_box_append (GTK_BOX (card), chart);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "hoso-card");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
}

static void
add_rfm (HosoValueView *self)
{
  const HosoValueFigures *figures = self->figures;
  GtkWidget *picture = add_group (
    self, _ ("How Recently and How Often"),
    _ ("Five steps each, with as many customers in a step as can be; who has the same figures "
       "has the same step."));
  GtkWidget *group = adw_preferences_group_new ();

  add_chart (picture, hoso_plots_of_rfm (figures, hoso_format_get_language ()));
  gtk_box_append (self->content, group);
  for (guint i = 0; i < HOSO_RFM_N_GROUPS; i++)
    {
      g_autofree char *count = dup_count (figures->groups[i], figures->customers);
      g_autofree char *money =
        hoso_format_percent (figures->shares[i], 0, hoso_format_get_language ());
      /* Translators: a number of customers with their share, then a share of money. */
      g_autofree char *text = g_strdup_printf (_ ("%s · %s of revenue"), count, money);

      add_row (group, "rfm", hoso_rfm_group_get_key ((HosoRfmGroup)i),
               i == HOSO_RFM_PROSPECT ? count : text);
    }
}

static void
add_orders (HosoValueView *self)
{
  GtkWidget *group = add_group (self, _ ("Orders per Month"), NULL);

  add_chart (group, hoso_plots_of_orders (self->figures, hoso_format_get_language ()));
}

static void
add_pareto (HosoValueView *self)
{
  const HosoValueFigures *figures = self->figures;
  const char *language = hoso_format_get_language ();
  g_autofree char *n = hoso_format_integer ((gint64)figures->for_most, language);
  g_autofree char *of = hoso_format_integer ((gint64)figures->buyers, language);
  g_autofree char *share = dup_share (figures->for_most, figures->buyers);
  g_autofree char *text =
    figures->buyers < HOSO_BASE_TINY
      /* Translators: how many customers, of how many. */
      ? g_strdup_printf (_ ("%s of %s customers bring 80%% of all revenue."), n, of)
      /* Translators: how many customers, of how many, and their share such as 23%. */
      : g_strdup_printf (_ ("%s of %s customers, %s, bring 80%% of all revenue."), n, of, share);
  GtkWidget *group = add_group (self, _ ("Who Brings the Money"), text);

  add_chart (group, hoso_plots_of_pareto (figures, language));
}

/* The shop's own proof, or why there is none. */
static void
add_test (HosoValueView *self)
{
  const HosoBackTest *test = &self->figures->test;
  const char *language = hoso_format_get_language ();
  g_autofree char *expected = hoso_format_integer ((gint64)llround (test->expected), language);
  g_autofree char *actual = hoso_format_integer ((gint64)test->actual, language);
  g_autofree char *days = hoso_format_integer (test->end - test->split, language);
  g_autofree char *right = hoso_format_percent (test->model_right, 0, language);
  g_autofree char *rule = hoso_format_percent (test->rule_right, 0, language);
  g_autofree char *text = NULL;

  if (self->figures->has_test)
    text = g_strdup_printf (
      /* Translators: numbers of days and purchases, then two shares such as 78%. */
      _ ("Without the last %s days, the model expected %s purchases in them; there were %s. "
         "It told who would come rightly for %s of customers, the usual gap alone for %s."),
      days, expected, actual, right, rule);
  else
    text = g_strdup (_ ("There are too few customers or repeat purchases to test the model; "
                        "it takes 50 customers and 30 repeat purchases."));
  add_group (self, _ ("How Well the Chances Are Told"), text);
}

static void
update (HosoValueView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  if (self->figures->buyers == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  add_types (self);
  add_transitions (self);
  add_core (self);
  add_rfm (self);
  add_pareto (self);
  add_orders (self);
  add_test (self);
  gtk_stack_set_visible_child_name (self->stack, "value");
}

/* --- Reading --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoValueView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoValueFigures) figures =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (figures == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->figures, hoso_value_figures_free);
  self->figures = g_steal_pointer (&figures);
  update (self);
}

/* On a reading thread. */
static gpointer
read_figures (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return hoso_value_figures_load (db, cancellable, error);
}

/* See hoso-value-view.h. */
void
hoso_value_view_load (HosoValueView *self)
{
  g_return_if_fail (HOSO_IS_VALUE_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, read_figures, NULL, NULL,
                             (GDestroyNotify)hoso_value_figures_free, self->cancellable, loaded_cb,
                             g_object_ref (self));
}

/* See hoso-value-view.h. */
void
hoso_value_view_reload (HosoValueView *self)
{
  g_return_if_fail (HOSO_IS_VALUE_VIEW (self));

  if (self->figures != NULL)
    hoso_value_view_load (self);
}

/* --- The widget --- */

static void
hoso_value_view_dispose (GObject *object)
{
  HosoValueView *self = HOSO_VALUE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_VALUE_VIEW);
  g_clear_object (&self->transitions);
  g_clear_object (&self->core);
  g_clear_pointer (&self->figures, hoso_value_figures_free);
  G_OBJECT_CLASS (hoso_value_view_parent_class)->dispose (object);
}

static void
limits_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoValueView *self = HOSO_VALUE_VIEW (widget);

  if (self->workspace != NULL)
    hoso_type_limits_dialog_present (widget, self->workspace);
}

static void
hoso_value_view_class_init (HosoValueViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_value_view_dispose;
  g_type_ensure (HOSO_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-value-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoValueView, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoValueView, content);
  gtk_widget_class_install_action (widget_class, "value.make-segment", "(ss)", make_activated);
  gtk_widget_class_install_action (widget_class, "value.limits", NULL, limits_activated);
}

static void
hoso_value_view_init (HosoValueView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->transitions = g_object_ref_sink (hoso_transitions_view_new ());
  self->core = g_object_ref_sink (hoso_core_view_new ());
}

/* See hoso-value-view.h. */
void
hoso_value_view_set_workspace (HosoValueView *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_VALUE_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->workspace, workspace);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}
