/* Files with damaged bytes: whatever comes, the reader ends in questions and
 * answers or in an error, and what was learned can be read. */

#include "hoso-survey-reader.h"

#include <string.h>

#include "hoso-error.h"
#include "hoso-uid.h"
#include "import-corpus.h"
#include "import-fixture.h"

#define ROUNDS 80
#define STRIDE 40 /* of the bytes to change; one run takes one of them */

static gboolean
ignore_batch (const HosoBatch *batch, gpointer data, GError **error)
{
  for (guint i = 0; i < batch->columns->len; i++)
    g_assert_cmpuint (((HosoColumn *)batch->columns->pdata[i])->n, ==, batch->n);
  *(guint64 *)data += batch->n;
  return TRUE;
}

/* A file that stays the same never fails as one that changed. */
static void
assert_steady (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_false (g_error_matches (error, HOSO_ERROR, HOSO_ERROR_CONFLICT));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
try_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = hoso_survey_recognise (path, NULL, NULL, &error);
  guint64 n = 0;

  if (draft == NULL || !hoso_survey_learn (path, draft, NULL, NULL, NULL, &error) ||
      !hoso_survey_read (path, draft, ignore_batch, &n, NULL, NULL, NULL, &error))
    {
      assert_steady (error);
      return;
    }
  g_assert_cmpuint (n + draft->problems->len, >=, draft->rows);
}

/* Changes, removes, doubles or inserts some bytes. */
static void
mutate (HosoRandom *random, GByteArray *bytes)
{
  static const char telling[] = "\",;\n\r\t|()[]@/:.- \xef\xbb\xbf\xcc\x81\xe1\xba\xa1\xff\0"
                                "09PK<&";
  guint n = 1 + hoso_random_below (random, 4);

  for (guint i = 0; i < n && bytes->len > 1; i++)
    {
      guint at = hoso_random_below (random, bytes->len);
      guint length = 1 + hoso_random_below (random, MIN (12, bytes->len - at));
      guint8 byte = telling[hoso_random_below (random, sizeof telling - 1)];
      g_autofree guint8 *copy = NULL;

      switch (hoso_random_below (random, 4))
        {
        case 0:
          bytes->data[at] = hoso_random_below (random, 256);
          break;
        case 1:
          bytes->data[at] = byte;
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, length);
          break;
        default:
          copy = g_memdup2 (bytes->data + at, length);
          g_byte_array_append (bytes, copy, length);
        }
    }
}

static void
try_mutated (HosoRandom *random, const char *start, gsize length)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  char *path;

  g_byte_array_append (bytes, (const guint8 *)start, length);
  mutate (random, bytes);
  path = fixture_write ("survey.csv", (const char *)bytes->data, bytes->len);
  try_file (path);
  fixture_remove (path);
}

static char **
list_corpus (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "import", "corpus", NULL);

  return corpus_list (folder);
}

static void
test_text (void)
{
  g_auto (GStrv) files = list_corpus ();
  HosoRandom random;
  guint seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  hoso_random_seed (&random, seed);
  for (guint round = 0; round < ROUNDS; round++)
    {
      const char *start = files[hoso_random_below (&random, g_strv_length (files))];
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (start, &bytes, &length, NULL));
      try_mutated (&random, bytes, length);
    }
}

/* Every file of the corpus, each of its bytes changed once: a different share of
 * them at every run. */
static void
test_each_byte (void)
{
  g_auto (GStrv) files = list_corpus ();
  HosoRandom random;
  guint seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  hoso_random_seed (&random, seed);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (files[i], &bytes, &length, NULL));
      for (gsize at = hoso_random_below (&random, STRIDE); at < length; at += STRIDE)
        {
          char kept = bytes[at];
          char *path;

          bytes[at] = (char)hoso_random_below (&random, 256);
          path = fixture_write ("survey.csv", bytes, (gssize)length);
          try_file (path);
          fixture_remove (path);
          bytes[at] = kept;
        }
    }
}

/* Answers of a few words in any order: what learning cuts, reading must know. */
static void
test_choices (void)
{
  static const char *const words[] = { "Hoa", "Trà", "Tra\xcc\x80", "cà phê",
                                       "a (b, c)", "(x", "y)", "Z;W" };
  static const char *const joints[] = { ", ", ", ", ";", "; ", ",", " " };
  HosoRandom random;
  guint seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  hoso_random_seed (&random, seed);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GString) text = g_string_new ("Q\n");
      guint rows = 1 + hoso_random_below (&random, 40);
      guint n_words = 2 + hoso_random_below (&random, G_N_ELEMENTS (words) - 1);
      guint n_joints = 1 + hoso_random_below (&random, G_N_ELEMENTS (joints));
      char *path;

      for (guint row = 0; row < rows; row++)
        {
          guint n = 1 + hoso_random_below (&random, 4);

          g_string_append_c (text, '"');
          for (guint i = 0; i < n; i++)
            {
              g_string_append (text, i > 0 ? joints[hoso_random_below (&random, n_joints)] : "");
              g_string_append (text, words[hoso_random_below (&random, n_words)]);
            }
          g_string_append (text, "\"\n");
        }
      path = fixture_write ("survey.csv", text->str, text->len);
      try_file (path);
      fixture_remove (path);
    }
}

static void
test_zip (void)
{
  const char *const members[] = { "a.csv", "Q,R\na,\"b;c\"\nd,b\n", NULL };
  char *path = fixture_write_zip ("a.zip", members);
  g_autofree char *bytes = NULL;
  gsize length;
  HosoRandom random;
  guint seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  fixture_remove (path);
  hoso_random_seed (&random, seed);
  for (guint round = 0; round < ROUNDS; round++)
    try_mutated (&random, bytes, length);
}

static void
test_workbook (void)
{
  static const char sheet[] = "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c "
                              "r='B1' t='s'><v>1</v></c></row>"
                              "<row r='2'><c r='A2' s='1'><v>43538.8</v></c><c r='B2' "
                              "t='inlineStr'><is><t>x</t></is></c></row>"
                              "</sheetData></worksheet>";
  HosoRandom random;
  guint seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  hoso_random_seed (&random, seed);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      char *path;

      g_byte_array_append (bytes, (const guint8 *)sheet, sizeof sheet - 1);
      mutate (&random, bytes);
      g_byte_array_append (bytes, (const guint8 *)"", 1);
      {
        const char *const members[] = {
          "xl/workbook.xml",
          "<workbook><sheets><sheet id='a'/></sheets></workbook>",
          "xl/_rels/workbook.xml.rels",
          "<R><Relationship Id='a' Target='s.xml'/></R>",
          "xl/sharedStrings.xml",
          "<sst><si><t>Timestamp</t></si><si><t>Q</t></si></sst>",
          "xl/styles.xml",
          "<s><cellXfs><xf/><xf numFmtId='22'/></cellXfs></s>",
          "xl/s.xml",
          (const char *)bytes->data,
          NULL,
        };

        path = fixture_write_zip ("a.xlsx", members);
      }
      try_file (path);
      fixture_remove (path);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mutation/text", test_text);
  g_test_add_func ("/mutation/each-byte", test_each_byte);
  g_test_add_func ("/mutation/choices", test_choices);
  g_test_add_func ("/mutation/zip", test_zip);
  g_test_add_func ("/mutation/workbook", test_workbook);
  return g_test_run ();
}
