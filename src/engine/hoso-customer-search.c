/* From what was typed to FTS5 expressions over folded text and to beginnings of
 * contacts, and to the order of what they find.  Only letters and digits of the
 * user's reach an expression, each word between quotation marks.  Values; any
 * thread.
 */

#include "hoso-customer-search.h"

#include <string.h>

#include "hoso-fold.h"
#include "hoso-phone.h"

/* More is no search but a mistaken paste. */
#define MAX_BYTES 512
#define MAX_WORDS 16

/* Shorter beginnings are looked for in names alone: in all text, they would find
 * nearly everybody. */
#define MIN_TEXT 3
#define MIN_EMAIL 3
/* The longest beginning of a word that the index of names keeps. */
#define INDEXED 3

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

static void
number_free (HosoSearchNumber *number)
{
  g_free (number->match);
  g_free (number->phones[0]);
  g_free (number->phones[1]);
  g_free (number);
}

/* A word, or its beginning. */
static void
append_word (GString *expression, const char *word, gboolean unfinished)
{
  g_string_append_printf (expression, "%s\"%s\"%s", expression->len > 0 ? " AND " : "", word,
                          unfinished ? " *" : "");
}

/* @digits is what was typed, without what stood between; @international where a
 * plus came before.  A complete number may be written in two ways that begin
 * alike: 84 is also a mobile prefix. */
static void
find_beginnings (HosoSearchNumber *number, const char *digits, gboolean international)
{
  g_autofree char *plus = g_strconcat ("+", digits, NULL);

  if (international)
    {
      number->phones[0] = hoso_phone_dup_beginning (plus);
      return;
    }
  number->phones[0] = hoso_phone_dup_beginning (digits);
  number->phones[1] = hoso_phone_canonicalise (digits);
  if (number->phones[1] != NULL && number->phones[0] != NULL &&
      g_str_has_prefix (number->phones[1], number->phones[0]))
    g_clear_pointer (&number->phones[1], g_free);
}

/* The words @first up to @end are digits. */
static HosoSearchNumber *
make_number (GPtrArray *words, guint first, guint end, gboolean international)
{
  HosoSearchNumber *number = g_new0 (HosoSearchNumber, 1);
  g_autoptr (GString) expression = g_string_new ("");
  g_autoptr (GString) digits = g_string_new ("");

  for (guint i = first; i < end; i++)
    {
      const char *word = words->pdata[i];

      g_string_append (digits, word);
      append_word (expression, word, i + 1 == words->len && strlen (word) >= MIN_TEXT);
    }
  number->match = g_string_free (g_steal_pointer (&expression), FALSE);
  find_beginnings (number, digits->str, international);
  return number;
}

static guint
find_end_of_numbers (GPtrArray *words, guint first)
{
  guint end = first;

  while (end < words->len && is_number (words->pdata[end]))
    end++;

  return end;
}

static gboolean
is_text_beginning (const char *word)
{
  return g_utf8_strlen (word, -1) >= MIN_TEXT;
}

/* The first three letters of an unfinished word that has more. */
static char *
dup_short (const char *word)
{
  if (is_number (word) || g_utf8_strlen (word, -1) <= INDEXED)
    return NULL;
  return g_utf8_substring (word, 0, INDEXED);
}

/* All words in one expression; @short_last stands for the last one unless it is
 * NULL. */
static char *
join_words (GPtrArray *words, gboolean in_text, gboolean numbers, const char *short_last)
{
  g_autoptr (GString) expression = g_string_new ("");

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];
      gboolean last = i + 1 == words->len;
      gboolean unfinished = last && (is_text_beginning (word) || (!in_text && !is_number (word)));

      if (numbers || !is_number (word))
        append_word (expression, last && short_last != NULL ? short_last : word, unfinished);
    }
  return expression->len > 0 ? g_string_free (g_steal_pointer (&expression), FALSE) : NULL;
}

static void
make_expressions (HosoCustomerSearch *search, GPtrArray *words)
{
  g_autofree char *short_last = dup_short (words->pdata[words->len - 1]);

  search->names = join_words (words, FALSE, FALSE, NULL);
  search->text = join_words (words, TRUE, FALSE, NULL);
  search->all_names = join_words (words, FALSE, TRUE, NULL);
  search->all_text = join_words (words, TRUE, TRUE, NULL);
  if (short_last != NULL)
    search->short_names = join_words (words, FALSE, TRUE, short_last);
}

static void
take_numbers (HosoCustomerSearch *search, GPtrArray *words, gboolean plus)
{
  for (guint i = 0; i < words->len;)
    {
      guint end = find_end_of_numbers (words, i);

      if (end > i)
        g_ptr_array_add (search->numbers, make_number (words, i, end, i == 0 && plus));
      i = MAX (end, i + 1);
    }
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

/* One piece without spaces may be the beginning of an address. */
static char *
dup_email (const char *lower)
{
  g_autofree char *piece = g_strstrip (g_strdup (lower));

  if (strlen (piece) < MIN_EMAIL || is_number (piece))
    return NULL;
  for (const char *p = piece; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("._-+@", *p) == NULL)
      return NULL;
  return g_steal_pointer (&piece);
}

/* What names are held against: letters where there are any, otherwise digits. */
static GPtrArray *
pick_words (const char *text, gboolean letters)
{
  g_autoptr (GPtrArray) words = split_words (text);
  GPtrArray *picked = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < words->len; i++)
    if (is_number (words->pdata[i]) != letters)
      g_ptr_array_add (picked, g_strdup (words->pdata[i]));
  return picked;
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
  gboolean letters;

  if (folded_words->len == 0)
    return NULL;

  search = g_new0 (HosoCustomerSearch, 1);
  search->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify)number_free);
  make_expressions (search, folded_words);
  take_numbers (search, folded_words, strchr (folded, '+') != NULL);
  letters = search->names != NULL;
  search->email = dup_email (lower);
  search->words = pick_words (lower, letters);
  search->toneless = g_str_is_ascii (lower) ? NULL : pick_words (toneless, letters);
  search->folded = pick_words (folded, letters);
  return search;
}

void
hoso_customer_search_free (HosoCustomerSearch *search)
{
  g_free (search->names);
  g_free (search->text);
  g_free (search->all_names);
  g_free (search->all_text);
  g_free (search->short_names);
  g_free (search->email);
  g_ptr_array_unref (search->numbers);
  g_ptr_array_unref (search->words);
  g_ptr_array_unref (search->folded);
  g_clear_pointer (&search->toneless, g_ptr_array_unref);
  g_free (search);
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

static HosoMatch
rate_folded (const HosoCustomerSearch *search, const char *name)
{
  g_autofree char *folded = hoso_fold (name);

  return holds_words (folded, search->folded) ? HOSO_MATCH_FOLDED : HOSO_MATCH_ELSEWHERE;
}

/* How well a name, which is in NFC, answers what was typed. */
HosoMatch
hoso_customer_search_rate (const HosoCustomerSearch *search, const char *name)
{
  g_autofree char *lower = NULL;
  g_autofree char *toneless = NULL;

  /* What was typed without accents is found without a copy. */
  if (search->toneless == NULL)
    return holds_words (name, search->words) ? HOSO_MATCH_ACCENTS : rate_folded (search, name);

  lower = g_utf8_strdown (name, -1);
  if (holds_words (lower, search->words))
    return HOSO_MATCH_ACCENTS;

  toneless = dup_toneless (lower);
  return holds_words (toneless, search->toneless) ? HOSO_MATCH_LETTERS
                                                  : rate_folded (search, name);
}
