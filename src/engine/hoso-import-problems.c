/* Writing what was wrong with a file.  Thread-safe. */

#include "hoso-config.h"

#include "hoso-import-problems.h"

#include "hoso-draft.h"
#include "hoso-text-export.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static void
append_line (GString *text, const HosoProblem *problem)
{
  /* A problem of the whole file stands in no line. */
  if (problem->line > 0)
    g_string_append_printf (text, "%" PRIu64, problem->line);
}

static void
append_csv_row (GString *csv, const HosoProblem *problem)
{
  append_line (csv, problem);
  g_string_append_c (csv, ',');
  hoso_text_export_append_cell (csv, problem->header);
  g_string_append_c (csv, ',');
  hoso_text_export_append_cell (csv, problem->reason);
  g_string_append (csv, "\r\n");
}

/**
 * hoso_import_problems_write_csv:
 *
 * Returns: %TRUE, or %FALSE with @error set and the file at @path as it was
 */
gboolean
hoso_import_problems_write_csv (const GPtrArray *problems, const char *path, GError **error)
{
  g_autoptr (GString) csv = g_string_new ("\xef\xbb\xbf");
  const char *headers[] = { _ ("Line"), _ ("Column"), _ ("Reason") };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      hoso_text_export_append_cell (csv, headers[i]);
    }
  g_string_append (csv, "\r\n");
  for (guint i = 0; i < problems->len; i++)
    append_csv_row (csv, g_ptr_array_index (problems, i));
  return hoso_text_export_write (path, csv->str, csv->len, error);
}

/**
 * hoso_import_problems_dup_text:
 *
 * Returns: (transfer full): a heading, then a line for each problem
 */
char *
hoso_import_problems_dup_text (const GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\t%s\t%s\n", _ ("Line"), _ ("Column"), _ ("Reason"));
  for (guint i = 0; i < problems->len; i++)
    {
      const HosoProblem *problem = g_ptr_array_index (problems, i);

      append_line (text, problem);
      g_string_append_printf (text, "\t%s\t%s\n",
                              problem->header != NULL ? problem->header : "", problem->reason);
    }
  return g_string_free (text, FALSE);
}
