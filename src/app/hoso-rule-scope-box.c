/* What a condition keeps to, to be edited: a time and a product, or of the type of
 * customers a day.  Only what belongs to the chosen way is shown.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-rule-scope-box.h"

#include "hoso-clock-text.h"
#include "hoso-day-button.h"
#include "hoso-label-factory.h"
#include "hoso-suggest-button.h"
#include "hoso-wrap-box.h"

#include <glib/gi18n-lib.h>

#define LINE_CHARS 26
#define SPAN_CHARS 10
#define NAME_CHARS 14
/* The days that are proposed: the last so many. */
#define PROPOSED_DAYS 90

typedef enum
{
  TIME_ANY,
  TIME_WITHIN,
  TIME_BETWEEN,
  TIME_SINCE,
  TIME_UNTIL,
} Time;

typedef enum
{
  PRODUCT_ANY,
  PRODUCT_NAMED,
  PRODUCT_PART,
} Product;

/* Of the type of customers. */
typedef enum
{
  WHEN_NOW,
  WHEN_ON,
} When;

struct _HosoRuleScopeBox
{
  AdwBin parent_instance;

  GtkDropDown *time;
  GtkWidget *span_box;
  GtkEditable *span;
  HosoDayButton *from;
  HosoDayButton *until;
  GtkDropDown *product;
  GtkWidget *name_box;
  GtkEditable *name;
  GtkDropDown *when;
  HosoDayButton *on;
  gboolean filling;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (HosoRuleScopeBox, hoso_rule_scope_box, ADW_TYPE_BIN)

/* See hoso-rule-scope-box.h. */
char **
hoso_rule_scope_box_dup_spans (void)
{
  static const HosoSpan spans[] = {
    { 7, 'd' },
    { 30, 'd' },
    { 90, 'd' },
    { 6, 'm' },
    { 12, 'm' },
    { 18, 'y' },
    { 40, 'y' },
  };
  char **words = g_new0 (char *, G_N_ELEMENTS (spans) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    words[i] = hoso_span_format (spans[i]);
  return words;
}

static void
show_parts (HosoRuleScopeBox *self)
{
  Time time = gtk_drop_down_get_selected (self->time);
  Product product = gtk_drop_down_get_selected (self->product);

  gtk_widget_set_visible (self->span_box, time == TIME_WITHIN);
  gtk_widget_set_visible (GTK_WIDGET (self->from), time == TIME_BETWEEN || time == TIME_SINCE);
  gtk_widget_set_visible (GTK_WIDGET (self->until), time == TIME_BETWEEN || time == TIME_UNTIL);
  gtk_widget_set_visible (self->name_box, product != PRODUCT_ANY);
  gtk_widget_set_visible (GTK_WIDGET (self->on),
                          gtk_drop_down_get_selected (self->when) == WHEN_ON);
}

static void
show_whether_span (HosoRuleScopeBox *self)
{
  const char *typed = gtk_editable_get_text (self->span);
  HosoSpan span;

  if (*typed == '\0' || hoso_span_parse (typed, &span))
    gtk_widget_remove_css_class (GTK_WIDGET (self->span), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->span), "error");
}

static void
changed_cb (HosoRuleScopeBox *self)
{
  show_parts (self);
  show_whether_span (self);
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

/* A time that ended before it began would hold for nobody: the other day follows. */
static void
day_changed_cb (HosoRuleScopeBox *self, HosoDayButton *button)
{
  gint64 from = hoso_day_button_get_day (self->from);
  gint64 until = hoso_day_button_get_day (self->until);

  if (self->filling)
    return;
  self->filling = TRUE;
  if (until < from && button == self->from)
    hoso_day_button_set_day (self->until, from);
  else if (until < from)
    hoso_day_button_set_day (self->from, until);
  self->filling = FALSE;
  changed_cb (self);
}

/* --- The parts --- */

static GtkDropDown *
make_drop_down (HosoRuleScopeBox *self, const char *label, const char *const *lines)
{
  g_autoptr (GtkListItemFactory) factory = hoso_label_factory_new (LINE_CHARS);
  GtkWidget *widget = gtk_drop_down_new_from_strings (lines);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (widget), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (widget, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (widget);
}

static HosoDayButton *
make_day (HosoRuleScopeBox *self, const char *name)
{
  HosoDayButton *button = g_object_new (HOSO_TYPE_DAY_BUTTON, NULL);

  hoso_day_button_set_name (button, name);
  g_signal_connect_object (button, "changed", G_CALLBACK (day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkEditable *
get_entry (HosoRuleScopeBox *self, GtkWidget *box)
{
  GtkEditable *entry = GTK_EDITABLE (gtk_widget_get_first_child (box));

  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
make_times (HosoRuleScopeBox *self)
{
  const char *const lines[] = { _ ("At any time"), _ ("In the last"), _ ("From day to day"),
                                _ ("Since the day"), _ ("Until the day"), NULL };
  g_auto (GStrv) spans = hoso_rule_scope_box_dup_spans ();

  self->time = make_drop_down (self, _ ("Time"), lines);
  self->span_box = hoso_suggest_button_new_entry (_ ("Length of time"), SPAN_CHARS,
                                                  (const char *const *)spans);
  self->span = get_entry (self, self->span_box);
  self->from = make_day (self, _ ("First day"));
  self->until = make_day (self, _ ("Last day"));
}

static void
make_products (HosoRuleScopeBox *self, const char *const *products)
{
  const char *const lines[] = { _ ("Of all products"), _ ("Only of the product"),
                                _ ("Of products with this in their names"), NULL };

  self->product = make_drop_down (self, _ ("Products"), lines);
  self->name_box = hoso_suggest_button_new_entry (_ ("Product"), NAME_CHARS, products);
  gtk_widget_set_hexpand (self->name_box, TRUE);
  self->name = get_entry (self, self->name_box);
}

static void
make_when (HosoRuleScopeBox *self)
{
  const char *const lines[] = { _ ("As of now"), _ ("As it was on the day"), NULL };

  self->when = make_drop_down (self, _ ("As of when"), lines);
  self->on = make_day (self, _ ("Day"));
}

static void
hoso_rule_scope_box_class_init (HosoRuleScopeBoxClass *klass)
{
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
hoso_rule_scope_box_init (HosoRuleScopeBox *self)
{
}

/* See hoso-rule-scope-box.h. */
GtkWidget *
hoso_rule_scope_box_new (const char *const *products)
{
  HosoRuleScopeBox *self = g_object_new (HOSO_TYPE_RULE_SCOPE_BOX, NULL);
  GtkWidget *box = hoso_wrap_box_new ();

  make_times (self);
  make_products (self, products);
  make_when (self);
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), GTK_WIDGET (self->time));
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), self->span_box);
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), GTK_WIDGET (self->from));
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), GTK_WIDGET (self->until));
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), GTK_WIDGET (self->product));
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), self->name_box);
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), GTK_WIDGET (self->when));
  hoso_wrap_box_append (HOSO_WRAP_BOX (box), GTK_WIDGET (self->on));
  adw_bin_set_child (ADW_BIN (self), box);
  show_parts (self);
  return GTK_WIDGET (self);
}

