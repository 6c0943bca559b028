/* Lists as shop tools export them, made up. */

#include "hoso-config.h"

#include "list-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define WORKBOOK \
  "<workbook xmlns:r='r'><sheets><sheet name='Sheet1' r:id='rId1'/></sheets></workbook>"
#define RELATIONS \
  "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>"

static void
add_member (struct archive *archive, const char *name, const char *content)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t)strlen (content));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_write_header (archive, entry);
  archive_write_data (archive, content, strlen (content));
  archive_entry_free (entry);
}

static void
add_cell (GString *sheet, const char *cell)
{
  g_autofree char *escaped = g_markup_escape_text (cell, -1);

  if (*cell == '\0')
    g_string_append (sheet, "<c/>");
  else if (*cell == '#')
    g_string_append_printf (sheet, "<c><v>%s</v></c>", cell + 1);
  else
    g_string_append_printf (sheet, "<c t='inlineStr'><is><t>%s</t></is></c>", escaped);
}

static char *
dup_sheet (const char *table)
{
  g_auto (GStrv) rows = g_strsplit (table, "\n", -1);
  GString *sheet = g_string_new ("<worksheet><sheetData>");

  for (guint i = 0; rows[i] != NULL && *rows[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "\t", -1);

      g_string_append (sheet, "<row>");
      for (guint j = 0; cells[j] != NULL; j++)
        add_cell (sheet, cells[j]);
      g_string_append (sheet, "</row>");
    }
  g_string_append (sheet, "</sheetData></worksheet>");
  return g_string_free (sheet, FALSE);
}

/* Decomposed: letters and their marks apart, as market places write headers. */
char *
list_fixture_write_workbook (StoreFixture *fixture, const char *table, gboolean decomposed)
{
  char *path = g_build_filename (fixture->folder, "list.xlsx", NULL);
  g_autofree char *text =
    g_utf8_normalize (table, -1, decomposed ? G_NORMALIZE_NFD : G_NORMALIZE_NFC);
  g_autofree char *sheet = dup_sheet (text);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  add_member (archive, "[Content_Types].xml", "<Types/>");
  add_member (archive, "xl/workbook.xml", WORKBOOK);
  add_member (archive, "xl/_rels/workbook.xml.rels", RELATIONS);
  add_member (archive, "xl/worksheets/sheet1.xml", sheet);
  archive_write_free (archive);
  return path;
}

char *
list_fixture_write_text (StoreFixture *fixture, const char *text)
{
  char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

HosoImportReport *
list_fixture_import (StoreFixture *fixture, const char *path, HosoFileKind kind, const char *map)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSheet) sheet = hoso_lists_recognise (path, NULL, NULL, &error);
  HosoImportReport *report;

  g_assert_no_error (error);
  hoso_lists_set_kind (sheet, kind);
  if (map != NULL)
    hoso_lists_map (sheet, map, &error);
  g_assert_no_error (error);
  report = hoso_lists_run (fixture->db, path, sheet, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->draft->problems->len; i++)
    {
      const HosoProblem *problem = report->draft->problems->pdata[i];

      g_test_message ("line %" G_GUINT64_FORMAT ": %s", problem->line, problem->reason);
    }
  g_assert_cmpuint (report->rows, ==,
                    report->added + report->updated + report->unchanged + report->rejected);
  return report;
}

char *
list_fixture_dup_figures (const HosoImportReport *report)
{
  return g_strdup_printf ("%u %u %u %u %u; %u %u", (guint)report->rows, (guint)report->added,
                          (guint)report->updated, (guint)report->unchanged,
                          (guint)report->rejected, (guint)report->orders_added,
                          (guint)report->orders_updated);
}
