/* How a file is read and where it goes: the head of the import's preview. */

#pragma once

#include <adwaita.h>

#include "hoso-import-plan.h"
#include "hoso-join-preview.h"

G_BEGIN_DECLS

#define HOSO_TYPE_IMPORT_OPTIONS_VIEW (hoso_import_options_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportOptionsView,
                      hoso_import_options_view,
                      HOSO,
                      IMPORT_OPTIONS_VIEW,
                      AdwBin)

/* Signals: “reread”: the user wants the file read in another way; “replan”: it
 * is to go into another survey. */
GtkWidget *hoso_import_options_view_new (void);
/* @surveys: of HosoSurvey, those there are.  @anew: what the user chose before
 * goes, except for how the file is read. */
void hoso_import_options_view_set_plan (HosoImportOptionsView *view,
                                        const HosoImportPlan *plan,
                                        GPtrArray *surveys,
                                        gboolean anew);
/* The user corrected a question of the plan's draft. */
void hoso_import_options_view_set_draft (HosoImportOptionsView *view, const HosoDraft *draft);
/* NULL while it is being made. */
void hoso_import_options_view_set_join_preview (HosoImportOptionsView *view,
                                                const HosoJoinPreview *preview);
/* What the user chose; the strings are valid until the next change. */
void hoso_import_options_view_get_reading (HosoImportOptionsView *view, HosoReadOptions *options);
/* A survey's id, -1 for a new one, 0 where the user chose none. */
gint64 hoso_import_options_view_get_target (HosoImportOptionsView *view);
void hoso_import_options_view_get_options (HosoImportOptionsView *view, HosoImportOptions *options);
/* Whether some of these options are the user's word. */
gboolean hoso_import_options_view_is_changed (HosoImportOptionsView *view);

G_END_DECLS
