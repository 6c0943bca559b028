/* The figures of an import as rows of a list. */

#pragma once

#include <adwaita.h>

#include "hoso-import.h"

G_BEGIN_DECLS

/* Replaces the rows of @list. */
void hoso_import_facts_fill (GtkListBox *list, const HosoImportReport *report);

G_END_DECLS
