/* One import of orders under way.  Rows that follow each other with the same
 * number are one order; it is stored once its last row was read, compared with
 * what the workspace has of that number.  Runs inside a transaction, on the
 * thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-order-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-buyers.h"
#include "hoso-fold.h"
#include "hoso-order-match.h"
#include "hoso-order-row.h"
#include "hoso-product-table.h"
#include "hoso-sheet-values.h"

/* The order whose rows are being read. */
typedef struct
{
  gboolean open;
  gboolean refused; /* its first row was, and so are the others */
  char *code;       /* NULL for an order without a number */
  HosoBuyer buyer;  /* owns its texts */
  HosoPurchaseStatus status;
  gint64 at_local;
  gboolean has_total;
  gint64 total;
  GArray *items; /* of HosoPurchaseItem */
  guint64 rows;
} Order;

struct _HosoOrderImporter
{
  HosoDb *db;
  HosoSheet *sheet;
  HosoImportReport *report;
  gint64 source;
  HosoBulk *bulk;
  HosoBuyers *buyers;
  HosoOrderMatch *match;
  HosoOrderColumns columns;
  GHashTable *products; /* folded name → id */
  GHashTable *unknown;  /* words for a status that nobody knows, told already */
  Order order;
};

/* Borrows everything; free with hoso_order_importer_free(). */
HosoOrderImporter *
hoso_order_importer_new (HosoDb *db,
                         HosoSheet *sheet,
                         HosoImportReport *report,
                         gint64 source,
                         HosoBulk *bulk,
                         GError **error)
{
  g_autoptr (HosoOrderImporter) importer = g_new0 (HosoOrderImporter, 1);

  importer->db = db;
  importer->sheet = sheet;
  importer->report = report;
  importer->source = source;
  importer->bulk = bulk;
  importer->order.items = g_array_new (FALSE, FALSE, sizeof (HosoPurchaseItem));
  importer->unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  importer->buyers = hoso_buyers_new (db, sheet->channel, report->id, source, bulk, error);
  if (importer->buyers == NULL)
    return NULL;
  hoso_order_columns_find (&importer->columns, sheet);
  importer->products = hoso_product_table_map (db, error);
  importer->match = hoso_order_match_new (db, report->id, error);
  if (importer->products == NULL || importer->match == NULL)
    return NULL;
  return g_steal_pointer (&importer);
}

static void
clear_order (Order *order)
{
  g_clear_pointer (&order->code, g_free);
  g_free ((char *)order->buyer.code);
  g_free ((char *)order->buyer.name);
  g_free ((char *)order->buyer.phone);
  g_free ((char *)order->buyer.email);
  g_free ((char *)order->buyer.address);
  order->buyer = (HosoBuyer){ NULL };
  order->open = FALSE;
  order->refused = FALSE;
  order->has_total = FALSE;
  order->rows = 0;
  g_array_set_size (order->items, 0);
}

void
hoso_order_importer_free (HosoOrderImporter *importer)
{
  clear_order (&importer->order);
  g_array_unref (importer->order.items);
  g_hash_table_unref (importer->unknown);
  g_clear_pointer (&importer->products, g_hash_table_unref);
  g_clear_pointer (&importer->match, hoso_order_match_free);
  g_clear_pointer (&importer->buyers, hoso_buyers_free);
  g_free (importer);
}

static gboolean
is_whole_returned (const Order *order)
{
  for (guint i = 0; i < order->items->len; i++)
    {
      const HosoPurchaseItem *item = &g_array_index (order->items, HosoPurchaseItem, i);

      if (item->quantity <= 0 || item->returned < item->quantity)
        return FALSE;
    }
  return order->items->len > 0;
}

/* What was paid for pieces that came back. */
static gint64
get_returned_amount (const Order *order)
{
  gint64 amount = 0;

  for (guint i = 0; i < order->items->len; i++)
    {
      const HosoPurchaseItem *item = &g_array_index (order->items, HosoPurchaseItem, i);

      if (item->quantity > 0 && item->returned > 0)
        amount += item->amount / item->quantity * MIN (item->returned, item->quantity);
    }
  return amount;
}

