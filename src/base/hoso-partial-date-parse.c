/* Reading dates as people in Vietnam type them: the day before the month, parts
 * left out, numbers in words, the lunar calendar named in many ways.
 *
 * The text is folded and cut into numbers and words.  A word either says what
 * the next number is (“tháng”), is itself a part (“Giêng”, “rằm”), says which
 * calendar is meant, or means nothing; any other word refuses the text.
 * Numbers without a label fill day, month and year in this order, four digits
 * the year.  Values, thread-safe.
 */

#include "hoso-fold.h"
#include "hoso-partial-date.h"

#include <string.h>

#define MAX_TOKENS 24
#define MAX_WORD 16
/* Two digits of a year: 00 to 39 are of this century. */
#define CENTURY_ENDS 40

typedef enum
{
  SLOT_NONE = -1,
  SLOT_DAY,
  SLOT_MONTH,
  SLOT_YEAR,
  N_SLOTS,
} Slot;

typedef enum
{
  MEANS_NOTHING,
  MEANS_SLOT,        /* the next number is the slot @value */
  MEANS_LUNAR_MONTH, /* month @value */
  MEANS_FULL_MOON,
  MEANS_LUNAR,
  MEANS_SOLAR,
  MEANS_LEAP,
  MEANS_TET,
} Meaning;

typedef struct
{
  char word[MAX_WORD]; /* "" for a number in figures */
  int number;
  int digits;
} Token;

typedef struct
{
  Token tokens[MAX_TOKENS];
  int n;
  int at;
  int slots[N_SLOTS]; /* 0: not known */
  gboolean labelled[N_SLOTS];
  Slot expected;
  gboolean lunar;
  gboolean solar;
  gboolean leap;
  gboolean tet;
} Reader;

static const struct
{
  const char *word;
  Meaning meaning;
  int value;
} words[] = {
  { "ngay", MEANS_SLOT, SLOT_DAY },
  { "mung", MEANS_SLOT, SLOT_DAY },
  { "mong", MEANS_SLOT, SLOT_DAY },
  { "day", MEANS_SLOT, SLOT_DAY },
  { "thang", MEANS_SLOT, SLOT_MONTH },
  { "month", MEANS_SLOT, SLOT_MONTH },
  { "nam", MEANS_SLOT, SLOT_YEAR },
  { "year", MEANS_SLOT, SLOT_YEAR },
  { "gieng", MEANS_LUNAR_MONTH, 1 },
  { "chap", MEANS_LUNAR_MONTH, 12 },
  { "ram", MEANS_FULL_MOON, 0 },
  { "tet", MEANS_TET, 0 },
  { "am", MEANS_LUNAR, 0 },
  { "al", MEANS_LUNAR, 0 },
  { "lunar", MEANS_LUNAR, 0 },
  { "ta", MEANS_LUNAR, 0 },
  { "duong", MEANS_SOLAR, 0 },
  { "dl", MEANS_SOLAR, 0 },
  { "solar", MEANS_SOLAR, 0 },
  { "tay", MEANS_SOLAR, 0 },
  { "nhuan", MEANS_LEAP, 0 },
  { "leap", MEANS_LEAP, 0 },
  { "lich", MEANS_NOTHING, 0 },
  { "calendar", MEANS_NOTHING, 0 },
  { "sinh", MEANS_NOTHING, 0 },
  { "sn", MEANS_NOTHING, 0 },
  { "born", MEANS_NOTHING, 0 },
  { "of", MEANS_NOTHING, 0 },
  { "the", MEANS_NOTHING, 0 },
  { "st", MEANS_NOTHING, 0 },
  { "nd", MEANS_NOTHING, 0 },
  { "rd", MEANS_NOTHING, 0 },
  { "th", MEANS_NOTHING, 0 },
};

static const char *const english_months[] = { "january", "february", "march", "april",
                                              "may", "june", "july", "august",
                                              "september", "october", "november", "december" };

/* Cuts folded text into numbers and words.  FALSE: too long to be a date. */
static gboolean
cut (Reader *reader, const char *p)
{
  while (*p != '\0')
    {
      Token token = { .number = 0 };
      gsize length = 0;

      if (g_ascii_isdigit (*p))
        {
          for (; g_ascii_isdigit (*p); p++)
            {
              token.number = MIN (token.number * 10 + (*p - '0'), 99999999);
              token.digits++;
            }
        }
      else if (g_ascii_isalpha (*p))
        {
          for (; g_ascii_isalpha (*p); p++)
            {
              if (length + 1 >= MAX_WORD)
                return FALSE;
              token.word[length++] = *p;
            }
        }
      else
        {
          p++;
          continue;
        }

      if (reader->n == MAX_TOKENS)
        return FALSE;
      reader->tokens[reader->n++] = token;
    }

  return reader->n > 0;
}

