/* Whole numbers in as few bytes as they need: seven bits a byte, the low ones
 * first, the eighth saying that more follow (LEB128).
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_VARINT_MAX 10 /* bytes of the longest */

/* Writes @value and returns where the next byte goes; @at has room for
 * HOSO_VARINT_MAX bytes. */
static inline guint8 *
hoso_varint_put (guint8 *at, guint64 value)
{
  while (value >= 0x80)
    {
      *at++ = (guint8)(value | 0x80);
      value >>= 7;
    }
  *at++ = (guint8)value;
  return at;
}

/* Reads a number and moves @at behind it; FALSE where the bytes end too early
 * or hold more than 64 bits. */
static inline gboolean
hoso_varint_take (const guint8 **at, const guint8 *end, guint64 *value)
{
  guint64 result = 0;

  for (guint shift = 0; shift < 64 && *at < end; shift += 7)
    {
      guint8 byte = *(*at)++;

      result |= (guint64)(byte & 0x7f) << shift;
      if (byte < 0x80)
        {
          *value = result;
          return TRUE;
        }
    }
  return FALSE;
}

/* Signed numbers near 0 become small unsigned ones. */
static inline guint64
hoso_varint_from_signed (gint64 value)
{
  return ((guint64)value << 1) ^ (guint64)(value >> 63);
}

static inline gint64
hoso_varint_to_signed (guint64 value)
{
  return (gint64)(value >> 1) ^ -(gint64)(value & 1);
}

G_END_DECLS
