/* What a check of a workspace found. */

#include "hoso-config.h"

#include "hoso-check-report.h"

void
hoso_check_report_free (HosoCheckReport *report)
{
  if (report == NULL)
    return;
  g_strfreev (report->damage);
  g_free (report);
}
