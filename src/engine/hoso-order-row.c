/* What one row of an order file says, or why it cannot be understood.
 * Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-order-row.h"

#include <glib/gi18n-lib.h>

#include "hoso-money.h"
#include "hoso-sheet-headers.h"
#include "hoso-sheet-values.h"

/* In the order of HosoOrderCells. */
static const char *const fields[] = {
  HOSO_ORDER_ORDER,
  HOSO_ORDER_CUSTOMER,
  HOSO_ORDER_NAME,
  HOSO_ORDER_PHONE,
  HOSO_ORDER_EMAIL,
  HOSO_ORDER_ADDRESS,
  HOSO_ORDER_DATE,
  HOSO_ORDER_PRODUCT,
  HOSO_ORDER_QUANTITY,
  HOSO_ORDER_RETURNED,
  HOSO_ORDER_PRICE,
  HOSO_ORDER_AMOUNT,
  HOSO_ORDER_TOTAL,
  HOSO_ORDER_STATUS,
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == sizeof (HosoOrderCells) / sizeof (HosoSpan));
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == G_N_ELEMENTS (((HosoOrderColumns *)NULL)->columns));

void
hoso_order_columns_find (HosoOrderColumns *columns, const HosoSheet *sheet)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    columns->columns[i] = hoso_sheet_find (sheet, fields[i]);
}

/* @cells are trimmed, and valid as long as @row. */
void
hoso_order_row_read (const HosoOrderColumns *columns, const HosoRow *row, HosoOrderCells *cells)
{
  HosoSpan *spans = (HosoSpan *)cells;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    spans[i] = columns->columns[i] < 0
                 ? hoso_span ("", 0)
                 : hoso_span_trim (hoso_row_get_cell (row, (guint)columns->columns[i]));
}

gboolean
hoso_order_row_continues (const HosoOrderCells *cells)
{
  return cells->order.length == 0 && cells->date.length == 0 && cells->customer.length == 0 &&
         cells->name.length == 0 && cells->phone.length == 0 && cells->product.length > 0;
}

/* @format has one %s, for the text of the cell. */
static char *
complain (const char *format, HosoSpan cell)
{
  g_autofree char *text = g_strndup (cell.text, MIN (cell.length, 80));
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_strdup_printf (format, valid);
}

char *
hoso_order_row_read_date (const HosoOrderCells *cells, const HosoSheet *sheet, gint64 *at)
{
  if (cells->date.length == 0)
    return g_strdup (_ ("The row has no date."));
  if (!hoso_sheet_parse_date (cells->date, sheet->date_order, sheet->delimiter == 0, at))
    /* Translators: %s is what a cell holds. */
    return complain (_ ("“%s” is not a date."), cells->date);
  return NULL;
}

/* Nothing for an empty cell. */
static char *
read_money (HosoSpan cell, const HosoSheet *sheet, gint64 *amount, gboolean *has)
{
  *has = FALSE;
  if (hoso_span_is_missing (cell))
    return NULL;
  *has = hoso_money_parse (cell.text, (gssize)cell.length, sheet->currency, amount);
  /* Translators: %s is what a cell holds. */
  return *has ? NULL : complain (_ ("“%s” is not an amount of money."), cell);
}

char *
hoso_order_row_read_total (const HosoOrderCells *cells,
                           const HosoSheet *sheet,
                           gint64 *total,
                           gboolean *has_total)
{
  return read_money (cells->total, sheet, total, has_total);
}

static char *
read_quantity (HosoSpan cell, gint64 *quantity)
{
  if (hoso_span_is_missing (cell) || hoso_sheet_parse_quantity (cell, quantity))
    return NULL;
  /* Translators: %s is what a cell holds. */
  return complain (_ ("“%s” is not a number of pieces."), cell);
}

/* One piece where nothing else is said; the amount of the row, or the price of
 * its pieces. */
char *
hoso_order_row_read_figures (const HosoOrderCells *cells,
                             const HosoSheet *sheet,
                             HosoOrderFigures *figures)
{
  gboolean has_price = FALSE;
  gint64 price = 0;
  char *problem;

  *figures = (HosoOrderFigures){ .quantity = 1 };
  problem = read_quantity (cells->quantity, &figures->quantity);
  if (problem == NULL)
    problem = read_quantity (cells->returned, &figures->returned);
  if (problem == NULL)
    problem = read_money (cells->amount, sheet, &figures->amount, &figures->has_amount);
  if (problem != NULL || figures->has_amount)
    return problem;
  problem = read_money (cells->price, sheet, &price, &has_price);
  if (problem == NULL && has_price)
    figures->has_amount =
      !__builtin_mul_overflow (price, figures->quantity, &figures->amount);
  if (problem == NULL && !figures->has_amount && cells->total.length == 0)
    return g_strdup (_ ("The row has no amount."));
  return problem;
}
