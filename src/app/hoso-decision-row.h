/* One question of an import: what stands there, what the answer says; pressing
 * either decides.
 */

#pragma once

#include <adwaita.h>

#include "hoso-decision.h"

G_BEGIN_DECLS

#define HOSO_TYPE_DECISION_ROW (hoso_decision_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoDecisionRow, hoso_decision_row, HOSO, DECISION_ROW, GtkListBoxRow)

/* Signal “settled” (HosoDecisionRow *, gint64 id, int state): the HosoDecision
 * and the HosoDecisionState that the user chose. */
GtkWidget *hoso_decision_row_new (const HosoDecision *decision);

G_END_DECLS
