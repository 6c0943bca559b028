/* Dates, quantities and words in the cells of shop lists.  Words are compared
 * folded, in Vietnamese and English.  Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-sheet-values.h"

#include <string.h>

#include "hoso-fold.h"
#include "hoso-timestamp.h"

#define DAY_SECONDS 86400
/* Day 0 of spreadsheets, 1899-12-30, in days before 1970. */
#define SERIAL_ZERO 25569
#define SERIAL_FIRST 20000 /* 1954 */
#define SERIAL_LAST 80000  /* 2119 */
#define MAX_QUANTITY_DIGITS 9

/* “19970101”. */
static gboolean
parse_compact (HosoSpan text, gint64 *at_local)
{
  int number = 0;
  HosoTime time;

  if (text.length != 8)
    return FALSE;
  for (gsize i = 0; i < 8; i++)
    {
      if (!g_ascii_isdigit (text.text[i]))
        return FALSE;
      number = number * 10 + (text.text[i] - '0');
    }
  if (!hoso_time_set (&time, number / 10000, number / 100 % 100, number % 100, 0, 0, 0))
    return FALSE;
  *at_local = time.local;
  return TRUE;
}

static gboolean
parse_serial (HosoSpan text, gint64 *at_local)
{
  char number[32];
  char *end;
  double days;

  if (text.length == 0 || text.length >= sizeof number || !g_ascii_isdigit (*text.text))
    return FALSE;
  memcpy (number, text.text, text.length);
  number[text.length] = '\0';
  days = g_ascii_strtod (number, &end);
  if (*end != '\0' || !(days >= SERIAL_FIRST && days <= SERIAL_LAST))
    return FALSE;
  *at_local = (gint64)((days - SERIAL_ZERO) * DAY_SECONDS + 0.5);
  return TRUE;
}

/* “2026-02-01T00:01:00” becomes what spreadsheets write. */
static HosoSpan
without_letter (HosoSpan text, char buffer[32])
{
  if (text.length < 16 || text.length >= 32 || text.text[10] != 'T')
    return text;
  memcpy (buffer, text.text, text.length);
  buffer[10] = ' ';
  return hoso_span (buffer, text.length);
}

gboolean
hoso_sheet_parse_date (HosoSpan text, HosoDateOrder order, gboolean serial, gint64 *at_local)
{
  char buffer[32];
  HosoStamp stamp;
  HosoTime time;

  if (parse_compact (text, at_local) || (serial && parse_serial (text, at_local)))
    return TRUE;
  if (!hoso_stamp_parse (without_letter (text, buffer), &stamp) ||
      !hoso_stamp_resolve (&stamp, stamp.year_first ? HOSO_DATE_ORDER_YMD : order, &time))
    return FALSE;
  *at_local = time.local;
  return TRUE;
}

static gsize
count_digits (HosoSpan text, gsize from, gint64 *number)
{
  gsize n = 0;

  while (from + n < text.length && n < MAX_QUANTITY_DIGITS &&
         g_ascii_isdigit (text.text[from + n]))
    *number = *number * 10 + (text.text[from + n++] - '0');
  return n;
}

/* “2”, “2.0”, “2,00”, “1.000”. */
gboolean
hoso_sheet_parse_quantity (HosoSpan text, gint64 *quantity)
{
  gint64 whole = 0;
  gint64 rest = 0;
  gsize n = count_digits (text, 0, &whole);

  if (n == 0)
    return FALSE;
  *quantity = whole;
  if (n == text.length)
    return TRUE;
  if ((text.text[n] != '.' && text.text[n] != ',') ||
      count_digits (text, n + 1, &rest) != text.length - n - 1)
    return FALSE;
  if (text.length - n == 4 && n <= 3 && whole > 0)
    {
      *quantity = whole * 1000 + rest;
      return TRUE;
    }
  return rest == 0;
}

