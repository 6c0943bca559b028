/* Dates with unknown parts: what people type, what is stored, what is shown,
 * and when they come round. */

#include "hoso-lunar.h"
#include "hoso-partial-date.h"
#include "hoso-time.h"

#include <string.h>

static char *
read_text (const char *text)
{
  HosoPartialDate date;

  return hoso_partial_date_parse (text, &date) ? hoso_partial_date_to_text (&date)
                                               : g_strdup ("nothing");
}

static void
test_parse (void)
{
  static const char *const pairs[][2] = {
    { "5/3", "--03-05" },
    { "05/03/1990", "1990-03-05" },
    { " 5.3.1990 ", "1990-03-05" },
    { "5-3 âm lịch", "--03-05L" },
    { "5/3 (ÂL)", "--03-05L" },
    { "5/3 a\u0302m li\u0323ch", "--03-05L" },
    { "5/3/1990 AL", "1990-03-05L" },
    { "mùng 5 tháng 3 (ÂL)", "--03-05L" },
    { "Mồng năm tháng ba âm lịch", "--03-05L" },
    { "mùng 2 tháng 9", "--09-02" },
    { "rằm tháng Giêng", "--01-15L" },
    { "Rằm tháng 7 năm 1988", "1988-07-15L" },
    { "23 tháng Chạp", "--12-23L" },
    { "mùng 1 Tết", "--01-01L" },
    { "30 Tết", "--12-30L" },
    { "ba mươi Tết", "--12-30L" },
    { "10/6 nhuận", "--06-10L+" },
    { "ngày 10 tháng 6 nhuận năm 2025", "2025-06-10L+" },
    { "ngày 15 tháng mười năm 1990", "1990-10-15" },
    { "ngày hai mươi lăm tháng mười hai", "--12-25" },
    { "tháng năm 1990", "1990-05" },
    { "tháng 3", "--03" },
    { "3/1990", "1990-03" },
    { "1990-03", "1990-03" },
    { "1990", "1990" },
    { "sinh năm 1990", "1990" },
    { "năm 90", "1990" },
    { "5/3/90", "1990-03-05" },
    { "5/3/07", "2007-03-05" },
    { "5/3/00", "2000-03-05" },
    { "1990-03-05", "1990-03-05" },
    { "1990/3/5", "1990-03-05" },
    { "1990-03-05 00:00:00", "1990-03-05" },
    { "05/03/1990 07:30", "1990-03-05" },
    { "12/25", "--12-25" },
    { "29/2", "--02-29" },
    { "5 tháng 3 dương lịch", "--03-05" },
    { "March 5, 1990", "1990-03-05" },
    { "5th of Mar", "--03-05" },
    { "--03-05L", "--03-05L" },
    { "2025-06-10L+", "2025-06-10L+" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *text = read_text (pairs[i][0]);

      g_test_message ("%s", pairs[i][0]);
      g_assert_cmpstr (text, ==, pairs[i][1]);
    }
}

static void
test_refuse (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "5",
    "31/4",
    "29/2/2023",
    "31/3 âm lịch",
    "0/3",
    "5/0",
    "13/13",
    "5/3/199",
    "5/3/3000",
    "5/3/1990 6",
    "5/3 âm lịch dương lịch",
    "ngày 5 năm 1990",
    "hôm qua",
    "0903123456",
    "5/3; DROP TABLE customer",
    "tháng Giêng tháng Chạp",
    "1990-13-05",
    "1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 7 8 9",
    "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = read_text (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_cmpstr (text, ==, "nothing");
    }

  g_assert_false (hoso_partial_date_parse (NULL, &(HosoPartialDate){ 0 }));
}

