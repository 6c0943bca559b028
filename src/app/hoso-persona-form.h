/* Who a persona is: its name, role, words, segment and review. */

#pragma once

#include <adwaita.h>

#include "hoso-persona.h"

G_BEGIN_DECLS

#define HOSO_TYPE_PERSONA_FORM (hoso_persona_form_get_type ())
G_DECLARE_FINAL_TYPE (HosoPersonaForm, hoso_persona_form, HOSO, PERSONA_FORM, AdwBin)

/* Shows what is in @persona, which is not kept; what is being typed stays.
 * @segments: of HosoSegment. */
void hoso_persona_form_set_persona (HosoPersonaForm *form,
                                    const HosoPersona *persona,
                                    const GPtrArray *segments);
void hoso_persona_form_set_photo (HosoPersonaForm *form, GdkTexture *photo, const char *name);
void hoso_persona_form_paste_photo (HosoPersonaForm *form);
/* Asks for what was typed to be stored now. */
void hoso_persona_form_flush (HosoPersonaForm *form);

/* Signals “edit” (HosoPersonaForm *, HosoPersonaEdit *) and “photo-chosen”
 * (HosoPersonaForm *, GObject *), see hoso-photo-button.h: borrowed. */

G_END_DECLS
