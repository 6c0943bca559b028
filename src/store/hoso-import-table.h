/* Imports, as stored: what each brought and what stood there before. */

#pragma once

#include "hoso-column.h"
#include "hoso-db.h"
#include "hoso-import.h"

G_BEGIN_DECLS

/* @kind is "survey", "customers" or "orders".  Returns the id, or 0. */
gint64 hoso_import_table_add (
  HosoDb *db, const char *kind, gint64 source, const char *file_name, GError **error);
/* Stores the survey, the figures and the problems of @report. */
gboolean hoso_import_table_finish (HosoDb *db,
                                   const HosoImportReport *report,
                                   gboolean made_survey,
                                   GError **error);
/* Keeps the answer of the response @ordinal as it was before @import changed it: a
 * column of one row. */
gboolean hoso_import_table_add_cell (HosoDb *db,
                                     gint64 import,
                                     guint ordinal,
                                     gint64 question,
                                     const HosoColumn *before,
                                     GError **error);
/* Keeps that @import added @customer, and its name. */
gboolean
hoso_import_table_add_customer (HosoDb *db, gint64 import, gint64 customer, GError **error);
/* Of HosoImportReport, newest first, without drafts. */
GPtrArray *hoso_import_table_list (HosoDb *db, GError **error);
/* With a draft that holds only the problems; HOSO_ERROR_NOT_FOUND without one. */
HosoImportReport *hoso_import_table_load (HosoDb *db, gint64 import, GError **error);
/* 0 with @error set. */
gint64 hoso_import_table_get_source (HosoDb *db, gint64 import, GError **error);

/* Takes the import back inside the transaction of the caller, or gives
 * HOSO_ERROR_CONFLICT with a sentence that names what stands in the way. */
gboolean hoso_import_table_undo (HosoDb *db, gint64 import, GError **error);

/* The latest import into @survey before @import that added customers, or 0. */
gboolean hoso_import_table_find_adding (
  HosoDb *db, gint64 survey, gint64 import, gint64 *adding, GError **error);

G_END_DECLS
