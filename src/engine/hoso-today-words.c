/* Why somebody is on the page “Today”: one sentence with the numbers used.  Pure
 * functions; results are freed with g_free().
 */

#include "hoso-config.h"

#include "hoso-today-reasons.h"

#include "hoso-format.h"
#include "hoso-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY 86400
/* Characters of a complaint or a task within a sentence. */
#define MAX_TEXT 120

char *
hoso_today_dup_date (gint day, const char *language)
{
  HosoTime time = { (gint64)day * DAY, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };

  return hoso_format_date (&time, language);
}

/* One line, without the full stop that the sentence around it brings. */
static char *
dup_short (const char *text)
{
  g_autofree char *line = g_strdup (text != NULL ? text : "");
  g_autofree char *start = NULL;

  g_strdelimit (g_strstrip (line), "\n\r\t", ' ');
  if (g_str_has_suffix (line, ".") && !g_str_has_suffix (line, ".."))
    line[strlen (line) - 1] = '\0';
  if (g_utf8_strlen (line, -1) <= MAX_TEXT)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, MAX_TEXT);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

static char *
describe_complaint (const HosoTodayReason *reason, gint day, const char *language)
{
  gint days = day - reason->day;
  g_autofree char *number = hoso_format_integer (days, language);
  g_autofree char *text = dup_short (reason->text);

  if (days == 0)
    /* Translators: %s is what the customer complained about. */
    return g_strdup_printf (_ ("Complained today: “%s”."), text);

  /* Translators: a number of days, then what the customer complained about. */
  return g_strdup_printf (ngettext ("Complaint open for %s day: “%s”.",
                                    "Complaint open for %s days: “%s”.", (gulong)days),
                          number, text);
}

static char *
describe_follow_up (const HosoTodayReason *reason, gint day, const char *language)
{
  gint days = day - reason->day;
  g_autofree char *number = hoso_format_integer (days, language);
  g_autofree char *text = dup_short (reason->text);

  if (days <= 0)
    /* Translators: %s is what was promised to the customer. */
    return g_strdup_printf (_ ("Due today: “%s”."), text);

  /* Translators: a number of days, then what was promised to the customer. */
  return g_strdup_printf (
    ngettext ("%s day overdue: “%s”.", "%s days overdue: “%s”.", (gulong)days), number, text);
}

/* The age that the birthday brings, or the date alone where the year is not
 * known. */
static char *
describe_birthday (const HosoTodayReason *reason, gint day, const char *language)
{
  gint days = reason->day - day;
  int age = hoso_partial_date_get_age (&reason->born, reason->day);
  g_autofree char *written = hoso_partial_date_format (&reason->born, language);
  g_autofree char *number = hoso_format_integer (days, language);
  g_autofree char *date = hoso_today_dup_date (reason->day, language);

  if (days == 0 && age > 0)
    /* Translators: an age in years, then the date of birth. */
    return g_strdup_printf (_ ("Birthday today: turns %d, born %s."), age, written);
  if (days == 0)
    /* Translators: %s is the birthday as it was told, without a year. */
    return g_strdup_printf (_ ("Birthday today: %s."), written);
  if (age > 0)
    /* Translators: a number of days, a date, an age in years, the date of birth. */
    return g_strdup_printf (ngettext ("Birthday in %s day, on %s: turns %d, born %s.",
                                      "Birthday in %s days, on %s: turns %d, born %s.",
                                      (gulong)days),
                            number, date, age, written);

  /* Translators: a number of days, a date, the birthday as it was told. */
  return g_strdup_printf (ngettext ("Birthday in %s day, on %s: %s.",
                                    "Birthday in %s days, on %s: %s.", (gulong)days),
                          number, date, written);
}

static char *
describe_renewal (const HosoTodayReason *reason, gint day, const char *language)
{
  gint days = reason->day - day;
  g_autofree char *number = hoso_format_integer (ABS (days), language);
  g_autofree char *date = hoso_today_dup_date (reason->day, language);

  if (days == 0)
    return g_strdup (_ ("The term ends today."));
  if (days < 0)
    /* Translators: a number of days, then a date. */
    return g_strdup_printf (ngettext ("The term ended %s day ago, on %s.",
                                      "The term ended %s days ago, on %s.", (gulong)-days),
                            number, date);

  /* Translators: a number of days, then a date. */
  return g_strdup_printf (ngettext ("The term ends in %s day, on %s.",
                                    "The term ends in %s days, on %s.", (gulong)days),
                          number, date);
}

