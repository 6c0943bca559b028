/* What the rows of a list of customers say of the fields of the profile.  Used by
 * hoso-client-importer.c only.
 */

#pragma once

#include "hoso-bulk.h"
#include "hoso-newcomers.h"
#include "hoso-row.h"
#include "hoso-sheet.h"

G_BEGIN_DECLS

typedef struct _HosoClientFields HosoClientFields;

/* Inside a transaction; borrows everything.  @newcomers is NULL where the file is not
 * long. */
HosoClientFields *hoso_client_fields_new (HosoBulk *bulk,
                                          HosoSheet *sheet,
                                          gint64 source,
                                          HosoNewcomers *newcomers,
                                          GError **error);
void hoso_client_fields_free (HosoClientFields *fields);
/* Of a customer whom this row added. */
gboolean hoso_client_fields_tell (HosoClientFields *fields,
                                  const HosoRow *row,
                                  gint64 customer,
                                  GError **error);
/* Of any other; @changed becomes TRUE where something was not known. */
gboolean hoso_client_fields_set (HosoClientFields *fields,
                                 const HosoRow *row,
                                 gint64 customer,
                                 gboolean *changed,
                                 GError **error);
gboolean hoso_client_fields_finish (HosoClientFields *fields, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoClientFields, hoso_client_fields_free)

G_END_DECLS
