/* The open questions of an import, decided one by one or all at once. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_DECISION_VIEW (hoso_decision_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoDecisionView, hoso_decision_view, HOSO, DECISION_VIEW, AdwBin)

/* Signal “settled” (HosoDecisionView *): the user decided something. */
void hoso_decision_view_set_workspace (HosoDecisionView *view, HosoWorkspace *workspace);
/* @decisions: of HosoDecision; those that are open are shown. */
void hoso_decision_view_set_decisions (HosoDecisionView *view, const GPtrArray *decisions);

G_END_DECLS
