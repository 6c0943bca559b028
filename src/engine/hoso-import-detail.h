/* All that there is to say about one import: what it did, what it could not
 * decide, what it changed, what was wrong with its file.
 */

#pragma once

#include "hoso-import-change.h"
#include "hoso-import.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  HosoImportReport *report;
  HosoImportCounts counts; /* of what the lists below may hold the first of */
  GPtrArray *changes;      /* of HosoImportChange: answers, then fields */
  GPtrArray *customers;    /* of HosoImportedCustomer */
  GPtrArray *decisions;    /* of HosoDecision, all of them */
  guint64 open;            /* questions among these */
} HosoImportDetail;

/* @limit for each list of changes and for the customers; 0 for all. */
HosoImportDetail *
hoso_import_detail_load (HosoDb *db, gint64 import, guint limit, GError **error);
void hoso_import_detail_free (HosoImportDetail *detail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoImportDetail, hoso_import_detail_free)

G_END_DECLS
