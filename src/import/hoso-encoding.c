/* Which encoding a file's text has: a byte order mark says it, UTF-8 proves
 * itself, UTF-16 shows by its zero bytes, and uchardet guesses the rest.
 * Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-encoding.h"

#include <uchardet/uchardet.h>

#include "hoso-vni.h"

#define CHUNK 4096

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

/* The states of UTF-8 (RFC 3629, section 4), as shifts into the rows below. */
enum
{
  START = 0,
  BROKEN = 6,
  ONE = 12,        /* one byte is to follow */
  TWO = 18,        /* two are */
  THREE = 24,      /* three are */
  TWO_HIGH = 30,   /* two, the first from A0 on (behind E0) */
  TWO_LOW = 36,    /* two, the first up to 9F (behind ED) */
  THREE_HIGH = 42, /* three, the first from 90 on (behind F0) */
  THREE_LOW = 48,  /* three, the first up to 8F (behind F4) */
};

/* What a byte makes of each state.  One shift a byte finds the next state: the
 * shift-based automaton of Per Vognsen. */
#define ROW(start, tail, low, middle, high)                                                   \
  ((guint64)(start) << START | (guint64)BROKEN << BROKEN |                                    \
   (guint64)((tail) ? START : BROKEN) << ONE | (guint64)((tail) ? ONE : BROKEN) << TWO |      \
   (guint64)((tail) ? TWO : BROKEN) << THREE | (guint64)((high) ? ONE : BROKEN) << TWO_HIGH | \
   (guint64)((low) || (middle) ? ONE : BROKEN) << TWO_LOW |                                   \
   (guint64)((middle) || (high) ? TWO : BROKEN) << THREE_HIGH |                               \
   (guint64)((low) ? TWO : BROKEN) << THREE_LOW)
#define LEAD(state) ROW (state, FALSE, FALSE, FALSE, FALSE)

static const guint64 rows[256] = {
  [0x00] = LEAD (BROKEN),
  [0x01 ... 0x7f] = LEAD (START),
  [0x80 ... 0x8f] = ROW (BROKEN, TRUE, TRUE, FALSE, FALSE),
  [0x90 ... 0x9f] = ROW (BROKEN, TRUE, FALSE, TRUE, FALSE),
  [0xa0 ... 0xbf] = ROW (BROKEN, TRUE, FALSE, FALSE, TRUE),
  [0xc0 ... 0xc1] = LEAD (BROKEN),
  [0xc2 ... 0xdf] = LEAD (ONE),
  [0xe0] = LEAD (TWO_HIGH),
  [0xe1 ... 0xec] = LEAD (TWO),
  [0xed] = LEAD (TWO_LOW),
  [0xee ... 0xef] = LEAD (TWO),
  [0xf0] = LEAD (THREE_HIGH),
  [0xf1 ... 0xf3] = LEAD (THREE),
  [0xf4] = LEAD (THREE_LOW),
  [0xf5 ... 0xff] = LEAD (BROKEN),
};

/* As the public function, for a piece that surely holds something else. */
static gsize
valid_length_by_characters (const guchar *text, gsize length)
{
  gsize n = 0;

  while (n < length)
    {
      guint next = sequence_length (text + n, length - n);

      if (next == 0)
        break;
      n += next;
    }
  return n;
}

/* How many leading bytes of @text are valid UTF-8 without NUL. */
gsize
hoso_utf8_valid_length (const char *text, gsize length)
{
  const guchar *bytes = (const guchar *)text;
  gsize start = 0; /* of a character, all before it is valid */

  while (start < length)
    {
      gsize end = MIN (start + CHUNK, length);
      guint64 state = START;

      for (gsize i = start; i < end; i++)
        state = rows[bytes[i]] >> (state & 63);
      if ((state & 63) == BROKEN)
        return start + valid_length_by_characters (bytes + start, end - start);
      start = end;
      if ((state & 63) != START)
        {
          do
            start--;
          while (bytes[start] < 0xc0);
          if (end == length)
            return start;
        }
    }
  return length;
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

/* Nothing in particular, what Windows-1252 holds too, or one of the Western code pages
 * of DOS, in which nobody writes any more. */
static gboolean
is_western (const char *name)
{
  if (g_str_has_prefix (name, "IBM8"))
    return !g_str_equal (name, "IBM855") && !g_str_equal (name, "IBM866");
  return name[0] == '\0' || g_str_equal (name, "ASCII") || g_str_equal (name, "WINDOWS-1252") ||
         g_str_has_prefix (name, "UTF-") || g_str_has_prefix (name, "ISO-8859-1") ||
         g_str_has_prefix (name, "MAC-");
}

/* Whether signs such as © and ® stand inside words: that is how TCVN3, the
 * encoding of the old .VnTime fonts, looks when taken for a Western one. */
static gboolean
looks_like_tcvn (HosoSpan text)
{
  gsize inside = 0;
  gsize high = 0;

  for (gsize i = 1; i + 1 < text.length; i++)
    {
      guchar c = text.text[i];

      if (c < 0x80)
        continue;
      high++;
      inside += c >= 0xa8 && c <= 0xbe && g_ascii_isalpha (text.text[i - 1]);
    }
  return inside >= 3 && inside * 5 > high;
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

  /* uchardet does not know TCVN3 and takes it for one of these. */
  if ((g_str_equal (name, "VISCII") &&
       count_odd_capitals (pieces[0], "TCVN") <= count_odd_capitals (pieces[0], "VISCII")) ||
      ((is_western (name) || g_str_equal (name, "WINDOWS-1258")) && looks_like_tcvn (pieces[0])))
    return g_strdup ("TCVN");
  if (hoso_vni_is_likely (pieces[0]))
    return g_strdup (HOSO_VNI);
  return is_western (name) ? g_strdup ("WINDOWS-1252") : g_steal_pointer (&name);
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
