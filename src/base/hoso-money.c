/* Amounts of money as shops and their tools write them: “1.250.000 đ”,
 * “1,250,000 VND”, “9.420.000” as text, “500k”, “1tr2”, “29.33”, “$1,200.50”.
 * Whole numbers throughout, so that nothing is lost.  Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-money.h"

#include <string.h>

#include "hoso-fold.h"

#define MAX_DIGITS 15
/* Below it, a fraction of a currency that has none is no price: a spreadsheet
 * took “9.420.000” for 9.42. */
#define LEAST_WITH_FRACTION 1000

/* Folded marks and words, the longer ones first. */
static const struct
{
  const char *mark;
  const char *currency;
} marks[] = {
  { "vnd", "VND" },
  { "dong", "VND" },
  { "\342\202\253", "VND" }, /* ₫ */
  { "us$", "USD" },
  { "usd", "USD" },
  { "$", "USD" },
  { "eur", "EUR" },
  { "\342\202\254", "EUR" }, /* € */
  { "gbp", "GBP" },
  { "\302\243", "GBP" }, /* £ */
  { "jpy", "JPY" },
  { "krw", "KRW" },
  { "cny", "CNY" },
  { "thb", "THB" },
  { "sgd", "SGD" },
  { "aud", "AUD" },
  { "d", "VND" }, /* the last letter of others too */
};

static const struct
{
  const char *word;
  guint zeros;
} multiples[] = {
  { "nghin", 3 },
  { "ngan", 3 },
  { "k", 3 },
  { "trieu", 6 },
  { "tr", 6 },
  { "ty", 9 },
};

/* Also for NULL: that of the đồng. */
guint
hoso_money_get_digits (const char *currency)
{
  static const char *const whole[] = { "VND", "JPY", "KRW" };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    if (currency == NULL || g_str_equal (currency, whole[i]))
      return 0;
  return 2;
}

/* Folded, without blanks. */
static char *
dup_plain (const char *text, gssize length)
{
  g_autofree char *trimmed = hoso_text_dup_trimmed (text, length);
  char *plain = hoso_fold (trimmed);
  char *to = plain;

  for (const char *p = plain; *p != '\0'; p++)
    if (*p != ' ' && *p != '\'')
      *to++ = *p;
  *to = '\0';
  return plain;
}

/* Takes the mark at either end of @plain away; its currency, or NULL. */
static const char *
take_mark (char *plain)
{
  gsize length = strlen (plain);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize n = strlen (marks[i].mark);

      if (g_str_has_suffix (plain, marks[i].mark))
        {
          plain[length - n] = '\0';
          return marks[i].currency;
        }
      if (g_str_has_prefix (plain, marks[i].mark))
        {
          memmove (plain, plain + n, length - n + 1);
          return marks[i].currency;
        }
    }
  return NULL;
}

/* Only where digits are left beside the mark. */
const char *
hoso_money_find_currency (const char *text, gssize length)
{
  g_autofree char *plain = dup_plain (text, length);
  const char *currency = take_mark (plain);

  return strpbrk (plain, "0123456789") != NULL ? currency : NULL;
}

/* A decimal number under way. */
typedef struct
{
  gint64 digits;
  int decimals; /* of @digits */
} Decimal;

static gboolean
add_digits (Decimal *number, const char **p, int *n)
{
  for (*n = 0; g_ascii_isdigit (**p); (*p)++, (*n)++)
    {
      if (number->digits > G_GINT64_CONSTANT (100000000000000))
        return FALSE;
      number->digits = number->digits * 10 + (**p - '0');
    }
  return TRUE;
}

/* Which of the separators in @text, if any, is the decimal mark; 0 for none. */
static char
find_decimal_mark (const char *text, guint digits)
{
  gsize n = strspn (text, "0123456789.,");
  const char *point = memchr (text, '.', n);
  const char *comma = memchr (text, ',', n);
  const char *last_point = point != NULL ? memrchr (text, '.', n) : NULL;
  const char *last_comma = comma != NULL ? memrchr (text, ',', n) : NULL;
  const char *only;
  gsize after;

  if (point != NULL && comma != NULL)
    {
      const char *last = MAX (last_point, last_comma);

      return (last == point && point == last_point) || (last == comma && comma == last_comma)
               ? *last
               : 0;
    }
  only = point != NULL ? point : comma;
  if (only == NULL || only != (point != NULL ? last_point : last_comma))
    return 0;
  after = n - (only - text) - 1;
  if (after != 3 || only - text > 3 || only == text || *text == '0')
    return *only;
  return digits > 0 && *only == '.' ? '.' : 0;
}

