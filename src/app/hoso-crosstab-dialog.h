/* One question of a survey against another that the user chooses. */

#pragma once

#include <adwaita.h>

#include "hoso-survey.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CROSSTAB_DIALOG (hoso_crosstab_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoCrosstabDialog, hoso_crosstab_dialog, HOSO, CROSSTAB_DIALOG, AdwWindow)

/* Whether a question has options to compare. */
gboolean hoso_crosstab_dialog_takes (const HosoQuestion *question);
/* Above the window that @inside is in; copies what it needs. */
void hoso_crosstab_dialog_present (GtkWidget *inside,
                                   HosoWorkspace *workspace,
                                   const HosoSurvey *survey,
                                   const HosoQuestion *question);

G_END_DECLS
