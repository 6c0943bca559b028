/* One import of customers under way: from rows to customers with their contacts,
 * fields, tags and notes.  Used by hoso-lists.c only.
 */

#pragma once

#include "hoso-bulk.h"
#include "hoso-import.h"
#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoClientImporter HosoClientImporter;

/* Inside a transaction; borrows everything. */
HosoClientImporter *hoso_client_importer_new (HosoDb *db,
                                              HosoSheet *sheet,
                                              HosoImportReport *report,
                                              gint64 source,
                                              HosoBulk *bulk,
                                              GError **error);
void hoso_client_importer_free (HosoClientImporter *importer);
gboolean
hoso_client_importer_take (HosoClientImporter *importer, const HosoRow *row, GError **error);
/* Sets the report's figures. */
gboolean hoso_client_importer_finish (HosoClientImporter *importer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoClientImporter, hoso_client_importer_free)

G_END_DECLS
