/* Who a rule holds for.  Conditions on customers are bound SQL, conditions on
 * answers scan the column chunks; groups combine bit sets.
 */

#pragma once

#include <gio/gio.h>

#include "hoso-population.h"
#include "hoso-rule.h"

G_BEGIN_DECLS

/* The members of @population (the rule's own) that @rule holds for. */
HosoBitset *hoso_rule_evaluate (HosoDb *db,
                                const HosoRule *rule,
                                const HosoPopulation *population,
                                GCancellable *cancellable,
                                GError **error);

/* Of HosoBitset: whom each condition at the top of @rule holds for, by itself. */
GPtrArray *hoso_rule_evaluate_each (HosoDb *db,
                                    const HosoRule *rule,
                                    const HosoPopulation *population,
                                    GCancellable *cancellable,
                                    GError **error);

/* As hoso_rule_evaluate() for the rule that the segment @id is to have: neither it nor those that
 * it asks for may ask for @id. */
HosoBitset *hoso_rule_evaluate_for (HosoDb *db,
                                    gint64 id,
                                    const HosoRule *rule,
                                    const HosoPopulation *population,
                                    GError **error);

/* The members of the segment among @customers, which are all; or those joined to its
 * respondents. */
HosoBitset *hoso_segment_find_customers (HosoDb *db,
                                         gint64 segment,
                                         const HosoPopulation *customers,
                                         GCancellable *cancellable,
                                         GError **error);
/* The ids (gint64) of the customers in a segment: its members, or those joined
 * to its respondents. */
GArray *hoso_segment_members (HosoDb *db, gint64 segment, GError **error);

G_END_DECLS