/* Groups of three between separators, then decimals. */
static gboolean
read_number (const char **p, guint digits, Decimal *number)
{
  char mark = find_decimal_mark (*p, digits);
  int n;

  if (!add_digits (number, p, &n) || n == 0)
    return FALSE;
  for (guint group = 0; (**p == '.' || **p == ',') && **p != mark; group++)
    {
      if (group == 0 && n > 3)
        return FALSE;
      (*p)++;
      if (!add_digits (number, p, &n) || n != 3)
        return FALSE;
    }
  if (mark == 0 || **p != mark)
    return TRUE;
  (*p)++;
  if (!add_digits (number, p, &number->decimals))
    return FALSE;
  return TRUE;
}

/* “k”, “triệu”, “1tr2”: the digits after the word are decimals. */
static gboolean
read_multiple (const char **p, Decimal *number)
{
  for (guint i = 0; i < G_N_ELEMENTS (multiples); i++)
    if (g_str_has_prefix (*p, multiples[i].word))
      {
        int n;

        *p += strlen (multiples[i].word);
        if (g_ascii_isdigit (**p) && number->decimals > 0)
          return FALSE;
        if (!add_digits (number, p, &n))
          return FALSE;
        number->decimals += n - (int)multiples[i].zeros;
        return TRUE;
      }
  return TRUE;
}

/* @number in minor units, rounded; FALSE where it is no amount of them. */
static gboolean
scale (const Decimal *number, guint digits, gint64 *minor)
{
  int shift = (int)digits - number->decimals;
  gint64 power = 1;

  if (ABS (shift) > MAX_DIGITS)
    return FALSE;
  for (int i = 0; i < ABS (shift); i++)
    power *= 10;
  if (shift >= 0)
    return !__builtin_mul_overflow (number->digits, power, minor);
  *minor = (number->digits + power / 2) / power;
  return digits > 0 || number->digits % power == 0 || *minor >= LEAST_WITH_FRACTION;
}

/* “1.25E+06”, as spreadsheets write large numbers. */
static gboolean
is_scientific (const char *text)
{
  const char *power = strchr (text, 'e');

  return power != NULL && power > text && (power[1] == '+' || g_ascii_isdigit (power[1]));
}

static gboolean
parse_scientific (const char *text, guint digits, gint64 *minor)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  for (guint i = 0; i < digits; i++)
    value *= 10;
  if (end == text || *end != '\0' || !(value < 1e15))
    return FALSE;
  *minor = (gint64)(value + 0.5);
  return TRUE;
}

static gboolean
parse_plain (const char *text, guint digits, gint64 *minor)
{
  Decimal number = { 0, 0 };
  const char *p = text;

  if (is_scientific (text))
    return parse_scientific (text, digits, minor);
  return read_number (&p, digits, &number) && read_multiple (&p, &number) && *p == '\0' &&
         scale (&number, digits, minor);
}

/* A minus sign or parentheses make it negative. */
gboolean
hoso_money_parse (const char *text, gssize length, const char *currency, gint64 *minor)
{
  g_autofree char *plain = dup_plain (text, length);
  guint digits = hoso_money_get_digits (currency);
  gboolean negative = FALSE;
  char *body = plain;
  gsize end;

  take_mark (body);
  end = strlen (body);
  if (*body == '-')
    {
      negative = TRUE;
      body++;
    }
  else if (*body == '(' && body[end - 1] == ')')
    {
      negative = TRUE;
      body[end - 1] = '\0';
      body++;
    }
  take_mark (body);
  if (!parse_plain (body, digits, minor))
    return FALSE;
  if (negative)
    *minor = -*minor;
  return TRUE;
}
