/* Spans of time in whole days, weeks, months or years.  Values, thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int n;     /* 0 and more, at most 200 years */
  char unit; /* 'd', 'w', 'm' or 'y' */
} HosoSpan;

gboolean hoso_span_parse (const char *text, HosoSpan *span);
/* What is stored: "30d", "18y".  Free with g_free(). */
char *hoso_span_to_text (HosoSpan span);
/* What people read: “30 days”, in the interface's language; free with g_free(). */
char *hoso_span_format (HosoSpan span);
/* The day that lies @times spans after @day; days since 1970-01-01. */
gint64 hoso_span_add (HosoSpan span, gint64 day, int times);

G_END_DECLS
