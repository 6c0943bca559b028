/* How a rule narrows everybody down, one condition after the other, and who fits most
 * of its conditions though not all. */

#pragma once

#include <gio/gio.h>

#include "hoso-plot.h"
#include "hoso-rule.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 survey;         /* 0: of customers */
  guint64 base;          /* everybody */
  GPtrArray *conditions; /* of char: in words; empty where a rule is no list of two or more */
  GArray *remaining;     /* of guint64: whom each condition leaves, after those before it */
  GArray *fits;          /* of guint64: whom 0, 1, 2 … of the conditions hold for */
} HosoRuleNarrowing;

HosoRuleNarrowing *hoso_rule_narrowing_load (HosoDb *db,
                                             const HosoRule *rule,
                                             GCancellable *cancellable,
                                             GError **error);
void hoso_rule_narrowing_free (HosoRuleNarrowing *narrowing);
/* Whom the whole rule holds for; FALSE where nothing was counted. */
gboolean hoso_rule_narrowing_get_count (const HosoRuleNarrowing *narrowing, guint64 *count);
/* A funnel; the caller frees it.  @source: as in HosoPlot. */
HosoPlot *hoso_rule_narrowing_make_plot (const HosoRuleNarrowing *narrowing, const char *source);
/* Who fits all, all but one … in one sentence; free with g_free(). */
char *hoso_rule_narrowing_dup_fits (const HosoRuleNarrowing *narrowing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoRuleNarrowing, hoso_rule_narrowing_free)

G_END_DECLS
