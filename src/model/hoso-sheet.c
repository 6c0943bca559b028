/* Making, copying and correcting what was understood of a list.
 * Plain values; not thread-safe.
 */

#include "hoso-sheet.h"

#define MAX_PROBLEMS 10000

/* The name that imports are stored with; static. */
const char *
hoso_file_kind_get_name (HosoFileKind kind)
{
  switch (kind)
    {
    case HOSO_FILE_SURVEY:
      return "survey";
    case HOSO_FILE_CUSTOMERS:
      return "customers";
    case HOSO_FILE_ORDERS:
      return "orders";
    }

  g_assert_not_reached ();
}

/* FALSE where @name is none of them. */
gboolean
hoso_file_kind_from_name (const char *name, HosoFileKind *kind)
{
  for (HosoFileKind i = HOSO_FILE_SURVEY; i <= HOSO_FILE_ORDERS; i++)
    if (g_strcmp0 (hoso_file_kind_get_name (i), name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/* A list without columns. */
HosoSheet *
hoso_sheet_new (void)
{
  HosoSheet *sheet = g_new0 (HosoSheet, 1);

  sheet->layout = "plain";
  sheet->channel = "shop";
  sheet->headers = g_new0 (char *, 1);
  sheet->fields = g_ptr_array_new ();
  sheet->samples = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  sheet->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_problem_free);
  return sheet;
}

/* All of it; free with hoso_sheet_free(). */
HosoSheet *
hoso_sheet_copy (const HosoSheet *sheet)
{
  HosoSheet *copy = g_memdup2 (sheet, sizeof *sheet);

  copy->file_name = g_strdup (sheet->file_name);
  copy->encoding = g_strdup (sheet->encoding);
  copy->currency = g_strdup (sheet->currency);
  copy->headers = g_strdupv (sheet->headers);
  copy->fields = g_ptr_array_copy (sheet->fields, NULL, NULL);
  copy->samples = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  copy->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_problem_free);
  for (guint i = 0; i < sheet->samples->len; i++)
    g_ptr_array_add (copy->samples, g_strdupv (sheet->samples->pdata[i]));
  for (guint i = 0; i < sheet->problems->len; i++)
    {
      const HosoProblem *problem = sheet->problems->pdata[i];

      g_ptr_array_add (copy->problems,
                       hoso_problem_new (problem->line, problem->column, problem->reason));
    }
  return copy;
}

void
hoso_sheet_free (HosoSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_free (sheet->file_name);
  g_free (sheet->encoding);
  g_free (sheet->currency);
  g_strfreev (sheet->headers);
  g_ptr_array_unref (sheet->fields);
  g_ptr_array_unref (sheet->samples);
  g_ptr_array_unref (sheet->problems);
  g_free (sheet);
}

guint
hoso_sheet_get_n_columns (const HosoSheet *sheet)
{
  return sheet->fields->len;
}

int
hoso_sheet_find (const HosoSheet *sheet, const char *field)
{
  for (guint i = 0; i < sheet->fields->len; i++)
    if (g_strcmp0 (sheet->fields->pdata[i], field) == 0)
      return (int)i;
  return -1;
}

/* A field is filled by one column: the one that filled it before fills nothing. */
void
hoso_sheet_set_field (HosoSheet *sheet, guint column, const char *field)
{
  int before = field != NULL ? hoso_sheet_find (sheet, field) : -1;

  g_return_if_fail (column < sheet->fields->len);

  if (before >= 0)
    sheet->fields->pdata[before] = NULL;
  sheet->fields->pdata[column] = (gpointer)g_intern_string (field);
}

/* @column is -1 for a row that was refused.  A list that long is read by nobody:
 * what comes after the first 10,000 is dropped. */
void
hoso_sheet_add_problem (HosoSheet *sheet, guint64 line, int column, const char *reason)
{
  if (sheet->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (sheet->problems, hoso_problem_new (line, column, reason));
}
