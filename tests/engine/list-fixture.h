/* Lists as shop tools export them, made up: text tables become workbooks. */

#pragma once

#include "hoso-lists.h"
#include "store-fixture.h"

/* Rows end with "\n", cells with "\t"; a cell that begins with "#" is a number. */
char *list_fixture_write_workbook (StoreFixture *fixture, const char *table, gboolean decomposed);
char *list_fixture_write_text (StoreFixture *fixture, const char *text);
/* Imports the file; @kind and @map as the user might give them, @map may be NULL. */
HosoImportReport *list_fixture_import (StoreFixture *fixture,
                                       const char *path,
                                       HosoFileKind kind,
                                       const char *map);
/* "rows added updated unchanged rejected; orders_added orders_updated" */
char *list_fixture_dup_figures (const HosoImportReport *report);
