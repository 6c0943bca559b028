/* Numbers and sums of money as people write them in Vietnam.  Thread-safe. */

#include "hoso-amount.h"

#include <math.h>
#include <string.h>

#include "hoso-fold.h"

#define MAX_LENGTH 60 /* bytes; what is longer is a sentence */
#define MAX_DIGITS 300

typedef struct
{
  const char *word; /* folded */
  double factor;
} Factor;

static const Factor factors[] = {
  { "k", 1e3 },
  { "ng", 1e3 },
  { "nghin", 1e3 },
  { "ngan", 1e3 },
  { "rb", 1e3 }, /* Indonesian */
  { "ribu", 1e3 },
  { "tr", 1e6 },
  { "trieu", 1e6 },
  { "cu", 1e6 }, /* colloquially */
  { "jt", 1e6 },
  { "juta", 1e6 },
  { "ty", 1e9 },
  { "ti", 1e9 },
  { "thousand", 1e3 },
  { "million", 1e6 },
  { "billion", 1e9 },
};

/* What may stand behind a sum and changes nothing. */
static const char *const units[] = {
  "d",
  "dong",
  "vnd",
  "vn dong",
  "₫",
  "$",
  "usd",
  "€",
  "eur",
  "%",
};

/* Whether the mark at @i groups thousands: one to three digits stand before it,
 * exactly three follow, and it is not the mark of a number such as 0.125. */
static gboolean
is_grouping (const char *text, gsize length, gsize i)
{
  gsize before = 0;
  gsize after = 0;

  while (before < i && g_ascii_isdigit (text[i - 1 - before]))
    before++;
  while (i + 1 + after < length && g_ascii_isdigit (text[i + 1 + after]))
    after++;
  return after == 3 && before >= 1 && before <= 3 && !(i == 1 && text[0] == '0');
}

/**
 * hoso_amount_match_number:
 * @number: (out): the number
 *
 * "1.250.000", "1,250,000", "3,5" and "3.5" are read as their writers meant
 * them; a mark between one to three and exactly three digits groups thousands.
 *
 * Returns: bytes of the number, with its sign, at the beginning of @text; 0
 *   where there is none
 */
gsize
hoso_amount_match_number (const char *text, gsize length, double *number)
{
  char plain[MAX_DIGITS + 1];
  guint n = 0;
  gboolean signed_ = length > 0 && (*text == '-' || *text == '+');
  const char *digits = text + signed_;
  gsize i;

  length -= signed_;
  if (length == 0 || !g_ascii_isdigit (*digits))
    return 0;
  for (i = 0; i < length && n < MAX_DIGITS; i++)
    {
      gboolean mark = digits[i] == '.' || digits[i] == ',';

      if (!g_ascii_isdigit (digits[i]) &&
          !(mark && i + 1 < length && g_ascii_isdigit (digits[i + 1])))
        break;
      if (!mark || !is_grouping (digits, length, i))
        plain[n++] = mark ? '.' : digits[i];
    }
  plain[n] = '\0';
  *number = g_ascii_strtod (plain, NULL) * (*text == '-' ? -1 : 1);
  return isfinite (*number) ? i + signed_ : 0;
}

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ')
    p++;
  return p;
}

/* The word at @p, up to a blank, a digit or the end. */
static gsize
word_length (const char *p)
{
  return strcspn (p, " 0123456789");
}

static gboolean
match_factor (const char **p, double *factor)
{
  gsize n = word_length (*p);

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      if (strlen (factors[i].word) == n && strncmp (*p, factors[i].word, n) == 0)
        {
          *factor = factors[i].factor;
          *p = skip_blanks (*p + n);
          return TRUE;
        }
    }
  return FALSE;
}

/* What follows “1tr”: “2” is two tenths of it, “250” a quarter, “rưỡi” a half,
 * “200k” a sum of its own. */
static gboolean
add_rest (const char **p, double factor, double *amount)
{
  gsize digits = strspn (*p, "0123456789");
  double rest = g_ascii_strtod (*p, NULL);
  double smaller = 0;
  const char *end = skip_blanks (*p + digits);

  if (strncmp (*p, "ruoi", 4) == 0)
    {
      *amount += factor / 2;
      *p = skip_blanks (*p + 4);
      return TRUE;
    }
  if (digits == 0)
    return TRUE;
  if (digits > 3)
    return FALSE;
  if (match_factor (&end, &smaller))
    {
      if (smaller >= factor)
        return FALSE;
      *amount += rest * smaller;
    }
  else
    {
      for (gsize i = 0; i < digits; i++)
        rest /= 10;
      *amount += rest * factor;
    }
  *p = end;
  return TRUE;
}

static gboolean
is_unit (const char *rest)
{
  gsize length = strlen (rest);

  if (length > 1 && rest[length - 1] == '.')
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (strlen (units[i]) == length && strncmp (rest, units[i], length) == 0)
        return TRUE;
    }
  return length == 0;
}

/**
 * hoso_amount_parse:
 * @length: in bytes, or -1
 * @amount: (out): the amount, in whatever currency it is
 *
 * Returns: whether the whole @text is a number or a sum of money; a range such
 *   as "5-10 triệu" is none
 */
gboolean
hoso_amount_parse (const char *text, gssize length, double *amount)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize)length;
  g_autofree char *copy = NULL;
  g_autofree char *folded = NULL;
  double factor;
  const char *p;
  gsize n;

  if (bytes > MAX_LENGTH)
    return FALSE;
  copy = g_strndup (text, bytes);
  folded = hoso_fold (copy);
  g_strstrip (folded);
  p = skip_blanks (*folded == '$' ? folded + 1 : folded);
  n = hoso_amount_match_number (p, strlen (p), amount);
  if (n == 0)
    return FALSE;
  p = skip_blanks (p + n);
  if (match_factor (&p, &factor))
    {
      double sign = *amount < 0 ? -1 : 1;
      double sum = fabs (*amount) * factor;

      if (!add_rest (&p, factor, &sum))
        return FALSE;
      *amount = sign * sum;
    }
  return is_unit (p);
}

/* Whether @text begins with a range of numbers: "5-10 triệu", "0.26 - 0.35",
 * "18~25", "5 đến 10". */
gboolean
hoso_amount_is_range (const char *text, gsize length)
{
  static const char *const joints[] = { "-", "–", "—", "~", "→", "đến", "tới", "to" };
  double number;
  gsize n = hoso_amount_match_number (text, length, &number);
  gsize after;

  if (n == 0)
    return FALSE;
  while (n < length && text[n] == ' ')
    n++;
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      after = n + strlen (joints[i]);
      if (after >= length || memcmp (text + n, joints[i], after - n) != 0)
        continue;
      while (after < length && text[after] == ' ')
        after++;
      return after < length && g_ascii_isdigit (text[after]);
    }
  return FALSE;
}
