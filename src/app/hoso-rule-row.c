/* One condition of a rule, to be edited: what it is about, how it is compared,
 * and with what.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-rule-row.h"

#include "hoso-choice-button.h"
#include "hoso-label-factory.h"
#include "hoso-province.h"
#include "hoso-rule-scope-box.h"
#include "hoso-rule-subject.h"
#include "hoso-span.h"
#include "hoso-suggest-button.h"
#include "hoso-wrap-box.h"

#include <glib/gi18n-lib.h>

#define MAX_OPS 10

struct _HosoRuleRow
{
  AdwBin parent_instance;

  GPtrArray *subjects; /* of HosoRuleSubject */
  GtkBox *lines;
  HosoChoiceButton *subject;
  GtkDropDown *op;
  AdwBin *value_bin;
  HosoChoiceButton *choice; /* in the bin, or NULL */
  GtkEditable *entry;       /* in the bin, or NULL */
  HosoRuleScopeBox *scope;
  HosoRuleOp ops[MAX_OPS];
  guint n_ops;
  gboolean filling;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoRuleRow, hoso_rule_row, ADW_TYPE_BIN)

static const HosoRuleSubject *
get_subject (HosoRuleRow *self)
{
  guint place = hoso_choice_button_get_selected (self->subject);

  return place < self->subjects->len ? self->subjects->pdata[place] : NULL;
}

static HosoRuleOp
get_op (HosoRuleRow *self)
{
  guint place = gtk_drop_down_get_selected (self->op);

  return place < self->n_ops ? self->ops[place] : HOSO_OP_IS;
}

static gboolean
needs_value (HosoRuleOp op)
{
  return op != HOSO_OP_KNOWN && op != HOSO_OP_UNKNOWN;
}

static void
changed_cb (HosoRuleRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- The value --- */

static const char *
get_value (HosoRuleRow *self)
{
  const HosoRuleSubject *subject = get_subject (self);

  if (self->entry != NULL)
    return gtk_editable_get_text (self->entry);
  if (self->choice == NULL || subject == NULL ||
      hoso_choice_button_get_selected (self->choice) == GTK_INVALID_LIST_POSITION)
    return "";
  return subject->values[hoso_choice_button_get_selected (self->choice)];
}

static gboolean
is_chosen (const HosoRuleSubject *subject, HosoRuleOp op)
{
  return subject->fixed && (op == HOSO_OP_IS || op == HOSO_OP_IS_NOT);
}

static void
make_choice (HosoRuleRow *self, const HosoRuleSubject *subject)
{
  g_autoptr (GtkStringList) model =
    gtk_string_list_new ((const char *const *)(subject->labels != NULL ? subject->labels
                                                                       : subject->values));
  GtkWidget *choice = hoso_choice_button_new (_ ("Value"), _ ("Choose…"));

  self->choice = HOSO_CHOICE_BUTTON (choice);
  hoso_choice_button_set_model (self->choice, model);
  g_signal_connect_object (choice, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->value_bin, choice);
}

/* What is offered beside the entry, or NULL: values in use, or provinces. */
static char **
dup_suggestions (const HosoRuleSubject *subject, HosoRuleOp op)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (op == HOSO_OP_AT_LEAST || op == HOSO_OP_AT_MOST)
    return NULL;
  if (hoso_rule_op_is_relative (op))
    return hoso_rule_scope_box_dup_spans ();
  if (op != HOSO_OP_IN_PROVINCE && op != HOSO_OP_IN_OLD_PROVINCE)
    return subject->values != NULL && subject->values[0] != NULL ? g_strdupv (subject->values)
                                                                 : NULL;
  for (guint i = 0; i < HOSO_N_PROVINCES; i++)
    {
      const HosoProvince *province = hoso_province_get_nth (i);

      if (op == HOSO_OP_IN_OLD_PROVINCE || hoso_province_is_present (province))
        g_ptr_array_add (names, g_strdup (province->name));
    }
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_steal (names, NULL);
}

static void
make_entry (HosoRuleRow *self, const HosoRuleSubject *subject, HosoRuleOp op)
{
  gboolean number = op == HOSO_OP_AT_LEAST || op == HOSO_OP_AT_MOST;
  g_auto (GStrv) suggestions = dup_suggestions (subject, op);
  GtkWidget *box = hoso_suggest_button_new_entry (_ ("Value"), number ? 8 : 14,
                                                  (const char *const *)suggestions);

  self->entry = GTK_EDITABLE (gtk_widget_get_first_child (box));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry),
                               number ? GTK_INPUT_PURPOSE_NUMBER : GTK_INPUT_PURPOSE_FREE_FORM);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->value_bin, box);
}

/* A length of time as people read it; what is none is left out. */
static void
set_span (HosoRuleRow *self, const char *value)
{
  HosoSpan span;
  g_autofree char *words = hoso_span_parse (value, &span) ? hoso_span_format (span) : NULL;

  gtk_editable_set_text (self->entry, words != NULL ? words : "");
}

