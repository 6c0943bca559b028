/* One persona: who it is, what it says, and its card. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_PERSONA_EDITOR (hoso_persona_editor_get_type ())
G_DECLARE_FINAL_TYPE (HosoPersonaEditor, hoso_persona_editor, HOSO, PERSONA_EDITOR, AdwBin)

void hoso_persona_editor_set_workspace (HosoPersonaEditor *editor, HosoWorkspace *workspace);
void hoso_persona_editor_show (HosoPersonaEditor *editor, gint64 id);
/* Reads what is shown again, after it changed. */
void hoso_persona_editor_reload (HosoPersonaEditor *editor);
/* Stores what was typed and not stored yet. */
void hoso_persona_editor_flush (HosoPersonaEditor *editor);
/* @format: "pdf", "png", "svg" or "json". */
void hoso_persona_editor_export (HosoPersonaEditor *editor, const char *format, const char *path);

/* Signal “gone” (HosoPersonaEditor *): the persona does not exist any more. */

G_END_DECLS
