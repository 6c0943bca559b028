/* The words around times as Google Forms writes them in the languages of its
 * users: before and after noon (Unicode CLDR's dayPeriods), and zones.
 * Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-time-words.h"

#include "hoso-time.h"

typedef struct
{
  const char *word; /* lower case, without dots and blanks */
  gboolean afternoon;
} Noon;

static const Noon noons[] = {
  { "am", FALSE },
  { "pm", TRUE }, /* English, Spanish, Portuguese */
  { "sa", FALSE },
  { "ch", TRUE }, /* Vietnamese */
  { "sáng", FALSE },
  { "chiều", TRUE },
  { "tối", TRUE },
  { "ก่อนเที่ยง", FALSE },
  { "หลังเที่ยง", TRUE },
  { "上午", FALSE },
  { "下午", TRUE },
  { "午前", FALSE },
  { "午後", TRUE },
  { "오전", FALSE },
  { "오후", TRUE },
  { "pg", FALSE },
  { "ptg", TRUE }, /* Malay */
  { "öö", FALSE },
  { "ös", TRUE }, /* Turkish */
  { "ÖÖ", FALSE },
  { "ÖS", TRUE },
  { "πμ", FALSE },
  { "μμ", TRUE }, /* Greek */
  { "ص", FALSE },
  { "م", TRUE }, /* Arabic */
  { "पूर्वाह्न", FALSE },
  { "अपराह्न", TRUE },
  { "fm", FALSE },
  { "em", TRUE }, /* Swedish */
  { "dop", FALSE },
  { "odp", TRUE }, /* Czech, Slovenian, Slovak */
  { "de", FALSE },
  { "du", TRUE }, /* Hungarian */
  { "ap", FALSE },
  { "ip", TRUE }, /* Finnish */
  { "vm", FALSE },
  { "nm", TRUE }, /* Afrikaans */
  { "pd", FALSE },
  { "md", TRUE }, /* Albanian */
  { "прпл", FALSE },
  { "слоб", TRUE }, /* Bulgarian */
  { "пре подне", FALSE },
  { "по подне", TRUE },
  { "pre podne", FALSE },
  { "po podne", TRUE },
};

typedef struct
{
  char name[6];
  int offset; /* minutes east of UTC */
} Zone;

static const Zone zones[] = {
  { "UTC", 0 },
  { "GMT", 0 },
  { "Z", 0 },
  { "ICT", 420 },
  { "WIB", 420 },
  { "WITA", 480 },
  { "WIT", 540 },
  { "SGT", 480 },
  { "MYT", 480 },
  { "PHT", 480 },
  { "PST", -480 },
  { "PDT", -420 },
  { "HKT", 480 },
  { "JST", 540 },
  { "KST", 540 },
  { "IST", 330 },
  { "NPT", 345 },
  { "PKT", 300 },
  { "GST", 240 },
  { "TRT", 180 },
  { "MSK", 180 },
  { "EAT", 180 },
  { "SAST", 120 },
  { "CAT", 120 },
  { "WAT", 60 },
  { "WET", 0 },
  { "WEST", 60 },
  { "BST", 60 },
  { "CET", 60 },
  { "CEST", 120 },
  { "MEZ", 60 },
  { "MESZ", 120 },
  { "EET", 120 },
  { "EEST", 180 },
  { "EST", -300 },
  { "EDT", -240 },
  { "CST", -360 },
  { "CDT", -300 },
  { "MST", -420 },
  { "MDT", -360 },
  { "AKST", -540 },
  { "AKDT", -480 },
  { "HST", -600 },
  { "AST", -240 },
  { "ADT", -180 },
  { "NST", -210 },
  { "NDT", -150 },
  { "BRT", -180 },
  { "ART", -180 },
  { "CLT", -240 },
  { "CLST", -180 },
  { "COT", -300 },
  { "PET", -300 },
  { "AWST", 480 },
  { "ACST", 570 },
  { "ACDT", 630 },
  { "AEST", 600 },
  { "AEDT", 660 },
  { "NZST", 720 },
  { "NZDT", 780 },
};

/* Bytes of the blank at @p, no-break and narrow ones included; 0 for none. */
static gsize
blank_length (const char *p, const char *end)
{
  if (*p == ' ' || *p == '\t')
    return 1;
  if (end - p >= 2 && memcmp (p, "\xc2\xa0", 2) == 0)
    return 2;
  if (end - p >= 3 && (memcmp (p, "\xe2\x80\xaf", 3) == 0 || memcmp (p, "\xe2\x80\x89", 3) == 0))
    return 3;
  return 0;
}

/* Any number of blanks. */
gsize
hoso_time_words_match_blanks (HosoSpan text)
{
  const char *p = text.text;
  const char *end = p + text.length;
  gsize n;

  while (p < end && (n = blank_length (p, end)) > 0)
    p += n;
  return p - text.text;
}

/* @word at the beginning of @text, whatever its case; dots and blanks between
 * its letters do not count. */
static gsize
match_word (HosoSpan text, const char *word)
{
  const char *p = text.text;
  const char *end = p + text.length;

  while (*word != '\0')
    {
      if (p < end && g_ascii_tolower (*p) == *word)
        {
          p++;
          word++;
        }
      else if (p > text.text && p < end && *p == '.')
        p++;
      else if (p > text.text && p < end && blank_length (p, end) > 0)
        p += blank_length (p, end);
      else
        return 0;
    }
  if (p < end && *p == '.')
    p++;
  if (p < end && g_ascii_isalpha (*p))
    return 0;
  return p - text.text;
}

/* “AM”, “SA”, “p. m.” … */
gsize
hoso_time_words_match_noon (HosoSpan text, gboolean *afternoon)
{
  for (guint i = 0; i < G_N_ELEMENTS (noons); i++)
    {
      gsize n = match_word (text, noons[i].word);

      if (n > 0)
        {
          *afternoon = noons[i].afternoon;
          return n;
        }
    }
  return 0;
}

static gsize
match_digits (const char *p, const char *end, guint max, int *number)
{
  gsize n = 0;

  *number = 0;
  while (n < max && p + n < end && g_ascii_isdigit (p[n]))
    *number = *number * 10 + (p[n++] - '0');
  return n;
}

/* “+7”, “+07:00”, “-0330”. */
static gsize
match_offset (HosoSpan text, int *offset)
{
  const char *p = text.text;
  const char *end = p + text.length;
  int hours;
  int minutes = 0;
  gsize n;

  if (p == end || (*p != '+' && *p != '-'))
    return 0;
  n = match_digits (++p, end, 2, &hours);
  if (n == 0 || hours > 15)
    return 0;
  p += n;
  if (p < end && *p == ':')
    p++;
  p += match_digits (p, end, 2, &minutes);
  *offset = (*text.text == '-' ? -1 : 1) * (hours * 60 + minutes);
  return p - text.text;
}

/* “GMT+5:30”, “CET”, “Z”, “+07:00”; an abbreviation that is not known gives
 * HOSO_TIME_NO_ZONE. */
gsize
hoso_time_words_match_zone (HosoSpan text, int *offset)
{
  gsize n = 0;
  gsize n_offset;

  *offset = HOSO_TIME_NO_ZONE;
  while (n < text.length && g_ascii_isupper (text.text[n]))
    n++;
  if (n > 5)
    return 0;
  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (zones); i++)
    {
      if (strlen (zones[i].name) == n && memcmp (zones[i].name, text.text, n) == 0)
        *offset = zones[i].offset;
    }
  if (n > 0 && *offset != 0)
    return n;
  n_offset = match_offset (hoso_span (text.text + n, text.length - n), offset);
  return n + n_offset;
}
