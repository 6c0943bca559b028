/* Which cell styles of a workbook show dates, and numbers written out as
 * those show them (ECMA-376, 18.8.30 for the built-in formats and 18.17.4.1
 * for the two calendars).  One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-xlsx-styles.h"

#include <math.h>
#include <stdlib.h>

#include "hoso-error.h"
#include "hoso-time.h"
#include "hoso-xml-part.h"

#define DAYS_1899_12_30 (-25569) /* from 1970-01-01 */
#define DAYS_1904_01_01 (-24107)
#define SECONDS_PER_DAY 86400
#define LAST_SERIAL 2958465 /* 9999-12-31 */

/* What a format code such as “dd/mm/yyyy\ hh:mm” shows. */
HosoXlsxStyle
hoso_xlsx_style_from_code (const char *code)
{
  gboolean date = FALSE;
  gboolean clock = FALSE;

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      if (*p == '"' || *p == '[')
        {
          const char *end = strchr (p + 1, *p == '"' ? '"' : ']');

          if (*p == '[' && end != NULL && strchr ("hHmMsS", p[1]) != NULL)
            clock = TRUE;
          if (end == NULL)
            break;
          p = end;
        }
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else if (strchr ("dDyY", *p) != NULL)
        date = TRUE;
      else if (strchr ("hHsS", *p) != NULL)
        clock = TRUE;
      else if (g_ascii_strncasecmp (p, "general", 7) == 0)
        return HOSO_XLSX_PLAIN;
    }
  if (date)
    return clock ? HOSO_XLSX_DATE_TIME : HOSO_XLSX_DATE;
  return clock ? HOSO_XLSX_CLOCK : HOSO_XLSX_PLAIN;
}

static HosoXlsxStyle
style_from_id (GHashTable *codes, guint id)
{
  const char *code = g_hash_table_lookup (codes, GUINT_TO_POINTER (id));

  if (code != NULL)
    return hoso_xlsx_style_from_code (code);
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) ||
      (id >= 50 && id <= 58))
    return HOSO_XLSX_DATE;
  if ((id >= 18 && id <= 21) || id == 32 || id == 33 || (id >= 45 && id <= 47))
    return HOSO_XLSX_CLOCK;
  return id == 22 ? HOSO_XLSX_DATE_TIME : HOSO_XLSX_PLAIN;
}

static guint
get_number (HosoXmlPart *part, const char *attribute)
{
  const char *value = hoso_xml_part_get_attribute (part, attribute);

  return value != NULL ? MIN (g_ascii_strtoull (value, NULL, 10), G_MAXINT) : 0;
}

static void
read_node (HosoXmlPart *part, GHashTable *codes, GArray *styles, gboolean *in_cells)
{
  if (hoso_xml_part_starts (part, "numFmt"))
    {
      guint id = get_number (part, "numFmtId");
      const char *code = hoso_xml_part_get_attribute (part, "formatCode");

      if (code != NULL)
        g_hash_table_insert (codes, GUINT_TO_POINTER (id), g_strdup (code));
    }
  else if (hoso_xml_part_starts (part, "cellXfs"))
    *in_cells = !hoso_xml_part_is_empty (part);
  else if (hoso_xml_part_ends (part, "cellXfs"))
    *in_cells = FALSE;
  else if (*in_cells && hoso_xml_part_starts (part, "xf"))
    {
      guint8 style = style_from_id (codes, get_number (part, "numFmtId"));

      g_array_append_val (styles, style);
    }
}

/* The styles (guint8, HosoXlsxStyle) of the workbook's cells by index; none
 * where it has no such part. */
GArray *
hoso_xlsx_styles_load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HosoXmlPart) part = hoso_xml_part_open (path, "xl/styles.xml", cancellable, &local);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) styles = g_array_new (FALSE, FALSE, sizeof (guint8));
  gboolean in_cells = FALSE;
  HosoNext next = HOSO_NEXT_END;

  if (part == NULL && !g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  while (part != NULL && (next = hoso_xml_part_next (part, error)) == HOSO_NEXT_ROW)
    read_node (part, codes, styles, &in_cells);
  return next == HOSO_NEXT_ERROR ? NULL : g_steal_pointer (&styles);
}

static void
append_plain (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (value) < 1e15 && value == floor (value))
    g_string_append_printf (text, "%" G_GINT64_FORMAT, (gint64)value);
  else
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

/* Adds the cell's @number as its @style shows it: dates as “2019-03-22”,
 * times as “20:23:17”, both with a blank between. */
void
hoso_xlsx_append_number (GString *text, const char *number, HosoXlsxStyle style, gboolean from_1904)
{
  char *end = NULL;
  double value = g_ascii_strtod (number, &end);
  gint64 seconds;
  gint64 days;
  int year, month, day;

  if (end == number || !isfinite (value) || style == HOSO_XLSX_PLAIN || value < 0 ||
      value > LAST_SERIAL)
    {
      if (end != number && isfinite (value))
        append_plain (text, value);
      else
        g_string_append (text, number);
      return;
    }
  seconds = llround (value * SECONDS_PER_DAY);
  days = seconds / SECONDS_PER_DAY;
  seconds %= SECONDS_PER_DAY;
  if (style != HOSO_XLSX_CLOCK)
    {
      /* The calendar of 1900 has a 29 February that never was. */
      gint64 epoch = from_1904 ? DAYS_1904_01_01 : DAYS_1899_12_30 + (days < 60);

      hoso_civil_from_days (epoch + days, &year, &month, &day);
      g_string_append_printf (text, "%04d-%02d-%02d", year, month, day);
    }
  if (style == HOSO_XLSX_DATE_TIME)
    g_string_append_c (text, ' ');
  if (style != HOSO_XLSX_DATE)
    g_string_append_printf (text, "%02d:%02d:%02d", (int)(seconds / 3600),
                            (int)(seconds / 60 % 60), (int)(seconds % 60));
}
