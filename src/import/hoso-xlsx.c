/* The rows of one sheet of an XLSX workbook (ECMA-376, part 1, SpreadsheetML):
 * shared and inline strings, numbers, dates, truth values.  Rows are streamed;
 * only the shared strings are kept.  One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-xlsx.h"

#include <glib/gi18n-lib.h>

#include "hoso-error.h"
#include "hoso-xlsx-styles.h"
#include "hoso-xml-part.h"

#define MAX_STRINGS (256 * 1024 * 1024)

typedef struct
{
  gsize start;
  gsize length;
} Extent;

struct _HosoXlsx
{
  char *path;
  GCancellable *cancellable;
  GByteArray *strings; /* the shared ones, one after the other */
  GArray *extents;     /* of Extent, in @strings */
  GArray *styles;
  gboolean from_1904;
  GPtrArray *sheets; /* of part names, in the workbook's order */
  GPtrArray *names;  /* of the sheets, as people see them */
  guint sheet;       /* the one being read */

  HosoXmlPart *part; /* of the sheet being read */
  guint64 line;
  GString *text;  /* of the row being read */
  GArray *cells;  /* of Extent, in @text */
  GArray *spans;  /* of HosoSpan */
  gboolean ahead; /* a row was read already, to see whether there is one */
};

static gboolean
read_string (
  HosoXlsx *xlsx, HosoXmlPart *part, gboolean *in_text, gboolean *phonetic, GError **error)
{
  const char *text;

  if (hoso_xml_part_starts (part, "si"))
    {
      Extent extent = { xlsx->strings->len, 0 };

      g_array_append_val (xlsx->extents, extent);
    }
  else if (hoso_xml_part_starts (part, "rPh") || hoso_xml_part_ends (part, "rPh"))
    *phonetic = hoso_xml_part_starts (part, "rPh") && !hoso_xml_part_is_empty (part);
  else if (hoso_xml_part_starts (part, "t") || hoso_xml_part_ends (part, "t"))
    *in_text = hoso_xml_part_starts (part, "t") && !hoso_xml_part_is_empty (part);
  else if (*in_text && !*phonetic && xlsx->extents->len > 0 &&
           (text = hoso_xml_part_get_text (part)) != NULL)
    {
      gsize length = strlen (text);

      if (xlsx->strings->len + length > MAX_STRINGS)
        {
          g_set_error_literal (
            error, HOSO_ERROR, HOSO_ERROR_LIMIT,
            _ ("This workbook holds more text than can be read. Save it as CSV and try again."));
          return FALSE;
        }
      g_byte_array_append (xlsx->strings, (const guint8 *)text, length);
      g_array_index (xlsx->extents, Extent, xlsx->extents->len - 1).length += length;
    }
  return TRUE;
}

static gboolean
load_strings (HosoXlsx *xlsx, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HosoXmlPart) part =
    hoso_xml_part_open (xlsx->path, "xl/sharedStrings.xml", xlsx->cancellable, &local);
  gboolean in_text = FALSE;
  gboolean phonetic = FALSE;
  HosoNext next = HOSO_NEXT_END;

  if (part == NULL && !g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  while (part != NULL && (next = hoso_xml_part_next (part, error)) == HOSO_NEXT_ROW)
    {
      if (!read_string (xlsx, part, &in_text, &phonetic, error))
        return FALSE;
    }
  return next != HOSO_NEXT_ERROR;
}

/* Part names by relation identifier. */
static GHashTable *
load_relations (HosoXlsx *xlsx, GError **error)
{
  g_autoptr (HosoXmlPart) part = NULL;
  g_autoptr (GHashTable) relations =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  HosoNext next;

  part = hoso_xml_part_open (xlsx->path, "xl/_rels/workbook.xml.rels", xlsx->cancellable, error);
  if (part == NULL)
    return NULL;
  while ((next = hoso_xml_part_next (part, error)) == HOSO_NEXT_ROW)
    {
      g_autofree char *id = NULL;
      const char *target;

      if (!hoso_xml_part_starts (part, "Relationship"))
        continue;
      id = g_strdup (hoso_xml_part_get_attribute (part, "Id"));
      target = hoso_xml_part_get_attribute (part, "Target");
      if (id != NULL && target != NULL)
        g_hash_table_insert (relations, g_steal_pointer (&id),
                             *target == '/' ? g_strdup (target + 1)
                                            : g_strconcat ("xl/", target, NULL));
    }
  return next == HOSO_NEXT_ERROR ? NULL : g_steal_pointer (&relations);
}

