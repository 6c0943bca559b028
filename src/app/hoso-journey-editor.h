/* One journey: its title, its scenario, its map. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_JOURNEY_EDITOR (hoso_journey_editor_get_type ())
G_DECLARE_FINAL_TYPE (HosoJourneyEditor, hoso_journey_editor, HOSO, JOURNEY_EDITOR, AdwBin)

void hoso_journey_editor_set_workspace (HosoJourneyEditor *editor, HosoWorkspace *workspace);
void hoso_journey_editor_show (HosoJourneyEditor *editor, gint64 id);
/* Reads what is shown again, after it changed. */
void hoso_journey_editor_reload (HosoJourneyEditor *editor);
/* @format: "pdf", "png", "svg", "csv" or "json". */
void hoso_journey_editor_export (HosoJourneyEditor *editor, const char *format, const char *path);

/* Signal “gone” (HosoJourneyEditor *): the journey does not exist any more. */

G_END_DECLS
