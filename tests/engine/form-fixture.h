/* A form with answers made up from a row's number, as its exports write them.
 *
 *   timestamp, Họ và tên, Email, Số điện thoại, Giới tính, Kênh mua hàng
 *   (several), Điểm hài lòng (1 to 5), Góp ý (text)
 *
 * Row n is the same in every export; a missing answer comes every few rows.
 */

#pragma once

#include "hoso-imports.h"
#include "store-fixture.h"

typedef enum
{
  FORM_DIRECT, /* from Google Forms: "; " in cells, zone in times, all quoted */
  FORM_SHEETS, /* from Google Sheets: ", " in cells, d/m/y without a zone */
} FormStyle;

/* How an export differs from the plain one; zeroed means not at all. */
typedef struct
{
  FormStyle style;
  int later;            /* seconds added to every time */
  gboolean no_contacts; /* e-mail and telephone stay empty */
  guint edited;         /* every so many rows say something else in the text */
  guint damaged;        /* every so many telephones are damaged by a spreadsheet */
  const char *extra;    /* header of one more column at the end */
  const char *extra_answer;
} FormExport;

/* The workspace of @fixture, with the profile's fields and a fixed clock. */
void form_fixture_open (StoreFixture *fixture);
/* Writes the rows from @first on, @n of them. */
char *form_fixture_write (StoreFixture *fixture, guint first, guint n, const FormExport *how);
char *form_fixture_write_text (StoreFixture *fixture, const char *text);
/* NULL with @error set; @options may be NULL. */
HosoImportReport *form_fixture_try (StoreFixture *fixture,
                                    const char *path,
                                    const HosoImportOptions *options,
                                    GError **error);
HosoImportReport *form_fixture_import (StoreFixture *fixture,
                                       const char *path,
                                       const HosoImportOptions *options);
/* Writes and imports at once; returns the import's id. */
gint64 form_fixture_add (StoreFixture *fixture, guint first, guint n, const FormExport *how);
/* "rows added updated unchanged rejected" */
char *form_fixture_dup_figures (const HosoImportReport *report);
/* The id of the newest survey's question in @column. */
gint64 form_fixture_find_question (StoreFixture *fixture, guint column);
/* Those of all surveys together. */
gint64 form_fixture_count_responses (StoreFixture *fixture);
