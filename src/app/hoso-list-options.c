/* The order of the list of customers, kept over runs, and its filters, which are
 * not: a list that hides people without being asked would be a trap.  Main thread
 * only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-list-options.h"

#include "hoso-customers.h"
#include "hoso-field.h"
#include "hoso-format.h"
#include "hoso-label-factory.h"
#include "hoso-names.h"
#include "hoso-province.h"
#include "hoso-settings.h"

#include <glib/gi18n-lib.h>

#define SORT_KEY "customers-sort"
#define CHARS 14 /* of a line of a drop-down */
#define MAX_DAYS 3650

/* What one drop-down offers: values beside what is shown for them. */
typedef struct
{
  GtkDropDown *widget;
  GPtrArray *values; /* of char; the first is NULL: any */
} Choice;

struct _HosoListOptions
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkGrid *grid;
  int rows;
  Choice sort;
  GtkCheckButton *descending;
  Choice type;
  Choice tag;
  Choice province;
  GtkSpinButton *quiet;
  GtkCheckButton *phone;
  GtkWidget *clear;

  GSettings *settings; /* or NULL */
  HosoWorkspace *workspace;
  GCancellable *cancellable;
  gboolean filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoListOptions, hoso_list_options, ADW_TYPE_BIN)

/* --- Choices --- */

static const char *
get_value (const Choice *choice)
{
  guint place = gtk_drop_down_get_selected (choice->widget);

  return place < choice->values->len ? choice->values->pdata[place] : NULL;
}

/* FALSE where it is not offered. */
static gboolean
select_value (Choice *choice, const char *value)
{
  for (guint i = 0; i < choice->values->len; i++)
    if (g_strcmp0 (choice->values->pdata[i], value) == 0)
      {
        gtk_drop_down_set_selected (choice->widget, i);
        return TRUE;
      }
  return FALSE;
}

/* --- What follows from them --- */

static void
add_condition (
  HosoRule **rule, HosoRuleKind kind, HosoRuleOp op, const char *key, const char *value)
{
  HosoRuleNode *node;

  if (value == NULL)
    return;
  if (*rule == NULL)
    *rule = hoso_rule_new (0);
  node = hoso_rule_node_new (kind);
  node->op = op;
  node->key = g_strdup (key);
  node->value = g_strdup (value);
  hoso_rule_node_add ((*rule)->root, node);
}

static int
get_quiet_days (HosoListOptions *self)
{
  return gtk_spin_button_get_value_as_int (self->quiet);
}

/* See hoso-list-options.h. */
HosoCustomerView *
hoso_list_options_dup_view (HosoListOptions *self)
{
  HosoCustomerView *view = NULL;
  g_autofree char *days = g_strdup_printf ("%d", get_quiet_days (self));

  hoso_customer_view_parse (get_value (&self->sort), &view, NULL);
  if (view == NULL)
    view = hoso_customer_view_new ();
  view->descending = gtk_check_button_get_active (self->descending);
  view->has_phone = gtk_check_button_get_active (self->phone);
  add_condition (&view->rule, HOSO_RULE_STANDING, HOSO_OP_IS, "type", get_value (&self->type));
  add_condition (&view->rule, HOSO_RULE_TAG, HOSO_OP_IS, NULL, get_value (&self->tag));
  add_condition (&view->rule, HOSO_RULE_FIELD, HOSO_OP_IN_PROVINCE, "city",
                 get_value (&self->province));
  add_condition (&view->rule, HOSO_RULE_PURCHASES, HOSO_OP_AT_LEAST, "days-since",
                 get_quiet_days (self) > 0 ? days : NULL);
  return view;
}

/* See hoso-list-options.h. */
gboolean
hoso_list_options_is_filtered (HosoListOptions *self)
{
  return get_value (&self->type) != NULL || get_value (&self->tag) != NULL ||
         get_value (&self->province) != NULL || get_quiet_days (self) > 0 ||
         gtk_check_button_get_active (self->phone);
}

static void
remember (HosoListOptions *self)
{
  const char *sort = get_value (&self->sort);
  gboolean descending = gtk_check_button_get_active (self->descending);
  g_autofree char *text = g_strconcat (descending ? "-" : "", sort != NULL ? sort : "name", NULL);

  if (self->settings != NULL)
    g_settings_set_string (self->settings, SORT_KEY, text);
}

