/* The form that adds or edits a customer. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_FORM (hoso_customer_form_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomerForm, hoso_customer_form, HOSO, CUSTOMER_FORM, AdwWindow)

/* @customer: 0 for a new one, shown by @parent once it is saved. */
GtkWidget *hoso_customer_form_new (GtkWindow *parent, HosoWorkspace *workspace, gint64 customer);

G_END_DECLS
