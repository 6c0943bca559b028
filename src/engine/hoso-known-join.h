/* Joins responses that an earlier import brought without a customer. */

#pragma once

#include "hoso-customer-join.h"

G_BEGIN_DECLS

typedef struct _HosoKnownJoin HosoKnownJoin;

/* For the responses of @survey before @end, an ordinal; on behalf of @import. */
HosoKnownJoin *hoso_known_join_new (
  HosoDb *db, gint64 survey, guint end, gint64 import, GError **error);
void hoso_known_join_free (HosoKnownJoin *known);
/* The row of the file is the response @ordinal. */
gboolean hoso_known_join_row (HosoKnownJoin *known,
                              HosoCustomerJoin *join,
                              const HosoBatch *batch,
                              guint row,
                              guint ordinal,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoKnownJoin, hoso_known_join_free)

G_END_DECLS