static void
changed_cb (HosoListOptions *self)
{
  gboolean filtered = hoso_list_options_is_filtered (self);

  if (self->filling)
    return;

  gtk_widget_set_sensitive (self->clear, filtered);
  if (filtered)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "accent");
  remember (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* See hoso-list-options.h. */
void
hoso_list_options_clear (HosoListOptions *self)
{
  g_return_if_fail (HOSO_IS_LIST_OPTIONS (self));

  self->filling = TRUE;
  select_value (&self->type, NULL);
  select_value (&self->tag, NULL);
  select_value (&self->province, NULL);
  gtk_spin_button_set_value (self->quiet, 0);
  gtk_check_button_set_active (self->phone, FALSE);
  self->filling = FALSE;
  changed_cb (self);
}

/* See hoso-list-options.h. */
const char *
hoso_list_options_get_order (HosoListOptions *self, gboolean *descending)
{
  const char *sort = get_value (&self->sort);

  *descending = gtk_check_button_get_active (self->descending);
  return sort != NULL ? sort : "name";
}

/* A field that was not read yet is offered by the label that it has elsewhere. */
static void
select_order (HosoListOptions *self, const char *key, const char *label)
{
  GListModel *names = gtk_drop_down_get_model (self->sort.widget);

  if (g_str_equal (key, "name"))
    key = NULL;
  if (select_value (&self->sort, key))
    return;
  g_ptr_array_add (self->sort.values, g_strdup (key));
  gtk_string_list_append (GTK_STRING_LIST (names), label);
  select_value (&self->sort, key);
}

/* See hoso-list-options.h. */
void
hoso_list_options_set_order (HosoListOptions *self,
                             const char *key,
                             const char *label,
                             gboolean descending)
{
  g_return_if_fail (HOSO_IS_LIST_OPTIONS (self));

  self->filling = TRUE;
  select_order (self, key, label);
  gtk_check_button_set_active (self->descending, descending);
  self->filling = FALSE;
  changed_cb (self);
}

/* --- What the workspace knows --- */

typedef struct
{
  GPtrArray *fields; /* of HosoField */
  char **tags;
} Known;

static void
known_free (Known *known)
{
  g_clear_pointer (&known->fields, g_ptr_array_unref);
  g_strfreev (known->tags);
  g_free (known);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

/* On a reading thread. */
static gpointer
read_known (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Known) known = g_new0 (Known, 1);

  known->fields = hoso_fields_list (db, HOSO_CUSTOMER_PERSON, error);
  known->tags = known->fields != NULL ? hoso_tags_list (db, error) : NULL;
  return known->tags != NULL ? g_steal_pointer (&known) : NULL;
}

static void
offer (Choice *choice, GtkStringList *names, const char *value, const char *name)
{
  g_ptr_array_add (choice->values, g_strdup (value));
  gtk_string_list_append (names, name);
}

/* Begins to fill the choice anew; what was chosen comes back with end_choice(). */
static GtkStringList *
begin_choice (Choice *choice, char **chosen)
{
  *chosen = g_strdup (get_value (choice));
  g_ptr_array_set_size (choice->values, 0);
  return gtk_string_list_new (NULL);
}

static void
end_choice (Choice *choice, GtkStringList *names, char *chosen)
{
  gtk_drop_down_set_model (choice->widget, G_LIST_MODEL (names));
  select_value (choice, chosen);
  g_object_unref (names);
  g_free (chosen);
}

static void
fill_sort (HosoListOptions *self, GPtrArray *fields)
{
  static const struct
  {
    const char *value;
    const char *key;
  } own[] = {
    { "last", "column.last" },
    { "first", "column.first" },
    { "purchases", "column.purchases" },
    { "total", "column.total" },
    { "created", "column.created" },
    { "phone", "customers.phone" },
    { "email", "customers.email" },
    { "tags", "customers.tags" },
    { "province", "column.province" },
    { "type", "column.type" },
    { "rfm", "column.rfm" },
  };
  char *chosen;
  GtkStringList *names = begin_choice (&self->sort, &chosen);

  offer (&self->sort, names, NULL, _ ("Name"));
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    offer (&self->sort, names, own[i].value, hoso_name_get (own[i].key, NULL));
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];
      g_autofree char *label = hoso_field_dup_label (field, hoso_format_get_language ());

      offer (&self->sort, names, field->key, label);
    }
  end_choice (&self->sort, names, chosen);
}

static void
fill_tags (HosoListOptions *self, char **tags)
{
  char *chosen;
  GtkStringList *names = begin_choice (&self->tag, &chosen);

  offer (&self->tag, names, NULL, _ ("Any"));
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    offer (&self->tag, names, tags[i], tags[i]);
  end_choice (&self->tag, names, chosen);
}

static void
fill_types (HosoListOptions *self)
{
  static const char prefix[] = "customer-type.";
  g_auto (GStrv) keys = hoso_names_get_keys (prefix);
  char *chosen;
  GtkStringList *names = begin_choice (&self->type, &chosen);

  offer (&self->type, names, NULL, _ ("Any"));
  for (guint i = 0; keys[i] != NULL; i++)
    offer (&self->type, names, keys[i] + sizeof prefix - 1, hoso_name_get (keys[i], NULL));
  end_choice (&self->type, names, chosen);
}