static void
add_sheet (HosoXlsx *xlsx, HosoXmlPart *part, GHashTable *relations)
{
  g_autofree char *name = g_strdup (hoso_xml_part_get_attribute (part, "name"));
  const char *id = hoso_xml_part_get_attribute (part, "id");
  const char *target = id != NULL ? g_hash_table_lookup (relations, id) : NULL;

  if (target == NULL)
    return;
  g_ptr_array_add (xlsx->sheets, g_strdup (target));
  g_ptr_array_add (xlsx->names, g_strdup (name != NULL ? name : target));
}

static gboolean
load_sheets (HosoXlsx *xlsx, GError **error)
{
  g_autoptr (GHashTable) relations = load_relations (xlsx, error);
  g_autoptr (HosoXmlPart) part = NULL;
  HosoNext next;

  if (relations == NULL)
    return FALSE;
  part = hoso_xml_part_open (xlsx->path, "xl/workbook.xml", xlsx->cancellable, error);
  if (part == NULL)
    return FALSE;
  while ((next = hoso_xml_part_next (part, error)) == HOSO_NEXT_ROW)
    {
      const char *value = NULL;

      if (hoso_xml_part_starts (part, "workbookPr"))
        {
          value = hoso_xml_part_get_attribute (part, "date1904");
          xlsx->from_1904 =
            value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true"));
        }
      else if (hoso_xml_part_starts (part, "sheet"))
        {
          add_sheet (xlsx, part, relations);
        }
    }
  return next != HOSO_NEXT_ERROR;
}

/* From 0, by a reference such as “AB12”; @next where there is none. */
static guint
column_from_reference (const char *reference, guint next)
{
  guint column = 0;

  if (reference == NULL || !g_ascii_isupper (*reference))
    return next;
  for (; g_ascii_isupper (*reference) && column <= HOSO_MAX_COLUMNS; reference++)
    column = column * 26 + (*reference - 'A' + 1);
  return column - 1;
}

static void
append_value (HosoXlsx *xlsx, char type, guint style, const char *value)
{
  guint64 index;

  switch (type)
    {
    case 's':
      index = g_ascii_strtoull (value, NULL, 10);
      if (index < xlsx->extents->len)
        {
          Extent extent = g_array_index (xlsx->extents, Extent, index);

          g_string_append_len (xlsx->text, (const char *)xlsx->strings->data + extent.start,
                               extent.length);
        }
      break;
    case 'b':
      g_string_append (xlsx->text, g_str_equal (value, "1") ? "TRUE" : "FALSE");
      break;
    case 'e':
      break;
    case 'n':
      hoso_xlsx_append_number (
        xlsx->text, value,
        style < xlsx->styles->len ? g_array_index (xlsx->styles, guint8, style) : HOSO_XLSX_PLAIN,
        xlsx->from_1904);
      break;
    default:
      g_string_append (xlsx->text, value);
    }
}

/* 's' shared, 'b' truth value, 'e' error, 'n' number, 't' text. */
static char
type_from_name (const char *name)
{
  if (name == NULL || g_str_equal (name, "n"))
    return 'n';
  if (g_str_equal (name, "s") || g_str_equal (name, "b") || g_str_equal (name, "e"))
    return *name;
  return 't';
}