static void
set_value (HosoRuleRow *self, const char *value)
{
  const HosoRuleSubject *subject = get_subject (self);

  if (self->entry != NULL && hoso_rule_op_is_relative (get_op (self)))
    set_span (self, value);
  else if (self->entry != NULL)
    gtk_editable_set_text (self->entry, value);
  for (guint i = 0; self->choice != NULL && subject->values[i] != NULL; i++)
    if (g_str_equal (subject->values[i], value))
      hoso_choice_button_set_selected (self->choice, i);
}

/* Puts in what fits the subject and the operator; keeps the value if it can. */
static void
remake_value (HosoRuleRow *self)
{
  const HosoRuleSubject *subject = get_subject (self);
  HosoRuleOp op = get_op (self);
  g_autofree char *value = g_strdup (get_value (self));
  gboolean filling = self->filling;

  self->filling = TRUE;
  adw_bin_set_child (self->value_bin, NULL);
  self->choice = NULL;
  self->entry = NULL;
  if (subject != NULL && needs_value (op))
    {
      if (is_chosen (subject, op))
        make_choice (self, subject);
      else
        make_entry (self, subject, op);
      set_value (self, value);
    }
  gtk_widget_set_hexpand (GTK_WIDGET (self->value_bin), self->entry != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->value_bin),
                          self->choice != NULL || self->entry != NULL);
  self->filling = filling;
}

/* --- The operator --- */

static void
op_changed_cb (HosoRuleRow *self)
{
  if (self->filling)
    return;

  remake_value (self);
  changed_cb (self);
}

/* @wanted is offered even where the subject would not have it. */
static void
remake_ops (HosoRuleRow *self, const HosoRuleOp *wanted)
{
  const HosoRuleSubject *subject = get_subject (self);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = wanted == NULL ? 0 : MAX_OPS;
  gboolean filling = self->filling;

  self->n_ops = hoso_rule_subject_list_ops (subject, self->ops, MAX_OPS - 1);
  for (guint i = 0; wanted != NULL && i < self->n_ops; i++)
    if (self->ops[i] == *wanted)
      selected = i;
  if (selected == MAX_OPS)
    {
      selected = self->n_ops;
      self->ops[self->n_ops++] = *wanted;
    }
  for (guint i = 0; i < self->n_ops; i++)
    gtk_string_list_append (model, hoso_rule_subject_get_op_label (subject, self->ops[i]));

  self->filling = TRUE;
  gtk_drop_down_set_model (self->op, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->op, selected);
  self->filling = filling;
  gtk_widget_set_visible (GTK_WIDGET (self->op), TRUE);
}

static void
subject_changed_cb (HosoRuleRow *self)
{
  const HosoRuleSubject *subject = get_subject (self);
  g_autoptr (HosoRuleNode) node = hoso_rule_node_new (subject->kind);

  node->key = g_strdup (subject->key);
  self->filling = TRUE;
  adw_bin_set_child (self->value_bin, NULL);
  self->choice = NULL;
  self->entry = NULL;
  remake_ops (self, NULL);
  remake_value (self);
  hoso_rule_scope_box_set_node (self->scope, node);
  self->filling = FALSE;
  changed_cb (self);
}

/* --- The widget --- */

static void
remove_cb (HosoRuleRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
hoso_rule_row_finalize (GObject *object)
{
  g_clear_pointer (&HOSO_RULE_ROW (object)->subjects, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_rule_row_parent_class)->finalize (object);
}

static void
hoso_rule_row_class_init (HosoRuleRowClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hoso_rule_row_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] =
    g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_parts (HosoRuleRow *self, GtkWidget *box)
{
  g_autoptr (GtkListItemFactory) factory = hoso_label_factory_new (20);

  self->subject =
    HOSO_CHOICE_BUTTON (hoso_choice_button_new (_ ("About"), _ ("Choose a question or field…")));
  g_signal_connect_object (self->subject, "changed", G_CALLBACK (subject_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->op = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->op, factory);
  gtk_widget_set_visible (GTK_WIDGET (self->op), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->op), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Comparison"), -1);
  g_signal_connect_object (self->op, "notify::selected", G_CALLBACK (op_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->value_bin = ADW_BIN (adw_bin_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->value_bin), FALSE);
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), GTK_WIDGET (self->subject));
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), GTK_WIDGET (self->op));
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), GTK_WIDGET (self->value_bin));
}

static void
add_scope (HosoRuleRow *self)
{
  const char *const *products = NULL;

  for (guint i = 0; i < self->subjects->len && products == NULL; i++)
    {
      const HosoRuleSubject *subject = self->subjects->pdata[i];

      if (subject->kind == HOSO_RULE_PRODUCT)
        products = (const char *const *)subject->values;
    }
  self->scope = HOSO_RULE_SCOPE_BOX (hoso_rule_scope_box_new (products));
  gtk_widget_set_visible (GTK_WIDGET (self->scope), FALSE);
  g_signal_connect_object (self->scope, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->lines, GTK_WIDGET (self->scope));
}

