/* What one row of an order file says. */

#pragma once

#include "hoso-purchase.h"
#include "hoso-row.h"
#include "hoso-sheet.h"

G_BEGIN_DECLS

/* Cells are borrowed from the row; "" where the file has no such column. */
typedef struct
{
  HosoSpan order;
  HosoSpan customer;
  HosoSpan name;
  HosoSpan phone;
  HosoSpan email;
  HosoSpan address;
  HosoSpan date;
  HosoSpan product;
  HosoSpan quantity;
  HosoSpan returned;
  HosoSpan price;
  HosoSpan amount;
  HosoSpan total;
  HosoSpan status;
} HosoOrderCells;

/* The figures of a row's line. */
typedef struct
{
  gint64 quantity;
  gint64 returned;
  gint64 amount;
  gboolean has_amount; /* otherwise only the order's total is known */
} HosoOrderFigures;

/* The columns of a sheet, found once. */
typedef struct
{
  int columns[14];
} HosoOrderColumns;

void hoso_order_columns_find (HosoOrderColumns *columns, const HosoSheet *sheet);
void
hoso_order_row_read (const HosoOrderColumns *columns, const HosoRow *row, HosoOrderCells *cells);
/* Whether the row only tells another line of the order before it. */
gboolean hoso_order_row_continues (const HosoOrderCells *cells);
/* Each returns NULL, or what is wrong: a sentence to be freed with g_free(). */
char *hoso_order_row_read_date (const HosoOrderCells *cells, const HosoSheet *sheet, gint64 *at);
char *hoso_order_row_read_total (const HosoOrderCells *cells,
                                 const HosoSheet *sheet,
                                 gint64 *total,
                                 gboolean *has_total);
char *hoso_order_row_read_figures (const HosoOrderCells *cells,
                                   const HosoSheet *sheet,
                                   HosoOrderFigures *figures);

G_END_DECLS
