/* What files told of customers, for many questions about it: chunks are read once and
 * kept in memory.
 */

#pragma once

#include "hoso-field-table.h"

G_BEGIN_DECLS

typedef struct _HosoToldValues HosoToldValues;

HosoToldValues *hoso_told_values_new (HosoDb *db);
void hoso_told_values_free (HosoToldValues *told);
/* As hoso_customer_field_load() of a customer without rows of customer_field.  What
 * is told of anybody after the first question may be missed. */
gboolean hoso_told_values_load (
  HosoToldValues *told, gint64 customer, gint64 field, HosoCurrentValue *current, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoToldValues, hoso_told_values_free)

G_END_DECLS
