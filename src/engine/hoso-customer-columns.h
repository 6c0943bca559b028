/* The columns that a table of customers may have, and what stands in them. */

#pragma once

#include "hoso-customer.h"
#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *key;        /* “name”, “total” …, or that of a field; what a view is sorted by */
  char *label;      /* in the interface's language */
  gboolean numeric; /* read from the right */
} HosoCustomerColumn;

void hoso_customer_column_free (HosoCustomerColumn *column);
/* Of HosoCustomerColumn, the name first; all that this workspace has. */
GPtrArray *hoso_customer_columns_list (HosoDb *db, GError **error);
/* Whether some of the @columns (of char, keys) are measured against all others,
 * which takes a while among very many. */
gboolean hoso_customer_columns_take_long (GPtrArray *columns);
/* Fills the cells of the @rows (HosoCustomerRow) with what is shown in the
 * @columns (shared by the rows); without @all, those that take long are "". */
gboolean hoso_customer_columns_fill (HosoDb *db,
                                     GPtrArray *columns,
                                     GPtrArray *rows,
                                     gboolean all,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerColumn, hoso_customer_column_free)

G_END_DECLS
