/* One thing by which customers are sorted: its groups with their counts, and the
 * numbers that divide them.
 */

#pragma once

#include <adwaita.h>

#include "hoso-method.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CRITERION_GROUP (hoso_criterion_group_get_type ())
G_DECLARE_FINAL_TYPE (
  HosoCriterionGroup, hoso_criterion_group, HOSO, CRITERION_GROUP, AdwPreferencesGroup)

/* @criterion is borrowed, and takes the thresholds as they are changed; “threshold-
 * changed” tells of that, “chosen” of a tick, “fields-wanted” (char **) that what is
 * missing is to be added. */
GtkWidget *hoso_criterion_group_new (HosoCriterion *criterion);
/* Shows the counts of @counted. */
void hoso_criterion_group_show (HosoCriterionGroup *self, const HosoCriterion *counted);
/* Adds “criterion.group” for each that is ticked. */
void hoso_criterion_group_add_chosen (HosoCriterionGroup *self, GStrvBuilder *chosen);

G_END_DECLS
