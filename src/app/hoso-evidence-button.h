/* The mark of what a statement rests on, with the whole of it behind. */

#pragma once

#include <adwaita.h>

#include "hoso-persona.h"

G_BEGIN_DECLS

#define HOSO_TYPE_EVIDENCE_BUTTON (hoso_evidence_button_get_type ())
G_DECLARE_FINAL_TYPE (HosoEvidenceButton, hoso_evidence_button, HOSO, EVIDENCE_BUTTON, AdwBin)

GtkWidget *hoso_evidence_button_new (void);
/* @evidence NULL: an assumption. */
void hoso_evidence_button_set_evidence (HosoEvidenceButton *button, const HosoEvidence *evidence);

G_END_DECLS
