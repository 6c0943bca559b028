/* What customers bought. */

#pragma once

#include "hoso-customer.h"
#include "hoso-db.h"

G_BEGIN_DECLS

gboolean hoso_purchase_table_list (HosoDb *db,
                                   gint64 customer,
                                   GPtrArray *purchases,
                                   GError **error);

G_END_DECLS
