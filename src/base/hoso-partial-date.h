/* Dates of which only a part may be known: “5/3”, “1990”, “rằm tháng Giêng”.
 * Values, thread-safe; strings are freed with g_free().
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int year;       /* 1800 to 2200, or 0: not known */
  int month;      /* 1 to 12, or 0 */
  int day;        /* 1 to 31 (lunar: to 30), or 0; known only with a month */
  gboolean lunar; /* by the Vietnamese lunar calendar */
  gboolean leap;  /* in the leap month of that number; only with lunar */
} HosoPartialDate;

gboolean hoso_partial_date_is_valid (const HosoPartialDate *date);
gboolean hoso_partial_date_parse (const char *text, HosoPartialDate *date);

/* What is stored: "1990-03-05", "--03-05", "--03-05L", "2025-06-01L+". */
char *hoso_partial_date_to_text (const HosoPartialDate *date);
gboolean hoso_partial_date_from_text (const char *text, HosoPartialDate *date);

/* What people read: “05/03/1990”, “05/03 (âm lịch)”; "Mar 5, 1990". */
char *hoso_partial_date_format (const HosoPartialDate *date, const char *language);

/* Days since 1970-01-01: of the date itself, and of its next return. */
gboolean hoso_partial_date_to_days (const HosoPartialDate *date, gint64 *days);
gboolean hoso_partial_date_next (const HosoPartialDate *date, gint64 from, gint64 *days);
int hoso_partial_date_get_age (const HosoPartialDate *date, gint64 on);

G_END_DECLS
