/* What files told of customers in words, one customer after the other, for the
 * search: the chunks of 4,096 customers are opened once.
 */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct _HosoToldText HosoToldText;

HosoToldText *hoso_told_text_new (HosoDb *db);
void hoso_told_text_free (HosoToldText *told);
gboolean hoso_told_text_append (HosoToldText *told,
                                gint64 customer,
                                const char *hidden,
                                GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoToldText, hoso_told_text_free)

G_END_DECLS
