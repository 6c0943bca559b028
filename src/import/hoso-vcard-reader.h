/* The cards of a vCard file as rows of customers, after a row of headers.  One
 * thread at a time. */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

/* Which columns a file has; its rows have them in the same order. */
typedef struct _HosoVcardColumns HosoVcardColumns;
typedef struct _HosoVcardReader HosoVcardReader;

gboolean hoso_vcard_is_likely (HosoSpan head);
HosoVcardColumns *hoso_vcard_columns_find (HosoFillFunc fill,
                                           gpointer data,
                                           const char *encoding,
                                           GError **error);
void hoso_vcard_columns_free (HosoVcardColumns *columns);
/* What the column fills of a customer, or NULL; static or interned. */
const char *hoso_vcard_columns_get_field (const HosoVcardColumns *columns, guint column);

/* Borrows @columns. */
HosoVcardReader *hoso_vcard_reader_new (HosoFillFunc fill,
                                        gpointer data,
                                        const char *encoding,
                                        const HosoVcardColumns *columns);
void hoso_vcard_reader_free (HosoVcardReader *reader);
HosoNext hoso_vcard_reader_next (HosoVcardReader *reader, HosoRow *row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoVcardColumns, hoso_vcard_columns_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoVcardReader, hoso_vcard_reader_free)

G_END_DECLS
