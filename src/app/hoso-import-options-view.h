/* How a file is read and where it goes: the head of the import's preview. */

#pragma once

#include <adwaita.h>

#include "hoso-imports.h"

G_BEGIN_DECLS

#define HOSO_TYPE_IMPORT_OPTIONS_VIEW (hoso_import_options_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportOptionsView,
                      hoso_import_options_view,
                      HOSO,
                      IMPORT_OPTIONS_VIEW,
                      AdwBin)

/* Signal “reread”: the user wants the file read in another way. */
GtkWidget *hoso_import_options_view_new (void);
/* @survey: the stored survey with the same headers and its name; 0 and NULL for none. */
void hoso_import_options_view_set_draft (HosoImportOptionsView *view,
                                         const HosoDraft *draft,
                                         gint64 survey,
                                         const char *survey_name);
/* What the user chose; the strings are valid until the next change. */
void hoso_import_options_view_get_reading (HosoImportOptionsView *view, HosoReadOptions *options);
void hoso_import_options_view_get_options (HosoImportOptionsView *view, HosoImportOptions *options);

G_END_DECLS
