/* Comparing how answers are written.
 *
 * The key of a text is what is left when case, marks, punctuation and blanks are
 * gone: “TP. HCM” and “tp hcm” have the same one.  Numbers are kept apart: what
 * stands between two digits stays, so do signs and symbols, and a text without
 * letters has no key.
 */

#include "hoso-spelling.h"

#include <string.h>

#include "hoso-fold.h"

/* Letters that a word needs before one of them may be a slip. */
#define LONG_WORD 5

/* Punctuation that says nothing; "%", "/", "&" and their like do. */
static gboolean
is_loose (gunichar ch)
{
  if (ch < 0x80)
    return g_ascii_isspace ((char)ch) || strchr (".,;:!?'\"()[]{}-_`", (char)ch) != NULL ||
           g_ascii_iscntrl ((char)ch);
  switch (g_unichar_type (ch))
    {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_FORMAT:
    case G_UNICODE_CONTROL:
      return TRUE;
    default:
      return g_unichar_isspace (ch);
    }
}

/* What was passed over since the last character that counts. */
typedef struct
{
  gboolean any;
  gboolean sign;  /* "-" directly before what follows */
  gunichar point; /* the first punctuation, 0 for blanks alone */
} Gap;

static void
widen_gap (Gap *gap, gunichar ch)
{
  gap->any = TRUE;
  gap->sign = ch == '-';
  if (gap->point == 0 && !g_unichar_isspace (ch))
    gap->point = ch;
}

static void
append_gap (GString *key, const Gap *gap, gunichar next, gboolean blanks)
{
  gboolean after_digit = key->len > 0 && g_ascii_isdigit (key->str[key->len - 1]);
  gboolean after_letter = key->len > 0 && !after_digit;

  if (!gap->any)
    return;
  if (after_digit && g_unichar_isdigit (next))
    g_string_append_unichar (key, gap->point != 0 ? gap->point : ' ');
  else if (gap->sign && g_unichar_isdigit (next) && !after_letter)
    g_string_append_c (key, '-');
  else if (blanks && key->len > 0)
    g_string_append_c (key, ' ');
}

static char *
make_key (const char *text, gboolean blanks)
{
  g_autofree char *folded = hoso_fold (text);
  g_autoptr (GString) key = g_string_sized_new (strlen (folded) + 1);
  gboolean letters = FALSE;
  Gap gap = { 0 };

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (is_loose (ch))
        {
          widen_gap (&gap, ch);
          continue;
        }
      append_gap (key, &gap, ch, blanks);
      g_string_append_unichar (key, ch);
      letters |= g_unichar_isalpha (ch);
      gap = (Gap){ 0 };
    }
  if (!letters)
    g_string_truncate (key, 0);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/**
 * hoso_spelling_key:
 * @text: UTF-8
 *
 * Returns: (transfer full): equal for texts that differ in case, marks,
 *   punctuation and blanks only; "" where @text has no letters
 */
char *
hoso_spelling_key (const char *text)
{
  return make_key (text, FALSE);
}

/**
 * hoso_spelling_words:
 * @text: UTF-8
 *
 * Returns: (transfer full): the key with a blank between words
 */
char *
hoso_spelling_words (const char *text)
{
  return make_key (text, TRUE);
}

/* Marks of tone, which belong to a syllable: “hoà” and “hòa” are one. */
static gboolean
is_tone (gunichar ch)
{
  return ch == 0x0300 || ch == 0x0301 || ch == 0x0303 || ch == 0x0309 || ch == 0x0323;
}

/* Ends a word: its tones come last, in an order of their own. */
static void
append_tones (GString *marks, guint *tones)
{
  for (guint bit = 0; bit < 5; bit++)
    if (*tones & 1u << bit)
      g_string_append_c (marks, (char)('1' + bit));
  *tones = 0;
}

static guint
get_tone_bit (gunichar ch)
{
  static const gunichar tones[] = { 0x0300, 0x0301, 0x0303, 0x0309, 0x0323 };

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (tones[i] == ch)
      return 1u << i;
  return 0;
}

static void
append_letter (GString *marks, gunichar ch)
{
  if (ch == 0x0111)
    g_string_append (marks, "d+");
  else
    g_string_append_unichar (marks, ch);
}

/**
 * hoso_spelling_marks:
 * @text: UTF-8
 *
 * Case, punctuation, digits and the place of a tone within its syllable do not
 * count; "+" after a letter, other marks as they are, and digits for tones do.
 *
 * Returns: (transfer full): the words with their marks
 */
