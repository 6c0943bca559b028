/* Reads comma-separated text (RFC 4180 and what people make of it), streaming.
 * Used by one thread at a time.
 */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoCsvReader HosoCsvReader;

HosoCsvReader *hoso_csv_reader_new (HosoFillFunc fill, gpointer data, char delimiter);
void hoso_csv_reader_free (HosoCsvReader *reader);
HosoNext hoso_csv_reader_next (HosoCsvReader *reader, HosoRow *row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCsvReader, hoso_csv_reader_free)

G_END_DECLS
