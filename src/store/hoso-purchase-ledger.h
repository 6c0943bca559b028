/* All purchases that were done and whose customer is known, up to a day, side by
 * side: for figures over everybody. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* Customer i has the entries starts[i] to starts[i + 1], by ascending day. */
typedef struct _HosoPurchaseLedger
{
  GArray *customers; /* gint64, ascending */
  GArray *starts;    /* guint, one more than customers */
  GArray *days;      /* gint, since 1970-01-01, wall time */
  GArray *amounts;   /* gint64, minor units; 0 in any other currency */
  GArray *others;    /* guint, the entries in any other currency, ascending */
  char *currency;    /* the one most purchases are in, or NULL */
} HosoPurchaseLedger;

/* @until: the last day, included.  @some: a JSON array of ids to keep to, or NULL
 * for everybody. */
HosoPurchaseLedger *hoso_purchase_ledger_load (
  HosoDb *db, gint until, const char *some, GCancellable *cancellable, GError **error);
void hoso_purchase_ledger_free (HosoPurchaseLedger *ledger);
/* The day of the latest purchase, 0 without any. */
gboolean hoso_purchase_ledger_find_last_day (HosoDb *db, gint *day, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPurchaseLedger, hoso_purchase_ledger_free)

G_END_DECLS