char *
hoso_spelling_marks (const char *text)
{
  g_autofree char *valid = hoso_text_dup_nfc (text, -1);
  g_autofree char *small = g_utf8_strdown (valid, -1);
  g_autofree char *parts = g_utf8_normalize (small, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) marks = g_string_sized_new (strlen (parts) + 1);
  guint tones = 0;

  for (const char *p = parts; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);

      if (is_tone (ch))
        tones |= get_tone_bit (ch);
      else if (g_unichar_isalpha (ch) || g_unichar_ismark (ch))
        append_letter (marks, ch);
      else if (marks->len > 0 && marks->str[marks->len - 1] != ' ')
        {
          append_tones (marks, &tones);
          g_string_append_c (marks, ' ');
        }
    }
  append_tones (marks, &tones);
  if (marks->len > 0 && marks->str[marks->len - 1] == ' ')
    g_string_truncate (marks, marks->len - 1);
  return g_string_free (g_steal_pointer (&marks), FALSE);
}

/* Whether a word of hoso_spelling_marks() has any. */
static gboolean
is_marked (const char *word, gsize length)
{
  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    if (*p == '+' || g_ascii_isdigit (*p) || g_unichar_ismark (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * hoso_spelling_count_marked:
 *
 * Returns: how many words of @marks have a mark
 */
guint
hoso_spelling_count_marked (const char *marks)
{
  guint n = 0;

  while (*marks != '\0')
    {
      gsize length = strcspn (marks, " ");

      n += is_marked (marks, length);
      marks += length + (marks[length] == ' ');
    }
  return n;
}

static gboolean
word_agrees (const char *a, gsize n_a, const char *b, gsize n_b)
{
  return (n_a == n_b && memcmp (a, b, n_a) == 0) || !is_marked (a, n_a) || !is_marked (b, n_b);
}

/**
 * hoso_spelling_marks_agree:
 *
 * “Hà Nội” agrees with “ha noi” and with “Hà noi”, “Hùng” does not with “Hưng”.
 * Where the words are cut differently, either one has no marks or they are the
 * same.
 *
 * Returns: whether the marks of two texts with one key are no contradiction
 */
gboolean
hoso_spelling_marks_agree (const char *marks, const char *others)
{
  const char *a = marks;
  const char *b = others;

  while (*a != '\0' && *b != '\0')
    {
      gsize n_a = strcspn (a, " ");
      gsize n_b = strcspn (b, " ");

      if (!word_agrees (a, n_a, b, n_b))
        break;
      a += n_a + (a[n_a] == ' ');
      b += n_b + (b[n_b] == ' ');
    }
  if (*a == '\0' && *b == '\0')
    return TRUE;
  return hoso_spelling_count_marked (marks) == 0 || hoso_spelling_count_marked (others) == 0;
}

static gboolean
has_digits (const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (word[i]))
      return TRUE;
  return FALSE;
}

/* Whether one byte more, less or other, or two changed places, turn one word
 * into the other.  Folded Latin letters are one byte each. */
static gboolean
is_one_letter (const char *a, gsize n_a, const char *b, gsize n_b)
{
  gsize start = 0;
  gsize end = 0;
  gsize shorter = MIN (n_a, n_b);
  gsize rest_a;
  gsize rest_b;

  while (start < shorter && a[start] == b[start])
    start++;
  while (end < shorter - start && a[n_a - 1 - end] == b[n_b - 1 - end])
    end++;
  rest_a = n_a - start - end;
  rest_b = n_b - start - end;
  if (rest_a == 2 && rest_b == 2)
    return a[start] == b[start + 1] && a[start + 1] == b[start];
  return MAX (rest_a, rest_b) == 1;
}

/**
 * hoso_spelling_is_slip:
 * @words: as from hoso_spelling_words()
 *
 * Returns: whether all words are the same but one, of at least five letters in
 *   both, that differs in one letter
 */
gboolean
hoso_spelling_is_slip (const char *words, const char *others)
{
  guint slips = 0;

  while (*words != '\0' && *others != '\0')
    {
      gsize n = strcspn (words, " ");
      gsize m = strcspn (others, " ");

      if (n != m || memcmp (words, others, n) != 0)
        {
          if (slips++ > 0 || MIN (n, m) < LONG_WORD || has_digits (words, n) ||
              has_digits (others, m) || !is_one_letter (words, n, others, m))
            return FALSE;
        }
      words += n + (words[n] == ' ');
      others += m + (others[m] == ' ');
    }
  return slips == 1 && *words == '\0' && *others == '\0';
}
