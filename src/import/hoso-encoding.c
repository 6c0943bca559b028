/* Which encoding a file's text has: a byte order mark says it, UTF-8 proves
 * itself, UTF-16 shows by its zero bytes, and uchardet guesses the rest.
 * Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-encoding.h"

#include <uchardet/uchardet.h>

#define ASCII_MASK G_GUINT64_CONSTANT (0x8080808080808080)
#define LOW_BITS G_GUINT64_CONSTANT (0x0101010101010101)

static gboolean
is_tail (guchar c)
{
  return (c & 0xc0) == 0x80;
}

/* Bytes of the sequence at @p (RFC 3629, section 4), 0 if it is none. */
static guint
sequence_length (const guchar *p, gsize left)
{
  if (p[0] < 0xc2 || p[0] > 0xf4)
    return p[0] < 0x80 && p[0] != 0;
  if (p[0] < 0xe0)
    return left >= 2 && is_tail (p[1]) ? 2 : 0;
  if (p[0] < 0xf0)
    {
      if (left < 3 || !is_tail (p[1]) || !is_tail (p[2]))
        return 0;
      if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f))
        return 0;
      return 3;
    }
  if (left < 4 || !is_tail (p[1]) || !is_tail (p[2]) || !is_tail (p[3]))
    return 0;
  if ((p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
    return 0;
  return 4;
}

/* How many leading bytes of @text are valid UTF-8 without NUL. */
gsize
hoso_utf8_valid_length (const char *text, gsize length)
{
  const guchar *p = (const guchar *)text;
  const guchar *end = p + length;

  while (p < end)
    {
      guint n;

      while (end - p >= 8)
        {
          guint64 word;

          memcpy (&word, p, 8);
          if (((word | (word - LOW_BITS)) & ASCII_MASK) != 0)
            break;
          p += 8;
        }
      if (p == end)
        break;
      n = sequence_length (p, end - p);
      if (n == 0)
        break;
      p += n;
    }
  return p - (const guchar *)text;
}

static gboolean
is_utf8 (HosoSpan piece, gboolean cut_before)
{
  guint skipped = 0;

  while (cut_before && skipped < 3 && piece.length > 0 && is_tail (*piece.text))
    {
      piece.text++;
      piece.length--;
      skipped++;
    }
  /* The end may cut a character of up to four bytes. */
  return piece.length - hoso_utf8_valid_length (piece.text, piece.length) < 4;
}

static const char *
guess_from_bom (HosoSpan head, guint *bom_length)
{
  static const struct
  {
    const char *bytes;
    guint length;
    const char *encoding;
  } marks[] = {
    { "\xef\xbb\xbf", 3, "UTF-8" },
    { "\xff\xfe\0\0", 4, "UTF-32LE" },
    { "\0\0\xfe\xff", 4, "UTF-32BE" },
    { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (head.length >= marks[i].length &&
          memcmp (head.text, marks[i].bytes, marks[i].length) == 0)
        {
          *bom_length = marks[i].length;
          return marks[i].encoding;
        }
    }
  *bom_length = 0;
  return NULL;
}

/* Blanks, digits and delimiters have one zero byte in UTF-16, always on the
 * same side. */
static const char *
guess_utf16 (HosoSpan head)
{
  gsize zeros[2] = { 0, 0 };
  gsize half = head.length / 2;

  for (gsize i = 0; i < half * 2; i++)
    zeros[i & 1] += head.text[i] == '\0';
  if (half == 0)
    return NULL;
  if (zeros[1] * 5 > half && zeros[0] * 20 < zeros[1])
    return "UTF-16LE";
  if (zeros[0] * 5 > half && zeros[1] * 20 < zeros[0])
    return "UTF-16BE";
  return NULL;
}

/* Capital letters behind small ones: words of a wrongly chosen encoding. */
static gsize
count_odd_capitals (HosoSpan text, const char *encoding)
{
  g_autofree char *utf8 =
    g_convert_with_fallback (text.text, text.length, "UTF-8", encoding, "?", NULL, NULL, NULL);
  gunichar previous = ' ';
  gsize n = 0;

  if (utf8 == NULL)
    return G_MAXSIZE;
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n += (g_unichar_islower (previous) && g_unichar_isupper (c)) || g_unichar_iscntrl (c);
      previous = c;
    }
  return n;
}

static char *
guess_statistically (const HosoSpan *pieces, guint n)
{
  uchardet_t detector = uchardet_new ();
  g_autofree char *name = NULL;

  for (guint i = 0; i < n; i++)
    uchardet_handle_data (detector, pieces[i].text, pieces[i].length);
  uchardet_data_end (detector);
  name = g_ascii_strup (uchardet_get_charset (detector), -1);
  uchardet_delete (detector);

  /* TCVN3, the encoding of old .VnTime fonts, is taken for VISCII. */
  if (g_str_equal (name, "VISCII") &&
      count_odd_capitals (pieces[0], "TCVN") <= count_odd_capitals (pieces[0], "VISCII"))
    return g_strdup ("TCVN");
  if (name[0] == '\0' || g_str_equal (name, "ASCII") || g_str_has_prefix (name, "UTF-") ||
      g_str_equal (name, "ISO-8859-1") || g_str_has_prefix (name, "MAC-"))
    return g_strdup ("WINDOWS-1252");
  return g_steal_pointer (&name);
}

/* The encoding's iconv name; never NULL.  @bom_length is how many bytes of
 * the head are a byte order mark. */
char *
hoso_encoding_guess (const HosoSpan *pieces, guint n, guint *bom_length)
{
  const char *known = guess_from_bom (pieces[0], bom_length);
  gboolean utf8 = TRUE;

  if (known != NULL)
    return g_strdup (known);
  known = guess_utf16 (pieces[0]);
  if (known != NULL)
    return g_strdup (known);
  for (guint i = 0; i < n && utf8; i++)
    utf8 = is_utf8 (pieces[i], i > 0);
  return utf8 ? g_strdup ("UTF-8") : guess_statistically (pieces, n);
}

/* Whether @encoding is UTF-8, or ASCII, which is part of it. */
gboolean
hoso_encoding_is_utf8 (const char *encoding)
{
  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 ||
         g_ascii_strcasecmp (encoding, "UTF8") == 0 ||
         g_ascii_strcasecmp (encoding, "ASCII") == 0 ||
         g_ascii_strcasecmp (encoding, "US-ASCII") == 0;
}

/* Whether characters of @encoding take two bytes or more each. */
gboolean
hoso_encoding_is_utf16 (const char *encoding)
{
  return g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0 ||
         g_ascii_strncasecmp (encoding, "UTF16", 5) == 0 ||
         g_ascii_strncasecmp (encoding, "UTF-32", 6) == 0 ||
         g_ascii_strncasecmp (encoding, "UCS-", 4) == 0;
}
