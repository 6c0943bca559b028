/* Conditions that are joined.  The root holds conditions and groups, a group
 * holds conditions; what is deeper, or of an unknown kind, is shown in words and
 * kept as it is.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-rule-group.h"

#include "hoso-label-factory.h"
#include "hoso-rule-row.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  JOIN_ALL,
  JOIN_ANY,
  JOIN_NONE, /* only in a nested group */
} Join;

struct _HosoRuleGroup
{
  AdwBin parent_instance;

  GPtrArray *subjects;
  GtkDropDown *join;
  GtkBox *items;
  gboolean nested;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoRuleGroup, hoso_rule_group, ADW_TYPE_BIN)

static void
changed_cb (HosoRuleGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
item_removed_cb (GtkWidget *item, HosoRuleGroup *self)
{
  gtk_box_remove (self->items, item);
  changed_cb (self);
}

static void
add_item (HosoRuleGroup *self, GtkWidget *item)
{
  g_signal_connect_object (item, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "removed", G_CALLBACK (item_removed_cb), self, 0);
  gtk_box_append (self->items, item);
}

/* --- What is shown in words --- */

static void
words_removed_cb (GtkWidget *button, HosoRuleGroup *self)
{
  item_removed_cb (gtk_widget_get_parent (button), self);
}

static void
add_words (HosoRuleGroup *self, const HosoRuleNode *node, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Remove the condition"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the condition"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (words_removed_cb), self, 0);
  g_object_set_data_full (G_OBJECT (box), "node", hoso_rule_node_copy (node),
                          (GDestroyNotify)hoso_rule_node_free);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (self->items, box);
}

/* --- Nodes --- */

/* The group whose children a nested group shows, or NULL. */
static const HosoRuleNode *
get_group (const HosoRuleNode *node, Join *join)
{
  const HosoRuleNode *inner;

  *join = node->kind == HOSO_RULE_ALL ? JOIN_ALL : JOIN_ANY;
  if (node->kind == HOSO_RULE_ALL || node->kind == HOSO_RULE_ANY)
    return node;
  if (node->kind != HOSO_RULE_NOT || node->children->len == 0)
    return NULL;

  *join = JOIN_NONE;
  inner = node->children->pdata[0];
  return node->children->len == 1 && inner->kind == HOSO_RULE_ANY ? inner : node;
}

/* See hoso-rule-group.h. */
gboolean
hoso_rule_group_needs_words (GPtrArray *subjects, const HosoRuleNode *node, gboolean nested)
{
  Join join;

  if (hoso_rule_row_understands (subjects, node))
    return FALSE;
  return nested || get_group (node, &join) == NULL;
}

static void
add_nested (HosoRuleGroup *self, const HosoRuleNode *node, GHashTable *words)
{
  GtkWidget *group = hoso_rule_group_new (self->subjects, TRUE);

  if (node != NULL)
    hoso_rule_group_set_node (HOSO_RULE_GROUP (group), node, words);
  add_item (self, group);
  if (node == NULL)
    hoso_rule_group_add_condition (HOSO_RULE_GROUP (group));
}

static void
add_node (HosoRuleGroup *self, const HosoRuleNode *node, GHashTable *words)
{
  if (hoso_rule_row_understands (self->subjects, node))
    {
      GtkWidget *row = hoso_rule_row_new (self->subjects);

      hoso_rule_row_set_node (HOSO_RULE_ROW (row), node);
      add_item (self, row);
    }
  else if (hoso_rule_group_needs_words (self->subjects, node, self->nested))
    {
      const char *text = g_hash_table_lookup (words, node);

      add_words (self, node, text != NULL ? text : _ ("A condition that no longer fits"));
    }
  else
    add_nested (self, node, words);
}

static HosoRuleNode *
make_child (GtkWidget *item)
{
  const HosoRuleNode *kept = g_object_get_data (G_OBJECT (item), "node");

  if (HOSO_IS_RULE_ROW (item))
    return hoso_rule_row_make_node (HOSO_RULE_ROW (item));
  if (HOSO_IS_RULE_GROUP (item))
    return hoso_rule_group_make_node (HOSO_RULE_GROUP (item));
  return hoso_rule_node_copy (kept);
}

/* --- The widget --- */

static void
add_condition_cb (HosoRuleGroup *self)
{
  hoso_rule_group_add_condition (self);
}

static void
add_group_cb (HosoRuleGroup *self)
{
  add_nested (self, NULL, NULL);
}

