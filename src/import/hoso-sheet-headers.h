/* What the headers of shop lists mean, in the layouts of the tools that
 * Vietnamese shops use.  Thread-safe.
 */

#pragma once

#include "hoso-sheet.h"

G_BEGIN_DECLS

/* Fields of an order's row. */
#define HOSO_ORDER_ORDER "order"
#define HOSO_ORDER_CUSTOMER "customer" /* the code of the customer */
#define HOSO_ORDER_NAME "name"
#define HOSO_ORDER_PHONE "phone"
#define HOSO_ORDER_EMAIL "email"
#define HOSO_ORDER_ADDRESS "address"
#define HOSO_ORDER_DATE "date"
#define HOSO_ORDER_PRODUCT "product"
#define HOSO_ORDER_QUANTITY "quantity"
#define HOSO_ORDER_RETURNED "returned"
#define HOSO_ORDER_PRICE "price"   /* of one piece */
#define HOSO_ORDER_AMOUNT "amount" /* of the row */
#define HOSO_ORDER_TOTAL "total"   /* of the whole order */
#define HOSO_ORDER_STATUS "status"

/* Fields of a customer's row; all others are keys of the profile's fields. */
#define HOSO_CUSTOMER_UID "uid" /* what our own files call the customer */
#define HOSO_CUSTOMER_CODE "code"
#define HOSO_CUSTOMER_NAME "name"
#define HOSO_CUSTOMER_PHONE "phone"
#define HOSO_CUSTOMER_PHONES "phones" /* several in a cell, "|" between */
#define HOSO_CUSTOMER_EMAIL "email"
#define HOSO_CUSTOMER_EMAILS "emails"
#define HOSO_CUSTOMER_ADDRESS "address"
#define HOSO_CUSTOMER_ADDRESSES "addresses"
#define HOSO_CUSTOMER_FACEBOOK "facebook"
#define HOSO_CUSTOMER_ZALO "zalo"
#define HOSO_CUSTOMER_KIND "kind" /* person or company */
#define HOSO_CUSTOMER_TAGS "tags"
#define HOSO_CUSTOMER_NOTE "note"
#define HOSO_CUSTOMER_PHOTO "photo"     /* base64 */
#define HOSO_CUSTOMER_CHANGED "changed" /* when the row was true, as ISO 8601 */

/* Sets the kind, the layout, the channel and the fields of @sheet from its
 * headers, folded. */
void hoso_sheet_headers_match (HosoSheet *sheet);
/* The same for a kind that the user chose. */
void hoso_sheet_headers_match_as (HosoSheet *sheet, HosoFileKind kind);
/* The fields that a list of @kind can fill, in the order to offer them;
 * static, ends with NULL. */
const char *const *hoso_sheet_headers_list_fields (HosoFileKind kind);

G_END_DECLS
