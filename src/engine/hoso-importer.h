/* One import under way: the state between the batches of the reader and the
 * chunks of the store.  Used by hoso-imports.c only.
 */

#pragma once

#include "hoso-column-map.h"
#include "hoso-customer-join.h"
#include "hoso-import.h"

G_BEGIN_DECLS

typedef struct _HosoImporter HosoImporter;

/* Takes @map.  Inside a transaction. */
HosoImporter *hoso_importer_new (HosoDb *db,
                                 HosoColumnMap *map,
                                 const HosoDraft *draft,
                                 HosoImportReport *report,
                                 HosoCustomerJoin *join,
                                 GError **error);
void hoso_importer_free (HosoImporter *importer);
/* Whether the survey held responses before, so that rows must be compared:
 * then all batches are given to look() first. */
gboolean hoso_importer_must_compare (const HosoImporter *importer);
gboolean hoso_importer_look (HosoImporter *importer, const HosoBatch *batch, GError **error);
gboolean hoso_importer_compare (HosoImporter *importer, GError **error);
gboolean hoso_importer_take (HosoImporter *importer, const HosoBatch *batch, GError **error);
/* Writes what is left and sets the report's figures. */
gboolean hoso_importer_finish (HosoImporter *importer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoImporter, hoso_importer_free)

G_END_DECLS
