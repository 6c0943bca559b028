/* The values of fields as text: what people write, what is stored, what is
 * shown.  Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-field-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "hoso-amount.h"
#include "hoso-error.h"
#include "hoso-fold.h"
#include "hoso-format.h"
#include "hoso-money.h"
#include "hoso-names.h"
#include "hoso-partial-date.h"

#define SEPARATOR "; "
#define MAX_DECIMALS 6
/* A scale of which nothing else is known. */
#define LOW 1
#define HIGH 5

/* --- Choices --- */

/* Folded, with one kind of dash and no blanks around it. */
static char *
dup_plain (const char *text)
{
  g_autofree char *folded = hoso_fold (text);
  g_auto (GStrv) parts = NULL;
  g_autofree char *dashed = NULL;

  parts = g_strsplit (folded, "–", -1);
  dashed = g_strjoinv ("-", parts);
  return g_strstrip (g_steal_pointer (&dashed));
}

/* The option that @text means, or NULL. */
static const char *
find_option (const HosoField *field, const char *text)
{
  g_autofree char *wanted = dup_plain (text);

  for (guint i = 0; field->options != NULL && field->options[i] != NULL; i++)
    {
      g_autofree char *option = dup_plain (field->options[i]);

      if (g_str_equal (option, wanted))
        return field->options[i];
    }
  return NULL;
}

/* @text cut at any separator, trimmed, without empty parts. */
static GPtrArray *
cut (const char *text)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *from = text;

  while (TRUE)
    {
      gsize n = strcspn (from, ";,|\n");
      char *part = hoso_text_dup_trimmed (from, (gssize)n);

      if (*part != '\0')
        g_ptr_array_add (parts, part);
      else
        g_free (part);
      if (from[n] == '\0')
        return parts;
      from += n + 1;
    }
}

/* The choice that begins at part @from: an option may hold commas, then it is
 * several parts; @n gets how many. */
static char *
dup_choice (const HosoField *field, GPtrArray *parts, guint from, guint *n)
{
  for (guint to = parts->len; to > from; to--)
    {
      g_autoptr (GString) joined = g_string_new (parts->pdata[from]);
      const char *option;

      for (guint i = from + 1; i < to; i++)
        g_string_append_printf (joined, ", %s", (const char *)parts->pdata[i]);
      option = find_option (field, joined->str);
      *n = to - from;
      if (option != NULL)
        return g_strdup (option);
    }
  *n = 1;
  return g_strdup (parts->pdata[from]);
}

/* The single choices in @text, each once, as the options of @field are written
 * where they are meant; others as they are.  Free with g_strfreev(). */
char **
hoso_field_split (const HosoField *field, const char *text)
{
  g_autoptr (GPtrArray) parts = cut (text);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0, n; i < parts->len; i += n)
    {
      g_autofree char *choice = dup_choice (field, parts, i, &n);

      if (!g_ptr_array_find_with_equal_func (choices, choice, g_str_equal, NULL))
        g_ptr_array_add (choices, g_steal_pointer (&choice));
    }
  g_ptr_array_add (choices, NULL);
  return (char **)g_ptr_array_steal (choices, NULL);
}

/* Several choices as they are stored; free with g_free(). */
char *
hoso_field_join (const char *const *choices)
{
  return g_strjoinv (SEPARATOR, (char **)choices);
}

/* --- Numbers --- */

/* Three decimals look like thousands, so there are never just three. */
static int
count_decimals (double number)
{
  double scale = 1;

  for (int n = 0; n < MAX_DECIMALS; n++, scale *= 10)
    if (n != 3 && fabs (number * scale - round (number * scale)) < 1e-9 * fmax (1, fabs (number)))
      return n;
  return MAX_DECIMALS;
}

static char *
dup_number (double number)
{
  char format[] = "%.0f";
  char text[G_ASCII_DTOSTR_BUF_SIZE + 400];

  format[2] = (char)('0' + count_decimals (number));
  return g_strdup (g_ascii_formatd (text, sizeof text, format, number));
}

static char *
parse_number (const char *text)
{
  double number;

  return hoso_amount_parse (text, -1, &number) && fabs (number) < 1e15 ? dup_number (number) : NULL;
}

/* "12.50 USD"; minor units of the currency are two decimals or none. */
static char *
parse_money (const char *text)
{
  const char *currency = hoso_money_find_currency (text, -1);
  gint64 minor;
  guint64 size;

  if (currency == NULL)
    currency = HOSO_MONEY_DEFAULT;
  if (!hoso_money_parse (text, -1, currency, &minor))
    return NULL;
  if (hoso_money_get_digits (currency) == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT " %s", minor, currency);
  size = minor < 0 ? -(guint64)minor : (guint64)minor;
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u %s", minor < 0 ? "-" : "", size / 100,
                          (guint)(size % 100), currency);
}

