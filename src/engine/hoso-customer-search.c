/* From what was typed to an FTS5 expression over folded text, and to the order
 * of what it finds.  Only letters and digits of the user's reach the expression,
 * each word between quotation marks.  Values; any thread.
 */

#include "hoso-customer-search.h"

#include <string.h>

#include "hoso-fold.h"
#include "hoso-phone.h"

/* More is no search but a mistaken paste. */
#define MAX_BYTES 512
#define MAX_WORDS 16

struct _HosoCustomerSearch
{
  char *expression;
  GPtrArray *words;    /* of char: as typed, NFC, lower case */
  GPtrArray *toneless; /* the same without tones; NULL where nothing was accented */
};

static gboolean
is_word_char (gunichar ch)
{
  return g_unichar_isalnum (ch) || g_unichar_ismark (ch);
}

/* The words of @text, of char. */
static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *p = text; words->len < MAX_WORDS; p = g_utf8_next_char (p))
    {
      gboolean inside = is_word_char (g_utf8_get_char (p));

      if (inside && start == NULL)
        start = p;
      if (!inside && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize)(p - start)));
          start = NULL;
        }
      if (*p == '\0')
        break;
    }

  return words;
}

static gboolean
is_number (const char *word)
{
  return word[strspn (word, "0123456789")] == '\0';
}

/* The digits with which a stored number begins that is written as @digits
 * begins: always with the country's code. */
static char *
dup_phone_prefix (const char *digits)
{
  g_autofree char *canonical = hoso_phone_canonicalise (digits);

  if (canonical != NULL)
    return g_strdup (canonical + 1);
  if (g_str_has_prefix (digits, "84"))
    return g_strdup (digits);

  return g_strconcat ("84", digits + (*digits == '0'), NULL);
}

/* The words @first up to @end are digits: parts of one telephone number, or
 * numbers that stand somewhere. */
static void
append_numbers (GString *expression, GPtrArray *words, guint first, guint end)
{
  g_autoptr (GString) digits = g_string_new ("");
  g_autofree char *phone = NULL;

  for (guint i = first; i < end; i++)
    g_string_append (digits, words->pdata[i]);

  phone = dup_phone_prefix (digits->str);
  g_string_append_printf (expression, "(contact : \"%s\" *", phone);
  g_string_append (expression, " OR (");
  for (guint i = first; i < end; i++)
    g_string_append_printf (expression, "%s\"%s\" *", i > first ? " AND " : "",
                            (const char *)words->pdata[i]);
  g_string_append (expression, "))");
}

static guint
find_end_of_numbers (GPtrArray *words, guint first)
{
  guint end = first;

  while (end < words->len && is_number (words->pdata[end]))
    end++;

  return end;
}

/* Every word must be there; the last one may be unfinished. */
static char *
make_expression (GPtrArray *words)
{
  GString *expression = g_string_new ("");

  for (guint i = 0; i < words->len;)
    {
      guint end = find_end_of_numbers (words, i);

      if (i > 0)
        g_string_append (expression, " AND ");
      if (end > i)
        append_numbers (expression, words, i, end);
      else
        {
          g_string_append_printf (expression, "\"%s\"%s", (const char *)words->pdata[i],
                                  i + 1 == words->len ? " *" : "");
          end = i + 1;
        }
      i = end;
    }

  return g_string_free (expression, FALSE);
}

static gboolean
is_tone (gunichar ch)
{
  return ch == 0x0300 || ch == 0x0301 || ch == 0x0303 || ch == 0x0309 || ch == 0x0323;
}

/* ế becomes ê, and so on: what is no tone stays. */
static gunichar
strip_tone (gunichar ch)
{
  gunichar base;
  gunichar mark;
  gunichar kept = 0;

  while (g_unichar_decompose (ch, &base, &mark) && mark != 0)
    {
      if (!is_tone (mark))
        kept = mark;
      ch = base;
    }

  return kept != 0 && g_unichar_compose (ch, kept, &base) ? base : ch;
}

/* The letters of @text, which is in NFC, without the five tone marks. */
static char *
dup_toneless (const char *text)
{
  GString *letters = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar)*p < 0x80)
      g_string_append_c (letters, *p);
    else
      g_string_append_unichar (letters, strip_tone (g_utf8_get_char (p)));

  return g_string_free (letters, FALSE);
}

static char *
dup_lower (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return hoso_text_dup_nfc (lower, -1);
}

/* What was typed, or NULL where it holds neither letters nor digits. */
HosoCustomerSearch *
hoso_customer_search_new (const char *text)
{
  g_autofree char *nfc = hoso_text_dup_nfc (text,
                                            text != NULL ? (gssize)strnlen (text, MAX_BYTES) : 0);
  g_autofree char *folded = hoso_fold (nfc);
  g_autofree char *lower = dup_lower (nfc);
  g_autofree char *toneless = dup_toneless (lower);
  g_autoptr (GPtrArray) folded_words = split_words (folded);
  HosoCustomerSearch *search;

  if (folded_words->len == 0)
    return NULL;

  search = g_new0 (HosoCustomerSearch, 1);
  search->expression = make_expression (folded_words);
  search->words = split_words (lower);
  search->toneless = g_str_is_ascii (lower) ? NULL : split_words (toneless);
  return search;
}

void
hoso_customer_search_free (HosoCustomerSearch *search)
{
  g_free (search->expression);
  g_ptr_array_unref (search->words);
  g_clear_pointer (&search->toneless, g_ptr_array_unref);
  g_free (search);
}

const char *
hoso_customer_search_get_expression (const HosoCustomerSearch *search)
{
  return search->expression;
}

/* Whether a word of @text is @word, or begins with it where it need not be
 * @whole.  The case of ASCII letters makes no difference. */
static gboolean
holds_word (const char *text, const char *word, gboolean whole)
{
  gsize length = strlen (word);

  for (const char *p = strcasestr (text, word); p != NULL; p = strcasestr (p + 1, word))
    {
      gboolean begins = p == text || !is_word_char (g_utf8_get_char (g_utf8_prev_char (p)));

      if (begins && (!whole || !is_word_char (g_utf8_get_char (p + length))))
        return TRUE;
    }

  return FALSE;
}

static gboolean
holds_words (const char *text, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (!holds_word (text, words->pdata[i], i + 1 < words->len))
      return FALSE;

  return TRUE;
}

/* How well a name, which is in NFC, answers what was typed. */
HosoMatch
hoso_customer_search_rate (const HosoCustomerSearch *search, const char *name)
{
  g_autofree char *lower = NULL;
  g_autofree char *toneless = NULL;

  /* What was typed without accents is found without a copy. */
  if (search->toneless == NULL)
    return holds_words (name, search->words) ? HOSO_MATCH_ACCENTS : HOSO_MATCH_FOLDED;

  lower = g_utf8_strdown (name, -1);
  if (holds_words (lower, search->words))
    return HOSO_MATCH_ACCENTS;

  toneless = dup_toneless (lower);
  return holds_words (toneless, search->toneless) ? HOSO_MATCH_LETTERS : HOSO_MATCH_FOLDED;
}
