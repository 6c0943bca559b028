/* What a condition keeps to, to be edited: a time and a product, or a day. */

#pragma once

#include <adwaita.h>

#include "hoso-rule.h"

G_BEGIN_DECLS

#define HOSO_TYPE_RULE_SCOPE_BOX (hoso_rule_scope_box_get_type ())
G_DECLARE_FINAL_TYPE (HosoRuleScopeBox, hoso_rule_scope_box, HOSO, RULE_SCOPE_BOX, AdwBin)

/* Signal “changed”: the user chose or typed.  Copies @products, which are offered. */
GtkWidget *hoso_rule_scope_box_new (const char *const *products);
/* Shows what conditions like @node can keep to, with what it keeps to; hides itself
 * where that is nothing. */
void hoso_rule_scope_box_set_node (HosoRuleScopeBox *box, const HosoRuleNode *node);
/* FALSE while something is missing; otherwise @scope is new, or NULL for all that
 * ever was. */
gboolean hoso_rule_scope_box_make_scope (HosoRuleScopeBox *box, HosoRuleScope **scope);
/* Lengths of time to offer, as people read them; free with g_strfreev(). */
char **hoso_rule_scope_box_dup_spans (void);

G_END_DECLS
