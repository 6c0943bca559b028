/* The dashboard on paper: a few pages of A4 in the interface's language. */

#pragma once

#include "hoso-dashboard.h"
#include "hoso-sheets.h"

G_BEGIN_DECLS

HosoSheets *hoso_dashboard_report_lay_out (const HosoDashboard *dashboard);
/* Its title, also a name for its file; free with g_free(). */
char *hoso_dashboard_report_dup_title (const HosoDashboard *dashboard);
/* The two of them, laid out before, as a PDF. */
gboolean hoso_dashboard_report_save (const HosoSheets *sheets,
                                     const char *title,
                                     const char *path,
                                     GError **error);
/* As a PDF; replaces the file at @path as a whole, or leaves it as it was. */
gboolean hoso_dashboard_report_write (const HosoDashboard *dashboard,
                                      const char *path,
                                      GError **error);

G_END_DECLS
