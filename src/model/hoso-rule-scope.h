/* What a condition keeps to: a time, a product, or for a customer's standing a day.
 *
 * In JSON these are entries of the condition:
 *
 *   {"purchases": "count", "op": "at-least", "value": "3", "within": "90d"}
 *                                        in the last 90 days, today included
 *   {"product": "Son", "op": "is", "from": "2026-01-01", "until": "2026-03-31"}
 *                                        both days included; one of them is enough
 *   {"purchases": "sum", "op": "at-least", "value": "2000000", "product": "Son"}
 *                                        only what was paid for it; "products" for all
 *                                        with this in their names
 *   {"interactions": "complaint.count", "op": "at-least", "value": "1", "within": "90d"}
 *   {"standing": "type", "op": "is", "value": "lost", "on": "2026-10-31"}
 *                                        by what was known on that day; then “unknown”
 *                                        is a type too: not known to the shop
 *
 * Days of purchases are as written in the shop, those of interactions are days of
 * UTC.  Plain values owned by their holder; not thread-safe.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "hoso-span.h"

G_BEGIN_DECLS

/* As a day: none.  Days count from 1970-01-01. */
#define HOSO_RULE_NO_DAY G_MININT64

typedef struct
{
  HosoSpan within; /* without a unit: none, as always where from or until is a day */
  gint64 from;     /* a day, or HOSO_RULE_NO_DAY, as are those that follow */
  gint64 until;
  gint64 on;
  char *product; /* its name, or NULL */
  gboolean part; /* of the name */
} HosoRuleScope;

/* Keeps to nothing yet. */
HosoRuleScope *hoso_rule_scope_new (void);
HosoRuleScope *hoso_rule_scope_copy (const HosoRuleScope *scope);
void hoso_rule_scope_free (HosoRuleScope *scope);
gboolean hoso_rule_scope_is_empty (const HosoRuleScope *scope);
gboolean hoso_rule_scope_has_time (const HosoRuleScope *scope);
/* The seconds of wall time that the scope keeps to, the last one excluded. */
void hoso_rule_scope_get_seconds (const HosoRuleScope *scope,
                                  gint64 today,
                                  gint64 *from,
                                  gint64 *until);

/* NULL where @object has no such entry, or with @error set: HOSO_ERROR_INVALID. */
HosoRuleScope *hoso_rule_scope_read (JsonObject *object, GError **error);
void hoso_rule_scope_write (const HosoRuleScope *scope, JsonBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoRuleScope, hoso_rule_scope_free)

G_END_DECLS