/* The ends of a scale, 1 and 5 where the field does not say. */
void
hoso_field_get_scale (const HosoField *field, int *low, int *high)
{
  gboolean known = field->options != NULL && g_strv_length (field->options) == 2;
  gint64 from;
  gint64 to;

  *low = LOW;
  *high = HIGH;
  if (known && g_ascii_string_to_signed (field->options[0], 10, -100, 100, &from, NULL) &&
      g_ascii_string_to_signed (field->options[1], 10, -100, 100, &to, NULL) && from < to)
    {
      *low = (int)from;
      *high = (int)to;
    }
}

/* “4”, “4/5”: a whole number between the ends. */
static char *
parse_scale (const HosoField *field, const char *text)
{
  g_autofree char *first = g_strndup (text, strcspn (text, "/"));
  gint64 point;
  int low;
  int high;

  hoso_field_get_scale (field, &low, &high);
  if (!g_ascii_string_to_signed (g_strstrip (first), 10, low, high, &point, NULL))
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, point);
}

/* --- Others --- */

static char *
parse_yes_no (const char *text)
{
  static const char *const yes[] = { "yes", "y", "true", "1", "co", "dung", "x", "✓", NULL };
  static const char *const no[] = { "no", "n", "false", "0", "khong", "sai", "chua", NULL };
  g_autofree char *folded = hoso_fold (text);

  if (g_strv_contains (yes, folded))
    return g_strdup ("yes");
  return g_strv_contains (no, folded) ? g_strdup ("no") : NULL;
}

static char *
parse_date (const char *text)
{
  HosoPartialDate date;

  if (!hoso_partial_date_from_text (text, &date) && !hoso_partial_date_parse (text, &date))
    return NULL;
  return hoso_partial_date_to_text (&date);
}

static char *
dup_choices (const HosoField *field, const char *text)
{
  g_auto (GStrv) choices = hoso_field_split (field, text);

  return hoso_field_join ((const char *const *)choices);
}

/* NULL where @text, which is trimmed, is no value of the type. */
static char *
parse (const HosoField *field, const char *text)
{
  const char *option;

  switch (hoso_field_get_type_of (field))
    {
    case HOSO_FIELD_NUMBER:
      return parse_number (text);
    case HOSO_FIELD_MONEY:
      return parse_money (text);
    case HOSO_FIELD_CHOICE:
      option = find_option (field, text);
      return g_strdup (option != NULL ? option : text);
    case HOSO_FIELD_CHOICES:
      return dup_choices (field, text);
    case HOSO_FIELD_SCALE:
      return parse_scale (field, text);
    case HOSO_FIELD_DATE:
      return parse_date (text);
    case HOSO_FIELD_YES_NO:
      return parse_yes_no (text);
    case HOSO_FIELD_TEXT:
    case HOSO_FIELD_PLACE:
    case HOSO_FIELD_PERSON:
      return g_strdup (text);
    }
  return NULL;
}

static void
set_error (const HosoField *field, const char *text, GError **error)
{
  int low;
  int high;

  switch (hoso_field_get_type_of (field))
    {
    case HOSO_FIELD_MONEY:
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   /* Translators: %s is what somebody typed. */
                   _ ("“%s” is no amount of money. Write it like 1.500.000, 500k or 20 USD."),
                   text);
      break;
    case HOSO_FIELD_SCALE:
      hoso_field_get_scale (field, &low, &high);
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   /* Translators: %s is what somebody typed; then the ends of a scale. */
                   _ ("“%s” is not on the scale from %d to %d."), text, low, high);
      break;
    case HOSO_FIELD_DATE:
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   /* Translators: %s is what somebody typed. */
                   _ ("“%s” is no date. Write it like 5/3/1990, 5/3 or 1990."), text);
      break;
    case HOSO_FIELD_YES_NO:
      /* Translators: %s is what somebody typed. */
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("“%s” is neither yes nor no."), text);
      break;
    case HOSO_FIELD_NUMBER:
    case HOSO_FIELD_TEXT:
    case HOSO_FIELD_CHOICE:
    case HOSO_FIELD_CHOICES:
    case HOSO_FIELD_PLACE:
    case HOSO_FIELD_PERSON:
      /* Translators: %s is what somebody typed. */
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("“%s” is no number."), text);
      break;
    }
}

/* What is stored for @text, or NULL with HOSO_ERROR_INVALID; "" for blank text.
 * Choices that the field does not offer are taken as they are.  Free with
 * g_free(). */
char *
hoso_field_parse (const HosoField *field, const char *text, GError **error)
{
  g_autofree char *trimmed = hoso_text_dup_trimmed (text, -1);
  char *value;

  if (*trimmed == '\0')
    return g_steal_pointer (&trimmed);
  value = parse (field, trimmed);
  if (value == NULL)
    set_error (field, trimmed, error);
  return value;
}