static void
remove_cb (HosoRuleGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
hoso_rule_group_finalize (GObject *object)
{
  g_clear_pointer (&HOSO_RULE_GROUP (object)->subjects, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_rule_group_parent_class)->finalize (object);
}

static void
hoso_rule_group_class_init (HosoRuleGroupClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hoso_rule_group_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] =
    g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hoso_rule_group_init (HosoRuleGroup *self)
{
  self->items = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
}

static GtkWidget *
make_button (HosoRuleGroup *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_join (HosoRuleGroup *self)
{
  g_autoptr (GtkListItemFactory) factory = hoso_label_factory_new (30);
  GtkStringList *model = gtk_string_list_new (NULL);

  gtk_string_list_append (model, _ ("All of these hold"));
  gtk_string_list_append (model, _ ("Any of these holds"));
  if (self->nested)
    gtk_string_list_append (model, _ ("None of these holds"));
  self->join = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (model), NULL));
  gtk_drop_down_set_factory (self->join, factory);
  gtk_drop_down_set_selected (self->join, self->nested ? JOIN_ANY : JOIN_ALL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->join), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How the conditions are joined"), -1);
  g_signal_connect_object (self->join, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_halign (GTK_WIDGET (self->join), GTK_ALIGN_START);
  gtk_widget_set_hexpand (GTK_WIDGET (self->join), TRUE);
  return GTK_WIDGET (self->join);
}

static void
build (HosoRuleGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (head), make_join (self));
  gtk_box_append (GTK_BOX (foot),
                  make_button (self, _ ("Add _Condition"), G_CALLBACK (add_condition_cb)));
  if (self->nested)
    {
      GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_set_tooltip_text (remove, _ ("Remove the group"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Remove the group"), -1);
      g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (head), remove);
      gtk_widget_add_css_class (box, "hoso-rule-group");
    }
  else
    gtk_box_append (GTK_BOX (foot),
                    make_button (self, _ ("Add _Group"), G_CALLBACK (add_group_cb)));

  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->items));
  gtk_box_append (GTK_BOX (box), foot);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* See hoso-rule-group.h. */
GtkWidget *
hoso_rule_group_new (GPtrArray *subjects, gboolean nested)
{
  HosoRuleGroup *self = g_object_new (HOSO_TYPE_RULE_GROUP, NULL);

  self->subjects = g_ptr_array_ref (subjects);
  self->nested = nested;
  build (self);
  return GTK_WIDGET (self);
}

/* See hoso-rule-group.h. */
void
hoso_rule_group_set_node (HosoRuleGroup *self, const HosoRuleNode *node, GHashTable *words)
{
  Join join;
  const HosoRuleNode *group = get_group (node, &join);

  g_return_if_fail (HOSO_IS_RULE_GROUP (self));
  g_return_if_fail (group != NULL);

  g_signal_handlers_block_by_func (self->join, changed_cb, self);
  gtk_drop_down_set_selected (self->join, join);
  g_signal_handlers_unblock_by_func (self->join, changed_cb, self);
  for (guint i = 0; i < group->children->len; i++)
    add_node (self, group->children->pdata[i], words);
}

/* See hoso-rule-group.h. */
HosoRuleNode *
hoso_rule_group_make_node (HosoRuleGroup *self)
{
  Join join = gtk_drop_down_get_selected (self->join);
  HosoRuleNode *node = hoso_rule_node_new (join == JOIN_ALL ? HOSO_RULE_ALL : HOSO_RULE_ANY);
  HosoRuleNode *negation;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->items)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      HosoRuleNode *child = make_child (item);

      if (child != NULL)
        hoso_rule_node_add (node, child);
    }

  if (node->children->len == 0 && self->nested)
    {
      hoso_rule_node_free (node);
      return NULL;
    }
  /* Without conditions yet, the segment is everybody. */
  if (node->children->len == 0)
    node->kind = HOSO_RULE_ALL;
  if (join != JOIN_NONE)
    return node;

  negation = hoso_rule_node_new (HOSO_RULE_NOT);
  if (node->children->len > 1)
    hoso_rule_node_add (negation, node);
  else
    {
      hoso_rule_node_add (negation, g_ptr_array_steal_index (node->children, 0));
      hoso_rule_node_free (node);
    }
  return negation;
}

/* See hoso-rule-group.h. */
void
hoso_rule_group_add_condition (HosoRuleGroup *self)
{
  GtkWidget *row = hoso_rule_row_new (self->subjects);

  add_item (self, row);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}
