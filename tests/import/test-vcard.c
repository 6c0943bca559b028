/* Contacts as telephones and address books write them, made up. */

#include <glib/gstdio.h>
#include <string.h>

#include "hoso-error.h"
#include "hoso-sheet-reader.h"
#include "hoso-survey-reader.h"

#define CARD(lines) "BEGIN:VCARD\r\nVERSION:4.0\r\n" lines "END:VCARD\r\n"

/* The file's rows as "field=value;field=value", one line each. */
static gboolean
append_row (const HosoRow *row, gpointer data, GError **error)
{
  gpointer *both = data;
  const HosoSheet *sheet = both[0];
  GString *text = both[1];

  for (guint i = 0; i < row->n; i++)
    {
      const char *field = sheet->fields->pdata[i];

      g_assert_true (g_utf8_validate_len (row->cells[i].text, row->cells[i].length, NULL));
      if (row->cells[i].length > 0 && field != NULL)
        g_string_append_printf (text, "%s=%.*s;", field, (int)row->cells[i].length,
                                row->cells[i].text);
    }
  g_string_append_c (text, '\n');
  g_string_replace (text, "\x1e", "|", 0);
  return TRUE;
}

static char *
write_file (const char *content, gssize length)
{
  g_autofree char *name = g_strdup_printf ("hoso-vcard-%08x.vcf", g_random_int ());
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return path;
}