/* --- The scope --- */

static Time
get_time (const HosoRuleScope *scope)
{
  if (scope->within.unit != '\0')
    return TIME_WITHIN;
  if (scope->until == HOSO_RULE_NO_DAY)
    return scope->from == HOSO_RULE_NO_DAY ? TIME_ANY : TIME_SINCE;
  return scope->from == HOSO_RULE_NO_DAY ? TIME_UNTIL : TIME_BETWEEN;
}

static void
set_scope (HosoRuleScopeBox *self, const HosoRuleScope *scope)
{
  HosoSpan span = scope->within.unit != '\0' ? scope->within : (HosoSpan){ PROPOSED_DAYS, 'd' };
  g_autofree char *words = hoso_span_format (span);
  gint64 today = hoso_clock_text_get_today ();

  gtk_drop_down_set_selected (self->time, get_time (scope));
  gtk_editable_set_text (self->span, words);
  hoso_day_button_set_day (self->from, scope->from != HOSO_RULE_NO_DAY ? scope->from
                                                                       : today - PROPOSED_DAYS);
  hoso_day_button_set_day (self->until,
                           scope->until != HOSO_RULE_NO_DAY ? scope->until : today);
  gtk_drop_down_set_selected (self->product, scope->product == NULL ? PRODUCT_ANY
                                             : scope->part          ? PRODUCT_PART
                                                                    : PRODUCT_NAMED);
  gtk_editable_set_text (self->name, scope->product != NULL ? scope->product : "");
  gtk_drop_down_set_selected (self->when, scope->on != HOSO_RULE_NO_DAY ? WHEN_ON : WHEN_NOW);
  hoso_day_button_set_day (self->on, scope->on != HOSO_RULE_NO_DAY ? scope->on
                                                                   : today - PROPOSED_DAYS);
}

