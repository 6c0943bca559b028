/* Telephone numbers as Vietnamese shops write them.
 *
 * The changes of prefix are those of the Ministry of Information and
 * Communications' plan 798/QĐ-BTTTT (mobile numbers of 11 digits, September to
 * November 2018).  Thread-safe; results belong to the caller.
 */

#include "hoso-phone.h"

#include <string.h>

#define COUNTRY "84"
/* ITU-T E.164: at most 15 digits with the country's. */
#define MAX_DIGITS 15
#define MIN_FOREIGN_DIGITS 8

static gboolean
is_filler (gunichar ch)
{
  return g_unichar_isspace (ch) || ch == '.' || ch == '-' || ch == '(' || ch == ')' ||
         ch == '\'' || ch == 0x200B || ch == 0x200C || ch == 0x200D ||
         ch == 0x2060 || ch == 0xFEFF || ch == 0x202A || ch == 0x202C || ch == 0x202D ||
         g_unichar_type (ch) == G_UNICODE_DASH_PUNCTUATION;
}

/* A spreadsheet's number that a program wrote out: 903123456.0 */
static gsize
get_length_without_fraction (const char *text)
{
  gsize length = strlen (text);
  gsize digits = strspn (text, "0123456789");

  if (digits >= 9 && (strcmp (text + digits, ".0") == 0 || strcmp (text + digits, ".00") == 0))
    return digits;

  return length;
}

/* The digits of @text, up to MAX_DIGITS + 2 of them for an access code; FALSE
 * if it holds anything that no number does. */
static gboolean
read_digits (const char *text, char digits[MAX_DIGITS + 3], gboolean *international)
{
  const char *end = text + get_length_without_fraction (text);
  guint n = 0;

  *international = FALSE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar ch = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (ch);

      if (digit >= 0)
        {
          if (n == MAX_DIGITS + 2)
            return FALSE;
          digits[n++] = (char)('0' + digit);
        }
      else if ((ch == '+' || ch == 0xFF0B) && n == 0 && !*international)
        {
          *international = TRUE;
        }
      else if (!is_filler (ch))
        {
          return FALSE;
        }
    }

  digits[n] = '\0';

  return n > 0;
}

/* Today's two digits for the first three of a mobile number of before 2018,
 * both without the leading 0; NULL for others. */
