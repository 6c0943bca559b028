/* The core customers: three groups by three tests, each with its best by name, how
 * far they overlap, and what sets a group apart from all others.  Each becomes a
 * segment with one click, by the action of the page around.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-core-view.h"

#include "hoso-chart.h"
#include "hoso-core-work.h"
#include "hoso-format.h"
#include "hoso-interview-group.h"
#include "hoso-names.h"
#include "hoso-plot-reading.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

/* Lines about what sets a group apart. */
#define MAX_TRAITS 8

struct _HosoCoreView
{
  AdwBin parent_instance;

  GtkBox *groups;
  AdwPreferencesGroup *traits_group;
  AdwComboRow *chosen;

  GPtrArray *trait_rows;    /* of GtkWidget, borrowed */
  HosoWorkspace *workspace; /* or NULL */
  HosoCoreData *data;       /* or NULL */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoCoreView, hoso_core_view, ADW_TYPE_BIN)

static const char *
get_name (HosoCoreGroup group)
{
  g_autofree char *key = g_strconcat ("core-group.", hoso_core_group_get_key (group), NULL);

  return hoso_name_get (key, NULL);
}

/* --- The groups --- */

static char *
dup_count (const HosoCoreCustomers *core, guint64 n)
{
  const char *language = hoso_format_get_language ();
  guint64 base = core->book->ledger.n_customers;
  g_autofree char *number = hoso_format_integer ((gint64)n, language);
  g_autofree char *of = hoso_format_integer ((gint64)base, language);
  g_autofree char *share = hoso_plot_dup_share (n, base, language);

  if (base < HOSO_BASE_TINY)
    /* Translators: a number of customers, of how many who have ordered. */
    return g_strdup_printf (_ ("%s of %s who have ordered"), number, of);
  /* Translators: a number of customers, of how many who have ordered, and their share. */
  return g_strdup_printf (_ ("%s of %s who have ordered, %s"), number, of, share);
}

static GtkWidget *
make_button (HosoCoreGroup group)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  /* Translators: %s is a group of customers. */
  g_autofree char *label =
    g_strdup_printf (_ ("Make a segment of “%s”"), get_name (group));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "value.make-segment");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", "core",
                                    hoso_core_group_get_key (group));
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
add_expander (AdwPreferencesGroup *list, const HosoCoreCustomers *core, HosoCoreGroup group)
{
  GtkWidget *row = adw_expander_row_new ();
  guint64 n = hoso_core_customers_count (core, group);
  g_autofree char *count = dup_count (core, n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_name (group));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), count);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), make_button (group));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), n > 0);
  adw_preferences_group_add (list, row);
  return row;
}

static void
add_named (HosoCoreView *self, GtkWidget *expander, HosoCoreTest test)
{
  const GPtrArray *named = self->data->named[test];

  for (guint i = 0; i < named->len; i++)
    {
      const HosoCoreNamed *one = named->pdata[i];
      g_autofree char *reason =
        hoso_core_customers_dup_reason (self->data->core, &one->core, test);
      GtkWidget *row = make_row (one->name, reason);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-item");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", "customers",
                                        one->core.customer);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
    }
}

/* Each set of two or three tests by itself. */
static void
add_overlap (HosoCoreView *self, GtkWidget *expander)
{
  for (guint marks = 1; marks < HOSO_CORE_SETS; marks++)
    {
      g_autoptr (GString) title = g_string_new (NULL);
      g_autofree char *count = dup_count (self->data->core, self->data->core->counts[marks]);

      if (!hoso_core_group_has (HOSO_CORE_GROUP_SEVERAL, marks))
        continue;
      for (guint i = 0; i < HOSO_CORE_TESTS; i++)
        if ((marks & 1u << i) != 0)
          g_string_append_printf (title, "%s%s", title->len > 0 ? " + " : "",
                                  get_name ((HosoCoreGroup)i));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_row (title->str, count));
    }
}