/* See hoso-rule-scope-box.h. */
void
hoso_rule_scope_box_set_node (HosoRuleScopeBox *self, const HosoRuleNode *node)
{
  gboolean figures = node->kind == HOSO_RULE_PURCHASES;
  gboolean timed =
    figures || node->kind == HOSO_RULE_PRODUCT || node->kind == HOSO_RULE_INTERACTIONS;
  gboolean type = node->kind == HOSO_RULE_STANDING && g_strcmp0 (node->key, "type") == 0;
  g_autoptr (HosoRuleScope) empty = hoso_rule_scope_new ();

  g_return_if_fail (HOSO_IS_RULE_SCOPE_BOX (self));

  self->filling = TRUE;
  set_scope (self, node->scope != NULL ? node->scope : empty);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->product), figures);
  gtk_widget_set_visible (GTK_WIDGET (self->time), timed);
  gtk_widget_set_visible (GTK_WIDGET (self->when), type);
  gtk_widget_set_visible (GTK_WIDGET (self), timed || type);
}

static gboolean
read_time (HosoRuleScopeBox *self, HosoRuleScope *scope)
{
  Time time = gtk_drop_down_get_selected (self->time);

  if (time == TIME_BETWEEN || time == TIME_SINCE)
    scope->from = hoso_day_button_get_day (self->from);
  if (time == TIME_BETWEEN || time == TIME_UNTIL)
    scope->until = hoso_day_button_get_day (self->until);
  return time != TIME_WITHIN ||
         hoso_span_parse (gtk_editable_get_text (self->span), &scope->within);
}

static gboolean
read_product (HosoRuleScopeBox *self, HosoRuleScope *scope)
{
  Product product = gtk_drop_down_get_selected (self->product);

  if (product == PRODUCT_ANY)
    return TRUE;
  scope->product = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  scope->part = product == PRODUCT_PART;
  return *scope->product != '\0';
}

/* See hoso-rule-scope-box.h. */
gboolean
hoso_rule_scope_box_make_scope (HosoRuleScopeBox *self, HosoRuleScope **scope)
{
  g_autoptr (HosoRuleScope) made = hoso_rule_scope_new ();

  g_return_val_if_fail (HOSO_IS_RULE_SCOPE_BOX (self), FALSE);

  *scope = NULL;
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return TRUE;
  if (gtk_widget_get_visible (GTK_WIDGET (self->when)) &&
      gtk_drop_down_get_selected (self->when) == WHEN_ON)
    made->on = hoso_day_button_get_day (self->on);
  if (!read_time (self, made) || !read_product (self, made))
    return FALSE;
  if (!hoso_rule_scope_is_empty (made))
    *scope = g_steal_pointer (&made);
  return TRUE;
}
