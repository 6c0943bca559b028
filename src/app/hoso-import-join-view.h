/* How the answers of a file find their customers: the rules, to be changed, and
 * what they would do. */

#pragma once

#include <adwaita.h>

#include "hoso-import-plan.h"
#include "hoso-join-preview.h"

G_BEGIN_DECLS

#define HOSO_TYPE_IMPORT_JOIN_VIEW (hoso_import_join_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportJoinView,
                      hoso_import_join_view,
                      HOSO,
                      IMPORT_JOIN_VIEW,
                      AdwBin)

/* Sets the rules that @plan offers. */
void hoso_import_join_view_reset (HosoImportJoinView *view, const HosoImportPlan *plan);
/* Shows which questions tell who answered. */
void hoso_import_join_view_set_draft (HosoImportJoinView *view, const HosoDraft *draft);
/* Copies @preview; NULL while it is being made. */
void hoso_import_join_view_set_preview (HosoImportJoinView *view, const HosoJoinPreview *preview);
HosoJoinRules hoso_import_join_view_get_rules (HosoImportJoinView *view);
gboolean hoso_import_join_view_get_add_customers (HosoImportJoinView *view);
/* Whether the user changed a rule since the reset. */
gboolean hoso_import_join_view_is_changed (HosoImportJoinView *view);

G_END_DECLS