static void
test_format (void)
{
  static const char *const rows[][3] = {
    { "1990-03-05", "05/03/1990", "Mar 5, 1990" },
    { "--03-05", "05/03", "March 5" },
    { "1990-03", "tháng 03/1990", "March 1990" },
    { "1990", "năm 1990", "1990" },
    { "--03", "tháng 03", "March" },
    { "--03-05L", "05/03 (âm lịch)", "day 5 of lunar month 3" },
    { "1990-03-05L", "05/03/1990 (âm lịch)", "day 5 of lunar month 3, 1990" },
    { "--06-10L+", "10/06 (âm lịch, tháng nhuận)", "day 10 of leap lunar month 6" },
    { "2025-06L+", "tháng 06/2025 (âm lịch, tháng nhuận)", "leap lunar month 6, 2025" },
    { "1990L", "năm 1990 (âm lịch)", "lunar year 1990" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HosoPartialDate date;

      g_assert_true (hoso_partial_date_from_text (rows[i][0], &date));

      for (int l = 0; l < 2; l++)
        {
          g_autofree char *shown = hoso_partial_date_format (&date, l == 0 ? "vi" : "en");
          g_autofree char *again = read_text (shown);

          g_assert_cmpstr (shown, ==, rows[i][1 + l]);
          g_assert_cmpstr (again, ==, rows[i][0]);
        }
    }
}

static void
test_from_text (void)
{
  static const char *const refused[] = { "", "-", "--", "--3-5", "1990-", "1990-03-05 ",
                                         "--03-05+", "--03-05LL", "990", "1990-02-30", "L",
                                         "1990L+", "1500-03-05" };
  HosoPartialDate date = { .year = 1 };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (hoso_partial_date_from_text (refused[i], &date));

  g_assert_cmpint (date.year, ==, 1);
}

/* Without a year before with one, then by time. */
static void
test_order (void)
{
  static const char *const sorted[] = { "--03-05", "--03-06L", "--11-01", "1985", "1985-12",
                                        "1990-03-05", "1990-03-05L", "2001-01-01" };

  for (guint i = 1; i < G_N_ELEMENTS (sorted); i++)
    g_assert_cmpint (strcmp (sorted[i - 1], sorted[i]), <, 0);
}

static char *
next_text (const char *text, int year, int month, int day)
{
  HosoPartialDate date;
  gint64 days;
  int y, m, d;

  g_assert_true (hoso_partial_date_from_text (text, &date));
  if (!hoso_partial_date_next (&date, hoso_days_from_civil (year, month, day), &days))
    return g_strdup ("never");

  hoso_civil_from_days (days, &y, &m, &d);

  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/* Lunar days of 2026 by the published calendar: Tết is February 17, month 12 of
 * 2025 has 29 days. */
static void
test_next (void)
{
  static const struct
  {
    const char *date;
    int year, month, day;
    const char *next;
  } rows[] = {
    { "--03-05", 2026, 3, 5, "2026-03-05" },
    { "--03-05", 2026, 3, 6, "2027-03-05" },
    { "1990-03-05", 2026, 12, 31, "2027-03-05" },
    { "--02-29", 2026, 1, 1, "2026-02-28" },
    { "--02-29", 2028, 1, 1, "2028-02-29" },
    { "--02-29", 2028, 3, 1, "2029-02-28" },
    { "--01-01L", 2026, 1, 1, "2026-02-17" },
    { "--12-30L", 2026, 1, 1, "2026-02-16" },
    { "1990", 2026, 1, 1, "never" },
    { "1990-03", 2026, 1, 1, "never" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *next = next_text (rows[i].date, rows[i].year, rows[i].month, rows[i].day);

      g_assert_cmpstr (next, ==, rows[i].next);
    }
}

static void
test_age (void)
{
  static const struct
  {
    const char *born;
    int age; /* on 2026-03-05, day 17 of lunar month 1 */
  } rows[] = {
    { "1990-03-05", 36 },
    { "1990-03-06", 35 },
    { "1990", 36 },
    { "1990-01-17L", 36 },
    { "1990-01-18L", 35 },
    { "--03-05", -1 },
    { "2027", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HosoPartialDate date;

      g_assert_true (hoso_partial_date_from_text (rows[i].born, &date));
      g_assert_cmpint (hoso_partial_date_get_age (&date, hoso_days_from_civil (2026, 3, 5)), ==,
                       rows[i].age);
    }
}

static void
test_to_days (void)
{
  HosoPartialDate date;
  gint64 days;

  g_assert_true (hoso_partial_date_from_text ("2026-01-01L", &date));
  g_assert_true (hoso_partial_date_to_days (&date, &days));
  g_assert_cmpint (days, ==, hoso_days_from_civil (2026, 2, 17));

  g_assert_true (hoso_partial_date_from_text ("--01-01", &date));
  g_assert_false (hoso_partial_date_to_days (&date, &days));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/partial-date/parse", test_parse);
  g_test_add_func ("/partial-date/refuse", test_refuse);
  g_test_add_func ("/partial-date/format", test_format);
  g_test_add_func ("/partial-date/from-text", test_from_text);
  g_test_add_func ("/partial-date/order", test_order);
  g_test_add_func ("/partial-date/next", test_next);
  g_test_add_func ("/partial-date/age", test_age);
  g_test_add_func ("/partial-date/to-days", test_to_days);

  return g_test_run ();
}
