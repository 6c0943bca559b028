/* Folding for search: one pass over the bytes with a table for Latin letters
 * and common punctuation.  Only other scripts go through Unicode's general
 * (and far slower) normalisation, a run of them at a time.
 * Thread-safe; every result belongs to the caller.
 */

#include "hoso-fold.h"

#include <string.h>

#define LATIN_FIRST 0x80
#define LATIN_END 0x280
#define ADDITIONAL_FIRST 0x1E00
#define ADDITIONAL_END 0x1F00
#define PUNCTUATION_FIRST 0x2000
#define PUNCTUATION_END 0x2040

/* What a character becomes: itself for a lower case letter, a digit, a space
 * or a quotation mark; a capital stands for a pair (see append_code()). */
#define UNKNOWN '.'
#define DROPPED '_'

static const char latin[] =
  "................................"  /* U+0080 */
  " .........a.._....23.....1o....."  /* U+00A0 */
  "aaaaaaAceeeeiiiidnooooo.ouuuuyTS"  /* U+00C0 */
  "aaaaaaAceeeeiiiidnooooo.ouuuuyTy"  /* U+00E0 */
  "aaaaaaccccccccddddeeeeeeeeeegggg"  /* U+0100 */
  "gggghhhhiiiiiiiiiiIIjjkkkllllll."  /* U+0120 */
  ".llnnnnnnnnnooooooOOrrrrrrssssss"  /* U+0140 */
  "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs"  /* U+0160 */
  "bbbb..occdddd.eeeffg.Hiikkl.mnno"  /* U+0180 */
  "ooQQpp.....ttttuu.vyyzz........."  /* U+01A0 */
  "....DDDLLLNNNaaiioouuuuuuuuuueaa"  /* U+01C0 */
  "aaAAggggkkoooo..jDDDggH.nnaaAAoo"  /* U+01E0 */
  "aaaaeeeeiiiioooorrrruuuussttyyhh"  /* U+0200 */
  "ndUUzzaaeeooooooooyylntjBPacclts"  /* U+0220 */
  "z..bu.eejjqqrryy................"  /* U+0240 */
  "................................"; /* U+0260 */

static const char additional[] =
  "aabbbbbbccddddddddddeeeeeeeeeeff"  /* U+1E00 */
  "gghhhhhhhhhhiiiikkkkkkllllllllmm"  /* U+1E20 */
  "mmmmnnnnnnnnoooooooopppprrrrrrrr"  /* U+1E40 */
  "ssssssssssttttttttuuuuuuuuuuvvvv"  /* U+1E60 */
  "wwwwwwwwwwxxxxyyzzzzzzhtwy.sssSd"  /* U+1E80 */
  "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"  /* U+1EA0 */
  "eeeeeeeeiiiioooooooooooooooooooo"  /* U+1EC0 */
  "oooouuuuuuuuuuuuuuyyyyyyyyWWvvyy"; /* U+1EE0 */

static const char punctuation[] =
  "           _____------..''''\"\"\"\"" /* U+2000 */
  "........  _____ ................";    /* U+2020 */

G_STATIC_ASSERT (sizeof latin - 1 == LATIN_END - LATIN_FIRST);
G_STATIC_ASSERT (sizeof additional - 1 == ADDITIONAL_END - ADDITIONAL_FIRST);
G_STATIC_ASSERT (sizeof punctuation - 1 == PUNCTUATION_END - PUNCTUATION_FIRST);

static inline gboolean
is_continuation (guchar byte)
{
  return (byte & 0xC0) == 0x80;
}

