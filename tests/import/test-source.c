/* What files come packed in: encodings, ZIP, and what is refused. */

#include "hoso-survey-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#include "hoso-encoding.h"
#include "hoso-error.h"
#include "hoso-source.h"
#include "import-fixture.h"

#define TABLE "Họ tên,Giới tính\nTrần Thị Huệ,Nữ\nĐặng Văn Đức,Nam\nLê Thị Hường,Nữ\n"

/* The decoded text of the file at @path, which is removed. */
static char *
read_all (char *path, const char *encoding, const char *found, gboolean bom)
{
  HosoReadOptions options = { encoding, 0, HOSO_DATE_ORDER_UNKNOWN };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSource) source = hoso_source_open (path, &options, NULL, &error);
  GString *text = g_string_new (NULL);
  char buffer[100];
  gssize n;

  g_assert_no_error (error);
  g_assert_cmpstr (hoso_source_get_encoding (source), ==, found);
  g_assert_cmpint (hoso_source_has_bom (source), ==, bom);
  while ((n = hoso_source_read (source, buffer, sizeof buffer, &error)) > 0)
    g_string_append_len (text, buffer, n);
  g_assert_no_error (error);
  fixture_remove (path);
  return g_string_free (text, FALSE);
}

static void
assert_encoding (const char *encoding, const char *bom, const char *told, const char *found)
{
  gsize length;
  g_autofree char *bytes = g_convert (TABLE, -1, encoding, "UTF-8", NULL, &length, NULL);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree char *text = NULL;

  g_assert_nonnull (bytes);
  g_byte_array_append (file, (const guint8 *)bom, strlen (bom));
  g_byte_array_append (file, (const guint8 *)bytes, length);
  text = read_all (fixture_write ("a.csv", (const char *)file->data, file->len), told, found,
                   *bom != '\0');
  g_assert_cmpstr (text, ==, TABLE);
}

static void
test_encodings (void)
{
  assert_encoding ("UTF-8", "", NULL, "UTF-8");
  assert_encoding ("UTF-8", "\xef\xbb\xbf", NULL, "UTF-8");
  assert_encoding ("UTF-16LE", "", NULL, "UTF-16LE");
  assert_encoding ("UTF-16BE", "", NULL, "UTF-16BE");
  assert_encoding ("UTF-16LE", "\xff\xfe", NULL, "UTF-16LE");
  assert_encoding ("UTF-16BE", "\xfe\xff", NULL, "UTF-16BE");
  assert_encoding ("TCVN", "", "tcvn", "TCVN");
  assert_encoding ("TCVN", "", NULL, "TCVN");
  assert_encoding ("WINDOWS-1258", "", NULL, "WINDOWS-1258");
}

/* Old Windows text comes decomposed; the answers are in NFC all the same. */
static void
test_windows_1258 (void)
{
  static const char bytes[] =
    "Gi\xf5\xec"
    "i t\xedn"
    "h\nN\xfd\xde\nNam\nN\xfd\xde\n"
    "Kh\xf4ng bi\xea\xec"
    "t\nNg\xfd\xf5\xcc"
    "i kh\xe1"
    "c\n";
  char *path = fixture_write ("a.csv", bytes, -1);
  HosoReadOptions options = { "windows-1258", 0, HOSO_DATE_ORDER_UNKNOWN };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = hoso_survey_recognise (path, &options, NULL, &error);
  const HosoQuestion *question;

  g_assert_no_error (error);
  question = draft->questions->pdata[0];
  g_assert_cmpstr (draft->encoding, ==, "WINDOWS-1258");
  g_assert_cmpstr (question->title, ==, "Giới tính");
  g_assert_nonnull (hoso_question_find_option (question, "Nữ"));
  fixture_remove (path);
}

static void
test_vni (void)
{
  static const char bytes[] =
    "Ho\xef te\xe2n\nTra\xe0n Th\xf2 Hue\xe4\nNguye\xe3n Va\xean A\xf9nh\nTie\xe1ng Vie\xe4t\n"
    "Be\xe1n Tre, Ca\xe0n Th\xf4, Hue\xe1\nHa\xf8 No\xe4i, Ha\xfbi Pho\xf8ng\n";
  char *path = fixture_write ("a.csv", bytes, -1);
  HosoReadOptions options = { "windows-1252", 0, HOSO_DATE_ORDER_UNKNOWN };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = hoso_survey_recognise (path, &options, NULL, &error);
  const HosoProblem *problem;

  g_assert_no_error (error);
  g_assert_cmpuint (draft->problems->len, ==, 1);
  problem = draft->problems->pdata[0];
  g_assert_nonnull (strstr (problem->reason, "VNI"));
  fixture_remove (path);
}

