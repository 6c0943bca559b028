/* The form that adds, edits or removes a purchase. */

#pragma once

#include <adwaita.h>

#include "hoso-purchase.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_PURCHASE_FORM (hoso_purchase_form_get_type ())
G_DECLARE_FINAL_TYPE (HosoPurchaseForm, hoso_purchase_form, HOSO, PURCHASE_FORM, AdwWindow)

/* @purchase: the one to edit, copied, or NULL for a new one of @customer. */
GtkWidget *hoso_purchase_form_new (GtkWindow *parent,
                                   HosoWorkspace *workspace,
                                   gint64 customer,
                                   const HosoPurchase *purchase);

G_END_DECLS