static const char *
get_new_prefix (const char *national)
{
  static const struct
  {
    char old[4];
    char today[3];
  } prefixes[] = {
    { "120", "70" },
    { "121", "79" },
    { "122", "77" },
    { "123", "83" },
    { "124", "84" },
    { "125", "85" },
    { "126", "76" },
    { "127", "81" },
    { "128", "78" },
    { "129", "82" },
    { "162", "32" },
    { "163", "33" },
    { "164", "34" },
    { "165", "35" },
    { "166", "36" },
    { "167", "37" },
    { "168", "38" },
    { "169", "39" },
    { "186", "56" },
    { "188", "58" },
    { "199", "59" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (strncmp (prefixes[i].old, national, 3) == 0)
        return prefixes[i].today;
    }

  return NULL;
}

/* @national is without the leading 0. */
static char *
dup_vietnamese (const char *national)
{
  gsize length = strlen (national);
  const char *today;

  if (length == 9 && strchr ("23456789", national[0]) != NULL)
    return g_strconcat ("+" COUNTRY, national, NULL);

  if (length != 10)
    return NULL;

  if (national[0] == '2')
    return g_strconcat ("+" COUNTRY, national, NULL);

  today = get_new_prefix (national);
  if (today == NULL)
    return NULL;

  return g_strconcat ("+" COUNTRY, today, national + 3, NULL);
}

static char *
dup_international (const char *digits)
{
  gsize length = strlen (digits);

  if (g_str_has_prefix (digits, COUNTRY))
    {
      const char *national = digits + strlen (COUNTRY);

      return dup_vietnamese (*national == '0' ? national + 1 : national);
    }

  if (digits[0] == '0' || length < MIN_FOREIGN_DIGITS || length > MAX_DIGITS)
    return NULL;

  return g_strconcat ("+", digits, NULL);
}

/* The one form of the number that @text is: "+84903123456".  Understands
 * blanks, dots, dashes and brackets, +84, 0084 and 84, a leading 0 that a
 * spreadsheet ate, and "+84 (0)903"; landlines keep their area code, foreign
 * numbers need their + or 00.  NULL where @text is no complete number; free
 * with g_free(). */
char *
hoso_phone_canonicalise (const char *text)
{
  char digits[MAX_DIGITS + 3];
  gboolean international;
  gsize length;

  if (text == NULL || !g_utf8_validate (text, -1, NULL) ||
      !read_digits (text, digits, &international))
    return NULL;

  if (international)
    return dup_international (digits);

  if (g_str_has_prefix (digits, "00"))
    return dup_international (digits + 2);

  if (digits[0] == '0')
    return dup_vietnamese (digits + 1);

  /* 84 is also a mobile prefix that lost its 0, but then with 9 digits. */
  length = strlen (digits);
  if (length > 10 && g_str_has_prefix (digits, COUNTRY))
    return dup_international (digits);

  return dup_vietnamese (digits);
}

/* The beginning of the canonical forms of all numbers that are written as the
 * digits of @text begin: "0903 1" gives "+849031", "0168 2" today's "+84382".
 * NULL where it holds something else, or no digit.  Free with g_free(). */
char *
hoso_phone_dup_beginning (const char *text)
{
  char digits[MAX_DIGITS + 3];
  gboolean international;
  const char *national;
  const char *today;

  if (!g_utf8_validate (text, -1, NULL) || !read_digits (text, digits, &international))
    return NULL;
  if (!international && g_str_has_prefix (digits, "00"))
    return g_strconcat ("+", digits + 2, NULL);

  national = digits;
  if (g_str_has_prefix (digits, COUNTRY))
    national = digits + strlen (COUNTRY);
  else if (international)
    return g_strconcat ("+", digits, NULL);
  national += *national == '0';

  today = strlen (national) >= 3 ? get_new_prefix (national) : NULL;
  return today != NULL ? g_strconcat ("+" COUNTRY, today, national + 3, NULL)
                       : g_strconcat ("+" COUNTRY, national, NULL);
}

/* "+84903123456" as "0903 123 456", landlines by their area code as
 * "024 3812 3456"; foreign numbers and what is not canonical stay as they are.
 * Free with g_free(). */
char *
hoso_phone_dup_display (const char *canonical)
{
  const char *national;
  gsize length;

  g_return_val_if_fail (canonical != NULL, NULL);

  if (!g_str_has_prefix (canonical, "+" COUNTRY))
    return g_strdup (canonical);

  national = canonical + strlen ("+" COUNTRY);
  length = strlen (national);

  if (strspn (national, "0123456789") != length || length < 9 || length > 10)
    return g_strdup (canonical);

  if (length == 9)
    return g_strdup_printf ("0%.3s %.3s %s", national, national + 3, national + 6);

  /* Only Hà Nội and Thành phố Hồ Chí Minh have area codes of two digits. */
  if (national[1] == '4' || national[1] == '8')
    return g_strdup_printf ("0%.2s %.4s %s", national, national + 2, national + 6);

  return g_strdup_printf ("0%.3s %.4s %s", national, national + 3, national + 7);
}

/* Whether a spreadsheet wrote the number in powers of ten ("8.49E+10", also
 * with a decimal comma), so that its last digits are lost. */
gboolean
hoso_phone_is_damaged (const char *text)
{
  const char *p = text;

  if (text == NULL)
    return FALSE;

  p += strspn (p, " \t'+");
  if (!g_ascii_isdigit (*p))
    return FALSE;

  p += strspn (p, "0123456789");
  if (*p == '.' || *p == ',')
    p += 1 + strspn (p + 1, "0123456789");

  if (*p != 'E' && *p != 'e')
    return FALSE;

  p++;
  if (*p == '+')
    p++;
  if (!g_ascii_isdigit (*p))
    return FALSE;

  p += strspn (p, "0123456789");
  p += strspn (p, " \t");

  return *p == '\0';
}