static HosoNewPurchase
get_purchase (HosoOrderImporter *importer, gint64 customer)
{
  const Order *order = &importer->order;
  HosoNewPurchase purchase = {
    .customer = customer,
    .channel = importer->sheet->channel,
    .code = order->code,
    .status = order->status,
    .at_local = order->at_local,
    .currency = importer->sheet->currency,
    .source = importer->source,
    .items = (const HosoPurchaseItem *)order->items->data,
    .n_items = order->items->len,
    .has_total = order->has_total,
    .total = order->total,
  };
  gint64 amount = hoso_purchase_get_amount (&purchase);

  purchase.has_total = TRUE;
  if (!is_whole_returned (order))
    amount -= get_returned_amount (order);
  else if (order->status == HOSO_PURCHASE_DONE)
    purchase.status = HOSO_PURCHASE_RETURNED;
  purchase.total = amount;
  return purchase;
}

static gboolean
store_purchase (HosoOrderImporter *importer,
                const HosoNewPurchase *purchase,
                gboolean new_customer,
                gboolean customer_changed,
                GError **error)
{
  HosoImportReport *report = importer->report;
  const guint64 rows = importer->order.rows;
  gint64 before = 0;

  switch (hoso_order_match_store (importer->match, purchase, &before, error))
    {
    case HOSO_ORDER_FAILED:
      return FALSE;
    case HOSO_ORDER_ADDED:
      report->added += rows;
      report->orders_added++;
      report->orders_anonymous += purchase->customer == 0;
      break;
    case HOSO_ORDER_UPDATED:
      report->updated += rows;
      report->orders_updated++;
      break;
    case HOSO_ORDER_UNCHANGED:
      if (new_customer || customer_changed)
        report->updated += rows;
      else
        report->unchanged += rows;
      return TRUE;
    }
  hoso_bulk_touch_buyer (importer->bulk, purchase->customer);
  hoso_bulk_touch_buyer (importer->bulk, before);
  return TRUE;
}

static gboolean
finish_order (HosoOrderImporter *importer, GError **error)
{
  Order *order = &importer->order;
  HosoNewPurchase purchase;
  gboolean added;
  gboolean changed;
  gint64 customer;

  if (!order->open || order->rows == 0)
    {
      clear_order (order);
      return TRUE;
    }
  if (!hoso_buyers_find (importer->buyers, &order->buyer, &customer, &added, &changed, error))
    return FALSE;
  purchase = get_purchase (importer, customer);
  if (!store_purchase (importer, &purchase, added, changed, error))
    return FALSE;
  clear_order (order);
  return TRUE;
}

static gboolean
find_product (HosoOrderImporter *importer, HosoSpan name, gint64 *product, GError **error)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autofree char *clean = NULL;
  gpointer known;

  *product = 0;
  if (hoso_span_is_missing (name))
    return TRUE;
  hoso_fold_append (folded, name.text, (gssize)name.length);
  known = g_hash_table_lookup (importer->products, folded->str);
  *product = (gint64)GPOINTER_TO_SIZE (known);
  if (*product != 0)
    return TRUE;
  clean = hoso_text_dup_trimmed (name.text, (gssize)name.length);
  *product = hoso_product_table_add (importer->db, clean, importer->source, error);
  if (*product == 0)
    return FALSE;
  importer->report->products_added++;
  g_hash_table_insert (importer->products, g_strdup (folded->str), GSIZE_TO_POINTER (*product));
  return TRUE;
}

static char *
dup_text (HosoSpan span)
{
  return hoso_span_is_missing (span) ? NULL
                                     : hoso_text_dup_trimmed (span.text, (gssize)span.length);
}

/* Market places blot out names and numbers: “N***”, “(+84)9*****12”. */
static char *
dup_open_text (HosoSpan span)
{
  return memchr (span.text, '*', span.length) != NULL ? NULL : dup_text (span);
}

static void
begin_order (HosoOrderImporter *importer, const HosoOrderCells *cells)
{
  Order *order = &importer->order;

  order->open = TRUE;
  order->code = dup_text (cells->order);
  order->buyer.code = dup_text (cells->customer);
  order->buyer.phone = dup_open_text (cells->phone);
  order->buyer.email = dup_open_text (cells->email);
  order->buyer.address = dup_open_text (cells->address);
  if (!hoso_sheet_is_walk_in (cells->name))
    order->buyer.name = dup_open_text (cells->name);
}

