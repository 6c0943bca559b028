/* Headers of shop lists, compared folded, so that accents, case, blanks and
 * decomposed letters do not count.  Where several columns could fill a field,
 * the header that stands first in the table wins.  Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-sheet-headers.h"

#include <string.h>

#include "hoso-header.h"
#include "hoso-names.h"
#include "hoso-shape.h"

typedef struct
{
  const char *field;
  const char *header; /* as hoso_header_fold() gives it */
} Header;

static const Header order_headers[] = {
  { HOSO_ORDER_ORDER, "ma hoa don" },
  { HOSO_ORDER_ORDER, "ma don hang" },
  { HOSO_ORDER_ORDER, "order id" },
  { HOSO_ORDER_ORDER, "ma don" },
  { HOSO_ORDER_ORDER, "so hoa don" },
  { HOSO_ORDER_ORDER, "so don hang" },
  { HOSO_ORDER_ORDER, "don hang" },
  { HOSO_ORDER_ORDER, "hoa don" },
  { HOSO_ORDER_ORDER, "id don hang" },
  { HOSO_ORDER_ORDER, "order number" },
  { HOSO_ORDER_ORDER, "order no" },
  { HOSO_ORDER_ORDER, "order code" },
  { HOSO_ORDER_ORDER, "order" },
  { HOSO_ORDER_ORDER, "invoice" },
  { HOSO_ORDER_ORDER, "invoice id" },
  { HOSO_ORDER_ORDER, "invoice number" },
  { HOSO_ORDER_CUSTOMER, "ma khach hang" },
  { HOSO_ORDER_CUSTOMER, "nguoi mua" },
  { HOSO_ORDER_CUSTOMER, "buyer username" },
  { HOSO_ORDER_CUSTOMER, "ma khach" },
  { HOSO_ORDER_CUSTOMER, "ma kh" },
  { HOSO_ORDER_CUSTOMER, "customer id" },
  { HOSO_ORDER_CUSTOMER, "customer code" },
  { HOSO_ORDER_CUSTOMER, "customer no" },
  { HOSO_ORDER_NAME, "ten khach hang" },
  { HOSO_ORDER_NAME, "ten khach" },
  { HOSO_ORDER_NAME, "khach hang" },
  { HOSO_ORDER_NAME, "ten nguoi mua" },
  { HOSO_ORDER_NAME, "ten nguoi nhan" },
  { HOSO_ORDER_NAME, "nguoi nhan" },
  { HOSO_ORDER_NAME, "ho ten" },
  { HOSO_ORDER_NAME, "ho va ten" },
  { HOSO_ORDER_NAME, "recipient" },
  { HOSO_ORDER_NAME, "customer name" },
  { HOSO_ORDER_NAME, "customer" },
  { HOSO_ORDER_NAME, "buyer" },
  { HOSO_ORDER_NAME, "buyer name" },
  { HOSO_ORDER_NAME, "name" },
  { HOSO_ORDER_PHONE, "dien thoai" },
  { HOSO_ORDER_PHONE, "so dien thoai" },
  { HOSO_ORDER_PHONE, "sdt" },
  { HOSO_ORDER_PHONE, "dien thoai khach hang" },
  { HOSO_ORDER_PHONE, "so dien thoai khach hang" },
  { HOSO_ORDER_PHONE, "so dien thoai nguoi nhan" },
  { HOSO_ORDER_PHONE, "sdt khach hang" },
  { HOSO_ORDER_PHONE, "sdt nguoi nhan" },
  { HOSO_ORDER_PHONE, "phone #" },
  { HOSO_ORDER_PHONE, "phone" },
  { HOSO_ORDER_PHONE, "phone number" },
  { HOSO_ORDER_PHONE, "mobile" },
  { HOSO_ORDER_EMAIL, "email" },
  { HOSO_ORDER_EMAIL, "e-mail" },
  { HOSO_ORDER_EMAIL, "dia chi email" },
  { HOSO_ORDER_ADDRESS, "dia chi" },
  { HOSO_ORDER_ADDRESS, "dia chi nhan hang" },
  { HOSO_ORDER_ADDRESS, "dia chi nguoi nhan" },
  { HOSO_ORDER_ADDRESS, "address" },
  { HOSO_ORDER_DATE, "thoi gian" },
  { HOSO_ORDER_DATE, "ngay dat hang" },
  { HOSO_ORDER_DATE, "created time" },
  { HOSO_ORDER_DATE, "thoi gian tao" },
  { HOSO_ORDER_DATE, "ngay tao" },
  { HOSO_ORDER_DATE, "ngay tao don" },
  { HOSO_ORDER_DATE, "thoi gian tao don" },
  { HOSO_ORDER_DATE, "thoi diem tao don" },
  { HOSO_ORDER_DATE, "ngay mua" },
  { HOSO_ORDER_DATE, "ngay ban" },
  { HOSO_ORDER_DATE, "ngay" },
  { HOSO_ORDER_DATE, "order date" },
  { HOSO_ORDER_DATE, "created at" },
  { HOSO_ORDER_DATE, "purchase date" },
  { HOSO_ORDER_DATE, "date" },
  { HOSO_ORDER_PRODUCT, "ten hang" },
  { HOSO_ORDER_PRODUCT, "ten san pham" },
  { HOSO_ORDER_PRODUCT, "product name" },
  { HOSO_ORDER_PRODUCT, "ten hang hoa" },
  { HOSO_ORDER_PRODUCT, "san pham" },
  { HOSO_ORDER_PRODUCT, "mat hang" },
  { HOSO_ORDER_PRODUCT, "hang hoa" },
  { HOSO_ORDER_PRODUCT, "product" },
  { HOSO_ORDER_PRODUCT, "item" },
  { HOSO_ORDER_PRODUCT, "item name" },
  { HOSO_ORDER_QUANTITY, "so luong" },
  { HOSO_ORDER_QUANTITY, "sl" },
  { HOSO_ORDER_QUANTITY, "quantity" },
  { HOSO_ORDER_QUANTITY, "qty" },
  { HOSO_ORDER_QUANTITY, "number of cds" },
  { HOSO_ORDER_RETURNED, "so luong san pham duoc hoan tra" },
  { HOSO_ORDER_RETURNED, "sku quantity of return" },
  { HOSO_ORDER_RETURNED, "so luong tra" },
  { HOSO_ORDER_RETURNED, "so luong hoan" },
  { HOSO_ORDER_RETURNED, "returned" },
  { HOSO_ORDER_PRICE, "don gia" },
  { HOSO_ORDER_PRICE, "gia ban" },
  { HOSO_ORDER_PRICE, "gia uu dai" },
  { HOSO_ORDER_PRICE, "price" },
  { HOSO_ORDER_PRICE, "unit price" },
  { HOSO_ORDER_AMOUNT, "thanh tien" },
  { HOSO_ORDER_AMOUNT, "tong gia ban (san pham)" },
  { HOSO_ORDER_AMOUNT, "sku subtotal after discount" },
  { HOSO_ORDER_AMOUNT, "so tien" },
  { HOSO_ORDER_AMOUNT, "doanh thu" },
  { HOSO_ORDER_AMOUNT, "amount" },
  { HOSO_ORDER_AMOUNT, "line total" },
  { HOSO_ORDER_AMOUNT, "subtotal" },
  { HOSO_ORDER_AMOUNT, "dollar value" },
  { HOSO_ORDER_TOTAL, "khach can tra" },
  { HOSO_ORDER_TOTAL, "tong gia tri don hang (vnd)" },
  { HOSO_ORDER_TOTAL, "tong gia tri don hang" },
  { HOSO_ORDER_TOTAL, "order amount" },
  { HOSO_ORDER_TOTAL, "tong cong" },
  { HOSO_ORDER_TOTAL, "tong tien" },
  { HOSO_ORDER_TOTAL, "tong tien hang" },
  { HOSO_ORDER_TOTAL, "tong gia tri" },
  { HOSO_ORDER_TOTAL, "tong tien don hang" },
  { HOSO_ORDER_TOTAL, "order total" },
  { HOSO_ORDER_TOTAL, "total" },
  { HOSO_ORDER_TOTAL, "total amount" },
  { HOSO_ORDER_STATUS, "trang thai don hang" },
  { HOSO_ORDER_STATUS, "order status" },
  { HOSO_ORDER_STATUS, "trang thai" },
  { HOSO_ORDER_STATUS, "tinh trang" },
  { HOSO_ORDER_STATUS, "status" },
};

