/* Fills shipped names with figures.
 *
 * A picture speaks its own language, not the interface's, therefore these
 * sentences are names (model/names.ini) and not gettext messages.  Values are
 * put in as they are: they are never read as a format.  Thread-safe.
 */

#include "hoso-phrase.h"

#include "hoso-format.h"
#include "hoso-names.h"

#include <stdarg.h>
#include <string.h>

static void
fill (GString *sentence, const char *name, const char *value)
{
  g_autofree char *slot = g_strdup_printf ("{%s}", name);
  const char *found = strstr (sentence->str, slot);

  if (found == NULL)
    return;
  g_string_erase (sentence, found - sentence->str, (gssize)strlen (slot));
  g_string_insert (sentence, found - sentence->str, value);
}

/* The sentence of @key with each {name} replaced: pairs of a name and its
 * value follow, then NULL.  No value may hold a later name in braces. */
char *
hoso_phrase (const char *key, const char *language, ...)
{
  GString *sentence = g_string_new (hoso_name_get (key, language));
  const char *name;
  va_list pairs;

  va_start (pairs, language);
  while ((name = va_arg (pairs, const char *)) != NULL)
    fill (sentence, name, va_arg (pairs, const char *));
  va_end (pairs);
  return g_string_free (sentence, FALSE);
}

/* As hoso_phrase() for {n}: the sentence for one is KEY.one. */
char *
hoso_phrase_count (const char *key, guint64 n, const char *language)
{
  g_autofree char *number = hoso_format_integer ((gint64)n, language);
  g_autofree char *singular = g_strconcat (key, ".one", NULL);

  return hoso_phrase (n == 1 ? singular : key, language, "n", number, NULL);
}

/* The day of an ISO 8601 time, as people of @language write it. */
char *
hoso_phrase_day (const char *iso8601, const char *language)
{
  HosoTime time;

  if (iso8601 == NULL || !hoso_time_from_iso8601 (iso8601, &time))
    return g_strdup ("");
  return hoso_format_date (&time, language);
}

/* “31/07/2025 – 03/08/2025”; one day alone where both are the same; empty
 * where neither is known. */
char *
hoso_phrase_period (const char *from, const char *to, const char *language)
{
  g_autofree char *first = hoso_phrase_day (from, language);
  g_autofree char *last = hoso_phrase_day (to, language);

  if (*first == '\0' || g_str_equal (first, last))
    return g_steal_pointer (&last);
  if (*last == '\0')
    return g_steal_pointer (&first);
  return g_strdup_printf ("%s – %s", first, last);
}

/* Whole per cent, except where somebody would be shown as nobody. */
int
hoso_share_decimals (guint64 n, guint64 base)
{
  return n > 0 && base > 0 && (double)n / (double)base < 0.005 ? 1 : 0;
}