static char *
read_cards (const char *content)
{
  g_autofree char *path = write_file (content, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSheet) sheet = hoso_sheet_recognise (path, NULL, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  gpointer both[2] = { sheet, text };

  g_assert_no_error (error);
  g_assert_cmpint (sheet->kind, ==, HOSO_FILE_CUSTOMERS);
  g_assert_cmpstr (sheet->layout, ==, "vcard");
  hoso_sheet_read (path, sheet, append_row, both, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  const char *name;
  const char *content;
  const char *expected;
} cards[] = {
  { "plain", CARD ("FN:Nguyễn Thị Lan\r\nTEL;TYPE=cell:0903 123 456\r\n"),
    "name=Nguyễn Thị Lan;phone=0903 123 456;\n" },
  { "family name first", CARD ("N:Nguyễn;Lan;Thị;;\r\nFN:Lan Thị Nguyễn\r\n"),
    "name=Nguyễn Thị Lan;\n" },
  { "foreign name", CARD ("N:Public;John;Quinlan;Mr.;Esq.\r\n"), "name=John Quinlan Public;\n" },
  { "formatted otherwise", CARD ("N:Nguyễn;Lan;;;\r\nFN:Chị Lan Quận 3\r\n"),
    "name=Chị Lan Quận 3;\n" },
  { "only parts", CARD ("N:Trần;Nam;Văn;;\r\nFN:\r\n"), "name=Trần Văn Nam;\n" },
  { "folded inside a character",
    "BEGIN:VCARD\nVERSION:3.0\nFN:Nguy\xe1\xbb\n \x85n Lan\nEND:VCARD\n", "name=Nguyễn Lan;\n" },
  { "tab folds, bare CR", "BEGIN:VCARD\rVERSION:3.0\rFN:Ng\r\tọc\rEND:VCARD\r", "name=Ngọc;\n" },
  { "several and preferred",
    CARD ("FN:Lan\r\nTEL:1\r\nTEL;PREF=1:2\r\nTEL;TYPE=home:3\r\nEMAIL:a@b.vn\r\n"
          "EMAIL;TYPE=INTERNET,pref:c@d.vn\r\n"),
    "name=Lan;phone=2;phones=1|3;email=c@d.vn;emails=a@b.vn;\n" },
  { "uri telephone", CARD ("FN:Lan\r\nTEL;VALUE=uri;TYPE=\"voice,home\":"
                           "tel:+84-903-123-456;ext=5\r\n"),
    "name=Lan;phone=+84-903-123-456;\n" },
  { "escaped", CARD ("FN:Lan\\, Hoa\\; \\\\ Cúc\r\n"
                     "NOTE:dòng 1\\ndòng 2\\Ndòng 3\r\nNOTE:khác\r\n"),
    "name=Lan, Hoa; \\ Cúc;note=dòng 1\ndòng 2\ndòng 3|khác;\n" },
  { "grouped labels",
    CARD ("FN:Lan\r\nitem1.TEL:0903123456\r\nitem1.X-ABLabel:Zalo\r\n"
          "item2.URL:https://facebook.com/lan\r\nitem2.X-ABLABEL:_$!<Facebook>!$_\r\n"),
    "name=Lan;phone=0903123456;zalo=0903123456;facebook=https://facebook.com/lan;\n" },
  { "accounts",
    CARD ("FN:Lan\r\nIMPP;X-SERVICE-TYPE=Zalo:zalo:0903%20123\r\n"
          "X-SOCIALPROFILE;type=facebook:http://www.facebook.com/lan\r\nIMPP:skype:lan\r\n"),
    "name=Lan;zalo=0903 123;facebook=http://www.facebook.com/lan;\n" },
  { "days",
    CARD ("FN:A\r\nBDAY:19900302\r\n") CARD ("FN:B\r\nBDAY:--0203\r\n")
      CARD ("FN:C\r\nBDAY:1990-03-02T00:00:00Z\r\n") CARD ("FN:D\r\nBDAY:--02-03\r\n")
        CARD ("FN:E\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-03-02\r\n") CARD ("FN:F\r\nBDAY:1990\r\n")
          CARD ("FN:G\r\nBDAY;VALUE=text:rằm tháng tám\r\n") CARD ("FN:H\r\nBDAY:1990-03\r\n"),
    "name=A;birthday=1990-03-02;\nname=B;birthday=--02-03;\nname=C;birthday=1990-03-02;\n"
    "name=D;birthday=--02-03;\nname=E;birthday=--03-02;\nname=F;birthday=1990;\n"
    "name=G;birthday=rằm tháng tám;\nname=H;birthday=1990-03;\n" },
  { "sex",
    CARD ("FN:A\r\nGENDER:F\r\n") CARD ("FN:B\r\nGENDER:O;khác\r\n") CARD ("FN:C\r\nGENDER:U\r\n"),
    "name=A;gender=Female;\nname=B;gender=khác;\nname=C;\n" },
  { "address",
    CARD ("FN:A\r\nADR;TYPE=home:;;12 Lê Lợi;Quận 1;TP. HCM;700000;Việt Nam\r\n")
      CARD ("FN:B\r\nADR;LABEL=\"Chợ: Bến Thành\":;;;;;;\r\n"),
    "name=A;address=12 Lê Lợi, Quận 1, TP. HCM, 700000, Việt Nam;\n"
    "name=B;address=Chợ: Bến Thành;\n" },
  { "company",
    CARD ("KIND:org\r\nFN:Công ty An Phát\r\nORG:Công ty An Phát\r\n")
      CARD ("ORG:Công ty Bình Minh;Kho\r\nN:;;;;\r\n")
        CARD ("FN:Lan\r\nORG:Công ty X\r\nTITLE:Kế toán\r\n"),
    "name=Công ty An Phát;kind=company;\nname=Công ty Bình Minh;kind=company;\n"
    "name=Lan;occupation=Kế toán, Công ty X;\n" },
  { "tags", CARD ("FN:A\r\nCATEGORIES:VIP,Khách\\, sỉ,myContacts\r\nCATEGORIES:Quen\r\n"),
    "name=A;tags=VIP|Khách, sỉ|Quen;\n" },
  { "a group", CARD ("KIND:group\r\nFN:Gia đình\r\nMEMBER:1\r\n") CARD ("FN:A\r\n"),
    "name=A;\n" },
  { "quoted-printable of old telephones",
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4E=67=75=79=E1=BB=85=\r\n"
    "=6E;Lan;Th=E1=BB=8B;;\r\nTEL;CELL;PREF:0903123456\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1258:C=E0=20ph=EA\r\nEND:VCARD\r\n",
    "name=Nguyễn Thị Lan;phone=0903123456;note=Cà phê;\n" },
  { "old photo",
    "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:A\r\nPHOTO;JPEG;ENCODING=BASE64:QUJD\r\n REVG\r\nR0hJ\r\n\r\n"
    "TEL:1\r\nEND:VCARD\r\n",
    "name=A;phone=1;photo=QUJDREVGR0hJ;\n" },
  { "photos",
    CARD ("FN:A\r\nPHOTO:data:image/jpeg;base64,QUJD\r\n")
      CARD ("FN:B\r\nPHOTO;ENCODING=b;TYPE=JPEG:QUJD\r\n")
        CARD ("FN:C\r\nPHOTO:http://example.com/a.jpg\r\n"),
    "name=A;photo=QUJD;\nname=B;photo=QUJD;\nname=C;\n" },
  { "revisions",
    CARD ("FN:A\r\nREV:20250101T083000Z\r\n") CARD ("FN:B\r\nREV:2025-01-01T08:30:00+07:00\r\n")
      CARD ("FN:C\r\nREV:2025-01-01\r\n") CARD ("FN:D\r\nREV:hôm qua\r\n"),
    "name=A;changed=2025-01-01T08:30:00Z;\nname=B;changed=2025-01-01T01:30:00Z;\n"
    "name=C;changed=2025-01-01T00:00:00Z;\nname=D;\n" },
  { "fields",
    CARD ("FN:A\r\nX-HOSO-FIELD;X-KEY=city:Huế\r\n") CARD ("FN:B\r\nX-HOSO-FIELD;X-KEY=age:3\r\n"),
    "name=A;city=Huế;\nname=B;age=3;\n" },
  { "a card in a card",
    CARD ("FN:A\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:B\r\nEND:VCARD\r\nTEL:1\r\n"), "name=A;phone=1;\n" },
  { "cut short", "BEGIN:VCARD\r\nFN:A\r\nTEL:1", "name=A;phone=1;\n" },
  { "rubbish", "BEGIN:VCARD\nFN:A\nEND:VCARD\n\nhi\r\n:\r\n;;\r\n" CARD ("FN:B\r\n;x:1\r\nTEL\r\n"),
    "name=A;\nname=B;\n" },
};

static void
test_cards (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *found = read_cards (cards[i].content);

      g_test_message ("%s", cards[i].name);
      g_assert_cmpstr (found, ==, cards[i].expected);
    }
}

/* In UTF-16, as some programs of Windows write it. */
static void
test_utf16 (void)
{
  gsize length;
  g_autofree char *bytes = g_convert ("\xEF\xBB\xBF" CARD ("FN:Nguyễn Lan\r\n"), -1, "UTF-16LE",
                                      "UTF-8", NULL, &length, NULL);
  g_autofree char *path = write_file (bytes, (gssize)length);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSheet) sheet = hoso_sheet_recognise (path, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sheet->layout, ==, "vcard");
  g_assert_cmpstr (((char **)sheet->samples->pdata[0])[0], ==, "Nguyễn Lan");
  g_remove (path);
}

