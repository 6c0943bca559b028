/* Conditions that are joined: all, any or none of them hold. */

#pragma once

#include <adwaita.h>

#include "hoso-rule.h"

G_BEGIN_DECLS

#define HOSO_TYPE_RULE_GROUP (hoso_rule_group_get_type ())
G_DECLARE_FINAL_TYPE (HosoRuleGroup, hoso_rule_group, HOSO, RULE_GROUP, AdwBin)

/* Signals “changed” and “removed”, which only a nested group gives.
 * @subjects: of HosoRuleSubject; a reference is kept. */
GtkWidget *hoso_rule_group_new (GPtrArray *subjects, gboolean nested);
/* @words: HosoRuleNode → char *, for what is too deep to be edited. */
void hoso_rule_group_set_node (HosoRuleGroup *group, const HosoRuleNode *node, GHashTable *words);
/* A new node of what is filled in; NULL for a nested group without conditions. */
HosoRuleNode *hoso_rule_group_make_node (HosoRuleGroup *group);
/* Begins a condition. */
void hoso_rule_group_add_condition (HosoRuleGroup *group);

/* Whether the editor shows @node, a child of the root or with @nested of one of
 * its groups, in words only. */
gboolean hoso_rule_group_needs_words (GPtrArray *subjects,
                                      const HosoRuleNode *node,
                                      gboolean nested);

G_END_DECLS