static gboolean
set_slot (Reader *reader, Slot slot, int value, int digits)
{
  if (slot == SLOT_YEAR && digits <= 2)
    value += value < CENTURY_ENDS ? 2000 : 1900;

  if (reader->slots[slot] != 0 || value == 0)
    return FALSE;

  reader->slots[slot] = value;

  return TRUE;
}

/* A number without a label: the year if it can be nothing else, or the first
 * part that is not known yet. */
static gboolean
set_next (Reader *reader, int value, int digits)
{
  if (digits > 2 || value > 31)
    return set_slot (reader, SLOT_YEAR, value, digits);

  /* A year before all else is followed by the month. */
  if (reader->slots[SLOT_YEAR] != 0 && reader->slots[SLOT_DAY] == 0 &&
      reader->slots[SLOT_MONTH] == 0)
    {
      reader->labelled[SLOT_MONTH] = TRUE;
      return set_slot (reader, SLOT_MONTH, value, digits);
    }

  for (int slot = 0; slot < N_SLOTS; slot++)
    {
      if (reader->slots[slot] == 0)
        return set_slot (reader, slot, value, digits);
    }

  return FALSE;
}

static gboolean
set_number (Reader *reader, int value, int digits)
{
  Slot slot = reader->expected;

  reader->expected = SLOT_NONE;
  if (slot == SLOT_NONE)
    return set_next (reader, value, digits);

  reader->labelled[slot] = TRUE;

  return set_slot (reader, slot, value, digits);
}

static int
get_unit (const char *word)
{
  static const char *const names[][2] = {
    { "mot", "mot" },
    { "hai", "hai" },
    { "ba", "ba" },
    { "tu", "bon" },
    { "nam", "lam" },
    { "sau", "sau" },
    { "bay", "bay" },
    { "tam", "tam" },
    { "chin", "chin" },
    { "muoi", "muoi" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strcmp (word, names[i][0]) == 0 || strcmp (word, names[i][1]) == 0)
        return (int)i + 1;
    }

  return 0;
}

static const char *
get_word (const Reader *reader, int at)
{
  return at < reader->n ? reader->tokens[at].word : "";
}

/* A number in words: “ba”, “mười lăm”, “hai mươi ba”.  Behind “mười”, five is
 * always “lăm”, so that “năm” there is the year's label.  0 if there is none;
 * steps over it otherwise. */
static int
take_words (Reader *reader)
{
  int value = get_unit (get_word (reader, reader->at));
  int unit;

  if (value == 0)
    return 0;

  reader->at++;
  if (value < 10)
    {
      if (strcmp (get_word (reader, reader->at), "muoi") != 0)
        return value;
      value *= 10;
      reader->at++;
    }

  unit = get_unit (get_word (reader, reader->at));
  if (unit == 0 || unit == 10 || strcmp (get_word (reader, reader->at), "nam") == 0)
    return value;

  reader->at++;

  return value + unit;
}

static gboolean
take_month_name (Reader *reader, const char *word)
{
  gsize length = strlen (word);

  for (int i = 0; length >= 3 && i < 12; i++)
    {
      if (strncmp (english_months[i], word, length) == 0)
        {
          reader->expected = SLOT_MONTH;
          return set_number (reader, i + 1, 0);
        }
    }

  return FALSE;
}

static gboolean
apply_word (Reader *reader, Meaning meaning, int value)
{
  switch (meaning)
    {
    case MEANS_NOTHING:
      return TRUE;
    case MEANS_SLOT:
      reader->expected = value;
      return TRUE;
    case MEANS_LUNAR_MONTH:
      reader->lunar = TRUE;
      reader->expected = SLOT_MONTH;
      return set_number (reader, value, 0);
    case MEANS_FULL_MOON:
      reader->lunar = TRUE;
      reader->expected = SLOT_DAY;
      return set_number (reader, 15, 0);
    case MEANS_LUNAR:
      reader->lunar = TRUE;
      return TRUE;
    case MEANS_SOLAR:
      reader->solar = TRUE;
      return TRUE;
    case MEANS_LEAP:
      reader->leap = reader->lunar = TRUE;
      return TRUE;
    case MEANS_TET:
      reader->tet = reader->lunar = TRUE;
      return TRUE;
    }

  return FALSE;
}

