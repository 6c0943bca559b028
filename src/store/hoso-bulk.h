/* Many rows at once: the triggers that keep search and totals rest, and what
 * they keep is made again at the end, inside the same transaction; but for the
 * text beside names, which is filled in later (hoso-search-index.h).  Customers
 * who were there before are renamed and removed as ever.
 */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct
{
  HosoDb *db;
  gint64 last_customer;  /* the last that was there before */
  GHashTable *customers; /* ids of older ones whose search text or totals change */
  GHashTable *buyers;
  GPtrArray *resting; /* of char: SQL that makes what a large import does without */
  gboolean rebuild;   /* everything, at the end */
} HosoBulk;

#define HOSO_BULK_INIT               \
  {                                  \
    NULL, 0, NULL, NULL, NULL, FALSE \
  }

/* Inside a transaction.  With many @rows for the workspace, indexes and triggers
 * go until the end: then contacts and codes are to be found by customer only. */
gboolean hoso_bulk_begin (HosoBulk *bulk, HosoDb *db, guint64 rows, GError **error);
/* Whether the indexes went. */
gboolean hoso_bulk_is_large (const HosoBulk *bulk);
void hoso_bulk_set_rebuild (HosoBulk *bulk);
/* The contacts, codes, fields or notes of the customer changed; a new name needs
 * no mark. */
void hoso_bulk_touch_customer (HosoBulk *bulk, gint64 customer);
/* The purchases of the customer changed; 0 is nobody. */
void hoso_bulk_touch_buyer (HosoBulk *bulk, gint64 customer);
gboolean hoso_bulk_finish (HosoBulk *bulk, GError **error);
/* The same around the answers of a long survey. */
gboolean hoso_bulk_begin_answers (HosoBulk *bulk, HosoDb *db, GError **error);
gboolean hoso_bulk_finish_answers (HosoBulk *bulk, gint64 survey, GError **error);
void hoso_bulk_clear (HosoBulk *bulk);

/* Makes everything that is derived from customers and purchases again. */
gboolean hoso_bulk_rebuild (HosoDb *db, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HosoBulk, hoso_bulk_clear)

G_END_DECLS
