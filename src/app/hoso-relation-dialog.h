/* Adds somebody to a company or to a person, or changes what they are to them. */

#pragma once

#include <adwaita.h>

#include "hoso-customer.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_RELATION_DIALOG (hoso_relation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoRelationDialog, hoso_relation_dialog, HOSO, RELATION_DIALOG, AdwWindow)

/* @customer is whom it is about, copied in part; @relation is the one to change,
 * copied, or NULL for a new one. */
GtkWidget *hoso_relation_dialog_new (GtkWindow *parent,
                                     HosoWorkspace *workspace,
                                     const HosoCustomer *customer,
                                     const HosoRelation *relation);

G_END_DECLS
