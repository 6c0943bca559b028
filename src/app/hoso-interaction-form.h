/* The form that adds, edits or removes what happened with a customer. */

#pragma once

#include <adwaita.h>

#include "hoso-interaction.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_INTERACTION_FORM (hoso_interaction_form_get_type ())
G_DECLARE_FINAL_TYPE (HosoInteractionForm, hoso_interaction_form, HOSO, INTERACTION_FORM, AdwWindow)

/* @interaction: the one to edit, copied, or NULL for a new one of @customer. */
GtkWidget *hoso_interaction_form_new (GtkWindow *parent,
                                      HosoWorkspace *workspace,
                                      gint64 customer,
                                      const HosoInteraction *interaction);

G_END_DECLS