static void
hoso_rule_row_init (HosoRuleRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *parts = hoso_wrap_box_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  add_parts (self, parts);
  gtk_box_append (self->lines, parts);
  gtk_widget_set_hexpand (GTK_WIDGET (self->lines), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->lines), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove the condition"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the condition"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines));
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* See hoso-rule-row.h. */
GtkWidget *
hoso_rule_row_new (GPtrArray *subjects)
{
  HosoRuleRow *self = g_object_new (HOSO_TYPE_RULE_ROW, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->subjects = g_ptr_array_ref (subjects);
  for (guint i = 0; i < subjects->len; i++)
    gtk_string_list_append (titles, ((const HosoRuleSubject *)subjects->pdata[i])->title);
  hoso_choice_button_set_model (self->subject, titles);
  add_scope (self);
  return GTK_WIDGET (self);
}

/* “Not tagged” is how a rule says that a tag is not given, or a segment not asked for. */
static const HosoRuleNode *
get_condition (const HosoRuleNode *node, gboolean *negated)
{
  const HosoRuleNode *child =
    node->kind == HOSO_RULE_NOT && node->children->len == 1 ? node->children->pdata[0] : NULL;

  *negated =
    child != NULL && (child->kind == HOSO_RULE_TAG || child->kind == HOSO_RULE_SEGMENT);
  return *negated ? child : node;
}

/* A value that is no longer among the options cannot be shown by a choice. */
static gboolean
has_value (const HosoRuleSubject *subject, const HosoRuleNode *node)
{
  return !is_chosen (subject, node->op) ||
         g_strv_contains ((const char *const *)subject->values, node->value);
}

/* See hoso-rule-row.h. */
gboolean
hoso_rule_row_understands (GPtrArray *subjects, const HosoRuleNode *node)
{
  gboolean negated;
  const HosoRuleNode *condition = get_condition (node, &negated);
  int place = hoso_rule_subjects_find (subjects, condition);

  return place >= 0 && has_value (subjects->pdata[place], condition);
}

/* See hoso-rule-row.h. */
void
hoso_rule_row_set_node (HosoRuleRow *self, const HosoRuleNode *node)
{
  gboolean negated;
  const HosoRuleNode *condition = get_condition (node, &negated);
  HosoRuleOp op = negated ? HOSO_OP_IS_NOT : condition->op;
  int place = hoso_rule_subjects_find (self->subjects, condition);

  g_return_if_fail (place >= 0);

  self->filling = TRUE;
  hoso_choice_button_set_selected (self->subject, (guint)place);
  remake_ops (self, &op);
  remake_value (self);
  if (condition->value != NULL)
    set_value (self, condition->value);
  hoso_rule_scope_box_set_node (self->scope, condition);
  self->filling = FALSE;
}

/* What was typed, as the rule wants it: whole numbers without their marks.  NULL
 * while it is no value. */
static char *
dup_value (HosoRuleRow *self, const HosoRuleSubject *subject)
{
  g_autofree char *typed = g_strstrip (g_strdup (get_value (self)));
  g_autoptr (GString) digits = g_string_new (NULL);
  HosoSpan span;

  if (*typed == '\0')
    return NULL;
  if (hoso_rule_op_is_relative (get_op (self)))
    return hoso_span_parse (typed, &span) ? hoso_span_to_text (span) : NULL;
  if (subject->kind != HOSO_RULE_PURCHASES && subject->kind != HOSO_RULE_INTERACTIONS)
    return g_steal_pointer (&typed);

  for (const char *c = typed; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
    else if (strchr ("., ", *c) == NULL)
      return NULL;
  return digits->len > 0 ? g_strdup (digits->str) : NULL;
}

/* See hoso-rule-row.h. */
HosoRuleNode *
hoso_rule_row_make_node (HosoRuleRow *self)
{
  const HosoRuleSubject *subject = get_subject (self);
  HosoRuleOp op = get_op (self);
  g_autofree char *value = subject != NULL ? dup_value (self, subject) : NULL;
  HosoRuleScope *scope = NULL;
  HosoRuleNode *node;
  HosoRuleNode *negation;

  if (subject == NULL || (needs_value (op) && value == NULL) ||
      !hoso_rule_scope_box_make_scope (self->scope, &scope))
    return NULL;

  node = hoso_rule_node_new (subject->kind);
  node->op = op;
  node->key = g_strdup (subject->key);
  node->question = subject->question;
  node->value = needs_value (op) ? g_steal_pointer (&value) : NULL;
  node->scope = scope;
  if ((subject->kind != HOSO_RULE_TAG && subject->kind != HOSO_RULE_SEGMENT) ||
      op != HOSO_OP_IS_NOT)
    return node;

  node->op = HOSO_OP_IS;
  negation = hoso_rule_node_new (HOSO_RULE_NOT);
  hoso_rule_node_add (negation, node);
  return negation;
}