/* A phrase anywhere in the words decides; the first that is found. */
static const struct
{
  const char *phrase;
  HosoPurchaseStatus status;
} statuses[] = {
  { "da huy", HOSO_PURCHASE_CANCELLED },
  { "huy", HOSO_PURCHASE_CANCELLED },
  { "cancel", HOSO_PURCHASE_CANCELLED },
  { "khong giao duoc", HOSO_PURCHASE_CANCELLED },
  { "giao that bai", HOSO_PURCHASE_CANCELLED },
  { "giao khong thanh cong", HOSO_PURCHASE_CANCELLED },
  { "failed", HOSO_PURCHASE_CANCELLED },
  { "void", HOSO_PURCHASE_CANCELLED },
  { "tra hang", HOSO_PURCHASE_RETURNED },
  { "hoan hang", HOSO_PURCHASE_RETURNED },
  { "hoan tien", HOSO_PURCHASE_RETURNED },
  { "hoan tra", HOSO_PURCHASE_RETURNED },
  { "chuyen hoan", HOSO_PURCHASE_RETURNED },
  { "da hoan tat", HOSO_PURCHASE_DONE },
  { "da hoan thanh", HOSO_PURCHASE_DONE },
  { "da hoan", HOSO_PURCHASE_RETURNED },
  { "da tra", HOSO_PURCHASE_RETURNED },
  { "return", HOSO_PURCHASE_RETURNED },
  { "refund", HOSO_PURCHASE_RETURNED },
  { "chua", HOSO_PURCHASE_PENDING },
  { "cho ", HOSO_PURCHASE_PENDING },
  { "dang", HOSO_PURCHASE_PENDING },
  { "phieu tam", HOSO_PURCHASE_PENDING },
  { "don moi", HOSO_PURCHASE_PENDING },
  { "can gui", HOSO_PURCHASE_PENDING },
  { "da gui hang", HOSO_PURCHASE_PENDING },
  { "da xac nhan", HOSO_PURCHASE_PENDING },
  { "unpaid", HOSO_PURCHASE_PENDING },
  { "pending", HOSO_PURCHASE_PENDING },
  { "to ship", HOSO_PURCHASE_PENDING },
  { "shipped", HOSO_PURCHASE_PENDING },
  { "awaiting", HOSO_PURCHASE_PENDING },
  { "processing", HOSO_PURCHASE_PENDING },
  { "in transit", HOSO_PURCHASE_PENDING },
  { "on hold", HOSO_PURCHASE_PENDING },
  { "draft", HOSO_PURCHASE_PENDING },
  { "hoan thanh", HOSO_PURCHASE_DONE },
  { "hoan tat", HOSO_PURCHASE_DONE },
  { "thanh cong", HOSO_PURCHASE_DONE },
  { "da giao", HOSO_PURCHASE_DONE },
  { "da nhan", HOSO_PURCHASE_DONE },
  { "da thanh toan", HOSO_PURCHASE_DONE },
  { "da thu tien", HOSO_PURCHASE_DONE },
  { "complete", HOSO_PURCHASE_DONE },
  { "delivered", HOSO_PURCHASE_DONE },
  { "paid", HOSO_PURCHASE_DONE },
  { "done", HOSO_PURCHASE_DONE },
  { "success", HOSO_PURCHASE_DONE },
};

/* Nothing written means that it is done. */
gboolean
hoso_sheet_parse_status (HosoSpan text, HosoPurchaseStatus *status)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  *status = HOSO_PURCHASE_DONE;
  if (hoso_span_is_missing (text))
    return TRUE;
  hoso_fold_append (folded, text.text, (gssize)text.length);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (strstr (folded->str, statuses[i].phrase) != NULL)
      {
        *status = statuses[i].status;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_one_of (HosoSpan text, const char *const *words)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  hoso_fold_append (folded, text.text, (gssize)text.length);
  return g_strv_contains (words, folded->str);
}

gboolean
hoso_sheet_is_walk_in (HosoSpan name)
{
  static const char *const words[] = { "khach le", "khach vang lai", "khach hang le",
                                       "walk-in", "walk in", "guest",
                                       "anonymous", "khach", "n/a",
                                       NULL };

  return hoso_span_is_missing (name) || is_one_of (name, words);
}

gboolean
hoso_sheet_is_company (HosoSpan kind)
{
  static const char *const words[] = { "cong ty", "doanh nghiep", "to chuc", "company",
                                       "business", "organisation", "organization",
                                       NULL };

  return is_one_of (kind, words);
}
