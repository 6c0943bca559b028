/* Which customers a list shows, and in which order. */

#pragma once

#include "hoso-rule.h"
#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_SORT_NAME,
  HOSO_SORT_LAST, /* purchase */
  HOSO_SORT_FIRST,
  HOSO_SORT_PURCHASES,
  HOSO_SORT_TOTAL,
  HOSO_SORT_CREATED,
  HOSO_SORT_PHONE,
  HOSO_SORT_EMAIL,
  HOSO_SORT_TAGS,
  HOSO_SORT_PROVINCE, /* of today */
  HOSO_SORT_TYPE,
  HOSO_SORT_RFM,
  HOSO_SORT_FIELD,
} HosoCustomerSort;

typedef struct
{
  HosoRule *rule; /* about customers, or NULL for all */
  gboolean has_phone;
  HosoCustomerSort sort;
  char *field; /* the key of the field to sort by */
  gboolean descending;
} HosoCustomerView;

HosoCustomerView *hoso_customer_view_new (void);
HosoCustomerView *hoso_customer_view_copy (const HosoCustomerView *view);
void hoso_customer_view_free (HosoCustomerView *view);
/* Whether everybody is shown, by name; NULL is such a view. */
gboolean hoso_customer_view_is_plain (const HosoCustomerView *view);
gboolean hoso_customer_view_parse (const char *sort, HosoCustomerView **view, GError **error);
gboolean hoso_customer_sort_from_name (const char *name, HosoCustomerSort *sort);
const char *hoso_customer_sort_get_name (HosoCustomerSort sort);
gboolean hoso_customer_view_apply (HosoDb *db,
                                   const HosoCustomerView *view,
                                   GArray *ids,
                                   GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerView, hoso_customer_view_free)

G_END_DECLS
