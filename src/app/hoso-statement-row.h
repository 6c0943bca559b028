/* One statement of a persona with its evidence and a menu. */

#pragma once

#include <adwaita.h>

#include "hoso-persona.h"

G_BEGIN_DECLS

#define HOSO_TYPE_STATEMENT_ROW (hoso_statement_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoStatementRow, hoso_statement_row, HOSO, STATEMENT_ROW, GtkListBoxRow)

GtkWidget *hoso_statement_row_new (gint64 statement, int layer);
gint64 hoso_statement_row_get_statement (HosoStatementRow *row);
int hoso_statement_row_get_layer (HosoStatementRow *row);
const char *hoso_statement_row_get_text (HosoStatementRow *row);
void hoso_statement_row_fill (HosoStatementRow *row, const HosoStatement *statement);

/* Signal “committed” (HosoStatementRow *): the user changed the text. */

G_END_DECLS