/* The cell that starts here, up to its end. */
static HosoNext
read_cell (HosoXlsx *xlsx, GError **error)
{
  HosoXmlPart *part = xlsx->part;
  guint column = column_from_reference (hoso_xml_part_get_attribute (part, "r"), xlsx->cells->len);
  char type = type_from_name (hoso_xml_part_get_attribute (part, "t"));
  const char *style = hoso_xml_part_get_attribute (part, "s");
  guint n_style = style != NULL ? MIN (g_ascii_strtoull (style, NULL, 10), G_MAXINT) : 0;
  Extent cell = { xlsx->text->len, 0 };
  gboolean inside = FALSE;
  HosoNext next = HOSO_NEXT_ROW;

  if (column >= HOSO_MAX_COLUMNS)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_LIMIT,
                           _ ("This workbook has more than 16,384 columns."));
      return HOSO_NEXT_ERROR;
    }
  while (!hoso_xml_part_is_empty (part) || !hoso_xml_part_starts (part, "c"))
    {
      const char *text;

      next = hoso_xml_part_next (part, error);
      if (next != HOSO_NEXT_ROW || hoso_xml_part_ends (part, "c"))
        break;
      if (hoso_xml_part_starts (part, "v") || hoso_xml_part_starts (part, "t"))
        inside = !hoso_xml_part_is_empty (part);
      else if (hoso_xml_part_ends (part, "v") || hoso_xml_part_ends (part, "t"))
        inside = FALSE;
      else if (inside && (text = hoso_xml_part_get_text (part)) != NULL)
        append_value (xlsx, type, n_style, text);
    }
  if (column >= xlsx->cells->len)
    g_array_set_size (xlsx->cells, column + 1);
  cell.length = xlsx->text->len - cell.start;
  g_array_index (xlsx->cells, Extent, column) = cell;
  return next;
}

/* The next row of the sheet into @cells. */
static HosoNext
read_row (HosoXlsx *xlsx, GError **error)
{
  HosoNext next;
  gboolean in_row = FALSE;

  g_string_truncate (xlsx->text, 0);
  g_array_set_size (xlsx->cells, 0);
  while ((next = hoso_xml_part_next (xlsx->part, error)) == HOSO_NEXT_ROW)
    {
      if (hoso_xml_part_starts (xlsx->part, "row"))
        {
          const char *line = hoso_xml_part_get_attribute (xlsx->part, "r");

          xlsx->line = line != NULL ? g_ascii_strtoull (line, NULL, 10) : xlsx->line + 1;
          in_row = !hoso_xml_part_is_empty (xlsx->part);
        }
      else if (in_row && hoso_xml_part_starts (xlsx->part, "c"))
        {
          next = read_cell (xlsx, error);
          if (next != HOSO_NEXT_ROW)
            return next;
        }
      else if (in_row && hoso_xml_part_ends (xlsx->part, "row"))
        break;
    }
  return next;
}

static gboolean
is_filled (const HosoXlsx *xlsx)
{
  return xlsx->text->len > 0;
}

/* Opens sheet @n and stops before its first row with anything in it. */
static HosoNext
open_sheet (HosoXlsx *xlsx, guint n, GError **error)
{
  HosoNext next;

  g_clear_pointer (&xlsx->part, hoso_xml_part_free);
  xlsx->part = hoso_xml_part_open (xlsx->path, xlsx->sheets->pdata[n], xlsx->cancellable, error);
  if (xlsx->part == NULL)
    return HOSO_NEXT_ERROR;
  xlsx->sheet = n;
  xlsx->line = 0;
  while ((next = read_row (xlsx, error)) == HOSO_NEXT_ROW && !is_filled (xlsx))
    ;
  return next;
}

static gboolean
open_named (HosoXlsx *xlsx, const char *name, GError **error)
{
  for (guint i = 0; i < xlsx->names->len; i++)
    {
      if (!g_str_equal (xlsx->names->pdata[i], name))
        continue;
      switch (open_sheet (xlsx, i, error))
        {
        case HOSO_NEXT_ROW:
          return TRUE;
        case HOSO_NEXT_END:
          /* Translators: %s is the name of a sheet in a workbook. */
          g_set_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT, _ ("The sheet “%s” is empty."), name);
          return FALSE;
        case HOSO_NEXT_ERROR:
          return FALSE;
        }
    }
  /* Translators: %s is the name of a sheet in a workbook. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no sheet “%s” in this file."),
               name);
  return FALSE;
}

static gboolean
open_first_filled (HosoXlsx *xlsx, GError **error)
{
  for (guint i = 0; i < xlsx->sheets->len; i++)
    {
      HosoNext next = open_sheet (xlsx, i, error);

      if (next != HOSO_NEXT_END)
        return next == HOSO_NEXT_ROW;
    }
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT, _ ("This workbook is empty."));
  return FALSE;
}

/* Opens the sheet named @sheet of the workbook at @path, or with NULL the first
 * that has anything in it.  HOSO_ERROR_FORMAT where it is damaged or empty,
 * HOSO_ERROR_NOT_FOUND where there is no such sheet. */
