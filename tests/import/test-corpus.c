/* Small files, one trait each, and what is understood of them: corpus/FILE and
 * corpus/FILE.json.  With HOSO_WRITE_EXPECTED set, the latter are written anew
 * instead; read the difference before it is committed.
 */

#include <locale.h>

#include "import-corpus.h"

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *expected_path = corpus_dup_expected_path (path);
  g_autofree char *found = corpus_read_as_json (path);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("HOSO_WRITE_EXPECTED") != NULL)
    g_file_set_contents (expected_path, found, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_auto (GStrv) paths = NULL;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "import", "corpus", NULL);
  paths = corpus_list (folder);
  g_assert_cmpuint (g_strv_length (paths), >=, 60);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *base = g_path_get_basename (paths[i]);
      g_autofree char *name = g_strconcat ("/corpus/", base, NULL);

      g_test_add_data_func (name, paths[i], test_file);
    }
  return g_test_run ();
}