static void
test_no_survey (void)
{
  g_autofree char *path = write_file (CARD ("FN:Lan\r\n"), -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (hoso_survey_recognise (path, NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT);
  g_remove (path);
}

static gboolean
count_row (const HosoRow *row, gpointer data, GError **error)
{
  gsize *sizes = data;

  sizes[0]++;
  for (guint i = 0; i < row->n; i++)
    sizes[1] = MAX (sizes[1], row->cells[i].length);
  return TRUE;
}

/* Endless lines, cells, parameters and cards are cut, not kept. */
static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\r\nFN:A\r\nNOTE:");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSheet) sheet = NULL;
  gsize sizes[2] = { 0, 0 };

  for (guint i = 0; i < 17 * 1024 * 1024; i++)
    g_string_append_c (text, ';');
  g_string_append (text, "\r\nCATEGORIES:");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "a,");
  g_string_append (text, "\r\nTEL");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, ";a=\"");
  g_string_append (text, ":1\r\n");
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "TEL:0903123456\r\nNOTE:x\r\nX-HOSO-FIELD;X-KEY=a:b\r\n");
  g_string_append (text, "END:VCARD\r\n");
  path = write_file (text->str, (gssize)text->len);
  sheet = hoso_sheet_recognise (path, NULL, NULL, &error);
  g_assert_no_error (error);
  hoso_sheet_read (path, sheet, count_row, sizes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sizes[0], ==, 1);
  g_assert_cmpuint (sizes[1], <=, 256 * 1024);
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard/cards", test_cards);
  g_test_add_func ("/vcard/utf16", test_utf16);
  g_test_add_func ("/vcard/no-survey", test_no_survey);
  g_test_add_func ("/vcard/hostile", test_hostile);
  return g_test_run ();
}