static const Header customer_headers[] = {
  { HOSO_CUSTOMER_CODE, "ma khach hang" },
  { HOSO_CUSTOMER_CODE, "ma khach" },
  { HOSO_CUSTOMER_CODE, "ma kh" },
  { HOSO_CUSTOMER_CODE, "customer id" },
  { HOSO_CUSTOMER_CODE, "customer code" },
  { HOSO_CUSTOMER_CODE, "code" },
  { HOSO_CUSTOMER_NAME, "ten khach hang" },
  { HOSO_CUSTOMER_NAME, "ten khach" },
  { HOSO_CUSTOMER_NAME, "khach hang" },
  { HOSO_CUSTOMER_NAME, "ho ten" },
  { HOSO_CUSTOMER_NAME, "ho va ten" },
  { HOSO_CUSTOMER_NAME, "ten" },
  { HOSO_CUSTOMER_NAME, "customer name" },
  { HOSO_CUSTOMER_NAME, "full name" },
  { HOSO_CUSTOMER_NAME, "name" },
  { HOSO_CUSTOMER_NAME, "customer" },
  { HOSO_CUSTOMER_PHONE, "dien thoai" },
  { HOSO_CUSTOMER_PHONE, "so dien thoai" },
  { HOSO_CUSTOMER_PHONE, "sdt" },
  { HOSO_CUSTOMER_PHONE, "di dong" },
  { HOSO_CUSTOMER_PHONE, "phone" },
  { HOSO_CUSTOMER_PHONE, "phone number" },
  { HOSO_CUSTOMER_PHONE, "mobile" },
  { HOSO_CUSTOMER_EMAIL, "email" },
  { HOSO_CUSTOMER_EMAIL, "e-mail" },
  { HOSO_CUSTOMER_EMAIL, "dia chi email" },
  { HOSO_CUSTOMER_EMAIL, "email address" },
  { HOSO_CUSTOMER_ADDRESS, "dia chi" },
  { HOSO_CUSTOMER_ADDRESS, "address" },
  { HOSO_CUSTOMER_FACEBOOK, "facebook" },
  { HOSO_CUSTOMER_ZALO, "zalo" },
  { HOSO_CUSTOMER_KIND, "loai khach" },
  { HOSO_CUSTOMER_KIND, "loai khach hang" },
  { HOSO_CUSTOMER_TAGS, "nhom khach hang" },
  { HOSO_CUSTOMER_TAGS, "nhom" },
  { HOSO_CUSTOMER_TAGS, "nhan" },
  { HOSO_CUSTOMER_TAGS, "tags" },
  { HOSO_CUSTOMER_TAGS, "group" },
  { HOSO_CUSTOMER_NOTE, "ghi chu" },
  { HOSO_CUSTOMER_NOTE, "note" },
  { HOSO_CUSTOMER_NOTE, "notes" },
};