/* A status that nobody knows counts for nothing until the user says more. */
static void
read_status (HosoOrderImporter *importer, const HosoOrderCells *cells, const HosoRow *row)
{
  g_autofree char *word = NULL;
  g_autofree char *reason = NULL;

  if (hoso_sheet_parse_status (cells->status, &importer->order.status))
    return;
  importer->order.status = HOSO_PURCHASE_PENDING;
  word = dup_text (cells->status);
  if (!g_hash_table_add (importer->unknown, g_strdup (word)))
    return;
  /* Translators: %s is what a shop's tool calls the state of an order. */
  reason = g_strdup_printf (_ ("The status “%s” is not known; these orders were kept as not yet "
                               "done."),
                            word);
  hoso_sheet_add_problem (importer->sheet, row->line,
                          hoso_sheet_find (importer->sheet, "status"), reason);
}

static gboolean
refuse_row (HosoOrderImporter *importer, const HosoRow *row, char *reason)
{
  hoso_sheet_add_problem (importer->sheet, row->line, -1, reason);
  importer->report->rejected++;
  g_free (reason);
  return TRUE;
}

static gboolean
is_same_order (const Order *order, HosoSpan code)
{
  return order->open && order->code != NULL && code.length == strlen (order->code) &&
         memcmp (order->code, code.text, code.length) == 0;
}

/* The first row of an order; what is wrong with it, or NULL. */
static char *
open_order (HosoOrderImporter *importer, const HosoOrderCells *cells, const HosoRow *row)
{
  Order *order = &importer->order;
  char *problem;

  begin_order (importer, cells);
  problem = hoso_order_row_read_date (cells, importer->sheet, &order->at_local);
  if (problem == NULL)
    problem =
      hoso_order_row_read_total (cells, importer->sheet, &order->total, &order->has_total);
  order->refused = problem != NULL;
  if (problem == NULL)
    read_status (importer, cells, row);
  return problem;
}

static gboolean
add_line (HosoOrderImporter *importer,
          const HosoOrderCells *cells,
          const HosoRow *row,
          GError **error)
{
  Order *order = &importer->order;
  HosoOrderFigures figures;
  HosoPurchaseItem item = { 0 };
  char *problem = hoso_order_row_read_figures (cells, importer->sheet, &figures);

  if (problem != NULL)
    return refuse_row (importer, row, problem);
  if (!find_product (importer, cells->product, &item.product, error))
    return FALSE;
  item.quantity = figures.quantity;
  item.returned = figures.returned;
  item.amount = figures.has_amount ? figures.amount : order->items->len == 0 ? order->total
                                                                             : 0;
  g_array_append_val (order->items, item);
  order->rows++;
  return TRUE;
}

/**
 * hoso_order_importer_take:
 *
 * Returns: %TRUE, or %FALSE with @error set where the workspace fails; a row that
 *   cannot be understood becomes a problem of the sheet
 */
gboolean
hoso_order_importer_take (HosoOrderImporter *importer, const HosoRow *row, GError **error)
{
  Order *order = &importer->order;
  HosoOrderCells cells;
  char *problem = NULL;

  hoso_order_row_read (&importer->columns, row, &cells);
  if (!is_same_order (order, cells.order) && !(order->open && hoso_order_row_continues (&cells)))
    {
      if (!finish_order (importer, error))
        return FALSE;
      problem = open_order (importer, &cells, row);
    }
  else if (order->refused)
    {
      problem = g_strdup (_ ("The first row of this order could not be understood."));
    }
  if (problem != NULL)
    return refuse_row (importer, row, problem);
  return add_line (importer, &cells, row, error);
}

gboolean
hoso_order_importer_finish (HosoOrderImporter *importer, GError **error)
{
  if (!finish_order (importer, error))
    return FALSE;
  importer->report->customers_added = hoso_buyers_get_added (importer->buyers);
  importer->report->customers_matched = hoso_buyers_get_matched (importer->buyers);
  return TRUE;
}