static void
add_groups (HosoCoreView *self)
{
  const HosoCoreCustomers *core = self->data->core;
  GtkWidget *list = adw_preferences_group_new ();
  GtkWidget *row;
  g_autofree char *count =
    dup_count (core, hoso_core_customers_count (core, HOSO_CORE_GROUP_ANY));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (list), _ ("Core Customers"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (list),
    core->expected ? _ ("Three tests, each by itself. Spending is what the next 12 months are "
                        "expected to bring.")
                   : _ ("Three tests, each by itself. There are too few orders to expect what "
                        "comes, so that spending is what was spent so far."));
  for (guint i = 0; i < HOSO_CORE_TESTS; i++)
    add_named (self, add_expander (ADW_PREFERENCES_GROUP (list), core, (HosoCoreGroup)i),
               (HosoCoreTest)i);
  add_overlap (self, add_expander (ADW_PREFERENCES_GROUP (list), core, HOSO_CORE_GROUP_SEVERAL));
  row = make_row (get_name (HOSO_CORE_GROUP_ANY), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (HOSO_CORE_GROUP_ANY));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (list), row);
  gtk_box_append (self->groups, list);
}

/* --- What sets them apart --- */

static void
add_trait_row (HosoCoreView *self, const char *title, const char *subtitle)
{
  GtkWidget *row = make_row (title, subtitle);

  g_ptr_array_add (self->trait_rows, row);
  adw_preferences_group_add (self->traits_group, row);
}

static void
show_traits (HosoCoreView *self)
{
  guint group = adw_combo_row_get_selected (self->chosen);
  const GPtrArray *traits;

  for (guint i = 0; i < self->trait_rows->len; i++)
    adw_preferences_group_remove (self->traits_group, self->trait_rows->pdata[i]);
  g_ptr_array_set_size (self->trait_rows, 0);
  if (self->data == NULL || group >= HOSO_CORE_GROUPS)
    return;
  traits = self->data->traits[group];
  for (guint i = 0; i < MIN (traits->len, MAX_TRAITS); i++)
    {
      const HosoCoreTrait *trait = traits->pdata[i];
      g_autofree char *title = g_strdup_printf ("%s: %s", trait->field, trait->value);
      g_autofree char *sentence = hoso_core_trait_dup_sentence (trait);

      add_trait_row (self, title, sentence);
    }
  if (traits->len == 0)
    add_trait_row (self, _ ("Nothing so far"),
                   _ ("In no field do they differ from the others by more than chance."));
}

static void
update (HosoCoreView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  add_groups (self);
  gtk_box_append (self->groups, hoso_interview_group_new (self->data->interviews));
  show_traits (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* --- Reading --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCoreView) self = data;
  g_autoptr (GError) error = NULL;
  HosoCoreData *read = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->workspace == NULL)
    {
      g_clear_pointer (&read, hoso_core_data_free);
      return;
    }
  if (read == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->data, hoso_core_data_free);
  self->data = read;
  update (self);
}

/* See hoso-core-view.h. */
void
hoso_core_view_load (HosoCoreView *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_CORE_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->workspace, workspace);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (workspace, hoso_core_data_read, NULL, NULL,
                             (GDestroyNotify)hoso_core_data_free, self->cancellable, loaded_cb,
                             g_object_ref (self));
}

/* --- The widget --- */

static void
hoso_core_view_dispose (GObject *object)
{
  HosoCoreView *self = HOSO_CORE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->data, hoso_core_data_free);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_CORE_VIEW);
  g_clear_pointer (&self->trait_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_core_view_parent_class)->dispose (object);
}

static void
hoso_core_view_class_init (HosoCoreViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_core_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-core-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoCoreView, groups);
  gtk_widget_class_bind_template_child (widget_class, HosoCoreView, traits_group);
  gtk_widget_class_bind_template_child (widget_class, HosoCoreView, chosen);
  gtk_widget_class_bind_template_callback (widget_class, show_traits);
}

static void
hoso_core_view_init (HosoCoreView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->trait_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < HOSO_CORE_GROUPS; i++)
    gtk_string_list_append (names, get_name ((HosoCoreGroup)i));
  adw_combo_row_set_model (self->chosen, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->chosen, HOSO_CORE_GROUP_ANY);
}

GtkWidget *
hoso_core_view_new (void)
{
  return g_object_new (HOSO_TYPE_CORE_VIEW, "visible", FALSE, NULL);
}