static void
test_broken_characters (void)
{
  g_autofree char *text = NULL;

  text = read_all (fixture_write ("a.csv", "a\n\xe1\xbb", -1), "UTF-8", "UTF-8", FALSE);
  g_assert_cmpstr (text, ==, "a\n\357\277\275\357\277\275");
}

/* Against GLib's own check, on pieces of valid text with some bytes changed. */
static void
test_valid_length (void)
{
  static const char text[] =
    "aĐặng Thị é ‘x’ \xf0\x9f\x98\x80 \xed\x9f\xbf \xf4\x8f\xbf\xbf \xe0\xa0\x80 ok";
  g_autofree char *bytes = g_malloc (9000);

  for (guint round = 0; round < 3000; round++)
    {
      gsize length = g_test_rand_int_range (0, round % 10 == 0 ? 9000 : 60);
      const char *end = bytes;

      for (gsize i = 0; i < length; i++)
        bytes[i] = text[i % (sizeof text - 1)];
      if (length > 0 && round % 3 > 0)
        bytes[g_test_rand_int_range (0, length)] = g_test_rand_int_range (0, 256);
      g_utf8_validate_len (bytes, length, &end);
      g_assert_cmpuint (hoso_utf8_valid_length (bytes, length), ==, end - bytes);
    }
}

static void
test_unknown_encoding (void)
{
  char *path = fixture_write ("a.csv", "a\n", -1);
  HosoReadOptions options = { "klingon", 0, HOSO_DATE_ORDER_UNKNOWN };
  g_autoptr (GError) error = NULL;

  g_assert_null (hoso_source_open (path, &options, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  fixture_remove (path);
}

/* The UTF-8 that the head promises may end behind it. */
static void
test_late_change_of_encoding (void)
{
  g_autoptr (GString) bytes = g_string_new ("a\n");
  char *path;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSource) source = NULL;

  while (bytes->len < 1024 * 1024)
    g_string_append (bytes, "plain text\n");
  while (bytes->len < 3 * 1024 * 1024)
    g_string_append (bytes, "caf\xe9 tr\xe8s bon\n");
  path = fixture_write ("a.csv", bytes->str, bytes->len);
  source = hoso_source_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hoso_source_get_encoding (source), !=, "UTF-8");
  fixture_remove (path);
}

static void
test_zip (void)
{
  const char *const members[] = {
    "__MACOSX/._big.csv",
    TABLE TABLE TABLE,
    "notes.md",
    "#",
    "small.csv",
    "a\n",
    "big.csv",
    TABLE,
    NULL,
  };
  g_autofree char *text = read_all (fixture_write_zip ("a.csv.zip", members), NULL, "UTF-8", FALSE);

  g_assert_cmpstr (text, ==, TABLE);
}