/* A pair is never longer than the two or three bytes that it replaces. */
static inline char *
append_code (char *out, char code)
{
  static const char pairs[][2] = {
    ['A' - 'A'] = "ae",
    ['B' - 'A'] = "db",
    ['D' - 'A'] = "dz",
    ['H' - 'A'] = "hv",
    ['I' - 'A'] = "ij",
    ['L' - 'A'] = "lj",
    ['N' - 'A'] = "nj",
    ['O' - 'A'] = "oe",
    ['P' - 'A'] = "qp",
    ['Q' - 'A'] = "oi",
    ['S' - 'A'] = "ss",
    ['T' - 'A'] = "th",
    ['U' - 'A'] = "ou",
    ['W' - 'A'] = "ll",
  };

  if (code >= 'a')
    {
      *out++ = code;
    }
  else if (code >= 'A' && code <= 'Z')
    {
      *out++ = pairs[code - 'A'][0];
      *out++ = pairs[code - 'A'][1];
    }
  else if (code != DROPPED)
    {
      *out++ = code;
    }

  return out;
}

/* The code of the character at @p, which is not ASCII, and its length in
 * bytes; UNKNOWN for whatever the tables do not hold, broken UTF-8 included. */
static inline char
look_up (const guchar *p, const guchar *end, guint *length)
{
  guchar lead = p[0];

  if (end - p < 2 || !is_continuation (p[1]))
    return UNKNOWN;

  if (lead >= 0xE1 && lead <= 0xE2 && end - p >= 3 && is_continuation (p[2]))
    {
      *length = 3;

      if (lead == 0xE1 && (p[1] & 0xFC) == 0xB8)
        return additional[(p[1] & 0x03) << 6 | (p[2] & 0x3F)];

      return lead == 0xE2 && p[1] == 0x80 ? punctuation[p[2] & 0x3F] : UNKNOWN;
    }

  *length = 2;

  if (lead >= 0xC2 && lead <= 0xC9)
    return latin[((lead & 0x1F) << 6 | (p[1] & 0x3F)) - LATIN_FIRST];

  /* U+0300 to U+036F, the combining marks */
  return lead == 0xCC || (lead == 0xCD && p[1] <= 0xAF) ? DROPPED : UNKNOWN;
}

/* Copies the ASCII characters at the start of the eight bytes at @p in lower
 * case and returns how many they are.  Writes eight bytes; a zero byte counts
 * as the end of them. */
static inline guint
fold_ascii (const guchar *p, char *out)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 highs = ones << 7;
  guint64 bytes;
  guint64 low;
  guint64 capitals;
  guint64 others;

  memcpy (&bytes, p, sizeof bytes);
  bytes = GUINT64_FROM_LE (bytes);
  low = bytes & ~highs;

  /* The high bit of each byte tells that it is a capital, or no ASCII at all. */
  capitals = (low + ones * (0x80 - 'A')) & ~(low + ones * (0x7F - 'Z')) & ~bytes & highs;
  others = (bytes | ~(low + ones * 0x7F)) & highs;

  bytes = GUINT64_TO_LE (bytes | capitals >> 2);
  memcpy (out, &bytes, sizeof bytes);

  return others == 0 ? 8 : (guint)__builtin_ctzll (others) / 8;
}

/* Folds up to the first character that the tables do not hold and returns
 * where that is.  Never writes more bytes than it reads. */
static const guchar *
fold_known (const guchar *p, const guchar *end, char **out)
{
  char *o = *out;

  while (p < end)
    {
      guint length = 0;
      char code;

      if (end - p >= 8)
        {
          guint n = fold_ascii (p, o);

          p += n;
          o += n;
          if (n == 8)
            continue;
        }
      else if (*p < 0x80 && *p != '\0')
        {
          *o++ = (char)((guchar)(*p - 'A') < 26 ? *p | 0x20 : *p);
          p++;
          continue;
        }

      code = look_up (p, end, &length);
      if (code == UNKNOWN)
        break;

      o = append_code (o, code);
      p += length;
    }

  *out = o;

  return p;
}

/* Lower case, and the one letter that has two small forms as one. */
static gunichar
get_small (gunichar ch)
{
  const gunichar sigma = 0x03C3;
  const gunichar final_sigma = 0x03C2;
  gunichar small = g_unichar_tolower (ch);

  return small == final_sigma ? sigma : small;
}

