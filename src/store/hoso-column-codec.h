/* A chunk of a column as bytes, and back.
 *
 * Byte 0 is the HosoCoding, then a varint with the number of responses n.
 * SINGLE: a byte with the width of a code (1, 2, 4), then n little-endian codes.
 * SET: for each response a varint count and as many varint codes.
 * TEXT: n varint lengths, then the bytes of all answers.
 */

#pragma once

#include <glib.h>

#include "hoso-column.h"

G_BEGIN_DECLS

GByteArray *hoso_column_encode (const HosoColumn *column);
HosoColumn *hoso_column_decode (gconstpointer data, gsize length, GError **error);

G_END_DECLS
