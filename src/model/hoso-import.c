/* Making and freeing the report of an import. */

#include "hoso-import.h"

HosoImportReport *
hoso_import_report_new (void)
{
  return g_new0 (HosoImportReport, 1);
}

void
hoso_import_report_free (HosoImportReport *report)
{
  if (report == NULL)
    return;

  g_free (report->name);
  g_free (report->file_name);
  g_free (report->first);
  g_free (report->last);
  g_clear_pointer (&report->draft, hoso_draft_free);
  g_free (report);
}