/* Marks and invisible characters beyond those of the tables. */
static gboolean
is_ignorable (gunichar ch)
{
  return (ch >= 0x0300 && ch <= 0x036F) || (ch >= 0x1AB0 && ch <= 0x1AFF) ||
         (ch >= 0x1DC0 && ch <= 0x1DFF) || (ch >= 0x20D0 && ch <= 0x20FF) ||
         (ch >= 0xFE00 && ch <= 0xFE0F) || (ch >= 0xFE20 && ch <= 0xFE2F) ||
         (ch >= 0x2060 && ch <= 0x206F) || ch == 0xFEFF;
}

static void
append_folded_char (GString *folded, gunichar ch)
{
  char bytes[6];
  guint known = 0;
  guint size = (guint)g_unichar_to_utf8 (get_small (ch), bytes);
  const guchar *start = (const guchar *)bytes;
  char code = size > 1 ? look_up (start, start + size, &known) : UNKNOWN;

  if (code != UNKNOWN)
    size = (guint)(append_code (bytes, code) - bytes);

  g_string_append_len (folded, bytes, size);
}

static void
append_normalised (GString *folded, const char *run, gsize length)
{
  g_autofree char *normal = g_utf8_normalize (run, (gssize)length, G_NORMALIZE_ALL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (!is_ignorable (ch))
        append_folded_char (folded, ch);
    }
}

/* Folds the run of characters at @p that the tables do not hold, or replaces
 * one broken byte, and returns where that ends. */
static const guchar *
fold_unknown (GString *folded, const guchar *p, const guchar *end)
{
  const guchar *start = p;

  while (p < end && *p >= 0x80)
    {
      guint length = 0;
      gunichar ch = g_utf8_get_char_validated ((const char *)p, end - p);

      if (ch == (gunichar)-1 || ch == (gunichar)-2 || look_up (p, end, &length) != UNKNOWN)
        break;

      p = (const guchar *)g_utf8_next_char (p);
    }

  if (p > start)
    {
      append_normalised (folded, (const char *)start, (gsize)(p - start));
      return p;
    }

  g_string_append (folded, "\357\277\275");

  return p + 1;
}

/* Appends the folded form of @text: lower case, Latin letters without marks,
 * đ as d, ligatures as two letters, invisible characters away, curly quotes and
 * dashes as ASCII.  Characters of other scripts are decomposed
 * (compatibility) without the marks of U+0300 to U+036F and their like.  Bytes
 * that are no UTF-8 become U+FFFD.  @length is in bytes, -1 up to the end. */
void
hoso_fold_append (GString *folded, const char *text, gssize length)
{
  const guchar *p = (const guchar *)text;
  const guchar *end;

  g_return_if_fail (folded != NULL);

  if (text == NULL)
    return;

  end = p + (length < 0 ? strlen (text) : (gsize)length);

  while (p < end)
    {
      gsize used = folded->len;
      char *out;

      g_string_set_size (folded, used + (gsize)(end - p));
      out = folded->str + used;
      p = fold_known (p, end, &out);
      g_string_truncate (folded, (gsize)(out - folded->str));

      if (p < end)
        p = fold_unknown (folded, p, end);
    }
}

/* The folded form of @text, see hoso_fold_append(); NULL is as good as "".
 * Free with g_free(). */
char *
hoso_fold (const char *text)
{
  const guchar *start = (const guchar *)(text != NULL ? text : "");
  gsize length = strlen ((const char *)start);
  char *folded = g_malloc (length + 1);
  char *out = folded;
  GString *longer;

  /* A name or a word rarely needs more than the tables. */
  if (fold_known (start, start + length, &out) == start + length)
    {
      *out = '\0';
      return folded;
    }

  g_free (folded);
  longer = g_string_sized_new (length + 1);
  hoso_fold_append (longer, text, (gssize)length);

  return g_string_free (longer, FALSE);
}
