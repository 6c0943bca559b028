/* The rows of a survey file, text or workbook.  One thread at a time. */

#pragma once

#include "hoso-row.h"
#include "hoso-source.h"

G_BEGIN_DECLS

typedef struct _HosoTable HosoTable;

HosoTable *hoso_table_open (const char *path,
                            const HosoReadOptions *options,
                            GCancellable *cancellable,
                            GError **error);
void hoso_table_free (HosoTable *table);
HosoNext hoso_table_next (HosoTable *table, HosoRow *row, GError **error);
gboolean hoso_table_is_vcard (const HosoTable *table);
const char *hoso_table_get_field (const HosoTable *table, guint column);
gboolean hoso_table_is_joined (const HosoTable *table, guint column);
const char *hoso_table_get_sheet (const HosoTable *table);
char **hoso_table_dup_sheets (const HosoTable *table);
double hoso_table_get_fraction (const HosoTable *table);
const char *hoso_table_get_encoding (const HosoTable *table);
gboolean hoso_table_has_bom (const HosoTable *table);
gboolean hoso_table_looks_like_vni (const HosoTable *table);
char hoso_table_get_delimiter (const HosoTable *table);
guint64 hoso_table_get_n_broken (const HosoTable *table);
gboolean hoso_table_can_sample (const HosoTable *table);
gboolean hoso_table_sample (HosoTable *table, double fraction, gsize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTable, hoso_table_free)

G_END_DECLS