static const char *const order_fields[] = {
  HOSO_ORDER_ORDER,
  HOSO_ORDER_DATE,
  HOSO_ORDER_STATUS,
  HOSO_ORDER_CUSTOMER,
  HOSO_ORDER_NAME,
  HOSO_ORDER_PHONE,
  HOSO_ORDER_EMAIL,
  HOSO_ORDER_ADDRESS,
  HOSO_ORDER_PRODUCT,
  HOSO_ORDER_QUANTITY,
  HOSO_ORDER_RETURNED,
  HOSO_ORDER_PRICE,
  HOSO_ORDER_AMOUNT,
  HOSO_ORDER_TOTAL,
  NULL,
};

static const char *const customer_fields[] = {
  HOSO_CUSTOMER_CODE,
  HOSO_CUSTOMER_NAME,
  HOSO_CUSTOMER_PHONE,
  HOSO_CUSTOMER_PHONES,
  HOSO_CUSTOMER_EMAIL,
  HOSO_CUSTOMER_EMAILS,
  HOSO_CUSTOMER_ADDRESS,
  HOSO_CUSTOMER_ADDRESSES,
  HOSO_CUSTOMER_FACEBOOK,
  HOSO_CUSTOMER_ZALO,
  HOSO_CUSTOMER_KIND,
  HOSO_CUSTOMER_TAGS,
  HOSO_CUSTOMER_NOTE,
  HOSO_CUSTOMER_PHOTO,
  HOSO_CUSTOMER_UID,
  HOSO_CUSTOMER_CHANGED,
  NULL,
};

