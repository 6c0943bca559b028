/* What an import did, once it is done. */

#pragma once

#include <adwaita.h>

#include "hoso-import.h"

G_BEGIN_DECLS

#define HOSO_TYPE_IMPORT_SUMMARY (hoso_import_summary_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportSummary, hoso_import_summary, HOSO, IMPORT_SUMMARY, AdwBin)

void hoso_import_summary_set_report (HosoImportSummary *summary, const HosoImportReport *report);

G_END_DECLS
