/* Turns bytes of any encoding into UTF-8, streaming.  One thread at a time. */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoDecoder HosoDecoder;

HosoDecoder *
hoso_decoder_new (const char *encoding, HosoFillFunc fill, gpointer data, GError **error);
void hoso_decoder_free (HosoDecoder *decoder);
gssize hoso_decoder_read (HosoDecoder *decoder, char *buffer, gsize size, GError **error);
/* Characters that were no text of this encoding and became U+FFFD. */
guint64 hoso_decoder_get_n_broken (const HosoDecoder *decoder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoDecoder, hoso_decoder_free)

G_END_DECLS
