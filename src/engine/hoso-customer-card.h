/* A customer as a vCard. */

#pragma once

#include "hoso-types.h"

#include <glib.h>

G_BEGIN_DECLS

gboolean hoso_customer_card_append (HosoDb *db, gint64 customer, GString *text, GError **error);

G_END_DECLS