/* The keys of profile fields come after these. */
const char *const *
hoso_sheet_headers_list_fields (HosoFileKind kind)
{
  static const char *const none[] = { NULL };

  switch (kind)
    {
    case HOSO_FILE_SURVEY:
      return none;
    case HOSO_FILE_CUSTOMERS:
      return customer_fields;
    case HOSO_FILE_ORDERS:
      return order_fields;
    }

  g_assert_not_reached ();
}

static char **
fold_headers (const HosoSheet *sheet)
{
  guint n = hoso_sheet_get_n_columns (sheet);
  char **folded = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    folded[i] = hoso_header_fold (sheet->headers[i]);
  return folded;
}

static void
clear_fields (HosoSheet *sheet)
{
  for (guint i = 0; i < sheet->fields->len; i++)
    sheet->fields->pdata[i] = NULL;
}

/* Fills fields that no column fills yet; how many columns it found. */
static guint
match_table (HosoSheet *sheet, char **folded, const Header *table, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    for (guint column = 0; column < sheet->fields->len; column++)
      if (sheet->fields->pdata[column] == NULL &&
          g_str_equal (folded[column], table[i].header) &&
          hoso_sheet_find (sheet, table[i].field) < 0)
        {
          sheet->fields->pdata[column] = (gpointer)table[i].field;
          n++;
        }
  return n;
}

/* Whether a header is how the key is shown in one of the languages. */
static gboolean
is_shown_as (const char *folded, const char *key)
{
  g_autofree char *english = hoso_header_fold (hoso_name_get (key, "en"));
  g_autofree char *vietnamese = hoso_header_fold (hoso_name_get (key, "vi"));

  return g_str_equal (folded, english) || g_str_equal (folded, vietnamese);
}

/* The key, without @prefix, that a header is the name of; static, or NULL. */
static const char *
find_shown (const char *folded, const char *prefix)
{
  g_auto (GStrv) keys = hoso_names_get_keys (prefix);

  for (guint i = 0; keys[i] != NULL; i++)
    if (is_shown_as (folded, keys[i]))
      return g_intern_string (keys[i] + strlen (prefix));
  return NULL;
}

/* The headers of customers that we wrote ourselves and that are not filled yet.
 * What was counted fills nothing, whatever words it is made of, but is known:
 * @ours tells. */
static guint
match_own (HosoSheet *sheet, char **folded, gboolean *ours)
{
  guint n = 0;

  for (guint column = 0; column < sheet->fields->len; column++)
    {
      const char *field = find_shown (folded[column], "customers.");

      if (sheet->fields->pdata[column] != NULL || *folded[column] == '\0')
        continue;
      ours[column] = find_shown (folded[column], "column.") != NULL;
      if (field == NULL && !ours[column])
        field = find_shown (folded[column], "field.");
      if (field != NULL && hoso_sheet_find (sheet, field) < 0)
        sheet->fields->pdata[column] = (gpointer)field;
      n += ours[column] || sheet->fields->pdata[column] != NULL;
    }
  return n;
}

/* Fields of the profile, by the words that survey questions use too. */
static guint
match_profile (HosoSheet *sheet, char **folded, const gboolean *ours)
{
  guint n = 0;

  for (guint column = 0; column < sheet->fields->len; column++)
    {
      const char *field = hoso_header_get_field (folded[column]);

      if (sheet->fields->pdata[column] == NULL && field != NULL && !ours[column] &&
          hoso_sheet_find (sheet, field) < 0)
        {
          sheet->fields->pdata[column] = (gpointer)field;
          n++;
        }
    }
  return n;
}

static gboolean
has_header (char **folded, const char *header)
{
  return g_strv_contains ((const char *const *)folded, header);
}