/* The provinces of today. */
static void
fill_provinces (HosoListOptions *self)
{
  char *chosen;
  GtkStringList *names = begin_choice (&self->province, &chosen);

  offer (&self->province, names, NULL, _ ("Any"));
  for (guint i = 0; i < HOSO_N_PROVINCES; i++)
    {
      const HosoProvince *province = hoso_province_get_nth (i);

      if (hoso_province_is_present (province))
        offer (&self->province, names, province->key, province->name);
    }
  end_choice (&self->province, names, chosen);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoListOptions) self = data;
  g_autoptr (Known) known =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, NULL);

  if (known == NULL || self->workspace == NULL)
    return;
  self->filling = TRUE;
  fill_sort (self, known->fields);
  fill_tags (self, known->tags);
  self->filling = FALSE;
}

/* Whenever the popover opens: tags and fields may have come since. */
static void
load (HosoListOptions *self)
{
  if (self->workspace == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, read_known, NULL, NULL, (GDestroyNotify)known_free,
                             self->cancellable, known_cb, g_object_ref (self));
}

/* --- The popover --- */

static void
attach (HosoListOptions *self, const char *text, GtkWidget *widget)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (self->grid, label, 0, self->rows, 1, 1);
  gtk_grid_attach (self->grid, widget, 1, self->rows++, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
}

static void
add_choice (HosoListOptions *self, Choice *choice, const char *text)
{
  g_autoptr (GtkListItemFactory) factory = hoso_label_factory_new (CHARS);
  GtkWidget *widget = gtk_drop_down_new (NULL, NULL);

  choice->widget = GTK_DROP_DOWN (widget);
  choice->values = g_ptr_array_new_with_free_func (g_free);
  gtk_drop_down_set_factory (choice->widget, factory);
  attach (self, text, widget);
  g_signal_connect_object (widget, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkCheckButton *
add_check (HosoListOptions *self, const char *text)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (text);

  gtk_grid_attach (self->grid, check, 0, self->rows++, 2, 1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_CHECK_BUTTON (check);
}

static void
add_rows (HosoListOptions *self)
{
  add_choice (self, &self->sort, _ ("_Order"));
  self->descending = add_check (self, _ ("_Largest, latest or Z first"));
  gtk_grid_attach (self->grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, self->rows++, 2,
                   1);
  add_choice (self, &self->type, _ ("T_ype"));
  add_choice (self, &self->tag, _ ("T_ag"));
  add_choice (self, &self->province, _ ("_Province"));
  self->quiet = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MAX_DAYS, 30));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->quiet),
                               _ ("The latest purchase is so many days ago; 0 shows all"));
  attach (self, _ ("_Days without purchase"), GTK_WIDGET (self->quiet));
  g_signal_connect_object (self->quiet, "value-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->phone = add_check (self, _ ("Only with a tele_phone"));
  self->clear = gtk_button_new_with_mnemonic (_ ("_Show Everyone"));
  gtk_widget_set_sensitive (self->clear, FALSE);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (hoso_list_options_clear), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, self->clear, 0, self->rows++, 2, 1);
}

static void
add_button (HosoListOptions *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->grid), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->grid), 6);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->grid));
  g_signal_connect_object (popover, "show", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_icon_name (self->button, "view-sort-descending-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Order and filter of the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Order and filter of the list"), -1);
  adw_bin_set_child (ADW_BIN (self), button);
}

/* --- The widget --- */

static void
hoso_list_options_dispose (GObject *object)
{
  HosoListOptions *self = HOSO_LIST_OPTIONS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  self->filling = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->sort.values, g_ptr_array_unref);
  g_clear_pointer (&self->type.values, g_ptr_array_unref);
  g_clear_pointer (&self->tag.values, g_ptr_array_unref);
  g_clear_pointer (&self->province.values, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_list_options_parent_class)->dispose (object);
}

static void
hoso_list_options_class_init (HosoListOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_list_options_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
recall (HosoListOptions *self)
{
  g_autofree char *text = NULL;
  const char *sort;

  if (self->settings == NULL)
    return;
  text = g_settings_get_string (self->settings, SORT_KEY);
  sort = text + (*text == '-');
  gtk_check_button_set_active (self->descending, *text == '-');
  select_order (self, sort, sort);
}

static void
hoso_list_options_init (HosoListOptions *self)
{
  self->filling = TRUE;
  self->settings = hoso_settings_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  add_button (self);
  add_rows (self);
  fill_sort (self, NULL);
  fill_tags (self, NULL);
  fill_types (self);
  fill_provinces (self);
  recall (self);
  self->filling = FALSE;
}

/* See hoso-list-options.h. */
void
hoso_list_options_set_workspace (HosoListOptions *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_LIST_OPTIONS (self));

  g_set_object (&self->workspace, workspace);
}
