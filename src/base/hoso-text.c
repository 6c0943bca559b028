/* Text as files bring it, made fit to keep and to compare: valid UTF-8 in NFC,
 * and headers without what the eye does not see.  Thread-safe; every result
 * belongs to the caller.
 */

#include "hoso-fold.h"

#include <string.h>

/* The length of the character at @p if NFC leaves it alone wherever it stands, as
 * it does most of what is written in Vietnamese; 0 where a closer look is needed,
 * as for what is no UTF-8 and for a zero byte. */
static gsize
get_plain_length (const guchar *p, const guchar *end)
{
  if (*p < 0x80)
    return *p != 0;
  if (*p < 0xC2 || end - p < 2 || (p[1] & 0xC0) != 0x80)
    return 0;
  if (*p < 0xCC) /* up to U+02FF */
    return 2;
  if (end - p < 3 || (p[2] & 0xC0) != 0x80)
    return 0;
  if ((*p == 0xE1 && (p[1] & 0xFC) == 0xB8) ||      /* U+1E00 to U+1EFF */
      (*p == 0xE2 && p[1] == 0x80 && p[2] >= 0x90)) /* dashes, quotation marks */
    return 3;
  return 0;
}

/* Whether @text is valid UTF-8 in NFC; FALSE also where a closer look is needed. */
static gboolean
is_plainly_nfc (const char *text, gsize length)
{
  const guchar *p = (const guchar *)text;
  const guchar *end = p + length;

  while (p < end)
    {
      gsize step = get_plain_length (p, end);

      if (step == 0)
        return FALSE;
      p += step;
    }

  return TRUE;
}

/* @text as valid UTF-8 in NFC; bytes that are no UTF-8, and zero bytes within
 * @length, become U+FFFD.  @length is in bytes, -1 up to the end; NULL is as
 * good as "".  Free with g_free(). */
char *
hoso_text_dup_nfc (const char *text, gssize length)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return g_strdup ("");

  if (length < 0)
    length = (gssize)strlen (text);

  if (is_plainly_nfc (text, (gsize)length))
    return g_strndup (text, (gsize)length);

  if (g_utf8_validate_len (text, (gsize)length, NULL))
    return g_utf8_normalize (text, length, G_NORMALIZE_NFC);

  valid = g_utf8_make_valid (text, length);

  return g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
}

/* White space, controls, and what takes no room at all. */
static gboolean
is_blank (gunichar ch)
{
  if (ch > ' ' && ch < 0x7F)
    return FALSE;

  return g_unichar_isspace (ch) || g_unichar_iscntrl (ch) ||
         ch == 0x00A0 || ch == 0x00AD || ch == 0x200B || ch == 0x200C || ch == 0x200D ||
         ch == 0x2060 || ch == 0xFEFF;
}

static gboolean
is_loose_punctuation (gunichar ch)
{
  switch (g_unichar_type (ch))
    {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
      return TRUE;
    default:
      return is_blank (ch);
    }
}

/* Valid UTF-8 without the characters at both ends that @is_loose names. */
static char *
dup_without_ends (const char *text, gsize length, gboolean (*is_loose) (gunichar ch))
{
  const char *end = text + length;

  while (text < end && is_loose (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_loose (g_utf8_get_char (last)))
        break;

      end = last;
    }

  return g_strndup (text, (gsize)(end - text));
}

/* As hoso_text_dup_nfc(), without blanks (no-break and zero-width ones
 * included) at both ends.  Free with g_free(). */
char *
hoso_text_dup_trimmed (const char *text, gssize length)
{
  g_autofree char *nfc = NULL;

  if (text != NULL && length < 0)
    length = (gssize)strlen (text);
  if (text != NULL && is_plainly_nfc (text, (gsize)length))
    return dup_without_ends (text, (gsize)length, is_blank);

  nfc = hoso_text_dup_nfc (text, length);

  return dup_without_ends (nfc, strlen (nfc), is_blank);
}

/* The Latin letter that a folded Cyrillic one is taken for, 0 for none. */
static char
get_look_alike (gunichar ch)
{
  static const struct
  {
    guint16 cyrillic;
    char latin;
  } pairs[] = {
    { 0x0430, 'a' },
    { 0x0432, 'b' },
    { 0x0435, 'e' },
    { 0x043A, 'k' },
    { 0x043C, 'm' },
    { 0x043D, 'h' },
    { 0x043E, 'o' },
    { 0x0440, 'p' },
    { 0x0441, 'c' },
    { 0x0442, 't' },
    { 0x0443, 'y' },
    { 0x0445, 'x' },
    { 0x0455, 's' },
    { 0x0456, 'i' },
    { 0x0458, 'j' },
    { 0x04BB, 'h' },
    { 0x04CF, 'l' },
    { 0x0501, 'd' },
    { 0x051B, 'q' },
    { 0x051D, 'w' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (pairs[i].cyrillic == ch)
        return pairs[i].latin;
    }

  return 0;
}

/* The form in which two column headers that look the same are the same:
 * folded, one space for any white space, no punctuation at the ends (unless
 * there is nothing else; brackets stay), and Latin letters for the Cyrillic
 * ones that look alike.  Free with g_free(). */
char *
hoso_fold_header (const char *text)
{
  g_autofree char *folded = hoso_fold (text);
  g_autoptr (GString) header = g_string_sized_new (strlen (folded) + 1);
  g_autofree char *stripped = NULL;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);
      char latin = get_look_alike (ch);

      if (latin != 0)
        g_string_append_c (header, latin);
      else if (!is_blank (ch))
        g_string_append_unichar (header, ch);
      else if (header->len > 0 && header->str[header->len - 1] != ' ')
        g_string_append_c (header, ' ');
    }

  stripped = dup_without_ends (header->str, header->len, is_loose_punctuation);
  if (*stripped != '\0')
    return g_steal_pointer (&stripped);

  return dup_without_ends (header->str, header->len, is_blank);
}
