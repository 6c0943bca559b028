/* The current values of one field for all customers, each distinct value once. */

#pragma once

#include "hoso-bitset.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  guint end;         /* customers have ids below */
  guint32 *codes;    /* by customer: 0 for no value, otherwise that of values + 1 */
  GPtrArray *values; /* of char, not empty; some may be nobody's any more */
} HosoFieldColumn;

/* Of the customers in @existing; @field is its id. */
HosoFieldColumn *hoso_field_column_load (HosoDb *db,
                                         gint64 field,
                                         const HosoBitset *existing,
                                         GError **error);
void hoso_field_column_free (HosoFieldColumn *column);
/* How many customers have each value: an array as long as the values, to be freed
 * with g_free(). */
guint64 *hoso_field_column_count (const HosoFieldColumn *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoFieldColumn, hoso_field_column_free)

G_END_DECLS
