/* Asks which number of the dates is the day, where nothing in a file says so. */

#pragma once

#include <adwaita.h>

#include "hoso-import-plan.h"

G_BEGIN_DECLS

#define HOSO_TYPE_IMPORT_DATES (hoso_import_dates_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportDates, hoso_import_dates, HOSO, IMPORT_DATES, AdwBin)

/* Hides itself where there is nothing to ask. */
void hoso_import_dates_set_plan (HosoImportDates *dates, const HosoImportPlan *plan);
/* UNKNOWN where nothing was asked. */
HosoDateOrder hoso_import_dates_get_order (HosoImportDates *dates);

G_END_DECLS
