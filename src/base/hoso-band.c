/* Numbers and ranges of numbers as people write them.  Thread-safe. */

#include "hoso-band.h"

#include <math.h>
#include <string.h>

#include "hoso-amount.h"
#include "hoso-fold.h"

#define MAX_LENGTH 80 /* bytes; what is longer is a sentence */

/* All folded; the longer ones come before those that they begin with. */
static const char *const below[] = {
  "khong qua ",
  "less than ",
  "chua den ",
  "nho hon ",
  "toi da ",
  "at most ",
  "it hon ",
  "under ",
  "below ",
  "up to ",
  "duoi ",
  "den ",
  "<=",
  "≤",
  "<",
};

static const char *const above[] = {
  "toi thieu ",
  "more than ",
  "at least ",
  "it nhat ",
  "lon hon ",
  "nhieu hon ",
  "above ",
  "over ",
  "from ",
  "tren ",
  "hon ",
  "tu ",
  ">=",
  "≥",
  ">",
};

static const char *const below_after[] = { "tro xuong", "do lai", "or less", "or under",
                                           "and under", "and below", "or fewer" };

static const char *const above_after[] = { "tro len", "and over", "or over", "or more",
                                           "and above", "or older", "and older", "and up" };

static const char *const joints[] = { "-", "–", "—", "~", "→", "den", "toi", "to" };

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ')
    p++;
  return p;
}

static gboolean
take_prefix (const char **p, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (*p, words[i]))
      {
        *p = skip_blanks (*p + strlen (words[i]));
        return TRUE;
      }
  return FALSE;
}

/* A number and what the word behind it multiplies it with, 1 for most. */
static gboolean
take_number (const char **p, double *number, double *factor)
{
  gsize n = hoso_amount_match_number (*p, strlen (*p), number);
  const char *word = skip_blanks (*p + n);
  gsize length = strcspn (word, " 0123456789-–—~/");
  g_autofree char *unit = g_strdup_printf ("1%.*s", (int)length, word);
  double amount;

  *factor = 1;
  if (n == 0)
    return FALSE;
  *p += n;
  if (length > 0 && hoso_amount_parse (unit, -1, &amount) && amount > 1)
    {
      *factor = amount;
      *p = word + length;
    }
  *p = skip_blanks (*p);
  return TRUE;
}

static gboolean
ends_with (const char *rest, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strstr (rest, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What stands behind the first number: a second one, or words that open an end.
 * "5–10 triệu" are both millions. */
static void
read_rest (const char *p, double factor, double *low, double *high)
{
  const char *next = p;
  double number;
  double other;

  if (take_prefix (&next, joints, G_N_ELEMENTS (joints)) && take_number (&next, &number, &other))
    {
      if (factor == 1)
        *low *= other;
      *high = number * other;
    }
  else if (*p == '+' || ends_with (p, above_after, G_N_ELEMENTS (above_after)))
    *high = INFINITY;
  else if (ends_with (p, below_after, G_N_ELEMENTS (below_after)))
    *low = -INFINITY;
}

/**
 * hoso_band_parse:
 * @low: (out): the lower end, -INFINITY where it is open
 * @high: (out): the upper end, INFINITY where it is open
 *
 * Words may follow ("18–24 tuổi").
 *
 * Returns: whether @text begins with a number, a range or an open range
 */
gboolean
hoso_band_parse (const char *text, double *low, double *high)
{
  g_autofree char *folded = NULL;
  const char *p;
  gboolean is_below;
  gboolean is_above;
  double number;
  double factor;

  if (strlen (text) > MAX_LENGTH)
    return FALSE;
  folded = hoso_fold (text);
  p = skip_blanks (folded);
  is_below = take_prefix (&p, below, G_N_ELEMENTS (below));
  is_above = !is_below && take_prefix (&p, above, G_N_ELEMENTS (above));
  if (!take_number (&p, &number, &factor))
    return FALSE;

  *low = is_below ? -INFINITY : number * factor;
  *high = number * factor;
  if (!is_below)
    read_rest (p, factor, low, high);
  if (is_above && *high == *low)
    *high = INFINITY;
  return *low <= *high;
}

/**
 * hoso_band_get_middle:
 *
 * The middle of the band; where an end is open, one more or one less than the
 * other: who is “under 18” is not 18, and “over 50” is more than 50.
 *
 * Returns: a number; 0 where both ends are open
 */
double
hoso_band_get_middle (double low, double high)
{
  if (isinf (low))
    return isinf (high) ? 0 : high - 1;
  return isinf (high) ? low + 1 : (low + high) / 2;
}