static char *
describe_new (const HosoTodayReason *reason,
              const HosoSpent *spent,
              gint day,
              const char *language)
{
  gint days = day - reason->day;
  g_autofree char *number = hoso_format_integer (days, language);
  g_autofree char *amount = hoso_format_money (spent->amount, spent->currency, language);

  if (days == 0)
    /* Translators: %s is an amount of money. */
    return g_strdup_printf (_ ("New customer: first order today, %s so far."), amount);

  /* Translators: a number of days, then an amount of money. */
  return g_strdup_printf (ngettext ("New customer: first order %s day ago, %s so far.",
                                    "New customer: first order %s days ago, %s so far.",
                                    (gulong)days),
                          number, amount);
}

static char *
describe_season (const HosoTodayReason *reason, gint day, const char *language)
{
  gint days = reason->day - day;
  g_autofree char *number = hoso_format_integer (days, language);
  g_autofree char *date = hoso_today_dup_date (reason->day, language);

  if (days == 0)
    /* Translators: %s is a sentence about the month in which a customer buys. */
    return g_strdup_printf (_ ("%s It begins today."), reason->text);

  /* Translators: a sentence about the month in which a customer buys, a number of days,
   * then a date. */
  return g_strdup_printf (ngettext ("%s It begins in %s day, on %s.",
                                    "%s It begins in %s days, on %s.", (gulong)days),
                          reason->text, number, date);
}

static char *
describe_quiet_once (
  const char *number, const char *times, const char *gap, const char *amount, gulong days)
{
  /* Translators: days, a number such as 3.4, days, an amount of money. */
  return g_strdup_printf (
    ngettext ("Quiet for %s day: %s times the shop’s usual %s days; bought on one day only, "
              "%s so far.",
              "Quiet for %s days: %s times the shop’s usual %s days; bought on one day only, "
              "%s so far.",
              days),
    number, times, gap, amount);
}

static char *
describe_quiet (const HosoTodayReason *reason,
                const HosoSpent *spent,
                gint until,
                const char *language)
{
  gint days = until - reason->day;
  g_autofree char *number = hoso_format_integer (days, language);
  g_autofree char *times = hoso_format_number (days / reason->usual_gap, 1, language);
  g_autofree char *gap = hoso_format_number (
    reason->usual_gap, reason->usual_gap == (gint)reason->usual_gap ? 0 : 1, language);
  g_autofree char *orders = hoso_format_integer (spent->orders, language);
  g_autofree char *amount = hoso_format_money (spent->amount, spent->currency, language);

  if (reason->by_shop)
    return describe_quiet_once (number, times, gap, amount, (gulong)days);
  /* Translators: days, a number such as 3.4, days, a number of orders, an amount of money. */
  return g_strdup_printf (
    ngettext ("Quiet for %s day: %s times the usual %s days; %s orders, %s so far.",
              "Quiet for %s days: %s times the usual %s days; %s orders, %s so far.", (gulong)days),
    number, times, gap, orders, amount);
}

char *
hoso_today_reason_dup_words (const HosoTodayReason *reason,
                             const HosoSpent *spent,
                             gint day,
                             gint orders_until,
                             const char *language)
{
  switch (reason->kind)
    {
    case HOSO_TODAY_COMPLAINT:
      return describe_complaint (reason, day, language);
    case HOSO_TODAY_FOLLOW_UP:
      return describe_follow_up (reason, day, language);
    case HOSO_TODAY_BIRTHDAY:
    case HOSO_TODAY_COMING_BIRTHDAY:
      return describe_birthday (reason, day, language);
    case HOSO_TODAY_RENEWAL:
      return describe_renewal (reason, day, language);
    case HOSO_TODAY_NEW:
      return describe_new (reason, spent, day, language);
    case HOSO_TODAY_SEASON:
      return describe_season (reason, day, language);
    case HOSO_TODAY_QUIET:
      return describe_quiet (reason, spent, orders_until, language);
    }

  return NULL;
}