/* “năm” is five where a number is expected, and the year's label elsewhere. */
static gboolean
take_word (Reader *reader)
{
  const char *word = get_word (reader, reader->at);
  int value = 0;

  if (reader->expected != SLOT_NONE || strcmp (word, "nam") != 0)
    value = take_words (reader);
  if (value != 0)
    return set_number (reader, value, 1);

  reader->at++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (word, words[i].word) == 0)
        return apply_word (reader, words[i].meaning, words[i].value);
    }

  return take_month_name (reader, word);
}

/* A time of day behind a whole date, as spreadsheets write it, is dropped. */
static gboolean
is_time (const Reader *reader)
{
  int left = reader->n - reader->at;

  return reader->slots[SLOT_DAY] != 0 && reader->slots[SLOT_MONTH] != 0 &&
         reader->slots[SLOT_YEAR] != 0 && left >= 2 && left <= 3 &&
         reader->tokens[reader->at].number < 24 && reader->tokens[reader->at + 1].digits == 2;
}

static gboolean
read_tokens (Reader *reader)
{
  reader->expected = SLOT_NONE;

  while (reader->at < reader->n && !is_time (reader))
    {
      const Token *token = &reader->tokens[reader->at];

      if (token->digits == 0)
        {
          if (!take_word (reader))
            return FALSE;
          continue;
        }

      reader->at++;
      if (!set_number (reader, token->number, token->digits))
        return FALSE;
    }

  return !(reader->lunar && reader->solar);
}

/* Puts right what the order of the numbers alone could not tell. */
static void
settle (Reader *reader)
{
  int *slots = reader->slots;
  gboolean free = !reader->labelled[SLOT_DAY] && !reader->labelled[SLOT_MONTH];

  if (reader->tet && slots[SLOT_DAY] != 0 && slots[SLOT_MONTH] == 0)
    slots[SLOT_MONTH] = slots[SLOT_DAY] > 20 ? 12 : 1;

  /* “3/1990” is a month and a year. */
  if (free && slots[SLOT_DAY] != 0 && slots[SLOT_MONTH] == 0 && slots[SLOT_YEAR] != 0)
    {
      slots[SLOT_MONTH] = slots[SLOT_DAY];
      slots[SLOT_DAY] = 0;
    }

  if (free && slots[SLOT_MONTH] > 12 && slots[SLOT_DAY] >= 1 && slots[SLOT_DAY] <= 12)
    {
      int month = slots[SLOT_DAY];

      slots[SLOT_DAY] = slots[SLOT_MONTH];
      slots[SLOT_MONTH] = month;
    }
}

/* Reads what people type, for example “5/3”, “05/03/1990”, “5-3 âm lịch”, “mùng
 * 5 tháng 3 (ÂL)”, “rằm tháng Giêng”, “3/1990”, “1990”, “March 5”, and what
 * hoso_partial_date_to_text() writes.  The day comes before the month unless
 * only the other way makes a date; two digits of a year are 1940 to 2039.
 * FALSE leaves @date alone: that is no date. */
gboolean
hoso_partial_date_parse (const char *text, HosoPartialDate *date)
{
  g_autofree char *folded = NULL;
  g_autofree char *trimmed = NULL;
  Reader reader = { .n = 0 };
  HosoPartialDate read;

  g_return_val_if_fail (date != NULL, FALSE);

  if (text == NULL)
    return FALSE;

  trimmed = g_strstrip (g_strdup (text));
  if (hoso_partial_date_from_text (trimmed, date))
    return TRUE;

  folded = hoso_fold (trimmed);
  if (!cut (&reader, folded) || !read_tokens (&reader))
    return FALSE;

  settle (&reader);
  read.day = reader.slots[SLOT_DAY];
  read.month = reader.slots[SLOT_MONTH];
  read.year = reader.slots[SLOT_YEAR];
  read.lunar = reader.lunar;
  read.leap = reader.leap;
  if (!hoso_partial_date_is_valid (&read))
    return FALSE;

  *date = read;

  return TRUE;
}
