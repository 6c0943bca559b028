/* Writes plots as pictures, and their numbers as a table.  Thread-safe. */

#include "hoso-config.h"

#include "hoso-plot-export.h"

#include <string.h>

#include "hoso-plot-table.h"
#include "hoso-text-export.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* Counts are bare, so that spreadsheets sum them; shares are quoted, since a
 * Vietnamese one has a comma. */
static void
append_cell (GString *csv, const HosoPlotCell *cell)
{
  if (cell->plain == NULL)
    hoso_text_export_append_cell (csv, cell->text);
  else if (strchr (cell->plain, ',') != NULL)
    g_string_append_printf (csv, "\"%s\"", cell->plain);
  else
    g_string_append (csv, cell->plain);
}

/* UTF-8 with a byte order mark and CRLF, which spreadsheets open without asking.
 * Free with g_free(). */
char *
hoso_plot_export_dup_csv (const HosoPlot *plot, const char *language)
{
  g_autoptr (HosoPlotTable) table = hoso_plot_table_new (plot, language);
  GString *csv = g_string_new (BYTE_ORDER_MARK);

  for (guint row = 0; row < hoso_plot_table_get_n_rows (table); row++)
    {
      for (guint i = 0; i < table->n_columns; i++)
        {
          if (i > 0)
            g_string_append_c (csv, ',');
          append_cell (csv, hoso_plot_table_get (table, row, i));
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free (csv, FALSE);
}

/* See hoso-plot-export.h.  A failure leaves a file that was there as it was. */
gboolean
hoso_plot_export (const HosoPlot *plot,
                  const HosoPlotLook *look,
                  const char *format,
                  const char *path,
                  GError **error)
{
  g_autoptr (HosoScene) scene = NULL;
  g_autofree char *csv = NULL;

  if (g_str_equal (format, "csv"))
    {
      csv = hoso_plot_export_dup_csv (plot, look->language);
      return hoso_text_export_write (path, csv, strlen (csv), error);
    }
  scene = hoso_plot_layout (plot, look);
  return hoso_scene_export (scene, format, plot->title, path, error);
}
