/* One import of orders under way: from rows to purchases.  Used by
 * hoso-lists.c only.
 */

#pragma once

#include "hoso-bulk.h"
#include "hoso-import.h"
#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoOrderImporter HosoOrderImporter;

/* Inside a transaction; borrows everything. */
HosoOrderImporter *hoso_order_importer_new (HosoDb *db,
                                            HosoSheet *sheet,
                                            HosoImportReport *report,
                                            gint64 source,
                                            HosoBulk *bulk,
                                            GError **error);
void hoso_order_importer_free (HosoOrderImporter *importer);
gboolean hoso_order_importer_take (HosoOrderImporter *importer, const HosoRow *row, GError **error);
/* Stores the last order and sets the report's figures. */
gboolean hoso_order_importer_finish (HosoOrderImporter *importer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoOrderImporter, hoso_order_importer_free)

G_END_DECLS