HosoXlsx *
hoso_xlsx_open (const char *path, const char *sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoXlsx) xlsx = g_new0 (HosoXlsx, 1);

  xlsx->path = g_strdup (path);
  xlsx->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  xlsx->strings = g_byte_array_new ();
  xlsx->extents = g_array_new (FALSE, FALSE, sizeof (Extent));
  xlsx->sheets = g_ptr_array_new_with_free_func (g_free);
  xlsx->names = g_ptr_array_new_with_free_func (g_free);
  xlsx->text = g_string_new (NULL);
  xlsx->cells = g_array_new (FALSE, TRUE, sizeof (Extent));
  xlsx->spans = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  xlsx->styles = hoso_xlsx_styles_load (path, cancellable, error);
  if (xlsx->styles == NULL || !load_strings (xlsx, error) || !load_sheets (xlsx, error) ||
      !(sheet != NULL ? open_named (xlsx, sheet, error) : open_first_filled (xlsx, error)))
    return NULL;
  xlsx->ahead = TRUE;
  return g_steal_pointer (&xlsx);
}

/* The name of the sheet that is read; borrowed. */
const char *
hoso_xlsx_get_sheet (const HosoXlsx *xlsx)
{
  return xlsx->names->pdata[xlsx->sheet];
}

/* The names of all sheets; free with g_strfreev(). */
char **
hoso_xlsx_dup_sheets (const HosoXlsx *xlsx)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < xlsx->names->len; i++)
    g_strv_builder_add (builder, xlsx->names->pdata[i]);
  return g_strv_builder_end (builder);
}

/* The next row; valid until the next call.  Empty cells at its end are left
 * out, since workbooks keep them for their colours. */
HosoNext
hoso_xlsx_next (HosoXlsx *xlsx, HosoRow *row, GError **error)
{
  HosoNext next = xlsx->ahead ? HOSO_NEXT_ROW : read_row (xlsx, error);
  guint n;

  xlsx->ahead = FALSE;
  if (next != HOSO_NEXT_ROW)
    return next;
  for (n = xlsx->cells->len; n > 0 && g_array_index (xlsx->cells, Extent, n - 1).length == 0;)
    n--;
  g_array_set_size (xlsx->spans, n);
  for (guint i = 0; i < n; i++)
    {
      Extent cell = g_array_index (xlsx->cells, Extent, i);

      g_array_index (xlsx->spans, HosoSpan, i) =
        hoso_span (xlsx->text->str + cell.start, cell.length);
    }
  *row = (HosoRow){ xlsx->line, n, (const HosoSpan *)xlsx->spans->data };
  return HOSO_NEXT_ROW;
}

/* How much was read, from 0 to 1. */
double
hoso_xlsx_get_fraction (const HosoXlsx *xlsx)
{
  return xlsx->part != NULL ? hoso_xml_part_get_fraction (xlsx->part) : 0.0;
}

/* Frees @xlsx; NULL is fine. */
void
hoso_xlsx_free (HosoXlsx *xlsx)
{
  if (xlsx == NULL)
    return;
  hoso_xml_part_free (xlsx->part);
  g_ptr_array_unref (xlsx->sheets);
  g_ptr_array_unref (xlsx->names);
  g_array_unref (xlsx->extents);
  g_clear_pointer (&xlsx->styles, g_array_unref);
  g_byte_array_unref (xlsx->strings);
  g_string_free (xlsx->text, TRUE);
  g_array_unref (xlsx->cells);
  g_array_unref (xlsx->spans);
  g_clear_object (&xlsx->cancellable);
  g_free (xlsx->path);
  g_free (xlsx);
}