/* As hoso_field_parse(), but what is no value of the type is kept as written:
 * nothing that others wrote is lost.  Free with g_free(). */
char *
hoso_field_dup_canonical (const HosoField *field, const char *text)
{
  char *value = hoso_field_parse (field, text, NULL);

  return value != NULL ? value : hoso_text_dup_trimmed (text, -1);
}

/* --- Showing --- */

static char *
format_number (const char *value, const char *language)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  if (*end != '\0' || !isfinite (number))
    return g_strdup (value);
  return hoso_format_number (number, count_decimals (number), language);
}

static char *
format_money (const char *value, const char *language)
{
  g_autofree char *canonical = parse_money (value);
  const char *currency = hoso_money_find_currency (value, -1);
  gint64 minor;

  if (g_strcmp0 (canonical, value) != 0 || currency == NULL ||
      !hoso_money_parse (value, -1, currency, &minor))
    return g_strdup (value);
  return hoso_format_money (minor, currency, language);
}

static char *
format_date (const char *value, const char *language)
{
  HosoPartialDate date;

  return hoso_partial_date_from_text (value, &date) ? hoso_partial_date_format (&date, language)
                                                    : g_strdup (value);
}

static char *
format_scale (const HosoField *field, const char *value)
{
  g_autofree char *point = parse_scale (field, value);
  int low;
  int high;

  hoso_field_get_scale (field, &low, &high);
  return point != NULL ? g_strdup_printf ("%s/%d", point, high) : g_strdup (value);
}

/* The stored @value as people of @language read it; free with g_free(). */
char *
hoso_field_format (const HosoField *field, const char *value, const char *language)
{
  g_autofree char *answer = NULL;
  g_auto (GStrv) choices = NULL;

  switch (hoso_field_get_type_of (field))
    {
    case HOSO_FIELD_NUMBER:
      return format_number (value, language);
    case HOSO_FIELD_MONEY:
      return format_money (value, language);
    case HOSO_FIELD_CHOICES:
      choices = hoso_field_split (field, value);
      return g_strjoinv (", ", choices);
    case HOSO_FIELD_SCALE:
      return format_scale (field, value);
    case HOSO_FIELD_DATE:
      return format_date (value, language);
    case HOSO_FIELD_YES_NO:
      answer = g_strconcat ("yesno.", value, NULL);
      return g_strdup (g_str_equal (value, "yes") || g_str_equal (value, "no")
                         ? hoso_name_get (answer, language)
                         : value);
    case HOSO_FIELD_TEXT:
    case HOSO_FIELD_CHOICE:
    case HOSO_FIELD_PLACE:
    case HOSO_FIELD_PERSON:
      break;
    }
  return g_strdup (value);
}

/* --- Comparing --- */

/* The first day that @text may mean; FALSE without a year. */
static gboolean
measure_date (const char *text, double *place)
{
  HosoPartialDate date;
  gint64 days;

  if (!hoso_partial_date_from_text (text, &date) || date.year == 0)
    return FALSE;
  date.month = MAX (date.month, 1);
  date.day = MAX (date.day, 1);
  if (!hoso_partial_date_to_days (&date, &days))
    return FALSE;
  *place = (double)days;
  return TRUE;
}

/* A place on the line that the type's values lie on; amounts of one currency.  What
 * a scale is compared with may lie beyond its ends. */
static gboolean
measure (const HosoField *field, const char *text, double *place, const char **unit)
{
  g_autofree char *value = hoso_field_parse (field, text, NULL);

  *unit = "";
  if (hoso_field_get_type_of (field) == HOSO_FIELD_SCALE)
    return hoso_amount_match_number (text, strlen (text), place) > 0;
  if (value == NULL || *value == '\0')
    return FALSE;
  if (hoso_field_get_type_of (field) == HOSO_FIELD_DATE)
    return measure_date (value, place);
  if (hoso_field_get_type_of (field) == HOSO_FIELD_MONEY)
    *unit = hoso_money_find_currency (value, -1);
  *place = g_ascii_strtod (value, NULL);
  return TRUE;
}

/* Whether @a and @b can be told apart in size, as numbers, as days or as sums of
 * one currency; @order gets -1, 0 or 1.  FALSE for types without an order. */
gboolean
hoso_field_compare (const HosoField *field, const char *a, const char *b, int *order)
{
  double places[2];
  const char *units[2];

  if (!hoso_field_type_is_ranked (hoso_field_get_type_of (field)) ||
      !measure (field, a, &places[0], &units[0]) || !measure (field, b, &places[1], &units[1]) ||
      g_strcmp0 (units[0], units[1]) != 0)
    return FALSE;
  *order = (places[0] > places[1]) - (places[0] < places[1]);
  return TRUE;
}
