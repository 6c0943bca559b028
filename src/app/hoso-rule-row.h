/* One condition of a rule, to be edited. */

#pragma once

#include <adwaita.h>

#include "hoso-rule.h"

G_BEGIN_DECLS

#define HOSO_TYPE_RULE_ROW (hoso_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoRuleRow, hoso_rule_row, HOSO, RULE_ROW, AdwBin)

/* Signals “changed” and “removed” (the user pressed the button).
 * @subjects: of HosoRuleSubject; a reference is kept. */
GtkWidget *hoso_rule_row_new (GPtrArray *subjects);
/* Whether a row can show the condition, also “not tagged”. */
gboolean hoso_rule_row_understands (GPtrArray *subjects, const HosoRuleNode *node);
void hoso_rule_row_set_node (HosoRuleRow *row, const HosoRuleNode *node);
/* A new condition, or NULL while something is missing. */
HosoRuleNode *hoso_rule_row_make_node (HosoRuleRow *row);

G_END_DECLS