static void
name_layout (HosoSheet *sheet, char **folded)
{
  const gboolean orders = sheet->kind == HOSO_FILE_ORDERS;

  sheet->layout = "plain";
  sheet->channel = "shop";
  if (orders && has_header (folded, "ma don hang") && has_header (folded, "nguoi mua"))
    sheet->layout = sheet->channel = "shopee";
  else if (orders && has_header (folded, "order id") &&
           (has_header (folded, "sku id") || has_header (folded, "buyer username")))
    sheet->layout = sheet->channel = "tiktok";
  else if (has_header (folded, "ma hoa don") || has_header (folded, "ngay giao dich cuoi"))
    sheet->layout = "kiotviet";
  else if (orders && has_header (folded, "number of cds"))
    sheet->layout = "cdnow";
}

static gboolean
has (const HosoSheet *sheet, const char *field)
{
  return hoso_sheet_find (sheet, field) >= 0;
}

static gboolean
looks_like_orders (const HosoSheet *sheet)
{
  gboolean money = has (sheet, HOSO_ORDER_AMOUNT) || has (sheet, HOSO_ORDER_TOTAL) ||
                   has (sheet, HOSO_ORDER_PRICE);
  gboolean thing = has (sheet, HOSO_ORDER_ORDER) || has (sheet, HOSO_ORDER_PRODUCT) ||
                   has (sheet, HOSO_ORDER_CUSTOMER) || has (sheet, HOSO_ORDER_NAME) ||
                   has (sheet, HOSO_ORDER_PHONE);

  return money && thing && (has (sheet, HOSO_ORDER_DATE) || has (sheet, HOSO_ORDER_ORDER));
}

/* Most columns of a list of customers say what customers are; in a survey most
 * of them ask something. */
static gboolean
looks_like_customers (const HosoSheet *sheet, guint known, guint filled)
{
  gboolean reachable = has (sheet, HOSO_CUSTOMER_PHONE) || has (sheet, HOSO_CUSTOMER_EMAIL) ||
                       has (sheet, HOSO_CUSTOMER_CODE);

  return has (sheet, HOSO_CUSTOMER_NAME) && reachable &&
         (has (sheet, HOSO_CUSTOMER_CODE) || known * 2 >= filled);
}

static guint
match_customers (HosoSheet *sheet, char **folded)
{
  g_autofree gboolean *ours = g_new0 (gboolean, MAX (sheet->fields->len, 1));

  guint n = match_table (sheet, folded, customer_headers, G_N_ELEMENTS (customer_headers));

  n += match_own (sheet, folded, ours);
  return n + match_profile (sheet, folded, ours);
}

static guint
match_as (HosoSheet *sheet, char **folded, HosoFileKind kind)
{
  guint n = 0;

  clear_fields (sheet);
  sheet->kind = kind;
  if (kind == HOSO_FILE_ORDERS)
    n = match_table (sheet, folded, order_headers, G_N_ELEMENTS (order_headers));
  else if (kind == HOSO_FILE_CUSTOMERS)
    n = match_customers (sheet, folded);
  name_layout (sheet, folded);
  return n;
}

/* Forgets what columns filled before. */
void
hoso_sheet_headers_match_as (HosoSheet *sheet, HosoFileKind kind)
{
  g_auto (GStrv) folded = fold_headers (sheet);

  match_as (sheet, folded, kind);
}

static guint
count_filled (char **folded)
{
  guint n = 0;

  for (; *folded != NULL; folded++)
    n += **folded != '\0';
  return n;
}

/* A file whose first column is a survey tool's timestamp is a survey, unless it
 * has everything that orders have. */
void
hoso_sheet_headers_match (HosoSheet *sheet)
{
  g_auto (GStrv) folded = fold_headers (sheet);
  HosoDateOrder order;
  gboolean stamped =
    sheet->fields->len > 0 && hoso_header_is_timestamp (sheet->headers[0], &order);
  guint known;

  match_as (sheet, folded, HOSO_FILE_ORDERS);
  if (looks_like_orders (sheet) && (!stamped || has (sheet, HOSO_ORDER_ORDER)))
    return;
  known = match_as (sheet, folded, HOSO_FILE_CUSTOMERS);
  if (!stamped && looks_like_customers (sheet, known, count_filled (folded)))
    return;
  match_as (sheet, folded, HOSO_FILE_SURVEY);
}
