/* Workbooks: strings, numbers, dates, gaps, several sheets. */

#include "hoso-survey-reader.h"
#include "hoso-xlsx-styles.h"

#include <string.h>

#include "hoso-error.h"
#include "import-fixture.h"

#define WORKBOOK                                  \
  "<workbook xmlns:r='r'><workbookPr%s/><sheets>" \
  "<sheet name='Empty' r:id='rId1'/><sheet name='Filled' r:id='rId2'/></sheets></workbook>"
#define RELATIONS                                                           \
  "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/>" \
  "<Relationship Id='rId2' Target='/xl/worksheets/sheet2.xml'/></Relationships>"
#define STRINGS                                                                             \
  "<sst><si><t>Dấu thời gian</t></si><si><r><t>Bạn thích </t></r><r><t>gì?</t></r>" \
  "<rPh><t>x</t></rPh></si><si><t>Hoa</t></si><si/></sst>"
#define STYLES                                                                              \
  "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy\\ hh:mm'/></numFmts>" \
  "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/><xf "                  \
  "numFmtId='20'/></cellXfs>"                                                               \
  "</styleSheet>"

/* Describes and reads the workbook whose second sheet has these rows. */
static char *
read_sheet (const char *rows, const char *properties)
{
  g_autofree char *workbook = g_strdup_printf (WORKBOOK, properties);
  g_autofree char *sheet =
    g_strdup_printf ("<worksheet><sheetData>%s</sheetData></worksheet>", rows);
  const char *const members[] = {
    "[Content_Types].xml",
    "<Types/>",
    "xl/workbook.xml",
    workbook,
    "xl/_rels/workbook.xml.rels",
    RELATIONS,
    "xl/sharedStrings.xml",
    STRINGS,
    "xl/styles.xml",
    STYLES,
    "xl/worksheets/sheet1.xml",
    "<worksheet><sheetData><row r='1'><c r='A1' s='1'/></row></sheetData></worksheet>",
    "xl/worksheets/sheet2.xml",
    sheet,
    NULL,
  };
  char *path = fixture_write_zip ("survey.csv", members);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = hoso_survey_recognise (path, NULL, NULL, &error);
  g_autofree char *read = NULL;
  g_autofree char *described = NULL;

  if (draft == NULL)
    {
      fixture_remove (path);
      return g_strdup (error->message);
    }
  read = fixture_read (path, draft);
  described = fixture_describe (draft);
  fixture_remove (path);
  return g_strconcat (described, read, NULL);
}

static void
assert_sheet (const char *rows, const char *properties, const char *expected)
{
  g_autofree char *found = read_sheet (rows, properties);

  g_assert_cmpstr (found, ==, expected);
}

#define HEADER "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c></row>"

static void
test_sheet (void)
{
  assert_sheet (
    HEADER
    "<row r='3'><c r='A3' s='1'><v>43538.849502314815</v></c><c r='B3' t='s'><v>2</v></c></row>"
    "<row r='5'><c r='A5' s='1'><v>43539.5</v></c><c r='B5' "
    "t='inlineStr'><is><t>Trà</t></is></c></row>"
    "<row r='6'><c r='A6' s='1'><v>43540</v></c><c r='B6' t='str'><v>Hoa</v></c><c r='D6' "
    "s='2'/></row>"
    "<row r='7'/>",
    "",
    "ymd UTF-8 X 3\n"
    "timestamp Dấu thời gian #3\n"
    "single Bạn thích gì? #3 {Hoa=2} {Trà=1}\n"
    "3 2019-03-14T20:23:17 [Hoa]\n"
    "5 2019-03-15T12:00:00 [Trà]\n"
    "6 2019-03-16T00:00:00 [Hoa]\n");
}

static void
test_gaps_and_types (void)
{
  assert_sheet ("<row><c t='inlineStr'><is><t>A</t></is></c><c r='C1' "
                "t='inlineStr'><is><t>C</t></is></c></row>"
                "<row><c r='A2'><v>0.1</v></c><c r='C2' t='b'><v>1</v></c></row>"
                "<row><c r='A3'><v>8.0000000024E10</v></c><c r='C3' t='e'><v>#N/A</v></c></row>"
                "<row><c r='C4' t='b'><v>0</v></c></row>",
                "",
                "none UTF-8 X 3\n"
                "number A #2\n"
                "empty  #0\n"
                "single C #2 {TRUE=1} {FALSE=1}\n"
                "2 - [0.1] [] [TRUE]\n"
                "3 - [80000000024] [] []\n"
                "4 - [] [] [FALSE]\n");
}