/* Several tables: the survey is read, not the largest; another may be named. */
static void
test_zip_of_several (void)
{
  const char *const members[] = {
    "notes.csv",
    TABLE TABLE,
    "answers.csv",
    "\"Timestamp\",Q\n2022/04/27 6:56:56 PM GMT+7,a\n",
    NULL,
  };
  char *path = fixture_write_zip ("a.zip", members);
  HosoReadOptions options = { .sheet = "notes.csv" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = hoso_survey_recognise (path, NULL, NULL, &error);
  g_autoptr (HosoDraft) named = hoso_survey_recognise (path, &options, NULL, &error);
  g_autofree char *sheets = NULL;

  g_assert_no_error (error);
  sheets = g_strjoinv ("|", draft->sheets);
  g_assert_cmpstr (sheets, ==, "notes.csv|answers.csv");
  g_assert_cmpstr (draft->sheet, ==, "answers.csv");
  g_assert_cmpstr (named->sheet, ==, "notes.csv");
  g_assert_cmpuint (named->questions->len, ==, 2);
  hoso_survey_learn (path, named, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (named->rows, ==, 7);
  options.sheet = "others.csv";
  g_assert_null (hoso_survey_recognise (path, &options, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  fixture_remove (path);
}

static void
assert_refused (char *path, int code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = hoso_survey_recognise (path, NULL, NULL, &error);

  if (draft != NULL)
    hoso_survey_learn (path, draft, NULL, NULL, NULL, &error);
  g_assert_error (error, HOSO_ERROR, code);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
  fixture_remove (path);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *word;
  } files[] = {
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", 10, ".xls" },
    { "%PDF-1.5\n%", -1, "PDF" },
    { "\x89PNG\r\n\x1a\n", -1, "picture" },
    { "\xff\xd8\xff\xe0\0\x10JFIF", 10, "picture" },
    { "\n <!DOCTYPE html><html>", -1, "web page" },
    { "\xef\xbb\xbf<HTML>", -1, "web page" },
    { "<?xml version='1.0'?>", -1, "XML" },
    { "{\\rtf1}", -1, "RTF" },
    { "\x1f\x8b\x08", -1, "gzip" },
    { "PK\x05\x06", -1, "empty" },
    { "PK\x03\x04 no zip", -1, "damaged" },
    { "", 0, "empty" },
    { " \n\r\n", -1, "empty" },
    { "x\x01\x02\x03\x04\x05\x06\x07\x0e\x0f", -1, "no text" },
  };
  const char *const document[] = { "mimetype", "x", "content.xml", "<a/>", NULL };
  const char *const nothing[] = { "a.md", "x", NULL };
  const char *const packed[] = { "a.csv", "PK\x03\x04", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    assert_refused (fixture_write ("a.csv", files[i].bytes, files[i].length), HOSO_ERROR_FORMAT,
                    files[i].word);
  assert_refused (fixture_write_zip ("a.csv", document), HOSO_ERROR_FORMAT, "another program");
  assert_refused (fixture_write_zip ("a.csv", nothing), HOSO_ERROR_FORMAT, "no CSV");
  assert_refused (fixture_write_zip ("a.csv", packed), HOSO_ERROR_FORMAT, "packed");
}

static void
test_no_such_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hoso_survey_recognise ("/nowhere/at/all.csv", NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (hoso_survey_recognise (g_get_tmp_dir (), NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT);
}

static void
test_bomb (void)
{
  g_autofree char *zeros = g_malloc (80 * 1024 * 1024);
  const char *const members[] = { "a.csv", zeros, NULL };

  memset (zeros, ',', 80 * 1024 * 1024 - 1);
  for (gsize i = 0; i < 80 * 1024 * 1024; i += 100)
    zeros[i] = '\n';
  zeros[80 * 1024 * 1024 - 1] = '\0';
  zeros[0] = 'a';
  assert_refused (fixture_write_zip ("a.zip", members), HOSO_ERROR_LIMIT, "unpacks");
}

static void
test_changed_while_read (void)
{
  g_autoptr (GString) bytes = g_string_new ("a\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSource) source = NULL;
  g_autofree char *buffer = g_malloc (4096);
  char *path;
  gssize n;

  while (bytes->len < 1024 * 1024)
    g_string_append (bytes, "some text\n");
  path = fixture_write ("a.csv", bytes->str, bytes->len);
  source = hoso_source_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (path, "a\n", 2, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  while ((n = hoso_source_read (source, buffer, 4096, &error)) > 0)
    ;
  g_assert_cmpint (n, ==, -1);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
  fixture_remove (path);
}

static void
test_cancelled (void)
{
  char *path = fixture_write ("a.csv", "a\n1\n", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (hoso_survey_recognise (path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/encodings", test_encodings);
  g_test_add_func ("/source/windows-1258", test_windows_1258);
  g_test_add_func ("/source/vni", test_vni);
  g_test_add_func ("/source/broken-characters", test_broken_characters);
  g_test_add_func ("/source/valid-length", test_valid_length);
  g_test_add_func ("/source/unknown-encoding", test_unknown_encoding);
  g_test_add_func ("/source/late-change-of-encoding", test_late_change_of_encoding);
  g_test_add_func ("/source/zip", test_zip);
  g_test_add_func ("/source/zip-of-several", test_zip_of_several);
  g_test_add_func ("/source/refused", test_refused);
  g_test_add_func ("/source/no-such-file", test_no_such_file);
  g_test_add_func ("/source/bomb", test_bomb);
  g_test_add_func ("/source/changed-while-read", test_changed_while_read);
  g_test_add_func ("/source/cancelled", test_cancelled);
  return g_test_run ();
}
