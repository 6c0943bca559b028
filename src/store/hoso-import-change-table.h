/* What an import changed, as stored: answers of before, fields of customers,
 * customers whom it added.
 */

#pragma once

#include "hoso-column.h"
#include "hoso-db.h"
#include "hoso-import-change.h"

G_BEGIN_DECLS

/* An answer that the import changed; the columns hold one row.  @after is NULL
 * where no later import changed it again: then it is the answer of today. */
typedef struct
{
  guint ordinal;
  gint64 question;
  gint64 customer;
  const char *who;
  const HosoColumn *before;
  const HosoColumn *after;
} HosoChangedCell;

typedef gboolean (*HosoChangedCellFunc) (const HosoChangedCell *cell,
                                         gpointer data,
                                         GError **error);

gboolean
hoso_import_change_count (HosoDb *db, gint64 import, HosoImportCounts *counts, GError **error);
/* By response and question; @limit 0 for all. */
gboolean hoso_import_change_foreach_cell (
  HosoDb *db, gint64 import, guint limit, HosoChangedCellFunc func, gpointer data, GError **error);
/* Adds HosoImportChange, by customer and field. */
gboolean hoso_import_change_list_fields (
  HosoDb *db, gint64 import, guint limit, GPtrArray *changes, GError **error);
/* Adds HosoImportedCustomer, in Vietnamese order. */
gboolean hoso_import_change_list_customers (
  HosoDb *db, gint64 import, guint limit, GPtrArray *customers, GError **error);

G_END_DECLS