static void
test_1904 (void)
{
  assert_sheet (HEADER
                "<row r='3'><c r='A3' s='1'><v>42076.5</v></c><c r='B3' t='s'><v>2</v></c></row>",
                " date1904='1'",
                "ymd UTF-8 X 1\n"
                "timestamp Dấu thời gian #1\n"
                "single Bạn thích gì? #1 {Hoa=1}\n"
                "3 2019-03-14T12:00:00 [Hoa]\n");
}

static void
test_damaged (void)
{
  g_autofree char *cut = read_sheet (HEADER "<row r='3'><c r='A3'", "");
  g_autofree char *empty = read_sheet ("", "");

  g_assert_nonnull (strstr (cut, "damaged"));
  g_assert_nonnull (strstr (empty, "empty"));
}

static void
test_named_sheet (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "import", "corpus", NULL);
  g_autofree char *path = g_build_filename (folder, "second-sheet.xlsx", NULL);
  HosoReadOptions options = { .sheet = "Ghi chú" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) first = hoso_survey_recognise (path, NULL, NULL, &error);
  g_autoptr (HosoDraft) named = hoso_survey_recognise (path, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first->sheet, ==, "Câu trả lời");
  g_assert_cmpuint (g_strv_length (first->sheets), ==, 3);
  g_assert_cmpstr (named->sheet, ==, "Ghi chú");
  g_assert_cmpuint (named->questions->len, ==, 1);
  options.sheet = "Trống";
  g_assert_null (hoso_survey_recognise (path, &options, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT);
  g_clear_error (&error);
  options.sheet = "Khác";
  g_assert_null (hoso_survey_recognise (path, &options, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
assert_number (const char *number, HosoXlsxStyle style, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  hoso_xlsx_append_number (text, number, style, FALSE);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_numbers (void)
{
  assert_number ("42", HOSO_XLSX_PLAIN, "42");
  assert_number ("0.30000000000000004", HOSO_XLSX_PLAIN, "0.3");
  assert_number ("-1.5E-3", HOSO_XLSX_PLAIN, "-0.0015");
  assert_number ("1", HOSO_XLSX_DATE, "1900-01-01");
  assert_number ("59", HOSO_XLSX_DATE, "1900-02-28");
  assert_number ("61", HOSO_XLSX_DATE, "1900-03-01");
  assert_number ("43538", HOSO_XLSX_DATE, "2019-03-14");
  assert_number ("0.75", HOSO_XLSX_CLOCK, "18:00:00");
  assert_number ("43538.999999", HOSO_XLSX_DATE_TIME, "2019-03-15 00:00:00");
  assert_number ("-3", HOSO_XLSX_DATE, "-3");
  assert_number ("1e300", HOSO_XLSX_DATE, "1e+300");
  assert_number ("nonsense", HOSO_XLSX_DATE, "nonsense");
}

static void
test_codes (void)
{
  g_assert_cmpint (hoso_xlsx_style_from_code ("General"), ==, HOSO_XLSX_PLAIN);
  g_assert_cmpint (hoso_xlsx_style_from_code ("#,##0.00\\ \"đồng\""), ==, HOSO_XLSX_PLAIN);
  g_assert_cmpint (hoso_xlsx_style_from_code ("[Red]0;[Blue]0"), ==, HOSO_XLSX_PLAIN);
  g_assert_cmpint (hoso_xlsx_style_from_code ("dd/mm/yyyy"), ==, HOSO_XLSX_DATE);
  g_assert_cmpint (hoso_xlsx_style_from_code ("m/d/yy h:mm;@"), ==, HOSO_XLSX_DATE_TIME);
  g_assert_cmpint (hoso_xlsx_style_from_code ("[h]:mm:ss"), ==, HOSO_XLSX_CLOCK);
  g_assert_cmpint (hoso_xlsx_style_from_code ("\"open"), ==, HOSO_XLSX_PLAIN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/sheet", test_sheet);
  g_test_add_func ("/xlsx/gaps-and-types", test_gaps_and_types);
  g_test_add_func ("/xlsx/1904", test_1904);
  g_test_add_func ("/xlsx/damaged", test_damaged);
  g_test_add_func ("/xlsx/named-sheet", test_named_sheet);
  g_test_add_func ("/xlsx/numbers", test_numbers);
  g_test_add_func ("/xlsx/codes", test_codes);
  return g_test_run ();
}
